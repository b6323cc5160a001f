/**
 * The entry of a bank line: the bank on one side, and on the other the accounts a person gives it, with the taxes that
 * their amounts include.
 */
import type { Company } from '../company/company.ts'
import { detail as ledgerDetail, refuse as refuseLedger } from '../ledger/errors.ts'
import type { LineToPost } from '../ledger/post.ts'
import type { Day } from '../rules/dates.ts'
import { catalogue, type Detail, Refusal } from '../rules/errors.ts'
import { type Cents, convert, formatCents } from '../rules/money.ts'
import { recoverable, taxesIncluded, taxOf } from '../rules/tax.ts'
import { findAccount, getAccount } from './accounts.ts'
import { recoveredPart, taxAccount } from './tax-accounts.ts'
import { checkTaxes } from './taxes.ts'

const { refuse, detail } = catalogue({
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
  'bank.sameAccount': {
    fr: 'Choisissez un autre compte que celui du relevé.',
    en: 'Choose another account than that of the statement.',
  },
})

/** What coding needs of a bank line: its account, its day, and its amount in that account's currency. */
export interface LineToCode {
  readonly account: string
  readonly date: Day
  readonly cents: Cents
}

export interface Allocation {
  readonly account: string
  /** Tax included when taxes are given; the whole line when left out of a single allocation. */
  readonly cents?: Cents | undefined
  readonly taxes?: readonly string[] | undefined
  readonly memo?: string | undefined
  readonly project?: string | undefined
}

/** Amounts of the allocations with the sign of the line: a person may write them with or without it. In the company's currency. */
function signedAmounts(company: Company, line: LineToCode, allocations: readonly Allocation[]): Cents[] {
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

const WHOLE_PPM = 1_000_000

/** Postings against the bank for one allocation: the base, then each tax. `cents` has the sign of the bank line. */
function allocationLines(
  company: Company,
  line: LineToCode,
  allocation: Allocation,
  cents: Cents,
  party?: string,
): LineToPost[] {
  const account = getAccount(company.sql, allocation.account)
  const shared = { project: allocation.project, party, memo: allocation.memo }
  const codes = allocation.taxes ?? []
  if (codes.length === 0) return [{ account: account.code, cents: -cents || 0, ...shared }]
  const split = taxesIncluded(cents, codes, line.date)
  const isSale = account.type === 'income'
  const { country } = company.facts()
  const parts = split.taxes.map((tax) => {
    const part = isSale ? WHOLE_PPM : recoveredPart(company.sql, country, tax.code, account.code)
    const { recovered, cost } = recoverable(tax.amount, part)
    return { ...tax, amount: recovered, cost, base: recoverable(tax.base, part).recovered }
  })
  const inCost = parts.reduce((sum, { cost }) => sum + cost, 0)
  const isBaseOnly = (code: string) => taxOf(code)?.country === '*'
  return [
    {
      account: account.code,
      cents: -(split.base + inCost) || 0,
      ...shared,
      ...(codes.length === 1 && isBaseOnly(codes[0]!) ? { tax: codes[0], base: -split.base || 0 } : {}),
    },
    ...parts
      .filter((tax) => !isBaseOnly(tax.code) && tax.amount !== 0)
      .map((tax) => ({
        account: taxAccount(company.sql, tax.code, isSale),
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

function foreignOf(company: Company, line: LineToCode, rate: string | undefined) {
  const { currency } = company.facts()
  const own = getAccount(company.sql, line.account).currency ?? currency
  if (own === currency) return { cents: line.cents, foreign: {} }
  if (rate === undefined)
    throw refuse('bank.needsRate', { currency: own }, [detail('rate', 'bank.needsRate', { currency: own })])
  const cents = convert(line.cents, own, rate, currency)
  if (cents === null)
    throw refuse('bank.rateTooLarge', { rate }, [detail('rate', 'bank.rateTooLarge', { rate })])
  return {
    cents,
    foreign: { currency: own, foreign: line.cents, rate },
  }
}

function taxProblems(
  company: Company,
  line: Pick<LineToCode, 'date'>,
  allocation: Allocation,
  isSale: boolean,
  path: string,
): Detail[] {
  try {
    checkTaxes(company, allocation.taxes ?? [], line.date, isSale)
    return []
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return error.details.map((problem) => ({ ...problem, path: `${path}.${problem.path}` }))
  }
}

/** All that is wrong with one allocation on the day of a line, with the path of each field. */
export function allocationProblems(
  company: Company,
  line: Pick<LineToCode, 'account' | 'date'>,
  allocation: Allocation,
  path: string,
): Detail[] {
  const { account: code, project } = allocation
  const problems: Detail[] = []
  const account = findAccount(company.sql, code)
  if (!account) problems.push(ledgerDetail(`${path}.account`, 'ledger.unknownAccount', { account: code }))
  else if (account.closed)
    problems.push(ledgerDetail(`${path}.account`, 'ledger.closedAccount', { account: code }))
  if (code === line.account) problems.push(detail(`${path}.account`, 'bank.sameAccount'))
  if (project !== undefined && !company.sql.get('SELECT 1 FROM project WHERE id = ?', project))
    problems.push(ledgerDetail(`${path}.projectId`, 'ledger.unknownProject', { project }))
  return [...problems, ...taxProblems(company, line, allocation, account?.type === 'income', path)]
}

function checkCoding(company: Company, line: LineToCode, coding: Coding): void {
  const problems = coding.allocations.flatMap((allocation, index) =>
    allocationProblems(company, line, allocation, `allocations.${index}`),
  )
  const { party } = coding
  if (party !== undefined && !company.sql.get('SELECT 1 FROM party WHERE id = ?', party))
    problems.push(ledgerDetail('partyId', 'ledger.unknownParty', { party }))
  const first = problems[0]
  if (!first) return
  throw problems.length === 1
    ? new Refusal(first.code, first.message, problems)
    : refuseLedger('ledger.refused', { count: problems.length }, problems)
}

/**
 * The lines of the entry that a coding posts. Refuses, all at once: unknown or closed accounts, that of the bank itself,
 * unknown projects or party, taxes of another place or day; then a missing rate, and amounts that do not make the line.
 */
export function codingLines(company: Company, line: LineToCode, coding: Coding): LineToPost[] {
  checkCoding(company, line, coding)
  const { cents, foreign } = foreignOf(company, line, coding.rate)
  const own = { ...line, cents }
  const amounts = signedAmounts(company, own, coding.allocations)
  return [
    { account: line.account, cents, ...foreign, party: coding.party },
    ...coding.allocations.flatMap((allocation, index) =>
      allocationLines(company, own, allocation, amounts[index]!, coding.party),
    ),
  ]
}
