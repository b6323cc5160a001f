/**
 * Numbers of cells as the decimals that were meant. A workbook keeps binary doubles: 0.1 + 0.2 is 0.30000000000000004
 * there. The rule: the decimal of at most 15 digits nearest to the number, as Excel shows it where it is entered; if
 * it then lies within a millionth of what its format shows (two decimals at least), it is what the format shows. Any
 * other decimals are kept: a format hides figures and changes none.
 */
import { addDays, toDay } from '../../../../db/rules/dates.ts'
import { withoutEndZeros } from '../../../../db/rules/money.ts'
import { type Besides, besidesOf, currencyBeside, withSide } from './beside.ts'

/** What the format of a cell makes of its number. */
export type NumberKind = 'number' | 'date' | 'time'

export interface CellFormat {
  readonly kind: NumberKind
  /** Decimals that are always shown; 0 for the general format. */
  readonly decimals: number
  /** What it shows beside the figures. */
  readonly besides?: Besides
}

export const GENERAL: CellFormat = { kind: 'number', decimals: 0 }

const DIGITS = 15
/** Decimals up to which a difference from the shown value is looked for. */
const NOISE_FROM = 6
const SHOWN_MIN = 2

/** A finite number as plain decimal text with at most 15 digits; null when it is too large or none. */
function plainText(value: number): string | null {
  if (!Number.isFinite(value) || Math.abs(value) >= 1e15) return null
  if (Math.abs(value) < 1e-6) return '0'
  const whole = String(value)
  const text = whole.length <= DIGITS + 1 ? whole : String(Number(value.toPrecision(DIGITS)))
  return text.includes('e') ? null : text
}

/** The text rounded down or up at `decimals` when what follows is zeros or nines to the millionth. */
function withoutNoise(whole: string, fraction: string, decimals: number): [string, string] {
  if (fraction.length <= decimals || decimals >= NOISE_FROM) return [whole, fraction]
  const tail = fraction.slice(decimals, NOISE_FROM).padEnd(NOISE_FROM - decimals, '0')
  const kept = fraction.slice(0, decimals)
  if (/^0+$/.test(tail)) return [whole, kept]
  if (!/^9+$/.test(tail)) return [whole, fraction]
  const up = String(BigInt(whole + kept) + 1n).padStart(decimals + 1, '0')
  return [up.slice(0, up.length - decimals), up.slice(up.length - decimals)]
}

/**
 * The decimal text of a number under its format, with a dot: `0.30`, `1525`, `79.46`. Three decimals are written with
 * a fourth, so that nobody takes the dot for a thousands mark. Null for what is no amount.
 */
export function decimalText(value: number, format: CellFormat): string | null {
  const text = plainText(value)
  if (text === null) return null
  const negative = text.startsWith('-')
  const [digits = '', decimals = ''] = (negative ? text.slice(1) : text).split('.')
  const [whole, fraction] = withoutNoise(digits, decimals, Math.max(SHOWN_MIN, format.decimals))
  const used = withoutEndZeros(fraction).padEnd(Math.min(format.decimals, NOISE_FROM), '0')
  const shown = used.length === 3 ? `${used}0` : used
  const plain = shown === '' ? whole : `${whole}.${shown}`
  return negative && /[1-9]/.test(plain) ? `-${plain}` : plain
}

const MARCH_1900 = toDay('1900-03-01')
const FIRST_1900 = toDay('1900-01-01')
const FIRST_1904 = toDay('1904-01-01')
/** Number of 1 March 1900, the first after a 29 February 1900 that is counted and never was. */
const MARCH_1900_NUMBER = 61
/** 31 December 2199. */
const SERIAL_MAX = 109_574
const HALF_SECOND = 0.5 / 86_400

/** The day of a serial number, `YYYY-MM-DD`; null when no calendar has it. */
export function serialDay(serial: number, from1904: boolean): string | null {
  const days = Math.floor(serial + HALF_SECOND)
  if (!Number.isFinite(serial) || days < 0 || days > SERIAL_MAX || (days === 0 && !from1904)) return null
  if (from1904) return days > SERIAL_MAX - 1462 ? null : addDays(FIRST_1904, days)
  return days < MARCH_1900_NUMBER
    ? addDays(FIRST_1900, days - 1)
    : addDays(MARCH_1900, days - MARCH_1900_NUMBER)
}

/** The text of a number cell: a day for a date, a decimal for a number, the number itself for what is neither. */
export function numberText(value: number, format: CellFormat, from1904: boolean): string {
  if (format.kind === 'date') return serialDay(value, from1904) ?? String(value)
  if (format.kind === 'time') return serialTime(value)
  const text = decimalText(value, format)
  return text === null ? String(value) : withSide(text, value, format.besides)
}

/** The same of a cell whose number is a text of the file; null for one that is no number. */
export function currencyOfText(text: string, format: CellFormat | undefined): string | null {
  const value = Number(text || Number.NaN)
  return format && Number.isFinite(value) ? currencyShown(value, format) : null
}

/** The currency that the format of a number cell shows beside it, or null. */
export const currencyShown = (value: number, { kind, besides }: CellFormat): string | null =>
  kind === 'number' ? currencyBeside(value, besides) : null

function serialTime(value: number): string {
  if (!Number.isFinite(value)) return String(value)
  const seconds = Math.round((value - Math.floor(value)) * 86_400) % 86_400
  const two = (part: number) => String(Math.floor(part)).padStart(2, '0')
  return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`
}

const CODE_MAX = 400

/** A format code without its texts, colours and conditions; `[h]` stays. Only the part for positive numbers. */
function bareCode(code: string): string {
  let bare = ''
  for (let i = 0; i < code.length && i < CODE_MAX; i++) {
    const char = code[i]!
    if (char === ';') break
    if (char === '\\' || char === '_' || char === '*') i++
    else if (char === '"') {
      const end = code.indexOf('"', i + 1)
      if (end < 0) break
      i = end
    } else if (char === '[') {
      const end = code.indexOf(']', i)
      if (end < 0) break
      if (/^[hms]+$/i.test(code.slice(i + 1, end))) bare += code.slice(i + 1, end)
      i = end
    } else bare += char
  }
  return bare.toLowerCase()
}

/** What a format code shows: a date, a time, or a number with so many decimals. */
export function formatOfCode(code: string): CellFormat {
  const bare = bareCode(code)
  if (bare === '' || bare === 'general' || bare === 'standard' || bare === '@') return GENERAL
  const digits = /[0#?]/.test(bare)
  const day = /y|jj|aaaa/.test(bare) || /d/.test(bare)
  const time = /[hs]/.test(bare)
  if (day && (!digits || time || /y/.test(bare))) return { kind: 'date', decimals: 0 }
  if (time && (!digits || /s/.test(bare))) return { kind: 'time', decimals: 0 }
  if (!digits && /m/.test(bare)) return { kind: 'date', decimals: 0 }
  const dot = bare.indexOf('.')
  const decimals = dot < 0 ? 0 : (/^0*/.exec(bare.slice(dot + 1))?.[0].length ?? 0)
  const besides = besidesOf(code)
  return besides ? { kind: 'number', decimals, besides } : { kind: 'number', decimals }
}

const DATE: CellFormat = { kind: 'date', decimals: 0 }
const TIME: CellFormat = { kind: 'time', decimals: 0 }
const inside = (id: number, from: number, to: number) => id >= from && id <= to

/** Formats that workbooks name by number only (ECMA-376 part 1, 18.8.30, with those of East Asia). */
export function builtInFormat(id: number): CellFormat {
  if (inside(id, 14, 17) || id === 22 || inside(id, 27, 36) || inside(id, 50, 58)) return DATE
  if (inside(id, 18, 21) || inside(id, 45, 47)) return TIME
  const two = [2, 4, 7, 8, 10, 39, 40, 43, 44].includes(id)
  return two ? { kind: 'number', decimals: 2 } : GENERAL
}
