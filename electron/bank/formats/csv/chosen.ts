/** The columns a person chose, or that were remembered for a bank, laid over those recognised. */
import type { ColumnMap } from '../../parsed.ts'
import { excerpt, refuse } from '../texts.ts'
import type { Columns } from './columns.ts'
import { headerName } from './names.ts'

/** Index of a column given by number or by its name in the header; refuses one the file does not have. */
function indexOf(column: number | string, header: readonly string[] | null, width: number): number {
  if (typeof column === 'number') {
    if (Number.isInteger(column) && column >= 0 && column < width) return column
  } else {
    const exact = header?.findIndex((name) => name.trim() === column.trim()) ?? -1
    const key = headerName(column).key
    const found =
      exact >= 0 ? exact : (header?.findIndex((name) => headerName(name).key === key && key !== '') ?? -1)
    if (found >= 0) return found
  }
  const columns = header ? header.filter((name) => name.trim() !== '').join(', ') : `0–${width - 1}`
  throw refuse('bank.columnUnknown', { column: excerpt(String(column)), columns: excerpt(columns) })
}

const SINGLE = ['date', 'valueDate', 'balance', 'reference', 'currency', 'account', 'direction'] as const
/** All that a column can be chosen for. */
export const ROLES = [...SINGLE, 'description', 'category', 'amount', 'debit', 'credit'] as const

/** One column, several, or none. */
const listed = (columns: NonNullable<ColumnMap['description']> | null) =>
  typeof columns === 'object' ? (columns ?? []) : [columns]

/** Columns with the choices applied; a chosen amount replaces debit and credit, and the reverse. */
export function applyChoices(
  columns: Columns,
  map: ColumnMap,
  header: readonly string[] | null,
  width: number,
): Columns {
  const at = (column: number | string) => indexOf(column, header, width)
  const chosen: Columns = { ...columns }
  for (const role of SINGLE) {
    const column = map[role]
    if (column !== undefined) chosen[role] = column === null ? null : at(column)
  }
  if (chosen.account !== columns.account) chosen.accountOpen = false
  if (map.category !== undefined) chosen.categories = listed(map.category).map(at)
  if (map.description !== undefined) {
    chosen.text = listed(map.description).map(at)
    // the same columns given back are read the same again
    if (chosen.text.join() !== columns.text.join()) chosen.instead = null
  }
  if (map.amount !== undefined && map.amount !== columns.amounts[0]?.index) chosen.feeMoves = null
  if (map.amount !== undefined) chosen.amounts = [{ index: at(map.amount), kind: 'amount', currency: null }]
  else if (map.debit !== undefined || map.credit !== undefined) {
    chosen.amounts = [
      ...(map.debit === undefined ? [] : [{ index: at(map.debit), kind: 'debit', currency: null } as const]),
      ...(map.credit === undefined
        ? []
        : [{ index: at(map.credit), kind: 'credit', currency: null } as const]),
    ]
  }
  return chosen
}

/** True when the choices alone say where date and amount are. */
export function choicesSuffice(map: ColumnMap | undefined): boolean {
  return (
    map?.date !== undefined &&
    (map.amount !== undefined || map.debit !== undefined || map.credit !== undefined)
  )
}

/** The columns in the form in which they can be given back. */
export function asColumnMap(columns: Columns): ColumnMap {
  const map: Record<string, number | number[]> = {}
  for (const role of SINGLE) {
    const index = columns[role]
    if (index !== null) map[role] = index
  }
  if (columns.text.length > 0) map.description = columns.text
  if (columns.categories.length > 0) map.category = columns.categories
  for (const { kind, index } of columns.amounts) map[kind] ??= index
  return map as ColumnMap
}
