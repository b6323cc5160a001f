/** Conditions of rules, the words of labels, shares, and movements that every bank has: plain words, in linear time. */
import { describe, expect, test } from 'vitest'
import {
  preparedLabel,
  type RuleConditions,
  ruleTest,
  TEXT_TESTS,
} from '../../../../db/rules/labels/conditions.ts'
import { knownKind } from '../../../../db/rules/labels/known-kinds.ts'
import { labelWords, plainLabel } from '../../../../db/rules/labels/label.ts'
import { type Share, sharedAmounts, shareFault } from '../../../../db/rules/labels/shares.ts'
import { computedMs } from '../../../support/computing.ts'

const ANY: RuleConditions = { account: null, direction: null, texts: [], any: false, from: null, to: null }

function applies(
  rule: Partial<RuleConditions>,
  description: string,
  cents = -1_000,
  reference = '',
): boolean {
  const line = { account: '1010', cents, description, reference }
  return ruleTest({ ...ANY, ...rule })(line, preparedLabel(line))
}

describe('what identifies a label', () => {
  const CASES: readonly (readonly [string, string])[] = [
    ['PMT PREAUTORISE BELL 000184512', 'PMT PREAUTORISE BELL'],
    ['Achat Interac - 004512 CAFÉ ST-ROCH  QC', 'ACHAT INTERAC CAFE ST ROCH QC'],
    ['ACHAT CARTE XXXX1234 12 MARS 2026 RONA', 'ACHAT CARTE RONA'],
    ['CHOCOLAT MARS LTEE', 'CHOCOLAT MARS LTEE'],
    ['AMZN MKTP CA*2X4YZ1', 'AMZN MKTP CA'],
    ['Chèque no 118', 'CHEQUE'],
    ['HTTPS://WWW.RONA.COM HTTP NO NUM NUMERO NUMBER N # 7', 'RONA'],
    ['RONA MARS 2026', 'RONA'],
    ['12 MARS RONA', 'RONA'],
    ['RONA AB12', 'RONA'],
    ['RONA 12AB', 'RONA'],
    ['RONA AB 12', 'RONA AB'],
    ['RONA 12 AB', 'RONA AB'],
    ['RONA #AB', 'RONA AB'],
    ['RONA AB#', 'RONA AB'],
    ['RONA ABC12 ABCD12', 'RONA ABCD'],
    ['2026-03-04 12,50 $', '2026 03 04 12 50'],
    ['RONA ABC123 STE', 'RONA STE'],
    ['HTTPS WWW RONA COM NO 1 NUM 2 NUMERO 3 NUMBER 4 N 5 HTTP #6', 'RONA'],
    ['RONA ABCD123 STE', 'RONA ABCD STE'],
    ['', ''],
  ]
  test.each(CASES)('%s', (label, words) => expect(labelWords(label).join(' ')).toBe(words))
})

describe('texts', () => {
  test('are looked for in four ways, and categories in one', () => {
    expect(TEXT_TESTS).toEqual(['contains', 'begins', 'equals', 'words', 'category'])
  })

  const CASES: readonly (readonly [
    test: (typeof TEXT_TESTS)[number],
    text: string,
    label: string,
    found: boolean,
  ])[] = [
    ['contains', 'hydro québec', 'PAIEMENT  HYDRO QUEBEC 12', true],
    ['contains', 'dro-qu', 'HYDRO-QUÉBEC', true],
    ['contains', 'bell', 'LABELLE MOTORS', true],
    ['contains', 'la belle', 'LABELLE MOTORS', false],
    ['words', 'bell', 'LABELLE MOTORS', false],
    ['words', 'canada bell', 'PMT BELL CANADA', true],
    ['words', 'canada bell', 'PMT BELL MOBILITE', false],
    ['begins', 'paie', 'Paie Nethris lot 4', true],
    ['begins', 'nethris', 'Paie Nethris lot 4', false],
    ['equals', 'frais fixes', 'FRAIS FIXES', true],
    ['equals', 'frais fixes', 'FRAIS FIXES MENSUELS', false],
    ['contains', '.*', 'RIEN', false],
    ['contains', '(a+)+$', 'AAAA', false],
    ['words', '—', 'RIEN', false],
  ]
  test.each(CASES)('%s « %s » in « %s »: %s', (how, text, label, found) =>
    expect(applies({ texts: [{ test: how, text }] }, label)).toBe(found),
  )

  test('all of them, or one of them', () => {
    const texts = [
      { test: 'contains', text: 'bell' },
      { test: 'contains', text: 'mobilite' },
    ] as const
    expect(applies({ texts }, 'BELL CANADA')).toBe(false)
    expect(applies({ texts, any: true }, 'BELL CANADA')).toBe(true)
    expect(applies({ any: true }, 'BELL CANADA')).toBe(true)
  })

  test('the reference is read too, but not as the beginning', () => {
    expect(applies({ texts: [{ test: 'contains', text: 'A-77' }] }, 'VIREMENT', 1, 'A-77')).toBe(true)
    expect(applies({ texts: [{ test: 'begins', text: 'A-77' }] }, 'VIREMENT', 1, 'A-77')).toBe(false)
  })
})

test('account, direction and amount, both ends included', () => {
  expect(applies({ account: '1015' }, 'X')).toBe(false)
  expect(applies({ direction: 'in' }, 'X', -1)).toBe(false)
  expect(applies({ direction: 'in' }, 'X', 0)).toBe(false)
  expect(applies({ direction: 'in' }, 'X', 1)).toBe(true)
  expect(applies({ direction: 'out' }, 'X', -1)).toBe(true)
  for (const [cents, found] of [
    [-999, false],
    [-1_000, true],
    [2_000, true],
    [2_001, false],
  ] as const)
    expect(applies({ from: 1_000, to: 2_000 }, 'X', cents), `${cents}`).toBe(found)
})

describe('shares', () => {
  const half: Share = { account: '5000', ppm: 500_000 }
  const fixed: Share = { account: '5100', cents: 2_500 }
  const rest: Share = { account: '5200' }
  test.each([
    ['one account takes all', [rest], null, [10_001]],
    ['halves: the last takes the cent', [half, { ...half, account: '5300' }], null, [5_001, 5_000]],
    ['fixed and rest', [fixed, rest], null, [2_500, 7_501]],
    ['percent, fixed and rest', [half, fixed, rest], null, [5_001, 2_500, 2_500]],
    ['no rest', [half], 'noRest', null],
    ['two rests', [rest, rest], 'severalRests', null],
    ['more than the whole', [half, half, half], 'overWhole', null],
    ['the whole and a fixed part', [half, half, fixed], 'overWhole', null],
    ['the whole and a rest', [half, half, rest], 'overWhole', null],
  ] as const)('%s', (_, shares, fault, amounts) => {
    expect(shareFault(shares)).toBe(fault)
    if (amounts) expect(sharedAmounts(shares, 10_001)).toEqual(amounts)
  })
  test('a fixed part larger than the line divides nothing', () => {
    expect(sharedAmounts([fixed, rest], 2_500)).toBeNull()
    expect(sharedAmounts([fixed, rest], 1_000)).toBeNull()
    expect(sharedAmounts([fixed, rest], 2_501)).toEqual([2_500, 1])
  })
  test('what is left is that of its share, wherever it stands', () => {
    expect(sharedAmounts([rest, fixed], 10_000)).toEqual(sharedAmounts([fixed, rest], 10_000)!.toReversed())
  })
})

describe('movements that every bank has', () => {
  test.each([
    ["Frais d'utilisation", -1_250, 'bankFee'],
    ['MONTHLY SERVICE CHARGE', -1_250, 'bankFee'],
    ['BEHEERSKOSTEN REKENING', -1_250, 'bankFee'],
    ['AGIOS DU 1ER TRIMESTRE', -1_250, 'interestPaid'],
    ['Intérêt sur EOP', 210, 'interestEarned'],
    ['INTEREST', 210, 'interestEarned'],
    ['OVERDRAFT INTEREST', -210, 'interestPaid'],
    ['Virement entre comptes /de EOP à ET1', -50_000, 'transfer'],
    ['Transfert vers EOP', -50_000, 'transfer'],
    ['OVERSCHRIJVING EIGEN REKENING', 50_000, 'transfer'],
    ['PAIEMENT VISA DESJARDINS', -80_000, 'cardPayment'],
    ['PAYMENT - THANK YOU', 80_000, 'cardPayment'],
    ['ACHAT VISA DEBIT RONA', -8_000, null],
    ['PAIE NETHRIS 44', -610_000, 'payroll'],
    ['RETENUES À LA SOURCE ARC', -180_000, 'sourceDeductions'],
    ['PAIEMENT ARC TPS', -90_000, 'taxRemittance'],
    ['BTW AANGIFTE Q1', -90_000, 'taxRemittance'],
    ['IMPOT SUR LE REVENU', -90_000, 'incomeTax'],
    ['ÉPICERIE DU COIN', -9_000, null],
  ] as const)('%s', (label, cents, kind) => expect(knownKind(label, cents)?.kind ?? null).toBe(kind))
})

test('a hostile label of a mebibyte takes under 50 ms, whatever the rule', () => {
  const size = 1 << 20
  const hostile = ['a', 'A ', '́', 'ﷺ', '#1', ' ', 'XX1-', 'ab'].map((piece) =>
    piece.repeat(Math.ceil(size / piece.length)),
  )
  for (const label of hostile) {
    const started = computedMs()
    const line = { account: '1010', cents: -1, description: label, reference: label }
    const prepared = preparedLabel(line)
    for (const test of TEXT_TESTS)
      for (const text of ['aaaaaaaab', label, '(a+)+$'])
        ruleTest({ ...ANY, texts: [{ test, text }] })(line, prepared)
    labelWords(label)
    plainLabel(label)
    knownKind(label, -1)
    expect(computedMs() - started, label.slice(0, 4)).toBeLessThan(50)
  }
})
