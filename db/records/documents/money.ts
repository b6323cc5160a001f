/**
 * Money documents: received from clients, paid to suppliers, refunds, and transfers between own accounts. Each posts its
 * entry and settles documents as one act; what is not allocated stays the party's credit.
 */
import type { Link } from '../../changes/bodies.ts'
import { uuidv7 } from '../../changes/ids.ts'
import type { Company } from '../../company/company.ts'
import type { LineToPost } from '../../ledger/post.ts'
import type { Day } from '../../rules/dates.ts'
import { kindOf, type Method, type MoneyKind } from '../../rules/documents/kinds.ts'
import { type Cents, formatCents } from '../../rules/money.ts'
import { accountByRole, getAccount } from '../accounts.ts'
import { partyFamily } from '../parties.ts'
import { detail, refuse } from './errors.ts'
import { roleAccount } from './posting.ts'
import { type DocumentRow, getIssued } from './read.ts'
import { recordDocument } from './record.ts'

export interface Allocated {
  readonly document: string
  readonly cents: Cents
}

/** A small difference that the payment explains: a discount, bank fees, a rounding. */
export interface Adjustment {
  /** Account that bears it. */
  readonly account: string
  /** Added to the money when positive: what the documents are settled for is the money and its adjustments. */
  readonly cents: Cents
  readonly memo?: string | undefined
}

export interface PaymentToRecord {
  readonly kind: Exclude<MoneyKind, 'transfer'>
  /** Whose credit the part not allocated is; found from the documents when left out. */
  readonly party?: string | undefined
  /** Money that moves, in cents, above zero. */
  readonly amount: Cents
  readonly date: Day
  readonly method: Method
  readonly reference?: string | undefined
  readonly notes?: string | undefined
  /** Bank, cash or card account; the usual one of the method when left out. */
  readonly account?: string | undefined
  /** Documents that it settles, or, for a refund, credits that it pays back. */
  readonly allocations: readonly Allocated[]
  readonly adjustments?: readonly Adjustment[] | undefined
  /** Kept apart as a deposit until an invoice uses it. */
  readonly deposit?: boolean | undefined
  readonly project?: string | undefined
  /** Bank line that shows it. */
  readonly line?: string | undefined
}

/** An account through which money passes. Refuses one of income or cost, and one in another currency. */
export function moneyAccount(company: Company, code: string, path: string): string {
  const account = getAccount(company.sql, code)
  if (account.type !== 'asset' && account.type !== 'liability')
    throw refuse('payment.notMoneyAccount', { account: code }, [
      detail(path, 'payment.notMoneyAccount', { account: code }),
    ])
  if (account.currency !== null && account.currency !== company.facts().currency) {
    const values = { account: code, currency: account.currency }
    throw refuse('payment.otherCurrency', values, [detail(path, 'payment.otherCurrency', values)])
  }
  return code
}

/** The usual account of a method: cash in the till, all else through the bank. */
function usualAccount(company: Company, method: Method): string {
  const account =
    accountByRole(company.sql, method === 'cash' ? 'cash' : 'bank') ?? accountByRole(company.sql, 'bank')
  if (!account) throw refuse('payment.noBank', {}, [detail('account', 'payment.noBank')])
  return account
}

interface Target extends Allocated {
  readonly row: DocumentRow
}

/** The documents of the allocations, each checked: it stands, is of the other sort and of the same control account. */
function targetsOf(company: Company, input: PaymentToRecord): Target[] {
  const own = kindOf(input.kind)
  const seen = new Set<string>()
  return input.allocations.map(({ document, cents }, index) => {
    const row = getIssued(company.sql, document)
    const path = `allocations.${index}`
    const values = { number: row.number }
    const other = kindOf(row.kind)
    if (seen.has(row.id))
      throw refuse('payment.repeated', values, [detail(`${path}.documentId`, 'payment.repeated', values)])
    seen.add(row.id)
    if (other.control !== own.control || other.settles === own.settles || other.settles === undefined)
      throw refuse('payment.wrongSide', values, [detail(`${path}.documentId`, 'payment.wrongSide', values)])
    if (cents <= 0) throw refuse('payment.nothing', {}, [detail(`${path}.amount`, 'payment.nothing')])
    if (cents > row.open) {
      const left = { ...values, open: formatCents(row.open, company.facts().decimals) }
      throw refuse('payment.tooMuch', left, [detail(`${path}.amount`, 'payment.tooMuch', left)])
    }
    return { document, cents, row }
  })
}

/** Account on which a document waits: a deposit has its own, all else the control account. */
export function controlOf(company: Company, row: DocumentRow): string {
  const { control } = kindOf(row.kind)
  const isDeposit = row.kind === 'receipt' && row.terms === DEPOSIT
  return roleAccount(company.sql, isDeposit ? 'customerDeposit' : control!)
}

/** In the `terms` of a receipt: it is a deposit. */
const DEPOSIT = 'deposit'

interface Credit {
  readonly party: string | undefined
  readonly left: Cents
}

/** Whose the part not allocated is. Refuses when nobody is named and the documents are of several. */
function creditOf(
  company: Company,
  input: PaymentToRecord,
  targets: readonly Target[],
  total: Cents,
): Credit {
  const sum = targets.reduce((all, { cents }) => all + cents, 0)
  const show = (cents: Cents) => formatCents(cents, company.facts().decimals)
  if (sum > total) {
    const values = { sum: show(sum), total: show(total) }
    throw refuse('payment.overAllocated', values, [detail('allocations', 'payment.overAllocated', values)])
  }
  const left = total - sum
  const parties = [...new Set(targets.flatMap(({ row }) => (row.party === null ? [] : [row.party])))]
  const party = input.party ?? (parties.length === 1 ? parties[0] : undefined)
  if (party !== undefined && !company.sql.get('SELECT 1 FROM party WHERE id = ?', party))
    throw refuse('document.noParty', {}, [detail('partyId', 'document.noParty')])
  if (left > 0 && party === undefined)
    throw refuse('payment.needsParty', { left: show(left) }, [
      detail('partyId', 'payment.needsParty', { left: show(left) }),
    ])
  return { party, left }
}

/** Postings on the control accounts: per document's party and account, then what is left to the payer's credit. */
function controlLines(
  company: Company,
  input: PaymentToRecord,
  targets: readonly Target[],
  credit: Credit,
): LineToPost[] {
  const { side, control } = kindOf(input.kind)
  const sums = new Map<string, LineToPost>()
  const add = (account: string, party: string | undefined, cents: Cents) => {
    const key = `${account} ${party ?? ''}`
    sums.set(key, { account, party, cents: cents + (sums.get(key)?.cents ?? 0) })
  }
  for (const { row, cents } of targets) add(controlOf(company, row), row.party ?? undefined, side * cents)
  const own = input.deposit ? 'customerDeposit' : control!
  if (credit.left > 0) add(roleAccount(company.sql, own), credit.party, side * credit.left)
  return [...sums.values()]
}

/** The link of a payment to a document: from what settles to what is settled. */
const linkOf = (kind: string, own: string, other: string, cents: Cents): Link =>
  kindOf(kind).settles === 'settling'
    ? { source: own, target: other, cents }
    : { source: other, target: own, cents }

function partyNameOf(company: Company, party: string | undefined): string | undefined {
  if (party === undefined) return undefined
  return (
    company.sql.get<{ name: string | null }>('SELECT name FROM party WHERE id = ?', party)?.name ?? undefined
  )
}

/**
 * Records a payment, inside `company.write`. Refuses an amount of zero, documents that it cannot settle or that have less
 * open, allocations above the money and its adjustments, a part left over that is nobody's, a wrong account, a locked day.
 */
export function recordPayment(company: Company, input: PaymentToRecord): { id: string; number: string } {
  const { kind, amount, date, method } = input
  if (amount <= 0) throw refuse('payment.nothing', {}, [detail('amount', 'payment.nothing')])
  const account = input.account
    ? moneyAccount(company, input.account, 'account')
    : usualAccount(company, method)
  const adjustments = input.adjustments ?? []
  const total = adjustments.reduce((sum, { cents }) => sum + cents, amount)
  if (total <= 0) throw refuse('payment.nothing', {}, [detail('adjustments', 'payment.nothing')])
  const targets = targetsOf(company, input)
  const credit = creditOf(company, input, targets, total)
  const { side } = kindOf(kind)
  const id = uuidv7(company.now())
  const partyName = partyNameOf(company, credit.party)
  const isDeposit = input.deposit && credit.left > 0
  return recordDocument(company, {
    kind,
    date,
    journal: 'BNQ',
    memo: partyName ?? input.notes,
    claims: [`send:${id}`, ...(input.line ? [`line:${input.line}`] : [])],
    needs: targets.map(({ row }) => row.fact),
    lines: [
      { account, cents: -side * amount, party: credit.party, memo: input.reference },
      ...adjustments.map((row) => ({
        account: row.account,
        cents: -side * row.cents,
        party: credit.party,
        memo: row.memo,
      })),
      ...controlLines(company, input, targets, credit),
    ],
    texts: {
      ...(partyName ? { partyName } : {}),
      ...(input.reference ? { reference: input.reference } : {}),
      ...(input.notes ? { notes: input.notes } : {}),
    },
    body: {
      id,
      lines: [],
      taxes: [],
      subtotal: amount,
      total,
      account,
      method,
      ...(credit.party ? { party: credit.party } : {}),
      ...(input.project ? { project: input.project } : {}),
      ...(isDeposit ? { terms: DEPOSIT } : {}),
      ...(input.line ? { line: input.line } : {}),
      links: targets.map(({ document, cents }) => linkOf(kind, id, document, cents)),
    },
  })
}

export interface TransferToRecord {
  readonly from: string
  readonly to: string
  readonly amount: Cents
  readonly date: Day
  readonly reference?: string | undefined
  readonly notes?: string | undefined
  /** Fee that the sending bank keeps, beside the amount. */
  readonly fee?: Adjustment | undefined
}

/** Records a transfer between own accounts. Refuses one to itself, zero, wrong accounts, a locked day. */
export function recordTransfer(company: Company, input: TransferToRecord): { id: string; number: string } {
  const { amount, date } = input
  if (amount <= 0) throw refuse('payment.nothing', {}, [detail('amount', 'payment.nothing')])
  const from = moneyAccount(company, input.from, 'from')
  const to = moneyAccount(company, input.to, 'to')
  if (from === to) throw refuse('payment.sameAccount', {}, [detail('to', 'payment.sameAccount')])
  const fee = input.fee?.cents ?? 0
  const id = uuidv7(company.now())
  const unitPrice = formatCents(amount, company.facts().decimals)
  const received = { quantity: '1', unitPrice, taxes: [], account: to, amount, net: amount }
  return recordDocument(company, {
    kind: 'transfer',
    date,
    journal: 'BNQ',
    memo: input.notes,
    claims: [`send:${id}`],
    lines: [
      { account: from, cents: -(amount + fee), memo: input.reference },
      { account: to, cents: amount, memo: input.reference },
      ...(input.fee ? [{ account: input.fee.account, cents: fee, memo: input.fee.memo }] : []),
    ],
    texts: {
      ...(input.reference ? { reference: input.reference } : {}),
      ...(input.notes ? { notes: input.notes } : {}),
    },
    body: { id, lines: [received], taxes: [], subtotal: amount, total: amount, account: from },
  })
}

/** True when a credit may serve a document: both are of one family of parties. */
export function isSameParty(company: Company, a: string | null, b: string | null): boolean {
  if (a === b) return true
  return a !== null && b !== null && partyFamily(company.sql, a).includes(b)
}
