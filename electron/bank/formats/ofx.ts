/**
 * OFX 1.x and 2.x, QFX (Quicken) and QBO (QuickBooks), which are OFX under another name. Sources: OFX 1.6 and
 * 2.1.1, chapters 3 (data types), 11 (bank statements) and 13 (investments).
 */
import type { ParsedAccount, ParsedFile, ParsedLine, ParseProblem } from '../parsed.ts'
import { dateShape, dayUnder } from './calendar.ts'
import { amountOf, type DecimalMark, scanAmount, voteForMark } from './decimal.ts'
import type { Decoded } from './encoding.ts'
import { decodeEntities } from './entities.ts'
import type { TextFormat } from './format.ts'
import { isUsableId, withoutSharedIds } from './identifiers.ts'
import { LineCounter } from './lines.ts'
import { type OfxStatement, type OfxTransaction, readOfxTree } from './ofx-tree.ts'
import { joinTexts, tidyText } from './text.ts'
import { excerpt, refuse, rowProblem, warning } from './texts.ts'

export type OfxFormat = 'ofx1' | 'ofx2' | 'qfx' | 'qbo'

/** Which name the format goes by: the extension says QFX or QBO, the header says 1.x or 2.x. */
export function ofxFormat(text: string, extension: string): OfxFormat {
  if (extension === 'qfx' || extension === 'qbo') return extension
  const head = text.slice(0, 2000).toUpperCase()
  return head.includes('<?OFX') || /OFXHEADER\s*=\s*["']2/.test(head) ? 'ofx2' : 'ofx1'
}

/** DTPOSTED: eight digits, then perhaps a time and a zone; the day is taken as the bank wrote it, without shift. */
function ofxDay(text: string): string | null {
  const digits = /^\d{8}/.exec(text)
  if (digits) return dayUnder(dateShape(digits[0]) ?? { ...NO_DATE }, 'ymd')
  const shape = dateShape(text)
  return shape?.order ? dayUnder(shape, 'ymd') : null
}
const NO_DATE = { first: 0, second: 0, third: 0, order: 'ymd', shortYear: false, separator: '' } as const

type Writable<T> = { -readonly [Key in keyof T]: T[Key] }

interface Context {
  readonly mark: DecimalMark
  readonly lines: LineCounter
  readonly problems: ParseProblem[]
}

function amountIn(text: string, mark: DecimalMark): string | null {
  const scanned = scanAmount(text)
  return scanned ? amountOf(scanned, mark) : null
}

/** One STMTTRN as a line, or null with a problem that names its identifier. */
function lineOf(record: OfxTransaction, context: Context): ParsedLine | null {
  const row = context.lines.lineAt(record.at)
  const { id, posted } = record
  const where = id === '' ? { line: row } : { line: row, id: excerpt(id) }
  const reject = (problem: ParseProblem) => {
    context.problems.push(problem)
    return null
  }
  if (posted === '') return reject(rowProblem('row.noDate', where))
  const date = ofxDay(posted)
  if (!date) return reject(rowProblem('row.date', where, { text: excerpt(posted) }))
  if (record.amount === '') return reject(rowProblem('row.noAmount', where))
  const amount = amountIn(record.amount, context.mark)
  if (amount === null) return reject(rowProblem('row.amount', where, { text: excerpt(record.amount) }))
  const name = tidyText(decodeEntities(record.name))
  const memo = tidyText(decodeEntities(record.memo))
  const line: Writable<ParsedLine> = { date, amount, description: joinTexts([name, memo]), row }
  const valueDate = record.available === '' ? null : ofxDay(record.available)
  if (valueDate) line.valueDate = valueDate
  if (id !== '') line.givenId = id
  if (isUsableId(id)) line.bankId = id
  const reference = record.checkNumber || record.reference
  if (reference !== '') line.reference = reference
  if (name !== '') line.counterparty = name
  return line
}

function accountOf(statement: OfxStatement, context: Context): ParsedAccount {
  const lines: ParsedLine[] = []
  for (const record of statement.transactions) {
    const line = lineOf(record, context)
    if (line) lines.push(line)
  }
  const currency = statement.currency.toUpperCase() || null
  const foreign = new Set(statement.transactions.map((record) => record.currency).filter(Boolean))
  for (const code of foreign) {
    if (code !== currency && currency)
      context.problems.push(warning('file.foreignCurrency', { currency: excerpt(code), account: currency }))
  }
  return {
    accountId: decodeEntities(statement.accountId) || null,
    currency: currency && /^[A-Z]{3}$/.test(currency) ? currency : null,
    openingBalance: null,
    closingBalance: amountIn(statement.ledgerBalance, context.mark),
    lines: withoutSharedIds(lines, context.problems),
  }
}

function markOf(statements: readonly OfxStatement[]): DecimalMark {
  const texts = function* () {
    for (const statement of statements) for (const record of statement.transactions) yield record.amount
  }
  const votes = voteForMark(texts())
  return votes.comma > votes.dot ? ',' : '.'
}

/** Reads an OFX file of any version. Refuses a bank's error answer and files without a statement. */
function readOfx(decoded: Decoded, extension: string): ParsedFile {
  const format = ofxFormat(decoded.text, extension)
  const tree = readOfxTree(decoded.text)
  const statements = tree.statements.filter(
    ({ transactions, accountId, hasList, currency, ledgerBalance }) =>
      transactions.length > 0 ||
      (hasList && (accountId !== '' || currency !== '')) ||
      (accountId !== '' && ledgerBalance !== ''),
  )
  const failed = tree.errors[0]
  if (statements.length === 0 && failed)
    throw refuse('bank.bankError', {
      message: excerpt(failed.message || failed.severity),
      code: excerpt(failed.code),
    })
  if (statements.length === 0) throw refuse('bank.noStatement', { format: 'OFX' })
  const problems: ParseProblem[] = []
  const context = { mark: markOf(statements), lines: new LineCounter(decoded.text), problems }
  const accounts = statements.map((statement) => accountOf(statement, context))
  for (const error of tree.errors)
    problems.push(warning('file.bankMessage', { message: excerpt(error.message), code: excerpt(error.code) }))
  if (tree.cutAt !== null) problems.push(rowProblem('row.cut', { line: context.lines.lineAt(tree.cutAt) }))
  if (!tree.complete) problems.push(rowProblem('file.truncated', { line: context.lines.last() }))
  if (tree.securities > 0) problems.push(warning('file.investments', { count: tree.securities }))
  if (tree.pending > 0) problems.push(warning('file.pending', { count: tree.pending }))
  if (decoded.damaged) problems.push(warning('file.characters'))
  const partial = problems.some((problem) => problem.severity === 'row')
  return {
    format,
    outcome: partial ? 'partial' : 'parse',
    accounts,
    problems,
    layout: { encoding: decoded.encoding, ...(tree.bank ? { bank: tree.bank } : {}) },
  }
}

export const ofx: TextFormat = {
  recognises: (head) => /OFXHEADER|<OFX[\s>]|<\?OFX/i.test(head),
  read: (decoded, file) => readOfx(decoded, file.extension),
}
