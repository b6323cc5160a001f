/**
 * What has changed in a reconciled period since: a reconciliation is not altered by it, but is to be told. It holds as long
 * as its statement balance still follows from the books of its day.
 */
import type { Company } from '../company/company.ts'
import { LATE_LINE, NOT_IN_BALANCE, STANDS } from '../ledger/reconciled.ts'
import type { Day } from '../rules/dates.ts'
import type { Cents } from '../rules/money.ts'
import type { Sql } from '../sql.ts'
import { foreignCurrency, type Movement, movementsOf, OWN, withoutUndone } from './bank-movements.ts'

type ChangeKind = 'added' | 'reversed' | 'gone' | 'back' | 'lineAdded' | 'lineFreed'

/** One change: an entry or a bank line. */
export interface ChangeSince {
  readonly kind: ChangeKind
  readonly id: string
  readonly date: Day
  readonly number: string | null
  readonly text: string | null
  readonly cents: Cents
}

interface EntryRow {
  id: string
  date: Day
  number: string
  memo: string | null
  counts: number
  reverses: string | null
  source: string | null
  device: string
  deviceSeq: number
  cents: Cents
}

interface LineRow {
  id: string
  date: Day
  text: string | null
  cents: Cents
  status: string
  late: number
  /** In no balance of a statement. */
  out: number
}

/** What of an account its reconciliations are compared with. */
interface Present {
  readonly entries: readonly EntryRow[]
  readonly posted: readonly Movement[]
  readonly lines: readonly LineRow[]
}

/** Entries of an account, of every kind, and its lines that wait or came late. */
function presentOf(company: Company, account: string): Present {
  const { sql } = company
  const entries = sql.all<EntryRow>(
    `WITH own(currency) AS (SELECT ?)
     SELECT e.id, e.date, coalesce(e.piece_number, e.number) AS number, e.memo, e.counts, e.reverses, e.source, c.device, c.device_seq AS deviceSeq,
       sum(${OWN}) AS cents
     FROM own, posting p JOIN entry e ON e.key = p.entry JOIN change c ON c.seq = e.change
     WHERE p.account = ? GROUP BY e.key HAVING sum(${OWN}) <> 0 ORDER BY e.date, e.key`,
    foreignCurrency(company, account),
    account,
  )
  const lines = sql.all<LineRow>(
    `SELECT * FROM (SELECT l.id, l.date, l.description AS text, l.cents, l.status, ${LATE_LINE} AS late,
       ${NOT_IN_BALANCE} AS out FROM bank_line l
     WHERE l.account = ?) WHERE late = 1 OR status IN ('new', 'ignored') ORDER BY date, id`,
    account,
  )
  return { entries, posted: movementsOf(company, account), lines }
}

/** A reconciliation as far as changes are concerned. */
interface Decided {
  readonly id: string
  readonly through: Day
  readonly before: Day | null
  readonly balance: Cents
}

interface Listed {
  readonly outstanding: ReadonlySet<string>
  readonly held: ReadonlySet<string>
  readonly seen: ReadonlyMap<string, number>
}

function listedIn(sql: Sql, id: string): Listed {
  const rows = sql.all<{ entry: string; what: string }>(
    'SELECT entry, what FROM reconciled_entry WHERE fact = ?',
    id,
  )
  const of = (what: string) => new Set(rows.filter((row) => row.what === what).map(({ entry }) => entry))
  const seen = sql.all<{ device: string; device_seq: number }>(
    'SELECT device, device_seq FROM reconciliation_seen WHERE fact = ?',
    id,
  )
  return {
    outstanding: of('outstanding'),
    held: of('held'),
    seen: new Map(seen.map((row) => [row.device, row.device_seq])),
  }
}

/** Entries through the day that came after it, without those that another of them undoes. */
function addedEntries(entries: readonly EntryRow[], isNew: (row: EntryRow) => boolean): EntryRow[] {
  const added = new Map(entries.filter(isNew).map((row) => [row.id, row]))
  for (const { id, reverses } of [...added.values()])
    if (reverses !== null && added.has(id) && added.delete(reverses)) added.delete(id)
  return [...added.values()]
}

const ofEntry = (kind: ChangeKind, { id, date, number, memo, cents }: EntryRow): ChangeSince => ({
  kind,
  id,
  date,
  number,
  text: memo,
  cents,
})

function entryChanges(present: Present, decided: Decided, listed: Listed): ChangeSince[] {
  const { through, id: fact } = decided
  const wasSeen = ({ device, deviceSeq }: EntryRow) => deviceSeq <= (listed.seen.get(device) ?? 0)
  const isOwn = ({ id, source }: EntryRow) =>
    listed.outstanding.has(id) || source === `reconciliation:${fact}`
  const inPeriod = present.entries.filter((row) => row.date <= through)
  const added = addedEntries(inPeriod, (row) => row.counts === 1 && !wasSeen(row) && !isOwn(row))
  const shown = new Map(
    inPeriod
      .filter((row) => wasSeen(row) && row.counts === 1 && !listed.outstanding.has(row.id))
      .map((row) => [row.id, row]),
  )
  const reversed = present.entries.filter(
    (row) =>
      row.date > through &&
      row.counts === 1 &&
      !wasSeen(row) &&
      row.reverses !== null &&
      shown.has(row.reverses),
  )
  const gone = inPeriod.filter((row) => wasSeen(row) && row.counts === 0 && !listed.held.has(row.id))
  const back = inPeriod.filter((row) => wasSeen(row) && row.counts === 1 && listed.held.has(row.id))
  return [
    ...added.map((row) => ofEntry('added', row)),
    ...reversed.map((row) => ofEntry('reversed', row)),
    ...gone.map((row) => ofEntry('gone', row)),
    ...back.map((row) => ofEntry('back', row)),
  ]
}

/** The first standing reconciliation whose period takes a day in: late lines are told there alone. */
function firstOver(sql: Sql, account: string): (day: Day) => string | undefined {
  const rows = sql.all<{ id: string; through: Day }>(
    `SELECT r.id, r.through FROM reconciliation r WHERE r.account = ? AND ${STANDS} ORDER BY r.through, r.id`,
    account,
  )
  return (day) => rows.find(({ through }) => through >= day)?.id
}

interface Since {
  readonly changes: readonly ChangeSince[]
  /** The statement balance still follows from the books, and no line of the period is open. */
  readonly holds: boolean
}

/** Balance that the books give now for the day of a reconciliation: what its statement must say. */
function balanceNow(present: Present, through: Day): Cents {
  const sum = (rows: readonly { readonly cents: Cents }[]) => rows.reduce((all, { cents }) => all + cents, 0)
  const books = sum(present.entries.filter(({ counts, date }) => counts === 1 && date <= through))
  const posted = present.posted.filter(({ date }) => date <= through)
  const later = present.posted.filter(
    ({ date, shownOn }) => date > through && shownOn !== null && shownOn <= through,
  )
  const left = present.lines.filter(({ date, out }) => out === 0 && date <= through)
  return books - sum(withoutUndone(posted, through)) + sum(later) + sum(left)
}

/** Reads what has changed since, for the reconciliations of one account. */
export function sinceReader(company: Company, account: string): (decided: Decided) => Since {
  const { sql } = company
  const present = presentOf(company, account)
  const over = firstOver(sql, account)
  return (decided) => {
    const { id, through, before } = decided
    const isBeginning = before !== null && before > through
    const own = present.lines.filter(({ date }) => over(date) === id)
    const lineAdded = isBeginning ? [] : own.filter(({ late }) => late === 1)
    const lineFreed = isBeginning ? [] : own.filter(({ out, status }) => out === 0 && status === 'new')
    const ofLine =
      (kind: ChangeKind) =>
      ({ id: line, date, text, cents }: LineRow): ChangeSince => ({
        kind,
        id: line,
        date,
        number: null,
        text,
        cents,
      })
    const changes = [
      ...entryChanges(present, decided, listedIn(sql, id)),
      ...lineAdded.map(ofLine('lineAdded')),
      ...lineFreed.map(ofLine('lineFreed')),
    ]
    const isOpen = lineFreed.length > 0 || lineAdded.some(({ status }) => status !== 'ignored')
    return { changes, holds: !isOpen && balanceNow(present, through) === decided.balance }
  }
}
