/** Names the files that are no statements, so that a person hears what was chosen by mistake. */
import type { Text } from '../../../db/rules/errors.ts'
import { startsWith } from './format.ts'

const foreign = (fr: string, en: string): Text => ({ fr, en })

const SIGNATURES: readonly (readonly [string, Text])[] = [
  ['%PDF', foreign('un document PDF', 'a PDF document')],
  ['\u0089PNG', foreign('une image', 'a picture')],
  ['\u00ff\u00d8\u00ff', foreign('une image', 'a picture')],
  ['GIF8', foreign('une image', 'a picture')],
  ['\u001f\u008b', foreign('une archive comprimée', 'a compressed archive')],
  ['SQLite format 3', foreign('une base de données', 'a database')],
  ['{\\rtf', foreign('un document de traitement de texte', 'a word processor document')],
  ['MZ', foreign('un programme', 'a program')],
]

/** What the first bytes show that no format reads; null when the bytes may be text. */
export function foreignBytes(bytes: Uint8Array): Text | null {
  return SIGNATURES.find(([signature]) => startsWith(bytes, signature))?.[1] ?? null
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

function foreignXml(head: string): Text {
  if (/urn:iso:std:iso:20022/.test(head))
    return foreign(
      'un message ISO 20022 qui n’est pas un relevé (CAMT.052, .053 ou .054)',
      'an ISO 20022 message that is no statement (CAMT.052, .053 or .054)',
    )
  return foreign('un document XML', 'an XML document')
}

/** A file whose decoded text is no text. */
export function foreignContent(text: string): Text | null {
  return isBinary(text) ? foreign('un fichier binaire', 'a binary file') : null
}

/** Records of the French banks that are no statements: orders to pay, and lists of payments without balances. */
function foreignRecords(line: string): Text | null {
  if (line.length === 240 && /^3[149]/.test(line))
    return foreign('une liste d’opérations CFONB 240', 'a CFONB 240 list of payments')
  if (line.length === 160 && /^0[368]/.test(line))
    return foreign('un ordre de paiement CFONB 160', 'a CFONB 160 payment order')
  return null
}

/** Tables as spreadsheets passed them on before there were workbooks of XML. */
function foreignTable(start: string): Text | null {
  const saved = (name: string) =>
    foreign(
      `un tableau ${name} : ouvrez-le dans un tableur et enregistrez-le en .xlsx`,
      `a ${name} table: open it in a spreadsheet and save it as .xlsx`,
    )
  if (/^ID;P[^\r\n]{0,100}[\r\n]/.test(start)) return saved('SYLK')
  return /^TABLE\r?\n0,1\r?\n"/.test(start) ? saved('DIF') : null
}

/** What decoded text is that no format reads; null when it may be a table. */
export function foreignText(text: string): Text | null {
  const head = text.slice(0, 8192)
  const start = head.trimStart()
  if (start.startsWith('<')) return foreignXml(head)
  if (/^[[{]\s*["{[]/.test(start)) return foreign('un fichier JSON', 'a JSON file')
  const table = foreignTable(start)
  if (table) return table
  return foreignRecords(start.slice(0, start.search(/[\r\n]|$/)))
}
