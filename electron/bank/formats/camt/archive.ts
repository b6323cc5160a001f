/**
 * Archives of CAMT messages: banks that make a statement a day give a month packed in one file, and a long statement in pages of a
 * message each. Its messages are read one after the other, in the order of their names, as if they were one.
 */
import { fill, Refusal } from '../../../../db/rules/errors.ts'
import type { ParsedFile, ParseProblem } from '../../parsed.ts'
import { type BinaryFormat, startsWith } from '../format.ts'
import { ROWS_MAX } from '../limits.ts'
import { bankFileTexts, excerpt, refuse, warning } from '../texts.ts'
import { ZipArchive } from '../workbook/zip.ts'
import { type CamtDocument, camt, fileOf, readDocument } from './camt.ts'

const isMessage = (name: string) => name.endsWith('.xml')
/** Folders, and what programs leave in archives beside what was packed. */
const isNothing = (name: string) =>
  name.endsWith('/') || name.startsWith('__macosx/') || name.endsWith('.ds_store')

/** What banks pack beside their messages: the same on paper, a note, a schema, a signature. */
const isBeside = (name: string) => /\.(pdf|txt|html?|xsd|xsl|p7s|sig)$/.test(name)

/** True for an archive of XML documents, and perhaps of what banks pack beside them: workbooks hold more. */
function recognises(bytes: Uint8Array): boolean {
  if (!startsWith(bytes, 'PK\u0003\u0004')) return false
  try {
    const names = new ZipArchive(bytes).names().filter((name) => !isNothing(name))
    const isOurs = (name: string) => (isMessage(name) && name !== '[content_types].xml') || isBeside(name)
    return names.some(isMessage) && names.every(isOurs)
  } catch {
    return false
  }
}

/** In the order of their names, in which a number counts as one: `2.xml` before `10.xml`. */
const BY_NAME = new Intl.Collator('en', { numeric: true })

async function unpacked(zip: ZipArchive, name: string): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  await zip.read(name, (piece) => pieces.push(Uint8Array.from(piece)))
  return Buffer.concat(pieces)
}

/** A refusal that names the message it is of. */
function naming(name: string, error: unknown): unknown {
  if (!(error instanceof Refusal)) return error
  const put = (text: string) => `${excerpt(name)} : ${text}`
  return new Refusal(error.code, { fr: put(error.text.fr), en: put(error.text.en) }, error.details)
}

async function read(zip: ZipArchive, name: string): Promise<CamtDocument | null> {
  const bytes = await unpacked(zip, name)
  if (!camt.recognises(bytes)) return null
  try {
    const document = readDocument(bytes, excerpt(name))
    return { ...document, problems: document.problems.map((problem) => ofMessage(name, problem)) }
  } catch (error) {
    throw naming(name, error)
  }
}

/** What was said of a row, with the name of its message. */
function ofMessage(name: string, problem: ParseProblem): ParseProblem {
  const { id } = problem
  return { ...problem, id: id === undefined ? excerpt(name) : `${excerpt(name)}: ${id}` }
}

/** A part that is no message: nothing of it is read. */
const NO_MESSAGE = { kind: 'une archive ZIP', kindEn: 'a ZIP archive' }

async function readArchive(bytes: Uint8Array): Promise<ParsedFile> {
  const zip = new ZipArchive(bytes)
  const documents: CamtDocument[] = []
  const unread: ParseProblem[] = []
  let rows = 0
  for (const name of [...zip.names()].filter((one) => !isNothing(one)).sort(BY_NAME.compare)) {
    const document = isMessage(name) ? await read(zip, name) : null
    if (!document) {
      unread.push(warning('file.notRead', { name: excerpt(name) }))
      continue
    }
    documents.push(document)
    rows += document.statements.reduce((sum, { drafts }) => sum + drafts.length, 0)
    if (rows > ROWS_MAX) throw refuse('bank.tooManyRows', { max: ROWS_MAX })
  }
  if (documents.length === 0)
    throw new Refusal('bank.unknownFormat', fill(bankFileTexts['bank.unknownFormat'], NO_MESSAGE))
  const file = fileOf(documents)
  return { ...file, problems: [...unread, ...file.problems] }
}

export const camtArchive: BinaryFormat = { recognises, read: ({ bytes }) => readArchive(bytes) }
