/**
 * Amounts as text, exactly: from what a bank prints to a plain decimal string, and sums of such strings.
 * No binary float anywhere; NaN, infinities, exponents and hexadecimal are not amounts.
 */
export type DecimalMark = '.' | ','

/** An amount taken apart: digits and marks apart from sign, currency and debit/credit word. */
export interface ScannedAmount {
  /** Digits, dots and commas only; spaces and apostrophes between groups are gone. */
  readonly core: string
  readonly negative: boolean
  /** How the sign was given: not at all, by a sign or parentheses, or by a CR/DR word. */
  readonly signed: 'no' | 'sign' | 'word'
  readonly currency: string | null
  /** Decimal mark this one value proves, null when it has none or could be read both ways. */
  readonly proves: DecimalMark | null
  /** True for `1,234` and `1.234`, which alone do not say what the mark is. */
  readonly ambiguous: boolean
}

const LONGEST = 64
/** Whole digits of the largest amount; longer rows of digits are numbers of accounts. */
const DIGITS_MAX = 15
const SIGNS = '+-−–'
const SYMBOLS: Readonly<Record<string, string>> = {
  $: '',
  '€': 'EUR',
  '£': 'GBP',
  '¥': '',
  '¤': '',
  '₹': 'INR',
  '₺': 'TRY',
  '₽': 'RUB',
  '₦': 'NGN',
  '₵': 'GHS',
  '₪': 'ILS',
}
const CODES = new Set(
  `AED ARS AUD BDT BGN BHD BRL CAD CDF CHF CLP CNY COP CZK DKK DZD EGP EUR FRF GBP GHS GNF HKD HRK HUF IDR ILS INR ISK
   JPY KES KMF KRW KWD LBP LUF MAD MGA MUR MXN MYR NGN NOK NZD PEN PHP PKR PLN QAR RON RUB RWF SAR SEK SGD THB TND
   TRY TWD TZS UAH UGX USD UYU VND XAF XOF ZAR BEF`.split(/\s+/),
)
const WORDS: Readonly<Record<string, string>> = {
  FCFA: 'XOF',
  CFA: 'XOF',
  EURO: 'EUR',
  EUROS: 'EUR',
  R$: 'BRL',
}
/** Words beside an amount of which several currencies make use: crowns, francs. */
const SHARED = new Set(['KR', 'F'])
/** Short names that mean a currency beside an amount, and a country or nothing elsewhere. */
const BESIDE: Readonly<Record<string, string>> = {
  FR: 'CHF',
  FRS: 'CHF',
  US: 'USD',
  $US: 'USD',
  CA: 'CAD',
  $CA: 'CAD',
  CAN: 'CAD',
  $CAN: 'CAD',
  CDN: 'CAD',
  KČ: 'CZK',
  FT: 'HUF',
  ZŁ: 'PLN',
  LEI: 'RON',
  ЛВ: 'BGN',
  РУБ: 'RUB',
  DH: 'MAD',
  DHS: 'MAD',
  FC: 'CDF',
}
const SIDES: Readonly<Record<string, boolean>> = {
  CR: false,
  DR: true,
  DB: true,
  CT: false,
  DT: true,
  C: false,
  D: true,
}

/** The ISO code a text names (`EUR`, `CAD$`, `€`, `Euros`), or null. */
export function currencyOf(text: string): string | null {
  const word = text.trim().toUpperCase()
  if (CODES.has(word)) return word
  if (WORDS[word]) return WORDS[word]
  if (SYMBOLS[word]) return SYMBOLS[word]
  const bare = word.endsWith('$') ? word.slice(0, -1) : word.startsWith('$') ? word.slice(1) : ''
  if (bare === 'US') return 'USD'
  if (bare === 'CA' || bare === 'C') return 'CAD'
  return CODES.has(bare) && bare ? bare : null
}

const isDigit = (code: number) => code >= 48 && code <= 57
const isLetter = (char: string) => char.toLowerCase() !== char.toUpperCase()

interface Stripped {
  text: string
  negative: boolean
  signed: 'no' | 'sign' | 'word'
  currency: string | null
  signs: number
}

function takeSign(at: Stripped, char: string): boolean {
  if (!SIGNS.includes(char)) return false
  at.signs++
  at.signed = 'sign'
  if (char !== '+') at.negative = true
  return true
}

/** Takes a currency or a CR/DR word off one end; false when the letters mean neither. */
function takeWord(at: Stripped, word: string, atEnd: boolean): boolean {
  const upper = word.toUpperCase()
  if (atEnd && upper in SIDES && at.signed === 'no') {
    at.signed = 'word'
    at.negative = SIDES[upper] === true
    return true
  }
  const currency = currencyOf(word) ?? BESIDE[upper] ?? null
  if (currency) at.currency = currency
  return currency !== null || upper in SYMBOLS || SHARED.has(upper)
}

const isWordChar = (char: string) => isLetter(char) || char in SYMBOLS

function stripFront(at: Stripped): boolean {
  const char = at.text[0]
  if (char === undefined || isDigit(char.charCodeAt(0)) || char === '.' || char === ',') return false
  if (takeSign(at, char)) {
    at.text = at.text.slice(1).trimStart()
    return true
  }
  let end = 0
  while (end < at.text.length && isWordChar(at.text[end]!)) end++
  if (end === 0 || !takeWord(at, at.text.slice(0, end), false)) return false
  at.text = at.text.slice(end).trimStart()
  return true
}

function stripBack(at: Stripped): boolean {
  const char = at.text.at(-1)
  if (char === undefined || isDigit(char.charCodeAt(0)) || char === '.' || char === ',') return false
  if (takeSign(at, char)) {
    at.text = at.text.slice(0, -1).trimEnd()
    return true
  }
  let start = at.text.length
  while (start > 0 && isWordChar(at.text[start - 1]!)) start--
  if (start === at.text.length || !takeWord(at, at.text.slice(start), true)) return false
  at.text = at.text.slice(0, start).trimEnd()
  return true
}

function stripEnds(at: Stripped): void {
  for (let i = 0; i < 4 && stripFront(at); i++);
  for (let i = 0; i < 4 && stripBack(at); i++);
}

/** Parentheses around an amount are its minus. */
function stripParentheses(at: Stripped): boolean {
  if (!at.text.startsWith('(') || !at.text.endsWith(')')) return false
  at.text = at.text.slice(1, -1).trim()
  return takeSign(at, '-')
}

/** Removes group spaces and apostrophes when they stand before exactly three digits; null otherwise. */
function closeGroups(text: string): { core: string; grouped: boolean } | null {
  let core = ''
  let grouped = false
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!
    const code = text.charCodeAt(i)
    if (isDigit(code) || char === '.' || char === ',') {
      core += char
      continue
    }
    if (!(char.trim() === '' || char === "'" || char === '’')) return null
    const three =
      isDigit(text.charCodeAt(i + 1)) && isDigit(text.charCodeAt(i + 2)) && isDigit(text.charCodeAt(i + 3))
    if (!three || isDigit(text.charCodeAt(i + 4)) || i === 0) return null
    grouped = true
  }
  return { core, grouped }
}

/** Which decimal mark one value proves. */
function evidence(core: string, grouped: boolean): { proves: DecimalMark | null; ambiguous: boolean } {
  const dot = core.lastIndexOf('.')
  const comma = core.lastIndexOf(',')
  if (dot < 0 && comma < 0) return { proves: null, ambiguous: false }
  if (dot >= 0 && comma >= 0) return { proves: dot > comma ? '.' : ',', ambiguous: false }
  const mark: DecimalMark = dot >= 0 ? '.' : ','
  const at = Math.max(dot, comma)
  if (core.indexOf(mark) !== at) return { proves: mark === '.' ? ',' : '.', ambiguous: false }
  const couldBeGroup = core.length - at - 1 === 3 && at >= 1 && at <= 3 && core[0] !== '0' && !grouped
  return couldBeGroup ? { proves: null, ambiguous: true } : { proves: mark, ambiguous: false }
}

/** Most amounts: digits, perhaps a minus before, perhaps one or two decimals. */
const PLAIN = /^(-?)(\d+)(?:([.,])\d{1,2})?$/
const DIGIT = /\d/

function scanPlain(match: RegExpExecArray): ScannedAmount {
  const negative = match[1] === '-'
  return {
    core: negative ? match[0].slice(1) : match[0],
    negative,
    signed: negative ? 'sign' : 'no',
    currency: null,
    proves: (match[3] as DecimalMark | undefined) ?? null,
    ambiguous: false,
  }
}

function tooLong(core: string): boolean {
  if (core.length <= DIGITS_MAX) return false
  const mark = Math.max(core.lastIndexOf('.'), core.lastIndexOf(','))
  return (mark < 0 ? core : core.slice(0, mark)).replace(/[.,]/g, '').length > DIGITS_MAX
}

/** Takes an amount apart without deciding what its marks mean; null when it is not an amount. */
export function scanAmount(text: string): ScannedAmount | null {
  const trimmed = text.trim()
  if (trimmed === '' || trimmed.length > LONGEST) return null
  const plain = PLAIN.exec(trimmed)
  if (plain) return plain[3] === undefined && plain[2]!.length > DIGITS_MAX ? null : scanPlain(plain)
  if (!DIGIT.test(trimmed)) return null
  const at: Stripped = { text: trimmed, negative: false, signed: 'no', currency: null, signs: 0 }
  stripParentheses(at)
  stripEnds(at)
  // `EUR (12,50)`
  if (stripParentheses(at)) stripEnds(at)
  if (at.signs > 1) return null
  const closed = closeGroups(at.text)
  if (!closed || tooLong(closed.core) || closed.core === '' || closed.core === '.' || closed.core === ',')
    return null
  const { proves, ambiguous } = evidence(closed.core, closed.grouped)
  return {
    core: closed.core,
    negative: at.negative,
    signed: at.signed,
    currency: at.currency,
    proves,
    ambiguous,
  }
}

/** Groups between thousands marks: one to three digits, then two (India) or three, the last three. */
function groupsAreSound(whole: string, mark: string): boolean {
  const groups = whole.split(mark)
  if (groups.length === 1) return true
  return groups.every((group, i) => {
    if (i === 0) return group.length >= 1 && group.length <= 3
    return i === groups.length - 1 ? group.length === 3 : group.length === 3 || group.length === 2
  })
}

/** So many digits only a program writes that computes in binary: 0.1 + 0.2 is 0.30000000000000004 there. */
const NOISY_DIGITS = 14
const NOISE_MIN = 6
const [MEANT_MIN, MEANT_MAX] = [2, 6]

/** The decimals that were meant, where a run of zeros or nines follows them; any other figures are kept. */
function asMeant(whole: string, fraction: string): readonly [string, string] {
  if (whole.length + fraction.length < NOISY_DIGITS) return [whole, fraction]
  for (let decimals = MEANT_MIN; decimals <= MEANT_MAX; decimals++) {
    const tail = fraction.slice(decimals, decimals + NOISE_MIN)
    if (tail.length < NOISE_MIN) break
    const kept = fraction.slice(0, decimals)
    if (/^0+$/.test(tail)) return [whole, kept]
    if (!/^9+$/.test(tail)) continue
    const up = String(BigInt(whole + kept) + 1n).padStart(decimals + 1, '0')
    return [up.slice(0, -decimals), up.slice(-decimals)]
  }
  return [whole, fraction]
}

function signedText(scanned: ScannedAmount, whole: string, fraction: string): string {
  const digits = whole.length > 1 && whole[0] === '0' ? whole.replace(/^0+(?=\d)/, '') : whole || '0'
  const text = fraction === '' ? digits : `${digits}.${fraction}`
  return scanned.negative && !isZero(text) ? `-${text}` : text
}

/** A scanned amount as a plain decimal string under a decimal mark; null when it does not fit the mark. */
export function amountOf(scanned: ScannedAmount, mark: DecimalMark): string | null {
  const used = scanned.proves ?? mark
  const other = used === '.' ? ',' : '.'
  const at = scanned.core.indexOf(used)
  const whole = at < 0 ? scanned.core : scanned.core.slice(0, at)
  const fraction = at < 0 ? '' : scanned.core.slice(at + 1)
  if (at === scanned.core.length - 3 && !whole.includes(other) && whole.length > 0)
    return signedText(scanned, whole, fraction)
  if (fraction.includes(used) || fraction.includes(other) || !groupsAreSound(whole, other)) return null
  return signedText(scanned, ...asMeant(whole.replaceAll(other, ''), fraction))
}

/** What a whole column says about its decimal mark. */
export interface MarkVotes {
  dot: number
  comma: number
  /** First value that can be read both ways. */
  ambiguous: string | null
}

/** The mark under which a text that can be read both ways (4,266) ends in a group of three digits, and has no decimals. */
export const markOfGroups = (text: string): DecimalMark => (text.includes(',') ? '.' : ',')

/** Counts the proofs of the values of a column; texts that are no amounts are left to the rows. */
export function voteForMark(texts: Iterable<string>): MarkVotes {
  const votes: MarkVotes = { dot: 0, comma: 0, ambiguous: null }
  for (const text of texts) {
    const scanned = scanAmount(text)
    if (scanned?.proves === '.') votes.dot++
    else if (scanned?.proves === ',') votes.comma++
    else if (scanned?.ambiguous) votes.ambiguous ??= text
  }
  return votes
}

/** True for `0`, `0.00`, `-0`. */
export function isZero(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code >= 49 && code <= 57) return false
  }
  return true
}

/** The amount with the other sign; zero has no sign. */
export function negate(text: string): string {
  if (text.startsWith('-')) return text.slice(1)
  return isZero(text) ? text : `-${text}`
}

/** The amount without its sign. */
export function absolute(text: string): string {
  return text.startsWith('-') ? text.slice(1) : text
}

/** Digits after the dot. */
export function scaleOf(text: string): number {
  const dot = text.indexOf('.')
  return dot < 0 ? 0 : text.length - dot - 1
}

/** The amount times ten to the power `scale`, exactly; `scale` must be at least the digits after the dot. */
export function toUnits(text: string, scale: number): bigint {
  const dot = text.indexOf('.')
  if (dot < 0) return BigInt(text + '0'.repeat(scale))
  return BigInt(text.slice(0, dot) + text.slice(dot + 1).padEnd(scale, '0'))
}

/** The inverse of toUnits. */
export function fromUnits(units: bigint, scale: number): string {
  const negative = units < 0n
  const digits = String(negative ? -units : units).padStart(scale + 1, '0')
  const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`
  return negative ? `-${text}` : text
}

/** Exact sum, with as many decimals as the longest operand; `0` for none. */
export function sumDecimals(amounts: Iterable<string>): string {
  let scale = 0
  let total = 0n
  for (const amount of amounts) {
    const own = scaleOf(amount)
    if (own > scale) {
      total *= 10n ** BigInt(own - scale)
      scale = own
    }
    total += toUnits(amount, scale)
  }
  return fromUnits(total, scale)
}

/** True when two amounts are equal whatever their trailing zeros. */
export function sameAmount(a: string, b: string): boolean {
  return isZero(sumDecimals([a, negate(b)]))
}
