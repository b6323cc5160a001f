/**
 * What a company does by itself once a day while the program is open: quotes expire, recurring invoices become drafts.
 * It is done when the company is opened and each morning; doing it again changes nothing.
 */
import { type InstantMs, localDay } from '../../db/rules/dates.ts'
import type { Backend } from '../doors/session.ts'
import type { Log } from './log.ts'

/** Every day early, before people come in. */
export const DAILY_WORK = '10 6 * * *'

export const DAILY_OPERATION = 'document.daily'

export class Daily {
  readonly #program: Backend
  readonly #log: Log
  readonly #now: () => InstantMs
  /** Last day on which it was done, by path of the company. */
  readonly #done = new Map<string, string>()

  constructor(program: Backend, log: Log, now: () => InstantMs) {
    this.#program = program
    this.#log = log
    this.#now = now
  }

  /** Does the day's work of a company, once. What goes wrong is noted and tried again at the next occasion. */
  async run(company: string): Promise<void> {
    const day = localDay(this.#now())
    if (this.#done.get(company) === day) return
    this.#done.set(company, day)
    const context = { door: 'scheduler', signal: new AbortController().signal, progress: () => {} } as const
    const answer = await this.#program.call({ operation: DAILY_OPERATION, company, input: {} }, context)
    if (answer.ok) return
    this.#done.delete(company)
    this.#log.warn('daily work failed', { company, code: answer.error.code })
  }
}
