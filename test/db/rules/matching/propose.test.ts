/** What is proposed for a line and why: each reason and each guard has its example. */
import { afterAll, describe, expect, test } from 'vitest'
import { addDays } from '../../../../db/rules/dates.ts'
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
    expect(found[0]!.reasons[0]).toStrictEqual({
      ...{ code: 'amountShort', points: 0, values: { difference: '15.00' } },
    })
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

  test('between the document and its due date, by the amount alone', () => {
    const paid = line('DEPOT', 100_000, { date: day('2026-02-20') })
    expect(reasons([paid], [roy('FAC-2026-0012', 100_000)])).toEqual([
      ...['amountExact', 'dateTerms', 'guardProof', 'guardScore'],
    ])
  })

  test.each([0, 1, 15, 24, 39])(
    'of forty documents of one amount, that of day %i is found on its day',
    (at) => {
      const forty = Array.from({ length: 40 }, (_, later) =>
        invoice(`F-${later}`, `Party ${later}`, 100_000, {
          date: day('2025-12-01'),
          due: addDays(day('2026-01-01'), later),
        }),
      )
      const paid = line('DEPOT', 100_000, { date: addDays(day('2026-01-01'), at) })
      expect(shown(propose([paid], forty))[0]).toBe(`L 1 D F-${at}:100000`)
    },
  )

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
    ['VIREMENT ATELIER ROY LAVAL', ['name', 'sole', 'guardProof'], false],
    ['DEPOT MOBILE', ['guardProof'], false],
    ['DEPOT CONF 12', ['guardProof'], false],
    ['CHQ 0012', ['guardProof'], false],
    ['WIRE SWIFT', ['guardProof'], false],
    ['WIRE SWIFT ATELIER ROY', ['name', 'sole'], true],
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
    ['guardAmount', 'FAC-2026-0012', 99_997, [roy('FAC-2026-0012', 100_000)]],
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

  test('one of two documents is later than their payment', () => {
    const later = { date: day('2026-03-20'), due: day('2026-04-10') }
    const both = [roy('F-2026-0011', 30_000), roy('F-2026-0012', 70_000, later)]
    expect(reasons([line('ATELIER ROY FACT 11 12', 100_000)], both)).toContain('guardDate')
  })

  test.each([
    ['DEPOT', ['guardEqual']],
    ['GARAGE MORIN', []],
  ])('after REF another document of the amount casts doubt, unless a line proves it: %s', (label, guards) => {
    const documents = [roy('FAC-2026-0012', 100_000), invoice('FAC-2026-0044', 'Garage Morin', 100_000)]
    const lines = [line('REF 12', 100_000), line(label, 100_000, { id: 'M' })]
    expect(reasons(lines, documents).slice(4)).toEqual(guards)
  })

  test.each([
    ['2026-03-17', true],
    ['2026-03-18', false],
  ])('after REF another document that is due on %s casts doubt: %s', (due, expected) => {
    const other = invoice('FAC-2026-0044', 'Garage Morin', 100_000, { due: day(due) })
    const held = reasons([line('REF 12', 100_000)], [roy('FAC-2026-0012', 100_000), other])
    expect(held.includes('guardEqual')).toBe(expected)
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

  test('no document is paid again among several', () => {
    const first = line('FAC-2026-0011', 30_000, { id: 'A', date: day('2026-03-01') })
    const documents = [roy('FAC-2026-0011', 30_000), roy('FAC-2026-0012', 70_000)]
    const found = propose([first, line('ATELIER ROY FACT 11 12', 100_000)], documents)
    expect(shown(found.filter(({ rank }) => rank === 1))).toEqual([
      'A 1 auto D FAC-2026-0011:30000',
      'L 1 D FAC-2026-0012:70000',
    ])
  })

  test('all that a party owes, by its name alone', () => {
    const documents = [roy('1-0011', 31_234), roy('1-0012', 70_123)]
    expect(shown(propose([line('VIREMENT ATELIER ROY', 101_357)], documents))).toEqual([
      'L 1 auto D 1-0011:31234 + D 1-0012:70123',
    ])
  })

  test.each([
    ['expense', 'bill', 'supplierCredit'],
    ['bill', 'expense', 'supplierCredit'],
  ])('%s and %s are paid together, or net of a %s', (kind, other, credit) => {
    const out = { direction: -1, kind } as const
    const paid = (cents: number, more: ReturnType<typeof roy>) =>
      shown(propose([line('VIREMENT ATELIER ROY', -cents)], [roy('1-0011', 31_234, out), more]))
    expect(paid(101_357, roy('1-0012', 70_123, { ...out, kind: other }))).toEqual([
      'L 1 auto D 1-0011:31234 + D 1-0012:70123',
    ])
    expect(paid(30_111, roy('C-8', 1_123, { kind: credit }))).toEqual(['L 1 D 1-0011:31234 + D C-8:-1123'])
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

  test('more payments of one document, each with its number, are sure together', () => {
    const lines = [40_000, 35_000, 25_000].map((cents, at) =>
      line('ATELIER ROY FAC-2026-0012', cents, { id: `${at}`, date: day(`2026-03-${10 + 5 * at}`) }),
    )
    const document = roy('FAC-2026-0012', 100_000)
    expect(shown(propose(lines, [document]))).toEqual([
      '0 1 auto D FAC-2026-0012:40000',
      '1 1 auto D FAC-2026-0012:35000',
      '2 1 auto D FAC-2026-0012:25000',
    ])
    // one of them says nothing: a person looks at them all
    const unnamed = lines.with(2, line('ATELIER ROY', 25_000, { id: '2', date: day('2026-03-20') }))
    expect(propose(unnamed, [document]).filter(({ automatic }) => automatic)).toEqual([])
  })

  test('equal payments of one document under one name', () => {
    const lines = [0, 1, 2].map((at) =>
      line('VIREMENT ATELIER ROY', 30_000, { id: `${at}`, date: day(`2026-0${3 + at}-10`) }),
    )
    const found = propose(lines, [roy('1-0011', 90_000)])
    expect(shown(found)).toEqual(['0 1 D 1-0011:30000', '1 1 D 1-0011:30000', '2 1 D 1-0011:30000'])
    expect(reasonText(found[0]!.reasons[0]!).en).toBe('Exact amount in 3 payments')
  })

  test('of two ways to pay a document, the one of fewer payments', () => {
    const each = (ids: string, cents: number) =>
      [...ids].map((id, at) => line('ATELIER ROY', cents, { id, date: day(`2026-03-${10 + 10 * at}`) }))
    expect(shown(propose([...each('ABC', 3_000), ...each('XY', 4_500)], [roy('1-0011', 9_000)]))).toEqual([
      'X 1 D 1-0011:4500',
      'Y 1 D 1-0011:4500',
    ])
  })

  test.each([
    ['the payment that comes first', 6_000, ['L Q', 'M Q']],
    ['the document that comes first', 5_000, ['L P', 'N P']],
  ])('of two ways alike to share payments, that of %s', (_, open, expected) => {
    const lines = [1_000, 2_000, 4_000].map((cents, at) => line('ATELIER ROY', cents, { id: 'LMN'[at]! }))
    const found = propose(lines, [roy('P', open, { id: 'P' }), roy('Q', 3_000, { id: 'Q' })])
    const parts = found.filter(({ reasons: all }) => all.some(({ code }) => code === 'amountInstalments'))
    expect(parts.map(({ lineId, allocations }) => `${lineId} ${allocations[0]!.documentId}`)).toEqual(
      expected,
    )
  })

  test('halves within days of each other may be one payment that the bank repeats', () => {
    const lines = [0, 2].map((later) =>
      line('FAC-2026-0012', 50_000, { id: `${later}`, date: day(`2026-03-1${later}`) }),
    )
    const found = propose(lines, [roy('FAC-2026-0012', 100_000)])
    expect(found.map(({ automatic }) => automatic)).toEqual([false, false])
  })

  test('by its name alone, a payment may be part of another document', () => {
    const lines = [
      line('VIREMENT ATELIER ROY', 50_000, { id: 'L' }),
      line('VIREMENT ATELIER ROY FAC-2026-0020', 50_000, { id: 'M', date: day('2026-03-25') }),
    ]
    const documents = [roy('FAC-2026-0020', 100_000), roy('FAC-2026-0012', 50_000)]
    expect(reasons(lines, documents)).toContain('guardPart')
  })

  test('an invoice net of a credit note', () => {
    const credit = roy('NC-2026-0003', 12_000, { kind: 'creditNote', direction: -1 })
    const documents = [roy('FAC-2026-0012', 100_000), credit]
    expect(shown(propose([line('ATELIER ROY FAC-2026-0012 NC-2026-0003', 88_000)], documents))).toEqual([
      'L 1 auto D FAC-2026-0012:100000 + D NC-2026-0003:-12000',
    ])
    const found = propose([line('VIREMENT ATELIER ROY', 88_000)], documents)
    expect(shown(found)[0]).toBe('L 1 D FAC-2026-0012:100000 + D NC-2026-0003:-12000')
    expect(reasonText(found[0]!.reasons[0]!).fr).toBe(
      'Montant exact, moins la note de crédit nº NC-2026-0003 (120.00)',
    )
    expect(reasons([line('VIREMENT ATELIER ROY', 88_000)], documents)).toContain('guardGroup')
  })

  test('two invoices net of a credit note, and a bill net of a credit', () => {
    const credit = roy('NC-2026-0003', 12_345, { kind: 'creditNote', direction: -1 })
    const documents = [roy('FAC-2026-0012', 70_111), roy('FAC-2026-0013', 31_277), credit]
    expect(shown(propose([line('ATELIER ROY FACT 12 13 NC-2026-0003', 89_043)], documents))[0]).toBe(
      'L 1 auto D FAC-2026-0012:70111 + D FAC-2026-0013:31277 + D NC-2026-0003:-12345',
    )
    const bill = roy('B-77', 50_000, { kind: 'bill', direction: -1 })
    const back = roy('C-8', 5_000, { kind: 'supplierCredit', direction: 1 })
    expect(shown(propose([line('VIREMENT ATELIER ROY', -45_000)], [bill, back]))[0]).toBe(
      'L 1 D B-77:50000 + D C-8:-5000',
    )
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

  test('a payment less the discount that comes twice settles once too', () => {
    const paid = { date: day('2026-02-17') }
    const lines = ['A', 'B'].map((id) => line('FAC-2026-0012', 98_000, { id, ...paid }))
    const early = { cents: 2_000, through: day('2026-02-18') }
    const found = propose(lines, [roy('FAC-2026-0012', 100_000, { early })])
    expect(shown(found)).toEqual(['A 1 auto D FAC-2026-0012:100000', 'B 1 nothing'])
  })

  test('of three payments under one name the earliest day has the document', () => {
    const lines = ['08', '06', '10'].map((date, at) =>
      line('ATELIER ROY', 100_000, { id: 'ABC'[at]!, date: day(`2026-03-${date}`) }),
    )
    expect(shown(propose(lines, [roy('1-0011', 100_000)]))[1]).toBe('B 1 auto D 1-0011:100000')
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

describe('differences that explain themselves', () => {
  const early = { cents: 2_000, through: day('2026-02-18') }
  const wire = 'WIRE SWIFT ATELIER ROY FAC-2026-0012'

  test.each([
    ['the terms give a discount', 'FAC-2026-0012', 98_000, '2026-02-17', 'amountDiscount', true],
    ['by the name alone', 'VIREMENT ATELIER ROY', 98_000, '2026-02-17', 'amountDiscount', true],
    [
      'by a sure name and a number said',
      'ATELIER ROY LAVAL REF 12',
      98_000,
      '2026-02-17',
      'amountDiscount',
      true,
    ],
    ['too late for the discount', 'FAC-2026-0012', 98_000, '2026-02-19', 'amountClose', false],
    ['not what the terms give', 'FAC-2026-0012', 97_999, '2026-02-17', 'amountClose', false],
    [
      'a fee named by the line',
      'ATELIER ROY FAC-2026-0012 FRAIS 15,00',
      98_500,
      '2026-03-10',
      'amountFee',
      true,
    ],
    [
      'a fee of another amount',
      'ATELIER ROY FAC-2026-0012 FRAIS 14,00',
      98_500,
      '2026-03-10',
      'amountClose',
      false,
    ],
    ['what wires cost', wire, 98_250, '2026-03-10', 'amountFee', true],
    ['a message of SWIFT', 'MT103 ATELIER ROY FAC-2026-0012', 98_250, '2026-03-10', 'amountFee', true],
    ['what wires do not cost', wire, 98_249, '2026-03-10', 'amountClose', false],
    ['a wire without a number', 'WIRE ATELIER ROY', 98_250, '2026-03-10', 'amountClose', false],
    ['a usual fee, and no wire', 'ATELIER ROY FAC-2026-0012', 98_250, '2026-03-10', 'amountClose', false],
    ['a refund is no wire', 'REMBOURSEMENT FAC-2026-0012', 98_250, '2026-03-10', 'amountClose', false],
    ['two cents with the whole number', 'FAC-2026-0012', 100_002, '2026-03-10', 'amountRounding', true],
    ['a cent by the name alone', 'VIREMENT ATELIER ROY', 99_999, '2026-03-10', 'amountNear', false],
    ['three cents', 'FAC-2026-0012', 99_997, '2026-03-10', 'amountNear', false],
  ])('%s', (_, label, cents, paid, code, isAutomatic) => {
    const lines = [line(label, cents, { date: day(paid) })]
    const documents = [roy('FAC-2026-0012', 100_000, { early })]
    expect(reasons(lines, documents)[0]).toBe(code)
    const [best] = propose(lines, documents)
    expect(best!.automatic).toBe(isAutomatic)
    // what explains itself settles the document whole
    expect(best!.allocations[0]!.cents).toBe(best!.difference ? 100_000 : Math.min(cents, 100_000))
  })

  test('a discount of a tenth is found by the name alone', () => {
    const generous = roy('FAC-2026-0012', 100_000, { early: { ...early, cents: 10_000 } })
    const paid = line('VIREMENT ATELIER ROY', 90_000, { date: day('2026-02-17') })
    expect(shown(propose([paid], [generous]))).toEqual(['L 1 auto D FAC-2026-0012:100000'])
  })

  test('a fee beside what goes out', () => {
    const bill = roy('B-77', 100_000, { kind: 'bill', direction: -1 })
    const [best] = propose([line('VIR INTERNATIONAL ATELIER ROY FRAIS 17,50', -101_750)], [bill])
    expect([best!.automatic, best!.difference, shown([best!])[0]]).toEqual([
      true,
      'fee',
      'L 1 auto D B-77:100000',
    ])
  })

  test('another document of the party has exactly the amount', () => {
    const documents = [roy('FAC-2026-0012', 100_000), roy('FAC-2026-0013', 99_999)]
    expect(reasons([line('FAC-2026-0012', 99_999)], documents)).toContain('guardEqual')
  })

  test('no account is chosen for it', () => {
    const lines = [line('FAC-2026-0012', 99_999)]
    const [best] = propose(lines, [roy('FAC-2026-0012', 100_000)], { withoutAccount: ['rounding'] })
    expect([best!.automatic, best!.reasons.at(-1)!.code]).toEqual([false, 'guardAccount'])
    seen.add('guardAccount')
  })
})

describe('entries posted before', () => {
  const cheque = (number: string, open: number, more = {}) =>
    invoice(`DEC-${number}`, 'Atelier Roy', open, {
      kind: 'disbursement',
      direction: -1,
      due: null,
      isWhole: true,
      cheque: number,
      ...more,
    })

  test('a cheque by its number, with or without zeros', () => {
    const documents = [cheque('117', 100_000), cheque('118', 100_000)]
    for (const label of ['CHQ 0117', 'Chèque no 117', 'CHEQUE # 00117', 'CHECK 117 / 9988'])
      expect(shown(propose([line(label, -100_000)], documents))[0]).toBe('L 1 auto D DEC-117:100000')
    expect(reasons([line('CHQ 117', -100_000)], documents)).toContain('cheque')
    expect(reasons([line(`CHQ 5 ${documents[0]!.number}`, -100_000)], documents)).not.toContain('cheque')
    const [first] = propose([line('CHQ 00117', -100_000)], documents)
    expect(first!.reasons.find(({ code }) => code === 'cheque')?.values).toEqual({ number: '117' })
  })

  test('another cheque of that amount is not the one', () => {
    expect(propose([line('CHQ 0119', -100_000)], [cheque('117', 100_000)])).toEqual([])
    expect(propose([line('CHQ 0117', 100_000)], [cheque('117', 100_000)])).toEqual([])
  })

  test('they are shown whole or not at all', () => {
    expect(propose([line('CHQ 117', -99_000)], [cheque('117', 100_000)])).toEqual([])
    const lines = ['A', 'B'].map((id) => line('ATELIER ROY', -50_000, { id }))
    expect(propose(lines, [cheque('117', 100_000)])).toEqual([])
  })

  test('never together with what is still to be paid', () => {
    const bill = roy('B-77', 40_000, { kind: 'bill', direction: -1 })
    expect(propose([line('ATELIER ROY', -100_000)], [cheque('117', 60_000), bill])).toEqual([])
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
  expect(codes([line('FAC-2026-0012', 100_000)], [roy('FAC-2026-0012', 0)])).toEqual([])
  for (const direction of [1, -1] as const)
    expect(codes([line('FAC-2026-0012', direction)], [roy('FAC-2026-0012', 1, { direction })])).toContain(
      'amountExact',
    )
})

test('amounts in a currency without decimals', () => {
  const [best] = propose([line('FAC-2026-0012', 99_000)], [roy('FAC-2026-0012', 100_000)], { decimals: 0 })
  expect(reasonText(best!.reasons[0]!).en).toBe('Amount within 1% (off by 1000)')
})

/** Of transfers and of what comes back: they have their own tests. */
const ELSEWHERE = ['ownTransfer', 'ownAccount', 'ownPair', 'monthly']

afterAll(() => {
  expect(Object.keys(reasonTexts).filter((code) => !seen.has(code))).toEqual(ELSEWHERE)
})
