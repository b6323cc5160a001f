/**
 * Money is an integer number of minor units (cents for CAD and EUR, whole francs for XOF), checked to be a
 * safe integer; rates are integers in parts per million (9.975 % is 99750 ppm). Quantities, unit prices and
 * exchange rates are decimal strings. No binary float ever holds an amount.
 */
import Decimal from 'decimal.js'
import { assert, catalogue } from './errors.ts'

/** Minor units of some currency; always a safe integer. */
export type Cents = number
/** Parts per million; 1 % is 10,000. */
export type Ppm = number

const { refuse } = catalogue({
  'money.notAmount': {
    fr: '« {text} » n’est pas un montant. Écrivez par exemple {example}.',
    en: '“{text}” is not an amount. Write for example {example}.',
  },
  'money.tooManyDecimals': {
    fr: '« {text} » a plus de {decimals} décimale(s), ce que la devise n’a pas.',
    en: '“{text}” has more than {decimals} decimal(s), which the currency does not have.',
  },
  'money.tooLarge': {
    fr: '« {text} » dépasse le plus grand montant accepté ({max}).',
    en: '“{text}” is above the largest amount accepted ({max}).',
  },
})

/** No amount of one line may pass this (ten trillion units), so that sums of millions of lines stay safe integers. */
export const CENTS_MAX: Cents = 1_000_000_000_000_000 - 1

/** Minor-unit digits where ISO 4217 says other than two. */
const DECIMALS: Readonly<Record<string, number>> = {
  XOF: 0,
  XAF: 0,
  KMF: 0,
  GNF: 0,
  JPY: 0,
  KRW: 0,
  VND: 0,
  CLP: 0,
  ISK: 0,
  XPF: 0,
  PYG: 0,
  RWF: 0,
  BIF: 0,
  DJF: 0,
  UGX: 0,
  VUV: 0,
  TND: 3,
  KWD: 3,
  BHD: 3,
  LYD: 3,
  JOD: 3,
  OMR: 3,
  IQD: 3,
}

/** Digits after the decimal mark of a currency (ISO 4217): 2 for CAD, 0 for XOF. */
export function decimalsOf(currency: string): number {
  return DECIMALS[currency] ?? 2
}

/** True for a safe integer within CENTS_MAX. */
export function isCents(value: unknown): value is Cents {
  return Number.isSafeInteger(value) && Math.abs(value as number) <= CENTS_MAX
}

/** Sum of amounts; an unsafe result is a bug, never a rounded figure. */
export function sumCents(amounts: Iterable<Cents>): Cents {
  let total = 0
  for (const amount of amounts) {
    total += amount
    assert(Number.isSafeInteger(total), 'sum of amounts left the safe integers')
  }
  return total
}

/** Decimals without the zeros at their end. */
export function withoutEndZeros(text: string): string {
  let end = text.length
  while (text[end - 1] === '0') end--
  return text.slice(0, end)
}

/** So many digits are exact in a number, and less than the greatest amount. */
const SAFE_DIGITS = 14

/** `"1234.56"` -> 123456 for two decimals. Refuses anything that is not a plain decimal, with a reason. */
export function parseCents(text: string, decimals = 2): Cents {
  const match = /^(-?)(\d{1,16})(?:\.(\d{1,12}))?$/.exec(text)
  if (!match)
    throw refuse('money.notAmount', { text: text.slice(0, 40), example: formatCents(123456, decimals) })
  const fraction = withoutEndZeros(match[3] ?? '')
  if (fraction.length > decimals) throw refuse('money.tooManyDecimals', { text, decimals })
  const digits = match[2]! + fraction.padEnd(decimals, '0')
  if (digits.length > SAFE_DIGITS && BigInt(digits) > BigInt(CENTS_MAX))
    throw refuse('money.tooLarge', { text, max: formatCents(CENTS_MAX, decimals) })
  const cents = Number(digits)
  return match[1] && cents !== 0 ? -cents : cents
}

/** 123456 -> `"1234.56"`; the exact inverse of parseCents. */
export function formatCents(cents: Cents, decimals = 2): string {
  assert(Number.isSafeInteger(cents), `not an amount: ${cents}`)
  const sign = cents < 0 ? '-' : ''
  const digits = String(Math.abs(cents)).padStart(decimals + 1, '0')
  return decimals === 0 ? sign + digits : `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}

/**
 * numerator / denominator rounded half away from zero: the one rounding of the program.
 * Revenu Québec, "Calculating the Taxes": a fraction of half a cent or more counts as a cent; a credit note
 * mirrors its sale, hence away from zero.
 */
export function divideRounded(numerator: bigint, denominator: bigint): Cents {
  assert(denominator > 0n, 'denominator must be positive')
  const negative = numerator < 0n
  const magnitude = negative ? -numerator : numerator
  const rounded = Number((magnitude * 2n + denominator) / (denominator * 2n))
  assert(Number.isSafeInteger(rounded), 'rounded amount left the safe integers')
  return negative && rounded !== 0 ? -rounded : rounded
}

/** amount x rate, rounded half away from zero; 14000 cents at 99750 ppm is 1397. */
export function applyRate(cents: Cents, rate: Ppm): Cents {
  return divideRounded(BigInt(cents) * BigInt(rate), 1_000_000n)
}

/** quantity x unit price (decimal strings) in minor units, rounded half away from zero once. */
export function lineAmount(quantity: string, unitPrice: string, decimals = 2): Cents {
  const exact = new Decimal(quantity).times(unitPrice).times(new Decimal(10).pow(decimals))
  const cents = exact.toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber()
  assert(isCents(cents), 'line amount left the accepted range')
  return Object.is(cents, -0) ? 0 : cents
}

/**
 * A foreign amount (minor units of its currency) at a decimal rate, in minor units of the company's currency; null
 * beyond the largest amount.
 */
export function convert(minor: Cents, from: string, rate: string, to: string): Cents | null {
  const exact = new Decimal(minor)
    .times(rate)
    .times(new Decimal(10).pow(decimalsOf(to) - decimalsOf(from)))
    .toDecimalPlaces(0, Decimal.ROUND_HALF_UP)
    .toNumber()
  if (!isCents(exact)) return null
  return Object.is(exact, -0) ? 0 : exact
}

/**
 * Shares `total` over `weights` so that the shares add up to it exactly: each gets its rounded part of what is
 * left, the last non-zero weight takes the rest. Zero weights get zero; all-zero weights are a bug.
 */
export function allocate(total: Cents, weights: readonly Cents[]): Cents[] {
  let weightLeft = weights.reduce((sum, w) => sum + Math.abs(w), 0)
  assert(total === 0 || weightLeft > 0, 'nothing to allocate over')
  let left = total
  return weights.map((weight) => {
    if (weight === 0) return 0
    const share = divideRounded(BigInt(left) * BigInt(Math.abs(weight)), BigInt(weightLeft))
    left -= share
    weightLeft -= Math.abs(weight)
    return share
  })
}

/** A percentage as text, at most four decimals, in parts per million: `2.5` is 25,000. */
export const ppmOfPercent = (text: string): Ppm => parseCents(text, 4)

/** Parts per million as a percentage without useless zeros: 25,000 is `2.5`. */
export function decimalOfPpm(ppm: Ppm): string {
  const text = withoutEndZeros(formatCents(ppm, 4))
  return text.endsWith('.') ? text.slice(0, -1) : text
}
