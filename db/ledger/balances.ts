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

/** Sums of many postings, written once per account and month: a batch costs one upsert each instead of one a line. */
export class BalanceBatch {
  readonly #sums = new Map<
    string,
    { account: string; month: string; closing: number; debit: number; credit: number }
  >()

  add(account: string, date: string, closing: boolean, cents: number): void {
    const month = date.slice(0, 7)
    const key = `${account} ${month} ${closing}`
    let sum = this.#sums.get(key)
    if (!sum) {
      sum = { account, month, closing: closing ? 1 : 0, debit: 0, credit: 0 }
      this.#sums.set(key, sum)
    }
    if (cents > 0) sum.debit += cents
    else sum.credit -= cents
  }

  write(sql: Sql): void {
    for (const sum of this.#sums.values())
      sql.run(UPSERT, sum.account, sum.month, sum.closing, sum.debit, sum.credit)
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
