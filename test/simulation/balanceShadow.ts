/**
 * A second set of sums beside the tables, moved by nothing but what was posted and whether it counts: after every operation
 * the entries that it touched must balance, and every account and month that they are in must have the sums kept here.
 */
import { convert } from '../../db/rules/money.ts'
import type { Sql } from '../../db/sql.ts'
import { NUMBERED_TWICE } from './checks.ts'

const NOTICE = `
  CREATE TEMP TABLE touched (key INTEGER PRIMARY KEY);
  CREATE TEMP TRIGGER came AFTER INSERT ON main.entry BEGIN INSERT OR IGNORE INTO touched VALUES (NEW.key); END;
  CREATE TEMP TRIGGER turned AFTER UPDATE OF counts ON main.entry BEGIN INSERT OR IGNORE INTO touched VALUES (NEW.key); END;`

const TOUCHED = `SELECT e.key, e.number, e.counts, e.date, e.kind = 'closing' AS closing
  FROM temp.touched t JOIN entry e ON e.key = t.key ORDER BY e.key`

interface EntryRow {
  key: number
  number: string
  counts: number
  date: string
  closing: number
}

interface PostingRow {
  account: string
  date: string
  cents: number
  currency: string | null
  foreign_minor: number | null
  rate: string | null
}

interface Sum {
  debit: number
  credit: number
}

export class Shadow {
  readonly #sql: Sql
  readonly #currency: string
  /** Entries that counted when they were last seen. */
  readonly #counted = new Set<number>()
  /** By account, month and whether closing: the form of the table of balances. */
  readonly #sums = new Map<string, Sum>()
  /** By month and whether closing, over all accounts. */
  readonly #periods = new Map<string, Sum>()
  /** Entries looked at. */
  seen = 0

  constructor(sql: Sql, currency: string) {
    this.#sql = sql
    this.#currency = currency
    sql.script(NOTICE)
    sql.run('INSERT INTO temp.touched SELECT key FROM main.entry')
    this.look()
  }

  /** Looks at what was touched since the last time; what does not hold, in words. */
  look(): string[] {
    const rows = this.#sql.all<EntryRow>(TOUCHED)
    if (rows.length === 0) return []
    this.#sql.run('DELETE FROM temp.touched')
    this.seen += rows.length
    const faults: string[] = []
    const moved = new Set<string>()
    for (const row of rows) faults.push(...this.#lookAt(row, moved))
    for (const key of moved) faults.push(...this.#compare(key))
    return faults
  }

  #lookAt(entry: EntryRow, moved: Set<string>): string[] {
    const lines = this.#sql.all<PostingRow>(
      'SELECT account, date, cents, currency, foreign_minor, rate FROM posting WHERE entry = ?',
      entry.key,
    )
    const faults: string[] = []
    if (lines.reduce((sum, { cents }) => sum + cents, 0) !== 0 || lines.length < 2)
      faults.push(`entry ${entry.number} does not balance`)
    for (const line of lines) {
      if (line.date !== entry.date) faults.push(`entry ${entry.number} has a line of another day`)
      if (!this.#agrees(line)) faults.push(`entry ${entry.number}: the rate does not give the amount`)
    }
    const counts = entry.counts === 1
    if (counts === this.#counted.has(entry.key)) return faults
    if (counts) this.#counted.add(entry.key)
    else this.#counted.delete(entry.key)
    for (const { account, cents } of lines) this.#move(`${account} ${monthKey(entry)}`, cents, counts, moved)
    return faults
  }

  /** A line in another currency is worth what its rate says, to the smallest unit. */
  #agrees({ currency, foreign_minor, rate, cents }: PostingRow): boolean {
    if (currency === null) return foreign_minor === null && rate === null
    const worth = convert(foreign_minor!, currency, rate!, this.#currency)
    return worth !== null && Math.abs(worth - cents) <= 1
  }

  #move(key: string, cents: number, counts: boolean, moved: Set<string>): void {
    moved.add(key)
    const sign = counts ? 1 : -1
    for (const [sums, of] of [
      [this.#sums, key],
      [this.#periods, key.slice(key.indexOf(' ') + 1)],
    ] as const) {
      const sum = sums.get(of) ?? { debit: 0, credit: 0 }
      if (cents > 0) sum.debit += sign * cents
      else sum.credit -= sign * cents
      sums.set(of, sum)
    }
  }

  #compare(key: string): string[] {
    const [account, month, closing] = key.split(' ')
    const kept = this.#sql.get<Sum>(
      'SELECT debit, credit FROM balance WHERE account = ? AND month = ? AND closing = ?',
      account!,
      month!,
      Number(closing),
    )
    const sum = this.#sums.get(key)!
    const period = this.#periods.get(`${month} ${closing}`)!
    const faults: string[] = []
    if ((kept?.debit ?? 0) !== sum.debit || (kept?.credit ?? 0) !== sum.credit)
      faults.push(`account ${key}: kept ${JSON.stringify(kept)}, posted ${JSON.stringify(sum)}`)
    if (period.debit !== period.credit) faults.push(`period ${month}: ${JSON.stringify(period)}`)
    return faults
  }

  /** The same for everything there is: no kept balance beside those of the entries that count, and they add up to nothing. */
  lookAtAll(): string[] {
    const faults = this.look()
    const kept = this.#sql.all<Sum & { account: string; month: string; closing: number }>(
      'SELECT * FROM balance WHERE debit <> 0 OR credit <> 0',
    )
    const known = new Set<string>()
    for (const { account, month, closing } of kept) {
      const key = `${account} ${month} ${closing}`
      known.add(key)
      if (this.#sums.has(key)) faults.push(...this.#compare(key))
      else faults.push(`account ${key}: a balance of no entry`)
    }
    for (const [key, { debit, credit }] of this.#sums)
      if ((debit !== 0 || credit !== 0) && !known.has(key)) faults.push(`account ${key}: its balance is gone`)
    const total = kept.reduce((sum, { debit, credit }) => sum + debit - credit, 0)
    if (total !== 0) faults.push(`all balances together: ${total}`)
    for (const { number } of this.#sql.all<{ number: string }>(NUMBERED_TWICE))
      faults.push(`two entries have the number ${number}`)
    const counted = this.#sql.get<{ n: number }>('SELECT count(*) AS n FROM entry WHERE counts = 1')!.n
    if (counted !== this.#counted.size)
      faults.push(`${counted} entries count, ${this.#counted.size} are in the sums`)
    return faults
  }
}

const monthKey = ({ date, closing }: EntryRow): string => `${date.slice(0, 7)} ${closing}`
