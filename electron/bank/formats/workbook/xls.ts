/**
 * Old workbooks (.xls) of Excel 2 to 2003: BIFF8 and BIFF5 in a compound file, BIFF2 to BIFF4 as bare records. Of a
 * formula what it last gave is read. Sources: [MS-XLS]; OpenOffice.org's Documentation of the Excel File Format.
 */

import type { Sheet } from '../tables/sheet.ts'
import { BiffCells } from './biff-cells.ts'
import { decoderOf, nextAfter, RECORD, recordAt, u16, u32 } from './biff-records.ts'
import { sharedTexts, unicodeText } from './biff-strings.ts'
import { STYLES_MAX } from './limits.ts'
import { builtInFormat, type CellFormat, formatOfCode, GENERAL } from './numbers.ts'
import { decryptBiff } from './rc4.ts'
import { CellBudget, SheetBuilder } from './sheet.ts'
import { damaged } from './texts.ts'

/** What the sheets of an old workbook refer to. */
export interface BiffGlobals {
  /** 2, 3, 4, 5 or 8. */
  version: number
  from1904: boolean
  decoder: TextDecoder
  shared: string[]
  readonly formats: CellFormat[]
  readonly codes: Map<number, CellFormat>
  readonly sheets: { at: number; name: string; hidden: boolean; kind: number }[]
}

const BOF_VERSIONS = new Map([
  [0x0009, 2],
  [0x0209, 3],
  [0x0409, 4],
])

/** The version that the first record tells; null when it is none. */
export function biffVersion(stream: Uint8Array): number | null {
  const type = u16(stream, 0)
  const size = u16(stream, 2)
  if (size < 4 || size > 20 || stream.length < 4 + size) return null
  const old = BOF_VERSIONS.get(type)
  if (old !== undefined) return old
  if (type !== RECORD.bof) return null
  return u16(stream, 4) === 0x600 ? 8 : 5
}

function newGlobals(version: number): BiffGlobals {
  return {
    version,
    from1904: false,
    decoder: decoderOf(1252),
    shared: [],
    formats: [],
    codes: new Map(),
    sheets: [],
  }
}

function readFormat(globals: BiffGlobals, data: Uint8Array): void {
  if (globals.codes.size >= STYLES_MAX) return
  if (globals.version === 8) globals.codes.set(u16(data, 0), formatOfCode(unicodeText(data, 2, 2)))
  else if (globals.version === 5)
    globals.codes.set(u16(data, 0), formatOfCode(globals.decoder.decode(data.subarray(3, 3 + data[2]!))))
  else {
    // before BIFF5 formats are numbered by their order; BIFF4 has two bytes before the text
    const start = globals.version === 4 ? 2 : 0
    const text = globals.decoder.decode(data.subarray(start + 1, start + 1 + (data[start] ?? 0)))
    globals.codes.set(globals.codes.size, formatOfCode(text))
  }
}

function readXf(globals: BiffGlobals, data: Uint8Array): void {
  if (globals.formats.length >= STYLES_MAX) return
  const id = globals.version >= 5 ? u16(data, 2) : globals.version === 2 ? data[2]! & 0x3f : data[1]!
  const own = globals.codes.get(id)
  globals.formats.push(own ?? (globals.version >= 5 ? builtInFormat(id) : GENERAL))
}

function readBoundSheet(globals: BiffGlobals, data: Uint8Array): void {
  const name =
    globals.version === 8
      ? unicodeText(data, 6, 1)
      : globals.decoder.decode(data.subarray(7, 7 + (data[6] ?? 0)))
  globals.sheets.push({ at: u32(data, 0), name, hidden: (data[4]! & 3) !== 0, kind: data[5]! })
}

/** Reads the records before the sheets. */
function readGlobals(stream: Uint8Array, version: number, budget: CellBudget): BiffGlobals {
  const globals = newGlobals(version)
  for (let at = 0; ; ) {
    const record = recordAt(stream, at)
    if (!record || record.type === RECORD.eof) return globals
    const { type, data } = record
    if (type === RECORD.codePage) globals.decoder = decoderOf(u16(data, 0))
    else if (type === RECORD.date1904) globals.from1904 = u16(data, 0) === 1
    else if (type === RECORD.format || type === 0x1e) readFormat(globals, data)
    else if (type === RECORD.xf || type === 0x43 || type === 0x243 || type === 0x443) readXf(globals, data)
    else if (type === RECORD.boundSheet) readBoundSheet(globals, data)
    else if (type === RECORD.sst)
      globals.shared = sharedTexts(stream, record, (count) => budget.characters(count))
    at = nextAfter(record)
  }
}

function readCells(
  stream: Uint8Array,
  from: number,
  globals: BiffGlobals,
  budget: CellBudget,
  name: string,
  hidden: boolean,
): Sheet {
  const builder = new SheetBuilder(budget)
  const cells = new BiffCells(globals, builder)
  let depth = 0
  for (let at = from; ; ) {
    const record = recordAt(stream, at)
    if (!record) break
    if (record.type === RECORD.bof) depth++
    if (record.type === RECORD.eof && --depth <= 0) break
    // charts lie inside sheets, between marks of their own
    if (depth <= 1) cells.read(record)
    at = nextAfter(record)
  }
  cells.end()
  return builder.finish(name.slice(0, 100), hidden)
}

export interface XlsWorkbook {
  readonly sheets: readonly Sheet[]
  readonly from1904: boolean
}

/** Reads the stream of records of a workbook. */
export function readXls(bytes: Uint8Array, password: string | undefined): XlsWorkbook {
  const version = biffVersion(bytes)
  if (version === null) throw damaged('records')
  const stream = decryptBiff(bytes, version, password)
  const budget = new CellBudget()
  const globals = readGlobals(stream, version, budget)
  const { from1904 } = globals
  if (globals.sheets.length === 0)
    return { sheets: [readCells(stream, 0, globals, budget, '', false)], from1904 }
  const tables = globals.sheets.filter(({ kind, at }) => kind === 0 && at < stream.length)
  if (tables.length === 0) throw damaged('noSheet')
  return {
    sheets: tables.map(({ at, name, hidden }) => readCells(stream, at, globals, budget, name, hidden)),
    from1904,
  }
}
