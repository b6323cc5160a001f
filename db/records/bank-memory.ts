/**
 * The memory of one company: what its lines became before, asked for lines that wait. It is made from the books, kept
 * while the file is open, and follows every change of this copy; what comes from elsewhere has it made anew.
 */
import type { Company } from '../company/company.ts'
import { type Guess, type LabelledLine, LabelMemory } from '../rules/labels/memory.ts'
import type { Sql } from '../sql.ts'
import { type Outcome, settledLines } from './bank-outcomes.ts'

/** An outcome as the memory knows it: equal texts are equal outcomes. */
const keyOf = (outcome: Outcome): string => JSON.stringify(outcome)

/** What labels became, and what categories became. */
interface Memories {
  readonly labels: LabelMemory
  readonly categories: LabelMemory
}

interface Kept {
  readonly memories: Memories
  /** Number of the last change that it knows. */
  readonly change: number
  readonly dataVersion: number
}

const kept = new WeakMap<Company, Kept>()

/** Changes that settle or free the lines they name, and those that have nothing to do with lines. */
const FOLLOWED = ['entries.posted', 'line.marked', 'line.matched', 'document.issued']
const INDIFFERENT = ['fields.set', 'attachment.added', 'stock.moved', 'document.marked', 'credits.allocated']
/** More changes than one sits through: the whole is made anew. */
const FOLLOWED_MAX = 500

/**
 * Lines that are known: the newest of the company, which outweigh all before them. So the first question after opening the
 * largest books takes well under a second.
 */
const LEARNED_MAX = 30_000
const NEWEST = `l.id IN (SELECT id FROM bank_line WHERE status IN ('coded', 'matched')
  ORDER BY date DESC, id DESC LIMIT ${LEARNED_MAX})`

/** Lines that the changes since then may have settled or freed; null when that cannot be told from them. */
function touchedSince(company: Company, change: number): string[] | null {
  const { sql } = company
  const changes = sql.all<{ type: string; device: string }>(
    'SELECT type, device FROM change WHERE seq > ? LIMIT ?',
    change,
    FOLLOWED_MAX,
  )
  const isFollowed = ({ type, device }: { type: string; device: string }) =>
    device === company.device && (FOLLOWED.includes(type) || INDIFFERENT.includes(type))
  if (changes.length === FOLLOWED_MAX || !changes.every(isFollowed)) return null
  return sql
    .all<{ line: string }>(
      // what is reversed may have been a reversal itself: all that hangs together is looked at
      `WITH RECURSIVE fact(id) AS (
         SELECT id FROM entry WHERE change > ? UNION SELECT id FROM mark WHERE change > ?
         UNION SELECT e.reverses FROM fact f JOIN entry e ON e.id = f.id WHERE e.reverses IS NOT NULL
         UNION SELECT m.reverses FROM fact f JOIN mark m ON m.id = f.id WHERE m.reverses IS NOT NULL)
       SELECT DISTINCT substr(k.key, 6) AS line FROM fact f JOIN claim k ON k.fact = f.id WHERE k.key GLOB 'line:*'`,
      change,
      change,
    )
    .map(({ line }) => line)
}

function learn(
  { labels, categories }: Memories,
  sql: Sql,
  where: string,
  ...values: readonly string[]
): void {
  for (const { id, date, cents, description, category, outcome } of settledLines(sql, where, ...values)) {
    const line = { id, date, cents, outcome: keyOf(outcome) }
    labels.learn({ ...line, description })
    if (category) categories.learn({ ...line, description: category })
  }
}

/** The memory as the books are now. */
function memoryOf(company: Company): Memories {
  const { sql } = company
  const { change } = sql.get<{ change: number }>('SELECT coalesce(max(seq), 0) AS change FROM change')!
  const dataVersion = company.dataVersion()
  const known = kept.get(company)
  if (known?.change === change && known.dataVersion === dataVersion) return known.memories
  const touched = known?.dataVersion === dataVersion ? touchedSince(company, known.change) : null
  const fresh = () => ({ labels: new LabelMemory(), categories: new LabelMemory() })
  const memories = known && touched ? known.memories : fresh()
  if (touched === null) learn(memories, sql, NEWEST)
  else
    for (const line of touched) {
      for (const memory of Object.values(memories)) memory.forget(line)
      learn(memories, sql, "l.id = ? AND l.status <> 'ignored'", line)
    }
  for (const memory of Object.values(memories))
    if (memory.size > LEARNED_MAX) memory.forgetOldest(memory.size - LEARNED_MAX)
  kept.set(company, { memories, change, dataVersion })
  return memories
}

export interface Remembered extends Omit<Guess, 'outcome'> {
  readonly outcome: Outcome
}

const told = (guesses: readonly Guess[]): Remembered[] =>
  guesses.map(({ outcome, ...guess }) => ({ ...guess, outcome: JSON.parse(outcome) as Outcome }))

/** What lines like this one became, likeliest first, with how often. */
export function remembered(company: Company, line: LabelledLine): Remembered[] {
  return told(memoryOf(company).labels.guess(line))
}

/** What lines of this very category became, likeliest first, with how often; nothing of one that is new. */
export function rememberedCategory(
  company: Company,
  category: string,
  { date, cents }: Omit<LabelledLine, 'description'>,
): Remembered[] {
  const guesses = memoryOf(company).categories.guess({ date, cents, description: category })
  return told(guesses.filter(({ times }) => times > 0))
}

const steady = (memory: LabelMemory, line: Omit<LabelledLine, 'date'>, times: number): Outcome | null => {
  const outcome = memory.steady(line, times)
  return outcome === null ? null : (JSON.parse(outcome) as Outcome)
}

/** What the last so many lines of this label became, all alike; null when they did not. */
export function steadyOutcome(
  company: Company,
  line: Omit<LabelledLine, 'date'>,
  times: number,
): Outcome | null {
  return steady(memoryOf(company).labels, line, times)
}

/** The same of a category. */
export function steadyCategory(
  company: Company,
  category: string,
  { cents }: Pick<LabelledLine, 'cents'>,
  times: number,
): Outcome | null {
  return steady(memoryOf(company).categories, { cents, description: category }, times)
}
