/**
 * post(): the only place where postings are made. It checks that debits equal credits, that accounts exist and are
 * open, that the period is open, and says all that is wrong at once; then it makes the change that apply() writes.
 */
import type { EntryKind, EntryMemos, PostedEntry, PostedLine, Why } from '../changes/bodies.ts'
import type { Draft } from '../changes/drafts.ts'
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

/**
 * What an act checks its lines against, each looked up once: a hundred thousand lines name a hundred accounts. Good
 * for one act alone, inside its transaction.
 */
class Known {
  readonly facts: CompanyFacts
  readonly locked: Day | null
  readonly #sql: Sql
  readonly #accounts = new Map<string, 'open' | 'closed' | 'unknown'>()
  readonly #parties = new Map<string, boolean>()
  readonly #projects = new Map<string, boolean>()

  constructor(company: Company) {
    this.facts = company.facts()
    this.locked = lockedThrough(company.sql)
    this.#sql = company.sql
  }

  account(id: string): 'open' | 'closed' | 'unknown' {
    let state = this.#accounts.get(id)
    if (state === undefined) {
      const row = this.#sql.get<{ closed: number | null }>('SELECT closed FROM account WHERE id = ?', id)
      state = !row ? 'unknown' : row.closed ? 'closed' : 'open'
      this.#accounts.set(id, state)
    }
    return state
  }

  hasParty(id: string): boolean {
    return this.#has(this.#parties, 'SELECT 1 FROM party WHERE id = ?', id)
  }

  hasProject(id: string): boolean {
    return this.#has(this.#projects, 'SELECT 1 FROM project WHERE id = ?', id)
  }

  #has(known: Map<string, boolean>, text: string, id: string): boolean {
    let is = known.get(id)
    if (is === undefined) {
      is = this.#sql.get(text, id) !== undefined
      known.set(id, is)
    }
    return is
  }
}

/** Nothing is made for a line that is right, not even the name of its place. */
function lineProblems(known: Known, line: LineToPost, problems: Detail[], path: () => string): void {
  const state = known.account(line.account)
  if (state === 'unknown')
    problems.push(detail(`${path()}.account`, 'ledger.unknownAccount', { account: line.account }))
  else if (state === 'closed')
    problems.push(detail(`${path()}.account`, 'ledger.closedAccount', { account: line.account }))
  if (line.cents === 0) problems.push(detail(path(), 'ledger.zeroLine'))
  if (line.party !== undefined && !known.hasParty(line.party))
    problems.push(detail(`${path()}.partyId`, 'ledger.unknownParty', { party: line.party }))
  if (line.project !== undefined && !known.hasProject(line.project))
    problems.push(detail(`${path()}.projectId`, 'ledger.unknownProject', { project: line.project }))
  if (line.tax !== undefined) {
    const tax = taxOf(line.tax)
    if (tax?.country !== known.facts.country && tax?.country !== '*')
      problems.push(detail(`${path()}.taxCode`, 'ledger.unknownTax', { tax: line.tax }))
  }
  const { currency, foreign, rate } = line
  if (currency !== undefined || foreign !== undefined || rate !== undefined)
    problems.push(...foreignProblems(known.facts, line, path()))
}

/** A line in another currency must agree with its rate to the smallest unit, rounding allowed. */
function foreignProblems(facts: CompanyFacts, line: LineToPost, path: string): Detail[] {
  const { currency, foreign, rate } = line
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

function balanceProblems(facts: CompanyFacts, entry: EntryToPost, problems: Detail[], path: string): void {
  const { length } = entry.lines
  if (length < 2) problems.push(detail(`${path}lines`, 'ledger.tooFewLines'))
  else if (length > LINES_MAX)
    problems.push(detail(`${path}lines`, 'ledger.tooManyLines', { max: LINES_MAX }))
  if (length < 2 || length > LINES_MAX) return
  // a thousand lines of the largest amount are far from the end of a double; the sum is then refused, not rounded
  let debit = 0
  let credit = 0
  for (const { cents } of entry.lines)
    if (cents > 0) debit += cents
    else credit -= cents
  if (!isCents(debit) || !isCents(credit)) problems.push(detail(`${path}lines`, 'ledger.tooLarge'))
  else if (debit !== credit) {
    const show = (cents: Cents) => formatCents(cents, facts.decimals)
    const values = { debit: show(debit), credit: show(credit), difference: show(Math.abs(debit - credit)) }
    problems.push(detail(`${path}lines`, 'ledger.unbalanced', values))
  }
}

/** Adds what is wrong with an entry; a loop and no map, for an import passes a million lines through here. */
function entryProblems(known: Known, entry: EntryToPost, problems: Detail[], path: string): void {
  let memos = entry.memo?.length ?? 0
  entry.lines.forEach((line, no) => {
    lineProblems(known, line, problems, () => `${path}lines.${no}`)
    memos += line.memo?.length ?? 0
  })
  balanceProblems(known.facts, entry, problems, path)
  if (known.locked !== null && entry.date <= known.locked)
    problems.push(detail(`${path}date`, 'ledger.periodLocked', { through: known.locked }))
  if (memos > MEMO_BYTES_MAX) problems.push(detail(`${path}memo`, 'ledger.tooLong'))
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

/** The line without what is undefined; field by field, since this is done for every line of an import. */
function postedLine(line: LineToPost): PostedLine {
  const posted: { -readonly [Field in keyof PostedLine]: PostedLine[Field] } = {
    account: line.account,
    cents: line.cents,
  }
  if (line.currency !== undefined) posted.currency = line.currency
  if (line.foreign !== undefined) posted.foreign = line.foreign
  if (line.rate !== undefined) posted.rate = line.rate
  if (line.party !== undefined) posted.party = line.party
  if (line.project !== undefined) posted.project = line.project
  if (line.tax !== undefined) posted.tax = line.tax
  if (line.base !== undefined) posted.base = line.base
  return posted
}

function memosOf({ memo, lines }: EntryToPost): EntryMemos[string] | null {
  let own: Record<string, string> | undefined
  for (let no = 0; no < lines.length; no++) {
    const text = lines[no]!.memo
    if (text) own = { ...own, [no]: text }
  }
  if (!own) return memo ? { memo } : null
  return memo ? { memo, lines: own } : { lines: own }
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
/** Room for what surrounds the entries, well under the limit of a change. */
const CHUNK_BYTES = BODY_BYTES_MAX * 0.7
/** The name under which the memos of an entry stand, and what separates it from the next. */
const MEMBER_BYTES = 45

/** One change in the making; texts are the JSON of what stands beside them, made once. */
interface Chunk {
  readonly entries: PostedEntry[]
  readonly texts: string[]
  readonly memos: Record<string, EntryMemos[string]>
  readonly memoTexts: Map<string, string>
  lines: number
  bytes: number
  last: number
}

const emptyChunk = (): Chunk => ({
  entries: [],
  texts: [],
  memos: {},
  memoTexts: new Map(),
  lines: 0,
  bytes: 0,
  last: 0,
})

/** The act as changes, each within the limits of a change. */
function chunked(company: Company, entries: readonly EntryToPost[]): Chunk[] {
  const numbering = numberingOf(company)
  const chunks: Chunk[] = []
  let chunk = emptyChunk()
  let previous: string | null = null
  for (const entry of entries) {
    const posted = postedEntry(company, numbering, entry, previous)
    const memos = memosOf(entry)
    const text = JSON.stringify(posted)
    const memoText = memos && JSON.stringify(memos)
    const bytes =
      Buffer.byteLength(text) + (memoText === null ? 0 : Buffer.byteLength(memoText)) + MEMBER_BYTES
    const isFull =
      chunk.entries.length >= ENTRIES_MAX ||
      chunk.lines + posted.lines.length > BODY_LINES_MAX ||
      chunk.bytes + bytes > CHUNK_BYTES
    if (chunk.entries.length > 0 && isFull) {
      chunks.push(chunk)
      chunk = emptyChunk()
    }
    chunk.entries.push(posted)
    chunk.texts.push(text)
    if (memos) {
      chunk.memos[posted.id] = memos
      chunk.memoTexts.set(posted.id, memoText!)
    }
    chunk.lines += posted.lines.length
    chunk.bytes += bytes
    chunk.last = numbering.last
    previous = posted.id
  }
  return [...chunks, chunk]
}

function draftOf({ entries, texts, memos, memoTexts, last }: Chunk): Draft {
  const series = { name: 'entry', last }
  return {
    type: 'entries.posted',
    body: { entries, series },
    text: `{"entries":[${texts.join(',')}],"series":${JSON.stringify(series)}}`,
    parts: memoParts(entries, memos, memoTexts),
  }
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
  const known = new Known(company)
  const problems: Detail[] = []
  const path = options.path ?? ((index: number) => (entries.length === 1 ? '' : `entries.${index}.`))
  for (let index = 0; index < entries.length; index++)
    entryProblems(known, entries[index]!, problems, path(index))
  refuseAll(problems)
  const chunks = chunked(company, entries)
  const ids = chunks.flatMap((chunk) => chunk.entries.map(({ id }) => id))
  const stored = company.append([...chunks.map(draftOf), ...(options.also?.(ids) ?? [])])
  return chunks.flatMap((chunk, index) =>
    chunk.entries.map(({ id, number }) => ({ id, number, hash: stored[index]!.hash })),
  )
}
