/** A sheet of a workbook, or a file of separated text, which is one sheet without a name. */

import type { ParseProblem } from '../../parsed.ts'
import type { TableRow } from '../csv/split.ts'
import { excerpt, warning } from '../texts.ts'

export interface Sheet {
  /** Empty where nothing names it. */
  readonly name: string
  readonly hidden: boolean
  /** Rows that hold something, in order; `line` is the number of the row in the sheet. */
  readonly rows: readonly TableRow[]
  readonly hiddenRows: number
  /** Formulas whose results the file does not hold. */
  readonly uncomputed?: number
  /** One of several tables of a sheet. */
  readonly part?: true
}

/** Where a problem of a table is, for a person. */
export function whereOf({ name, part, rows }: Sheet): { id?: string; line?: number } {
  const line = part ? rows[0]?.line : undefined
  return { ...(name === '' ? {} : { id: excerpt(name) }), ...(line === undefined ? {} : { line }) }
}

/** Says what is not read: a sheet by its name, a table of one by its line. */
export const leftOut = (sheet: Sheet, why: 'Left' | 'Copy' | 'Sums'): ParseProblem =>
  sheet.part
    ? warning(`file.table${why}`, {}, whereOf(sheet))
    : warning(`file.sheet${why}`, { name: excerpt(sheet.name) })
