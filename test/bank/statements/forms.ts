/** How banks write amounts, dates and headings: the parts of which styles are made. */
import type { DrawnColumn, Pen, Role, Style, TableRow } from './draw.ts'
import type { Account, Dice, Language, Wishes } from './ledger.ts'

/** A style with the wishes for its account. */
export interface Sample {
  readonly style: Style
  readonly wishes: Wishes
  readonly card?: boolean
  readonly accounts?: number
  readonly whole?: boolean
}

export type MakeSample = (dice: Dice) => Sample

/** A magnitude with its marks; XOF has no decimals, its cents are francs. */
export function marked(cents: number, thousands: string, decimal: string): string {
  const size = Math.abs(cents)
  const whole = decimal === '' ? size : Math.floor(size / 100)
  const grouped = String(whole).replace(/\B(?=(\d{3})+$)/g, thousands)
  return decimal === '' ? grouped : `${grouped}${decimal}${String(size % 100).padStart(2, '0')}`
}

export type Minus = (text: string) => string
export const before: Minus = (text) => `-${text}`
export const behind: Minus = (text) => `${text}-`
export const spacedBehind: Minus = (text) => `${text} -`
export const brackets: Minus = (text) => `(${text})`
export const word =
  (name: string): Minus =>
  (text) =>
    `${text} ${name}`

const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  fr: [
    'janvier',
    'février',
    'mars',
    'avril',
    'mai',
    'juin',
    'juillet',
    'août',
    'septembre',
    'octobre',
    'novembre',
    'décembre',
  ],
  nl: [
    'januari',
    'februari',
    'maart',
    'april',
    'mei',
    'juni',
    'juli',
    'augustus',
    'september',
    'oktober',
    'november',
    'december',
  ],
  de: [
    'Januar',
    'Februar',
    'März',
    'April',
    'Mai',
    'Juni',
    'Juli',
    'August',
    'September',
    'Oktober',
    'November',
    'Dezember',
  ],
}
const FRENCH_SHORT = [
  'janv.',
  'févr.',
  'mars',
  'avr.',
  'mai',
  'juin',
  'juil.',
  'août',
  'sept.',
  'oct.',
  'nov.',
  'déc.',
]

const FRENCH_CAPITALS = 'JAN FEV MAR AVR MAI JUN JUL AOU SEP OCT NOV DEC'.split(' ')

const two = (number: number) => String(number).padStart(2, '0')

/** Writes a date: `dd` `d` day, `mm` month, `mon` `MON` short, `month` long, `yyyy` `yy` year. */
export function dated(date: Date, form: string, lang: Language = 'en'): string {
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()]
  const long = MONTHS[lang][month]!
  const short = lang === 'fr' ? FRENCH_SHORT[month]! : long.slice(0, 3)
  const parts: Record<string, string> = {
    dd: two(day),
    d: String(day),
    mm: two(month + 1),
    mon: short,
    MON: lang === 'fr' ? FRENCH_CAPITALS[month]! : long.slice(0, 3).toUpperCase(),
    month: long,
    yyyy: String(year),
    yy: two(year % 100),
  }
  return form.replace(/yyyy|month|mon|MON|dd|mm|yy|\bd\b/g, (part) => parts[part]!)
}

/** A period as headings write it. */
export function period({ from, to }: Account, lang: Language, form: number): string {
  const at = (date: Date, pattern: string) => dated(date, pattern, lang)
  if (lang === 'fr')
    return [
      `du ${at(from, 'd month yyyy').replace(/^1 /, '1er ')} au ${at(to, 'd month yyyy')}`,
      `Période du ${at(from, 'dd/mm/yyyy')} au ${at(to, 'dd/mm/yyyy')}`,
      `Période : ${at(from, 'yyyy-mm-dd')} - ${at(to, 'yyyy-mm-dd')}`,
    ][form % 3]!
  if (lang === 'nl') return `Periode van ${at(from, 'dd/mm/yyyy')} tot ${at(to, 'dd/mm/yyyy')}`
  if (lang === 'de') return `Kontoauszug vom ${at(from, 'dd.mm.yyyy')} bis ${at(to, 'dd.mm.yyyy')}`
  const sameYear = from.getUTCFullYear() === to.getUTCFullYear()
  return [
    `From ${at(from, 'month d, yyyy')} to ${at(to, 'month d, yyyy')}`,
    `For the period ${at(from, 'mon d')}${sameYear ? '' : `, ${from.getUTCFullYear()}`} - ${at(to, 'mon d, yyyy')}`,
    `Statement period: ${at(from, 'MON dd/yy').replace('/', ', 20')} to ${at(to, 'MON dd/yy').replace('/', ', 20')}`,
    `Statement from ${at(from, 'dd mon yyyy')} through ${at(to, 'dd mon yyyy')}`,
  ][form % 4]!
}

/** Heading of the first page and of the others: bank, period, holder, number. */
export function plainHead(
  bank: string,
  lang: Language,
  options: {
    x: number
    right: number
    period?: string
    account?: string
    title?: string
    body?: (pen: Pen, account: Account) => void
    form?: number
  },
) {
  return (pen: Pen, account: Account, first: boolean): void => {
    const { x, right, title = '', body, form = 0 } = options
    if (pen.y === 0) {
      pen.y = 36
      pen.text(bank, x, { size: 12, bold: true })
      pen.text(options.period ?? period(account, lang, form), right, { align: 'right' })
      pen.y += 16
      pen.text(
        (options.account ?? (lang === 'fr' ? 'Numéro de compte : ' : 'Account number: ')) + account.number,
        right,
        { align: 'right' },
      )
      pen.text('ATELIER LÉGER INC.', x)
      pen.y += 12
      pen.text(
        lang === 'fr'
          ? '200, boul. Fictif, Montréal (Québec) H2X 1Y4'
          : '200 Sample Street, Toronto ON M5J 2S1',
        x,
      )
      pen.y += 24
    }
    if (!first) return
    body?.(pen, account)
    if (title !== '') {
      pen.text(title, x, { bold: true, size: 10 })
      pen.y += 18
    }
  }
}

/** Lines of a summary: a label on the left, its amount on the right. */
export function summaryLines(
  pen: Pen,
  x: number,
  right: number,
  lines: readonly (readonly [string, string])[],
): void {
  for (const [label, amount] of lines) {
    pen.text(label, x)
    pen.text(amount, right, { align: 'right' })
    pen.y += 13
  }
  pen.y += 12
}

/** A summary in boxes: labels beside each other, their amounts below. */
export function summaryBoxes(
  pen: Pen,
  x: number,
  step: number,
  boxes: readonly (readonly [string, string])[],
): void {
  for (const [i, [label]] of boxes.entries()) pen.text(label, x + i * step)
  pen.y += 13
  for (const [i, [, amount]] of boxes.entries()) pen.text(amount, x + i * step)
  pen.y += 26
}

export function sums({ movements }: Account): { income: number; expense: number } {
  let income = 0
  let expense = 0
  for (const { cents } of movements) {
    if (cents >= 0) income += cents
    else expense -= cents
  }
  return { income, expense }
}

/** A balance row with its amount in a column. */
export function balanceRow(label: string, role: Role, text: string, date?: string): TableRow {
  return { label, cells: { [role]: text }, ...(date === undefined ? {} : { date }) }
}

export const column = (
  role: Role,
  title: DrawnColumn['title'],
  x: number,
  align: DrawnColumn['align'] = 'left',
  rest: Partial<DrawnColumn> = {},
): DrawnColumn => ({ role, title, x, align, ...rest })

/** Defaults of a style. */
export const base = {
  font: 'Helvetica',
  bold: 'Helvetica-Bold',
  fontSize: 8,
  leading: 10,
  gap: 2,
  headings: 'every',
  dates: 'every',
  balances: 'none',
  amountLine: 'first',
} as const

export const usual = (cents: number) => marked(cents, ',', '.')
export const french = (cents: number) => marked(cents, ' ', ',')
export const dotted = (cents: number) => marked(cents, '.', ',')
export const withSign = (text: string, cents: number, minus: Minus) => (cents < 0 ? minus(text) : text)
