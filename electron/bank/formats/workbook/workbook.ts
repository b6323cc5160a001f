/** Workbooks by their bytes: archives of XML, compound files, and bare records of the old kind. */
import type { Text } from '../../../../db/rules/errors.ts'
import type { ParsedFile } from '../../parsed.ts'
import { type BinaryFormat, type StatementBytes, startsWith } from '../format.ts'
import { readSheets } from '../tables/read.ts'
import { decryptPackage } from './agile.ts'
import { CompoundFile, isCompound } from './compound.ts'
import { foreign } from './texts.ts'
import { biffVersion, readXls } from './xls.ts'
import { readXlsx } from './xlsx.ts'

const ZIP = ['PK\u0003\u0004', 'PK\u0005\u0006'] as const
const OTHER_DOCUMENT: Text = {
  fr: 'un document protégé ou d’un autre programme',
  en: 'a document that is protected or of another program',
}

async function readArchive(bytes: Uint8Array, file: StatementBytes): Promise<ParsedFile> {
  const { sheets, from1904 } = await readXlsx(bytes)
  return readSheets(sheets, { format: 'xlsx', from1904 }, file)
}

function readRecords(bytes: Uint8Array, file: StatementBytes): ParsedFile {
  const { sheets, from1904 } = readXls(bytes, file.password)
  return readSheets(sheets, { format: 'xls', from1904 }, file)
}

async function readCompound(file: StatementBytes): Promise<ParsedFile> {
  const compound = new CompoundFile(file.bytes)
  const info = compound.stream('EncryptionInfo')
  const packed = compound.stream('EncryptedPackage')
  if (info && packed) return readArchive(decryptPackage(info, packed, file.password), file)
  const records = compound.stream('Workbook') ?? compound.stream('Book')
  if (!records) throw foreign(OTHER_DOCUMENT)
  return readRecords(records, file)
}

/** Workbooks of Excel 2007 and later. */
export const xlsx: BinaryFormat = {
  recognises: (bytes) => ZIP.some((signature) => startsWith(bytes, signature)),
  read: (file) => readArchive(file.bytes, file),
}

/** Workbooks of Excel 2 to 2003, and protected ones of any age. */
export const xls: BinaryFormat = {
  recognises: (bytes) => isCompound(bytes) || biffVersion(bytes) !== null,
  read: (file) => (isCompound(file.bytes) ? readCompound(file) : readRecords(file.bytes, file)),
}
