/** Money received or paid, while it is typed: the oldest first, the discount of the terms, what is left over. */
import { describe, expect, test } from 'vitest'
import type { Day } from '../../db/rules/dates.ts'
import { actionsOf } from '../../renderer/documents/actions.ts'
import { readDecimal, showDecimal, withDecimals } from '../../renderer/documents/decimalInput.ts'
import { filterOf, listInput, searchOf } from '../../renderer/documents/documentFilter.ts'
import type { Document } from '../../renderer/documents/documentKinds.ts'
import {
  blankPayment,
  laidOver,
  numberAfter,
  paidInput,
  settledBy,
  sumLaid,
  wholePayment,
} from '../../renderer/documents/payment.ts'
import { taxSets } from '../../renderer/documents/taxSets.ts'

const open = [
  { id: 'b', partyId: 'p', date: '2026-02-01', dueDate: '2026-03-03', balance: '50.00' },
  { id: 'a', partyId: 'p', date: '2026-01-01', dueDate: '2026-01-31', balance: '100.00' },
  { id: 'c', partyId: 'p', date: '2026-03-01', dueDate: null, balance: '30.00' },
]

test('a sum is laid over what is due first, and never more than is open', () => {
  expect([...laidOver(12_000, open, 'CAD')]).toEqual([
    ['a', '100.00'],
    ['c', '20.00'],
  ])
  const all = laidOver(99_999, open, 'CAD')
  expect(sumLaid(all, 'CAD')).toBe(18_000)
  expect(laidOver(0, open, 'CAD').size).toBe(0)
})

const invoice = { terms: '2/10 Net 30', date: '2026-03-01', total: '1000.00', balance: '1000.00' }

test('paid in time, the discount of the terms is taken from what is paid; late, it is lost', () => {
  const inTime = wholePayment(invoice, blankPayment('2026-03-11'), 'CAD')
  expect(inTime).toMatchObject({ discount: '20.00', amount: '980.00' })
  expect(settledBy(inTime, true, 'CAD')).toBe(100_000)
  expect(wholePayment(invoice, blankPayment('2026-03-12'), 'CAD')).toMatchObject({
    discount: '',
    amount: '1000.00',
  })
})

test('a fee kept from money received settles too; one on money paid does not', () => {
  const draft = { ...blankPayment('2026-03-11'), amount: '97.00', fee: '3.00' }
  expect(settledBy(draft, true, 'CAD')).toBe(10_000)
  expect(settledBy(draft, false, 'CAD')).toBe(9_400)
  expect(paidInput(draft)).toEqual({
    amount: '97.00',
    date: '2026-03-11',
    method: 'bank_transfer',
    fee: '3.00',
  })
})

test('cheques of one run follow each other; another reference stays', () => {
  expect([numberAfter('118', 0), numberAfter('118', 2), numberAfter('EFT-9', 3)]).toEqual([
    '118',
    '120',
    'EFT-9',
  ])
})

describe('what can be done', () => {
  const base = { number: 'F-1', balance: '10.00', holdbackLeft: '0.00' }
  const of = (part: Partial<Document>) => actionsOf({ ...base, ...part } as Document)
  test.each([
    [{ kind: 'invoice', status: 'draft', number: null }, ['edit', 'issue', 'delete']],
    [{ kind: 'invoice', status: 'held' }, []],
    [{ kind: 'invoice', status: 'sent' }, ['receive', 'allocate', 'credit', 'copy', 'pdf', 'cancel']],
    [
      { kind: 'invoice', status: 'paid', balance: '0.00', holdbackLeft: '5.00' },
      ['release', 'credit', 'copy', 'pdf', 'cancel'],
    ],
    [{ kind: 'invoice', status: 'cancelled' }, ['copy', 'pdf']],
    [{ kind: 'bill', status: 'overdue' }, ['pay', 'allocate', 'credit', 'copy', 'cancel']],
    [{ kind: 'quote', status: 'sent' }, ['approve', 'invoice', 'part', 'order', 'refuse', 'copy', 'pdf']],
    [{ kind: 'quote', status: 'refused' }, ['reopen', 'copy', 'pdf']],
    [{ kind: 'order', status: 'invoiced' }, ['invoice', 'part', 'copy', 'pdf']],
    [{ kind: 'creditNote', status: 'used', balance: '0.00' }, ['pdf']],
    [{ kind: 'receipt', status: 'partial' }, ['allocate', 'refund', 'cancel']],
    [{ kind: 'receipt', status: 'cancelled' }, []],
    [{ kind: 'transfer', status: 'recorded', balance: '0.00' }, ['cancel']],
  ] as const)('%o', (part, actions) => {
    expect(of(part as Partial<Document>)).toEqual(actions)
  })
})

test.each([
  ['2,5', 'fr', '2.5'],
  ['=100*1,05', 'fr', '105'],
  ['1 200', 'fr', '1200'],
  ['0.125', 'en', '0.125'],
] as const)('%s is read as %s: %s', (typed, language, text) => {
  expect(readDecimal(typed, 6, language)).toEqual({ ok: true, text })
})

test('a price is shown with the decimals of its currency, and no more than it has', () => {
  expect([
    withDecimals('140', 2),
    withDecimals('0.125', 2),
    withDecimals('', 2),
    withDecimals('7', 0),
  ]).toEqual(['140.00', '0.125', '', '7'])
})

test('a price is read with its thousands apart and every digit it has', () => {
  expect(showDecimal('29520', 2, 'fr')).toBe('29\u00a0520,00')
  expect(showDecimal('1234.5678', 2, 'en')).toBe('1,234.5678')
  expect(showDecimal('3', 0, 'fr')).toBe('3')
})

test('the sets of taxes of Quebec: the usual ones first, then other provinces, each alone, and none', () => {
  const keys = taxSets('CA', ['QC', 'ON'], '2026-03-15' as Day, ['TPS', 'TVQ']).map(({ key }) => key)
  expect(keys.slice(0, 4)).toEqual(['TPS+TVQ', 'TVH-ON', 'TPS', 'TVQ'])
  expect(keys).toContain('EXO')
  expect(keys.at(-1)).toBe('')
  expect(new Set(keys).size).toBe(keys.length)
})

test('a filter stands in the address, and “unpaid” asks for every status that waits', () => {
  const filter = filterOf(new URLSearchParams('status=unpaid&partyId=p1&from=2026-01-01&other=x'))
  expect(searchOf(filter)).toEqual({ status: 'unpaid', partyId: 'p1', from: '2026-01-01' })
  expect(listInput({ ...filter, to: '' })).toEqual({
    partyId: 'p1',
    from: '2026-01-01',
    status: ['sent', 'received', 'partial', 'overdue'],
  })
})
