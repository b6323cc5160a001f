/** The records of an old workbook (.xls): numbered pieces of bytes, one after the other. Source: [MS-XLS], 2.3. */
import { damaged } from './texts.ts'

/** Numbers of the records that are read; the older ones of BIFF2 to BIFF4 beside those of BIFF5 and BIFF8. */
export const RECORD = {
  formula: 0x06,
  eof: 0x0a,
  date1904: 0x22,
  continues: 0x3c,
  filePass: 0x2f,
  codePage: 0x42,
  boundSheet: 0x85,
  mulRk: 0xbd,
  mulBlank: 0xbe,
  rString: 0xd6,
  xf: 0xe0,
  mergedCells: 0xe5,
  sst: 0xfc,
  labelSst: 0xfd,
  number: 0x203,
  label: 0x204,
  boolErr: 0x205,
  text: 0x207,
  row: 0x208,
  rk: 0x27e,
  format: 0x41e,
  bof: 0x809,
} as const

export interface BiffRecord {
  readonly type: number
  readonly data: Uint8Array
  /** Where the data begins in the stream. */
  readonly at: number
}

const HEADER = 4

/** One record; null at the end of the stream. */
export function recordAt(stream: Uint8Array, at: number): BiffRecord | null {
  if (at + HEADER > stream.length) return null
  const type = stream[at]! | (stream[at + 1]! << 8)
  const size = stream[at + 2]! | (stream[at + 3]! << 8)
  const start = at + HEADER
  if (start + size > stream.length) throw damaged('records')
  return { type, data: stream.subarray(start, start + size), at: start }
}

export const nextAfter = (record: BiffRecord) => record.at + record.data.length

export const u16 = (data: Uint8Array, at: number) => (data[at] ?? 0) | ((data[at + 1] ?? 0) << 8)
export const u32 = (data: Uint8Array, at: number) => (u16(data, at) | (u16(data, at + 2) << 16)) >>> 0

export function float64(data: Uint8Array, at: number): number {
  if (at + 8 > data.length) return Number.NaN
  return new DataView(data.buffer, data.byteOffset + at, 8).getFloat64(0, true)
}

/** A number in four bytes: whole or the upper half of a double, perhaps times a hundred. */
export function rkNumber(data: Uint8Array, at: number): number {
  const rk = u32(data, at)
  let value: number
  if ((rk & 2) !== 0) value = (rk | 0) >> 2
  else {
    const view = new DataView(new ArrayBuffer(8))
    view.setUint32(0, (rk & ~3) >>> 0)
    value = view.getFloat64(0)
  }
  return (rk & 1) !== 0 ? value / 100 : value
}

const ERRORS = new Map([
  [0x00, '#NULL!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x17, '#REF!'],
  [0x1d, '#NAME?'],
  [0x24, '#NUM!'],
  [0x2a, '#N/A'],
])

export const errorText = (code: number) => ERRORS.get(code) ?? '#N/A'

const CODE_PAGES = new Map([
  [437, 'windows-1252'],
  [850, 'windows-1252'],
  [874, 'windows-874'],
  [932, 'shift_jis'],
  [936, 'gbk'],
  [949, 'euc-kr'],
  [950, 'big5'],
  [10000, 'macintosh'],
  [0x8000, 'macintosh'],
])

/** The decoder of the texts of BIFF5 and older. */
export function decoderOf(codePage: number): TextDecoder {
  const named = CODE_PAGES.get(codePage)
  const known = codePage >= 1250 && codePage <= 1258 ? `windows-${codePage}` : 'windows-1252'
  return new TextDecoder(named ?? known)
}
