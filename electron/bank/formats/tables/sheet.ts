/** A sheet of a workbook, or a file of separated text, which is one sheet without a name. */
import type { TableRow } from '../csv/split.ts'
import { excerpt } from '../texts.ts'

export interface Sheet {
  /** Empty where nothing names it. */
  readonly name: string
  readonly hidden: boolean
  /** Rows that hold something, in order; `line` is the number of the row in the sheet. */
  readonly rows: readonly TableRow[]
  readonly hiddenRows: number
  /** One of several tables of a sheet. */
  readonly part?: true
}

/** Where a problem of a table is, for a person. */
export function whereOf({ name, part, rows }: Sheet): { id?: string; line?: number } {
  const line = part ? rows[0]?.line : undefined
  return { ...(name === '' ? {} : { id: excerpt(name) }), ...(line === undefined ? {} : { line }) }
}
