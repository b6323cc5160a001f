/**
 * Reading a statement for a company: as the file shows itself, then as a person said once of files of its layout. What was
 * remembered never overrules the file: where it reads worse than the file by itself, it is left aside and asked again.
 */
import type { Company } from '../../db/company/company.ts'
import { findAccount } from '../../db/records/accounts.ts'
import { type Layout, type LayoutKey, rememberedLayout } from '../../db/records/bank-layouts.ts'
import { catalogue, fill, Refusal } from '../../db/rules/errors.ts'
import { sameAmount, sumDecimals } from '../bank/formats/decimal.ts'
import type { ColumnMap, InspectRequest, ParsedAccount, ParsedFile, ParseProblem } from '../bank/parsed.ts'
import { isSignOpen } from '../bank/questions.ts'
import { signatureOf } from '../bank/signature.ts'
import { columnsInput } from './bank-shapes.ts'
import type { Tools } from './tools.ts'

const { texts } = catalogue({
  'bank.ask.remembered': {
    fr: 'La disposition retenue « {name} » ne convient pas à ce fichier, qui la contredit. Vérifiez comment il est lu.',
    en: 'The remembered layout “{name}” does not suit this file, which contradicts it. Check how it is read.',
  },
})

export interface ToRead {
  readonly path: string
  /** Account of the books that the statement goes to. */
  readonly account?: string | undefined
  readonly password?: string | undefined
  /** What the person says now; nothing remembered is used then. */
  readonly columns?: ColumnMap | undefined
}

export interface StatementReading {
  readonly file: ParsedFile
  /** By what the file is known again; null when there is nothing to remember of it, or when it was not asked. */
  readonly key: LayoutKey | null
  /** What the person said, without what the file shows by itself; null when it is not to be kept. */
  readonly answers: ColumnMap | null
  /** What it was read by: the person’s answers, or those remembered. */
  readonly used: ColumnMap | null
  /** The layout by which it was read. */
  readonly remembered: Layout | null
  /** The layout that fits by its columns and that this file contradicts. */
  readonly contradicted: Layout | null
}

const rowProblems = ({ problems }: ParsedFile) => problems.filter(({ severity }) => severity === 'row').length

const BALANCE_PROBLEMS = new Set(['bank.file.balanceChain', 'bank.file.balanceMismatch'])

const isProved = ({ openingBalance, closingBalance, lines }: ParsedAccount) =>
  openingBalance !== null &&
  closingBalance !== null &&
  sameAmount(sumDecimals([openingBalance, ...lines.map(({ amount }) => amount)]), closingBalance)

/** How many signs a reading gives that it is wrong: rows without a day or an amount, balances that no longer follow. */
function doubts(file: ParsedFile): { rows: number; balances: number; proved: number; lines: number } {
  return {
    rows: rowProblems(file),
    balances: file.problems.filter(({ code }) => BALANCE_PROBLEMS.has(code)).length,
    proved: file.accounts.filter(isProved).length,
    lines: file.accounts.reduce((count, { lines }) => count + lines.length, 0),
  }
}

function readsWorse(remembered: ParsedFile, plain: ParsedFile): boolean {
  const [now, before] = [doubts(remembered), doubts(plain)]
  if (now.lines === 0) return before.lines > 0 || now.rows > 0
  if (before.lines === 0) return now.rows > now.lines
  return now.rows > before.rows || now.balances > before.balances || now.proved < before.proved
}

/** The answers of a layout for an account; null when a newer program wrote what this one does not understand. */
function answersOf({ answers, signs }: Layout, account: string): ColumnMap | null {
  const inverted = signs[account]
  const all = { ...answers, ...(inverted === undefined ? {} : { invertSign: inverted }) }
  const read = columnsInput.safeParse(all)
  return read.success ? (read.data as ColumnMap) : null
}

/**
 * Answers without those that say what the file shows by itself; the sign is remembered per account, apart. What further
 * tables are, and that rows without a day stay out, is of this file alone: the next one may have others.
 */
function essential(given: ColumnMap, { layout }: ParsedFile): ColumnMap {
  const { headerRow, separator, encoding, missingDays, ...others } = given
  const { invertSign: _sign, otherTables: _tables, ...answers } = others
  return {
    ...answers,
    ...(missingDays === 'above' ? { missingDays } : {}),
    ...(headerRow === undefined || headerRow === (layout?.headerRow ?? null) ? {} : { headerRow }),
    ...(separator === undefined || separator === layout?.separator ? {} : { separator }),
    ...(encoding === undefined || encoding === layout?.encoding ? {} : { encoding }),
  }
}

/** A file whose signs are open is asked about, as one whose columns are. */
const asked = (file: ParsedFile): ParsedFile => (isSignOpen(file) ? { ...file, outcome: 'ask' } : file)

/** The file as it shows itself, with the question that a layout it contradicts leaves. */
function contradiction(plain: ParsedFile, { name }: Layout): ParsedFile {
  const code = 'bank.ask.remembered'
  const problem: ParseProblem = {
    code,
    severity: 'warning',
    message: fill(texts[code], { name }),
    text: name,
  }
  return { ...plain, outcome: 'ask', problems: [problem, ...plain.problems] }
}

/** Reads a file that the person explained; `learn` has it read without help too, to know it again. */
async function readExplained(
  parse: (columns?: ColumnMap) => Promise<ParsedFile>,
  columns: ColumnMap,
  keyOf: (file: ParsedFile) => LayoutKey | null,
  learn: boolean,
): Promise<StatementReading> {
  const none = { used: columns, remembered: null, contradicted: null }
  const file = asked(await parse(columns))
  if (!learn) return { file, key: null, answers: null, ...none }
  try {
    const plain = await parse()
    const answers = essential(columns, plain)
    const isLasting = Object.keys(answers).length > 0 || columns.invertSign !== undefined
    return { file, key: keyOf(plain), answers: isLasting ? answers : null, ...none }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { file, key: null, answers: null, ...none } // alone it cannot be read at all: nothing to know it by
  }
}

/** Reads a statement with what is remembered of files like it. `learn` when what the person says is to be kept. */
export async function readStatement(
  { path, account, password, columns }: ToRead,
  tools: Tools,
  company: Company,
  learn = false,
): Promise<StatementReading> {
  const type = account === undefined ? undefined : company.read(() => findAccount(company.sql, account)?.type)
  const parse = (answers?: ColumnMap) => {
    const request: InspectRequest = { path, password, columns: answers, accountHint: type }
    return tools.parseStatement(request)
  }
  const keyOf = (file: ParsedFile): LayoutKey | null => {
    const signature = account === undefined ? null : signatureOf(file)
    return signature && { ...signature, account: account! }
  }
  if (columns) return readExplained(parse, columns, keyOf, learn)
  const plain = asked(await parse())
  const key = keyOf(plain)
  const found = key && company.read(() => rememberedLayout(company.sql, key))
  const answers = found && answersOf(found, account!)
  const none = { key, answers: null, used: null, remembered: null, contradicted: null }
  if (!found || !answers || Object.keys(answers).length === 0) return { ...none, file: plain }
  try {
    const helped = asked(await parse(answers))
    if (!readsWorse(helped, plain)) return { ...none, file: helped, used: answers, remembered: found }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error // columns it does not have: the file contradicts it
  }
  return { ...none, file: contradiction(plain, found), contradicted: found }
}
