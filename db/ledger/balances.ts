/** Balances per account and month: kept in the transaction of the entry, so that no report reads all postings. */
import type { Sql } from '../sql.ts'

const UPSERT = `INSERT INTO balance (account, month, closing, debit, credit) VALUES (?,?,?,?,?)
  ON CONFLICT (account, month, closing) DO UPDATE SET debit = debit + excluded.debit, credit = credit + excluded.credit`

/** Adds (`sign` 1) or takes back (-1) the postings of an entry. */
export function moveBalances(sql: Sql, entry: number, sign: 1 | -1): void {
  const rows = sql.all<{ account: string; month: string; closing: number; cents: number }>(
    `SELECT p.account, substr(p.date, 1, 7) AS month, e.kind = 'closing' AS closing, p.cents
     FROM posting p JOIN entry e ON e.key = p.entry WHERE p.entry = ?`,
    entry,
  )
  for (const { account, month, closing, cents } of rows)
    sql.run(UPSERT, account, month, closing, cents > 0 ? sign * cents : 0, cents < 0 ? -sign * cents : 0)
}

/** Debit and credit of an account. */
interface Sides {
  debit: number
  credit: number
}

/** Sums of many postings, written once per account and month: a batch costs one upsert each instead of one a line. */
export class BalanceBatch {
  /** By month, open and closing entries apart, then by account: looked up once an entry and once a line. */
  readonly #months: readonly [Map<string, Map<string, Sides>>, Map<string, Map<string, Sides>>] = [
    new Map(),
    new Map(),
  ]

  /** Adds the lines of one entry. */
  add(date: string, isClosing: boolean, lines: readonly { account: string; cents: number }[]): void {
    const months = this.#months[isClosing ? 1 : 0]
    const month = date.slice(0, 7)
    let sums = months.get(month)
    if (!sums) {
      sums = new Map()
      months.set(month, sums)
    }
    for (const { account, cents } of lines) {
      let sum = sums.get(account)
      if (!sum) {
        sum = { debit: 0, credit: 0 }
        sums.set(account, sum)
      }
      if (cents > 0) sum.debit += cents
      else sum.credit -= cents
    }
  }

  write(sql: Sql): void {
    for (const closing of [0, 1] as const)
      for (const [month, sums] of this.#months[closing])
        for (const [account, { debit, credit }] of sums)
          sql.run(UPSERT, account, month, closing, debit, credit)
  }
}

/** Balances recomputed from the postings of every entry that counts, in the form of the kept ones. */
export const BALANCES_FROM_POSTINGS = `
  SELECT p.account, substr(p.date, 1, 7) AS month, e.kind = 'closing' AS closing,
    sum(max(p.cents, 0)) AS debit, sum(max(-p.cents, 0)) AS credit
  FROM posting p JOIN entry e ON e.key = p.entry WHERE e.counts = 1
  GROUP BY 1, 2, 3 HAVING debit <> 0 OR credit <> 0 ORDER BY 1, 2, 3`

/** The kept balances, in the same form. */
export const BALANCES_KEPT = `
  SELECT account, month, closing, debit, credit FROM balance WHERE debit <> 0 OR credit <> 0 ORDER BY 1, 2, 3`
