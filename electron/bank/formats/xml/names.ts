/** Names and references of characters in XML. */
import { beyond, broken } from './texts.ts'

/** Letters, `_`, and what is not ASCII but a multiplication or division sign or below À. */
function startsName(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    code === 95 ||
    (code >= 0xc0 && code !== 0xd7 && code !== 0xf7)
  )
}

function continuesName(code: number): boolean {
  return startsName(code) || (code >= 48 && code <= 57) || code === 45 || code === 46 || code === 0xb7
}

/** Index after the name (`prefix:local` or `local`) that starts at `from`. */
export function afterName(text: string, from: number, limits: { readonly nameChars: number }): number {
  let at = from
  let colons = 0
  let fresh = true
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 58 && !fresh && colons === 0) {
      colons++
      fresh = true
    } else if (fresh ? startsName(code) : continuesName(code)) fresh = false
    else break
    if (at - from >= limits.nameChars) throw beyond(text, from, 'nameChars', limits.nameChars)
  }
  if (fresh) throw broken(text, from, 'markup')
  return at
}

/** The name without its prefix. */
export function localPart(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Characters a document may hold (XML 1.0, production 2). */
function isCharacter(code: number): boolean {
  if (code < 32) return code === 9 || code === 10 || code === 13
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff)
}

/** The character of a reference without `&` and `;`; null when it is none. */
function characterOf(body: string): string | null {
  if (!body.startsWith('#')) return Object.hasOwn(NAMED, body) ? NAMED[body]! : null
  const hex = body[1] === 'x'
  const digits = body.slice(hex ? 2 : 1)
  if (!(hex ? /^[0-9a-fA-F]{1,8}$/ : /^\d{1,8}$/).test(digits)) return null
  const code = Number.parseInt(digits, hex ? 16 : 10)
  return isCharacter(code) ? String.fromCodePoint(code) : null
}

/** Longest reference that is read: `#x` and eight digits. */
const REFERENCE_MAX = 10

/** A raw text (at `from` of the document) with its references as characters. */
export function resolveReferences(document: string, raw: string, from: number): string {
  let ampersand = raw.indexOf('&')
  if (ampersand < 0) return raw
  const parts: string[] = []
  let at = 0
  while (ampersand >= 0) {
    const body = raw.slice(ampersand + 1, ampersand + 2 + REFERENCE_MAX)
    const end = body.indexOf(';')
    const character = end < 0 ? null : characterOf(body.slice(0, end))
    if (character === null) throw broken(document, from + ampersand, 'reference')
    parts.push(raw.slice(at, ampersand), character)
    at = ampersand + end + 2
    ampersand = raw.indexOf('&', at)
  }
  parts.push(raw.slice(at))
  return parts.join('')
}
