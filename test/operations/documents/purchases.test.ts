/**
 * Purchases by hand: bills, expenses and suppliers' credits, with what is given back of each tax (CTI, RTI), what stays
 * in the cost (meals, provincial sales taxes, a company not registered), and the supplier's own cents.
 */
import { describe, expect, test } from 'vitest'
import { Books, type BooksOptions } from '../../support/books.ts'
import { balanceOf, clientOf, faultsOf, postedBy, supplierOf } from './help.ts'

interface Example {
  readonly name: string
  readonly books?: BooksOptions
  readonly supplier?: object
  readonly bill: object
  readonly total: string
  readonly postings: readonly string[]
}

const wood = (unitPrice: string, more: object = {}) => ({
  description: 'Bois',
  unitPrice,
  account: '5010',
  ...more,
})

const EXAMPLES: readonly Example[] = [
  {
    name: 'CTI and RTI are given back',
    bill: { lines: [wood('200.00')] },
    total: '229.95',
    postings: ['5010 200.00', '1090 10.00 TPS on 200.00', '1095 19.95 TVQ on 200.00', '2100 -229.95'],
  },
  {
    name: 'meals: half of each tax stays in the cost',
    bill: { lines: [wood('80.00', { account: '6110' })] },
    // TPS 4.00 and TVQ 7.98: 2.00 and 3.99 are given back
    total: '91.98',
    postings: ['6110 85.99', '1090 2.00 TPS on 40.00', '1095 3.99 TVQ on 40.00', '2100 -91.98'],
  },
  {
    name: 'meals of an odd cent beside other costs',
    bill: { lines: [wood('100.00'), wood('33.33', { account: '6110' })] },
    // TPS 6.67 (5.00 + 1.67, of which 0.84 back), TVQ 13.30 (9.97 + 3.33, of which 1.67 back)
    total: '153.30',
    postings: [
      '5010 100.00',
      '6110 35.82',
      '1090 5.84 TPS on 116.67',
      '1095 11.64 TVQ on 116.67',
      '2100 -153.30',
    ],
  },
  {
    name: 'a provincial sales tax stays in the cost',
    supplier: { province: 'BC' },
    bill: { lines: [wood('100.00')] },
    total: '112.00',
    postings: ['5010 107.00', '1090 5.00 TPS on 100.00', '2100 -112.00'],
  },
  {
    name: 'TVH of Ontario is given back',
    supplier: { province: 'ON' },
    bill: { lines: [wood('100.00')] },
    total: '113.00',
    postings: ['5010 100.00', '1092 13.00 TVH-ON on 100.00', '2100 -113.00'],
  },
  {
    name: 'a company that is not registered bears it all',
    books: { taxes: {} },
    bill: { lines: [wood('229.95')] },
    total: '229.95',
    postings: ['5010 229.95', '2100 -229.95'],
  },
  {
    name: 'self-assessed: due and given back at once, the supplier gets the price',
    supplier: { country: 'US', province: null },
    bill: { selfAssessed: true, lines: [wood('1000.00', { taxes: ['TPS', 'TVQ'] })] },
    total: '1000.00',
    postings: [
      '5010 1000.00',
      '1090 50.00 TPS on 1000.00',
      '1095 99.75 TVQ on 1000.00',
      '2340 -50.00 TPS on -1000.00',
      '2340 -99.75 TVQ on -1000.00',
      '2100 -1000.00',
    ],
  },
  {
    name: 'the cents of the supplier’s paper are posted',
    bill: {
      lines: [wood('140.00')],
      taxAmounts: [
        { code: 'TPS', amount: '7.00' },
        { code: 'TVQ', amount: '13.96' },
      ],
    },
    total: '160.96',
    postings: ['5010 140.00', '1090 7.00 TPS on 140.00', '1095 13.96 TVQ on 140.00', '2100 -160.96'],
  },
  {
    name: 'a holdback on a subcontractor',
    bill: { holdbackPercent: '10', lines: [wood('10000.00')] },
    total: '10347.75',
    postings: [
      '5010 10000.00',
      '1090 450.00 TPS on 9000.00',
      '1095 897.75 TVQ on 9000.00',
      '2105 -1000.00',
      '2100 -10347.75',
    ],
  },
  {
    name: 'exempt',
    bill: { lines: [wood('50.00', { taxes: ['EXO'] })] },
    total: '50.00',
    postings: ['5010 50.00 EXO on 50.00', '2100 -50.00'],
  },
]

test.each(EXAMPLES)('$name', async ({ books: options, supplier, bill, total, postings }) => {
  const books = new Books(options)
  const partyId = await supplierOf(books, supplier)
  const recorded = await books.call('bill.create', { partyId, date: '2026-03-10', ...bill } as never)
  expect(recorded).toMatchObject({ total, balance: total, status: 'received', number: 'ACH-2026-0001' })
  expect(postedBy(books, recorded)).toEqual(postings)
  const cancelled = await books.call('bill.cancel', { id: recorded.id })
  expect(cancelled).toMatchObject({ status: 'cancelled', balance: '0.00' })
  for (const posting of postings) expect(balanceOf(books, posting.split(' ')[0]!)).toBe('0.00')
  expect(faultsOf(books)).toEqual([])
})

describe('a bill', () => {
  test('kept as a draft posts nothing until it is recorded', async () => {
    const books = new Books()
    const partyId = await supplierOf(books)
    const draft = await books.call('bill.create', {
      partyId,
      date: '2026-03-10',
      draft: true,
      lines: [wood('5.00')],
    })
    expect(draft).toMatchObject({ status: 'draft', entryId: null, total: '5.75' })
    await books.call('bill.update', { id: draft.id, reference: 'F-1' })
    expect(await books.call('bill.record', { id: draft.id, date: '2026-03-11' })).toMatchObject({
      status: 'received',
      date: '2026-03-11',
      reference: 'F-1',
    })
    expect(await books.refused('bill.update', { id: draft.id, reference: 'F-2' })).toMatchObject({
      code: 'document.notDraft',
    })
  })

  test('with a number of the supplier that is known already is told, not refused', async () => {
    const books = new Books()
    const partyId = await supplierOf(books)
    const given = { partyId, date: '2026-03-10', reference: 'F-77', lines: [wood('5.00')] }
    expect((await books.call('bill.create', given)).warnings).toEqual([])
    const second = await books.call('bill.create', { ...given, reference: ' f-77 ' })
    expect(second.warnings).toMatchObject([{ code: 'warning.sameReference', path: 'reference' }])
    const other = await supplierOf(books, { name: 'Autre' })
    expect((await books.call('bill.create', { ...given, partyId: other })).warnings).toEqual([])
  })

  test('tells a tax far from the computation, and a line to classify', async () => {
    const books = new Books()
    const partyId = await supplierOf(books)
    const { warnings, lines } = await books.call('bill.create', {
      partyId,
      date: '2026-03-10',
      lines: [{ unitPrice: '100.00' }],
      taxAmounts: [{ code: 'TVQ', amount: '10.04' }],
    })
    expect(lines[0]!.account).toBe('1035')
    expect(warnings.map(({ code }) => code)).toEqual(['warning.unclassified', 'warning.taxGap'])
  })

  test('credited in whole mirrors the supplier’s own cents', async () => {
    const books = new Books()
    const partyId = await supplierOf(books)
    const bill = await books.call('bill.create', {
      partyId,
      date: '2026-03-10',
      lines: [wood('140.00')],
      taxAmounts: [{ code: 'TVQ', amount: '13.90' }],
    })
    const draft = await books.call('bill.credit', { id: bill.id, date: '2026-03-12' })
    const credit = await books.call('supplierCredit.record', { id: draft.id })
    expect(postedBy(books, credit)).toEqual([
      '5010 -140.00',
      '1090 -7.00 TPS on -140.00',
      '1095 -13.90 TVQ on -140.00',
      '2100 160.90',
    ])
    expect(credit).toMatchObject({ status: 'used', balance: '0.00' })
    expect(await books.call('bill.get', { id: bill.id })).toMatchObject({ status: 'paid', balance: '0.00' })
    expect(await books.refused('bill.cancel', { id: bill.id })).toMatchObject({ code: 'document.hasCredits' })
    await books.call('supplierCredit.cancel', { id: credit.id })
    expect(await books.call('bill.get', { id: bill.id })).toMatchObject({
      status: 'received',
      balance: '160.90',
    })
    expect(await books.call('bill.cancel', { id: bill.id })).toMatchObject({ status: 'cancelled' })
    expect(await books.refused('bill.credit', { id: bill.id })).toMatchObject({ code: 'document.cancelled' })
  })

  test('has its holdback released by a bill, and not once it is cancelled', async () => {
    const books = new Books()
    const partyId = await supplierOf(books)
    const given = { partyId, date: '2026-03-10', holdbackPercent: '10', lines: [wood('10000.00')] }
    const bill = await books.call('bill.create', given)
    const draft = await books.call('bill.releaseHoldback', { id: bill.id, date: '2026-03-20' })
    const release = await books.call('bill.record', { id: draft.id })
    expect(postedBy(books, release)).toEqual([
      '2105 1000.00',
      '1090 50.00 TPS on 1000.00',
      '1095 99.75 TVQ on 1000.00',
      '2100 -1149.75',
    ])
    await books.call('bill.cancel', { id: release.id })
    await books.call('bill.cancel', { id: bill.id })
    expect(await books.refused('bill.releaseHoldback', { id: bill.id })).toMatchObject({
      code: 'document.cancelled',
    })
    expect(balanceOf(books, '2105')).toBe('0.00')
  })

  test('of a client who is a supplier too stays apart from what he owes', async () => {
    const books = new Books()
    const partyId = await clientOf(books, { roles: ['client', 'supplier'] })
    const bill = await books.call('bill.create', { partyId, date: '2026-03-10', lines: [wood('10.00')] })
    const refusal = await books.refused('payment.record', {
      partyId,
      amount: '11.50',
      date: '2026-03-10',
      allocations: [{ documentId: bill.id, amount: '11.50' }],
    })
    expect(refusal).toEqual({
      code: 'payment.wrongSide',
      details: ['allocations.0.documentId payment.wrongSide'],
    })
  })
})

describe('an expense', () => {
  test('is paid at once, through the account given', async () => {
    const books = new Books()
    const expense = await books.call('expense.create', {
      date: '2026-03-10',
      account: '2010',
      method: 'card',
      lines: [{ description: 'Essence', unitPrice: '50.00', account: '6150' }],
    })
    expect(expense).toMatchObject({ status: 'paid', number: 'DEP-2026-0001', paid: '57.49', balance: '0.00' })
    expect(postedBy(books, expense)).toEqual([
      '6150 50.00',
      '1090 2.50 TPS on 50.00',
      '1095 4.99 TVQ on 50.00',
      '2010 -57.49',
    ])
    expect(await books.call('expense.cancel', { id: expense.id })).toMatchObject({ status: 'cancelled' })
    expect(balanceOf(books, '2010')).toBe('0.00')
  })

  test('says all that is wrong at once, under its own fields', async () => {
    const books = new Books()
    const lines = [
      { unitPrice: '50.00', account: '9998' },
      { unitPrice: '1.00', taxes: ['TPS', 'XYZ'], productId: 'none', projectId: 'none' },
    ]
    const before = books.stateHash()
    expect(await books.refused('expense.create', { date: '2026-03-10', projectId: 'no', lines })).toEqual({
      code: 'document.refused',
      details: [
        'lines.0.account ledger.unknownAccount',
        'lines.1.productId document.unknownProduct',
        'lines.1.projectId ledger.unknownProject',
        'lines.1.taxes.1 tax.notHere',
        'projectId ledger.unknownProject',
        'account payment.noBank',
      ],
    })
    expect(books.stateHash()).toBe(before)
  })
})

test('goods that are counted come in with a bill and go back with its credit', async () => {
  const books = new Books()
  const partyId = await supplierOf(books)
  const product = await books.call('product.create', {
    name: 'Bardeau',
    tracked: true,
    purchaseAccount: '5010',
  })
  const lines = [{ productId: product.id, quantity: '12.5', unitPrice: '4.00' }]
  const bill = await books.call('bill.create', { partyId, date: '2026-03-10', lines })
  const held = async () => (await books.call('product.get', { id: product.id })).quantity
  expect(await held()).toBe('12.5')
  const draft = await books.call('bill.credit', { id: bill.id })
  await books.call('supplierCredit.update', { id: draft.id, lines: [{ ...lines[0]!, quantity: '2.5' }] })
  const credit = await books.call('supplierCredit.record', { id: draft.id })
  expect(await held()).toBe('10')
  await books.call('supplierCredit.cancel', { id: credit.id })
  expect(await held()).toBe('12.5')
  await books.call('bill.cancel', { id: bill.id })
  expect(await held()).toBe('0')
})
