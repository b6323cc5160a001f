/**
 * CAMT.052 (report of the day), CAMT.053 (statement) and CAMT.054 (debits and credits) of ISO 20022, all versions, under any
 * prefix and in any envelope. An entry is a line, also when it books many transactions at once. Sources: the message definitions;
 * Swiss, German, Belgian and Nordic implementation guidelines for what banks write.
 */
import type { ParsedFile, ParseProblem } from '../../parsed.ts'
import type { BinaryFormat } from '../format.ts'
import { ROWS_MAX } from '../limits.ts'
import { LineCounter } from '../lines.ts'
import { refuse, warning } from '../texts.ts'
import { decodeXml } from '../xml/decode.ts'
import { scanXml, XML_LIMITS } from '../xml/scan.ts'
import { RecordCollector, type RecordValues } from './collect.ts'
import { joinPages } from './pages.ts'
import { BALANCE, type CamtFormat, ENTRY, HEADER, MESSAGES, STATEMENT, TRANSACTION } from './shapes.ts'
import { accountOf, type CamtContext, type CamtStatement, StatementBuilder } from './statement.ts'

/** An entry of a bank takes some twenty elements; a file of 32 MiB holds a million. */
const LIMITS = { ...XML_LIMITS, elements: 3_000_000, depth: 60 }
/** An envelope may stand before the message. */
const HEAD_BYTES = 65_536

/** The first bytes as ASCII, whatever the width of a character. */
function headOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString('latin1').replaceAll('\0', '')
}

function recognises(bytes: Uint8Array): boolean {
  const head = headOf(bytes)
  if (!/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*</.test(head)) return false
  return /\bcamt\.05[234]\.\d{3}\.|<(?:[\w.-]{1,40}:)?BkToCstmr(?:Stmt|AcctRpt|DbtCdtNtfctn)/.test(head)
}

/** Reads the messages of a document into statements. */
class Reader {
  readonly statements: CamtStatement[] = []
  format: CamtFormat | null = null
  readonly #context: CamtContext
  #builder: StatementBuilder
  #header: RecordValues | undefined
  #entries = 0

  constructor(context: CamtContext) {
    this.#context = context
    this.#builder = new StatementBuilder(context)
  }

  take(record: RecordValues, above: RecordValues | undefined): void {
    if (record.shape === TRANSACTION) this.#builder.transaction(record)
    else if (record.shape === ENTRY) {
      if (++this.#entries > ROWS_MAX) throw refuse('bank.tooManyRows', { max: ROWS_MAX })
      this.#builder.entry(record, above)
    } else if (record.shape === BALANCE) this.#builder.balance(record)
    else if (record.shape === HEADER) this.#header = record
    else if (record.shape === STATEMENT) {
      this.statements.push(this.#builder.end(record, this.#header))
      this.#builder = new StatementBuilder(this.#context)
    } else {
      this.#header = undefined
      this.format ??= [...MESSAGES.values()].find(({ shape }) => shape === record.shape)?.format ?? null
    }
  }
}

function bankOf(statements: readonly CamtStatement[]): string | null {
  const fields = statements[0]?.record.fields
  return fields?.get('bank') ?? fields?.get('bankCode') ?? null
}

/** The statements of one document, and what there was to say while it was read. */
export interface CamtDocument {
  readonly format: CamtFormat
  readonly statements: readonly CamtStatement[]
  readonly problems: readonly ParseProblem[]
  readonly encoding: string
  readonly damaged: boolean
}

/** Reads a message. Refuses one that is not well formed or holds no statement. `source`: its name in an archive. */
export function readDocument(bytes: Uint8Array, source = ''): CamtDocument {
  const { text, encoding, damaged } = decodeXml(bytes)
  const problems: ParseProblem[] = []
  const reader = new Reader({ lines: new LineCounter(text), problems, source })
  const roots = Object.fromEntries([...MESSAGES].map(([name, { shape }]) => [name, shape]))
  scanXml(text, new RecordCollector(roots, (record, above) => reader.take(record, above)), LIMITS)
  if (reader.format === null || reader.statements.length === 0)
    throw refuse('bank.noStatement', { format: 'CAMT' })
  return { format: reader.format, statements: reader.statements, problems, encoding, damaged }
}

/** The accounts of documents, whose statements may have pages in several of them. */
export function fileOf(documents: readonly CamtDocument[]): ParsedFile {
  const [first] = documents
  const problems = documents.flatMap((document) => document.problems)
  const statements = joinPages(documents.flatMap((document) => document.statements))
  const accounts = statements.map((statement) => accountOf(statement, problems))
  const isPartial = problems.some(({ severity }) => severity === 'row')
  if (!isPartial && accounts.every(({ lines }) => lines.length === 0))
    problems.push(warning('file.noMovements'))
  if (documents.some(({ format }) => format === 'camt054')) problems.push(warning('file.notification'))
  if (documents.some(({ damaged }) => damaged)) problems.push(warning('file.characters'))
  const bank = bankOf(statements)
  return {
    format: first!.format,
    outcome: isPartial ? 'partial' : 'parse',
    accounts,
    problems,
    layout: { encoding: first!.encoding, ...(bank ? { bank } : {}) },
  }
}

export const camt: BinaryFormat = {
  recognises,
  read: ({ bytes }) => fileOf([readDocument(bytes)]),
}
