/** Reads the bytes of one bank file: says what it is, decodes it, and gives it to the reader of its format. */
import { fill, Refusal } from '../../../db/rules/errors.ts'
import type { ColumnMap, ParsedFile, ParseProblem } from '../parsed.ts'
import { readTable } from './csv/table.ts'
import { type Decoded, decodeText } from './encoding.ts'
import { readOfx } from './ofx.ts'
import { readQif } from './qif.ts'
import { type Sniffed, sniffBytes, sniffText } from './sniff.ts'
import { bankFileTexts, boundedProblems, refuse, warning } from './texts.ts'

/** The bytes of a file with what is known about them. */
export interface StatementBytes {
  readonly bytes: Uint8Array
  /** Lower case, without the dot. */
  readonly extension: string
  readonly columns?: ColumnMap
  /** Type of our account: `asset` or `liability`. */
  readonly accountHint?: string
}

function refuseForeign(sniffed: Sniffed): void {
  if (sniffed.kind === 'empty') throw refuse('bank.fileEmpty')
  if (sniffed.kind !== 'foreign') return
  const text = fill(bankFileTexts['bank.unknownFormat'], { kind: sniffed.name.fr, kindEn: sniffed.name.en })
  throw new Refusal('bank.unknownFormat', text)
}

function readDecoded(decoded: Decoded, sniffed: Sniffed, file: StatementBytes): ParsedFile {
  if (sniffed.kind === 'ofx') return readOfx(decoded, file.extension)
  if (sniffed.kind === 'qif') return readQif(decoded, file.columns)
  return readTable(decoded, file)
}

function mixedCurrencies(parsed: ParsedFile): ParseProblem[] {
  const codes = new Set(parsed.accounts.map(({ currency }) => currency).filter((code) => code !== null))
  return codes.size > 1 ? [warning('file.currencies', { list: [...codes].join(', ') })] : []
}

/** Parses a statement. Throws a Refusal when the file holds none; bad rows are problems of the result. */
export function parseBytes(file: StatementBytes): ParsedFile {
  const binary = sniffBytes(file.bytes)
  if (binary) refuseForeign(binary)
  const decoded = decodeText(file.bytes, file.columns?.encoding)
  const sniffed = sniffText(decoded.text)
  refuseForeign(sniffed)
  const parsed = readDecoded(decoded, sniffed, file)
  return { ...parsed, problems: [...boundedProblems(parsed.problems), ...mixedCurrencies(parsed)] }
}
