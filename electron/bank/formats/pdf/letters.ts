/** Letters of a PDF: whether they can be read at all, how wide they are, and words spaced out letter by letter. */

/** Fonts that do not say which letters they draw give private, control or replacement characters. */
export function readable(text: string): boolean {
  let bad = 0
  let digits = 0
  let letters = 0
  for (const char of text) {
    const code = char.codePointAt(0)!
    if (code < 32 || (code >= 127 && code < 160) || code === 0xfffd || (code >= 0xe000 && code <= 0xf8ff))
      bad++
    else if (code >= 48 && code <= 57) digits++
    else if (/\p{L}/u.test(char)) letters++
  }
  return bad < text.length * 0.3 && digits + letters > text.length * 0.3 && (digits > 0 || text.length < 200)
}

const NARROW = " .,:;'’|!iIjl()[]-`"
const WIDE = 'mwMW@%'

function weight(char: string): number {
  if (NARROW.includes(char)) return 28
  if (char >= '0' && char <= '9') return 56
  if (WIDE.includes(char)) return 85
  return char === char.toUpperCase() ? 68 : 52
}

/** Share of a text's width that its first letters take, about: exact for digits, and for fonts of one width. */
export function shareOf(text: string, letters: number, monospaced: boolean): number {
  if (letters <= 0 || text.length === 0) return 0
  if (letters >= text.length) return 1
  if (monospaced) return letters / text.length
  let before = 0
  let all = 0
  for (let i = 0; i < text.length; i++) {
    const own = weight(text[i]!)
    all += own
    if (i < letters) before += own
  }
  return before / all
}

/** Every letter at six tenths of the size: Courier and its like. */
export function isMonospaced(text: string, width: number, size: number): boolean {
  return Math.abs(width / (text.length * size) - 0.6) < 0.012
}

const SPACED = /^\S(?: \S){3,}$/

/** Words without which a statement cannot be understood, found again where letters stood apart. */
const WORDS =
  /(january|february|march|april|june|july|august|september|october|november|december|janvier|f[ée]vrier|mars|avril|juillet|septembre|octobre|novembre|d[ée]cembre|opening|closing|starting|ending|previous|balance|forward|brought|carried|statement|period|account|number|withdrawals?|deposits?|amounts?|deducted|added|from|your|transactions?|description|details|date|totals?|totaux|payment|minimum|purchases|credits?|debits?|soldes?|ancien|nouveau|pr[ée]c[ée]dent|report[ée]?|ouverture|cl[ôo]ture|relev[ée]|compte|p[ée]riode|retraits?|d[ée]p[ôo]ts?|d[ée]bits?|cr[ée]dits?|libell[ée]|op[ée]rations?|montant|valeur|saldo|datum|bedrag|kontostand|betrag)/giu

/**
 * `1 2 3 , 4 5` is one amount drawn letter by letter with wide gaps. The gaps between words are lost in it; they are
 * put back between letters and digits and around the words of statements.
 */
export function unspaced(text: string): string {
  if (!SPACED.test(text)) return text
  const close = text.replaceAll(' ', '')
  if (!/\p{L}/u.test(close)) return close
  return close
    .replace(WORDS, ' $1 ')
    .replace(/(\p{L})(?=\d)/gu, '$1 ')
    .replace(/(\d,?)(?=\p{L})/gu, '$1 ')
    .replace(/(\d,)(?=\d{4}(?!\d))/g, '$1 ')
    .replace(/ {2,}/g, ' ')
    .trim()
}

const SPACES = /[\s\u00a0\u2000-\u200a\u202f\u3000]+/g
const UNSEEN = /[\u00ad\u200b-\u200f\u2060\ufeff\p{Cc}]/gu
const LIGATURE = /[\ufb00-\ufb06]/g
/** All of them are drawn alike, and fonts tell one or the other: in a sign, a date, a number of an account. */
const HYPHENS = /[\u2010\u2011\u2212\uff0d]/g
/** A comma, as fonts name it that have the same glyph for a low quotation mark. */
const LOW_COMMA = /\u201a(?=\d)/g

/** Text with plain spaces, hyphens and letters, without what is not seen. */
export function plainText(text: string): string {
  return text
    .replace(SPACES, ' ')
    .replace(UNSEEN, '')
    .replace(HYPHENS, '-')
    .replace(LOW_COMMA, ',')
    .replace(LIGATURE, (one) => one.normalize('NFKC'))
}
