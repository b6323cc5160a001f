/** Tables set two or three times side by side under headings that say the same again: `Date Check # Amount`, twice. */
import { fold } from '../text.ts'
import type { Cell, Row } from './rows.ts'

/** Columns of one table; of two columns it is of the balances of days. */
const COLUMNS_MIN = 3
const COLUMNS_MAX = 5

/** Where each table begins, under headings that are the same names again and again; null for any other row. */
function tablesOf({ cells }: Row): number[] | null {
  const names = cells.map(({ text }) => fold(text))
  for (let count = COLUMNS_MIN; count <= COLUMNS_MAX && count * 2 <= names.length; count++) {
    if (names.length % count > 0 || names.some((name, i) => name !== names[i % count])) continue
    const has = (pattern: RegExp) => names.slice(0, count).some((name) => pattern.test(name))
    if (has(/\bdat/) && has(/amount|montant|bedrag|betrag/))
      return cells.filter((_, i) => i % count === 0).map(({ left }) => left)
  }
  return null
}

/** A heading begins so much further right than what stands under it, at most. */
const EDGE = 6

/** The cells of a row by the table they stand in; null when one reaches over, or a table has a single one. */
function apart({ cells }: Row, lefts: readonly number[]): Cell[][] | null {
  const tables = lefts.map((): Cell[] => [])
  for (const cell of cells) {
    const table = lefts.findLastIndex((left) => cell.left >= left - EDGE)
    if (table < 0 || cell.right > (lefts[table + 1] ?? Number.POSITIVE_INFINITY)) return null
    tables[table]!.push(cell)
  }
  return tables.every(({ length }) => length !== 1) && tables[0]!.length > 0 ? tables : null
}

const moved = (cell: Cell, by: number): Cell => ({ ...cell, left: cell.left - by, right: cell.right - by })

/** The rows with such tables one below the other, under the first of their headings. */
export function unfolded(rows: readonly Row[]): Row[] {
  const out: Row[] = []
  let [page, down] = [0, 0]
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!
    if (row.page !== page) [page, down] = [row.page, 0]
    const lefts = tablesOf(row)
    if (!lefts) {
      out.push({ ...row, base: row.base + down })
      continue
    }
    out.push({ ...row, base: row.base + down, cells: row.cells.slice(0, row.cells.length / lefts.length) })
    const tables: Row[][] = lefts.map(() => [])
    for (; rows[i + 1]?.page === page; i++) {
      const below = rows[i + 1]!
      const cells = apart(below, lefts)
      if (!cells) break
      for (const [t, own] of cells.entries())
        if (own.length > 0)
          tables[t]!.push({ ...below, cells: own.map((cell) => moved(cell, lefts[t]! - lefts[0]!)) })
    }
    const height = rows[i]!.base - row.base || 0
    for (const [t, own] of tables.entries())
      for (const one of own) out.push({ ...one, base: one.base + down + t * height })
    down += height * (lefts.length - 1)
  }
  return out
}
