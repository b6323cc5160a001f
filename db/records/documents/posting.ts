/**
 * The entry of a document: what is owed on one side, sales or costs and their taxes on the other. Lines that go to the
 * same account and project are one posting; a credit is the mirror of what it credits.
 */
import type { Company } from '../../company/company.ts'
import type { LineToPost } from '../../ledger/post.ts'
import type { AccountRole } from '../../rules/charts/account.ts'
import { apportion } from '../../rules/documents/apportion.ts'
import { kindOf } from '../../rules/documents/kinds.ts'
import type { Cents } from '../../rules/money.ts'
import { recoverable, taxOf } from '../../rules/tax.ts'
import type { Sql } from '../../sql.ts'
import { accountByRole } from '../accounts.ts'
import { recoveredPart, taxAccount } from '../tax-accounts.ts'
import type { Decided } from './decide.ts'
import { refuse } from './errors.ts'

/** The usual account of a role. Refuses when the chart has none. */
export function roleAccount(sql: Sql, role: AccountRole): string {
  const account = accountByRole(sql, role)
  if (!account) throw refuse('document.noRole', { role })
  return account
}

const isBaseOnly = (code: string) => taxOf(code)?.country === '*'

/** A total shared in proportion to signed weights, to the cent; nothing where the weights cancel out. */
function inProportion(total: Cents, weights: readonly Cents[]): Cents[] {
  const sum = weights.reduce((all, weight) => all + BigInt(weight), 0n)
  if (sum === 0n || total === 0) return weights.map(() => 0)
  const sign = sum < 0n ? -1n : 1n
  return apportion(
    total,
    weights.map((weight) => sign * BigInt(total) * BigInt(weight)),
    sign * sum,
  )
}

/** Postings that add up per account, project and code, in order of first use; what adds up to nothing is left out. */
class Sums {
  readonly #lines = new Map<string, LineToPost>()

  add(line: LineToPost): void {
    const key = JSON.stringify([line.account, line.project ?? '', line.tax ?? '', line.party ?? ''])
    const before = this.#lines.get(key)
    const base = line.base === undefined ? undefined : line.base + (before?.base ?? 0)
    this.#lines.set(key, { ...line, cents: line.cents + (before?.cents ?? 0), base })
  }

  lines(): LineToPost[] {
    return [...this.#lines.values()].filter((line) => line.cents !== 0)
  }
}

/** What each line adds to the cost because a tax is not given back, wholly or in part; and what is given back of each tax. */
function purchaseTaxes(company: Company, decided: Decided) {
  const { country } = company.facts()
  const inCost = decided.lines.map(() => 0)
  const back: { code: string; base: Cents; amount: Cents }[] = []
  for (const tax of decided.taxes) {
    const carriers = decided.lines.flatMap((line, index) => (line.taxes.includes(tax.code) ? [index] : []))
    const nets = carriers.map((index) => decided.lines[index]!.net)
    const shares = inProportion(tax.amount, nets)
    const bases = inProportion(tax.base, nets)
    const parts = carriers.map((index) =>
      recoveredPart(company.sql, country, tax.code, decided.lines[index]!.account!),
    )
    let [base, amount] = [0, 0]
    for (const part of new Set(parts)) {
      const of = carriers.flatMap((index, at) => (parts[at] === part ? [{ index, at }] : []))
      const whole = of.reduce((sum, { at }) => sum + shares[at]!, 0)
      const taxed = of.reduce((sum, { at }) => sum + bases[at]!, 0)
      const { recovered, cost } = recoverable(whole, part)
      amount += recovered
      base += recoverable(taxed, part).recovered
      const shared = inProportion(
        cost,
        of.map(({ at }) => shares[at]!),
      )
      for (const [at, { index }] of of.entries()) inCost[index] = inCost[index]! + shared[at]!
    }
    if (amount !== 0) back.push({ code: tax.code, base, amount })
  }
  return { inCost, back }
}

function saleLines(
  company: Company,
  decided: Decided,
  project: string | undefined,
  sign: Cents,
): LineToPost[] {
  const sums = new Sums()
  const party = decided.party?.id
  for (const line of decided.lines) {
    const code = line.taxes.length === 1 && isBaseOnly(line.taxes[0]!) ? line.taxes[0] : undefined
    sums.add({
      account: line.account!,
      cents: -sign * line.net,
      party,
      project: line.project ?? project,
      ...(code ? { tax: code, base: -sign * line.net } : {}),
    })
  }
  for (const tax of decided.taxes)
    if (tax.amount !== 0)
      sums.add({
        account: taxAccount(company.sql, tax.code, true),
        cents: -sign * tax.amount,
        tax: tax.code,
        base: -sign * tax.base,
        party,
      })
  return sums.lines()
}

function purchaseLines(
  company: Company,
  decided: Decided,
  project: string | undefined,
  sign: Cents,
  isSelfAssessed: boolean,
): LineToPost[] {
  const { inCost, back } = purchaseTaxes(company, decided)
  const sums = new Sums()
  const party = decided.party?.id
  decided.lines.forEach((line, index) => {
    const code = line.taxes.length === 1 && isBaseOnly(line.taxes[0]!) ? line.taxes[0] : undefined
    sums.add({
      account: line.account!,
      cents: sign * (line.net + inCost[index]!),
      party,
      project: line.project ?? project,
      ...(code ? { tax: code, base: sign * line.net } : {}),
    })
  })
  for (const tax of back)
    sums.add({
      account: taxAccount(company.sql, tax.code, false),
      cents: sign * tax.amount,
      tax: tax.code,
      base: sign * tax.base,
      party,
    })
  if (isSelfAssessed)
    for (const tax of decided.taxes)
      if (tax.amount !== 0)
        sums.add({
          account: roleAccount(company.sql, 'taxSelfAssessed'),
          cents: -sign * tax.amount,
          tax: tax.code,
          base: -sign * tax.base,
          party,
        })
  return sums.lines()
}

export interface PostingOptions {
  readonly project?: string | undefined
  /** Account that pays an expense. */
  readonly account?: string | undefined
  readonly selfAssessed?: boolean
}

/** The postings of a decided document that posts: an invoice, a bill, an expense, or a credit of one. */
export function documentPostings(company: Company, decided: Decided, options: PostingOptions): LineToPost[] {
  const { sql } = company
  const { family, side, control } = kindOf(decided.kind)
  const party = decided.party?.id
  if (family === 'sales') {
    const held =
      decided.holdback === 0
        ? []
        : [{ account: roleAccount(sql, 'holdbackReceivable'), cents: side * decided.holdback, party }]
    return [
      ...(decided.total === 0
        ? []
        : [{ account: roleAccount(sql, control!), cents: side * decided.total, party }]),
      ...held,
      ...saleLines(company, decided, options.project, side),
    ]
  }
  const sign = side === 1 ? -1 : 1
  const owed = control ? roleAccount(sql, control) : options.account!
  const held =
    decided.holdback === 0
      ? []
      : [{ account: roleAccount(sql, 'holdbackPayable'), cents: -sign * decided.holdback, party }]
  return [
    ...purchaseLines(company, decided, options.project, sign, options.selfAssessed === true),
    ...held,
    ...(decided.total === 0 ? [] : [{ account: owed, cents: -sign * decided.total, party }]),
  ]
}
