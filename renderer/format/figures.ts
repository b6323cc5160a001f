/** How amounts, days, rates and sizes are shown; the two languages follow the usage of Canada. */
import { decimalsOf, formatCents, parseCents, sumCents, withoutEndZeros } from '../../db/rules/money.ts'
import type { Language } from './amountInput.ts'

/** How a negative amount is written: with a minus sign, or in parentheses as on paper. */
export type NegativeForm = 'minus' | 'parentheses'

const LOCALES: Readonly<Record<Language, string>> = { fr: 'fr-CA', en: 'en-CA' }
const currencyForms = new Map<string, Intl.NumberFormat>()

function currencyForm(
  currency: string,
  language: Language,
  negative: NegativeForm,
  digits: number,
): Intl.NumberFormat {
  const key = `${currency} ${language} ${negative} ${digits}`
  const known = currencyForms.get(key)
  if (known) return known
  const form = new Intl.NumberFormat(LOCALES[language], {
    style: 'currency',
    currency,
    currencyDisplay: 'symbol',
    currencySign: negative === 'parentheses' ? 'accounting' : 'standard',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  currencyForms.set(key, form)
  return form
}

/** More decimals than this no formatter shows. */
const DECIMALS_MAX = 100

/** Decimals to show: those of the currency, or more where a file has them, for nothing is rounded. */
function decimalsShown(amount: string, currency: string): number {
  const own = decimalsOf(currency)
  const point = amount.indexOf('.')
  if (point < 0 || amount.length - point - 1 <= own) return own
  return Math.min(DECIMALS_MAX, Math.max(own, withoutEndZeros(amount.slice(point + 1)).length))
}

/** A wire amount (`"1234.56"`) as `1 234,56 $` or `$1,234.56`. The text goes to the formatter as it is, so no cent is lost. */
export function showAmount(
  amount: string,
  currency: string,
  language: Language,
  negative: NegativeForm = 'minus',
): string {
  return currencyForm(currency, language, negative, decimalsShown(amount, currency))
    .format(amount as Intl.StringNumericLiteral)
    .replace(/\u202f/g, '\u00a0')
}

/** The amount as one would type it back in a field: `1234,56` or `1234.56`. */
export function editableAmount(amount: string, language: Language): string {
  return language === 'fr' ? amount.replace('.', ',') : amount
}

/** A rate in parts per million as a percentage: 99750 is `9,975 %`. */
export function showRate(ppm: number, language: Language): string {
  return new Intl.NumberFormat(LOCALES[language], { style: 'percent', maximumFractionDigits: 4 }).format(
    ppm / 1_000_000,
  )
}

export function showCount(count: number, language: Language): string {
  return new Intl.NumberFormat(LOCALES[language]).format(count)
}

/** A file size in kB or MB. */
export function showBytes(bytes: number, language: Language): string {
  const big = bytes >= 1_000_000
  return new Intl.NumberFormat(LOCALES[language], {
    style: 'unit',
    unit: big ? 'megabyte' : 'kilobyte',
    maximumFractionDigits: 1,
  }).format(big ? bytes / 1_000_000 : bytes / 1_000)
}

/** An instant (ms) in the time zone of this machine. */
export function showInstant(instant: number, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'medium', timeStyle: 'short' }).format(
    instant,
  )
}

/** A calendar day in words (`31 mars 2026`), without any time-zone shift. */
export function showLongDay(day: string, language: Language): string {
  const shown = new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )
  return language === 'fr' ? shown.replace(/^1 /, '1er ') : shown
}

/** `2026-03` as `mars 2026`. */
export function showMonth(month: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${month}-01T00:00:00Z`))
}

/** `2026-03` as `mars`, under a picture. */
export function showShortMonth(month: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], { month: 'short', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  )
}

/** Minor units as `120 k $`, beside a picture. */
export function showCompact(cents: number, currency: string, language: Language): string {
  return new Intl.NumberFormat(LOCALES[language], {
    style: 'currency',
    currency,
    notation: 'compact',
    maximumFractionDigits: 1,
  })
    .format(formatCents(cents, decimalsOf(currency)) as Intl.StringNumericLiteral)
    .replace(/\u202f/g, '\u00a0')
}

/** Wire amount to minor units of its currency. */
export function toCents(amount: string | undefined, currency: string): number {
  return amount === undefined ? 0 : parseCents(amount, decimalsOf(currency))
}

/** Wire amounts added up. */
export function addAmounts(amounts: readonly string[], currency: string): string {
  return formatCents(sumCents(amounts.map((amount) => toCents(amount, currency))), decimalsOf(currency))
}

/** One wire amount less another. */
export function subtractAmounts(amount: string, taken: string, currency: string): string {
  return formatCents(toCents(amount, currency) - toCents(taken, currency), decimalsOf(currency))
}

/** True for `0`, `0.00`, `-0.00`. */
export function isNil(amount: string): boolean {
  return /^-?0*(?:\.0*)?$/.test(amount)
}
