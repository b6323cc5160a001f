/**
 * post(): the only place where postings are made. It checks that debits equal credits, that accounts exist and are
 * open, that the period is open, and says all that is wrong at once; then it makes the change that apply() writes.
 */
import type { Draft, EntryKind, EntryMemos, PostedEntry, PostedLine, Why } from '../changes/bodies.ts'
import { BODY_BYTES_MAX, BODY_LINES_MAX } from '../changes/envelope.ts'
import { uuidv7 } from '../changes/ids.ts'
import type { Company, CompanyFacts } from '../company/company.ts'
import type { Day } from '../rules/dates.ts'
import type { Detail } from '../rules/errors.ts'
import { Refusal } from '../rules/errors.ts'
import { type Cents, convert, decimalsOf, formatCents, isCents } from '../rules/money.ts'
import { taxOf } from '../rules/tax.ts'
import type { Sql } from '../sql.ts'
import { memoParts } from './apply.ts'
import { detail, refuse } from './errors.ts'
import { lockedThrough } from './periods.ts'

export interface LineToPost {
  readonly account: string
  /** Debit positive, credit negative, in the company's currency. */
  readonly cents: Cents
  readonly currency?: string | undefined
  /** Minor units of `currency`; same sign as cents. */
  readonly foreign?: Cents | undefined
  /** Company currency per unit of `currency`, decimal string. */
  readonly rate?: string | undefined
  readonly party?: string | undefined
  readonly project?: string | undefined
  readonly tax?: string | undefined
  readonly base?: Cents | undefined
  readonly memo?: string | undefined
}

export interface EntryToPost {
  readonly date: Day
  readonly journal?: string | undefined
  readonly kind?: EntryKind | undefined
  readonly memo?: string | undefined
  readonly lines: readonly LineToPost[]
  readonly piece?: { readonly number: string; readonly date?: Day | undefined } | undefined
  readonly reverses?: string | undefined
  readonly claims?: readonly string[] | undefined
  /** Facts it rests on; `{previous}` stands for the entry before it in the same call. */
  readonly needs?: readonly string[] | undefined
  readonly source?: string | undefined
  /** Of what settles a bank line: who decided it and why. */
  readonly why?: Why | undefined
}

/** The entry just before in the same act, as something to rest on. */
export const PREVIOUS = '{previous}'

export interface Posted {
  readonly id: string
  readonly number: string
  /** Hash of the change that holds the entry. */
  readonly hash: string
}

const LINES_MAX = 1_000
const MEMO_BYTES_MAX = 200_000
const DEFAULT_JOURNAL = 'GEN'

function lineProblems(sql: Sql, facts: CompanyFacts, line: LineToPost, path: string): Detail[] {
  const problems: Detail[] = []
  const account = sql.get<{ closed: number | null }>('SELECT closed FROM account WHERE id = ?', line.account)
  if (!account) problems.push(detail(`${path}.account`, 'ledger.unknownAccount', { account: line.account }))
  else if (account.closed)
    problems.push(detail(`${path}.account`, 'ledger.closedAccount', { account: line.account }))
  if (line.cents === 0) problems.push(detail(path, 'ledger.zeroLine'))
  if (line.party !== undefined && !sql.get('SELECT 1 FROM party WHERE id = ?', line.party))
    problems.push(detail(`${path}.partyId`, 'ledger.unknownParty', { party: line.party }))
  if (line.project !== undefined && !sql.get('SELECT 1 FROM project WHERE id = ?', line.project))
    problems.push(detail(`${path}.projectId`, 'ledger.unknownProject', { project: line.project }))
  const tax = line.tax === undefined ? undefined : taxOf(line.tax)
  if (line.tax !== undefined && tax?.country !== facts.country && tax?.country !== '*')
    problems.push(detail(`${path}.taxCode`, 'ledger.unknownTax', { tax: line.tax }))
  return [...problems, ...foreignProblems(facts, line, path)]
}

/** A line in another currency must agree with its rate to the smallest unit, rounding allowed. */
function foreignProblems(facts: CompanyFacts, line: LineToPost, path: string): Detail[] {
  const { currency, foreign, rate } = line
  if (currency === undefined && foreign === undefined && rate === undefined) return []
  if (currency === undefined || foreign === undefined || rate === undefined)
    return [detail(path, 'ledger.foreignIncomplete')]
  const expected = convert(foreign, currency, rate, facts.currency)
  if (expected === null) return [detail(`${path}.foreignAmount`, 'ledger.tooLarge')]
  if (Math.abs(expected - line.cents) <= 1) return []
  return [
    detail(`${path}.foreignAmount`, 'ledger.foreignMismatch', {
      foreign: formatCents(Math.abs(foreign), decimalsOf(currency)),
      currency,
      rate,
      expected: formatCents(Math.abs(expected), facts.decimals),
      amount: formatCents(Math.abs(line.cents), facts.decimals),
    }),
  ]
}

function balanceProblems(facts: CompanyFacts, entry: EntryToPost, path: string): Detail[] {
  if (entry.lines.length < 2) return [detail(`${path}lines`, 'ledger.tooFewLines')]
  if (entry.lines.length > LINES_MAX)
    return [detail(`${path}lines`, 'ledger.tooManyLines', { max: LINES_MAX })]
  // a thousand lines of the largest amount are far from the end of a double; the sum is then refused, not rounded
  const debit = entry.lines.reduce((sum, line) => sum + Math.max(line.cents, 0), 0)
  const credit = entry.lines.reduce((sum, line) => sum + Math.max(-line.cents, 0), 0)
  if (!isCents(debit) || !isCents(credit)) return [detail(`${path}lines`, 'ledger.tooLarge')]
  if (debit === credit) return []
  const show = (cents: Cents) => formatCents(cents, facts.decimals)
  const values = { debit: show(debit), credit: show(credit), difference: show(Math.abs(debit - credit)) }
  return [detail(`${path}lines`, 'ledger.unbalanced', values)]
}

function problemsOf(
  sql: Sql,
  facts: CompanyFacts,
  locked: Day | null,
  entry: EntryToPost,
  path: string,
): Detail[] {
  const problems = entry.lines.flatMap((line, no) => lineProblems(sql, facts, line, `${path}lines.${no}`))
  problems.push(...balanceProblems(facts, entry, path))
  if (locked !== null && entry.date <= locked)
    problems.push(detail(`${path}date`, 'ledger.periodLocked', { through: locked }))
  const memos = [entry.memo, ...entry.lines.map((line) => line.memo)].filter((memo) => memo !== undefined)
  if (memos.reduce((sum, memo) => sum + memo.length, 0) > MEMO_BYTES_MAX)
    problems.push(detail(`${path}memo`, 'ledger.tooLong'))
  return problems
}

/** One refusal for all that is wrong: named by its cause when there is one alone, else by the count. */
function refuseAll(found: readonly Detail[]): void {
  const problems = [...new Map(found.map((problem) => [`${problem.path} ${problem.code}`, problem])).values()]
  const [first] = problems
  if (!first) return
  throw problems.length === 1
    ? new Refusal(first.code, first.message, problems)
    : refuse('ledger.refused', { count: problems.length }, problems)
}

function postedLine(line: LineToPost): PostedLine {
  const { account, cents, currency, foreign, rate, party, project, tax, base } = line
  return Object.fromEntries(
    Object.entries({ account, cents, currency, foreign, rate, party, project, tax, base }).filter(
      ([, value]) => value !== undefined,
    ),
  ) as unknown as PostedLine
}

function memosOf(entry: EntryToPost): EntryMemos[string] | null {
  const lines = Object.fromEntries(
    entry.lines.flatMap((line, no) => (line.memo ? [[String(no), line.memo]] : [])),
  )
  const hasLines = Object.keys(lines).length > 0
  if (!entry.memo && !hasLines) return null
  return { ...(entry.memo ? { memo: entry.memo } : {}), ...(hasLines ? { lines } : {}) }
}

interface Numbering {
  readonly mark: string
  last: number
}

/** The device's own series of entry numbers, read inside the transaction; the first device's has no mark. */
function numberingOf(company: Company): Numbering {
  const device = company.ensureDevice()
  const series = company.sql.get<{ last: number }>(
    "SELECT last FROM series WHERE device = ? AND name = 'entry'",
    device,
  )
  const { mark } = company.sql.get<{ mark: string }>('SELECT mark FROM device WHERE id = ?', device)!
  return { mark, last: series?.last ?? 0 }
}

function numbered(numbering: Numbering): string {
  numbering.last += 1
  return numbering.mark === '' ? String(numbering.last) : `${numbering.mark}-${numbering.last}`
}

function postedEntry(
  company: Company,
  numbering: Numbering,
  entry: EntryToPost,
  previous: string | null,
): PostedEntry {
  const { piece, reverses, claims, source, why } = entry
  // what it rests on for two reasons is needed once
  const needs = [...new Set(entry.needs?.map((need) => (need === PREVIOUS ? previous! : need)))]
  return {
    id: uuidv7(company.now()),
    date: entry.date,
    journal: entry.journal ?? DEFAULT_JOURNAL,
    kind: entry.kind ?? 'normal',
    number: numbered(numbering),
    ...(piece ? { pieceNumber: piece.number } : {}),
    ...(piece?.date ? { pieceDate: piece.date } : {}),
    ...(reverses ? { reverses } : {}),
    ...(claims?.length ? { claims } : {}),
    ...(needs.length > 0 ? { needs } : {}),
    ...(source ? { source } : {}),
    ...(why ? { why } : {}),
    lines: entry.lines.map(postedLine),
  }
}

/** Largest number of entries in one change: its application stays near a tenth of a second. */
const ENTRIES_MAX = 2_000
/** Room for what JSON adds, well under the limit of a change. */
const CHUNK_BYTES = BODY_BYTES_MAX * 0.7

interface Chunk {
  entries: PostedEntry[]
  memos: Record<string, EntryMemos[string]>
  lines: number
  bytes: number
  last: number
}

const emptyChunk = (): Chunk => ({ entries: [], memos: {}, lines: 0, bytes: 0, last: 0 })

/** The act as changes, each within the limits of a change. */
function chunked(company: Company, entries: readonly EntryToPost[]): Chunk[] {
  const numbering = numberingOf(company)
  const chunks: Chunk[] = []
  let chunk = emptyChunk()
  let previous: string | null = null
  for (const entry of entries) {
    const posted = postedEntry(company, numbering, entry, previous)
    const memos = memosOf(entry)
    const bytes = Buffer.byteLength(JSON.stringify([posted, memos]))
    const isFull =
      chunk.entries.length >= ENTRIES_MAX ||
      chunk.lines + posted.lines.length > BODY_LINES_MAX ||
      chunk.bytes + bytes > CHUNK_BYTES
    if (chunk.entries.length > 0 && isFull) {
      chunks.push(chunk)
      chunk = emptyChunk()
    }
    chunk.entries.push(posted)
    if (memos) chunk.memos[posted.id] = memos
    chunk.lines += posted.lines.length
    chunk.bytes += bytes
    chunk.last = numbering.last
    previous = posted.id
  }
  return [...chunks, chunk]
}

function draftOf({ entries, memos, last }: Chunk): Draft {
  const body = { entries, series: { name: 'entry', last } }
  return { type: 'entries.posted', body, parts: memoParts(entries, memos) }
}

export interface PostOptions {
  /** What each entry's fields are called in the refusal; empty for a single entry. */
  readonly path?: (index: number) => string
  /** Other changes of the same act, given the ids of the entries: the document that they post. */
  readonly also?: (entries: readonly string[]) => Draft[]
}

/**
 * Posts entries as one act, inside `company.write`. Refuses, all at once and with the path of each field: fewer than two
 * lines, unbalanced, zero line, unknown or closed account, unknown party, project or tax, a foreign amount that its
 * rate does not give, a locked period.
 */
export function post(company: Company, entries: readonly EntryToPost[], options: PostOptions = {}): Posted[] {
  if (entries.length === 0) return []
  const facts = company.facts()
  const locked = lockedThrough(company.sql)
  const path = options.path ?? ((index: number) => (entries.length === 1 ? '' : `entries.${index}.`))
  refuseAll(entries.flatMap((entry, index) => problemsOf(company.sql, facts, locked, entry, path(index))))
  const chunks = chunked(company, entries)
  const ids = chunks.flatMap((chunk) => chunk.entries.map(({ id }) => id))
  const stored = company.append([...chunks.map(draftOf), ...(options.also?.(ids) ?? [])])
  return chunks.flatMap((chunk, index) =>
    chunk.entries.map(({ id, number }) => ({ id, number, hash: stored[index]!.hash })),
  )
}
