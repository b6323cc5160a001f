/** The figures of a parsed statement, as `bank.inspect` answers them: counts, sums, first and last movement. */
import { sumDecimals } from './formats/decimal.ts'
import type { ParsedAccount, ParsedFile, ParsedLine, ParseProblem } from './parsed.ts'
import { wholeAccounts } from './whole-accounts.ts'

/** One movement as shown in an inspection. */
export interface ShownLine {
  /** null when the bank wrote none. */
  readonly date: string | null
  readonly amount: string
  /** As printed: of a coded text the code too. */
  readonly description: string
  /** As printed, usable as an identifier or not. */
  readonly id: string | null
}

/** Sums are exact decimal strings; `0` means none. Days are the earliest and latest, first and last in file order. */
export interface Figures {
  readonly transactions: number
  readonly sumCredits: string
  readonly sumDebits: string
  readonly firstDate: string | null
  readonly lastDate: string | null
  readonly first: ShownLine | null
  readonly last: ShownLine | null
}

export interface InspectedAccount extends Figures {
  readonly accountId: string | null
  readonly currency: string | null
  readonly openingBalance: string | null
  readonly closingBalance: string | null
}

export interface Inspection extends Figures {
  readonly format: ParsedFile['format']
  readonly outcome: ParsedFile['outcome']
  /** Of the only account; null when there are several. */
  readonly accountId: string | null
  readonly currency: string | null
  readonly openingBalance: string | null
  readonly closingBalance: string | null
  /** Each statement of the file, in its order. */
  readonly accounts: readonly InspectedAccount[]
  /** Each account whole, under the name by which it is imported. */
  readonly fileAccounts: readonly InspectedAccount[]
  readonly problems: readonly ParseProblem[]
  readonly layout: ParsedFile['layout']
}

function shown(line: ParsedLine | undefined): ShownLine | null {
  if (!line) return null
  const { amount, description } = line
  const date = line.dateAssumed ? null : line.date
  return { date, amount, description: line.printed ?? description, id: line.givenId ?? line.bankId ?? null }
}

function figuresOf(lines: readonly ParsedLine[]): Figures {
  let firstDate: string | null = null
  let lastDate: string | null = null
  const credits: string[] = []
  const debits: string[] = []
  for (const { date, amount, dateAssumed } of lines) {
    if (!dateAssumed && (firstDate === null || date < firstDate)) firstDate = date
    if (!dateAssumed && (lastDate === null || date > lastDate)) lastDate = date
    if (amount.startsWith('-')) debits.push(amount.slice(1))
    else credits.push(amount)
  }
  return {
    transactions: lines.length,
    sumCredits: sumDecimals(credits),
    sumDebits: sumDecimals(debits),
    firstDate,
    lastDate,
    first: shown(lines[0]),
    last: shown(lines.at(-1)),
  }
}

/** One movement as it would be taken in. */
export interface ReadLine {
  /** null when the bank wrote none. */
  readonly date: string | null
  readonly amount: string
  readonly description: string
  readonly reference: string | null
  /** What the file takes it for. */
  readonly category: string | null
  /** As the file has it; null where it has none. */
  readonly balance: string | null
}

/** What a person looks through beside the paper; further lines are counted. */
const READ_LINES_MAX = 200

/** The first movements of an account, in the order of the file. */
export function firstLines({ lines }: ParsedAccount): ReadLine[] {
  return lines
    .slice(0, READ_LINES_MAX)
    .map(({ date, dateAssumed, amount, description, reference, category, balance }) => ({
      date: dateAssumed ? null : date,
      amount,
      description,
      reference: reference ?? null,
      category: category ?? null,
      balance: balance ?? null,
    }))
}

function inspectAccount(account: ParsedAccount): InspectedAccount {
  const { accountId, currency, openingBalance, closingBalance } = account
  return { accountId, currency, openingBalance, closingBalance, ...figuresOf(account.lines) }
}

/** Figures of a whole file: totals over all its accounts are arithmetic, whatever their currencies. */
export function inspectFile(file: ParsedFile): Inspection {
  const only = file.accounts.length === 1 ? file.accounts[0] : undefined
  const currencies = new Set(file.accounts.map((account) => account.currency))
  return {
    format: file.format,
    outcome: file.outcome,
    accountId: only?.accountId ?? null,
    currency: currencies.size === 1 ? (file.accounts[0]?.currency ?? null) : null,
    openingBalance: only?.openingBalance ?? null,
    closingBalance: only?.closingBalance ?? null,
    ...figuresOf(file.accounts.flatMap((account) => account.lines)),
    accounts: file.accounts.map(inspectAccount),
    fileAccounts: wholeAccounts(file.accounts).map(inspectAccount),
    problems: file.problems,
    layout: file.layout,
  }
}
