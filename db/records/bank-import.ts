/**
 * Which movements of a statement are new. Identity is content (day, cents, label) and occurrence; the bank's own numbers
 * only help to tell a true twin from the same movement seen again, and are not believed when a bank renumbers.
 */
import { sha256 } from '../changes/envelope.ts'
import { addDays, type Day } from '../rules/dates.ts'
import type { Cents } from '../rules/money.ts'
import type { Sql } from '../sql.ts'
import { contentKeys, lineId } from './statements.ts'

export interface Movement {
  readonly date: string
  readonly cents: Cents
  readonly description: string
  readonly reference: string
  readonly valueDate: string
  /** The bank's identifier; empty when it gives none. */
  readonly bankId: string
  /** What the file takes it for (a category, an account of the client's books); no part of its identity. */
  readonly category?: string | undefined
}

/** A label has a few hundred characters; beyond these a file is odd, and its texts are cut. */
export const LABEL_MAX = 4_000
const REFERENCE_MAX = 1_000
const CATEGORY_MAX = 200
/** OFX gives 255; a longer number is not believed to be one, for when cut it might be another's. */
const BANK_ID_MAX = 255

/** A movement whose texts fit in the log, whatever the file. */
export function bounded(movement: Movement): Movement {
  const { description, reference, bankId, category = '' } = movement
  const fits = description.length <= LABEL_MAX && reference.length <= REFERENCE_MAX
  if (fits && bankId.length <= BANK_ID_MAX && category.length <= CATEGORY_MAX) return movement
  return {
    ...movement,
    description: description.slice(0, LABEL_MAX),
    reference: reference.slice(0, REFERENCE_MAX),
    bankId: bankId.length > BANK_ID_MAX ? '' : bankId,
    category: category.slice(0, CATEGORY_MAX),
  }
}

export interface Placed extends Movement {
  readonly id: string
  readonly content: string
  readonly occurrence: number
  readonly isNew: boolean
}

/**
 * A new movement that is probably a known line told in other words: same amount, same day or nearly, another label, and the
 * file covers that day without the known line. Files of two formats for one month look like this.
 */
export interface Probable {
  readonly line: Placed
  readonly known: KnownLine
}

export interface KnownLine {
  readonly id: string
  readonly date: string
  readonly description: string | null
}

/** The earliest and the latest day of some movements. */
export interface Span {
  readonly first: string
  readonly last: string
}

export interface Plan {
  /** null for a statement without movements. */
  readonly span: Span | null
  /** How many movements were read. */
  readonly read: number
  /** Each of them in its place; none for a file that is known already, whole. */
  readonly lines: readonly Placed[]
  readonly added: number
  readonly duplicates: number
  /** Lines taken as new twins on the word of the bank's numbers alone: worth a person's look. */
  readonly doubtful: readonly Placed[]
  /** New lines, or with `skipProbable` lines taken for known ones, that repeat a known line under another label. */
  readonly probable: readonly Probable[]
}

interface Known extends KnownLine {
  readonly cents: Cents
  readonly content: string
  readonly occurrence: number
  /** Order in the statement it first came with. */
  readonly place: number
  readonly bankIds: ReadonlySet<string>
}

/** Identity of a statement's content for one account, in whatever order: importing it again changes nothing. */
export function statementHash(account: string, movements: readonly Movement[]): string {
  const rows = movements.map((m) =>
    JSON.stringify([m.date, m.cents, m.description, m.reference, m.valueDate, m.bankId]),
  )
  return sha256(JSON.stringify([account, rows.sort()]))
}

function knownLines(sql: Sql, account: string, from: string, to: string): Known[] {
  const rows = sql.all<Omit<Known, 'bankIds'> & { bank_ids: string | null }>(
    `SELECT l.id, l.date, l.cents, l.description, l.place, l.content, l.occurrence,
       (SELECT group_concat(s.bank_id, char(10)) FROM statement_line s WHERE s.line = l.no) AS bank_ids
     FROM bank_line l WHERE l.account = ? AND l.date BETWEEN ? AND ? ORDER BY l.content, l.occurrence`,
    account,
    from,
    to,
  )
  return rows.map(({ bank_ids, ...row }) => ({
    ...row,
    bankIds: new Set(bank_ids ? bank_ids.split('\n') : []),
  }))
}

function grouped<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(key(item))
    if (group) group.push(item)
    else groups.set(key(item), [item])
  }
  return groups
}

interface Keyed extends Movement {
  readonly content: string
}

/** A movement and the known line of the same content that it may be. */
interface Pair {
  readonly movement: Keyed
  readonly known: Known
}

interface Pairing {
  /** Same content and the same number of the bank. */
  readonly same: Pair[]
  /** Same content, no numbers to compare. */
  readonly plain: Pair[]
  /** Same content, but the bank's numbers differ: a twin, or a renumbering. */
  readonly differing: Pair[]
}

function pairUp(movements: readonly Keyed[], known: readonly Known[]): Pairing {
  const pairing: Pairing = { same: [], plain: [], differing: [] }
  const left = [...known]
  const rest: Keyed[] = []
  for (const movement of movements) {
    const index = movement.bankId === '' ? -1 : left.findIndex((line) => line.bankIds.has(movement.bankId))
    if (index < 0) rest.push(movement)
    else pairing.same.push({ movement, known: left.splice(index, 1)[0]! })
  }
  for (const movement of rest) {
    const line = left.shift()
    if (!line) break
    const comparable = movement.bankId !== '' && line.bankIds.size > 0
    pairing[comparable ? 'differing' : 'plain'].push({ movement, known: line })
  }
  return pairing
}

/** Days whose every known line is in the file too: the file covers them whole. */
function coveredDays(movements: ReadonlyMap<string, Keyed[]>, known: readonly Known[]): ReadonlySet<string> {
  const missing = new Set<string>()
  for (const [content, lines] of grouped(known, (line) => line.content))
    if ((movements.get(content)?.length ?? 0) < lines.length) missing.add(lines[0]!.date)
  return new Set(known.map((line) => line.date).filter((date) => !missing.has(date)))
}

/**
 * Pairs whose numbers differ and that are nevertheless the same movement: no number of the bank was recognised in the
 * whole file, the file covers the day whole, and more than one content tells the same story.
 */
function renumbered(pairings: readonly Pairing[], covered: ReadonlySet<string>): ReadonlySet<Keyed> {
  if (pairings.some((pairing) => pairing.same.length > 0)) return new Set()
  const differing = pairings
    .flatMap((pairing) => pairing.differing)
    .filter((pair) => covered.has(pair.known.date))
  const contents = new Set(differing.map((pair) => pair.movement.content))
  return contents.size > 1 ? new Set(differing.map((pair) => pair.movement)) : new Set()
}

function spanOf(movements: readonly Movement[]): Span | null {
  const [start] = movements
  if (!start) return null
  let [first, last] = [start.date, start.date]
  for (const { date } of movements) {
    if (date < first) first = date
    if (date > last) last = date
  }
  return { first, last }
}

const dayAndAmount = ({ date, cents }: { date: string; cents: Cents }) => `${date} ${cents}`

/** Pairs of one day and amount: each known line stands for one new line at most. */
function onOneDay(fresh: readonly Placed[], lacking: readonly Known[]): Probable[] {
  const byDay = grouped(lacking, dayAndAmount)
  return fresh.flatMap((line) => {
    const found = byDay.get(dayAndAmount(line))?.shift()
    return found ? [{ line, known: found }] : []
  })
}

/** One format tells the day of the purchase, another the day it was booked. */
const SHIFT_DAYS = 4

const byDate = (a: { date: string }, b: { date: string }) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)

/** Pairs of one amount whose days are close, in the order of time. */
function someDaysApart(fresh: readonly Placed[], lacking: readonly Known[]): Probable[] {
  if (lacking.length === 0) return []
  const knownOf = grouped([...lacking].sort(byDate), ({ cents }) => String(cents))
  const pairs: Probable[] = []
  for (const [cents, lines] of grouped([...fresh].sort(byDate), (line) => String(line.cents))) {
    const known = knownOf.get(cents)
    if (!known) continue
    let next = 0
    for (const line of lines) {
      const [first, last] = [-SHIFT_DAYS, SHIFT_DAYS].map((days) => addDays(line.date as Day, days))
      while (next < known.length && known[next]!.date < first!) next++
      if (next < known.length && known[next]!.date <= last!) pairs.push({ line, known: known[next++]! })
    }
  }
  return pairs
}

/** So few lines may look alike by chance. */
const RETOLD_MIN = 5

/**
 * New lines that may be known ones told otherwise. The file lacks a known line of a day that it covers: one of the same day
 * and amount is suspected for itself; days apart only where nearly the whole file repeats what it lacks.
 */
function probableDuplicates(
  fresh: readonly Placed[],
  known: readonly Known[],
  accounted: ReadonlySet<string>,
): Probable[] {
  const lacking = known.filter(({ id }) => !accounted.has(id)).sort((a, b) => a.place - b.place)
  if (lacking.length === 0) return []
  const exact = onOneDay(fresh, lacking)
  const [lines, ids] = [new Set(exact.map(({ line }) => line)), new Set(exact.map((pair) => pair.known.id))]
  const restKnown = lacking.filter(({ id }) => !ids.has(id))
  const restFresh = fresh.filter((line) => !lines.has(line))
  const apart = someDaysApart(restFresh, restKnown)
  const all = [...exact, ...apart]
  const isRetold =
    all.length >= RETOLD_MIN && all.length >= fresh.length * 0.8 && apart.length >= restKnown.length * 0.6
  return isRetold ? all : exact
}

/** Lines told otherwise are taken for the known ones, which they then show a second time. */
function withoutProbable(lines: readonly Placed[], probable: readonly Probable[]): Placed[] {
  const standsFor = new Map(probable.map(({ line, known }) => [line, known as Known]))
  return lines.map((line) => {
    const known = standsFor.get(line)
    if (!known) return line
    const { id, date, content, occurrence } = known
    return { ...line, id, date, content, occurrence, isNew: false }
  })
}

/** True when every movement is a line of the account already, twins counted. */
function areAllKnown(sql: Sql, account: string, span: Span | null, contents: readonly string[]): boolean {
  const known = new Map<string, number>()
  const found = sql
    .prepare('SELECT content FROM bank_line WHERE account = ? AND date BETWEEN ? AND ?')
    .pluck()
  for (const content of (span ? found.all(account, span.first, span.last) : []) as string[])
    known.set(content, (known.get(content) ?? 0) + 1)
  return contents.every((content) => {
    const left = known.get(content) ?? 0
    known.set(content, left - 1)
    return left > 0
  })
}

interface PlanOptions {
  /** Lines that are probably known under another label are not added. */
  readonly skipProbable?: boolean | undefined
  /** A statement of the very same content was imported before. */
  readonly isKnownFile?: boolean | undefined
}

/** Gives every movement of a file its identity and says which are new. Pure but for what it reads. */
export function planImport(
  sql: Sql,
  company: string,
  account: string,
  movements: readonly Movement[],
  { skipProbable = false, isKnownFile = false }: PlanOptions = {},
): Plan {
  const contents = contentKeys(company, account, movements)
  const span = spanOf(movements)
  const read = movements.length
  if (isKnownFile && areAllKnown(sql, account, span, contents))
    return { span, read, lines: [], added: 0, duplicates: read, doubtful: [], probable: [] }
  const keyed = movements.map((movement, index): Keyed => ({ ...movement, content: contents[index]! }))
  const known = span === null ? [] : knownLines(sql, account, span.first, span.last)
  const { seenAgain, twins, accounted } = compared(keyed, known)
  const all = placed(company, account, keyed, seenAgain, known)
  const doubtful = twins.size === 0 ? [] : all.filter((_, index) => twins.has(keyed[index]!))
  const sure = new Set(doubtful)
  const fresh = all.filter((line) => line.isNew && !sure.has(line))
  const probable = probableDuplicates(fresh, known, accounted)
  const lines = skipProbable ? withoutProbable(all, probable) : all
  const added = lines.filter((line) => line.isNew).length
  return { span, read, lines, added, duplicates: read - added, doubtful, probable }
}

interface Compared {
  readonly seenAgain: ReadonlyMap<Keyed, Known>
  /** Movements that only the bank's number tells from a known line. */
  readonly twins: ReadonlySet<Keyed>
  /** Identities of the known lines that the file has too. */
  readonly accounted: ReadonlySet<string>
}

/** Which movements are known lines seen again. */
function compared(keyed: readonly Keyed[], known: readonly Known[]): Compared {
  const seenAgain = new Map<Keyed, Known>()
  const twins = new Set<Keyed>()
  const accounted = new Set<string>()
  if (known.length === 0) return { seenAgain, twins, accounted }
  const byContent = grouped(keyed, (movement) => movement.content)
  const pairings: Pairing[] = []
  for (const [content, lines] of grouped(known, (line) => line.content))
    pairings.push(pairUp(byContent.get(content) ?? [], lines))
  const same = renumbered(pairings, coveredDays(byContent, known))
  for (const pairing of pairings) {
    for (const pair of [...pairing.same, ...pairing.plain]) seenAgain.set(pair.movement, pair.known)
    for (const pairs of Object.values(pairing) as Pair[][])
      for (const pair of pairs) accounted.add(pair.known.id)
    for (const pair of pairing.differing)
      if (same.has(pair.movement)) seenAgain.set(pair.movement, pair.known)
      else twins.add(pair.movement)
  }
  return { seenAgain, twins, accounted }
}

function placed(
  company: string,
  account: string,
  keyed: readonly Keyed[],
  seenAgain: ReadonlyMap<Keyed, Known>,
  known: readonly Known[],
): Placed[] {
  // occurrences of each content so far; the known ones come in order, so that the last one counts
  const last = new Map<string, number>()
  for (const { content, occurrence } of known) last.set(content, occurrence)
  return keyed.map((movement): Placed => {
    const before = seenAgain.get(movement)
    if (before) return { ...movement, id: before.id, occurrence: before.occurrence, isNew: false }
    const occurrence = (last.get(movement.content) ?? 0) + 1
    last.set(movement.content, occurrence)
    const id = lineId(company, account, movement.content, occurrence)
    return { ...movement, id, occurrence, isNew: true }
  })
}
