/** Past reconciliations: what was decided, by whom, what it shows, what is outstanding, and what has changed since. */
import type { CountAndSum } from '../changes/bodies.ts'
import { instantOf } from '../changes/clock.ts'
import type { Company } from '../company/company.ts'
import { NOT_IN_BALANCE, STANDS } from '../ledger/reconciled.ts'
import type { Day, InstantMs } from '../rules/dates.ts'
import type { Cents } from '../rules/money.ts'
import type { Sql } from '../sql.ts'
import { type BankEntry, entriesOf, type Movement, movementsOf } from './bank-movements.ts'
import { type ChangeSince, sinceReader } from './reconciliation-changes.ts'
import { laterEntries } from './reconciliation-figures.ts'
import { refuse } from './reconciliation-problems.ts'

type ReconciliationStatus = 'stands' | 'undone' | 'held'

export interface Reconciliation {
  readonly id: string
  readonly account: string
  readonly through: Day
  /** True of the day with which reconciling began: nothing was shown, all that is older counts as shown. */
  readonly first: boolean
  readonly status: ReconciliationStatus
  readonly statementId: string | null
  readonly opening: Cents
  readonly in: CountAndSum
  readonly out: CountAndSum
  readonly balance: Cents
  readonly books: Cents
  readonly outstanding: CountAndSum
  /** Entries ticked by hand. */
  readonly cleared: number
  readonly at: InstantMs
  readonly user: string
  readonly userName: string | null
  /** Why it was undone. */
  readonly reason: string | null
  readonly undoneAt: InstantMs | null
  /** Of one that stands: the statement balance still follows from the books. */
  readonly holds: boolean
  readonly changes: readonly ChangeSince[]
}

interface Row {
  id: string
  account: string
  through: Day
  before: Day | null
  statement: string | null
  opening: Cents
  balance: Cents
  books: Cents
  in_count: number
  in_sum: Cents
  out_count: number
  out_sum: Cents
  stands: number
  counts: number
  stamp: number
  user: string
  userName: string | null
  reason: string | null
  undoneStamp: number | null
  outstandingCount: number
  outstandingSum: Cents
  cleared: number
}

const SELECT = `SELECT r.*, ${STANDS} AS stands, m.counts, c.stamp, c.user, w.name AS userName,
    u.reason, uc.stamp AS undoneStamp,
    (SELECT count(*) FROM reconciled_entry x WHERE x.fact = r.id AND x.what = 'outstanding') AS outstandingCount,
    (SELECT coalesce(sum(x.cents), 0) FROM reconciled_entry x WHERE x.fact = r.id AND x.what = 'outstanding') AS outstandingSum,
    (SELECT count(*) FROM reconciled_entry x WHERE x.fact = r.id AND x.what = 'cleared') AS cleared
  FROM reconciliation r JOIN mark m ON m.id = r.id JOIN change c ON c.seq = m.change LEFT JOIN user w ON w.id = c.user
    LEFT JOIN mark u ON u.reverses = r.id AND u.counts = 1 LEFT JOIN change uc ON uc.seq = u.change`

const statusOf = ({ stands, counts }: Row): ReconciliationStatus =>
  stands === 1 ? 'stands' : counts === 1 ? 'undone' : 'held'

type Reader = ReturnType<typeof sinceReader>

function shown(row: Row, since: Reader): Reconciliation {
  const { holds, changes } = row.stands === 1 ? since(row) : { holds: false, changes: [] }
  return {
    id: row.id,
    account: row.account,
    through: row.through,
    first: row.before !== null && row.before > row.through,
    status: statusOf(row),
    statementId: row.statement,
    opening: row.opening,
    in: [row.in_count, row.in_sum],
    out: [row.out_count, row.out_sum],
    balance: row.balance,
    books: row.books,
    outstanding: [row.outstandingCount, row.outstandingSum],
    cleared: row.cleared,
    at: instantOf(row.stamp),
    user: row.user,
    userName: row.userName,
    reason: row.reason,
    undoneAt: row.undoneStamp === null ? null : instantOf(row.undoneStamp),
    holds,
    changes,
  }
}

/** Reconciliations of an account, newest day first; those undone or held as well. */
export function reconciliations(company: Company, account: string): Reconciliation[] {
  const rows = company.sql.all<Row>(
    `${SELECT} WHERE r.account = ? ORDER BY r.through DESC, c.stamp DESC, r.id`,
    account,
  )
  if (rows.length === 0) return []
  const since = sinceReader(company, account)
  return rows.map((row) => shown(row, since))
}

/** What a statement shows, or what is not on it yet. */
export interface Item {
  readonly id: string
  readonly date: Day
  readonly number: string | null
  readonly text: string | null
  readonly cents: Cents
  /** Day on which a later statement showed it. */
  readonly shownOn: Day | null
}

export interface ReconciliationDetail extends Reconciliation {
  /** On the statement: lines since the one before, and entries that were ticked. */
  readonly clearedItems: readonly Item[]
  readonly outstandingItems: readonly Item[]
  /** Lines set aside: on the statement, not in the books. */
  readonly ignoredItems: readonly Item[]
  /** Entries that the statement shows and the books have only after its day. */
  readonly laterItems: readonly Item[]
  readonly fileName: string | null
}

function linesOf(sql: Sql, account: string, after: Day | null, through: Day, only = ''): Item[] {
  return sql.all<Item>(
    `SELECT l.id, l.date, l.reference AS number, l.description AS text, l.cents, NULL AS shownOn FROM bank_line l
     WHERE l.account = ? AND l.date > ? AND l.date <= ? AND NOT ${NOT_IN_BALANCE} ${only} ORDER BY l.date, l.place, l.id`,
    account,
    after ?? '',
    through,
  )
}

const itemOf = ({
  id,
  date,
  pieceDate,
  piece,
  number,
  memo,
  partyName,
  cents,
  shownOn,
}: BankEntry): Item => ({
  id,
  date: pieceDate ?? date,
  number: piece ?? number,
  text: partyName ?? memo,
  cents,
  shownOn,
})

interface ListedRow {
  key: number
  entry: string
  cents: Cents
  date: Day
  number: string
  memo: string | null
}

/** Entries as they were listed; one that is in no balance any more has its cents alone. */
function listedItems(sql: Sql, id: string, what: string, moved: ReadonlyMap<number, Movement>): Item[] {
  const rows = sql.all<ListedRow>(
    `SELECT e.key, x.entry, x.cents, e.date, e.number, e.memo FROM reconciled_entry x JOIN entry e ON e.id = x.entry
     WHERE x.fact = ? AND x.what = ? ORDER BY e.date, e.key`,
    id,
    what,
  )
  const known = entriesOf(
    sql,
    rows.flatMap(({ key }) => moved.get(key) ?? []),
  )
  const told = new Map(known.map((entry) => [entry.key, itemOf(entry)]))
  return rows.map(({ key, entry, cents, date, number, memo }) => {
    const item = told.get(key) ?? { id: entry, date, number, text: memo, shownOn: null }
    return { ...item, cents }
  })
}

/** The day through which the reconciliation before goes: what came later is on this one. */
function dayBefore(sql: Sql, row: Row): Day | null {
  return sql.get<{ day: Day | null }>(
    `SELECT max(r.through) AS day FROM reconciliation r WHERE r.account = ? AND r.through < ? AND ${STANDS}`,
    row.account,
    row.through,
  )!.day
}

/** One reconciliation with all that it lists. Refuses one that does not exist. */
export function reconciliation(company: Company, id: string): ReconciliationDetail {
  const { sql } = company
  const row = sql.get<Row>(`${SELECT} WHERE r.id = ?`, id)
  if (!row) throw refuse('reconciliation.unknown')
  const { account, through } = row
  const own = shown(row, sinceReader(company, account))
  const movements = movementsOf(company, account)
  const moved = new Map(movements.map((one) => [one.key, one]))
  const after = dayBefore(sql, row)
  const byDay = (a: Item, b: Item) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)
  const ticked = listedItems(sql, id, 'cleared', moved)
  return {
    ...own,
    clearedItems: own.first ? [] : [...linesOf(sql, account, after, through), ...ticked].sort(byDay),
    outstandingItems: listedItems(sql, id, 'outstanding', moved).sort(byDay),
    ignoredItems: linesOf(sql, account, null, through, "AND l.status = 'ignored'"),
    laterItems: entriesOf(sql, laterEntries(movements, through)).map(itemOf),
    fileName:
      sql.get<{ name: string | null }>('SELECT file_name AS name FROM statement WHERE id = ?', row.statement)
        ?.name ?? null,
  }
}
