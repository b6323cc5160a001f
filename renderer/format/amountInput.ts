/**
 * Amounts as people type them: `1 234,56`, `1,234.56`, `(12.00)`, or an expression after `=`: `=100*1,05`.
 * Exact decimals from end to end; a binary float never holds an amount, and nothing is ever evaluated as code.
 */
import Decimal from 'decimal.js'

export type Language = 'fr' | 'en'
export type AmountReading =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: AmountFault }
export type AmountFault = 'empty' | 'notAmount' | 'tooManyDecimals' | 'tooLarge' | 'byZero'

const LARGEST = new Decimal('9999999999999.99')
const TEXT_MAX = 120
const DEPTH_MAX = 20

class Fault extends Error {
  readonly reason: AmountFault
  constructor(reason: AmountFault) {
    super(reason)
    this.reason = reason
  }
}

/** Plain spaces, no-break spaces, apostrophes and currency signs carry no value inside a number. */
function withoutDecoration(text: string): string {
  return text.replace(/[\s\u00a0\u202f'’$€]/g, '').replace(/\u2212/g, '-')
}

/**
 * One number with a comma or a dot. With both, the last one is the decimal mark. A single mark before exactly
 * three digits groups thousands only where that language writes them so: `1,234` is 1234 in English.
 */
function readNumber(text: string, language: Language): Decimal {
  if (!/^\d[\d.,]*$|^[.,]\d+$/.test(text)) throw new Fault('notAmount')
  const mark = Math.max(text.lastIndexOf(','), text.lastIndexOf('.'))
  if (mark < 0) return new Decimal(text)
  const marks = text.replace(/\d/g, '')
  const groups = text.split(/[.,]/)
  const grouped =
    groups.slice(1).every((group) => group.length === 3) && groups[0]!.length <= 3 && groups[0] !== ''
  const onlyOneKind = new Set(marks).size === 1
  const english = marks[0] === ',' && language === 'en'
  if (onlyOneKind && grouped && (marks.length > 1 || english)) return new Decimal(groups.join(''))
  if (onlyOneKind && marks.length > 1) throw new Fault('notAmount')
  const whole = text.slice(0, mark).replace(/[.,]/g, '')
  return new Decimal(`${whole || '0'}.${text.slice(mark + 1) || '0'}`)
}

/** Reads sums, products, quotients and parentheses by recursive descent. */
class Expression {
  private at = 0
  private depth = 0
  private readonly tokens: readonly string[]
  private readonly language: Language

  constructor(text: string, language: Language) {
    this.tokens = text.match(/[\d.,]+|./g) ?? []
    this.language = language
  }

  value(): Decimal {
    const result = this.sum()
    if (this.at < this.tokens.length) throw new Fault('notAmount')
    return result
  }

  private sum(): Decimal {
    let left = this.product()
    for (let sign = this.tokens[this.at]; sign === '+' || sign === '-'; sign = this.tokens[this.at]) {
      this.at += 1
      const right = this.product()
      left = sign === '+' ? left.plus(right) : left.minus(right)
    }
    return left
  }

  private product(): Decimal {
    let left = this.factor()
    for (let sign = this.tokens[this.at]; sign && '*x×/÷'.includes(sign); sign = this.tokens[this.at]) {
      this.at += 1
      const right = this.factor()
      if ('/÷'.includes(sign) && right.isZero()) throw new Fault('byZero')
      left = '/÷'.includes(sign) ? left.dividedBy(right) : left.times(right)
    }
    return left
  }

  private factor(): Decimal {
    const token = this.tokens[this.at]
    this.at += 1
    if (token === '-') return this.factor().negated()
    if (token === '(') {
      this.depth += 1
      if (this.depth > DEPTH_MAX) throw new Fault('notAmount')
      const inside = this.sum()
      if (this.tokens[this.at] !== ')') throw new Fault('notAmount')
      this.at += 1
      this.depth -= 1
      return this.percent(inside)
    }
    if (token === undefined) throw new Fault('notAmount')
    return this.percent(readNumber(token, this.language))
  }

  private percent(value: Decimal): Decimal {
    if (this.tokens[this.at] !== '%') return value
    this.at += 1
    return value.dividedBy(100)
  }
}

function plainAmount(text: string, language: Language): Decimal {
  const inParentheses = /^\((.+)\)$/.exec(text)
  if (inParentheses) return readNumber(inParentheses[1]!, language).negated()
  const trailing = /^(.+)-$/.exec(text)
  if (trailing) return readNumber(trailing[1]!, language).negated()
  return text.startsWith('-') ? readNumber(text.slice(1), language).negated() : readNumber(text, language)
}

/**
 * What was typed as a wire amount (`"1234.56"`). An expression is rounded half away from zero to the decimals of
 * the currency; a plain amount with more decimals than the currency has is refused, never rounded silently.
 */
export function readAmount(typed: string, decimals: number, language: Language): AmountReading {
  const text = withoutDecoration(typed)
  if (text === '' || text === '=') return { ok: false, reason: 'empty' }
  if (text.length > TEXT_MAX) return { ok: false, reason: 'notAmount' }
  try {
    const isExpression = text.startsWith('=')
    const exact = isExpression ? new Expression(text.slice(1), language).value() : plainAmount(text, language)
    if (!isExpression && exact.decimalPlaces() > decimals) return { ok: false, reason: 'tooManyDecimals' }
    if (exact.abs().greaterThan(LARGEST)) return { ok: false, reason: 'tooLarge' }
    const rounded = exact.toDecimalPlaces(decimals, Decimal.ROUND_HALF_UP)
    return { ok: true, text: (rounded.isZero() ? new Decimal(0) : rounded).toFixed(decimals) }
  } catch (error) {
    if (error instanceof Fault) return { ok: false, reason: error.reason }
    throw error
  }
}

/** A decimal string for a rate (`1,3625` -> `"1.3625"`), or null when it is not a positive number. */
export function readRate(typed: string): string | null {
  const text = withoutDecoration(typed).replace(',', '.')
  if (!/^\d{1,9}(\.\d{1,12})?$/.test(text)) return null
  const rate = new Decimal(text)
  return rate.isZero() ? null : rate.toFixed()
}
