/**
 * OFX 1.x and 2.x, QFX (Quicken) and QBO (QuickBooks), which are OFX under another name. Sources: OFX 1.6 and
 * 2.1.1, chapters 3 (data types), 11 (bank statements) and 13 (investments).
 */
import type { ParsedAccount, ParsedFile, ParsedLine, ParseProblem } from '../parsed.ts'
import { balanceLabel } from './balance-labels.ts'
import { dateShape, dayUnder } from './calendar.ts'
import {
  amountOf,
  type DecimalMark,
  isZero,
  negate,
  sameAmount,
  scanAmount,
  sumDecimals,
  voteForMark,
} from './decimal.ts'
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

const DENIED_MIN = 2

/** Kinds of movement that say by themselves whether money goes out; interest, transfers and shops do both. */
const OUT = new Set(['DEBIT', 'CHECK', 'FEE', 'SRVCHG', 'DIRECTDEBIT'])
const IN = new Set(['CREDIT', 'DEP', 'DIRECTDEP'])

/**
 * True of a statement whose amounts all bear the sign that their kinds deny, money out among them: signs are those of what is
 * owed (cards), or there are none. One debit as the format wants it proves that signs are meant, and a single one may be
 * a reversal.
 */
function contradictsKinds(records: readonly OfxTransaction[], mark: DecimalMark): boolean {
  let denied = 0
  for (const { type, amount } of records) {
    const value = amountIn(amount, mark)
    const kind = type.toUpperCase()
    if (value === null || isZero(value) || !(OUT.has(kind) || IN.has(kind))) continue
    if (OUT.has(kind) && value.startsWith('-')) return false
    if (OUT.has(kind)) denied++
  }
  return denied >= DENIED_MIN
}

/** The movement with the sign of its kind; those whose kind says nothing are turned as the others when these are turned. */
function byKind(line: ParsedLine, record: OfxTransaction, turned: boolean): ParsedLine {
  const kind = record.type.toUpperCase()
  const isOut = line.amount.startsWith('-')
  if (OUT.has(kind)) return isOut ? line : { ...line, amount: negate(line.amount) }
  if (IN.has(kind)) return isOut ? { ...line, amount: negate(line.amount) } : line
  return turned ? { ...line, amount: negate(line.amount) } : line
}

interface Movements {
  readonly lines: ParsedLine[]
  /** As written among the movements, before them. */
  readonly opening: string | null
}

/** The movements of a statement, without the balances that Brazilian banks write among them. */
function movementsOf(statement: OfxStatement, context: Context): Movements {
  const lines: ParsedLine[] = []
  let opening: string | null = null
  const { transactions } = statement
  const denied = contradictsKinds(transactions, context.mark)
  const turned = denied && transactions.some(({ amount }) => amountIn(amount, context.mark)?.startsWith('-'))
  if (denied) context.problems.push(warning('file.signsByKind'))
  for (const record of transactions) {
    const text = tidyText(decodeEntities(record.name || record.memo))
    const label =
      record.name !== '' && record.memo !== '' && record.memo !== record.name ? null : balanceLabel(text)
    if (label !== null) {
      const where = { line: context.lines.lineAt(record.at) }
      context.problems.push(warning('file.balanceRow', { text: excerpt(text) }, where))
      if (label === 'opening') opening ??= amountIn(record.amount, context.mark)
      continue
    }
    const line = lineOf(record, context)
    if (line) lines.push(denied ? byKind(line, record, turned) : line)
  }
  return { lines, opening }
}

/** A balance written before the movements, when they lead from it to the closing one: zero is written there too. */
function provenOpening({ lines, opening }: Movements, closing: string | null): string | null {
  if (opening === null || closing === null) return null
  const sum = sumDecimals([opening, ...lines.map(({ amount }) => amount)])
  return sameAmount(sum, closing) ? opening : null
}

function accountOf(statement: OfxStatement, context: Context): ParsedAccount {
  const movements = movementsOf(statement, context)
  const currency = statement.currency.toUpperCase() || null
  const foreign = new Set(statement.transactions.map((record) => record.currency).filter(Boolean))
  for (const code of foreign) {
    if (code !== currency && currency)
      context.problems.push(warning('file.foreignCurrency', { currency: excerpt(code), account: currency }))
  }
  const closingBalance = amountIn(statement.ledgerBalance, context.mark)
  return {
    accountId: decodeEntities(statement.accountId) || null,
    currency: currency && /^[A-Z]{3}$/.test(currency) ? currency : null,
    openingBalance: provenOpening(movements, closingBalance),
    closingBalance,
    lines: withoutSharedIds(movements.lines, context.problems),
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
