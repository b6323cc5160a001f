/** Operations on statement files: look at one, see what an import would do, take it in. */
import { basename } from 'node:path'
import { z } from 'zod'
import type { Company } from '../../db/company/company.ts'
import { findAccount } from '../../db/records/accounts.ts'
import { checkDestination, type StatementToImport } from '../../db/records/bank.ts'
import { type Layout, rememberLayout } from '../../db/records/bank-layouts.ts'
import { catalogue, Refusal } from '../../db/rules/errors.ts'
import { type Cents, parseCents, withoutEndZeros } from '../../db/rules/money.ts'
import { firstLines, inspectFile } from '../bank/inspect.ts'
import type { ColumnMap, ParsedAccount, ParsedFile, ParsedLine, ParseProblem } from '../bank/parsed.ts'
import { questionsOf } from '../bank/questions.ts'
import { UNNAMED, wholeAccounts } from '../bank/whole-accounts.ts'
import { importedShape, namedLayout, plannedShape, showPlanned, takeIn } from './bank-intake.ts'
import { readStatement, type StatementReading } from './bank-reading.ts'
import { columnsInput, decimalsIn, inspectionShape, readLineShape } from './bank-shapes.ts'
import { accountCode, filePath as path } from './codecs.ts'
import { free, reads, writes } from './registry.ts'
import { textShape } from './shapes.ts'

const { refuse, detail } = catalogue({
  'bank.whichAccount': {
    fr: 'Ce fichier contient plusieurs comptes : {accounts}. Dites lequel importer (fileAccount).',
    en: 'This file holds several accounts: {accounts}. Say which to import (fileAccount).',
  },
  'bank.accountInFile': {
    fr: '{account} : {count} mouvement(s) en {currency}',
    en: '{account}: {count} movement(s) in {currency}',
  },
  'bank.noFileAccount': {
    fr: 'Le fichier ne contient pas de compte « {account} ». Il contient : {accounts}.',
    en: 'The file holds no account “{account}”. It holds: {accounts}.',
  },
  'bank.partial': {
    fr: '{count} ligne(s) du fichier n’ont pas pu être lues. Corrigez le fichier, ou acceptez d’importer le reste (acceptPartial).',
    en: '{count} row(s) of the file could not be read. Correct the file, or accept to import the rest (acceptPartial).',
  },
  'bank.askColumns': {
    fr: 'Ce fichier ne se lit pas avec certitude. Dites ce que contient chaque colonne, ou comment se lisent ses dates et ses montants (columns).',
    en: 'This file cannot be read with certainty. Say what each column holds, or how its dates and amounts are read (columns).',
  },
  'bank.badAmount': {
    fr: 'Ligne {row} : le montant {amount} n’est pas possible dans la devise du compte ({count} ligne(s) en tout). Choisissez un compte de la devise du relevé, ou dites quelle colonne contient les montants (columns).',
    en: 'Row {row}: amount {amount} is not possible in the currency of the account ({count} row(s) in all). Choose an account in the currency of the statement, or say which column holds the amounts (columns).',
  },
  'bank.badBalance': {
    fr: 'Le solde {amount} du fichier n’est pas possible dans la devise du compte : il n’est pas retenu, et la preuve n’est pas possible.',
    en: 'Balance {amount} of the file is not possible in the currency of the account: it is not kept, and nothing can be proved.',
  },
})

const password = z.string().max(1_000).optional()

/** What a file holds, with the questions it leaves open. */
function inspectionOf(file: ParsedFile) {
  const found = inspectFile(file)
  return { ...found, layout: found.layout && { ...found.layout }, questions: questionsOf(file) }
}

const inspect = free({
  name: 'bank.inspect',
  summary: {
    fr: 'Lit un fichier de relevé et dit ce qu’il contient, sans rien écrire.',
    en: 'Reads a statement file and says what it holds, writing nothing.',
  },
  scope: 'bank:read',
  input: z.strictObject({
    path,
    password,
    columns: columnsInput.optional(),
    accountHint: z.string().max(40).optional(),
  }),
  output: inspectionShape,
  run: async (input, tools) => {
    return inspectionOf(await tools.parseStatement(input))
  },
})

function accountIn(file: ParsedFile, wanted: string | undefined): ParsedAccount {
  const accounts = wholeAccounts(file.accounts)
  const names = accounts.map((account) => account.accountId ?? UNNAMED)
  if (wanted !== undefined) {
    const found = accounts.find((account) => account.accountId === wanted)
    if (!found) throw refuse('bank.noFileAccount', { account: wanted, accounts: names.join(', ') })
    return found
  }
  if (accounts.length > 1) {
    const details = accounts.map((account) =>
      detail('fileAccount', 'bank.accountInFile', {
        account: account.accountId ?? UNNAMED,
        count: account.lines.length,
        currency: account.currency ?? '?',
      }),
    )
    throw refuse('bank.whichAccount', { accounts: names.join(', ') }, details)
  }
  return (
    accounts[0] ?? {
      accountId: null,
      currency: null,
      openingBalance: null,
      closingBalance: null,
      lines: [],
    }
  )
}

/**
 * Whether something of the file is left out. Refuses what a person has yet to settle: unknown columns, or rows that
 * could not be read.
 */
function isPartialFile(file: ParsedFile, acceptPartial: boolean): boolean {
  const problems = file.problems.map((problem) => ({
    path: problem.line === undefined ? (problem.id ?? '') : `rows.${problem.line}`,
    code: problem.code,
    message: problem.message,
  }))
  if (file.outcome === 'ask') throw refuse('bank.askColumns', {}, problems)
  const rows = file.problems.filter((problem) => problem.severity === 'row')
  const isPartial = file.outcome === 'partial' || rows.length > 0
  if (isPartial && !acceptPartial) throw refuse('bank.partial', { count: Math.max(rows.length, 1) }, problems)
  return isPartial
}

/** Zeros at the end of the decimals say nothing: `12.5000` dollars, `1500.00` francs that have no cents. */
const withoutSpareZeros = (text: string) =>
  text.includes('.') ? withoutEndZeros(text).replace(/\.$/, '') : text

/** Minor units of an amount; null for one that the currency cannot have. */
function centsIn(text: string, decimals: number): Cents | null {
  try {
    return parseCents(withoutSpareZeros(text), decimals)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return null
  }
}

const movementOf = (row: ParsedLine, cents: Cents) => ({
  date: row.date,
  cents,
  description: row.description,
  reference: row.reference ?? '',
  valueDate: row.valueDate ?? '',
  bankId: row.bankId ?? '',
  category: row.category,
})

const balanceIn = (text: string | null, decimals: number) => (text === null ? null : centsIn(text, decimals))

/** Balances that the currency of the account cannot have: told, and not kept. */
function balanceProblems(
  { openingBalance, closingBalance }: ParsedAccount,
  decimals: number,
): ParseProblem[] {
  return [openingBalance, closingBalance].flatMap((amount): ParseProblem[] => {
    if (amount === null || centsIn(amount, decimals) !== null) return []
    const { code, message } = detail('', 'bank.badBalance', { amount })
    return [{ code, severity: 'warning', message }]
  })
}

const BAD_SHOWN = 100

/** Refuses the rows whose amount the currency of the account cannot have, all at once. */
function refuseBadAmounts(bad: readonly ParsedLine[]): void {
  const [first] = bad
  if (!first) return
  const values = ({ row, amount }: ParsedLine) => ({ row, amount, count: bad.length })
  const details = bad
    .slice(0, BAD_SHOWN)
    .map((line) => detail(`rows.${line.row}`, 'bank.badAmount', values(line)))
  throw refuse('bank.badAmount', values(first), details)
}

/** The booked movements of one account of a file, oldest first whatever the order of the file. */
function movementsOf(file: ParsedFile, { lines }: ParsedAccount, decimals: number) {
  const rows = file.layout?.order === 'newest-first' ? lines.toReversed() : lines
  const bad: ParsedLine[] = []
  const movements = rows.map((row) => {
    const cents = centsIn(row.amount, decimals)
    if (cents === null) bad.push(row)
    return movementOf(row, cents ?? 0)
  })
  refuseBadAmounts(bad)
  return movements
}

interface IntoAccount {
  readonly path: string
  readonly account: string
  readonly fileAccount?: string | undefined
  readonly skipProbable: boolean
}

interface StatementOf {
  readonly statement: StatementToImport
  /** Balances that are not kept. */
  readonly told: readonly ParseProblem[]
}

function statementOf(
  company: Company,
  input: IntoAccount,
  { file, remembered }: StatementReading,
  partial: boolean,
): StatementOf {
  const from = accountIn(file, input.fileAccount)
  checkDestination(company, input.account, from.currency)
  const decimals = decimalsIn(company, input.account)
  const statement: StatementToImport = {
    account: input.account,
    format: file.format,
    fileName: basename(input.path),
    fileAccount: from.accountId === UNNAMED ? null : from.accountId,
    currency: from.currency,
    opening: balanceIn(from.openingBalance, decimals),
    closing: balanceIn(from.closingBalance, decimals),
    partial,
    movements: movementsOf(file, from, decimals),
    skipProbable: input.skipProbable,
    layout: remembered?.id ?? null,
  }
  return { statement, told: balanceProblems(from, decimals) }
}

const fileInput = {
  path,
  fileAccount: z.string().max(100).optional(),
  password,
  columns: columnsInput.optional(),
  /** New lines that are probably known under another label are not added. */
  skipProbable: z.boolean().default(false),
}

const named = (layout: Layout | null) => layout && { id: layout.id, name: layout.name }

const NOTHING_PLANNED = { books: null, refused: null, told: [] }

/** What the books would do with it, or why they would refuse it; neither while the file leaves something open. */
function plannedFor(company: Company, input: IntoAccount, reading: StatementReading) {
  if (reading.file.outcome === 'ask') return NOTHING_PLANNED
  try {
    const partial = reading.file.outcome === 'partial'
    const { statement, told } = statementOf(company, input, reading, partial)
    return { books: showPlanned(company, statement), refused: null, told }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { ...NOTHING_PLANNED, refused: { code: error.code, message: error.text } }
  }
}

const preview = reads({
  name: 'bank.preview',
  summary: {
    fr: 'Lit un relevé comme le ferait son importation dans un compte, et dit ce qu’elle y ajouterait, sans rien écrire.',
    en: 'Reads a statement as its import into an account would, and says what that would add, writing nothing.',
  },
  scope: 'bank:read',
  input: z.strictObject({ account: accountCode.optional(), ...fileInput }),
  output: inspectionShape.extend({
    /** Among what the file shows: the layout by which it was read, or that it contradicts. */
    remembered: namedLayout.nullable(),
    contradicted: namedLayout.nullable(),
    /** What was said of the columns, now or once, by which the file was read: more may be said beside it. */
    answers: columnsInput.nullable(),
    /** The first movements of the account asked for, or of the first one, as they would be taken in. */
    lines: z.array(readLineShape),
    books: plannedShape.nullable(),
    refused: z.strictObject({ code: z.string(), message: textShape }).nullable(),
  }),
  prepare: (input, tools, company) => readStatement(input, tools, company),
  run: (input, company, reading) => {
    const { account } = input
    const found = inspectionOf(reading.file)
    const accounts = wholeAccounts(reading.file.accounts)
    const shown = accounts.find(({ accountId }) => accountId === input.fileAccount) ?? accounts[0]
    const [remembered, contradicted] = [named(reading.remembered), named(reading.contradicted)]
    const { told, ...planned } =
      account === undefined ? NOTHING_PLANNED : plannedFor(company, { ...input, account }, reading)
    return {
      ...found,
      problems: [...found.problems, ...told],
      layout: found.layout && { ...found.layout, ...(remembered ? { remembered } : {}) },
      remembered,
      contradicted,
      answers: reading.used && { ...(reading.used as z.output<typeof columnsInput>) },
      lines: shown ? firstLines(shown) : [],
      ...planned,
    }
  },
})

/** Keeps what the person said of this file for files like it; null when there is nothing to keep. */
function learn(company: Company, account: string, given: ColumnMap, reading: StatementReading) {
  const { key, answers, file } = reading
  if (!key || !answers) return null
  const name = company.facts().language === 'en' ? 'nameEn' : 'name'
  const known = findAccount(company.sql, account)
  const from = key.bank ?? known?.[name] ?? account
  return rememberLayout(company, {
    key,
    answers: { ...answers },
    inverted: given.invertSign,
    name: `${from} (${file.format.toUpperCase()})`,
  })
}

const importFile = writes({
  name: 'bank.import',
  summary: {
    fr: 'Importe un relevé dans un compte ; ce qui est déjà là n’est pas repris.',
    en: 'Imports a statement into an account; what is there already is not taken again.',
  },
  scope: 'bank:write',
  input: z.strictObject({
    account: accountCode,
    ...fileInput,
    acceptPartial: z.boolean().default(false),
    /** What is said of the columns is kept for files of the same layout. */
    remember: z.boolean().default(true),
  }),
  output: importedShape,
  prepare: (input, tools, company) => readStatement(input, tools, company, input.remember),
  run: (input, company, reading) => {
    const { file, remembered } = reading
    const partial = isPartialFile(file, input.acceptPartial)
    const { statement, told } = statementOf(company, input, reading, partial)
    const learned =
      input.remember && input.columns ? learn(company, input.account, input.columns, reading) : null
    const layout = file.layout && { remembered: named(remembered), learned: named(learned) }
    return takeIn(
      company,
      { ...statement, layout: remembered?.id ?? learned?.id ?? null },
      { problems: [...file.problems, ...told], layout },
    )
  },
})

export const bankFileOperations = [inspect, preview, importFile] as const
