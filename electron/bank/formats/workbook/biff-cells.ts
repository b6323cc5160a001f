/** Cells of one sheet of an old workbook, record by record. */
import { type BiffRecord, errorText, float64, RECORD, rkNumber, u16, u32 } from './biff-records.ts'
import { unicodeText } from './biff-strings.ts'
import { type CellFormat, currencyShown, GENERAL, numberText } from './numbers.ts'
import type { SheetBuilder } from './sheet.ts'
import type { BiffGlobals } from './xls.ts'

/** Cells of BIFF2 have numbers of their own and three bytes of form. */
const OLD = { integer: 0x02, number: 0x03, label: 0x04, boolErr: 0x05, text: 0x07 } as const
const FORMULAS = new Set<number>([RECORD.formula, 0x206, 0x406])
/** A formula whose result the file does not hold; as an amount it is refused by its row. */
const UNCOMPUTED = '='
/** The mark of a formula that is to be computed when the file is opened. */
const TO_COMPUTE = 3
/** A sheet with so many formulas and no result that says anything was never computed. */
const UNCOMPUTED_MIN = 2
const UNCOMPUTED_MAX = 100_000

export class BiffCells {
  readonly #globals: BiffGlobals
  readonly #builder: SheetBuilder
  /** The cell of a formula whose text follows in a record of its own. */
  #awaited: { row: number; column: number } | null = null
  /** Formulas whose result is nothing, or a zero to be computed; null once a formula has a result. */
  #empty: { row: number; column: number; isText: boolean }[] | null = []

  constructor(globals: BiffGlobals, builder: SheetBuilder) {
    this.#globals = globals
    this.#builder = builder
  }

  read(record: BiffRecord): void {
    const { type, data } = record
    if (type >= OLD.integer && type <= OLD.text && type !== RECORD.formula) {
      this.#readOld(type, data)
      return
    }
    if (FORMULAS.has(type)) {
      this.#formula(data)
      return
    }
    switch (type) {
      case RECORD.number:
        this.#number(data, float64(data, 6))
        return
      case RECORD.rk:
        this.#number(data, rkNumber(data, 6))
        return
      case RECORD.mulRk:
        this.#manyNumbers(data)
        return
      case RECORD.labelSst:
        this.#put(data, this.#globals.shared[u32(data, 6)] ?? '')
        return
      case RECORD.label:
      case RECORD.rString:
        this.#put(data, this.#label(data))
        return
      case RECORD.boolErr:
        this.#put(data, boolErr(data, 6))
        return
      case RECORD.text:
        this.#formulaText(this.#globals.version === 8 ? unicodeText(data, 0, 2) : this.#bytesText(data, 0, 2))
        return
      case RECORD.row:
        if ((data[12]! & 0x20) !== 0) this.#builder.hideRow(u16(data, 0))
        return
      case RECORD.mergedCells:
        this.#merged(data)
    }
  }

  #put(data: Uint8Array, text: string): void {
    this.#builder.put(u16(data, 0), u16(data, 2), text)
  }

  #format(style: number) {
    return this.#globals.formats[style] ?? GENERAL
  }

  #putNumber(row: number, column: number, value: number, format: CellFormat): void {
    const text = numberText(value, format, this.#globals.from1904)
    this.#builder.putNumber(row, column, text, currencyShown(value, format))
  }

  #number(data: Uint8Array, value: number): void {
    this.#putNumber(u16(data, 0), u16(data, 2), value, this.#format(u16(data, 4)))
  }

  #manyNumbers(data: Uint8Array): void {
    const [row, first] = [u16(data, 0), u16(data, 2)]
    for (let i = 0; 4 + i * 6 + 6 <= data.length - 2; i++) {
      const format = this.#format(u16(data, 4 + i * 6))
      this.#putNumber(row, first + i, rkNumber(data, 6 + i * 6), format)
    }
  }

  #bytesText(data: Uint8Array, at: number, lengthBytes: 1 | 2): string {
    const length = lengthBytes === 2 ? u16(data, at) : (data[at] ?? 0)
    return this.#globals.decoder.decode(data.subarray(at + lengthBytes, at + lengthBytes + length))
  }

  #label(data: Uint8Array): string {
    return this.#globals.version === 8 ? unicodeText(data, 6, 2) : this.#bytesText(data, 6, 2)
  }

  /** The last result: a number, or a mark for a text, a truth value or an error. */
  #formula(data: Uint8Array): void {
    const old = this.#globals.version === 2
    const at = old ? 7 : 6
    const [row, column] = [u16(data, 0), u16(data, 2)]
    this.#awaited = null
    if (u16(data, at + 6) !== 0xffff) {
      const format = old ? this.#oldFormat(data) : this.#format(u16(data, 4))
      const value = float64(data, at)
      const isOpen = !old && value === 0 && (u16(data, at + 8) & TO_COMPUTE) !== 0
      this.#noteResult(isOpen, row, column, false)
      this.#putNumber(row, column, value, format)
      return
    }
    const kind = data[at]
    this.#noteResult(kind === 3, row, column, true)
    if (kind === 0) this.#awaited = { row, column }
    else if (kind === 1) this.#builder.put(row, column, data[at + 2] === 1 ? 'TRUE' : 'FALSE')
    else if (kind === 2) this.#builder.put(row, column, errorText(data[at + 2]!))
    else if (kind !== 3) this.#builder.putFormula(row, column, UNCOMPUTED)
  }

  #noteResult(isEmpty: boolean, row: number, column: number, isText: boolean): void {
    if (!isEmpty) this.#empty = null
    else if (this.#empty && this.#empty.length < UNCOMPUTED_MAX) this.#empty.push({ row, column, isText })
  }

  /**
   * Programs that compute nothing leave zeros or empty texts where results belong. Empty texts in one column alone may well be
   * what its formulas give.
   */
  end(): void {
    if (!this.#empty || this.#empty.length < UNCOMPUTED_MIN) return
    const columns = new Set(this.#empty.map(({ column }) => column))
    if (columns.size === 1 && this.#empty.every(({ isText }) => isText)) return
    for (const { row, column } of this.#empty) this.#builder.putFormula(row, column, UNCOMPUTED)
  }

  #formulaText(text: string): void {
    if (this.#awaited) this.#builder.put(this.#awaited.row, this.#awaited.column, text)
    this.#awaited = null
  }

  /** Excel 2 names the format beside the form, which need not be there. */
  #oldFormat(data: Uint8Array) {
    const { formats, codes } = this.#globals
    return formats[data[4]! & 0x3f] ?? codes.get(data[5]! & 0x3f) ?? GENERAL
  }

  #readOld(type: number, data: Uint8Array): void {
    const number = (value: number) =>
      this.#putNumber(u16(data, 0), u16(data, 2), value, this.#oldFormat(data))
    if (type === OLD.integer) number(u16(data, 7))
    else if (type === OLD.number) number(float64(data, 7))
    else if (type === OLD.label) this.#put(data, this.#bytesText(data, 7, 1))
    else if (type === OLD.boolErr) this.#put(data, boolErr(data, 7))
    else if (type === OLD.text) this.#formulaText(this.#bytesText(data, 0, 1))
  }

  #merged(data: Uint8Array): void {
    for (let at = 2; at + 8 <= data.length; at += 8)
      this.#builder.merge(u16(data, at), u16(data, at + 4), u16(data, at + 2))
  }
}

function boolErr(data: Uint8Array, at: number): string {
  if (data[at + 1] === 1) return errorText(data[at]!)
  return data[at] === 1 ? 'TRUE' : 'FALSE'
}
