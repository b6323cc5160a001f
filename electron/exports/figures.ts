/** Figures and days as they are written in a file or on paper. */
import { type Day, isDay } from '../../db/rules/dates.ts'
import { decimalsOf, formatCents, withoutEndZeros } from '../../db/rules/money.ts'
import type { ColumnKind, Language, NegativeForm, ReportCell } from './table.ts'

const LOCALES: Readonly<Record<Language, string>> = { fr: 'fr-CA', en: 'en-CA' }

/** The tag of a document's language; the two follow the usage of Canada. */
export function localeOf(language: Language): string {
  return LOCALES[language]
}

const forms = new Map<string, Intl.NumberFormat>()

/** A formatter is dear to make; `name` says what it is for. */
function formOf(name: string, locale: string, options: () => Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${name}`
  const known = forms.get(key)
  if (known) return known
  const form = new Intl.NumberFormat(locale, options())
  forms.set(key, form)
  return form
}

/** The text goes to the formatter as it is, so no digit is lost; one kind of hard space in all files. */
function written(form: Intl.NumberFormat, decimal: string): string {
  return form.format(decimal as Intl.StringNumericLiteral).replaceAll('\u202f', '\u00a0')
}

/** Minor units with the sign of the currency: `1 234,56 $`, `$1,234.56`, `($1,234.56)`. */
export function showMoney(
  cents: number,
  currency: string,
  language: Language,
  negative: NegativeForm = 'minus',
): string {
  const digits = decimalsOf(currency)
  // The francs of Africa have their sign in the French of there: `1 234 F CFA`, which Canada writes `1 234 XOF`.
  const locale = language === 'fr' && /^X[AO]F$/.test(currency) ? 'fr' : LOCALES[language]
  const form = formOf(`${currency} ${negative}`, locale, () => ({
    style: 'currency',
    currency,
    currencySign: negative === 'parentheses' ? 'accounting' : 'standard',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }))
  return written(form, formatCents(cents, digits))
}

/** Minor units without the sign of the currency, for a column whose heading says it: `1 234,56`. */
export function showBareMoney(cents: number, currency: string, language: Language): string {
  return showDecimal(formatCents(cents, decimalsOf(currency)), language, decimalsOf(currency))
}

/** A decimal string with at least `least` decimals, and all those it has: `0,125`. */
export function showDecimal(decimal: string, language: Language, least = 0): string {
  const form = formOf(`decimals ${least}`, LOCALES[language], () => ({
    minimumFractionDigits: least,
    maximumFractionDigits: 20,
  }))
  return written(form, decimal)
}

/** Parts per million as a percentage with all its digits, for a legal rate is never rounded: 99750 is `9,975 %`. */
export function showRate(ppm: number, language: Language): string {
  const percent = showDecimal(formatCents(ppm, 4), language)
  return language === 'fr' ? `${percent}\u00a0%` : `${percent}%`
}

const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
}

/** A day in words: `1er mars 2026`, `March 1, 2026`. */
export function showDay(day: Day, language: Language): string {
  const [year, month, date] = [
    day.slice(0, 4),
    MONTHS[language][Number(day.slice(5, 7)) - 1]!,
    Number(day.slice(8)),
  ]
  if (language === 'en') return `${month} ${date}, ${year}`
  return `${date === 1 ? '1er' : date} ${month} ${year}`
}

const decimal = /^-?\d{1,30}(\.\d{1,20})?$/

/**
 * A cell as a plain decimal or day, as a spreadsheet reads it: money in units (`-1234.56`), percentages as a part
 * of one (`0.09975`). Null when the cell is a text.
 */
export function plainFigure(cell: ReportCell, kind: ColumnKind, decimals: number): string | null {
  if (cell === null || kind === 'text') return null
  if (typeof cell === 'string') {
    if (kind === 'number' && decimal.test(cell)) return cell
    return kind === 'date' && isDay(cell) ? cell : null
  }
  if (kind === 'money') return formatCents(cell, decimals)
  if (kind === 'percent') return withoutEndZeros(formatCents(cell, 6)).replace(/\.$/, '')
  return String(cell)
}
