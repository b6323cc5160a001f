/** Writes made-up accounts as the files that a layout describes: separated text or a workbook. */
import { utils, type WorkSheet, write } from '@e965/xlsx'
import { type Day, dayNumber } from '../../../db/rules/dates.ts'
import { type Cell, type Column, columnsOf, distinct, type Row } from './columns.ts'
import { encoded } from './encoded.ts'
import type { Chance } from './random.ts'
import { type Line, tablesOf } from './tables.ts'
import type { Account, Layout, NameOf } from './truth.ts'

export interface MadeFile {
  readonly bytes: Uint8Array
  readonly extension: string
  /** The names in the header, for messages. */
  readonly header: readonly string[]
}

function separated(rows: readonly Row[], layout: Layout): string {
  const field = ({ text, bare }: Cell) => {
    if (bare) return text
    const needs = text.includes(layout.separator) || /["\r\n]/.test(text)
    return needs || (layout.quoted === 'all' && text !== '') ? `"${text.replaceAll('"', '""')}"` : text
  }
  return rows.map((row) => row.map(field).join(layout.separator) + layout.lineEnd).join('')
}

function sheetOf(rows: readonly Row[], typed: boolean): WorkSheet {
  const cells = rows.map((row) =>
    row.map(({ text, figure, day }) => {
      if (text === '') return null
      if (typed && figure !== undefined) return { t: 'n', v: figure / 100, z: '#,##0.00' }
      if (typed && day !== undefined) return { t: 'n', v: dayNumber(day as Day) + 25_569, z: 'dd/mm/yyyy' }
      return { t: 's', v: text }
    }),
  )
  return utils.aoa_to_sheet(cells)
}

function workbook(tables: readonly (readonly Row[])[], typed: boolean): Uint8Array {
  const names = tables.map((_, i) => `Feuil${i + 1}`)
  const Sheets = Object.fromEntries(tables.map((rows, i) => [names[i]!, sheetOf(rows, typed)]))
  return write({ SheetNames: names, Sheets }, { type: 'buffer', bookType: 'xlsx', bookSST: true })
}

/** What a file holds before it is written: its sheets, or its one table. */
export interface Page {
  readonly tables: readonly (readonly Line[])[]
  readonly columns: readonly Column[]
  readonly layout: Layout
}

/** The file; names are drawn until no two columns share one. `change` may alter what the page holds. */
export function makeFile(
  accounts: readonly Account[],
  layout: Layout,
  name: NameOf,
  chance: Chance,
  change: (page: Page) => Page = (page) => page,
): MadeFile {
  let columns = columnsOf(layout, name, chance)
  for (let i = 0; i < 50 && !distinct(columns); i++) columns = columnsOf(layout, name, chance)
  if (layout.capitals) columns = columns.map((column) => ({ ...column, name: column.name.toUpperCase() }))
  const page = change({ tables: tablesOf(accounts, layout, columns, chance), columns, layout })
  const tables = page.tables.map((lines) => lines.map(({ cells }) => cells))
  const header = page.columns.map((column) => column.name)
  if (layout.container !== 'csv')
    return { bytes: workbook(tables, layout.container === 'xlsx-typed'), extension: 'xlsx', header }
  return { bytes: encoded(separated(tables[0]!, layout), layout.encoding), extension: 'csv', header }
}
