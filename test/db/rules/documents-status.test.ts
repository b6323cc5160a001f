/** Protects: the status that each document and product shows, and how late what is owed is. */
import { describe, expect, test } from 'vitest'
import type { Day } from '../../../db/rules/dates.ts'
import { AGING_BUCKETS, agedSums, agingBucket, daysLate } from '../../../db/rules/documents/aging.ts'
import { DOCUMENT_KINDS } from '../../../db/rules/documents/kinds.ts'
import { type DocumentFacts, documentStatus, stockStatus } from '../../../db/rules/documents/status.ts'

const today = '2026-05-10' as Day
const yesterday = '2026-05-09' as Day
const issued = { isDraft: false, total: 1000, open: 1000, due: today, today }
const draft = { isDraft: true }
const cancelled = { isCancelled: true }
const late = { due: yesterday }

type Case = [facts: Partial<DocumentFacts>, status: string]
const check = (kind: DocumentFacts['kind'], facts: Partial<DocumentFacts>, status: string) =>
  expect(documentStatus({ ...issued, ...facts, kind })).toBe(status)

describe('what asks for money', () => {
  const cases: Case[] = [
    [{}, 'sent'],
    [draft, 'draft'],
    [{ ...draft, ...late, open: 0 }, 'draft'],
    [late, 'overdue'],
    [{ due: null }, 'sent'],
    [{ open: 400 }, 'partial'],
    [{ open: 400, ...late }, 'overdue'],
    [{ open: 0, ...late }, 'paid'],
    [{ open: 0, total: 0 }, 'paid'],
    [{ open: 1000, total: -1000 }, 'sent'],
    [{ open: 400, total: -1000 }, 'partial'],
    [{ ...cancelled, ...late }, 'cancelled'],
    [{ ...cancelled, open: 0 }, 'cancelled'],
    [{ ...cancelled, ...draft }, 'cancelled'],
  ]
  test.each(cases)('an invoice %j is %s', (facts, status) => check('invoice', facts, status))
  test.each(cases)('a bill or expense %j', (facts, status) => {
    for (const kind of ['bill', 'expense'] as const)
      check(kind, facts, status === 'sent' ? 'received' : status)
  })
})

describe('what can be used', () => {
  test.each<Case>([
    [{}, 'open'],
    [late, 'open'],
    [draft, 'draft'],
    [{ open: 1 }, 'partial'],
    [{ open: 0 }, 'used'],
    [{ open: 1000, total: -1000 }, 'open'],
    [{ ...cancelled, open: 0 }, 'cancelled'],
  ])('a credit or payment %j is %s', (facts, status) => {
    for (const kind of ['creditNote', 'supplierCredit', 'receipt', 'disbursement'] as const)
      check(kind, facts, status)
    for (const kind of ['clientRefund', 'supplierRefund'] as const) check(kind, facts, status)
  })
})

describe('what is promised', () => {
  test.each<Case>([
    [{}, 'sent'],
    [{ due: null }, 'sent'],
    [late, 'expired'],
    [draft, 'draft'],
    [{ ...draft, ...late }, 'draft'],
    [{ answer: 'approved', ...late }, 'approved'],
    [{ answer: 'refused', ...late }, 'refused'],
    [{ answer: null, ...late }, 'expired'],
    [{ answer: 'expired', due: null }, 'expired'],
    [{ answer: 'approved', isInvoiced: true }, 'invoiced'],
  ])('a quote %j is %s', (facts, status) => check('quote', facts, status))

  test.each<Case>([
    [{}, 'sent'],
    [late, 'sent'],
    [draft, 'draft'],
    [{ isInvoiced: true }, 'invoiced'],
    [{ isInvoiced: true, ...cancelled }, 'cancelled'],
  ])('an order %j is %s', (facts, status) => check('order', facts, status))
})

test('a transfer is recorded', () => {
  check('transfer', {}, 'recorded')
  check('transfer', draft, 'draft')
  check('transfer', cancelled, 'cancelled')
})

test('every kind has its status', () => {
  for (const kind of DOCUMENT_KINDS) check(kind, draft, 'draft')
})

describe('stock', () => {
  test.each([
    ['0', '5', '2', 'out'],
    ['-1', '5', '2', 'out'],
    ['0.000001', '5', '2', 'critical'],
    ['2', '5', '2', 'critical'],
    ['2.000001', '5', '2', 'low'],
    ['5', '5', '2', 'low'],
    ['5.000000000001', '5', '2', 'available'],
    ['1', null, null, 'available'],
    ['1', '5', null, 'low'],
    ['1', null, '2', 'critical'],
    ['3', null, '2', 'available'],
    ['1', '0', '0', 'available'],
  ])('of %s with thresholds %s and %s is %s', (quantity, low, critical, status) => {
    expect(stockStatus(quantity, low, critical)).toBe(status)
  })
})

describe('age', () => {
  const asOf = '2026-03-31' as Day
  test.each([
    ['2026-04-01', 0, 'current'],
    ['2026-03-31', 0, 'current'],
    ['2026-03-30', 1, 'd1to30'],
    ['2026-03-01', 30, 'd1to30'],
    ['2026-02-28', 31, 'd31to60'],
    ['2026-01-30', 60, 'd31to60'],
    ['2026-01-29', 61, 'd61to90'],
    ['2025-12-31', 90, 'd61to90'],
    ['2025-12-30', 91, 'over90'],
    ['1999-12-31', 9587, 'over90'],
  ])('due on %s, %i days late: %s', (due, days, bucket) => {
    expect(daysLate(due as Day, asOf)).toBe(days)
    expect(agingBucket(due as Day, asOf)).toBe(bucket)
  })

  test('sums of each column and of all', () => {
    const items = [
      { due: '2026-04-30' as Day, open: 100 },
      { due: '2026-03-30' as Day, open: 20 },
      { due: '2026-03-02' as Day, open: 3 },
      { due: '2025-01-01' as Day, open: -50 },
    ]
    expect(agedSums(items, asOf)).toEqual({
      current: 100,
      d1to30: 23,
      d31to60: 0,
      d61to90: 0,
      over90: -50,
      total: 73,
    })
    expect(Object.keys(agedSums([], asOf))).toEqual([...AGING_BUCKETS, 'total'])
  })
})
