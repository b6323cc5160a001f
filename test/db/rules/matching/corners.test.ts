/** What is rare among lines and documents, and must come out right all the same. */
import { describe, expect, test } from 'vitest'
import { propose } from '../../../../db/rules/matching/propose.ts'
import { recurrencesOf } from '../../../../db/rules/matching/recurring.ts'
import { transfersOf } from '../../../../db/rules/matching/transfers.ts'
import { withoutZeros } from '../../../../db/rules/matching/words.ts'
import { day, invoice, line, reasonsOf, shown } from './cases.ts'

const roy = (number: string | null, open: number, more = {}) => invoice(number, 'Atelier Roy', open, more)

describe('documents without a number', () => {
  test('are called by their reference, else by the name of their party', () => {
    const early = { early: { cents: 200, through: day('2026-03-15') } }
    const paid = line('VIREMENT ATELIER ROY', 9_800)
    const told = (more: object) => {
      const [first] = propose([paid], [roy(null, 10_000, { ...early, ...more })])
      return [first!.difference, first!.reasons[0]!.values?.number]
    }
    expect(told({})).toEqual(['discount', 'Atelier Roy'])
    const credit = (more: object) =>
      roy(null, 1_000, { id: 'credit', kind: 'creditNote', direction: -1, due: null, ...more })
    const net = (more: object) =>
      propose(
        [line('VIREMENT ATELIER ROY FAC-2026-0012', 9_000)],
        [roy('FAC-2026-0012', 10_000), credit(more)],
      )[0]!.reasons[0]!
    expect(net({})).toMatchObject({ code: 'amountNet', values: { number: 'Atelier Roy' } })
    expect(net({ reference: 'N-7' })).toMatchObject({ code: 'amountNet', values: { number: 'N-7' } })
    const unnamed = propose([line('FAC-2026-0012', 9_000)], [roy('FAC-2026-0012', 10_000), credit({})])[0]!
    expect(unnamed.reasons.map(({ code }) => code)).toEqual([
      ...['amountNet', 'dateSame', 'referenceFull', 'sole', 'guardGroup'],
    ])
  })
})

test('what was posted before is shown by a line of its very amount only', () => {
  const whole = roy('FAC-2026-0012', 10_000, { kind: 'entry', isWhole: true })
  expect(shown(propose([line('FAC-2026-0012', 10_000)], [whole]))).toEqual(['L 1 auto D FAC-2026-0012:10000'])
  expect(propose([line('FAC-2026-0012', 9_990)], [whole])).toEqual([])
})

test('money paid ahead is matched like a document', () => {
  const advance = roy('DEP-2026-0012', 10_000, { kind: 'deposit', due: null })
  expect(shown(propose([line('DEP-2026-0012', 10_000)], [advance]))).toEqual([
    'L 1 auto D DEP-2026-0012:10000',
  ])
})

test('a party that is called like what banks write is not known by its name', () => {
  const bank = invoice('F-71', 'Banque Transfert', 10_000)
  expect(reasonsOf(propose([line('BANQUE TRANSFERT', 10_000)], [bank]))).not.toContain('name')
  const word = invoice('F-71', 'Virement', 10_000)
  expect(reasonsOf(propose([line('VIREMANT', 10_000)], [word]))).not.toContain('name')
})

describe('numbers', () => {
  test('a year may stand in front of the digits without a sign between', () => {
    expect(
      reasonsOf(propose([line('PAIEMENT FAC 2026 0012', 10_000)], [roy('FAC-20260012', 10_000)])),
    ).toContain('referenceFull')
  })

  test('one document may bear the same number twice, and two documents one number', () => {
    const twice = roy('2026-0012', 10_000, { reference: '2026-0012' })
    expect(reasonsOf(propose([line('2026-0012', 10_000)], [twice]))).toContain('referenceFull')
    const both = [
      roy('2026-0012', 10_000, { id: 'a' }),
      roy('2026-0012', 20_000, { id: 'b', reference: '2026-0012' }),
    ]
    expect(shown(propose([line('2026-0012', 20_000)], both))[0]).toBe('L 1 auto b:20000')
  })
})

test('of a label sixty words are read, and four hundred signs', () => {
  const after = (text: string, times: number) =>
    propose([line(`${text.repeat(times)}FAC-2026-0012`, 10_000)], [roy('FAC-2026-0012', 10_000)])[0]!.score
  expect([after('A ', 57) > after('A ', 58), after('A ', 58)]).toEqual([true, after('A ', 100)])
  expect([after('.', 387) > after('.', 388), after('.', 388)]).toEqual([true, after('.', 500)])
})

describe('payments in parts', () => {
  const parts = (labels: readonly string[], dates: readonly string[], cents: readonly number[]) =>
    labels.map((label, at) => line(label, cents[at]!, { id: `L${at}`, date: day(dates[at]!) }))

  test('three that bear the number on one day are taken in their order', () => {
    const three = parts(
      Array(3).fill('FAC-2026-0012'),
      ['2026-03-10', '2026-03-10', '2026-03-10'],
      [2_000, 3_000, 5_000],
    )
    expect(shown(propose(three, [roy('FAC-2026-0012', 10_000)])).map((one) => one.slice(0, 4))).toEqual([
      ...['L0 1', 'L1 1', 'L2 1'],
    ])
  })

  test('three equal ones whose last comes long after, or before the document, are no instalments', () => {
    const late = parts(
      Array(3).fill('FAC-2026-0012'),
      ['2026-03-10', '2026-03-11', '2027-03-10'],
      [2_000, 3_000, 5_000],
    )
    const codes = propose(late, [roy('FAC-2026-0012', 10_000)]).flatMap(({ reasons }) => reasons)
    expect(codes.map(({ code }) => code)).not.toContain('amountInstalments')
    const equal = parts(
      Array(3).fill('VIREMENT ATELIER ROY'),
      ['2026-01-10', '2026-02-10', '2026-03-10'],
      [5_000, 5_000, 5_000],
    )
    const given = propose(equal, [roy(null, 15_000, { date: day('2026-02-01'), due: day('2026-03-01') })])
    expect(given.flatMap(({ reasons }) => reasons).map(({ code }) => code)).not.toContain('amountInstalments')
  })
})

describe('a payment that may be part of another document', () => {
  const guarded = (label: string, cents: number, documents: readonly ReturnType<typeof roy>[]) => {
    const other = line(label, cents, { id: 'M', date: day('2026-03-25') })
    const lines = [line('VIREMENT ATELIER ROY', 12_000), other]
    return reasonsOf(propose(lines, [roy('FAC-2026-0044', 12_000), ...documents])).includes('guardPart')
  }

  test.each([
    ['VIREMENT ATELIER ROY', true],
    ['VIREMENT ATELIER ROY FAC-2026-0020', false],
  ])('not where the other payment is another one’s by its number: %s', (label, expected) => {
    expect(guarded(label, 60_000, [roy('FAC-2026-0020', 60_000), roy('FAC-2026-0013', 72_000)])).toBe(
      expected,
    )
  })

  test('but where it is that of the document itself, less a credit note', () => {
    const credit = roy('NC-2026-0003', 12_000, { kind: 'creditNote', direction: -1 })
    const label = 'ATELIER ROY FAC-2026-0012 NC-2026-0003'
    expect(guarded(label, 88_000, [roy('FAC-2026-0012', 100_000), credit])).toBe(true)
  })
})

test.each([
  ['ATELIER ROY FACT 12', true],
  ['FACT 12', false],
])('two payments by « %s » are sure: %s', (label, expected) => {
  const lines = [line(label, 40_000), line(label, 60_000, { id: 'M', date: day('2026-03-25') })]
  expect(propose(lines, [roy('FAC-2026-0012', 100_000)])[0]!.automatic).toBe(expected)
})

test.each([
  ['2025-11-06', false],
  ['2025-11-05', true],
])('a group is sure unless one of it has a twin within four months, due on %s', (due, expected) => {
  const twin = roy('FAC-2026-0013', 31_234, { date: day('2025-09-01'), due: day(due) })
  const lines = [line('ATELIER ROY', 101_357), line('FAC-2026-0013', 31_234, { id: 'M' })]
  const found = propose(lines, [roy('1-0011', 31_234), roy('1-0012', 70_123), twin])
  expect(found[0]!.automatic).toBe(expected)
})

test('zeros in front of a number say nothing, and nothing else than zeros is zero', () => {
  expect(['000', '0', '007', '70'].map(withoutZeros)).toEqual(['0', '0', '7', '70'])
})

test('of equal payments the one that bears the number of another document is none of this one', () => {
  const equal = ['03-07', '03-08', '03-09', '03-10'].map((date, at) =>
    line(at === 1 ? 'ATELIER ROY FAC-2026-0013' : 'ATELIER ROY', 5_000, {
      id: `L${at}`,
      date: day(`2026-${date}`),
    }),
  )
  const found = propose(equal, [roy('FAC-2026-0012', 15_000), roy('FAC-2026-0013', 5_500)])
  expect(
    shown(found)
      .filter((one) => one.includes('0012'))
      .map((one) => one.slice(0, 2)),
  ).not.toContain('L1')
})

test('two documents by the ends of their numbers alone', () => {
  const both = [roy('FAC-2026-0412', 10_000), roy('FAC-2026-0413', 20_007)]
  const [first] = propose([line('DEPOT 412 413', 30_007)], both)
  expect(first!.allocations.map(({ cents }) => cents)).toEqual([10_000, 20_007])
})

test('a second payment of one document waits for the first', () => {
  const documents = [roy('FAC-2026-0012', 10_000), invoice('FAC-2026-0013', 'Atelier Roy', 10_000)]
  const lines = [
    line('VIREMENT ATELIER ROY FAC-2026-0012', 10_000, { id: 'A', date: day('2026-03-05') }),
    line('VIREMENT ATELIER ROY FAC-2026-0012', 10_000, { id: 'A2', date: day('2026-03-05') }),
    line('VIREMENT ATELIER ROY FAC-2026-0012', 10_000, { id: 'A3', date: day('2026-03-06') }),
    line('VIREMENT ATELIER ROY FAC-2026-0012 FAC-2026-0013', 10_000, { id: 'B' }),
  ]
  expect(shown(propose(lines, documents)).filter((one) => one.includes(' 1'))).toEqual([
    'A 1 auto D FAC-2026-0012:10000',
    'B 1 D FAC-2026-0013:10000',
    'A2 1 nothing',
    'A3 1 nothing',
  ])
})

test('a text says what was in the reference of a transfer, and the earlier of two that fit alike comes first', () => {
  const accounts = [
    { account: '1010', names: ['Compte courant'] },
    { account: '1015', names: ['Épargne stable'] },
  ]
  const own = (id: string, account: string, cents: number, date: string, reference = '') => ({
    ...{ id, account, cents, date: day(date), description: 'VIREMENT', reference },
  })
  const found = transfersOf(
    [
      own('d', '1015', 700, '2026-03-20'),
      own('c', '1010', -700, '2026-03-20', 'VERS EPARGNE STABLE'),
      own('b', '1015', 500, '2026-03-10'),
      own('a', '1010', -500, '2026-03-10', 'VERS EPARGNE STABLE'),
    ],
    accounts,
  )
  expect(found.map(({ from, to, score }) => [from.id, to.id, score])).toEqual([
    ['a', 'b', found[0]!.score],
    ['c', 'd', found[0]!.score],
  ])
})

test.each([
  ['first', '2026-03-04', '2026-03-05'],
  ['last', '2026-03-05', '2026-03-01'],
] as const)('of two runs as near in amount, the longer one goes on: it came %s', (_, long, short) => {
  const lines = [
    ['2026-01-05', -9_000],
    ['2026-02-05', -9_000],
    [long, -9_100],
    [short, -8_900],
    ['2026-04-04', -9_000],
  ] as const
  const found = recurrencesOf(
    lines.map(([date, cents], at) => line('HYDRO', cents, { id: `${at}`, date: day(date) })),
  )
  expect(found.get('4')?.count).toBe(4)
})
