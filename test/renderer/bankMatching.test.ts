/** Several documents put together for one bank line, and what the proof says: sums, differences, what is refused before it is sent. */
import { describe, expect, test } from 'vitest'
import {
  acceptable,
  added,
  type Chosen,
  type Difference,
  faultOf,
  matchOf,
  type OpenDocument,
  type Proposal,
  startOf,
  sumsOf,
} from '../../renderer/bank/matching.ts'
import { causesOf, type Proof } from '../../renderer/bank/proofWords.ts'

const document = (id: string, balance: string): OpenDocument => ({
  id,
  kind: 'invoice',
  number: id,
  reference: null,
  date: '2026-03-01',
  dueDate: null,
  balance,
  partyId: 'p',
  partyName: 'Client',
})
const line = { id: 'l', amount: '344.93' }
const credit: Difference = { to: 'credit', account: '' }
const account = (code: string): Difference => ({ to: 'account', account: code })
const chosen = (...parts: readonly (readonly [id: string, amount: string])[]): Chosen[] =>
  parts.map(([id, amount]) => ({ document: document(id, amount), amount }))

const proposal = (amounts: readonly string[], code = 'amountExact'): Proposal => ({
  lineId: 'l',
  rank: 1,
  score: 50,
  automatic: false,
  difference: null,
  allocations: amounts.map((amount, at) => ({ documentId: `d${at}`, amount })),
  reasons: [{ code, points: 50, text: { fr: '', en: '' } }],
})

describe('accepting a proposal', () => {
  test.each([
    [['344.93'], true],
    [['114.98', '229.95'], true],
    [['344.92'], false],
    [[], false],
  ])('%j makes the line: %s', (amounts, whole) => {
    expect(acceptable(proposal(amounts), line, 'CAD') !== null).toBe(whole)
    expect(acceptable(proposal(amounts), { ...line, amount: '-344.93' }, 'CAD') !== null).toBe(whole)
  })

  test('a difference that explains itself goes to its account; without one it is asked about', () => {
    const short = (account: string | null): Proposal => ({
      ...proposal(['360.00'], 'amountFee'),
      difference: { kind: 'fee', amount: '15.07', account },
    })
    expect(acceptable(short('6160'), line, 'CAD')).toEqual({
      lineId: 'l',
      allocations: [{ documentId: 'd0', amount: '360.00' }],
      difference: { account: '6160' },
    })
    expect(acceptable(short(null), line, 'CAD')).toBeNull()
  })

  test('a credit note is taken off', () => {
    expect(acceptable(proposal(['360.00', '-15.07'], 'amountNet'), line, 'CAD')).not.toBeNull()
    const documents = [document('d0', '360.00'), { ...document('d1', '15.07'), kind: 'creditNote' }]
    const start = startOf(proposal(['360.00', '-15.07'], 'amountNet'), documents)
    expect(start.map(({ amount }) => amount)).toEqual(['360.00', '15.07'])
    expect(sumsOf(start, line, 'CAD')).toEqual({ sum: 34_493, left: 0 })
    expect(matchOf(start, credit, line, 'CAD').allocations.map(({ amount }) => amount)).toEqual([
      '360.00',
      '-15.07',
    ])
    expect(faultOf(start, credit, line, 'CAD')).toBeNull()
    expect(faultOf(start.slice(1), credit, line, 'CAD')).toBe('nothing')
    // the same credit note is what money out pays back
    expect(sumsOf(start.slice(1), { amount: '-15.07' }, 'CAD')).toEqual({ sum: 1_507, left: 0 })
  })

  test('one that is short starts a combination with the whole document, so that the rest is asked about', () => {
    const documents = [document('d0', '360.00')]
    expect(startOf(proposal(['344.93'], 'amountShort'), documents)[0]!.amount).toBe('360.00')
    expect(startOf(proposal(['344.93'], 'amountPart'), documents)[0]!.amount).toBe('344.93')
    expect(startOf(undefined, documents)).toEqual([])
  })
})

describe('choosing documents', () => {
  test('takes what is open while it fits, then what is left, then what is open again', () => {
    const first = added([], document('a', '300.00'), line, 'CAD')
    const second = added(first, document('b', '100.00'), line, 'CAD')
    const third = added(second, document('c', '50.00'), line, 'CAD')
    expect(third.map(({ amount }) => amount)).toEqual(['300.00', '44.93', '50.00'])
    expect(sumsOf(third, line, 'CAD')).toEqual({ sum: 39493, left: -5000 })
    expect(added(third, document('a', '300.00'), line, 'CAD')).toBe(third)
  })

  test('an entry is shown whole or not at all', () => {
    expect(added([], document('entry:e', '500.00'), line, 'CAD')[0]!.amount).toBe('500.00')
  })

  test.each<[string, Chosen[], Difference, string | null]>([
    ['nothing', [], credit, 'nothing'],
    ['an amount of zero', chosen(['a', '344.93'], ['b', '0.00']), credit, 'amount'],
    ['an empty amount', chosen(['a', '']), credit, 'amount'],
    ['an entry with an invoice', chosen(['a', '300.00'], ['entry:e', '44.93']), credit, 'mixed'],
    ['entries that make less', chosen(['entry:e', '44.93']), account('6150'), 'entries'],
    ['entries that make the line', chosen(['entry:e', '344.93']), credit, null],
    ['the line', chosen(['a', '114.98'], ['b', '229.95']), credit, null],
    ['less, to the credit', chosen(['a', '114.98']), credit, null],
    ['less, to no account', chosen(['a', '114.98']), account(''), 'difference'],
    ['less, to an account', chosen(['a', '114.98']), account('6150'), null],
    ['more, to the credit', chosen(['a', '400.00']), credit, 'difference'],
    ['more, to an account', chosen(['a', '400.00']), account('6150'), null],
  ])('%s', (_name, parts, difference, fault) => {
    expect(faultOf(parts, difference, line, 'CAD')).toBe(fault)
  })

  test('what is told: no difference, a credit, an account', () => {
    expect(matchOf(chosen(['a', '344.93']), account('6150'), line, 'CAD')).toEqual({
      lineId: 'l',
      allocations: [{ documentId: 'a', amount: '344.93' }],
    })
    expect(matchOf(chosen(['a', '300.00']), credit, line, 'CAD').difference).toEqual({})
    expect(matchOf(chosen(['a', '300.00']), account('6150'), line, 'CAD').difference).toEqual({
      account: '6150',
    })
    expect(matchOf(chosen(['a', '400.00']), account('6150'), line, 'CAD').difference).toEqual({
      account: '6150',
    })
  })
})

describe('why an account is not reconciled', () => {
  const proof: Proof = {
    statementId: 's',
    lastDate: '2026-03-31',
    statementBalance: '10.00',
    closingBalanceProved: true,
    bookBalance: '10.00',
    outstanding: '0.00',
    outstandingCount: 0,
    later: '0.00',
    laterCount: 0,
    waiting: 0,
    waitingSum: '0.00',
    ignored: 0,
    ignoredSum: '0.00',
    difference: '0.00',
    reconciled: false,
  }
  test.each<[Partial<Proof>, number, readonly string[]]>([
    [{ reconciled: true }, 0, []],
    [{ lastDate: null, statementBalance: null, difference: null }, 0, ['noStatement']],
    [{ lastDate: null, statementBalance: null, difference: null }, 6, ['noStatement', 'waiting']],
    [{ statementBalance: null, closingBalanceProved: false, difference: null }, 2, ['noBalance', 'waiting']],
    [{ closingBalanceProved: false, difference: '-1.00' }, 0, ['notProved', 'difference']],
    [{ waiting: 3 }, 3, ['waiting']],
    [{ difference: '0.01' }, 0, ['difference']],
  ])('%j', (part, left, causes) => {
    expect(causesOf({ ...proof, ...part }, left)).toEqual(causes)
  })
})
