/** The documents of a history of balances: sold, bought, paid, credited, cancelled, voided. */

import { accountByRole } from '../../db/records/accounts.ts'
import { allocateCredits, unallocate } from '../../db/records/documents/allocations.ts'
import { cancelInvoice, voidDocument } from '../../db/records/documents/cancel.ts'
import { creditDraft } from '../../db/records/documents/convert.ts'
import { saveDraft } from '../../db/records/documents/drafts.ts'
import { issueDraft } from '../../db/records/documents/issue.ts'
import { recordPayment, recordTransfer } from '../../db/records/documents/money.ts'
import {
  type BalanceStep,
  type Draw,
  type Ground,
  priceOf,
  someCents,
  someDay,
  someOf,
} from './balanceSteps.ts'
import type { MemoryCopy } from './memoryCopy.ts'

interface Row {
  id: string
  kind: string
  open: number
  party: string | null
}

const NONE: Row = { id: 'none', kind: 'none', open: 1, party: null }

/** A document of some kinds that stands, from a place in the order of time that is drawn. */
function someDocument(on: MemoryCopy, draw: Draw, kinds: readonly string[], isOpen = true): Row {
  const kind = someOf(kinds, draw)
  const where = `kind = ? AND stands = 1 ${isOpen ? 'AND open > 0' : ''} AND date >= ? ORDER BY date, id LIMIT 1`
  const find = (from: string) =>
    on.sql.get<Row>(`SELECT id, kind, open, party FROM document WHERE ${where}`, kind, from)
  return find(someDay(draw)) ?? find('') ?? NONE
}

const someLines = (ground: Ground, draw: Draw, account?: string) =>
  Array.from({ length: 1 + draw(3) }, () => ({
    quantity: someOf(['1', '2', '0.333', '1.5'], draw),
    unitPrice: priceOf(someCents(draw), ground),
    description: 'Essai',
    taxes: draw(4) === 0 ? [] : ground.taxes,
    ...(account ? { account } : {}),
  }))

const sell: BalanceStep = (on, ground, draw) => {
  const fields = {
    party: someOf(ground.parties, draw),
    date: someDay(draw),
    ...(draw(6) === 0 ? { holdbackPpm: 100_000 } : {}),
    ...(draw(8) === 0 ? { discountPpm: 33_333 } : {}),
  }
  issueDraft(
    on,
    saveDraft(on, 'invoice', null, fields, someLines(ground, draw, accountByRole(on.sql, 'sales')!)),
  )
}

const buy: BalanceStep = (on, ground, draw) => {
  const isPaid = draw(3) === 0
  const fields = {
    party: someOf(ground.parties, draw),
    date: someDay(draw),
    ...(isPaid ? { account: ground.bank, method: 'card' } : {}),
  }
  const lines = someLines(ground, draw, someOf(ground.expenses, draw))
  issueDraft(on, saveDraft(on, isPaid ? 'expense' : 'bill', null, fields, lines))
}

const partOf = (open: number, draw: Draw): number =>
  [open, Math.ceil(open / 3), Math.ceil(open / 2), open + 1][draw(4)]!

const pay: BalanceStep = (on, _ground, draw) => {
  const { id, kind, open } = someDocument(on, draw, ['invoice', 'bill'])
  const amount = partOf(open, draw)
  recordPayment(on, {
    kind: kind === 'bill' ? 'disbursement' : 'receipt',
    amount,
    date: someDay(draw),
    method: 'bank_transfer',
    allocations: [{ document: id, cents: Math.min(amount, open) }],
  })
}

const deposit: BalanceStep = (on, ground, draw) => {
  recordPayment(on, {
    kind: 'receipt',
    party: someOf(ground.parties, draw),
    amount: someCents(draw),
    date: someDay(draw),
    method: 'bank_transfer',
    allocations: [],
    deposit: draw(2) === 0,
  })
}

const refund: BalanceStep = (on, _ground, draw) => {
  const { id, kind, open } = someDocument(on, draw, [
    'receipt',
    'creditNote',
    'supplierCredit',
    'disbursement',
  ])
  const amount = partOf(open, draw)
  recordPayment(on, {
    kind: kind === 'receipt' || kind === 'creditNote' ? 'clientRefund' : 'supplierRefund',
    amount,
    date: someDay(draw),
    method: 'bank_transfer',
    allocations: [{ document: id, cents: amount }],
  })
}

const credit: BalanceStep = (on, _ground, draw) => {
  const { id } = someDocument(on, draw, ['invoice', 'bill', 'expense'], false)
  issueDraft(on, creditDraft(on, id, someDay(draw)))
}

const cancel: BalanceStep = (on, _ground, draw) => {
  cancelInvoice(on, someDocument(on, draw, ['invoice'], false).id, someDay(draw))
}

const VOIDED = ['bill', 'expense', 'receipt', 'disbursement', 'clientRefund', 'supplierRefund', 'transfer']

const undo: BalanceStep = (on, _ground, draw) => {
  voidDocument(on, someDocument(on, draw, VOIDED, false).id, VOIDED)
}

const allocate: BalanceStep = (on, _ground, draw) => {
  const source = someDocument(on, draw, ['receipt', 'creditNote', 'disbursement', 'supplierCredit'])
  const isSale = source.kind === 'receipt' || source.kind === 'creditNote'
  const target = on.sql.get<Row>(
    'SELECT id, kind, open, party FROM document WHERE kind = ? AND party = ? AND stands = 1 AND open > 0 LIMIT 1',
    isSale ? 'invoice' : 'bill',
    source.party,
  )
  const { id, open } = target ?? NONE
  allocateCredits(on, [{ source: source.id, target: id, cents: partOf(Math.min(open, source.open), draw) }])
}

/** Undoes a link made after the payment itself; now and then any. */
const unlink: BalanceStep = (on, _ground, draw) => {
  const later = draw(8) === 0 ? '' : 'WHERE fact NOT IN (SELECT fact FROM document) AND effective > 0'
  const rows = on.sql.all<{ source: string; target: string }>(
    `SELECT source, target FROM allocation ${later} ORDER BY stamp DESC, fact, no LIMIT 20`,
  )
  const { source, target } = rows.length > 0 ? someOf(rows, draw) : { source: 'none', target: 'none' }
  unallocate(on, source, target)
}

const transfer: BalanceStep = (on, ground, draw) => {
  const fee = draw(3) === 0 ? { fee: { account: someOf(ground.expenses, draw), cents: someCents(draw) } } : {}
  recordTransfer(on, {
    from: ground.bank,
    to: accountByRole(on.sql, 'cash')!,
    amount: someCents(draw),
    date: someDay(draw),
    ...fee,
  })
}

export const DOCUMENT_STEPS: readonly (readonly [weight: number, name: string, step: BalanceStep])[] = [
  [50, 'sell', sell],
  [40, 'buy', buy],
  [60, 'pay', pay],
  [10, 'deposit', deposit],
  [10, 'refund', refund],
  [10, 'credit', credit],
  [8, 'cancel', cancel],
  [14, 'void', undo],
  [14, 'allocate', allocate],
  [6, 'unlink', unlink],
  [12, 'transfer', transfer],
]
