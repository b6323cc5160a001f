/** Transfers between own accounts as pairs of lines: what makes one more than chance, and what is left alone. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type OwnAccount, type OwnLine, transfersOf } from '../../../../db/rules/matching/transfers.ts'
import { computedMs } from '../../../support/computing.ts'
import { day } from './cases.ts'

const ACCOUNTS: readonly OwnAccount[] = [
  { account: '1010', names: ['Compte courant Desjardins', '81512345'] },
  { account: '1015', names: ['Épargne stable', '81567890'] },
  { account: '2010', names: ['Visa Desjardins'] },
]

const own = (
  id: string,
  account: string,
  cents: number,
  description: string,
  date = '2026-03-10',
): OwnLine => ({
  id,
  account,
  cents,
  description,
  date: day(date),
})

const pairs = (lines: readonly OwnLine[]) =>
  transfersOf(lines, ACCOUNTS).map(({ from, to, score, reasons }) =>
    [from.id, to.id, score, ...reasons.map(({ code }) => code).slice(2)].join(' '),
  )

describe('a pair of lines', () => {
  test.each([
    ['says so', 'VIREMENT ENTRE COMPTES', 'DEPOT', '2026-03-10', 'A B 90 ownTransfer'],
    ['whose other line says so', 'RETRAIT', 'VIREMENT ENTRE COMPTES', '2026-03-10', 'A B 90 ownTransfer'],
    ['names the other account', 'VIR VERS EPARGNE STABLE', 'DEPOT', '2026-03-11', 'A B 95 ownAccount'],
    ['bears its number', 'VIREMENT 81567890', 'DEPOT', '2026-03-13', 'A B 90 ownAccount'],
    [
      'says both',
      'TRANSFERT INTERNE',
      'DE COMPTE DESJARDINS COURANT',
      '2026-03-15',
      'A B 90 ownTransfer ownAccount',
    ],
  ])('%s', (_, out, into, date, expected) => {
    const lines = [own('A', '1010', -50_000, out), own('B', '1015', 50_000, into, date)]
    expect(pairs(lines)).toEqual([expected])
    expect(pairs(lines.toReversed())).toEqual([expected])
  })

  test('a card that is paid from the bank', () => {
    const lines = [
      own('A', '1010', -123_456, 'PAIEMENT VISA DESJARDINS'),
      own('B', '2010', 123_456, 'PAIEMENT RECU MERCI', '2026-03-12'),
    ]
    expect(pairs(lines)).toEqual(['A B 100 ownTransfer ownAccount'])
  })

  test.each([
    ['amount and day alone are chance', own('B', '1015', 50_000, 'DEPOT')],
    ['another amount', own('B', '1015', 50_001, 'VIREMENT ENTRE COMPTES')],
    ['one account', own('B', '1010', 50_000, 'VIREMENT ENTRE COMPTES')],
    ['one direction', own('B', '1015', -50_000, 'VIREMENT ENTRE COMPTES')],
    ['too long after', own('B', '1015', 50_000, 'VIREMENT ENTRE COMPTES', '2026-03-16')],
  ])('%s: none', (_, other) => {
    expect(pairs([own('A', '1010', -50_000, 'RETRAIT'), other])).toEqual([])
  })

  test('the pair that fits best comes first, whatever its day and its lines are called', () => {
    const lines = [
      own('A', '1010', -50_000, 'VIREMENT ENTRE COMPTES', '2026-03-01'),
      own('B', '1015', 50_000, 'DEPOT', '2026-03-03'),
      own('X', '1010', -70_000, 'VIREMENT ENTRE COMPTES'),
      own('Y', '1015', 70_000, 'DEPOT'),
      own('K', '1010', -60_000, 'VIREMENT ENTRE COMPTES', '2026-02-26'),
      own('J', '1015', 60_000, 'DEPOT', '2026-02-28'),
    ]
    expect(pairs(lines).map((one) => one.slice(0, 3))).toEqual(['X Y', 'K J', 'A B'])
  })

  test('of two that fit alike on one day, in order of the line that pays; a cent is enough', () => {
    const lines = [
      own('A', '1010', -1, 'VIREMENT ENTRE COMPTES'),
      own('D', '1015', 1, 'DEPOT'),
      own('B', '1010', -70_000, 'VIREMENT ENTRE COMPTES'),
      own('C', '1015', 70_000, 'DEPOT'),
    ]
    expect(pairs(lines).map((one) => one.slice(0, 3))).toEqual(['A D', 'B C'])
  })

  test('two that fit alike are told, and each line is in one pair', () => {
    const lines = [
      own('A', '1010', -50_000, 'VIREMENT ENTRE COMPTES'),
      own('B', '1015', 50_000, 'DEPOT'),
      own('C', '2010', 50_000, 'DEPOT'),
    ]
    expect(pairs(lines)).toEqual(['A B 90 ownTransfer guardLine'])
  })

  test('of two that fit alike, the one that is called first', () => {
    const lines = [
      own('A', '1010', -50_000, 'VIREMENT ENTRE COMPTES'),
      own('Z', '1015', 50_000, 'DEPOT', '2026-03-09'),
      own('B', '1015', 50_000, 'DEPOT', '2026-03-11'),
    ]
    expect(pairs(lines)).toEqual(['A B 85 ownTransfer guardLine'])
  })

  test.each([
    ['2026-03-12', 'A B 85 ownTransfer guardLine'],
    ['2026-03-14', 'A B 85 ownTransfer'],
  ])('another one on %s: %s', (date, expected) => {
    const lines = [
      own('A', '1010', -50_000, 'VIREMENT ENTRE COMPTES'),
      own('B', '1015', 50_000, 'DEPOT', '2026-03-11'),
      own('C', '2010', 50_000, 'DEPOT', date),
    ]
    expect(pairs(lines)).toEqual([expected])
  })

  test.each([
    ['CIC', 'VERS CIC', 1],
    ['TD', 'VERS TD', 0],
    ['Compte Épargne', 'VERS EPARGNE', 1],
    ['Épargne stable', 'VERS EPARGNE', 0],
    ['Compte courant', 'VERS COMPTE COURANT', 0],
    ['Main bank account', 'TO MAIN BANK ACCOUNT', 0],
  ])('an account called %s in « %s »: %i', (name, label, count) => {
    const lines = [own('A', '1010', -50_000, label), own('B', '1015', 50_000, 'DEPOT')]
    expect(transfersOf(lines, [{ account: '1015', names: [name] }])).toHaveLength(count)
  })
})

const anyLine = fc.record({
  account: fc.constantFrom('1010', '1015', '2010'),
  cents: fc.constantFrom(-50_000, 50_000, -120, 120, 7),
  description: fc.constantFrom('VIREMENT ENTRE COMPTES', 'DEPOT', 'PAIEMENT VISA', 'EPARGNE STABLE'),
  date: fc.constantFrom('2026-03-10', '2026-03-12', '2026-03-20').map(day),
})

test('in any order the same pairs, each of two lines that are opposite, and no line in two', () => {
  fc.assert(
    fc.property(fc.array(anyLine, { maxLength: 30 }), (made) => {
      const lines = made.map((one, at) => ({ ...one, id: `${at}` }))
      const found = transfersOf(lines, ACCOUNTS)
      expect(transfersOf(lines.toReversed(), ACCOUNTS)).toEqual(found)
      const used = found.flatMap(({ from, to }) => [from.id, to.id])
      expect(new Set(used).size).toBe(used.length)
      for (const { from, to } of found)
        expect([from.cents + to.cents, from.account === to.account, from.cents < 0]).toEqual([0, false, true])
    }),
  )
})

test('20,000 lines of one amount take no longer than a moment', () => {
  const lines = Array.from({ length: 20_000 }, (_, at) =>
    own(`${at}`, at % 2 === 0 ? '1010' : '1015', at % 2 === 0 ? -50_000 : 50_000, 'VIREMENT ENTRE COMPTES'),
  )
  const start = computedMs()
  expect(transfersOf(lines, ACCOUNTS).length).toBeGreaterThan(0)
  expect(computedMs() - start).toBeLessThan(5_000)
})
