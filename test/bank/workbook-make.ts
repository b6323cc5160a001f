/** Workbooks for tests: of the library that writes them for exports, and of parts written by hand. */
import { type BookType, utils, type WorkSheet, write } from '@e965/xlsx'
import { parseBytes } from '../../electron/bank/formats/index.ts'
import { type Inspection, inspectFile } from '../../electron/bank/inspect.ts'
import type { ColumnMap } from '../../electron/bank/parsed.ts'
import { makeWorkbook, type Parts, sheetXml } from './hostile/zip-maker.ts'

/** A value with the format of its cell, or with the formula that it is the last result of. */
export interface Formatted {
  readonly v: number
  readonly z?: string
  readonly f?: string
}

export type Value = string | number | boolean | null | Formatted
export type Rows = readonly (readonly Value[])[]

/** A sheet with what is not in its cells: ranges of merged cells (`A2:A3`). */
export interface Drawn {
  readonly rows: Rows
  readonly merges: readonly string[]
}

const cellOf = (value: Value) =>
  value === null
    ? null
    : typeof value === 'object'
      ? { t: 'n', ...value }
      : { t: typeof value === 'number' ? 'n' : typeof value === 'boolean' ? 'b' : 's', v: value }

const isDrawn = (sheet: Rows | Drawn): sheet is Drawn => 'merges' in sheet

export function sheetOf(sheet: Rows | Drawn): WorkSheet {
  const rows = isDrawn(sheet) ? sheet.rows : sheet
  const made = utils.aoa_to_sheet(rows.map((row) => row.map(cellOf)))
  if (isDrawn(sheet)) made['!merges'] = sheet.merges.map((range) => utils.decode_range(range))
  return made
}

/** A workbook with these sheets, in the form named. */
export function bookOf(
  sheets: Readonly<Record<string, Rows | Drawn>>,
  bookType: 'xlsx' | 'biff8' | 'biff5' | 'biff4' | 'biff3' | 'biff2' | 'xlml' | 'html' = 'xlsx',
  from1904 = false,
): Uint8Array {
  const names = Object.keys(sheets)
  const Sheets = Object.fromEntries(names.map((name) => [name, sheetOf(sheets[name]!)]))
  const Workbook = { WBProps: { date1904: from1904 } }
  return Buffer.from(
    write(
      { SheetNames: names, Sheets, Workbook },
      { type: 'buffer', bookType: bookType as BookType, bookSST: bookType === 'xlsx' },
    ),
  )
}

export async function inspectBytes(
  bytes: Uint8Array,
  extension = 'xlsx',
  options: { columns?: ColumnMap; password?: string } = {},
): Promise<Inspection> {
  return inspectFile(await parseBytes({ bytes, extension, ...options }))
}

/** A sheet written by hand: below the header `Date`, `Description`, `Amount` these rows, from the second on. */
export function handMade(rows: string, parts: Parts = {}, more = ''): Uint8Array {
  const head = ['Date', 'Description', 'Amount']
  const header = head.map((name, i) => `<c r="${'ABC'[i]}1" t="inlineStr"><is><t>${name}</t></is></c>`)
  const sheet = sheetXml(`<row r="1">${header.join('')}</row>${rows}`).replace(
    '</sheetData>',
    `</sheetData>${more}`,
  )
  return makeWorkbook({ 'xl/worksheets/sheet1.xml': sheet, ...parts })
}

/** Accounts with their movements as `day amount text`, and the codes of what is told. */
export async function readBytes(bytes: Uint8Array, accountHint?: string) {
  const file = await parseBytes({ bytes, extension: 'xls', ...(accountHint ? { accountHint } : {}) })
  const { outcome, problems } = file
  const accounts = file.accounts.map(({ accountId, currency, openingBalance, closingBalance, lines }) => ({
    accountId,
    currency,
    ends: [openingBalance, closingBalance].map((end) => (end === null ? null : Number(end))),
    lines: lines.map(({ date, amount, description }) => `${date} ${Number(amount)} ${description}`),
  }))
  return { outcome, accounts, told: problems.map(({ code }) => code.replace('bank.', '')) }
}

/** Days from 2026-03-01 on, as number cells. */
export const day = (n: number, z = 'dd/mm/yyyy'): Value => ({ v: 46081 + n, z })
export const MARCH: Rows = [
  [day(2), 'Loyer', -850],
  [day(5), 'Cafe', -12.34],
  [day(16), 'Paie', 2100.5],
]
export const MARCH_READ = ['2026-03-02 -850 Loyer', '2026-03-05 -12.34 Cafe', '2026-03-16 2100.5 Paie']
