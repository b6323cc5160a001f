/** What a bank line may settle: open documents, and entries of the bank account that no line shows yet. */
import type { Company } from '../company/company.ts'
import { reconciledThrough, SHOWN, SHOWN_BEFORE } from '../ledger/reconciled.ts'
import { balanceThrough } from '../ledger/sums.ts'
import { addDays, type Day } from '../rules/dates.ts'
import { kindOf } from '../rules/documents/kinds.ts'
import { parseTerms } from '../rules/documents/terms.ts'
import type { DocumentToMatch } from '../rules/matching/propose.ts'
import { chequeOf, tokensOf } from '../rules/matching/words.ts'
import { applyRate, type Cents } from '../rules/money.ts'
import type { Sql } from '../sql.ts'
import { getAccount } from './accounts.ts'

/** Before the id of an entry that a line may show, so that it is never taken for a document. */
export const ENTRY = 'entry:'

/** Money comes in for what is owed to us, and goes out for what we owe: what is settled by money, and credits paid back. */
const DIRECTIONS: Readonly<Record<string, 1 | -1>> = {
  invoice: 1,
  supplierCredit: 1,
  bill: -1,
  creditNote: -1,
  receipt: -1,
  disbursement: 1,
}

/** A credit note, which a party may take off its payment. */
export const isNote = ({ kind }: Pick<DocumentToMatch, 'kind'>): boolean =>
  kind === 'creditNote' || kind === 'supplierCredit'

interface OpenRow {
  total: Cents
  terms: string | null
  id: string
  kind: string
  number: string
  reference: string | null
  date: Day
  due: Day | null
  open: Cents
  party: string | null
  partyName: string | null
}

/** What the terms of a document give up when all of it is paid early (2/10 net 30), and the last day for it. */
function earlyOf(
  { kind, date, open }: Pick<OpenRow, 'kind' | 'date' | 'open'>,
  total: Cents,
  terms: string | null,
): DocumentToMatch['early'] {
  const isOwed = kind === 'invoice' || kind === 'bill'
  const early = isOwed && open === total && terms !== null ? parseTerms(terms)?.early : undefined
  return early ? { cents: applyRate(total, early.discountPpm), through: addDays(date, early.days) } : null
}

function openDocuments(sql: Sql): DocumentToMatch[] {
  return sql
    .all<OpenRow>(
      `SELECT d.id, d.kind, d.number, d.reference, d.date, d.due, d.open, d.total, d.terms, d.party, coalesce(p.name, d.party_name) AS partyName
       FROM document d LEFT JOIN party p ON p.id = d.party
       WHERE d.open > 0 AND d.stands = 1 AND d.kind IN ('invoice', 'bill', 'creditNote', 'supplierCredit', 'receipt', 'disbursement')
       ORDER BY d.date, d.id`,
    )
    .map(({ total, terms, ...row }) => ({
      ...row,
      direction: DIRECTIONS[row.kind]!,
      partyName: row.partyName ?? '',
      early: earlyOf(row, total, terms),
    }))
}

export interface UnshownEntry {
  readonly id: string
  readonly number: string
  readonly date: Day
  readonly cents: Cents
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

export interface PostedRow extends UnshownEntry {
  readonly key: number
  readonly reverses: string | null
  readonly entryKind: string
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

/** Leaves out opening and closing entries, and what undoes them: they are on no statement. */
function withoutOpenings(rows: readonly PostedRow[]): PostedRow[] {
  const isOne = ({ entryKind }: PostedRow) => entryKind === 'opening' || entryKind === 'closing'
  // few entries are openings or undo something: the others are not looked up
  const few = new Map(rows.filter((row) => isOne(row) || row.reverses !== null).map((row) => [row.id, row]))
  const isOpening = (row: PostedRow): boolean => {
    const undone = row.reverses === null ? undefined : few.get(row.reverses)
    return undone ? isOpening(undone) : isOne(row)
  }
  return rows.filter((row) => !isOpening(row))
}

/** What is posted on a bank account, each entry with the day on which the account's statement shows it. */
export function postedOn(company: Company, account: string, through: Day | null): PostedRow[] {
  const foreign = foreignCurrency(company, account)
  // in the company's currency the index of postings has all that is added up
  const cents = foreign === null ? 'p.cents' : FOREIGN
  const rows = company.sql.all<PostedRow>(
    `WITH own(currency, account) AS (SELECT ?, ?), ${SHOWN},
     moved(entry, cents) AS MATERIALIZED (SELECT p.entry, sum(${cents}) FROM own CROSS JOIN posting p
       WHERE p.account = own.account AND p.date <= coalesce(?, '9999-12-31') GROUP BY p.entry HAVING sum(${cents}) <> 0)
     SELECT e.key, e.id, e.reverses, coalesce(s.day, iif(${SHOWN_BEFORE}, e.date, NULL)) AS shownOn, e.number, e.date,
       m.cents, e.memo, e.piece_number AS piece, e.piece_date AS pieceDate, d.reference, d.party,
       d.party_name AS partyName, d.id AS document, d.kind, d.method, e.kind AS entryKind
     FROM moved m CROSS JOIN entry e ON e.key = m.entry LEFT JOIN shown s ON s.id = e.id LEFT JOIN document d ON d.fact = e.id
     WHERE e.counts = 1 ORDER BY e.key`,
    foreign,
    account,
    through,
  )
  return withoutOpenings(rows)
}

/** What is not shown by a day, without entries undone by it: with their reversals they move nothing. */
export function withoutUndone(rows: readonly PostedRow[], through: Day | null): PostedRow[] {
  const unshown = rows.filter(({ shownOn }) => shownOn === null || (through !== null && shownOn > through))
  const undoing = unshown.filter(({ reverses }) => reverses !== null)
  const pairs = new Set(undoing.flatMap(({ id, reverses }) => [id, reverses]))
  const left = new Set(unshown.filter(({ id }) => pairs.has(id)).map(({ id }) => id))
  for (const { id, reverses } of undoing) if (left.has(id) && left.delete(reverses!)) left.delete(id)
  return unshown.filter(({ id }) => !pairs.has(id) || left.has(id))
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
export function agreedStart(company: Company, account: string, rows: readonly PostedRow[]): Day | null {
  const first = company.sql.get<{ date: Day; opening: Cents | null }>(
    `SELECT first_date AS date, opening FROM statement WHERE account = ? AND first_date IS NOT NULL
     ORDER BY first_date, opening IS NULL, id LIMIT 1`,
    account,
  )
  if (!first || first.opening === null) return null
  const before = bookBalance(company, account, addDays(first.date, -1))
  const shown = rows.filter((row) => row.shownOn !== null && row.date < first.date)
  return before - shown.reduce((sum, { cents }) => sum + cents, 0) === first.opening ? first.date : null
}

interface UnshownOptions {
  readonly through?: Day | null
  readonly old?: boolean
  /** All that is posted on the account, when it is read already. */
  readonly posted?: readonly PostedRow[]
}

/**
 * Entries on a bank account that no bank line and no reconciliation shows by a day: not made from a line, not cleared, and
 * not undone. Those before the first statement are left out once the books agree with its opening balance, unless `old`
 * asks for them.
 */
export function unshownEntries(
  company: Company,
  account: string,
  { through = null, old = false, posted }: UnshownOptions = {},
): UnshownEntry[] {
  const rows = posted
    ? posted.filter(({ date }) => through === null || date <= through)
    : postedOn(company, account, through)
  const start =
    old || reconciledThrough(company.sql, account) !== null ? null : agreedStart(company, account, rows)
  return withoutUndone(rows, through)
    .filter(({ date, shownOn }) => start === null || date >= start || shownOn !== null)
    .sort((a, b) => (a.date === b.date ? a.key - b.key : a.date < b.date ? -1 : 1))
}

/** The number of the cheque that an entry paid: of a payment by cheque, or named by its text. */
function chequeOfEntry({ cents, method, reference, memo }: UnshownEntry): string | null {
  if (cents > 0) return null
  return method === 'check' && reference !== null ? reference : chequeOf(tokensOf(memo ?? ''))
}

const asDocument = (entry: UnshownEntry): DocumentToMatch => ({
  id: `${ENTRY}${entry.id}`,
  kind: entry.kind ?? 'entry',
  direction: entry.cents > 0 ? 1 : -1,
  number: entry.piece ?? entry.number,
  reference: entry.reference,
  date: entry.date,
  due: null,
  open: Math.abs(entry.cents),
  party: entry.party,
  partyName: entry.partyName ?? entry.memo ?? '',
  cheque: chequeOfEntry(entry),
  isWhole: true,
})

/** A bank takes a cheque for six months: what is a year older than the first line that waits is no more weighed. */
const WEIGHED_DAYS = 366

/** The first day of what lines that wait may show; null when none waits. */
function weighedSince(sql: Sql, account: string): Day | null {
  const first = sql.get<{ day: Day | null }>(
    `SELECT min(date) AS day FROM bank_line WHERE account = ? AND status = 'new'`,
    account,
  )!.day
  return first === null ? null : addDays(first, -WEIGHED_DAYS)
}

/**
 * All that lines of an account may settle; `old` with entries from before the first statement, and of more than a year
 * before the first line that waits. An account in another currency shows its entries through coding alone.
 */
export function matchable(company: Company, account: string, old = false): DocumentToMatch[] {
  if (foreignCurrency(company, account) !== null) return []
  const since = old ? null : weighedSince(company.sql, account)
  const entries = unshownEntries(company, account, { old }).filter(
    ({ date }) => since === null || date >= since,
  )
  return [...openDocuments(company.sql), ...entries.map(asDocument)]
}

/** The kind of payment that settles documents of a kind by a bank line; nothing for what money does not settle. */
export function paymentKindFor(kind: string, isIn: boolean) {
  if (kindOf(kind)?.control === 'receivable')
    return isIn ? (kind === 'invoice' ? 'receipt' : null) : kind === 'invoice' ? null : 'clientRefund'
  if (kindOf(kind)?.control === 'payable')
    return isIn ? (kind === 'bill' ? null : 'supplierRefund') : kind === 'bill' ? 'disbursement' : null
  return null
}
