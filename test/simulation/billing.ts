/** The steps of an office that bills, as operations; and the company on which its laptops begin. */
import type { ChartAccount } from '../../db/rules/charts/index.ts'
import { formatCents } from '../../db/rules/money.ts'
import type { Laptop, Workshop } from '../support/company.ts'
import type { DocumentStep } from './billingSteps.ts'
import type { AnyStep } from './office.ts'
import { partyOf, someId, someRow } from './pick.ts'

type Call = [name: string, input: object]
const show = (cents: number) => formatCents(cents, 2)

const DOCUMENT_STEPS: Readonly<Record<DocumentStep['kind'], true>> = {
  draft: true,
  'draft.edit': true,
  'draft.delete': true,
  issue: true,
  buy: true,
  pay: true,
  payBill: true,
  deposit: true,
  allocate: true,
  unallocate: true,
  void: true,
  refund: true,
  credit: true,
  cancel: true,
  answer: true,
  progress: true,
  release: true,
  stock: true,
  recur: true,
  transfer: true,
}

export const isOfDocuments = (step: AnyStep): step is DocumentStep => Object.hasOwn(DOCUMENT_STEPS, step.kind)

type Of<K extends DocumentStep['kind']> = Extract<DocumentStep, { kind: K }>

/** Drafts that were not issued; now and then any. */
const draftOf = (on: Laptop, pick: number) =>
  someRow<{ id: string; kind: string }>(
    on,
    `SELECT id, kind FROM draft WHERE kind IS NOT NULL AND template IS NULL
       ${pick % 9 === 0 ? '' : 'AND removed IS NULL AND id NOT IN (SELECT id FROM document)'} ORDER BY id`,
    pick,
  ) ?? { id: 'none', kind: 'invoice' }

/** Issued documents of some kinds, mostly those on which something is open. */
const documentOf = (on: Laptop, kinds: string, pick: number, where = 'open > 0') =>
  someRow<{ id: string; kind: string; open: number }>(
    on,
    `SELECT id, kind, open FROM document WHERE kind IN (${kinds}) ${pick % 9 === 0 ? '' : `AND ${where}`} ORDER BY fact`,
    pick,
  ) ?? { id: 'none', kind: 'none', open: 100 }

const partOf = (open: number, part: string): string => {
  const cents = part === 'over' ? open + 500 : part === 'whole' ? open : Math.ceil(open / 3)
  return show(Math.max(cents, 1))
}

function drafted(on: Laptop, step: Of<'draft'>): Call {
  const product = step.hasProduct ? { productId: someId(on, 'SELECT id FROM product ORDER BY id', 0) } : {}
  const taxes = step.isTaxed ? {} : { taxes: [] }
  return [
    `${step.document}.create`,
    {
      partyId: partyOf(on, step.party),
      date: step.day,
      ...(step.isHeldBack ? { holdbackPercent: '10' } : {}),
      ...(step.document === 'bill' ? { draft: true } : {}),
      lines: [
        { quantity: '2', unitPrice: show(step.cents), ...product, ...taxes },
        { description: 'Autre', unitPrice: '10.00' },
      ],
    },
  ]
}

function editedLines(on: Laptop, draft: string, step: Of<'draft.edit'>): object[] {
  const lines = on.company.sql
    .all<{ id: string; quantity: string; unit_price: string }>(
      'SELECT id, quantity, unit_price FROM draft_line WHERE document = ? AND removed IS NULL ORDER BY position, id',
      draft,
    )
    .map(({ id, quantity, unit_price: unitPrice }) => ({ id, quantity, unitPrice }))
  if (step.what === 'price')
    return lines.map((line, index) => (index === 0 ? { ...line, unitPrice: show(step.cents) } : line))
  const added = { description: step.word, unitPrice: show(step.cents) }
  return step.cents % 2 === 0 ? [...lines, added] : [...lines.slice(1), added]
}

function edited(on: Laptop, step: Of<'draft.edit'>): Call {
  const { id, kind } = draftOf(on, step.draft)
  const fields = {
    notes: () => ({ notes: step.word }),
    party: () => ({ partyId: partyOf(on, step.party) }),
    discount: () => ({ discountPercent: step.cents % 2 === 0 ? '10' : null }),
    price: () => ({ lines: editedLines(on, id, step) }),
    line: () => ({ lines: editedLines(on, id, step) }),
  }
  return [`${kind}.update`, { id, ...fields[step.what]() }]
}

const SETTLED = `SELECT a.source || ' ' || a.target AS id FROM allocation a ORDER BY a.stamp, a.device, a.fact, a.no`
/** Credits and what they could be put against, in the same name. */
const PAIRS = `SELECT c.id AS credit, d.id AS document, min(c.open, d.open) AS cents
  FROM document c JOIN document d ON d.party = c.party AND d.open > 0
  WHERE c.open > 0 AND (c.kind IN ('receipt', 'creditNote') AND d.kind IN ('invoice', 'clientRefund')
    OR c.kind IN ('disbursement', 'supplierCredit') AND d.kind IN ('bill', 'supplierRefund')) ORDER BY c.fact, d.fact`

function allocated(on: Laptop, step: Of<'allocate'>): Call {
  const found = someRow<{ credit: string; document: string; cents: number }>(on, PAIRS, step.pair)
  const { credit, document, cents } = found ?? { credit: 'none', document: 'none', cents: 1 }
  const allocations = [{ documentId: document, amount: partOf(cents, step.part) }]
  return ['payment.allocate', { creditId: credit, allocations }]
}

function answered(on: Laptop, step: Of<'answer'>): Call {
  if (step.answer === 'expire') return ['quote.expire', {}]
  const { id, kind } = documentOf(on, "'quote', 'order'", step.document, 'counts = 1')
  const name = `${kind === 'order' ? 'order' : 'quote'}.${step.answer}`
  return [OF_KIND[name] ?? name, { id }]
}
/** A quote is not cancelled, an order neither approved nor refused. */
const OF_KIND: Record<string, string> = {
  'quote.cancel': 'quote.refuse',
  'order.approve': 'order.cancel',
  'order.refuse': 'order.cancel',
}

/** Making, changing and issuing documents. */
function madeCall(on: Laptop, step: DocumentStep): Call | null {
  switch (step.kind) {
    case 'draft':
      return drafted(on, step)
    case 'draft.edit':
      return edited(on, step)
    case 'draft.delete': {
      const { id, kind } = draftOf(on, step.draft)
      return [`${kind}.delete`, { id }]
    }
    case 'issue': {
      const { id, kind } = draftOf(on, step.draft)
      const isPurchase = ['bill', 'supplierCredit', 'expense'].includes(kind)
      return [`${kind}.${isPurchase ? 'record' : 'send'}`, { id, ...(step.day ? { date: step.day } : {}) }]
    }
    case 'buy': {
      const how = step.document === 'expense' ? { account: '1010', method: 'card' } : {}
      const lines = [{ unitPrice: show(step.cents), account: '6100' }]
      return [`${step.document}.create`, { partyId: partyOf(on, step.party), date: step.day, lines, ...how }]
    }
    case 'credit': {
      const { id, kind } = documentOf(on, "'invoice', 'bill'", step.document, 'stands = 1')
      return [`${kind === 'bill' ? 'bill' : 'invoice'}.credit`, { id, date: step.day }]
    }
    case 'cancel': {
      const { id, kind } = documentOf(on, "'invoice', 'bill', 'supplierCredit'", step.document, 'stands = 1')
      return [`${kind === 'none' ? 'invoice' : kind}.cancel`, { id, date: step.day }]
    }
    case 'answer':
      return answered(on, step)
    case 'progress': {
      const { id, kind } = documentOf(on, "'quote', 'order'", step.document, 'counts = 1')
      const percent = step.percent ? { percent: step.percent } : {}
      return [`${kind === 'order' ? 'order' : 'quote'}.invoice`, { id, date: step.day, ...percent }]
    }
    case 'release': {
      const { id, kind } = documentOf(on, "'invoice', 'bill'", step.document, 'holdback > 0')
      return [`${kind === 'bill' ? 'bill' : 'invoice'}.releaseHoldback`, { id, date: step.day }]
    }
    default:
      return null
  }
}

/** An office's step as the operation that does it. */
export function documentCall(on: Laptop, step: DocumentStep): Call {
  switch (step.kind) {
    case 'pay': {
      const { id, open } = documentOf(on, "'invoice'", step.document)
      return ['payment.record', { invoiceId: id, amount: partOf(open, step.part), date: step.day }]
    }
    case 'payBill': {
      const { id, open } = documentOf(on, "'bill'", step.document)
      return ['bill.pay', { billId: id, amount: partOf(open, step.part), date: step.day }]
    }
    case 'deposit': {
      const partyId = partyOf(on, step.party)
      return ['payment.record', { partyId, amount: show(step.cents), date: step.day, deposit: true }]
    }
    case 'allocate':
      return allocated(on, step)
    case 'unallocate': {
      const [creditId, documentId] = someId(on, SETTLED, step.pair).split(' ')
      return ['payment.unallocate', { creditId, documentId: documentId ?? 'none' }]
    }
    case 'void': {
      const { id } = documentOf(
        on,
        "'receipt', 'disbursement', 'clientRefund', 'supplierRefund', 'transfer'",
        step.payment,
        'stands = 1',
      )
      return ['payment.void', { id, ...(step.day ? { date: step.day } : {}) }]
    }
    case 'refund': {
      const credits = "'receipt', 'creditNote', 'supplierCredit', 'disbursement'"
      const { id, open } = documentOf(on, credits, step.credit)
      return ['payment.refund', { creditId: id, amount: partOf(open, step.part), date: step.day }]
    }
    case 'stock': {
      const productId = someId(on, 'SELECT id FROM product ORDER BY id', 0)
      return ['stock.move', { productId, kind: step.way, quantity: show(step.cents), date: step.day }]
    }
    case 'recur':
      return ['recurring.run', { through: step.through }]
    case 'transfer':
      return ['transfer.create', { from: '1010', to: '1020', amount: show(step.cents), date: step.day }]
    default:
      return madeCall(on, step)!
  }
}

const account = (code: string, type: ChartAccount['type'], role: ChartAccount['role']): ChartAccount => ({
  code,
  name: `Compte ${code}`,
  nameEn: `Account ${code}`,
  type,
  ...(role ? { role } : {}),
})

const BILLING_CHART: readonly ChartAccount[] = [
  account('1010', 'asset', 'bank'),
  account('1020', 'asset', 'cash'),
  account('1060', 'asset', 'receivable'),
  account('1065', 'asset', 'holdbackReceivable'),
  account('1090', 'asset', 'taxRecoverable'),
  account('1095', 'asset', 'taxRecoverable'),
  account('2100', 'liability', 'payable'),
  account('2105', 'liability', 'holdbackPayable'),
  account('2150', 'liability', 'customerDeposit'),
  account('2310', 'liability', 'taxCollected'),
  account('2320', 'liability', 'taxCollected'),
  account('3100', 'equity', 'retainedEarnings'),
  account('4000', 'income', 'sales'),
  account('5000', 'expense', 'suspense'),
  account('6100', 'expense', undefined),
]

/** A company that has begun to bill: what several laptops can each pay, credit, cancel, answer and use. */
export async function startedBilling(workshop: Workshop): Promise<string> {
  const office = workshop.createSmall(BILLING_CHART)
  const client = await office.run('party.create', { name: 'Tremblay', roles: ['client'], province: 'QC' })
  const supplier = await office.run('party.create', { name: 'Gagnon', roles: ['supplier'] })
  const product = await office.run('product.create', { name: 'Bardeau', tracked: true, price: '12.00' })
  const lines = [
    { productId: product.id, quantity: '3', unitPrice: '33.33' },
    { description: 'Pose', unitPrice: '71.57' },
  ]
  const given = { partyId: client.id, date: '2026-01-15', lines }
  for (const holdbackPercent of ['10', null]) {
    const draft = await office.run('invoice.create', { ...given, holdbackPercent })
    await office.run('invoice.send', { id: draft.id })
  }
  const quote = await office.run('quote.create', { ...given, dueDate: '2026-03-01' })
  await office.run('quote.send', { id: quote.id })
  const order = await office.run('order.create', { ...given, discount: '10.01' })
  await office.run('order.send', { id: order.id })
  await office.run('invoice.create', given)
  await office.run('bill.create', {
    ...given,
    partyId: supplier.id,
    lines: [{ unitPrice: '80.00', account: '6100' }],
  })
  await office.run('payment.record', {
    partyId: client.id,
    amount: '60.00',
    date: '2026-01-15',
    deposit: true,
  })
  await office.run('recurring.create', {
    frequency: 'monthly',
    first: '2025-12-31',
    partyId: client.id,
    lines,
  })
  office.company.sql.database.pragma('wal_checkpoint(TRUNCATE)')
  return office.path
}
