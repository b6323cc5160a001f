/** Which character separates the cells: each is tried on the first rows, and the one that gives a table wins. */
import { Refusal } from '../../../../db/rules/errors.ts'
import { dateShape } from '../calendar.ts'
import { amountOf, scanAmount } from '../decimal.ts'
import { decodeLetters } from '../entities.ts'
import { findHeader } from './header.ts'
import { unlabelled } from './margins.ts'
import { isBlank, type SplitOptions, Splitter, type TableRow } from './split.ts'

const SEPARATORS = [';', ',', '\t', '|'] as const
const ROWS = 150

/** A row with a date in one cell and an amount in another, and not the heading of an account. */
export function isDataRow(row: TableRow): boolean {
  if (unlabelled(row)) return false
  let date = false
  let amount = false
  for (const raw of row.cells) {
    const cell = raw.trim()
    if (cell === '') continue
    if (dateShape(cell)) {
      date = true
      continue
    }
    const scanned = amount ? null : scanAmount(cell)
    if (scanned && amountOf(scanned, '.') !== null) amount = true
  }
  return date && amount
}

function modalShare(rows: readonly TableRow[]): number {
  const counts = new Map<number, number>()
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
  let best = 0
  for (const [width, count] of counts) if (width > 1) best = Math.max(best, count)
  return rows.length === 0 ? 0 : best / rows.length
}

function scoreOf(rows: readonly TableRow[]): number {
  const full = rows.filter((row) => !isBlank(row))
  const share = modalShare(full)
  if (share === 0) return 0
  const data = full.filter(isDataRow).length / full.length
  return (findHeader(full)?.score ?? 0) * 2 + data * 30 + share * 5
}

/** The first line of a file made for Excel may say `sep=;`. */
export function declaredSeparator(text: string): string | null {
  const match = /^"?sep=([;,\t|])"?\s*[\r\n]/i.exec(text)
  return match ? match[1]! : null
}

/** The separator, with how sure it is (0 when no separator gives a table). */
export interface FoundSeparator {
  readonly options: SplitOptions
  readonly score: number
}

function tried(text: string, options: SplitOptions): { score: number; refusal: unknown } {
  try {
    return { score: scoreOf(new Splitter(text, { ...options, rowsMax: ROWS }).run().rows), refusal: null }
  } catch (error) {
    if (error instanceof Refusal) return { score: 0, refusal: error }
    throw error
  }
}

/** Finds separator and quote. A file with far too many columns is refused here. */
export function findSeparator(text: string): FoundSeparator {
  let best: FoundSeparator = { options: { separator: ';', quote: '"' }, score: 0 }
  let refusal: unknown = null
  for (const separator of SEPARATORS) {
    const options: SplitOptions = { separator, quote: '"' }
    const found = tried(text, options)
    refusal ??= found.refusal
    if (found.score > best.score) best = { options, score: found.score }
  }
  if (best.score === 0 && refusal) throw refusal
  if (best.score > 0 && !text.includes('"')) {
    const options: SplitOptions = { separator: best.options.separator, quote: "'" }
    const found = tried(text, options)
    if (found.score > best.score + 0.5) best = { options, score: found.score }
  }
  return best
}

/** A line that is one quoted field. */
const QUOTED_LINE = /^"(?:[^"]|"")+"$/

/** Some programs quote each whole line, or each but the header: `"15/03/2026,""A, B"",-1.00"`. */
function withoutLineQuotes(text: string): string | null {
  const lines = text.split(/\r\n|\n|\r/)
  const full = lines.filter((line) => line !== '')
  const quoted = full.filter((line) => QUOTED_LINE.test(line)).length
  if (full.length < 2 || quoted < full.length - 1) return null
  return lines
    .map((line) => (QUOTED_LINE.test(line) ? line.slice(1, -1).replaceAll('""', '"') : line))
    .join('\n')
}

export interface SplitTable {
  readonly rows: readonly TableRow[]
  readonly separator: string
  readonly brokenQuotes: number
}

/** Less than this has no row of data to speak of. */
const WHOLE_TABLE = 50

/** Splits the whole file with the separator found, declared or chosen. */
export function splitTable(text: string, given: string | undefined): SplitTable {
  const declared = declaredSeparator(text)
  let letters = decodeLetters(text)
  const chosen = given ?? declared
  let found = chosen ? null : findSeparator(letters)
  const bare = found && found.score < WHOLE_TABLE ? withoutLineQuotes(letters) : null
  if (bare !== null) {
    letters = bare
    found = findSeparator(bare)
  }
  const options = found?.options ?? ({ separator: chosen ?? ';', quote: '"' } as const)
  const splitter = new Splitter(letters, options).run()
  const rows = declared ? splitter.rows.slice(1) : splitter.rows
  return { rows, separator: options.separator, brokenQuotes: splitter.brokenQuotes }
}
