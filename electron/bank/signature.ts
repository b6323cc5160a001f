/** By what a file is known again, so that what a person said of it once serves for files of the same layout. */

import { dateShape } from './formats/calendar.ts'
import { scanAmount } from './formats/decimal.ts'
import type { ParsedFile, ParsedLayout } from './parsed.ts'

/** What a file shows of its layout; the account it goes to is known by who imports it. */
export interface Signature {
  readonly format: string
  readonly bank: string | null
  /** Names of the columns as written; null for a file that does not name them. */
  readonly header: readonly string[] | null
  /** Without names: one letter a column, `D` date, `N` number, `T` text, `E` empty in the rows seen. */
  readonly shape: string | null
}

function kindOf(cells: readonly string[]): string {
  const full = cells.filter((cell) => cell.trim() !== '')
  if (full.length === 0) return 'E'
  if (full.every((cell) => dateShape(cell) !== null)) return 'D'
  return full.every((cell) => scanAmount(cell) !== null) ? 'N' : 'T'
}

function shapeOf({ sample = [] }: ParsedLayout): string {
  let width = 0
  for (const row of sample) width = Math.max(width, row.length)
  // The rows of the table alone: what stands above it has fewer cells.
  const rows = sample.filter((row) => row.length * 2 > width)
  return Array.from({ length: width }, (_, index) => kindOf(rows.map((row) => row[index] ?? ''))).join('')
}

/** The signature of a file as it was recognised without help; null for a format that leaves nothing to ask. */
export function signatureOf({ format, layout }: ParsedFile): Signature | null {
  if (!layout) return null
  const header = layout.header?.some((name) => name.trim() !== '') ? layout.header : null
  return {
    format,
    bank: layout.bank ?? null,
    header: header?.map((name) => name.trim().slice(0, 200)) ?? null,
    shape: header ? null : shapeOf(layout),
  }
}
