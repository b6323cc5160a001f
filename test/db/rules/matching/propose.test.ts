/** What is proposed for a line and why: each reason and each guard has its example. */
import { afterAll, describe, expect, test } from 'vitest'
import { propose, reasonText, reasonTexts } from '../../../../db/rules/matching/propose.ts'
import { codes, day, invoice, line, reasonsOf, shown } from './cases.ts'

const seen = new Set<string>()

/** The reasons of the best proposal, remembered so that none of the list is left without an example. */
function reasons(...input: Parameters<typeof propose>): string[] {
  const proposals = propose(...input)
  for (const proposal of proposals) for (const { code } of proposal.reasons) seen.add(code)
  return reasonsOf(proposals)
}

const roy = (number: string, open: number, more = {}) => invoice(number, 'Atelier Roy', open, more)

describe('amount', () => {
  test.each([
    [100_000, 'amountExact'],
    [99_000, 'amountNear'],
    [101_000, 'amountNear'],
    [98_999, 'amountClose'],
    [95_000, 'amountClose'],
    [94_999, 'amountPart'],
    [105_001, 'amountOver'],
  ])('%i paid of 100,000 cents: %s', (paid, code) => {
    expect(reasons([line('FAC-2026-0012', paid)], [roy('FAC-2026-0012', 100_000)])[0]).toBe(code)
  })

  test('what a bank keeps back is named, and never settled alone', () => {
    const found = propose(
      [line('VIREMENT ATELIER ROY FAC-2026-0012', 18_500)],
      [roy('FAC-2026-0012', 20_000)],
    )
    expect(reasonText(found[0]!.reasons[0]!).fr).toBe('Il manque 15.00 : frais de banque ou escompte ?')
    expect(found[0]!.automatic).toBe(false)
    reasons([line('VIREMENT ATELIER ROY FAC-2026-0012', 18_500)], [roy('FAC-2026-0012', 20_000)])
  })
})

describe('date', () => {
  test.each([
    ['2026-03-10', 'dateSame'],
    ['2026-03-09', 'dateOne'],
    ['2026-03-13', 'dateThree'],
    ['2026-03-03', 'dateSeven'],
    ['2026-02-20', 'dateTerms'],
    ['2026-04-20', 'dateLate'],
    ['2026-02-01', 'dateBefore'],
  ])('paid on %s: %s', (paid, code) => {
    const at = line('FAC-2026-0012', 100_000, { date: day(paid) })
    expect(reasons([at], [roy('FAC-2026-0012', 100_000)])[1]).toBe(code)
  })

  test('a payment long after says nothing by its date', () => {
    const late = line('FAC-2026-0012', 100_000, { date: day('2027-03-10') })
    expect(reasons([late], [roy('FAC-2026-0012', 100_000)])).toEqual(['amountExact', 'referenceFull'])
  })

  test('a document without a due date is expected on its own day', () => {
    const atOnce = roy('FAC-2026-0012', 100_000, { due: null, date: day('2026-03-10') })
    expect(reasons([line('FAC-2026-0012', 100_000)], [atOnce])[1]).toBe('dateSame')
  })
})

describe('number and name', () => {
  test('the table: 50 + 30 + 20 + 5', () => {
    const [best] = propose([line('FAC-2026-0012 ATELIER ROY', 100_000)], [roy('FAC-2026-0012', 100_000)])
    expect(best!.reasons.map(({ points }) => points)).toEqual([50, 30, 20, 5])
    expect([best!.score, best!.automatic]).toEqual([105, true])
  })

  test.each([
    ['FACT 12', ['referenceNumber', 'sole'], true],
    ['VIREMENT 0012', ['referencePart', 'guardProof'], false],
    ['VIREMENT ATELIER ROY', ['name', 'sole'], true],
    ['DEPOT MOBILE', ['guardProof'], false],
    ['DEPOT CONF 12', ['guardProof'], false],
    ['CHQ 0012', ['guardProof'], false],
  ])('%s', (label, expected, automatic) => {
    const input = [[line(label, 100_000)], [roy('FAC-2026-0012', 100_000)]] as const
    expect(reasons(...input).slice(2)).toEqual(expected)
    expect(propose(...input)[0]!.automatic).toBe(automatic)
  })

  test('who is not named stays behind who is, whatever the date', () => {
    const other = invoice('FAC-2026-0020', 'Garage Morin', 100_000)
    const late = roy('FAC-2026-0012', 100_000, { due: day('2026-03-04') })
    const found = propose([line('VIREMENT ATELIER ROY', 100_000)], [other, late])
    expect(shown(found)).toEqual(['L 1 auto D FAC-2026-0012:100000', 'L 2 D FAC-2026-0020:100000'])
    expect(found[0]!.score - found[1]!.score).toBeGreaterThanOrEqual(15)
    reasons([line('VIREMENT ATELIER ROY', 100_000)], [other, late])
  })

  test('a label with the number of another document is not given this one', () => {
    const other = invoice('FAC-2026-0020', 'Garage Morin', 100_000)
    const found = propose([line('FAC-2026-0012', 100_000)], [roy('FAC-2026-0012', 100_000), other])
    expect(found.map(({ reasons: all }) => all.map(({ code }) => code)).at(1)).toContain('referenceOther')
    reasons([line('FAC-2026-0012', 100_000)], [roy('FAC-2026-0012', 100_000), other])
  })

  test('an amount that differs is no rival of the exact one', () => {
    const near = roy('FAC-2026-0013', 100_400)
    const found = propose([line('ATELIER ROY', 100_000)], [roy('FAC-2026-0012', 100_000), near])
    expect(shown(found)).toEqual(['L 1 auto D FAC-2026-0012:100000', 'L 2 D FAC-2026-0013:100000'])
    reasons([line('ATELIER ROY', 100_000)], [roy('FAC-2026-0012', 100_000), near])
  })
})

describe('guards', () => {
  test.each([
    ['guardAmount', 'FAC-2026-0012', 99_999, [roy('FAC-2026-0012', 100_000)]],
    ['guardProof', 'DEPOT', 100_000, [roy('FAC-2026-0012', 100_000)]],
    ['guardEqual', 'ATELIER ROY', 100_000, [roy('1-0001', 100_000), roy('1-0002', 100_000)]],
    ['guardScore', 'ATELIER ROY', 100_000, [roy('1-0001', 100_000, { date: day('2024-01-01'), due: null })]],
    ['guardDate', 'FAC-2026-0012', 100_000, [roy('FAC-2026-0012', 100_000, { date: day('2026-03-20') })]],
    [
      'guardName',
      'GARAGE MORIN FACT 12',
      100_000,
      [roy('F-2026-012', 100_000), invoice('8', 'Garage Morin', 5)],
    ],
    ['guardLabel', 'VIREMENT ENTRE COMPTES ATELIER ROY', 100_000, [roy('FAC-2026-0012', 100_000)]],
    ['guardLabel', 'EN ATTENTE ATELIER ROY', 100_000, [roy('FAC-2026-0012', 100_000)]],
    ['guardClose', 'DEPOT', 100_000, [roy('1', 100_000), invoice('2', 'Garage Morin', 100_000)]],
  ])('%s: %s', (guard, label, cents, documents) => {
    expect(reasons([line(label, cents)], documents)).toContain(guard)
    expect(propose([line(label, cents)], documents).some(({ automatic }) => automatic)).toBe(false)
  })

  test('two lines of one amount and name, weeks apart, and one document', () => {
    const lines = [
      line('ATELIER ROY', 100_000, { id: 'A', date: day('2026-02-20') }),
      line('ATELIER ROY', 100_000, { id: 'L', date: day('2026-03-20') }),
    ]
    expect(reasons(lines, [roy('1', 100_000)])).toContain('guardLine')
  })

  test('own transfers and the bank’s own movements are matched by nothing but a number or a name', () => {
    for (const label of ['VIREMENT ENTRE COMPTES', 'INTERETS CREDITEURS', 'AJUSTEMENT'])
      expect(propose([line(label, 100_000)], [roy('FAC-2026-0012', 100_000)])).toEqual([])
  })

  test('nothing is matched against its direction', () => {
    const bill = roy('FAC-2026-0012', 100_000, { kind: 'bill', direction: -1 })
    expect(propose([line('FAC-2026-0012', 100_000)], [bill])).toEqual([])
    expect(propose([line('FAC-2026-0012', -100_000)], [bill])[0]!.automatic).toBe(true)
    expect(propose([line('FAC-2026-0012', -100_000)], [roy('FAC-2026-0012', 100_000)])).toEqual([])
  })
})

describe('several documents, several lines', () => {
  test('documents whose numbers stand in the label', () => {
    const documents = [roy('F-2026-0011', 30_000), roy('F-2026-0012', 70_000), roy('F-2026-0013', 5_000)]
    const found = propose([line('ATELIER ROY FACT 11 12', 100_000)], documents)
    expect(shown(found)).toEqual(['L 1 auto D F-2026-0011:30000 + D F-2026-0012:70000'])
    expect(reasons([line('ATELIER ROY FACT 11 12', 100_000)], documents)).toContain('amountSum')
  })

  test('all that a party owes, by its name alone', () => {
    const documents = [roy('1-0011', 31_234), roy('1-0012', 70_123)]
    expect(shown(propose([line('VIREMENT ATELIER ROY', 101_357)], documents))).toEqual([
      'L 1 auto D 1-0011:31234 + D 1-0012:70123',
    ])
  })

  test('two groups of one amount are left to a person', () => {
    const documents = [roy('1-0011', 30_000), roy('1-0012', 70_000), roy('1-0013', 70_000)]
    expect(reasons([line('VIREMENT ATELIER ROY', 100_000)], documents)).toContain('guardGroup')
  })

  test('two payments of one document', () => {
    const label = 'VIREMENT ATELIER ROY'
    const lines = [
      line(label, 40_000, { id: 'L' }),
      line(label, 60_000, { id: 'M', date: day('2026-03-25') }),
    ]
    expect(shown(propose(lines, [roy('1-0011', 100_000)]))).toEqual([
      'L 1 D 1-0011:40000',
      'M 1 D 1-0011:60000',
    ])
    expect(reasons(lines, [roy('1-0011', 100_000)])).toContain('amountInstalments')
  })

  test('part payments by number never take more than what is open', () => {
    const lines = ['A', 'B', 'C'].map((id) => line('FAC-2026-0012', 45_000, { id }))
    expect(shown(propose(lines, [roy('FAC-2026-0012', 100_000)]))).toEqual([
      'A 1 D FAC-2026-0012:45000',
      'B 1 D FAC-2026-0012:45000',
    ])
  })

  test('a payment that comes twice settles once, and says so', () => {
    const lines = [
      line('ATELIER ROY FAC-2026-0012', 100_000, { id: 'L', date: day('2026-03-11') }),
      line('ATELIER ROY FAC-2026-0012', 100_000, { id: 'A' }),
    ]
    const found = propose(lines, [roy('FAC-2026-0012', 100_000)])
    expect(shown(found)).toEqual(['A 1 auto D FAC-2026-0012:100000', 'L 1 nothing'])
    expect(reasonText(found[1]!.reasons[0]!).fr).toBe(
      'Semble répéter un paiement de FAC-2026-0012 (2026-03-10) : rien à régler',
    )
    reasons(lines, [roy('FAC-2026-0012', 100_000)])
  })

  test('two equal payments and two equal documents of one party: each gets one, none alone', () => {
    const lines = ['A', 'B'].map((id) => line('ATELIER ROY', 100_000, { id }))
    const found = propose(lines, [roy('1-0011', 100_000), roy('1-0012', 100_000)])
    expect(shown(found.filter(({ rank }) => rank === 1))).toEqual([
      'A 1 D 1-0011:100000',
      'B 1 D 1-0012:100000',
    ])
    for (const { reasons: all } of found) for (const { code } of all) seen.add(code)
  })
})

test('at most three proposals, best first', () => {
  const documents = Array.from({ length: 9 }, (_, at) => roy(`1-00${10 + at}`, 100_000))
  const found = propose([line('ATELIER ROY', 100_000)], documents)
  expect(found.map(({ rank }) => rank)).toEqual([1, 2, 3])
  expect(found.map(({ score }) => score)).toEqual(found.map(({ score }) => score).toSorted((a, b) => b - a))
})

test('nothing open, nothing paid: nothing proposed', () => {
  expect(codes([line('ATELIER ROY', 0)], [roy('1', 100_000)])).toEqual([])
  expect(codes([line('ATELIER ROY', 100_000)], [roy('1', 0)])).toEqual([])
})

test('amounts in a currency without decimals', () => {
  const [best] = propose([line('FAC-2026-0012', 99_000)], [roy('FAC-2026-0012', 100_000)], { decimals: 0 })
  expect(reasonText(best!.reasons[0]!).en).toBe('Amount within 1% (off by 1000)')
})

afterAll(() => {
  expect(Object.keys(reasonTexts).filter((code) => !seen.has(code))).toEqual([])
})
