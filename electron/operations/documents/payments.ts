/** Operations on payments: received and made, refunds, credits put against documents, transfers between own accounts. */
import { z } from 'zod'
import type { Company } from '../../../db/company/company.ts'
import { accountByRole } from '../../../db/records/accounts.ts'
import { allocateCredits, unallocate } from '../../../db/records/documents/allocations.ts'
import { voidDocument } from '../../../db/records/documents/cancel.ts'
import { detail, refuse, refuseAll } from '../../../db/records/documents/errors.ts'
import { type Adjustment, recordPayment, recordTransfer } from '../../../db/records/documents/money.ts'
import { roleAccount } from '../../../db/records/documents/posting.ts'
import { type DocumentRow, getIssued } from '../../../db/records/documents/read.ts'
import { documentView } from '../../../db/records/documents/view.ts'
import type { MoneyKind } from '../../../db/rules/documents/kinds.ts'
import { accountCode, date, id, line, money, note } from '../codecs.ts'
import { reads, writes } from '../registry.ts'
import { documentShape, listed, listInput, listShape, method, showDocument, shownDocument } from './shapes.ts'

const MONEY: readonly MoneyKind[] = ['receipt', 'disbursement', 'clientRefund', 'supplierRefund', 'transfer']

const allocation = z.strictObject({ documentId: id, amount: money })

const movement = {
  amount: money,
  date,
  method: method.default('bank_transfer'),
  reference: line(100).optional(),
  notes: note.optional(),
  account: accountCode.optional(),
}

const paid = {
  ...movement,
  /** Given up or taken off by the other side: early-payment discount. */
  discount: money.optional(),
  /** Kept by the bank or the card company, out of what was paid. */
  fee: money.optional(),
}

const settledDocument = z.strictObject({
  documentId: z.string(),
  number: z.string().nullable(),
  status: z.string(),
  balance: money,
})

const settledShape = z.strictObject({
  ...documentShape.shape,
  /** The documents that it settled, as they are now. */
  settled: z.array(settledDocument),
  /** The one invoice, bill or credit it was for, as it is now. */
  invoice: settledDocument.optional(),
})

function settledAnswer(company: Company, payment: string, one?: string): z.output<typeof settledShape> {
  const view = documentView(company, payment)
  const settled = view.links.map(({ id: documentId }) => {
    const { number, status, balance } = documentView(company, documentId)
    return { documentId, number, status, balance }
  })
  const own = settled.find(({ documentId }) => documentId === one)
  return {
    ...showDocument(view),
    settled,
    ...(own ? { invoice: own } : {}),
  }
}

/** Discounts and fees as adjustments of what is settled, each on its usual account. */
function adjustmentsOf(
  company: Company,
  input: { readonly discount?: number | undefined; readonly fee?: number | undefined },
  isReceived: boolean,
): Adjustment[] {
  const { sql } = company
  const wrong = (['discount', 'fee'] as const).filter((field) => (input[field] ?? 0) < 0)
  refuseAll(wrong.map((field) => detail(field, 'payment.nothing')))
  const discount = isReceived ? 'discountGiven' : 'discountReceived'
  return [
    ...(input.discount ? [{ account: roleAccount(sql, discount), cents: input.discount }] : []),
    ...(input.fee
      ? [{ account: roleAccount(sql, 'bankFees'), cents: isReceived ? input.fee : -input.fee }]
      : []),
  ]
}

/** One document: as much of it as is open; what is paid above stays the party's credit. */
function allocationOf(row: DocumentRow, total: number) {
  return row.open > 0 ? [{ document: row.id, cents: Math.min(total, row.open) }] : []
}

const record = writes({
  name: 'payment.record',
  summary: {
    fr: 'Enregistre un encaissement : d’une facture, de plusieurs, ou au crédit du client.',
    en: 'Records money received: for an invoice, for several, or to the client’s credit.',
  },
  scope: 'payments:write',
  input: z.strictObject({
    invoiceId: id.optional(),
    partyId: id.optional(),
    allocations: z.array(allocation).max(500).optional(),
    ...paid,
    /** Kept as a deposit until an invoice uses it. */
    deposit: z.boolean().optional(),
    projectId: id.optional(),
  }),
  output: settledShape,
  run: (input, company) => {
    const { invoiceId, allocations, partyId, projectId, discount, fee, ...rest } = input
    const adjustments = adjustmentsOf(company, { discount, fee }, true)
    const total = adjustments.reduce((sum, { cents }) => sum + cents, input.amount)
    const one = invoiceId === undefined ? undefined : getIssued(company.sql, invoiceId, ['invoice'])
    const given = allocations?.map(({ documentId, amount }) => ({ document: documentId, cents: amount }))
    const { id: payment } = recordPayment(company, {
      ...rest,
      kind: 'receipt',
      party: partyId ?? one?.party ?? undefined,
      project: projectId,
      adjustments,
      allocations: given ?? (one ? allocationOf(one, total) : []),
    })
    return settledAnswer(company, payment, invoiceId)
  },
})

const payBill = writes({
  name: 'bill.pay',
  summary: {
    fr: 'Paie une facture de fournisseur, en tout ou en partie, ou plusieurs d’un coup.',
    en: 'Pays a supplier’s bill, in whole or in part, or several at once.',
  },
  scope: 'payments:write',
  input: z.strictObject({
    billId: id.optional(),
    id: id.optional(),
    partyId: id.optional(),
    allocations: z.array(allocation).max(500).optional(),
    ...paid,
    /** Left out: all that is open on the bill. */
    amount: money.optional(),
  }),
  output: settledShape,
  run: (input, company) => {
    const { billId, id: sameId, allocations, partyId, discount, fee, amount: asked, ...rest } = input
    const target = billId ?? sameId
    const one = target === undefined ? undefined : getIssued(company.sql, target, ['bill'])
    const adjustments = adjustmentsOf(company, { discount, fee }, false)
    const adjusted = adjustments.reduce((sum, { cents }) => sum + cents, 0)
    const given = allocations?.map(({ documentId, amount }) => ({ document: documentId, cents: amount }))
    const sum = given?.reduce((all, { cents }) => all + cents, 0) ?? one?.open ?? 0
    const amount = asked ?? sum - adjusted
    const { id: payment } = recordPayment(company, {
      ...rest,
      kind: 'disbursement',
      amount,
      party: partyId ?? one?.party ?? undefined,
      adjustments,
      allocations: given ?? (one ? allocationOf(one, amount + adjusted) : []),
    })
    return settledAnswer(company, payment, target)
  },
})

const refundOf = (source: DocumentRow): 'clientRefund' | 'supplierRefund' =>
  ['creditNote', 'receipt'].includes(source.kind) ? 'clientRefund' : 'supplierRefund'

const refund = writes({
  name: 'payment.refund',
  summary: {
    fr: 'Rembourse un crédit : une note de crédit, un trop-payé, un acompte ; ou note le remboursement d’un fournisseur.',
    en: 'Refunds a credit: a credit note, an over-payment, a deposit; or notes a supplier’s refund.',
  },
  scope: 'payments:write',
  input: z.strictObject({
    /** The credit that is paid back. */
    creditId: id,
    ...movement,
    /** Left out: all that is left of the credit. */
    amount: money.optional(),
  }),
  output: settledShape,
  run: (input, company) => {
    const { creditId, amount: asked, ...rest } = input
    const source = getIssued(company.sql, creditId, [
      'creditNote',
      'receipt',
      'supplierCredit',
      'disbursement',
    ])
    const amount = asked ?? source.open
    const { id: payment } = recordPayment(company, {
      ...rest,
      kind: refundOf(source),
      amount,
      party: source.party ?? undefined,
      allocations: [{ document: creditId, cents: amount }],
    })
    return settledAnswer(company, payment, creditId)
  },
})

const list = reads({
  name: 'payment.list',
  summary: {
    fr: 'Liste les encaissements, paiements, remboursements et virements.',
    en: 'Lists receipts, payments, refunds and transfers.',
  },
  scope: 'payments:read',
  input: z.strictObject({
    ...listInput,
    kind: z.enum(MONEY as [MoneyKind, ...MoneyKind[]]).optional(),
  }),
  output: listShape,
  run: ({ kind, ...input }, company) => listed(company, kind ? [kind] : MONEY, input),
})

const get = reads({
  name: 'payment.get',
  summary: { fr: 'Montre un règlement et ce qu’il règle.', en: 'Shows a payment and what it settles.' },
  scope: 'payments:read',
  input: z.strictObject({ id }),
  output: settledShape,
  run: (input, company) => {
    getIssued(company.sql, input.id, MONEY)
    return settledAnswer(company, input.id)
  },
})

const undo = writes({
  name: 'payment.void',
  summary: {
    fr: 'Annule un règlement : son écriture est contrepassée, ce qu’il réglait est de nouveau ouvert.',
    en: 'Voids a payment: its entry is reversed, what it settled is open again.',
  },
  scope: 'payments:write',
  input: z.strictObject({ id, date: date.optional() }),
  output: documentShape,
  run: (input, company) => {
    voidDocument(company, input.id, MONEY, { date: input.date })
    return shownDocument(company, input.id)
  },
})

const allocate = writes({
  name: 'payment.allocate',
  summary: {
    fr: 'Porte un crédit (trop-payé, acompte, note de crédit) sur des factures.',
    en: 'Puts a credit (over-payment, deposit, credit note) against invoices.',
  },
  scope: 'payments:write',
  input: z.strictObject({
    creditId: id,
    allocations: z.array(allocation).min(1).max(500),
    /** Day of the entry that uses a deposit; left out: the later of both documents, or the first open day. */
    date: date.optional(),
  }),
  output: settledShape,
  run: (input, company) => {
    const links = input.allocations.map(({ documentId, amount }) => ({
      source: input.creditId,
      target: documentId,
      cents: amount,
    }))
    allocateCredits(company, links, input.date)
    return settledAnswer(company, input.creditId)
  },
})

const release = writes({
  name: 'payment.unallocate',
  summary: {
    fr: 'Défait le lien d’un crédit et d’une facture.',
    en: 'Undoes the link of a credit and an invoice.',
  },
  scope: 'payments:write',
  input: z.strictObject({ creditId: id, documentId: id }),
  output: settledShape,
  run: (input, company) => {
    unallocate(company, input.creditId, input.documentId)
    return settledAnswer(company, input.creditId)
  },
})

const transfer = writes({
  name: 'transfer.create',
  summary: {
    fr: 'Enregistre un virement entre deux comptes de l’entreprise.',
    en: 'Records a transfer between two accounts of the company.',
  },
  scope: 'payments:write',
  input: z.strictObject({
    from: accountCode,
    to: accountCode,
    amount: money,
    date,
    reference: line(100).optional(),
    notes: note.optional(),
    fee: money.optional(),
  }),
  output: documentShape,
  run: ({ fee, ...input }, company) => {
    const account = fee ? accountByRole(company.sql, 'bankFees') : null
    if (fee && !account)
      throw refuse('document.noRole', { role: 'bankFees' }, [
        detail('fee', 'document.noRole', { role: 'bankFees' }),
      ])
    const made = recordTransfer(company, {
      ...input,
      fee: fee ? { account: account!, cents: fee } : undefined,
    })
    return shownDocument(company, made.id)
  },
})

const nextCheck = reads({
  name: 'payment.nextCheck',
  summary: {
    fr: 'Propose le numéro du prochain chèque d’un compte.',
    en: 'Proposes the number of the next cheque of an account.',
  },
  scope: 'payments:read',
  input: z.strictObject({ account: accountCode }),
  output: z.strictObject({ number: z.string() }),
  run: (input, company) => {
    const row = company.sql.get<{ last: number | null }>(
      `SELECT max(CAST(reference AS INTEGER)) AS last FROM document
       WHERE account = ? AND method = 'check' AND kind IN ('disbursement', 'clientRefund', 'expense')
         AND reference GLOB '[0-9]*' AND NOT reference GLOB '*[^0-9]*' AND length(reference) < 12`,
      input.account,
    )
    return { number: String((row?.last ?? 0) + 1) }
  },
})

export const paymentOperations = [
  record,
  payBill,
  refund,
  list,
  get,
  undo,
  allocate,
  release,
  transfer,
  nextCheck,
] as const
