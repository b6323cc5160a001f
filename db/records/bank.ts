/** Bank lines of a company: importing a statement, giving a line its accounts, setting it aside, undoing both. */
import type { Draft, ImportedLine, StatementLabels } from '../changes/bodies.ts'
import { uuidv7 } from '../changes/ids.ts'
import type { Company } from '../company/company.ts'
import { reverse } from '../ledger/entries.ts'
import { lockedThrough } from '../ledger/periods.ts'
import { type LineToPost, type Posted, post } from '../ledger/post.ts'
import { addDays, type Day } from '../rules/dates.ts'
import { catalogue } from '../rules/errors.ts'
import { type Cents, convert, formatCents } from '../rules/money.ts'
import { taxesIncluded, taxOf } from '../rules/tax.ts'
import type { Sql } from '../sql.ts'
import { type Account, accountByRole, getAccount } from './accounts.ts'
import { type Movement, type Plan, planImport, statementHash } from './bank-import.ts'
import { checkTaxes } from './taxes.ts'

const { refuse, detail } = catalogue({
  'bank.notBankAccount': {
    fr: 'Le compte {account} n’est pas un compte de banque ou de carte. Choisissez un compte d’actif ou de passif.',
    en: 'Account {account} is not a bank or card account. Choose an asset or liability account.',
  },
  'bank.otherCurrency': {
    fr: 'Le relevé est en {found}, le compte {account} en {expected}. Choisissez le compte de cette devise, ou donnez-lui sa devise.',
    en: 'The statement is in {found}, account {account} in {expected}. Choose the account in that currency, or give it its currency.',
  },
  'bank.noLine': {
    fr: 'La ligne de relevé {line} n’existe pas.',
    en: 'Bank line {line} does not exist.',
  },
  'bank.lineCoded': {
    fr: 'Cette ligne a déjà son écriture. Annulez-la d’abord.',
    en: 'This line already has its entry. Undo it first.',
  },
  'bank.lineIgnored': {
    fr: 'Cette ligne est ignorée. Reprenez-la d’abord.',
    en: 'This line is ignored. Take it back first.',
  },
  'bank.lineNotCoded': {
    fr: 'Cette ligne n’a pas d’écriture à annuler.',
    en: 'This line has no entry to undo.',
  },
  'bank.lineNotIgnored': {
    fr: 'Cette ligne n’est pas ignorée.',
    en: 'This line is not ignored.',
  },
  'bank.doesNotAddUp': {
    fr: 'Les montants font {sum}, la ligne de relevé {amount}. Il reste {difference} à répartir.',
    en: 'The amounts make {sum}, the bank line {amount}. {difference} is left to allocate.',
  },
  'bank.needsRate': {
    fr: 'Le compte est en {currency} : donnez le taux de change du jour.',
    en: 'The account is in {currency}: give the exchange rate of the day.',
  },
  'bank.rateTooLarge': {
    fr: 'Au taux de {rate}, le montant dépasse le plus grand accepté. Vérifiez le taux.',
    en: 'At a rate of {rate} the amount is above the largest accepted. Check the rate.',
  },
  'bank.noTaxAccount': {
    fr: 'Aucun compte ne reçoit la taxe {code}. Créez le compte {account}.',
    en: 'No account receives tax {code}. Create account {account}.',
  },
  'bank.sameAccount': {
    fr: 'Choisissez un autre compte que celui du relevé.',
    en: 'Choose another account than that of the statement.',
  },
})

export interface BankLine {
  readonly id: string
  readonly account: string
  readonly date: Day
  readonly cents: Cents
  readonly valueDate: string | null
  readonly description: string | null
  readonly reference: string | null
  readonly status: 'new' | 'coded' | 'ignored'
  readonly settledBy: string | null
}

/** A bank account must be one of assets or liabilities; refuses others. */
export function bankAccount(sql: Sql, code: string): Account {
  const account = getAccount(sql, code)
  if (account.type !== 'asset' && account.type !== 'liability')
    throw refuse('bank.notBankAccount', { account: code })
  return account
}

export interface StatementToImport {
  readonly account: string
  readonly format: string
  readonly fileName: string
  readonly fileAccount: string | null
  readonly currency: string | null
  readonly opening: Cents | null
  readonly closing: Cents | null
  readonly partial: boolean
  readonly movements: readonly Movement[]
}

export interface Imported {
  readonly statementId: string
  readonly plan: Plan
  /** opening + movements = closing, all three known. */
  readonly closingBalanceProved: boolean
}

/** Lines of a statement in one change: their labels stay far under the limit of a part. */
const LINES_PER_CHANGE = 2_500

function statementDrafts(statement: string, input: StatementToImport, plan: Plan, fileHash: string): Draft[] {
  const dates = plan.lines.map((line) => line.date).sort()
  const drafts: Draft[] = []
  for (let from = 0; from === 0 || from < plan.lines.length; from += LINES_PER_CHANGE) {
    const lines = plan.lines.slice(from, from + LINES_PER_CHANGE)
    const labels: StatementLabels = {
      ...(from === 0 ? { fileName: input.fileName } : {}),
      labels: lines.map((line) => [line.description, line.reference] as const),
    }
    drafts.push({
      type: 'statement.imported',
      body: {
        statement,
        account: input.account,
        format: input.format,
        fileHash,
        ...(input.fileAccount === null ? {} : { fileAccount: input.fileAccount }),
        ...(dates.length === 0 ? {} : { firstDate: dates[0]!, lastDate: dates.at(-1)! }),
        ...(input.opening === null ? {} : { opening: input.opening }),
        ...(input.closing === null ? {} : { closing: input.closing }),
        ...(input.partial ? { partial: true } : {}),
        read: plan.lines.length,
        from,
        lines: lines.map(
          (line): ImportedLine => [
            line.id,
            line.date,
            line.cents,
            line.content,
            line.occurrence,
            line.valueDate,
            line.bankId,
          ],
        ),
      },
      parts: [{ kind: 'statement', record: statement, content: labels }],
    })
  }
  return drafts
}

/**
 * Takes a statement in, inside `company.write`. The same statement again changes nothing; what overlaps adds only what
 * is new; no posted fact is ever touched. Refuses an account that is no bank's, and another currency.
 */
export function importStatement(company: Company, input: StatementToImport): Imported {
  const { sql } = company
  const account = bankAccount(sql, input.account)
  const expected = account.currency ?? company.facts().currency
  if (input.currency !== null && input.currency !== expected)
    throw refuse('bank.otherCurrency', { found: input.currency, account: account.code, expected })
  const fileHash = statementHash(input.account, input.movements)
  const plan = planImport(sql, company.id, input.account, input.movements)
  const sum = input.movements.reduce((total, movement) => total + movement.cents, 0)
  const closingBalanceProved =
    input.opening !== null &&
    input.closing !== null &&
    input.opening + sum === input.closing &&
    !input.partial
  const same = sql.get<{ id: string }>(
    'SELECT id FROM statement WHERE account = ? AND file_hash = ? ORDER BY id LIMIT 1',
    input.account,
    fileHash,
  )
  if (same && plan.added === 0) return { statementId: same.id, plan, closingBalanceProved }
  const statementId = uuidv7(company.now())
  company.append(statementDrafts(statementId, input, plan, fileHash))
  return { statementId, plan, closingBalanceProved }
}

/** A bank line by its identity. Refuses an unknown one. */
export function getLine(sql: Sql, id: string): BankLine {
  const row = sql.get<BankLine>(
    `SELECT id, account, date, cents, value_date AS valueDate, description, reference, status, settled_by AS settledBy
     FROM bank_line WHERE id = ?`,
    id,
  )
  if (!row) throw refuse('bank.noLine', { line: id })
  return row
}

export interface Allocation {
  readonly account: string
  /** Tax included when taxes are given; the whole line when left out of a single allocation. */
  readonly cents?: Cents | undefined
  readonly taxes?: readonly string[] | undefined
  readonly memo?: string | undefined
  readonly project?: string | undefined
}

/** Amounts of the allocations with the sign of the line: a person may write them with or without it. */
function signedAmounts(company: Company, line: BankLine, allocations: readonly Allocation[]): Cents[] {
  if (allocations.length === 1 && allocations[0]!.cents === undefined) return [line.cents]
  const amounts = allocations.map((allocation) => allocation.cents ?? 0)
  const sum = amounts.reduce((total, cents) => total + cents, 0)
  if (sum === line.cents) return amounts
  if (sum === -line.cents) return amounts.map((cents) => -cents || 0)
  const show = (cents: Cents) => formatCents(cents, company.facts().decimals)
  const size = Math.abs(line.cents)
  const values = { sum: show(Math.abs(sum)), amount: show(size), difference: show(size - Math.abs(sum)) }
  throw refuse('bank.doesNotAddUp', values, [detail('allocations', 'bank.doesNotAddUp', values)])
}

/** Tax on a purchase goes to what is recoverable, tax on a sale to what was collected: the account's type decides. */
function taxAccount(company: Company, code: string, against: Account): string {
  const tax = taxOf(code)
  const account = against.type === 'income' ? tax?.collectedAccount : tax?.recoverableAccount
  const role = against.type === 'income' ? 'taxCollected' : 'taxRecoverable'
  const found = account ?? accountByRole(company.sql, role)
  if (!found || !company.sql.get('SELECT 1 FROM account WHERE id = ?', found))
    throw refuse('bank.noTaxAccount', { code, account: found ?? role })
  return found
}

/** Postings against the bank for one allocation: the base, then each tax. `cents` has the sign of the bank line. */
function allocationLines(
  company: Company,
  line: BankLine,
  allocation: Allocation,
  cents: Cents,
  party?: string,
): LineToPost[] {
  const account = getAccount(company.sql, allocation.account)
  const shared = { project: allocation.project, party, memo: allocation.memo }
  const codes = allocation.taxes ?? []
  if (codes.length === 0) return [{ account: account.code, cents: -cents || 0, ...shared }]
  checkTaxes(company, codes, line.date)
  const split = taxesIncluded(cents, codes, line.date)
  const kept = split.taxes.filter(
    (tax) => account.type === 'income' || taxOf(tax.code)?.recoverable !== false,
  )
  const inCost = split.taxes.filter((tax) => !kept.includes(tax)).reduce((sum, tax) => sum + tax.amount, 0)
  const isBaseOnly = (code: string) => taxOf(code)?.country === '*'
  return [
    {
      account: account.code,
      cents: -(split.base + inCost) || 0,
      ...shared,
      ...(codes.length === 1 && isBaseOnly(codes[0]!) ? { tax: codes[0], base: -split.base || 0 } : {}),
    },
    ...kept
      .filter((tax) => !isBaseOnly(tax.code) && tax.amount !== 0)
      .map((tax) => ({
        account: taxAccount(company, tax.code, account),
        cents: -tax.amount || 0,
        tax: tax.code,
        base: -tax.base || 0,
        project: allocation.project,
        party,
      })),
  ]
}

export interface Coding {
  readonly allocations: readonly Allocation[]
  readonly party?: string | undefined
  readonly memo?: string | undefined
  /** Company currency per unit of the account's, when they differ. */
  readonly rate?: string | undefined
}

function foreignOf(company: Company, line: BankLine, rate: string | undefined) {
  const { currency } = company.facts()
  const own = getAccount(company.sql, line.account).currency ?? currency
  if (own === currency) return { cents: line.cents, foreign: {} }
  if (rate === undefined) throw refuse('bank.needsRate', { currency: own })
  const cents = convert(line.cents, own, rate, currency)
  if (cents === null) throw refuse('bank.rateTooLarge', { rate })
  return {
    cents,
    foreign: { currency: own, foreign: line.cents, rate },
  }
}

/** The entry that a coding would post, before it is posted. */
export function codingLines(company: Company, line: BankLine, coding: Coding): LineToPost[] {
  const { cents, foreign } = foreignOf(company, line, coding.rate)
  const own = { ...line, cents }
  if (coding.allocations.some((allocation) => allocation.account === line.account))
    throw refuse('bank.sameAccount')
  const amounts = signedAmounts(company, own, coding.allocations)
  return [
    { account: line.account, cents, ...foreign, party: coding.party },
    ...coding.allocations.flatMap((allocation, index) =>
      allocationLines(company, own, allocation, amounts[index]!, coding.party),
    ),
  ]
}

function checkNew(line: BankLine): void {
  if (line.status === 'coded') throw refuse('bank.lineCoded')
  if (line.status === 'ignored') throw refuse('bank.lineIgnored')
}

/**
 * Posts the entry of a bank line. Amounts include the taxes named; each tax goes to its account. Refuses a line that is
 * coded or ignored already, amounts that do not make the line, taxes the company is not registered for, a locked day.
 */
export function codeLine(company: Company, id: string, coding: Coding): Posted {
  const line = getLine(company.sql, id)
  checkNew(line)
  const memo = coding.memo ?? line.description ?? undefined
  const [posted] = post(company, [
    {
      date: line.date,
      journal: 'BNQ',
      kind: 'bank',
      memo,
      claims: [`line:${line.id}`],
      source: `line:${line.id}`,
      ...(line.reference ? { piece: { number: line.reference, date: line.date } } : {}),
      lines: codingLines(company, line, coding),
    },
  ])
  return posted!
}

/** Reverses the entry of a coded line, on its own day or, when that is locked, on the first open one. */
export function uncodeLine(company: Company, id: string, date?: Day): Posted {
  const line = getLine(company.sql, id)
  if (line.status !== 'coded' || line.settledBy === null) throw refuse('bank.lineNotCoded')
  const locked = lockedThrough(company.sql)
  const entryDate = company.sql.get<{ date: Day }>(
    'SELECT date FROM entry WHERE id = ?',
    line.settledBy,
  )!.date
  const day = date ?? (locked !== null && entryDate <= locked ? addDays(locked, 1) : entryDate)
  return reverse(company, line.settledBy, day)
}

/** Sets a line aside, with a reason. Refuses one that is settled already. */
export function ignoreLine(company: Company, id: string, reason: string): void {
  const line = getLine(company.sql, id)
  checkNew(line)
  const mark = uuidv7(company.now())
  company.append([
    {
      type: 'line.marked',
      body: { id: mark, kind: 'ignored', target: id, claims: [`line:${id}`] },
      parts: [{ kind: 'mark', record: mark, content: { reason } }],
    },
  ])
}

/** Takes an ignored line back. */
export function unignoreLine(company: Company, id: string): void {
  const line = getLine(company.sql, id)
  if (line.status !== 'ignored' || line.settledBy === null) throw refuse('bank.lineNotIgnored')
  const ignored = line.settledBy
  const mark = uuidv7(company.now())
  const body = {
    id: mark,
    kind: 'unignored' as const,
    target: id,
    reverses: ignored,
    claims: [`reverse:${ignored}`],
    needs: [ignored],
  }
  company.append([{ type: 'line.marked', body }])
}
