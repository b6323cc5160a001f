/**
 * Money documents: received from clients, paid to suppliers, refunds, and transfers between own accounts. Each posts its
 * entry and settles documents as one act; what is not allocated stays the party's credit.
 */
import type { Link, Why } from '../../changes/bodies.ts'
import { uuidv7 } from '../../changes/ids.ts'
import type { Company } from '../../company/company.ts'
import { detail as ledgerDetail } from '../../ledger/errors.ts'
import type { LineToPost } from '../../ledger/post.ts'
import type { AccountRole } from '../../rules/charts/account.ts'
import type { Day } from '../../rules/dates.ts'
import { kindOf, type Method, type MoneyKind } from '../../rules/documents/kinds.ts'
import { type Detail, within } from '../../rules/errors.ts'
import { type Cents, formatCents } from '../../rules/money.ts'
import type { Sql } from '../../sql.ts'
import { accountByRole } from '../accounts.ts'
import { nextOf } from './claims.ts'
import { takenCredits } from './credits-taken.ts'
import { detail, refuseAll } from './errors.ts'
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

/** Part of a credit note that settles part of a document. */
export interface CreditTaken {
  readonly credit: string
  readonly target: string
  readonly cents: Cents
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
  /** Credit notes taken off the payment: each against one of the documents, beside what the money settles of it. */
  readonly credits?: readonly CreditTaken[] | undefined
  /** Kept apart as a deposit until an invoice uses it. */
  readonly deposit?: boolean | undefined
  readonly project?: string | undefined
  /** Bank line that shows it. */
  readonly line?: string | undefined
  /** Why the line is settled by it. */
  readonly why?: Why | undefined
}

/** What is wrong with an account through which money is to pass: unknown, closed, of income or cost, in another currency. */
export function moneyAccountProblems(company: Company, code: string, path: string): Detail[] {
  const row = company.sql.get<{
    type: string
    role: AccountRole | null
    currency: string | null
    closed: number | null
  }>('SELECT type, role, currency, closed FROM account WHERE id = ?', code)
  if (!row) return [ledgerDetail(path, 'ledger.unknownAccount', { account: code })]
  const problems: Detail[] = []
  const isBalance = row.type === 'asset' || row.type === 'liability'
  if (!isBalance || (row.role !== null && WITHOUT_MONEY.has(row.role)))
    problems.push(detail(path, 'payment.notMoneyAccount', { account: code }))
  if (row.closed === 1) problems.push(ledgerDetail(path, 'ledger.closedAccount', { account: code }))
  if (row.currency !== null && row.currency !== company.facts().currency)
    problems.push(detail(path, 'payment.otherCurrency', { account: code, currency: row.currency }))
  return problems
}

/** Accounts that documents and taxes move: money never passes through them. */
const WITHOUT_MONEY: ReadonlySet<AccountRole> = new Set([
  'receivable',
  'payable',
  'holdbackReceivable',
  'holdbackPayable',
  'customerDeposit',
  'supplierDeposit',
  'taxCollected',
  'taxRecoverable',
  'taxRestricted',
  'taxDeferred',
  'taxSelfAssessed',
  'taxNet',
])

/** The usual account of a method: cash in the till, all else through the bank; null when the chart has none. */
const usualAccount = (sql: Sql, method: Method): string | null =>
  accountByRole(sql, method === 'cash' ? 'cash' : 'bank') ?? accountByRole(sql, 'bank')

interface Target extends Allocated {
  readonly row: DocumentRow
}

function targetProblems(company: Company, kind: string, target: Target, path: string): Detail[] {
  const { row, cents } = target
  const { number } = row
  const [own, other] = [kindOf(kind), kindOf(row.kind)]
  if (other.control !== own.control || other.settles === own.settles || other.settles === undefined)
    return [detail(`${path}.documentId`, 'payment.wrongSide', { number })]
  if (cents <= 0) return [detail(`${path}.amount`, 'payment.nothing')]
  const open = formatCents(row.open, company.facts().decimals)
  return cents > row.open ? [detail(`${path}.amount`, 'payment.tooMuch', { number, open })] : []
}

/** The documents of the allocations; each stands, is of the other sort and of the same control account, and named once. */
function targetsOf(company: Company, input: PaymentToRecord, problems: Detail[]): Target[] {
  const seen = new Set<string>()
  return input.allocations.map(({ document, cents }, index) => {
    const path = `allocations.${index}`
    const row = within(`${path}.documentId`, () => getIssued(company.sql, document))
    const target = { document, cents, row }
    if (seen.has(row.id))
      problems.push(detail(`${path}.documentId`, 'payment.repeated', { number: row.number }))
    else problems.push(...targetProblems(company, input.kind, target, path))
    seen.add(row.id)
    return target
  })
}

/** The accounts on which part of a document waits: what is left of a deposit on its own, all else on the control account. */
export function controlParts(
  company: Company,
  row: DocumentRow,
  cents: Cents,
): { account: string; cents: Cents }[] {
  const { sql } = company
  const apart = apartOf(sql, row, cents)
  return [
    ...(apart > 0 ? [{ account: roleAccount(sql, 'customerDeposit'), cents: apart }] : []),
    ...(cents > apart
      ? [{ account: roleAccount(sql, kindOf(row.kind).control!), cents: cents - apart }]
      : []),
  ]
}

/** In the `terms` of a receipt: it is a deposit. */
const DEPOSIT = 'deposit'

interface Credit {
  readonly party: string | undefined
  readonly left: Cents
}

/** Whose the part not allocated is; a problem when nobody is named and the documents are of several. */
function creditOf(
  company: Company,
  input: PaymentToRecord,
  targets: readonly Target[],
  total: Cents,
  problems: Detail[],
): Credit {
  const sum = targets.reduce((all, { cents }) => all + cents, 0)
  const show = (cents: Cents) => formatCents(cents, company.facts().decimals)
  const left = total - sum
  if (left < 0)
    problems.push(detail('allocations', 'payment.overAllocated', { sum: show(sum), total: show(total) }))
  const parties = [...new Set(targets.flatMap(({ row }) => (row.party === null ? [] : [row.party])))]
  const party = input.party ?? (parties.length === 1 ? parties[0] : undefined)
  if (party !== undefined && !company.sql.get('SELECT 1 FROM party WHERE id = ?', party))
    problems.push(ledgerDetail('partyId', 'ledger.unknownParty', { party }))
  if (left > 0 && party === undefined)
    problems.push(detail('partyId', 'payment.needsParty', { left: show(left) }))
  return { party, left }
}

/**
 * What is still in the account of deposits of one: the rest was moved to the receivable by the entries that used it, also
 * where another payment had settled the invoice first and the client has it as a credit.
 */
export function inDeposit(sql: Sql, row: DocumentRow): Cents {
  const moved = sql.get<{ sum: number }>(
    `SELECT coalesce(sum(a.apart), 0) AS sum FROM allocation a JOIN entry e ON e.id = a.fact AND e.counts = 1
     WHERE a.source = ? AND NOT EXISTS (SELECT 1 FROM entry u WHERE u.reverses = e.id AND u.counts = 1)`,
    row.id,
  )!.sum
  return Math.max(0, row.total - moved)
}

/** Of an amount taken from a document, what comes out of the account of deposits. */
export const apartOf = (sql: Sql, row: DocumentRow, cents: Cents): Cents =>
  isDeposit(row) ? Math.min(cents, inDeposit(sql, row)) : 0

/** True for a receipt kept as a deposit. */
export const isDeposit = ({ kind, terms }: DocumentRow): boolean => kind === 'receipt' && terms === DEPOSIT

/** The next use of each deposit that is paid back, which one of two laptops can have. */
const depositUses = (company: Company, targets: readonly Target[]) =>
  targets.filter(({ row }) => isDeposit(row)).map(({ row }) => nextOf(company, `deposit:${row.id}`))

/** Postings on the control accounts: per document's party and account, then what is left to the payer's credit. */
function controlLines(
  company: Company,
  input: PaymentToRecord,
  targets: readonly Target[],
  credit: Credit,
): LineToPost[] {
  const { side: sign, control } = kindOf(input.kind)
  const sums = new Map<string, LineToPost>()
  const add = (account: string, party: string | undefined, cents: Cents) => {
    const key = `${account} ${party ?? ''}`
    sums.set(key, { account, party, cents: cents + (sums.get(key)?.cents ?? 0) })
  }
  for (const { row, cents } of targets)
    for (const part of controlParts(company, row, cents))
      add(part.account, row.party ?? undefined, sign * part.cents)
  const own = input.deposit ? 'customerDeposit' : control!
  if (credit.left > 0) add(roleAccount(company.sql, own), credit.party, sign * credit.left)
  return [...sums.values()]
}

/** The link of a payment to a document: from what settles to what is settled. */
function linkOf({ sql }: Company, kind: string, own: string, { document, row, cents }: Target): Link {
  if (kindOf(kind).settles === 'settling') return { source: own, target: document, cents }
  const apart = apartOf(sql, row, cents)
  return { source: document, target: own, cents, ...(isDeposit(row) && apart < cents ? { apart } : {}) }
}

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
  const problems: Detail[] = []
  if (amount <= 0) problems.push(detail('amount', 'payment.nothing'))
  const account = input.account ?? usualAccount(company.sql, method)
  if (account === null) problems.push(detail('account', 'payment.noBank'))
  else problems.push(...moneyAccountProblems(company, account, 'account'))
  const adjustments = input.adjustments ?? []
  const total = adjustments.reduce((sum, { cents }) => sum + cents, amount)
  if (total <= 0 && amount > 0) problems.push(detail('adjustments', 'payment.nothing'))
  const targets = targetsOf(company, input, problems)
  const credit = creditOf(company, input, targets, Math.max(total, 0), problems)
  const taken = takenCredits(company, input, problems)
  refuseAll(problems)
  const { side: sign } = kindOf(kind)
  const id = uuidv7(company.now())
  const partyName = partyNameOf(company, credit.party)
  const uses = depositUses(company, targets)
  const isKept = input.deposit && credit.left > 0
  return recordDocument(company, {
    kind,
    date,
    journal: 'BNQ',
    why: input.why,
    memo: partyName ?? input.notes,
    claims: [
      `send:${id}`,
      ...(input.line ? [`line:${input.line}`] : []),
      ...uses.flatMap(({ claims }) => claims),
    ],
    needs: [
      ...targets.map(({ row }) => row.fact),
      ...taken.flatMap(({ facts }) => facts),
      ...uses.flatMap(({ needs }) => needs),
    ],
    lines: [
      { account: account!, cents: -sign * amount, party: credit.party, memo: input.reference },
      ...adjustments.map((row) => ({
        account: row.account,
        cents: -sign * row.cents,
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
      account: account!,
      method,
      ...(credit.party ? { party: credit.party } : {}),
      ...(input.project ? { project: input.project } : {}),
      ...(isKept ? { terms: DEPOSIT } : {}),
      ...(input.line ? { line: input.line } : {}),
      links: [
        ...targets.map((target) => linkOf(company, kind, id, target)),
        ...taken.map(({ link }) => link),
      ],
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
  /** Bank line of one of the accounts that shows it. */
  readonly line?: string | undefined
  /** Why the line is settled by it. */
  readonly why?: Why | undefined
}

/** Records a transfer between own accounts. Refuses one to itself, zero, wrong accounts, a locked day. */
export function recordTransfer(company: Company, input: TransferToRecord): { id: string; number: string } {
  const { amount, date, from, to } = input
  const fee = input.fee?.cents ?? 0
  refuseAll([
    ...(amount <= 0 ? [detail('amount', 'payment.nothing')] : []),
    ...(fee < 0 ? [detail('fee', 'payment.nothing')] : []),
    ...moneyAccountProblems(company, from, 'from'),
    ...(from === to ? [detail('to', 'payment.sameAccount')] : moneyAccountProblems(company, to, 'to')),
  ])
  const id = uuidv7(company.now())
  const unitPrice = formatCents(amount, company.facts().decimals)
  const received = { quantity: '1', unitPrice, taxes: [], account: to, amount, net: amount }
  return recordDocument(company, {
    kind: 'transfer',
    date,
    journal: 'BNQ',
    why: input.why,
    memo: input.notes,
    claims: [`send:${id}`, ...(input.line ? [`line:${input.line}`] : [])],
    lines: [
      { account: from, cents: -(amount + fee), memo: input.reference },
      { account: to, cents: amount, memo: input.reference },
      ...(input.fee ? [{ account: input.fee.account, cents: fee, memo: input.fee.memo }] : []),
    ],
    texts: {
      ...(input.reference ? { reference: input.reference } : {}),
      ...(input.notes ? { notes: input.notes } : {}),
    },
    body: {
      id,
      lines: [received],
      taxes: [],
      subtotal: amount,
      total: amount,
      account: from,
      ...(input.line ? { line: input.line } : {}),
    },
  })
}
