/** What each kind of document is: a wrong side or family would turn an account round in every report. */
import { expect, test } from 'vitest'
import { DOCUMENT_KINDS, kindOf, METHODS } from '../../../db/rules/documents/kinds.ts'

test('kinds', () => {
  const facts = DOCUMENT_KINDS.map((kind) => {
    const { family, side, control = 'none', settles = 'neither' } = kindOf(kind)
    return [kind, family, side, control, settles].join(' ')
  })
  expect(facts).toEqual([
    'quote sales 0 none neither',
    'order sales 0 none neither',
    'invoice sales 1 receivable settled',
    'creditNote sales -1 receivable settling',
    'bill purchases -1 payable settled',
    'expense purchases 0 none neither',
    'supplierCredit purchases 1 payable settling',
    'receipt money -1 receivable settling',
    'disbursement money 1 payable settling',
    'clientRefund money 1 receivable settled',
    'supplierRefund money -1 payable settled',
    'transfer money 0 none neither',
  ])
})

test('methods of payment', () => {
  expect(METHODS).toEqual(['bank_transfer', 'cash', 'check', 'card', 'other'])
})
