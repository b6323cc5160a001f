/**
 * Bytes of an XML document to text. A byte order mark decides, else the pattern of its first bytes, else what the document
 * declares (XML 1.0, appendix F). Only encodings in which no other character can hide are read: UTF-8, UTF-16 and the
 * western tables of one byte.
 */
import { refuse } from './texts.ts'

/** The text of a document and the name of its encoding. */
export interface XmlText {
  readonly text: string
  readonly encoding: string
  /** True when the bytes are not in the encoding that is declared: the western table of banks was taken. */
  readonly damaged: boolean
}

/** What a declaration may say, and how it is read. UTF-16 in bytes of one is what some programs write of UTF-8. */
const DECLARED: Readonly<Record<string, string>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'utf-8',
  ascii: 'utf-8',
  'utf-16': 'utf-8',
  'iso-8859-1': 'windows-1252',
  'iso8859-1': 'windows-1252',
  'iso_8859-1': 'windows-1252',
  latin1: 'windows-1252',
  'windows-1252': 'windows-1252',
  cp1252: 'windows-1252',
  'iso-8859-15': 'iso-8859-15',
  'iso8859-15': 'iso-8859-15',
  'iso_8859-15': 'iso-8859-15',
}

function starts(bytes: Uint8Array, ...expected: number[]): boolean {
  return expected.every((byte, i) => bytes[i] === byte)
}

/** What the first bytes show; null when they may be any encoding that holds ASCII. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (starts(bytes, 0xff, 0xfe, 0, 0) || starts(bytes, 0, 0, 0xfe, 0xff) || starts(bytes, 0, 0, 0))
    throw refuse('bank.xmlEncoding', { encoding: 'UTF-32' })
  if (starts(bytes, 0x4c, 0x6f, 0xa7, 0x94)) throw refuse('bank.xmlEncoding', { encoding: 'EBCDIC' })
  if (starts(bytes, 0xff, 0xfe) || starts(bytes, 0x3c, 0)) return 'utf-16le'
  if (starts(bytes, 0xfe, 0xff) || starts(bytes, 0, 0x3c)) return 'utf-16be'
  return null
}

/** The encoding named in the declaration, in lower case; null when none is named. */
function declaredIn(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 512)).toString('latin1')
  const start = head.indexOf('<?xml')
  if (start < 0 || head.slice(0, start).trim().length > 3) return null
  const declaration = head.slice(start, Math.max(start, head.indexOf('?>', start)))
  const found = /encoding\s*=\s*["']([^"']{0,40})["']/i.exec(declaration)
  return found ? found[1]!.trim().toLowerCase() : null
}

/** True for bytes that write a character in more bytes than it needs, or half of a pair: never by accident. */
function isForged(bytes: Uint8Array): boolean {
  for (let i = 0; i + 1 < bytes.length; i++) {
    const byte = bytes[i]!
    if (byte < 0xc0) continue
    const next = bytes[i + 1]!
    if (next < 0x80 || next > 0xbf) continue
    if (byte === 0xc0 || byte === 0xc1) return true
    const third = bytes[i + 2] ?? 0
    if (third < 0x80 || third > 0xbf) continue
    if ((byte === 0xe0 && next < 0xa0) || (byte === 0xed && next >= 0xa0)) return true
    if ((byte === 0xf0 && next < 0x90) || byte > 0xf4) return true
  }
  return false
}

function decodeUtf8(bytes: Uint8Array): XmlText {
  try {
    return {
      text: new TextDecoder('utf-8', { fatal: true }).decode(bytes),
      encoding: 'utf-8',
      damaged: false,
    }
  } catch {
    if (isForged(bytes)) throw refuse('bank.xmlEncoding', { encoding: 'UTF-8' })
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'cp1252', damaged: true }
  }
}

/** Decodes a document. Refuses UTF-7, UTF-32, EBCDIC, forged UTF-8 and every encoding that is not named above. */
export function decodeXml(bytes: Uint8Array): XmlText {
  const wide = wideEncoding(bytes)
  if (wide) {
    try {
      return { text: new TextDecoder(wide, { fatal: true }).decode(bytes), encoding: wide, damaged: false }
    } catch {
      throw refuse('bank.xmlEncoding', { encoding: wide.toUpperCase() })
    }
  }
  const declared = declaredIn(bytes)
  const encoding = declared === null ? 'utf-8' : Object.hasOwn(DECLARED, declared) ? DECLARED[declared] : null
  if (!encoding) throw refuse('bank.xmlEncoding', { encoding: (declared ?? '').slice(0, 40) })
  if (encoding === 'utf-8' || starts(bytes, 0xef, 0xbb, 0xbf)) return decodeUtf8(bytes)
  const name = encoding === 'windows-1252' ? 'cp1252' : encoding
  return { text: new TextDecoder(encoding).decode(bytes), encoding: name, damaged: false }
}
