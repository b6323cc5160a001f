/**
 * Tables of one side of an account each, `Débits` and `Crédits`, by the heading above their names of columns or by the
 * name of their sheet. Their amounts may bear no sign.
 */
import { type Side, sideOfSection } from '../csv/flags.ts'
import { findHeader } from '../csv/header.ts'
import { fold } from '../text.ts'
import type { Sheet } from './sheet.ts'

/** The text that stands alone above the names of the columns. */
function headingOf({ rows }: Sheet): string | null {
  const header = findHeader(rows)
  const filled = header && rows[header.at - 1]?.cells.filter((cell) => cell.trim() !== '')
  return filled?.length === 1 ? filled[0]!.trim() : null
}

/** Sheets of these names may be accounts: chequing, a credit card, purchases of one. */
const ACCOUNTS = /^(cheques?|checks?|credit|debit|achats?|purchases?)\b(?! (emis|payes|paid)$)/

/** The side that a sheet has by its name; null for any other name. */
const sideOfSheet = (name: string): Side | null =>
  ACCOUNTS.test(fold(name).trim()) ? null : sideOfSection(name)

function sideOfTable(table: Sheet): Side | null {
  const heading = headingOf(table)
  return (heading === null ? null : sideOfSection(heading)) ?? sideOfSheet(table.name)
}

/** The tables that have one side, where both sides are there: one of them alone may be anything. */
export function sidesOf(tables: readonly Sheet[]): ReadonlyMap<Sheet, Side> {
  if (tables.length < 2) return new Map()
  const sides = new Map<Sheet, Side>()
  for (const table of tables) {
    const side = sideOfTable(table)
    if (side !== null) sides.set(table, side)
  }
  return new Set(sides.values()).size === 2 ? sides : new Map()
}
