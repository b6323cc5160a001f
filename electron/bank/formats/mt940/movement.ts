/**
 * The fields of figures of MT940 and MT942: balances (60, 62), floor limits (34F), sums (90) and statement lines (61).
 * Source: SWIFT Standards MT, category 9. Read from left to right, since banks leave parts out and put spaces between.
 */
import { daysInMonth } from '../../../../db/rules/dates.ts'
import { decimalsOf } from '../../../../db/rules/money.ts'

/** Thousands with commas and decimals with a dot, as no bank of SWIFT should write them. */
const ENGLISH = /^\d{1,3}(?:,\d{3})+\.\d{0,2}$/

/**
 * An amount of the file as a plain decimal string: `000012,5` is `12.5`; null when it is none. A dot before three digits parts
 * thousands, but in a currency of three decimals (`places`).
 */
export function swiftAmount(text: string, places = 2): string | null {
  const plain = ENGLISH.test(text) ? text.replaceAll(',', '') : text
  const decimals = /^(\d{0,18})[,.](\d{0,6})$/.exec(plain)
  const isGroup = /^\d{1,3}\.\d{3}$/.test(plain) && places !== 3
  const match =
    decimals && !isGroup ? decimals : /^(\d{1,3}(?:\.\d{3})+|\d{1,18})(?:,(\d{0,6}))?$/.exec(plain)
  if (!match || !/\d/.test(plain)) return null
  const whole = match[1]!.replaceAll('.', '').replace(/^0+(?=\d)/, '') || '0'
  return match[2] ? `${whole}.${match[2]}` : whole
}

const year = (two: number) => (two < 70 ? 2000 + two : 1900 + two)

/** A day of six digits, YYMMDD; banks that count months of thirty days write 30 February, which is its last day. */
export function swiftDay(text: string): { readonly day: string; readonly moved: boolean } | null {
  const [full, month, day] = [
    year(Number(text.slice(0, 2))),
    Number(text.slice(2, 4)),
    Number(text.slice(4, 6)),
  ]
  if (month < 1 || month > 12 || day < 1) return null
  const last = daysInMonth(full, month)
  if (day > last && !(month === 2 && day <= 30)) return null
  const pad = (value: number) => String(value).padStart(2, '0')
  return { day: `${full}-${pad(month)}-${pad(Math.min(day, last))}`, moved: day > last }
}

export interface Balance {
  /** Negative when the account is overdrawn. */
  readonly amount: string
  /** Empty when the bank leaves it out. */
  readonly currency: string
}

const isNil = (amount: string) => !/[1-9]/.test(amount)
const signed = (negative: boolean, amount: string) => (negative && !isNil(amount) ? `-${amount}` : amount)

/**
 * `C140507EUR500,`; null when it cannot be read. The end of the message may stand behind it. `usual`: the currency of the
 * statement, for a balance that does not name it.
 */
export function readBalance(text: string, usual = ''): Balance | null {
  const match = /^([CD])(\d{6})([A-Z]{3})? {0,16}([\d.,]{1,24})(?:-})?$/.exec(text.trim().toUpperCase())
  const currency = match?.[3] ?? usual
  const amount = match && swiftAmount(match[4]!, decimalsOf(currency))
  return match && amount !== null ? { amount: signed(match[1] === 'D', amount!), currency } : null
}

export interface Count {
  readonly count: number
  readonly currency: string
  readonly amount: string
}

/** `2PLN186,33` of field 90: how many movements, and their sum without sign. */
export function readCount(text: string): Count | null {
  const match = /^(\d{1,6})([A-Z]{3})([\d.,]{1,24})$/.exec(text.trim())
  const amount = match && swiftAmount(match[3]!, decimalsOf(match[2]!))
  return match && amount !== null ? { count: Number(match[1]), currency: match[2]!, amount: amount! } : null
}

/** `PLND100,` of field 34F: movements below it are not shown. */
export function readFloor(text: string): { currency: string; amount: string } | null {
  const match = /^([A-Z]{3})[CD]?([\d.,]{1,24})$/.exec(text.trim())
  const amount = match && swiftAmount(match[2]!, decimalsOf(match[1]!))
  return match && amount !== null ? { currency: match[1]!, amount: amount! } : null
}

export interface Movement {
  readonly day: string
  /** True for a day that no calendar has, moved to the last of its month. */
  readonly moved: boolean
  readonly amount: string
  /** EC and ED announce an entry that is not booked yet. */
  readonly expected: boolean
  /** The customer's reference. */
  readonly reference: string
  /** As printed, with the name that some banks write after it. */
  readonly printedReference: string
  /** The name after the reference. */
  readonly name: string
  /** What the bank calls the movement, after `//`. */
  readonly bankReference: string
  /** The line below, if any. */
  readonly details: string
}

export type MovementFault = 'date' | 'amount' | 'mark'

/** Passes over a text from left to right. */
class Cursor {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  /** Takes what the pattern, which must be sticky, finds here; empty when it finds nothing. */
  take(pattern: RegExp): string {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#text)?.[0] ?? ''
    this.#at += found.length
    return found
  }

  rest(): string {
    return this.#text.slice(this.#at)
  }
}

const SIX = /\d{6}/y
/** A day with its century, which SWIFT does not want; the mark shows that it is one. */
const EIGHT = /20\d{6}(?= {0,16}(?:R?[CD]|E[CD]))/iy
const FOUR = / {0,16}\d{4}/y
const SPACES = / {0,16}/y
/** In capitals, but for examples of ABN Amro. */
const MARK = /R?[CD]|E[CD]/iy
const FUNDS = /[A-Z]/y
/** Thousands with spaces between are an amount; digits behind a space after a whole number are none. */
const AMOUNT = /\d{1,3}(?: \d{3}){1,5},\d{0,6}|\d{1,18} \d|[\d.,]{1,24}/y
const TYPE = /[A-Z][A-Z0-9 ]{3}/y

const withoutGroups = (text: string) => (text.includes(',') ? text.replaceAll(' ', '') : text)
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

/**
 * Reads field 61; says what is wrong with it otherwise. The day is the value date, which every bank writes. `places`: decimals
 * of the currency of the account.
 */
export function readMovement(lines: readonly string[], places = 2): Movement | MovementFault {
  const cursor = new Cursor(lines[0] ?? '')
  const day = swiftDay(cursor.take(EIGHT).slice(2) || cursor.take(SIX))
  cursor.take(FOUR)
  cursor.take(SPACES)
  const mark = cursor.take(MARK).toUpperCase()
  if (mark === '') return day ? 'mark' : 'date'
  cursor.take(FUNDS)
  cursor.take(SPACES)
  const amount = swiftAmount(withoutGroups(cursor.take(AMOUNT)), places)
  if (!day) return 'date'
  if (amount === null) return 'amount'
  cursor.take(SPACES)
  cursor.take(TYPE)
  const [reference, bankReference] = splitReference(cursor.rest())
  // a reversed credit takes money out, a reversed debit brings it back
  const negative = mark === 'D' || mark === 'ED' || mark === 'RC'
  return {
    ...day,
    amount: signed(negative, amount),
    expected: mark.startsWith('E'),
    printedReference: reference.trim(),
    ...splitName(reference),
    bankReference: oneLine(bankReference),
    details: oneLine(lines.slice(1).join(' ')),
  }
}

/** Characters of the customer's reference; Rabobank fills them with spaces and writes the other party's name after them. */
const REFERENCE_LENGTH = 16

function splitName(text: string): { reference: string; name: string } {
  const reference = text.slice(0, REFERENCE_LENGTH)
  if (text.length <= REFERENCE_LENGTH || !reference.endsWith(' ')) return { reference: text.trim(), name: '' }
  return { reference: reference.trim(), name: oneLine(text.slice(REFERENCE_LENGTH)) }
}

function splitReference(text: string): readonly [string, string] {
  const at = text.indexOf('//')
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 2)]
}
