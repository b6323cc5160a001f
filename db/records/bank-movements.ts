/**
 * What is posted on a bank account, and what of it no statement shows, as numbers alone: an account of ten years has
 * hundreds of thousands of entries, of which a proof adds up all and tells the texts of a few (`entriesOf`).
 */
import type { Company } from '../company/company.ts'
import { reconciledThrough, SHOWN, STANDS } from '../ledger/reconciled.ts'
import { balanceThrough } from '../ledger/sums.ts'
import { addDays, type Day } from '../rules/dates.ts'
import { assert } from '../rules/errors.ts'
import type { Cents } from '../rules/money.ts'
import type { Sql } from '../sql.ts'
import { getAccount } from './accounts.ts'

/** What one entry moves on an account, in the account's currency. */
export interface Movement {
  /** Local number of the entry. */
  readonly key: number
  readonly date: Day
  readonly cents: Cents
  /** The entry that it undoes. */
  readonly undoes: number | null
  /** The day on which a line or a reconciliation shows it. */
  readonly shownOn: Day | null
}

/** Currency of a bank account when it is not the company's. */
export function foreignCurrency(company: Company, account: string): string | null {
  const { currency } = getAccount(company.sql, account)
  return currency === company.facts().currency ? null : currency
}

/** Cents of a posting in the currency of `own`, which is not the company's. */
const FOREIGN = 'iif(p.currency = own.currency, p.foreign_minor, 0)'

/** Cents of a posting in the currency of its bank account; `own` says which, when it is not the company's. */
export const OWN = `iif(own.currency IS NULL, p.cents, ${FOREIGN})`

/** Entries that reconciliation ? had not seen when it was made, or that it names. */
const NOT_BEFORE = `SELECT e.key FROM (SELECT DISTINCT device FROM change) d
    LEFT JOIN reconciliation_seen v ON v.fact = ? AND v.device = d.device
    JOIN change c ON c.device = d.device AND c.device_seq > coalesce(v.device_seq, 0) JOIN entry e ON e.change = c.seq
  UNION ALL SELECT e.key FROM reconciled_entry x JOIN entry e ON e.id = x.entry WHERE x.fact = ?`

type Moved = readonly [key: number, date: Day, cents: Cents]

/**
 * Entries of an account and what each moves, held ones too, in order of the day: in the company's currency the index of
 * postings has all of it. To look each entry up would take five times as long, so what a few of them are is asked of these.
 */
const movedQuery = (cents: string) => `WITH own(currency) AS (SELECT ?)
  SELECT p.entry, p.date, sum(${cents}) FROM own CROSS JOIN posting p INDEXED BY posting_account
  WHERE p.account = ? GROUP BY p.date, p.entry HAVING sum(${cents}) <> 0`

const HELD = 'SELECT key FROM entry WHERE counts = 0'

/** Entries that open or close the books, and those that undo another one. */
const FEW = `SELECT e.key, e.kind IN ('opening', 'closing'), (SELECT u.key FROM entry u WHERE u.id = e.reverses)
  FROM entry e WHERE e.kind IN ('opening', 'closing') OR e.reverses IS NOT NULL`

const SHOWN_KEYS = `WITH own(account) AS (SELECT ?), ${SHOWN} SELECT e.key, s.day FROM shown s JOIN entry e ON e.id = s.id`

type FewRow = readonly [key: number, isOpening: 0 | 1, undoes: number | null]

/** Opening and closing entries, and what undoes them, are on no statement. */
function isOpening(few: ReadonlyMap<number, FewRow>, key: number): boolean {
  const row = few.get(key)
  if (!row) return false
  const [, isOne, undoes] = row
  return undoes !== null && few.has(undoes) ? isOpening(few, undoes) : isOne === 1
}

/** Tells of which entries older than the first statement a standing reconciliation takes as shown. */
function shownBefore(sql: Sql, account: string): (key: number, date: Day) => boolean {
  const rows = sql.rows<[string, Day]>(
    `SELECT r.id, r.before FROM reconciliation r WHERE r.account = ? AND r.before IS NOT NULL AND ${STANDS}`,
    account,
  )
  const begun = rows.map(([id, before]) => ({
    before,
    others: new Set(sql.rows<[number]>(NOT_BEFORE, id, id).flat()),
  }))
  return (key, date) => begun.some(({ before, others }) => date < before && !others.has(key))
}

/** What counts of what is posted on an account, in order of the day and of entry. */
export function movementsOf(company: Company, account: string): Movement[] {
  const { sql } = company
  const foreign = foreignCurrency(company, account)
  const held = new Set(sql.rows<[number]>(HELD).flat())
  const few = new Map(sql.rows<FewRow>(FEW).map((row) => [row[0], row]))
  const shown = new Map(sql.rows<[number, Day]>(SHOWN_KEYS, account))
  const isBefore = shownBefore(sql, account)
  const moved = sql.rows<Moved>(movedQuery(foreign === null ? 'p.cents' : FOREIGN), foreign, account)
  const movements: Movement[] = []
  for (const [key, date, cents] of moved) {
    if (held.has(key) || isOpening(few, key)) continue
    const shownOn = shown.get(key) ?? (isBefore(key, date) ? date : null)
    movements.push({ key, date, cents, undoes: few.get(key)?.[2] ?? null, shownOn })
  }
  return movements
}

/** What is not shown by a day, without entries undone by it: with their reversals they move nothing. */
export function withoutUndone(movements: readonly Movement[], through: Day | null): Movement[] {
  const unshown = movements.filter(
    ({ shownOn }) => shownOn === null || (through !== null && shownOn > through),
  )
  const undoing = unshown.filter(({ undoes }) => undoes !== null).sort((a, b) => a.key - b.key)
  if (undoing.length === 0) return unshown
  const pairs = new Set(undoing.flatMap(({ key, undoes }) => [key, undoes!]))
  const left = new Set(unshown.filter(({ key }) => pairs.has(key)).map(({ key }) => key))
  for (const { key, undoes } of undoing) if (left.has(key) && left.delete(undoes!)) left.delete(key)
  return unshown.filter(({ key }) => !pairs.has(key) || left.has(key))
}

/** Balance of a bank account in its own currency, through a day. */
export function bookBalance(company: Company, account: string, through: Day | null): Cents {
  const foreign = foreignCurrency(company, account)
  if (foreign === null) return balanceThrough(company.sql, account, through)
  return company.sql.get<{ cents: Cents }>(
    `WITH own(currency) AS (SELECT ?)
     SELECT coalesce(sum(${OWN}), 0) AS cents FROM own, posting p JOIN entry e ON e.key = p.entry
     WHERE p.account = ? AND p.date <= coalesce(?, '9999-12-31') AND e.counts = 1`,
    foreign,
    account,
    through,
  )!.cents
}

/**
 * The day on which the first statement begins, when the books of the day before agree with what it opens with, but for
 * entries that later lines show: all else before that day was on statements that nobody imported. Null when they differ.
 */
export function agreedStart(company: Company, account: string, movements: readonly Movement[]): Day | null {
  const first = company.sql.get<{ date: Day; opening: Cents | null }>(
    `SELECT first_date AS date, opening FROM statement WHERE account = ? AND first_date IS NOT NULL
     ORDER BY first_date, opening IS NULL, id LIMIT 1`,
    account,
  )
  if (!first || first.opening === null) return null
  const before = bookBalance(company, account, addDays(first.date, -1))
  const shown = movements.filter(({ shownOn, date }) => shownOn !== null && date < first.date)
  return before - shown.reduce((sum, { cents }) => sum + cents, 0) === first.opening ? first.date : null
}

interface UnshownOptions {
  readonly through?: Day | null
  readonly old?: boolean
  /** All that is posted on the account, when it is read already. */
  readonly posted?: readonly Movement[]
}

/**
 * What is posted on a bank account and no bank line and no reconciliation shows by a day: not made from a line, not cleared,
 * and not undone. Those before the first statement are left out once the books agree with its opening balance, unless
 * `old` asks for them.
 */
export function unshownOn(
  company: Company,
  account: string,
  { through = null, old = false, posted = movementsOf(company, account) }: UnshownOptions = {},
): Movement[] {
  const moved = through === null ? posted : posted.filter(({ date }) => date <= through)
  const start =
    old || reconciledThrough(company.sql, account) !== null ? null : agreedStart(company, account, moved)
  return withoutUndone(moved, through).filter(
    ({ date, shownOn }) => start === null || date >= start || shownOn !== null,
  )
}

/** The local number of an entry; 0, which none has, of one that is not there. */
export const entryKey = (sql: Sql, id: string): number =>
  sql.get<{ key: number }>('SELECT key FROM entry WHERE id = ?', id)?.key ?? 0

/** What a person is told of an entry on a bank account, and what it is known by on a statement. */
export interface BankEntry extends Movement {
  readonly id: string
  readonly number: string
  readonly memo: string | null
  readonly piece: string | null
  readonly pieceDate: Day | null
  readonly reference: string | null
  readonly party: string | null
  readonly partyName: string | null
  readonly document: string | null
  readonly kind: string | null
  readonly method: string | null
}

type Told = Omit<BankEntry, keyof Movement> & { readonly key: number }

/** The entries of movements, in the same order. */
export function entriesOf(sql: Sql, movements: readonly Movement[]): BankEntry[] {
  const told = sql.all<Told>(
    `SELECT e.key, e.id, e.number, e.memo, e.piece_number AS piece, e.piece_date AS pieceDate, d.reference, d.party,
       d.party_name AS partyName, d.id AS document, d.kind, d.method
     FROM json_each(?) j CROSS JOIN entry e ON e.key = j.value LEFT JOIN document d ON d.fact = e.id ORDER BY j.key`,
    JSON.stringify(movements.map(({ key }) => key)),
  )
  assert(told.length === movements.length, 'each movement is of one entry')
  return told.map((own, at) => ({ ...movements[at]!, ...own }))
}
