/** Amounts as statements print them, read exactly under the marks of the whole document. */
import { amountOf, currencyOf, type DecimalMark, scanAmount, toUnits } from '../decimal.ts'
import { dateIn } from './dates.ts'

/** How a document writes amounts: its decimal mark, or whole numbers (XOF and its like). */
export interface Marks {
  readonly decimal: DecimalMark
  readonly whole: boolean
  /** S and H behind amounts are their sides: Soll and Haben. */
  readonly sides?: boolean
}

/** The sign as printed; which way money goes is decided from the whole account. */
export type PrintedSign = 'none' | 'minus' | 'plus' | 'debit' | 'credit'

export interface Money {
  /** Hundredths (units in a document of whole numbers), never negative. */
  readonly units: bigint
  readonly sign: PrintedSign
}

const BEFORE = /^[=*†]\s*/
/** Notes, and a bracket left open. */
const AFTER = /\s{0,4}(?:[*†¹²³]{1,3}|\()$/
/** `+/C` and `-/D`: a sign and a word that say the same. */
const TWICE = /\s?([-+])\/([CD])$/
const SIDES = /\s?([SH])$/
const OVERDRAWN = /\s?(?:OD|O\/D)$/
/** Cents alone: `.50`, `$.50`, `-.50`. */
const CENTS = /^([-+−(]?[$€£]?[-−]?)(?=[.,]\d{2}(?!\d))/
/** Letters an amount may bear: a currency, CR, DR. */
const LETTERS_MAX = 8

function lettersIn(text: string): number {
  let letters = 0
  for (const char of text) if (char.toLowerCase() !== char.toUpperCase()) letters++
  return letters
}

const DECIMALS = /[.,]\d{2}$/
const WHOLE = /^\d{1,3}(?:[.,]\d{3})*$|^\d{1,12}$/

/** Reads an amount; null when the text is something else, also when it is written under other marks. */
export function moneyIn(text: string, marks: Marks): Money | null {
  if (text.length > 34 || !/\d/.test(text) || lettersIn(text) > LETTERS_MAX) return null
  let core = text
    .replace(BEFORE, '')
    .replace(AFTER, '')
    .replace(CENTS, (sign) => `${sign}0`)
  const twice = TWICE.exec(core)
  if (twice && (twice[1] === '-') === (twice[2] === 'D')) core = core.replace(TWICE, ` ${twice[2]}`)
  else if (marks.sides) core = core.replace(SIDES, (_, side) => (side === 'S' ? ' D' : ' C'))
  const overdrawn = OVERDRAWN.test(core)
  if (overdrawn) core = core.replace(OVERDRAWN, '')
  const scanned = scanAmount(core)
  if (!scanned) return null
  const decimals = DECIMALS.test(scanned.core)
  if (marks.whole ? !WHOLE.test(scanned.core) : !decimals || scanned.core.at(-3) !== marks.decimal)
    return null
  const amount = marks.whole ? scanned.core.replace(/[.,]/g, '') : amountOf(scanned, marks.decimal)
  if (amount === null) return null
  const units = toUnits(amount, marks.whole ? 0 : 2)
  const word = scanned.negative ? 'debit' : 'credit'
  const mark = scanned.negative ? 'minus' : text.includes('+') ? 'plus' : 'none'
  const sign: PrintedSign = overdrawn ? 'debit' : scanned.signed === 'word' ? word : mark
  return { units: units < 0n ? -units : units, sign }
}

const COMMA_END = /\d,\d{2}(?!\d)/
const DOT_END = /\d\.\d{2}(?![\d.])/
const SHORT_DATE = /^\d{1,2}\.\d{2}(?:\.(?:\d{4}|\d{2})?)?(?:\s|$)/
const GROUPED = /^[-+]?\d{1,3}(?:[ .,]\d{3})+$/
const WHOLE_CURRENCY = /\b(?:XOF|XAF|F(?:RANCS?)? ?CFA|GNF|CDF|BIF|RWF|JPY|KMF|DJF|XPF|CLP|KRW)\b/i

const SIDED = /\d,\d{2} ?([SH])$/

/** `12.05` may be a day, `50.75` is none. */
function isShortDate(text: string): boolean {
  const match = SHORT_DATE.exec(text)
  return match !== null && dateIn(match[0].trim()) !== null
}

/** How the document writes amounts, from all its texts. */
export function marksOf(texts: Iterable<string>): Marks {
  let comma = 0
  let dot = 0
  let grouped = 0
  let wholeCurrency = false
  const sides = { S: 0, H: 0 }
  for (const text of texts) {
    if (COMMA_END.test(text)) comma++
    else if (DOT_END.test(text) && !isShortDate(text)) dot++
    else if (GROUPED.test(text)) grouped++
    const side = SIDED.exec(text)?.[1]
    if (side === 'S' || side === 'H') sides[side]++
    if (!wholeCurrency && text.length < 80 && WHOLE_CURRENCY.test(text)) wholeCurrency = true
  }
  const decimals = Math.max(comma, dot)
  // francs may stand without a space between thousands
  const whole = wholeCurrency ? grouped > decimals || decimals === 0 : grouped > 4 && decimals * 5 < grouped
  return { decimal: comma >= dot ? ',' : '.', whole, sides: sides.S > 0 && sides.H > 0 }
}

const SIGN = /^(?:[-+−–]|CR|DR|Cr|Dr|OD|C|D|CT|DT)$/
const SIDE = /^(?:CR|DR|Cr|Dr)$/

/** A word for a side, which may stand below its amount. */
export function isSide(text: string): boolean {
  return SIDE.test(text)
}

const SYMBOL = /^[-+−–]?\s?(?:\$|€|£|CAD|USD|EUR|CA\$|US\$|F ?CFA|XOF)$/

/** What stands beside an amount and belongs to it: its sign after or before, its currency. */
export function isSign(text: string): boolean {
  return SIGN.test(text)
}

export function isSymbol(text: string): boolean {
  return SYMBOL.test(text) || (text.length === 3 && currencyOf(text) !== null)
}
