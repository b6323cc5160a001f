/** Tells from its first bytes what a file is; the extension is believed only where content cannot tell. */
import type { Text } from '../../../db/rules/errors.ts'

export type Sniffed =
  | { readonly kind: 'ofx' | 'qif' | 'table' | 'empty' }
  | { readonly kind: 'foreign'; readonly name: Text }

const foreign = (fr: string, en: string): Sniffed => ({ kind: 'foreign', name: { fr, en } })

const SIGNATURES: readonly (readonly [string, Sniffed])[] = [
  ['%PDF', foreign('un document PDF', 'a PDF document')],
  ['PK\u0003\u0004', foreign('un classeur Excel ou une archive ZIP', 'an Excel workbook or a ZIP archive')],
  [
    '\u00d0\u00cf\u0011\u00e0',
    foreign(
      'un ancien classeur Excel ou un document protégé',
      'an old Excel workbook or a protected document',
    ),
  ],
  ['\u0089PNG', foreign('une image', 'a picture')],
  ['\u00ff\u00d8\u00ff', foreign('une image', 'a picture')],
  ['GIF8', foreign('une image', 'a picture')],
  ['\u001f\u008b', foreign('une archive comprimée', 'a compressed archive')],
  ['SQLite format 3', foreign('une base de données', 'a database')],
  ['{\\rtf', foreign('un document de traitement de texte', 'a word processor document')],
  ['MZ', foreign('un programme', 'a program')],
]

/** What binary content shows at once, before any decoding; null when the bytes may be text. */
export function sniffBytes(bytes: Uint8Array): Sniffed | null {
  if (bytes.length === 0) return { kind: 'empty' }
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 64)).toString('latin1')
  for (const [signature, sniffed] of SIGNATURES) if (head.startsWith(signature)) return sniffed
  return null
}

/** True for text full of control characters: pictures, programs and keys are not statements. */
function isBinary(text: string): boolean {
  const length = Math.min(text.length, 4096)
  let controls = 0
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i)
    if (code < 32 && code !== 9 && code !== 10 && code !== 13 && code !== 12 && code !== 26) controls++
  }
  return controls > length * 0.05
}

function sniffXml(head: string): Sniffed {
  if (/urn:iso:std:iso:20022|<(\w+:)?BkToCstmr/.test(head))
    return foreign('un relevé CAMT (ISO 20022)', 'a CAMT statement (ISO 20022)')
  if (/schemas-microsoft-com:office:spreadsheet/.test(head))
    return foreign('un classeur Excel en XML', 'an Excel workbook in XML')
  if (/<html|<!doctype html|<table/i.test(head)) return foreign('une page web', 'a web page')
  return foreign('un document XML', 'an XML document')
}

/** What decoded text is. */
export function sniffText(text: string): Sniffed {
  const head = text.slice(0, 8192)
  const start = head.trimStart()
  if (text.trim() === '') return { kind: 'empty' }
  if (isBinary(text)) return foreign('un fichier binaire', 'a binary file')
  if (/OFXHEADER|<OFX[\s>]|<\?OFX/i.test(head)) return { kind: 'ofx' }
  if (/^\s*!(Type|Account|Option|Clear)/im.test(head)) return { kind: 'qif' }
  if (/^D[\d ].*[\r\n]+(?:[A-Z$].*[\r\n]+){0,30}\^/m.test(head.slice(0, 2000)) && /^T[-+\d]/m.test(head))
    return { kind: 'qif' }
  if (/^\{1:|^:20:|^:940:|^F01/.test(start) || /^:60[FM]:/m.test(head))
    return foreign('un relevé MT940', 'an MT940 statement')
  if (start.startsWith('<')) return sniffXml(head)
  if (/^[[{]\s*["{[]/.test(start)) return foreign('un fichier JSON', 'a JSON file')
  return { kind: 'table' }
}
