/** Files of records of a fixed width, one a line or one after the other, and the figures in their columns. */
import { daysInMonth } from '../../../db/rules/dates.ts'
import type { ParseProblem } from '../parsed.ts'
import { excerpt, refuse, rowProblem } from './texts.ts'

export interface FixedRecord {
  /** As wide as the format, or less: many programs cut the spaces off at the end. */
  readonly text: string
  /** 1-based line in the file, or number of the record when the file has no lines. */
  readonly row: number
}

/** Fills the columns that a letter of several bytes takes, where widths are counted in bytes; shown nowhere. */
const FILLER = '\uffff'
const LETTERS = /\P{ASCII}/gu

/**
 * Lines as wide in columns as in bytes: some programs turn a file into UTF-8 and fill its records to their width in bytes, so that
 * each accent before an amount would move it. Only where every line is so.
 */
function inBytes(lines: readonly string[], width: number): readonly string[] {
  if (!lines.every((line) => line === '' || Buffer.byteLength(line) === width)) return lines
  const filled = (letter: string) => letter + FILLER.repeat(Buffer.byteLength(letter) - letter.length)
  return lines.map((line) => (line.length < width ? line.replace(LETTERS, filled) : line))
}

/** The sign that old programs put behind a file, as DOS ended its texts. */
const END = '\u001a'

function withoutEnd(text: string): string {
  let end = text.length
  while (text[end - 1] === END || text[end - 1] === '\n' || text[end - 1] === '\r') end--
  return text.slice(0, end)
}

/**
 * The records of a file whose lines may be absent or shortened; a line that is a little too long is one record, and one that lacks
 * less than half of its last record is several.
 */
export function fixedRecords(text: string, width: number): readonly FixedRecord[] {
  const records: FixedRecord[] = []
  const lines = inBytes(withoutEnd(text).split(/\r\n|\r|\n/), width)
  for (const [i, line] of lines.entries()) {
    const whole = line.trimEnd()
    if (whole === '') continue
    const several = whole.length >= 1.5 * width || lines.length <= 2
    const step = several ? width : whole.length
    for (let start = 0; start < whole.length; start += step)
      records.push({
        text: whole.slice(start, start + width),
        row: several && lines.length <= 2 ? records.length + 1 : i + 1,
      })
  }
  return records
}

/** Columns from the first to the last, both counted from 1 as layouts are published; spaces where the record ends before. */
export function columns(record: string, first: number, last: number): string {
  return unfilled(filledColumns(record, first, last))
}

/** The same with what fills the columns of letters of several bytes, for a text that is taken apart by columns again. */
export function filledColumns(record: string, first: number, last: number): string {
  return record.slice(first - 1, last).padEnd(last - first + 1)
}

export function unfilled(text: string): string {
  return text.includes(FILLER) ? text.replaceAll(FILLER, '') : text
}

/** Records that fit nowhere, beyond which a file is not of the format that its first record promises. */
const UNREAD_MAX = 1000

/** Tells of records that are not of the format or not in their place; refuses a file made of them. */
export class UnreadRecords {
  readonly #problems: ParseProblem[]
  readonly #format: string
  #count = 0

  constructor(problems: ParseProblem[], format: string) {
    this.#problems = problems
    this.#format = format
  }

  add(record: FixedRecord): void {
    if (++this.#count > UNREAD_MAX) throw refuse('bank.noStatement', { format: this.#format })
    this.#problems.push(rowProblem('row.record', { line: record.row }, { text: excerpt(record.text) }))
  }
}

/** Digits with so many decimals as a plain decimal string; decimals beyond the second go when they are zero. */
export function fixedAmount(digits: string, decimals: number): string | null {
  if (!/^\d{1,20}$/.test(digits)) return null
  const padded = digits.padStart(decimals + 1, '0')
  const whole = padded.slice(0, padded.length - decimals).replace(/^0+(?=\d)/, '')
  let fraction = padded.slice(padded.length - decimals)
  while (fraction.length > 2 && fraction.endsWith('0')) fraction = fraction.slice(0, -1)
  return fraction === '' ? whole : `${whole}.${fraction}`
}

/** The day of DDMMYY; null for one that is none. */
export function fixedDay(text: string): string | null {
  if (!/^\d{6}$/.test(text)) return null
  const [day, month, two] = [Number(text.slice(0, 2)), Number(text.slice(2, 4)), Number(text.slice(4))]
  const year = two < 70 ? 2000 + two : 1900 + two
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null
  return `${year}-${text.slice(2, 4)}-${text.slice(0, 2)}`
}

/** The amount with a minus, unless it is zero. */
export function withSign(amount: string, negative: boolean): string {
  return negative && /[1-9]/.test(amount) ? `-${amount}` : amount
}
