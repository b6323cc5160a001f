/**
 * Reads the bytes of one bank file: the first format that recognises it reads it. Formats of bytes come first, then those
 * of text; what is text and none of them is a table. The extension is believed only where content cannot tell.
 */
import { fill, Refusal, type Text } from '../../../db/rules/errors.ts'
import type { ParsedFile, ParseProblem } from '../parsed.ts'
import { statementProblems } from '../whole-accounts.ts'
import { camtArchive } from './camt/archive.ts'
import { camt } from './camt/camt.ts'
import { cfonb } from './cfonb.ts'
import { coda } from './coda/coda.ts'
import { decodeText } from './encoding.ts'
import type { BinaryFormat, StatementBytes, TextFormat } from './format.ts'
import { mt940 } from './mt940/mt940.ts'
import { ofx } from './ofx.ts'
import { pdf } from './pdf/read.ts'
import { qif } from './qif.ts'
import { foreignBytes, foreignContent, foreignText } from './sniff.ts'
import { readTable } from './tables/text.ts'
import { bankFileTexts, boundedProblems, refuse, warning } from './texts.ts'
import { html } from './workbook/html.ts'
import { flatOds, ods } from './workbook/ods.ts'
import { spreadsheetXml } from './workbook/spreadsheet-xml.ts'
import { webArchive } from './workbook/web-archive.ts'
import { xls, xlsx } from './workbook/workbook.ts'

const binaryFormats: readonly BinaryFormat[] = [ods, camtArchive, xlsx, xls, camt, pdf]
const textFormats: readonly TextFormat[] = [
  ofx,
  qif,
  mt940,
  coda,
  cfonb,
  spreadsheetXml,
  flatOds,
  html,
  webArchive,
]

const HEAD = 8192

function refuseForeign(name: Text | null): void {
  if (name === null) return
  const text = fill(bankFileTexts['bank.unknownFormat'], { kind: name.fr, kindEn: name.en })
  throw new Refusal('bank.unknownFormat', text)
}

function readText(file: StatementBytes): ParsedFile {
  refuseForeign(foreignBytes(file.bytes))
  const decoded = decodeText(file.bytes, file.columns?.encoding)
  const head = decoded.text.slice(0, HEAD).trimStart()
  if (decoded.text.trim() === '') throw refuse('bank.fileEmpty')
  refuseForeign(foreignContent(decoded.text))
  const known = textFormats.find(({ recognises }) => recognises(head))
  if (known) return known.read(decoded, file)
  refuseForeign(foreignText(decoded.text))
  const table = readTable(decoded, file)
  return file.extension === 'xls' ? { ...table, format: 'xls' } : table
}

function mixedCurrencies(parsed: ParsedFile): ParseProblem[] {
  const codes = new Set(parsed.accounts.map(({ currency }) => currency).filter((code) => code !== null))
  return codes.size > 1 ? [warning('file.currencies', { list: [...codes].join(', ') })] : []
}

function finished(parsed: ParsedFile): ParsedFile {
  const problems = [...parsed.problems, ...statementProblems(parsed.accounts)]
  return { ...parsed, problems: [...boundedProblems(problems), ...mixedCurrencies(parsed)] }
}

/** Parses a statement that is text, at once. */
export function parseTextBytes(file: StatementBytes): ParsedFile {
  return finished(readText(file))
}

/** Parses a statement. Throws a Refusal when the file holds none; bad rows are problems of the result. */
export async function parseBytes(file: StatementBytes): Promise<ParsedFile> {
  if (file.bytes.length === 0) throw refuse('bank.fileEmpty')
  const binary = binaryFormats.find(({ recognises }) => recognises(file.bytes))
  return binary ? finished(await binary.read(file)) : parseTextBytes(file)
}
