/** Puts the parts of the back end together: the same for the desktop shell, the loopback server and the tests. */
import { join } from 'node:path'
import type { InstantMs } from '../../db/rules/dates.ts'
import type { InspectRequest } from '../bank/parsed.ts'
import { done, failed } from '../doors/answer.ts'
import type { Operation } from '../operations/registry.ts'
import { type BackendOptions, Hub, type ParseStatement, Program } from './backend.ts'
import { DAILY_WORK } from './daily.ts'
import { keychainOf } from './keychain.ts'
import { Log } from './log.ts'
import { type Cron, DAILY_BACKUP, startTasks } from './scheduler.ts'
import { Workers } from './workers.ts'

/** How often idle companies are looked for. */
const IDLE_CHECK_MS = 60_000

export interface Parts {
  readonly home: string
  readonly now: () => InstantMs
  readonly operations: Readonly<Record<string, Operation>>
  readonly performFree: BackendOptions['performFree']
  readonly parseStatement: ParseStatement
  /** Program of a company's thread. */
  readonly script: URL
  readonly cron: Cron
  readonly sealKey?: Uint8Array | undefined
}

export interface BackEnd {
  readonly program: Program
  readonly hub: Hub
  readonly log: Log
  /** Closes the companies, each with its backup; takes less than 5 s. */
  stop(): Promise<void>
}

/** The daily backup: of the companies that are open, one after the other. Unchanged ones are left out there. */
export async function backUpAll(workers: Workers, log: Log): Promise<void> {
  for (const company of workers.open()) {
    const answer = await workers.backUp(company)
    if (!answer.ok) log.warn('daily backup failed', { company, code: answer.error.code })
  }
}

export function assemble(parts: Parts): BackEnd {
  const { home, now, sealKey } = parts
  const log = new Log(join(home, 'logs'), now)
  const hub = new Hub()
  const workers = new Workers({
    script: parts.script,
    dataFolder: home,
    ...(sealKey ? { sealKey } : {}),
    changed: (company) => hub.emit({ event: 'changed', company }),
    note: (what, trace) => log.error(what, trace),
    answer: ({ request }, signal) =>
      parts.parseStatement(request as InspectRequest, signal).then(done, failed),
  })
  const program = new Program({
    ...parts,
    place: { home, keychain: sealKey ? keychainOf(sealKey) : null },
    workers,
    log,
    hub,
  })
  const daily = { name: 'daily backup', expression: DAILY_BACKUP, run: () => backUpAll(workers, log) }
  const morning = {
    name: 'daily work',
    expression: DAILY_WORK,
    run: async () => {
      for (const company of workers.open()) await program.daily.run(company)
    },
  }
  const stopTasks = startTasks(parts.cron, [daily, morning], (task, error) =>
    log.error(`${task.name} failed`, error),
  )
  const idle = setInterval(() => void workers.closeIdle(), IDLE_CHECK_MS)
  return {
    program,
    hub,
    log,
    stop: async () => {
      clearInterval(idle)
      stopTasks()
      await workers.stop()
      log.info('stopped')
    },
  }
}
