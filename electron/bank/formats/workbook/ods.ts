/** OpenDocument spreadsheets, as LibreOffice and OpenOffice keep them: an archive (.ods), or one document of XML (.fods). */
import type { Text } from '../../../../db/rules/errors.ts'
import type { ParsedFile } from '../../parsed.ts'
import type { Decoded } from '../encoding.ts'
import { type BinaryFormat, type StatementBytes, startsWith, type TextFormat } from '../format.ts'
import { readSheets } from '../tables/read.ts'
import { MarkupReader } from './markup.ts'
import { OdsDocument } from './ods-document.ts'
import { readManifest, type Sealed } from './ods-manifest.ts'
import { PACKAGE, Unsealer } from './ods-password.ts'
import { damaged, foreign, otherWorkbook } from './texts.ts'
import { readPieces } from './xlsx-parts.ts'
import { type TakePiece, ZipArchive } from './zip.ts'

const CONTENT = 'content.xml'
const MIMETYPE = 'mimetype'
const MANIFEST = 'meta-inf/manifest.xml'
const MIMETYPE_MAX = 200
const OTHER: Text = {
  fr: 'un document OpenDocument qui n’est pas un classeur',
  en: 'an OpenDocument file that is no spreadsheet',
}

const OLD: Text = {
  fr: 'un classeur d’OpenOffice 1 (.sxc)',
  en: 'a workbook of OpenOffice 1 (.sxc)',
}

async function gathered(unpack: (take: TakePiece) => Promise<void>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  await unpack((piece) => pieces.push(Uint8Array.from(piece)))
  return Buffer.concat(pieces)
}

const bytesOf = (zip: ZipArchive, name: string) => gathered((take) => zip.read(name, take))

/** Refuses a text, a drawing and the like by what the archive says of itself, before a password is asked for. */
async function refuseOther(zip: ZipArchive): Promise<void> {
  if (!zip.has(MIMETYPE)) return
  const text = new TextDecoder().decode((await bytesOf(zip, MIMETYPE)).subarray(0, MIMETYPE_MAX))
  if (text.includes('sun.xml.calc')) throw otherWorkbook(OLD)
  if (text.trim() !== '' && !text.includes('spreadsheet')) throw foreign(OTHER)
}

/** Reads a part, decrypted where the manifest says that it is encrypted. */
async function readPartOf(
  zip: ZipArchive,
  name: string,
  sealed: Sealed | undefined,
  unsealer: Unsealer,
  document: OdsDocument,
): Promise<void> {
  if (!sealed) return readPieces(document, (take) => zip.read(name, take))
  const packed = unsealer.open(sealed, await bytesOf(zip, name))
  return readPieces(document, (take) => zip.inflated(packed, sealed.size, take))
}

async function readArchive(bytes: Uint8Array, file: StatementBytes, inner = false): Promise<ParsedFile> {
  const zip = new ZipArchive(bytes)
  await refuseOther(zip)
  const manifest = zip.has(MANIFEST) ? await readManifest(zip, MANIFEST) : new Map<string, Sealed>()
  const unsealer = new Unsealer(file.password)
  const whole = manifest.get(PACKAGE)
  if (whole && zip.has(PACKAGE) && !inner) {
    const packed = unsealer.open(whole, await bytesOf(zip, PACKAGE))
    return readArchive(await gathered((take) => zip.inflated(packed, whole.size, take)), file, true)
  }
  const document = new OdsDocument()
  // formats first: those of the content refer to those of the styles
  for (const name of ['styles.xml', CONTENT])
    if (zip.has(name)) await readPartOf(zip, name, manifest.get(name), unsealer, document)
  return readDocument(document, file)
}

function readDocument(
  { found, sheets, from1904 }: OdsDocument,
  file: StatementBytes,
  decoded?: Decoded,
): ParsedFile {
  if (!found) throw foreign(OTHER)
  if (sheets.length === 0) throw damaged('noSheet')
  const how = decoded ? { encoding: decoded.encoding, damaged: decoded.damaged } : {}
  return readSheets(sheets, { format: 'ods', from1904, ...how }, file)
}

/** An archive with a document of this kind; which one, its reader tells. */
function recognises(bytes: Uint8Array): boolean {
  if (!startsWith(bytes, 'PK\u0003\u0004')) return false
  try {
    const zip = new ZipArchive(bytes)
    return (zip.has(MIMETYPE) || zip.has(MANIFEST)) && (zip.has(CONTENT) || zip.has(PACKAGE))
  } catch {
    return false
  }
}

/** Spreadsheets in an archive, protected or not. */
export const ods: BinaryFormat = { recognises, read: (file) => readArchive(file.bytes, file) }

function readFlat(decoded: Decoded, file: StatementBytes): ParsedFile {
  const document = new OdsDocument()
  const reader = new MarkupReader(document)
  reader.push(decoded.text)
  reader.end()
  return readDocument(document, file, decoded)
}

/** Spreadsheets in one document of XML. */
export const flatOds: TextFormat = {
  recognises: (head) => head.startsWith('<') && /<(\w{1,20}:)?document\s[^<]{0,8000}opendocument/.test(head),
  read: readFlat,
}
