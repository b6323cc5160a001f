/**
 * OFX 1.x and 2.x, QFX (Quicken) and QBO (QuickBooks), which are OFX under another name. Sources: OFX 1.6 and
 * 2.1.1, chapters 3 (data types), 11 (bank statements) and 13 (investments).
 */
import type { ColumnMap, ParsedAccount, ParsedFile, ParsedLine, ParseProblem } from '../parsed.ts'
import { balanceLabel } from './balance-labels.ts'
import type { DateOrder } from './calendar.ts'
import { amountOf, type DecimalMark, type MarkVotes, sameAmount, scanAmount, sumDecimals } from './decimal.ts'
import type { Decoded } from './encoding.ts'
import { decodeEntities } from './entities.ts'
import type { TextFormat } from './format.ts'
import { isUsableId, withoutSharedIds } from './identifiers.ts'
import { LineCounter } from './lines.ts'
import { markOf, ofxDay, orderOf, votesOf } from './ofx-choices.ts'
import { withCorrections } from './ofx-corrections.ts'
import { byKind, denialOf } from './ofx-signs.ts'
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

type Writable<T> = { -readonly [Key in keyof T]: T[Key] }

interface Context {
  readonly order: DateOrder
  /** Of the statement. */
  readonly mark: DecimalMark
  readonly lines: LineCounter
  readonly problems: ParseProblem[]
}

/** A text with its references read twice, since some banks write `&amp;amp;`. */
function textIn(text: string): string {
  const once = decodeEntities(text)
  return tidyText(once === text ? text : decodeEntities(once))
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
  const date = ofxDay(posted, context.order)
  if (!date) return reject(rowProblem('row.date', where, { text: excerpt(posted) }))
  if (record.amount === '') return reject(rowProblem('row.noAmount', where))
  const amount = amountIn(record.amount, context.mark)
  if (amount === null) return reject(rowProblem('row.amount', where, { text: excerpt(record.amount) }))
  const name = textIn(record.name)
  const memo = textIn(record.memo)
  const line: Writable<ParsedLine> = { date, amount, description: joinTexts([name, memo]), row }
  const valueDate = record.available === '' ? null : ofxDay(record.available, context.order)
  if (valueDate) line.valueDate = valueDate
  if (id !== '') line.givenId = id
  if (isUsableId(id)) line.bankId = id
  const reference = record.checkNumber || record.reference
  if (reference !== '') line.reference = reference
  if (name !== '') line.counterparty = name
  return line
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
  const denial = denialOf(statement, ({ amount }) => amountIn(amount, context.mark))
  const isDenied = denial.out.size > 0
  if (isDenied) context.problems.push(warning('file.signsByKind'))
  for (const record of withCorrections(statement.transactions, context)) {
    const isAlone = record.name === '' || record.memo === '' || record.memo === record.name
    const text = isAlone ? textIn(record.name || record.memo) : ''
    const label = isAlone ? balanceLabel(text) : null
    if (label !== null) {
      const where = { line: context.lines.lineAt(record.at) }
      context.problems.push(warning('file.balanceRow', { text: excerpt(text) }, where))
      if (label === 'opening') opening ??= amountIn(record.amount, context.mark)
      continue
    }
    const line = lineOf(record, context)
    if (line) lines.push(isDenied ? byKind(line, record, denial) : line)
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

/** Reads an OFX file of any version. Refuses a bank's error answer and files without a statement. */
function readOfx(decoded: Decoded, extension: string, columns?: ColumnMap): ParsedFile {
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
  const order = orderOf(statements, columns)
  let votes: MarkVotes | null = null
  const votesOfFile = () => {
    votes ??= votesOf(statements)
    return votes
  }
  const marks = statements.map((statement) => markOf(statement, votesOfFile, columns))
  const context = { order: order.value, lines: new LineCounter(decoded.text), problems }
  const accounts = statements.map((statement, i) =>
    accountOf(statement, { ...context, mark: marks[i]!.value }),
  )
  const open = marks.find((mark) => mark.open !== null)
  if (order.open !== null) problems.push(warning('ask.dateOrder', { text: order.open }))
  if (open?.open) problems.push(warning('ask.decimal', { text: open.open }))
  for (const error of tree.errors)
    problems.push(warning('file.bankMessage', { message: excerpt(error.message), code: excerpt(error.code) }))
  if (tree.cutAt !== null) problems.push(rowProblem('row.cut', { line: context.lines.lineAt(tree.cutAt) }))
  if (!tree.complete) problems.push(rowProblem('file.truncated', { line: context.lines.last() }))
  if (tree.securities > 0) problems.push(warning('file.investments', { count: tree.securities }))
  if (tree.loans > 0) problems.push(warning('file.otherRecords', { count: tree.loans }))
  if (tree.pending > 0) problems.push(warning('file.pending', { count: tree.pending }))
  if (decoded.damaged) problems.push(warning('file.characters'))
  const partial = problems.some((problem) => problem.severity === 'row')
  return {
    format,
    outcome: order.open !== null || open ? 'ask' : partial ? 'partial' : 'parse',
    accounts,
    problems,
    layout: { encoding: decoded.encoding, ...(tree.bank ? { bank: tree.bank } : {}) },
  }
}

export const ofx: TextFormat = {
  recognises: (head) => /OFXHEADER|<(?:\w{1,20}:)?OFX[\s>]|<\?OFX/i.test(head),
  read: (decoded, file) => readOfx(decoded, file.extension, file.columns),
}
