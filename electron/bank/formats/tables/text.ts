/** Movements written as separated text: one table as a rule, or several of different names, as a sheet saved as text has them. */
import type { ParsedFile } from '../../parsed.ts'
import { splitTable } from '../csv/separator.ts'
import { isBlank } from '../csv/split.ts'
import { readGrid, type TableRequest } from '../csv/table.ts'
import type { Decoded } from '../encoding.ts'
import { warning } from '../texts.ts'
import { tellDays } from './month-days.ts'
import { partsOf } from './parts.ts'
import { readSheets } from './read.ts'

/** Reads the tables of a text; refuses one that holds none. */
export function readTable({ text, encoding, damaged }: Decoded, request: TableRequest): ParsedFile {
  const split = splitTable(text, request.columns?.separator)
  const source = { format: 'csv', encoding, damaged } as const
  const rows = split.rows.filter((row) => !isBlank(row))
  const sheet = { name: '', hidden: false, rows, hiddenRows: 0 }
  if (partsOf(sheet).length === 1) {
    const days = tellDays([sheet])
    const file = readGrid(split, source, request)
    return days === 0
      ? file
      : { ...file, problems: [...file.problems, warning('file.daysOfMonth', { count: days })] }
  }
  return readSheets([sheet], { ...source, split }, request)
}
