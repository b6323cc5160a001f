/** Bytes to text: byte order marks, UTF-8, UTF-16 with and without mark, and the old one-byte tables of banks. */
import { decodeDos, decodeMac } from './codepages.ts'
import { refuse } from './texts.ts'

export interface Decoded {
  readonly text: string
  /** `ascii`, `utf-8`, `utf-8 with BOM`, `utf-16le`, `utf-16be`, `cp1252`, `iso-8859-15`, `cp850`, `macintosh`, `cp1250`, `iso-8859-2`. */
  readonly encoding: string
  /** True when characters were already lost or could not be read. */
  readonly damaged: boolean
}

function withoutNuls(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '') : text
}

function hasHighByte(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) if (bytes[i]! >= 0x80) return true
  return false
}

/** Byte pairs with a zero on the same side most of the time are UTF-16 without a mark. */
function utf16WithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length, 4096) & ~1
  if (length < 8) return null
  let even = 0
  let odd = 0
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++
    if (bytes[i + 1] === 0) odd++
  }
  const half = length / 2
  if (odd > half * 0.4 && even < half * 0.05) return 'utf-16le'
  if (even > half * 0.4 && odd < half * 0.05) return 'utf-16be'
  return null
}

function decodeUtf8(bytes: Uint8Array): { text: string; sound: boolean } | null {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), sound: true }
  } catch {
    const text = new TextDecoder('utf-8').decode(bytes)
    let good = 0
    let bad = 0
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i)
      if (code === 0xfffd) bad++
      else if (code >= 0x80) good++
    }
    return good > 4 * bad ? { text, sound: false } : null
  }
}

const FREQUENT = new Set('éèêëàâçùûôîïöüäñóÉÈÀÇÖÜÄÊß'.split(''))
/** Letters of the western table that are others, or signs, in those of the east: so that they are not missed there. */
const FREQUENT_WEST = new Set([...FREQUENT, ...'íúáãõìòøåæœËÂÙÛÔÎÏÑÓÍÚÁØÅÆŒ'])
/** Of Polish and its neighbours. */
const FREQUENT_EAST = new Set('ąćęłńóśźżĄĆĘŁŃÓŚŹŻáčďéěíňřšťúůýžÁČĎÉĚÍŇŘŠŤÚŮÝŽőűŐŰöüÖÜäÄß'.split(''))
/** Frequent too, yet never inside a word. */
const APART = new Set('°«»'.split(''))
const LETTER = /[a-z]/i
const ACCENTED = /\p{L}/u

/** Whether a letter stands on a side of a character, on the left or on both. */
const besideLetter = (text: string, at: number) =>
  ACCENTED.test(text[at - 1] ?? '') || ACCENTED.test(text[at + 1] ?? '')

/** How much a text with high characters looks like words: accents beside letters against odd symbols. */
function likeness(text: string, frequent: ReadonlySet<string>): number {
  let score = 0
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) < 0x80) continue
    const char = text[i]!
    if (char === '€') score += ACCENTED.test(text[i - 1] ?? '') ? 1 : 2
    else if (frequent.has(char)) score += besideLetter(text, i) ? 2 : -1
    else if (APART.has(char))
      score += LETTER.test(text[i - 1] ?? '') && LETTER.test(text[i + 1] ?? '') ? -1 : 2
    else if (char === '\u00a0' || char === '’') score += 1
    else if (char >= '\u0080' && char <= '\u009f') score -= 3
    else score -= 1
  }
  return score
}

/** 0xA4 is the euro sign of ISO-8859-15; the currency sign of cp1252 and ISO-8859-1 is hardly ever meant. */
function westernName(bytes: Uint8Array): 'cp1252' | 'iso-8859-15' {
  let sign = false
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!
    if (byte >= 0x80 && byte <= 0x9f) return 'cp1252'
    if (byte === 0xa4) sign = true
  }
  return sign ? 'iso-8859-15' : 'cp1252'
}

const EASTERN = [
  { encoding: 'cp1250', decoder: new TextDecoder('windows-1250') },
  { encoding: 'iso-8859-2', decoder: new TextDecoder('iso-8859-2') },
]
/** Many bytes are a letter in the western table too: one odd sign among them (`m³`) makes no text eastern. */
const EAST_BY = 6

/** Of the high characters of a file, as many bytes as these tell its table. */
const JUDGED_BYTES = 200_000

function decodeOneByte(bytes: Uint8Array): Decoded {
  const name = westernName(bytes)
  const western = new TextDecoder(name === 'cp1252' ? 'windows-1252' : 'iso-8859-15')
  const tables = [
    {
      encoding: name as string,
      decode: (part: Uint8Array) => western.decode(part),
      frequent: FREQUENT_WEST,
      by: 0,
    },
    { encoding: 'cp850', decode: decodeDos, frequent: FREQUENT, by: 2 },
    { encoding: 'macintosh', decode: decodeMac, frequent: FREQUENT, by: 2 },
    ...EASTERN.map(({ encoding, decoder }) => ({
      encoding,
      decode: (part: Uint8Array) => decoder.decode(part),
      frequent: FREQUENT_EAST,
      by: EAST_BY,
    })),
  ]
  const judged = bytes.subarray(0, JUDGED_BYTES)
  const scores = tables.map(({ decode, frequent }) => likeness(decode(judged), frequent))
  let best = 0
  for (const [other, { by }] of tables.entries()) if (scores[other]! > scores[best]! + by) best = other
  const { encoding, decode } = tables[best]!
  return { text: withoutNuls(decode(bytes)), encoding, damaged: false }
}

function decodeAs(bytes: Uint8Array, encoding: string): Decoded {
  const name = encoding.toLowerCase().replace(/ with bom$/, '')
  if (name === 'cp850' || name === 'ibm850')
    return { text: decodeDos(bytes), encoding: 'cp850', damaged: false }
  try {
    const label = name === 'ascii' ? 'utf-8' : name.replace(/^cp(?=125\d$)/, 'windows-')
    return { text: withoutNuls(new TextDecoder(label).decode(bytes)), encoding: name, damaged: false }
  } catch {
    throw refuse('bank.encodingUnknown', { encoding: encoding.slice(0, 40) })
  }
}

/** Decodes a whole file. What a header declares is not trusted: the bytes decide, unless a person chose. */
export function decodeText(bytes: Uint8Array, chosen?: string): Decoded {
  if (chosen) return decodeAs(bytes, chosen)
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeAs(bytes, 'utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeAs(bytes, 'utf-16be')
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  const wide = marked ? null : utf16WithoutMark(bytes)
  if (wide) return decodeAs(bytes, wide)
  if (!hasHighByte(bytes))
    return { text: withoutNuls(new TextDecoder('latin1').decode(bytes)), encoding: 'ascii', damaged: false }
  const utf8 = decodeUtf8(bytes)
  if (!utf8) return decodeOneByte(bytes)
  return {
    text: withoutNuls(utf8.text),
    encoding: marked ? 'utf-8 with BOM' : 'utf-8',
    damaged: !utf8.sound || utf8.text.includes('\uFFFD'),
  }
}
