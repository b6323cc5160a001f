/** Processes that try faults: each does one run at a time; one that hangs or grows is replaced. */
import { type ChildProcess, fork } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import type { Answer, Ask } from './tester.ts'

const HANG_MS = 300_000
/** How often the computing time of a process is looked at, which may be in a loop of the tests themselves. */
const LOOK_MS = 1_000
const TICK_MS = 10
/** What it may take to load a file of tests and all it imports. */
const LOADING_MAX_MS = 5_000
/** Every run leaves its files behind in the process. */
const RSS_MAX_MIB = 1_200

/** Computing time that a process has used; 0 where the system does not tell. */
function usedMs(pid: number): number {
  try {
    const fields = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS
  } catch {
    return 0
  }
}

/** One process and its successors. */
export class Tester {
  readonly #copy: string
  readonly #mutants: number
  readonly #seed: number
  #child: ChildProcess | undefined

  constructor(copy: string, mutants: number, seed: number) {
    this.#copy = copy
    this.#mutants = mutants
    this.#seed = seed
  }

  #start(): ChildProcess {
    const { LONG: _, TEST_RESULTS: __, ...others } = process.env
    return fork(path.join(import.meta.dirname, 'tester.ts'), [this.#copy, String(this.#mutants)], {
      cwd: this.#copy,
      execArgv: ['--no-warnings'],
      env: { SHARE: '0.1', ...others, SEED: String(this.#seed) },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
  }

  /** The answer, or null where the process hung or died: the fault did that. */
  ask(ask: Ask): Promise<Answer | null> {
    this.#child ??= this.#start()
    const child = this.#child
    return new Promise((resolve) => {
      const end = (answer: Answer | null) => {
        clearTimeout(timer)
        clearInterval(watch)
        child.removeAllListeners()
        if (answer === null || answer.rssMiB > RSS_MAX_MIB) this.end()
        resolve(answer)
      }
      const start = usedMs(child.pid!)
      const look = () => usedMs(child.pid!) - start > 2 * ask.limitMs + LOADING_MAX_MS && end(null)
      const watch = setInterval(look, LOOK_MS)
      const timer = setTimeout(() => end(null), HANG_MS)
      child.once('message', (answer: Answer) => end(answer))
      child.once('exit', () => end(null))
      child.send(ask, (error) => error && end(null))
    })
  }

  end(): void {
    this.#child?.kill('SIGKILL')
    this.#child = undefined
  }
}

/** Does every piece of work, each process one at a time. */
export async function share<T>(
  testers: readonly Tester[],
  work: readonly T[],
  perform: (tester: Tester, one: T) => Promise<void>,
): Promise<void> {
  let next = 0
  await Promise.all(
    testers.map(async (tester) => {
      while (next < work.length) await perform(tester, work[next++]!)
    }),
  )
}
