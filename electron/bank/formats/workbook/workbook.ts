/** Excel workbooks by their bytes: ZIP archives of XML, compound files and bare records of the old kind. */

import type { ParsedFile } from '../../parsed.ts'
import { type BinaryFormat, type StatementBytes, startsWith } from '../format.ts'
import { readSheets } from './tables.ts'
import { readXlsx } from './xlsx.ts'

const ZIP = ['PK\u0003\u0004', 'PK\u0005\u0006'] as const

async function readArchive(bytes: Uint8Array, file: StatementBytes): Promise<ParsedFile> {
  const { sheets, from1904 } = await readXlsx(bytes)
  return readSheets(sheets, { format: 'xlsx', from1904 }, file)
}

/** Workbooks of Excel 2007 and later. */
export const xlsx: BinaryFormat = {
  recognises: (bytes) => ZIP.some((signature) => startsWith(bytes, signature)),
  read: (file) => readArchive(file.bytes, file),
}
