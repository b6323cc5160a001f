/** The program of the soak test as a process of its own, spoken to over its loopback door as any program may. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { addressOf } from '../../electron/host/instance.ts'
import type { Operations } from '../../electron/operations/index.ts'
import { COLLECT, type Heap, type Question } from './heap.ts'

/** Calls one operation and gives its answer; a refusal or failure is thrown. */
export type Call = <N extends keyof Operations>(
  operation: N,
  input: Operations[N]['input'],
) => Promise<Operations[N]['output']>

export interface RunningProgram {
  readonly pid: number
  readonly call: Call
  /** What each thread holds once its garbage is collected; with a folder, a snapshot of each is left there. */
  readonly collect: (snapshots?: string) => Promise<readonly Heap[]>
  readonly stop: () => Promise<void>
}

interface Said {
  readonly type: 'ready' | 'heaps'
  readonly heaps: readonly Heap[]
}

function saidBy(child: ChildProcess, type: Said['type']): Promise<Said> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`the program ended (${code})`))
    const listen = (message: unknown) => {
      if ((message as Said).type !== type) return
      child.off('message', listen).off('exit', ended)
      resolve(message as Said)
    }
    child.on('message', listen).once('exit', ended)
  })
}

/** Starts the program, from its bundle, on a data folder of its own, with a company open. */
export async function startProgram(bundled: string, home: string, company: string): Promise<RunningProgram> {
  const child = fork(bundled, [], {
    execArgv: ['--expose-gc'],
    env: { ...process.env, GRANDLIVRE_HOME: home },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  await saidBy(child, 'ready')
  const { port, token } = addressOf(home)!
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  let calls = 0
  return {
    pid: child.pid!,
    call: async (operation, input) => {
      const body = JSON.stringify({ call: String(++calls), operation, company, input })
      const response = await fetch(`http://127.0.0.1:${port}/api/call`, { method: 'POST', headers, body })
      const answer = (await response.json()) as { ok: boolean; data: never; error: unknown }
      if (!answer.ok) throw new Error(`${operation}: ${JSON.stringify(answer.error)}`)
      return answer.data
    },
    collect: async (snapshots) => {
      const heaps = saidBy(child, 'heaps')
      child.send({ ask: COLLECT, snapshots: snapshots ?? null } satisfies Question)
      return (await heaps).heaps
    },
    stop: async () => {
      const ended = once(child, 'exit')
      child.send({ type: 'stop' })
      await ended
    },
  }
}
