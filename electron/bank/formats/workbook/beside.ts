/**
 * What the format of a number shows beside its figures, and a person reads with them: `Dr` and `Cr` behind amounts that
 * are all positive (Tally), a minus before a positive number, a currency. Dollars say nothing of which they are.
 */
import { currencyOf } from '../decimal.ts'

export interface Beside {
  readonly side: 'DR' | 'CR' | null
  /** A minus, or brackets, of the format itself. */
  readonly minus: boolean
  readonly currency: string | null
}

/** For positive numbers, for negative ones and for zero, as far as the format has parts for them. */
export type Besides = readonly Beside[]

const CODE_MAX = 400
const NOTHING: Beside = { side: null, minus: false, currency: null }

/** What a part of a code writes as it stands, before the first figure and behind it, and the symbol it names. */
interface Literals {
  before: string
  after: string
  symbol: string
  figures: boolean
  conditional: boolean
}

/** `[$€-40C]` names a symbol; `[Red]` and `[>100]` write nothing. */
function takeBracket(found: Literals, inside: string): void {
  if (inside.startsWith('$')) found.symbol = inside.slice(1).split('-')[0]!
  if (/^[<>=]/.test(inside)) found.conditional = true
}

function literalsOf(code: string): Literals[] {
  const newPart = (): Literals => ({ before: '', after: '', symbol: '', figures: false, conditional: false })
  const parts = [newPart()]
  for (let i = 0; i < code.length && i < CODE_MAX; i++) {
    const found = parts.at(-1)!
    const write = (text: string) => {
      if (found.figures) found.after += text
      else found.before += text
    }
    const char = code[i]!
    if (char === ';') parts.push(newPart())
    else if (char === '_' || char === '*') i++
    else if (char === '\\') write(code[++i] ?? '')
    else if (char === '"' || char === '[') {
      const end = code.indexOf(char === '"' ? '"' : ']', i + 1)
      if (end < 0) return []
      if (char === '"') write(code.slice(i + 1, end))
      else takeBracket(found, code.slice(i + 1, end))
      i = end
    } else if ('0#?'.includes(char)) found.figures = true
    else write(char)
  }
  return parts
}

const SIDES: Readonly<Record<string, 'DR' | 'CR'>> = { DR: 'DR', DB: 'DR', CR: 'CR' }

function besideOf({ before, after, symbol }: Literals): Beside {
  const words = `${before} ${after}`.split(/[\s.,()]+/)
  const side = words.map((word) => SIDES[word.toUpperCase()]).find((word) => word !== undefined)
  const currency = [symbol, ...words].map((word) => currencyOf(word)).find((code) => code !== null)
  const bracketed = before.includes('(') && after.includes(')')
  const minus = /^\s{0,9}[-−]/.test(before) || bracketed
  return { side: side ?? null, minus, currency: currency ?? null }
}

/** What a format code shows beside figures; undefined for nothing, or where conditions choose its parts. */
export function besidesOf(code: string): Besides | undefined {
  const parts = literalsOf(code).slice(0, 3)
  if (parts.some(({ conditional }) => conditional)) return undefined
  const besides = parts.map(besideOf)
  const tells = ({ side, minus, currency }: Beside) => side !== null || minus || currency !== null
  return besides.some(tells) ? besides : undefined
}

const partOf = (value: number, besides: Besides) => (value < 0 && besides.length > 1 ? 1 : 0)

/** The text of a number as its format shows its sign: `12.34 DR` of 12.34 under `0.00" Dr"`. */
export function withSide(text: string, value: number, besides: Besides | undefined): string {
  if (!besides || value === 0) return text
  const part = partOf(value, besides)
  const { side, minus } = besides[part] ?? NOTHING
  const figures = text.startsWith('-') ? text.slice(1) : text
  // a minus that the format does not hide goes before any word
  if (side !== null && (value > 0 || part === 1)) return `${figures} ${side}`
  return minus && value > 0 ? `-${figures}` : text
}

/** The currency that a format shows beside a number, or null. */
export function currencyBeside(value: number, besides: Besides | undefined): string | null {
  return besides ? (besides[partOf(value, besides)] ?? NOTHING).currency : null
}
