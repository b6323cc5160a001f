/** The number of a document in a label, however it is written; and the numbers that are the bank's own. */
import { describe, expect, test } from 'vitest'
import { NUMBER, NumberIndex } from '../../../../db/rules/matching/references.ts'
import { tokensOf } from '../../../../db/rules/matching/words.ts'

function level(number: string, label: string): string {
  const index = new NumberIndex()
  index.add(0, number)
  const found = index.find(tokensOf(label)).get(0) ?? NUMBER.none
  return Object.entries(NUMBER).find(([, value]) => value === found)![0]
}

describe('numbers in labels', () => {
  test.each([
    ['F2025-000123', 'VIREMENT F2025-000123', 'full'],
    ['F2025-000123', 'F2025000123', 'full'],
    ['F2025-000123', 'PAIEMENT F2025 000123', 'full'],
    ['F2025-000123', 'depot 2025 123', 'full'],
    ['FAC-2026-0012', 'Pmt facture fac-2026-0012 merci', 'full'],
    ['FAC-2026-0012', 'FAC20260012', 'full'],
    ['FAC-2026-0012', 'FAC 2026 12', 'full'],
    ['FAC-2026-0012', 'FACT 12', 'running'],
    ['FAC-2026-0012', 'Facture nº 0012', 'running'],
    ['FAC-2026-0012', 'FACTURE NO. 12', 'running'],
    ['FAC-2026-0012', '#000012', 'running'],
    ['FAC-2026-0012', 'FACT 7 12 et 31', 'running'],
    ['FAC-2026-0345', 'FACT 12 NO 345', 'part'],
    ['FAC-2026-0012', 'REF 00012', 'said'],
    ['FAC-2026-0012', 'FACT REF 12', 'running'],
    ['FAC-2026-0012', 'VIREMENT 12', 'part'],
    ['FAC-2026-0012', 'FACT 13', 'none'],
    ['FAC-2026-0012', 'FAC-2025-0012', 'running'],
    ['INV-0042', 'Invoice INV0042', 'full'],
    ['INV-0042', 'inv 42', 'full'],
    ['INV-0042', 'Invoice #42', 'running'],
    ['INV-0042', 'EFT CREDIT 42', 'part'],
    ['10234', 'FACT 10234', 'full'],
    ['10234', 'PAIEMENT 10234', 'part'],
    ['A1-2026/03/017', 'VIR A1-2026/03/017', 'full'],
    ['TR2026-88-B', 'DEPOT TR2026-88-B', 'full'],
    // eight digits that are no day
    ['2025-1315', 'VIR 20251315', 'full'],
    ['2025-0015', 'VIR 20250015', 'full'],
    ['2025-0132', 'VIR 20250132', 'full'],
    ['2025-0100', 'VIR 20250100', 'full'],
    ['3213-2025', 'VIR 32132025', 'full'],
    ['3201-2025', 'VIR 32012025', 'full'],
    ['0001-2025', 'VIR 00012025', 'full'],
    ['1520-2025', 'VIR 15202025', 'full'],
    ['2025-1200', 'VIR 20251200', 'full'],
    ['2026-0312', 'VIR 2026-0312', 'full'],
    ['1234-5678', 'VIR 12345678', 'full'],
    ['sans chiffre', 'FACT 12', 'none'],
    // the year in front without a sign
    ['FAC-20260012', 'FACT 12', 'running'],
    ['F-2026123-5', 'FACT 5', 'running'],
    ['FAC-20261234', 'FACT 1234', 'running'],
    // four runs of digits are read as one number, five are not
    ['1-2-3-456', 'VIR 1-2-3-456', 'full'],
    ['1-2-3-4-567', 'VIR 1-2-3-4-567', 'part'],
    // a third number beside four digits and four: no numbered company
    ['F2025-004567', 'VIR 12 9123 4567', 'part'],
    ['F2025-009123', 'VIR 9123 4567 12', 'part'],
    ['FAC-2026-0012', 'FAC:2026/0012', 'full'],
    // with letters between: the mark of a second laptop
    ['FAC-2026-KRTBM-0012', 'VIREMENT FAC-2026-KRTBM-0012', 'full'],
    ['FAC-2026-KRTBM-0012', 'fac2026krtbm0012', 'full'],
    ['FAC-2026-KRTBM-0012', '2026 KRTBM 12 MERCI', 'full'],
    ['FAC-2026-KRTBM-0012', 'FACT KRTBM-0012', 'running'],
    ['FAC-2026-KRTBM-0012', 'PAIEMENT KRTBM 12', 'running'],
    ['FAC-2026-KRTBM-0012', 'VIR 2026 KRTBX 12', 'part'],
    ['FAC-2026-KRTBM-0012', 'VIR 2026 KRTBM', 'none'],
    ['FAC-2026-KRTBM-0012', 'KRTBM 2026 0012', 'part'],
    ['2026-K7Q2-0012', 'VIR 2026-K7Q2-0012', 'full'],
    ['2026-K7Q2-0012', 'VIR K7Q2 0012', 'running'],
    // what ends a number beside its digits
    ['2026-KRTBM-12B', 'VIR 2026 KRTBM 12', 'full'],
    ['2026-KRTBM-12B', 'VIR KRTBM 12', 'running'],
    // digits that would make another number
    ['2026-KRTBM-1-23', 'VIR 2026 KRTBM 12 3', 'none'],
    ['2025-12-345', 'VIR 2025 123 45', 'none'],
    // so short that anything may be called so, or too long
    ['1-AB-12', 'VIR 1 AB 12', 'full'],
    ['1-A-12', 'VIR 1 A 12', 'part'],
    ['A1-B2', 'VIR 1 B 2', 'part'],
    ['2026-A-1', 'VIR APP A 1', 'part'],
    ['2026-A-1', 'VIR 2026 A 1', 'full'],
    ['1A2B3C4D5E', 'VIR 1A2B3C4D', 'none'],
    ['1A2B3C4D5', 'VIR 1A2B3C4D5', 'part'],
  ])('%s in « %s »: %s', (number, label, expected) => {
    expect(level(number, label)).toBe(expected)
  })

  test.each([
    ['F2025-000123', 'DEPOT CONF 123'],
    ['F2025-000042', 'CHQ 0042'],
    ['F2025-000042', 'CHEQUE NO 42'],
    ['F2025-000123', 'VIREMENT TR 123'],
    ['F2025-000123', 'TRACE 000123'],
    ['F2025-000123', 'CARTE 123'],
    ['F2025-001234', 'DEPOT 9123-1234 QUEBEC INC'],
    ['F2025-000312', 'PAIEMENT 2025-03-12'],
    ['2026-0312', 'VIR 20260312'],
    ['2026-0131', 'VIR 20260131'],
    ['2026-1201', 'VIR 20261201'],
    ['3112-2025', 'VIR 31122025'],
    ['1501-2025', 'VIR 15012025'],
    ['2012-2025', 'VIR 20122025'],
    ['2026-0003', 'LOYER 2026-03'],
    ['F2025-000123', 'FACT 99 CONF 123'],
  ])('%s is not in « %s »', (number, label) => {
    expect(level(number, label)).toBe('none')
  })

  test('a number that very many documents share says nothing', () => {
    const index = new NumberIndex()
    for (let at = 0; at < 21; at++) index.add(at, `${2000 + at}-0007`)
    expect(index.find(tokensOf('FACT 7')).size).toBe(0)
    expect([...index.find(tokensOf('2003-0007'))]).toEqual([[3, NUMBER.full]])
  })

  test('one document counts once, however often it bears the number', () => {
    const index = new NumberIndex()
    for (let at = 0; at < 15; at++) {
      index.add(at, `${2000 + at}-0007`)
      index.add(at, `${3000 + at}-0007`)
    }
    expect(index.find(tokensOf('FACT 7')).size).toBe(15)
  })

  test('the letters before it tell numbers apart that are alike', () => {
    const index = new NumberIndex()
    index.add(0, 'A-2025-0007')
    index.add(0, 'A-2025-0007')
    index.add(1, 'B-2025-0007')
    expect([...index.find(tokensOf('B 2025-0007'))]).toEqual([[1, NUMBER.full]])
    expect([...index.find(tokensOf('A20250007'))]).toEqual([[0, NUMBER.full]])
    // behind other letters, or none, it may be either
    for (const label of ['C 2025-0007', '2025-0007'])
      expect([...index.find(tokensOf(label)).keys()]).toEqual([0, 1])
  })

  test('letters between digits are of the number: it is not that of another laptop, nor of another year', () => {
    const index = new NumberIndex()
    const numbers = ['FAC-2026-0012', 'FAC-2026-KRTBM-0012', 'FAC-2025-KRTBM-0012']
    for (const [at, number] of numbers.entries()) index.add(at, number)
    expect([...index.find(tokensOf('FAC-2026-KRTBM-0012'))]).toEqual([[1, NUMBER.full]])
    expect([...index.find(tokensOf('VIR 2026-0012'))]).toEqual([[0, NUMBER.full]])
    expect([...index.find(tokensOf('VIR KRTBM-0012'))]).toEqual([
      [1, NUMBER.running],
      [2, NUMBER.running],
    ])
  })

  test('a document of one run of digits is known behind its letters alone', () => {
    const index = new NumberIndex()
    index.add(0, 'HQ-778120')
    index.add(1, 'BC-778120')
    expect([...index.find(tokensOf('PMT HQ 778120'))]).toEqual([[0, NUMBER.full]])
    expect(new Set(index.find(tokensOf('PMT 778120')).values())).toEqual(new Set([NUMBER.part]))
  })

  test('a supplier’s own number counts as the document’s', () => {
    const index = new NumberIndex()
    index.add(0, 'ACH-0003')
    index.add(0, 'HQ-778120')
    expect(index.find(tokensOf('PMT HQ 778120')).get(0)).toBe(NUMBER.full)
  })
})
