/** Quantities, prices and percentages as people type them; decimal strings on the wire. */
import { withoutEndZeros } from '../../db/rules/money.ts'
import { type AmountReading, type Language, readAmount } from '../format/amountInput.ts'

const withoutZeros = (text: string): string =>
  text.includes('.') ? withoutEndZeros(text).replace(/\.$/, '') : text

/** What was typed as a decimal string with at most so many decimals; expressions included (`=100*1,05`). */
export function readDecimal(typed: string, decimals: number, language: Language): AmountReading {
  const reading = readAmount(typed, decimals, language)
  return reading.ok ? { ok: true, text: withoutZeros(reading.text) } : reading
}

/** A price with at least the decimals of its currency: `140` is shown `140.00`, `0.125` stays. */
export function withDecimals(value: string, decimals: number): string {
  const [whole = '', fraction = ''] = value.split('.')
  if (value === '' || fraction.length >= decimals) return value
  return `${whole}.${fraction.padEnd(decimals, '0')}`
}

const LOCALES: Readonly<Record<Language, string>> = { fr: 'fr-CA', en: 'en-CA' }

/** A quantity or price as it is read, with its thousands apart: `29 520,00`. No digit is lost. */
export function showDecimal(value: string, decimals: number, language: Language): string {
  const form = new Intl.NumberFormat(LOCALES[language], {
    minimumFractionDigits: decimals,
    maximumFractionDigits: 12,
  })
  return form.format(value as Intl.StringNumericLiteral).replace(/\u202f/g, '\u00a0')
}
