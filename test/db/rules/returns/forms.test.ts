/** Protects the lines of each return: what they read, how they add up, what is asked and not given, and the proof. */
import { describe, expect, test } from 'vitest'
import { AssertionFailure } from '../../../../db/rules/errors.ts'
import { BELGIUM_RETURN } from '../../../../db/rules/returns/belgium.ts'
import {
  askedLines,
  figuresBehind,
  fillReturn,
  findLine,
  type ReturnForm,
  type TaxFigure,
} from '../../../../db/rules/returns/form.ts'
import { FRANCE_RETURN } from '../../../../db/rules/returns/france.ts'
import { canadaReturn } from '../../../../db/rules/returns/quebec.ts'

interface Some {
  readonly account?: string
  readonly credit?: boolean
  readonly rate?: number
  readonly withoutBase?: number
}

/** A figure of some side: tax and base in cents. */
const figure = (
  side: TaxFigure['side'],
  code: string,
  amount: number,
  base: number,
  { account = '', credit = false, rate = 0, withoutBase = 0 }: Some = {},
): TaxFigure => ({
  code,
  account,
  side,
  isCredit: credit,
  count: 1,
  amount,
  base,
  product: BigInt(base) * BigInt(rate),
  withoutBase,
})

/** Amounts by line; `?` where the line has none. */
function amounts(form: ReturnForm, figures: readonly TaxFigure[], values = {}): Record<string, number | '?'> {
  const { parts } = fillReturn(form, figures, values)
  return Object.fromEntries(
    parts.flatMap((part) => part.lines).map((line) => [line.line, line.amount ?? '?']),
  )
}

const QUEBEC = [
  figure('sale', 'TPS', 50_000, 1_000_000, { rate: 50_000 }),
  figure('sale', 'TPS', -500, -10_000, { credit: true, rate: 50_000 }),
  figure('sale', 'TVQ', 99_750, 1_000_000, { rate: 99_750 }),
  figure('sale', 'TVH-ON', 13_001, 100_000, { rate: 130_000 }),
  figure('sale', 'ZERO', 0, 30_000),
  figure('sale', 'EXO', 0, 7_000),
  figure('purchase', 'TPS', 2_500, 50_000, { rate: 50_000 }),
  figure('purchase', 'TPS', 40, 0, { withoutBase: 40 }),
  figure('purchase', 'TVQ', 120_000, 1_203_008, { rate: 99_750 }),
  figure('deferred', 'TPS', 999, 19_980),
  figure('selfAssessed', 'TVQ', 999, 10_015),
  figure('misplaced', 'TPS', 999, 0),
]

describe('Quebec, FPZ-500', () => {
  const form = canadaReturn(true, 'regular')

  test('each line, with TPS and TVH as one family and both sides apart', () => {
    expect(amounts(form, QUEBEC)).toEqual({
      101: 1_120_000,
      103: 62_501,
      104: '?',
      105: 62_501,
      106: 2_540,
      107: '?',
      108: 2_540,
      109: 59_961,
      110: '?',
      111: '?',
      113: 59_961,
      201: 1_030_000,
      203: 99_750,
      204: '?',
      205: 99_750,
      206: 120_000,
      207: '?',
      208: 120_000,
      209: -20_250,
      210: '?',
      211: '?',
      213: -20_250,
      'P2-TPS': 0,
      'P2-TVQ': 999,
    })
    const filled = fillReturn(form, QUEBEC, {})
    expect(filled.parts.map((part) => part.balance)).toEqual([59_961, -20_250, 999])
    expect(filled.balance).toBe(40_710)
  })

  test('a line given is counted, and the totals say what they took for nil', () => {
    const given = { 104: 100, 107: 30, 110: 20_000, 111: 1 }
    const filled = fillReturn(form, QUEBEC, given)
    const line = (name: string) =>
      filled.parts.flatMap((part) => part.lines).find((row) => row.line === name)!
    expect(amounts(form, QUEBEC, given)).toMatchObject({
      104: 100,
      105: 62_601,
      108: 2_570,
      109: 60_031,
      113: 40_030,
    })
    expect(line('113').assumesNil).toEqual([])
    expect(line('213').assumesNil.toSorted()).toEqual(['204', '207', '210', '211'])
    expect(line('205').assumesNil).toEqual(['204'])
  })

  test('the proof is rate x base of each posting, and the gap what the books have more', () => {
    const line = (name: string) =>
      fillReturn(form, QUEBEC, {})
        .parts.flatMap((part) => part.lines)
        .find((row) => row.line === name)!
    expect(line('103')).toMatchObject({ base: 1_090_000, proof: 62_500, gap: 1 })
    // 40 without a base is out of the proof
    expect(line('106')).toMatchObject({ amount: 2_540, base: 50_000, proof: 2_500, gap: 0 })
    expect(line('101')).toMatchObject({ base: null, proof: null, gap: null })
    expect(line('105')).toMatchObject({ base: null, proof: null, gap: null })
  })

  test('what is behind a line: what it reads, or what its lines read', () => {
    const behind = (line: string) =>
      figuresBehind(form, line, QUEBEC).map(({ side, code }) => `${side} ${code}`)
    expect(behind('104')).toEqual([])
    expect(behind('203')).toEqual(['sale TVQ'])
    expect(behind('113')).toEqual(['sale TPS', 'sale TPS', 'sale TVH-ON', 'purchase TPS', 'purchase TPS'])
    expect(behind('101')).toEqual(['sale TPS', 'sale TPS', 'sale TVH-ON', 'sale ZERO'])
  })

  test('elsewhere in Canada the federal side alone', () => {
    const federal = canadaReturn(false, 'regular')
    expect(federal.form).toBe('GST34')
    expect(federal.parts.map((part) => part.part)).toEqual(['federal', 'selfAssessed'])
    expect(amounts(federal, [figure('selfAssessed', 'TVH-ON', 130, 1_000)])).toMatchObject({
      113: 0,
      405: 130,
    })
    expect(askedLines(federal)).toEqual(['104', '107', '110', '111'])
    expect(findLine(federal, '213')).toBeUndefined()
    expect(() => figuresBehind(federal, '213', [])).toThrow(AssertionFailure)
  })
})

test('quick method: sales with their own tax inside, the lines of the rule, credits asked', () => {
  const form = canadaReturn(true, 'quick')
  const values = { 103: 3_776, 107: 1_049, 203: 7_259, 207: 1_100, 106: 12 }
  expect(amounts(form, QUEBEC, values)).toMatchObject({
    101: 1_000_000 + 50_000 - 10_000 - 500,
    103: 3_776,
    105: 3_776,
    106: 12,
    107: 1_049,
    108: 1_061,
    109: 2_715,
    201: 1_099_750,
    206: '?',
    209: 6_159,
  })
  expect(askedLines(form)).toEqual(['104', '106', '110', '111', '204', '206', '210', '211'])
  expect(figuresBehind(form, '103', QUEBEC).map(({ code, side }) => `${side} ${code}`)).toEqual([
    'sale TPS',
    'sale TPS',
  ])
})

describe('France, CA3', () => {
  const sale = (suffix: string, amount: number, base: number) =>
    figure('sale', `TVA-FR-${suffix}`, amount, base)
  const sales = [
    sale('N', 20_000, 100_000),
    sale('R', 550, 10_000),
    sale('I', 1_000, 10_000),
    sale('D', 850, 10_000),
    sale('P', 210, 10_000),
    figure('sale', 'EXO', 0, 4_000),
    figure('sale', 'ZERO', 0, 9_000),
  ]
  const bought = (account: string, amount: number) =>
    figure('purchase', 'TVA-FR-N', amount, amount * 5, { account })

  test('rates, fixed assets apart, to pay', () => {
    const figures = [...sales, bought('44562', 2_000), bought('44566', 3_000)]
    expect(amounts(FRANCE_RETURN, figures, { 15: 10, 22: 600, 29: 5 })).toEqual({
      A1: 140_000,
      E1: '?',
      E2: 4_000,
      '08': 20_000,
      '09': 550,
      '9B': 1_000,
      10: 850,
      14: 210,
      15: 10,
      16: 22_620,
      19: 2_000,
      20: 3_000,
      21: '?',
      22: 600,
      23: 5_600,
      25: 0,
      28: 17_020,
      29: 5,
      32: 17_025,
    })
    expect(fillReturn(FRANCE_RETURN, figures, {}).balance).toBe(17_610)
  })

  test('what is self-assessed is due at its rate, beside what is deducted', () => {
    const figures = [figure('selfAssessed', 'TVA-FR-N', 400, 2_000), bought('44566', 400)]
    expect(amounts(FRANCE_RETURN, figures)).toMatchObject({
      A1: 0,
      '08': 400,
      16: 400,
      20: 400,
      25: 0,
      28: 0,
    })
  })

  test('a credit', () => {
    const figures = [...sales, bought('44566', 30_000)]
    expect(amounts(FRANCE_RETURN, figures)).toMatchObject({ 16: 22_610, 23: 30_000, 25: 7_390, 28: 0, 32: 0 })
    expect(fillReturn(FRANCE_RETURN, figures, {}).balance).toBe(-7_390)
  })
})

describe('Belgium, periodic return', () => {
  const be = (side: 'sale' | 'purchase', suffix: string, amount: number, base: number, rate: number) =>
    figure(side, `TVA-BE-${suffix}`, amount, base, { credit: amount < 0, rate })
  const figures = [
    be('sale', 'N', 21_000, 100_000, 210_000),
    be('sale', 'N', -2_100, -10_000, 210_000),
    be('sale', 'I', 1_200, 10_000, 120_000),
    be('sale', 'R', 600, 10_000, 60_000),
    be('purchase', 'N', 4_200, 20_000, 210_000),
    be('purchase', 'R', -61, -1_000, 60_000),
  ]

  test('credit notes have grids of their own, positive', () => {
    expect(amounts(BELGIUM_RETURN, figures)).toMatchObject({
      '01': 10_000,
      '02': 10_000,
      '03': 100_000,
      49: 10_000,
      85: 1_000,
      54: 22_800,
      63: 61,
      XX: 22_861,
      59: 4_200,
      64: 2_100,
      YY: 6_300,
      71: 16_561,
      72: 0,
    })
    const due = [...figures, figure('selfAssessed', 'TVA-BE-N', 210, 1_000)]
    expect(amounts(BELGIUM_RETURN, due)).toMatchObject({ 54: 22_800, '55-57': 210, XX: 23_071 })
    const lines = fillReturn(BELGIUM_RETURN, figures, {}).parts[0]!.lines
    const credit = lines.find((line) => line.line === '63')!
    expect(credit).toMatchObject({ amount: 61, base: 1_000, proof: 60, gap: 1 })
  })

  test('what the books cannot tell is asked, and due by the State', () => {
    expect(askedLines(BELGIUM_RETURN)).toEqual(['00', '47', '81', '82', '83', '61', '62'])
    const values = { 62: 30_000, 81: 20_000 }
    expect(amounts(BELGIUM_RETURN, figures, values)).toMatchObject({ 81: 20_000, 82: '?', 71: 0, 72: 13_439 })
    expect(fillReturn(BELGIUM_RETURN, figures, values).balance).toBe(-13_439)
  })
})
