/** The trial balance as the tax return groups it: one row for each GIFI code. */
import { describe, expect, test } from 'vitest'
import { trialBalance } from '../../../db/ledger/trial-balance.ts'
import { createAccount } from '../../../db/records/accounts.ts'
import { Books, day } from '../../support/books.ts'

describe('a trial balance by GIFI code', () => {
  const gifiRows = (books: Books, from: string) =>
    trialBalance(books.sql, {
      asOf: day('2026-12-31'),
      from: day(from),
      gifi: true,
      closing: 'included',
    }).rows.map(({ account, name, opening, closing, computed }) => [
      account,
      name,
      opening,
      closing,
      computed,
    ])

  test('adds the accounts of a code, and keeps apart what has none and what no form knows', () => {
    const books = new Books()
    books.write((company) => {
      createAccount(company, '1998', { name: 'Sans code', type: 'asset' })
      createAccount(company, '1999', { name: 'Code inconnu', type: 'asset', gifi: '7777' })
    })
    for (const [index, account] of ['1010', '1015', '1998', '1999'].entries())
      books.simple('2026-03-02', account, '4000', 10 ** index)
    expect(gifiRows(books, '2026-01-01')).toEqual([
      ['', 'Sans code IGRF', 0, 100, false],
      ['1002', expect.stringContaining('banques'), 0, 11, false],
      ['7777', 'Code IGRF inconnu', 0, 1_000, false],
      ['8000', expect.any(String), 0, -1_111, false],
    ])
    const { rows } = trialBalance(books.sql, {
      asOf: day('2026-12-31'),
      from: null,
      gifi: true,
      closing: 'included',
    })
    expect(rows.map(({ nameEn }) => nameEn)).toEqual(
      expect.arrayContaining(['No GIFI code', 'Unknown GIFI code']),
    )
  })

  test('the line of earlier results is computed alone, and part of its code beside an account', () => {
    const books = new Books()
    books.simple('2025-03-02', '1010', '4000', 500)
    const computed = () => gifiRows(books, '2026-01-01').find(([code]) => code === '3600')
    expect(computed()).toEqual(['3600', expect.any(String), -500, -500, true])
    books.simple('2025-03-02', '3100', '1010', 20)
    expect(computed()).toEqual(['3600', expect.any(String), -480, -480, false])
  })
})
