/** Locks and year ends: what is behind a lock stays as it was, what is closed can be reopened, and both say why not. */
import { describe, expect, test } from 'vitest'
import { closedBy, closeYear, previewClosing } from '../../../db/ledger/closing.ts'
import { getEntry, reverse } from '../../../db/ledger/entries.ts'
import { lockedThrough, lockPeriod, unlockPeriod } from '../../../db/ledger/periods.ts'
import { balanceThrough } from '../../../db/ledger/sums.ts'
import { trialBalance } from '../../../db/ledger/trial-balance.ts'
import { updateAccount } from '../../../db/records/accounts.ts'
import { fiscalYear } from '../../../db/rules/dates.ts'
import { Books, day, refused } from '../../support/books.ts'

const lock = (books: Books, through: string, reason?: string) =>
  books.write((company) => lockPeriod(company, day(through), reason))
const unlock = (books: Books, through?: string) =>
  books.write((company) => unlockPeriod(company, 'oubli', through === undefined ? undefined : day(through)))
const post = (books: Books, date: string) => books.simple(date, '1010', '4000', 500)

describe('a lock', () => {
  test('closes its last day and opens the next one', () => {
    const books = new Books()
    expect(lockedThrough(books.sql)).toBeNull()
    expect(lock(books, '2026-01-31', 'remis au comptable')).toBe('2026-01-31')
    expect(lockedThrough(books.sql)).toBe('2026-01-31')
    for (const date of ['2026-01-31', '2026-01-01', '1999-12-31'])
      expect(refused(() => post(books, date)).details).toEqual(['date ledger.periodLocked'])
    post(books, '2026-02-01')
    expect(books.sql.get('SELECT reason FROM lock')).toEqual({ reason: 'remis au comptable' })
    expect(books.sql.get("SELECT count(*) AS n FROM head_signature WHERE reason = 'lock'")).toEqual({ n: 1 })
  })

  test('goes forward only', () => {
    const books = new Books()
    lock(books, '2026-01-31')
    for (const through of ['2026-01-31', '2026-01-30'])
      expect(refused(() => lock(books, through)).code).toBe('period.alreadyLocked')
    expect(lock(books, '2026-02-28')).toBe('2026-02-28')
  })

  test('is lifted whole, or back to a day', () => {
    const books = new Books()
    expect(refused(() => unlock(books)).code).toBe('period.notLocked')
    lock(books, '2026-01-31')
    lock(books, '2026-02-28')
    lock(books, '2026-03-31')
    for (const through of ['2026-03-31', '2026-04-01'])
      expect(refused(() => unlock(books, through)).code).toBe('period.unlockLater')
    const standing = () => books.sql.all('SELECT id, through FROM lock WHERE lifted = 0 ORDER BY through')
    const signed = () => books.sql.get("SELECT count(*) AS n FROM head_signature WHERE reason = 'lock'")
    const before = standing()
    expect(unlock(books, '2026-02-28')).toBe('2026-02-28')
    // the lock of that day stays as it was set: no other is put in its place or beside it
    expect(standing()).toEqual(before.slice(0, 2))
    expect(signed()).toEqual({ n: 3 })
    post(books, '2026-03-01')
    // between two locks: the later one is lifted and a new one set on the day asked
    expect(unlock(books, '2026-02-10')).toBe('2026-02-10')
    expect(signed()).toEqual({ n: 4 })
    post(books, '2026-02-11')
    expect(refused(() => post(books, '2026-02-10')).code).toBe('ledger.periodLocked')
    expect(unlock(books)).toBeNull()
    post(books, '2026-01-01')
    expect(refused(() => unlock(books)).code).toBe('period.notLocked')
    expect(books.verify().ok).toBe(true)
  })

  test('back to a day before every lock leaves that day locked', () => {
    const books = new Books()
    lock(books, '2026-03-31')
    expect(unlock(books, '2025-12-31')).toBe('2025-12-31')
    post(books, '2026-01-01')
    expect(refused(() => post(books, '2025-12-31')).code).toBe('ledger.periodLocked')
  })

  test('nothing behind it moves, whatever is done after', () => {
    const books = new Books()
    post(books, '2026-01-15')
    lock(books, '2026-01-31')
    const before = balanceThrough(books.sql, '1010', day('2026-01-31'))
    post(books, '2026-02-01')
    lock(books, '2026-02-28')
    unlock(books, '2026-01-31')
    post(books, '2026-02-02')
    expect(balanceThrough(books.sql, '1010', day('2026-01-31'))).toBe(before)
    expect(books.sql.all('SELECT id FROM entry WHERE counts = 0')).toEqual([])
  })
})

function withYear(fiscalYearEnd = '12-31'): Books {
  const books = new Books({ fiscalYearEnd })
  books.simple('2025-03-01', '1010', '4000', 10_000)
  books.simple('2025-04-01', '5000', '1010', 4_000)
  books.simple('2026-04-01', '1010', '4010', 700)
  return books
}

describe('closing a year', () => {
  test('posts what it showed: income and expenses at zero, the result in retained earnings', () => {
    const books = withYear()
    const shown = previewClosing(books.company, 2025)
    expect(shown).toMatchObject({
      result: 6_000,
      retainedEarnings: '3100',
      lines: [
        { account: '4000', cents: 10_000 },
        { account: '5000', cents: -4_000 },
        { account: '3100', cents: -6_000 },
      ],
    })
    const { posted, closing } = books.write((company) => closeYear(company, 2025))
    expect(closing).toEqual(shown)
    const entry = getEntry(books.sql, posted.id)
    expect(entry).toMatchObject({
      date: '2025-12-31',
      journal: 'CLO',
      kind: 'closing',
      memo: 'Fermeture de l’exercice 2025',
    })
    expect(entry.lines.map(({ account, cents }) => ({ account, cents }))).toEqual(shown.lines)
    expect(closedBy(books.sql, 2025)).toEqual({ id: posted.id, number: posted.number })
    const balances = ['4000', '5000', '3100', '4010'].map((account) =>
      balanceThrough(books.sql, account, null),
    )
    expect(balances).toEqual([0, 0, -6_000, -700])
  })

  test('is left out of figures before closing, and in those after', () => {
    const books = withYear()
    books.write((company) => closeYear(company, 2025))
    const of = (closing: 'included' | 'excluded') =>
      trialBalance(books.sql, {
        asOf: day('2025-12-31'),
        from: day('2025-01-01'),
        gifi: false,
        closing,
      }).rows.map((row) => [row.account, row.closing])
    expect(of('included')).toEqual([
      ['1010', 6_000],
      ['3100', -6_000],
      ['4000', 0],
      ['5000', 0],
    ])
    expect(of('excluded')).toEqual([
      ['1010', 6_000],
      ['4000', -10_000],
      ['5000', 4_000],
    ])
  })

  test('stays in what was before a period, also in figures before closing', () => {
    const books = withYear()
    books.write((company) => closeYear(company, 2025))
    for (const closing of ['included', 'excluded'] as const) {
      const query = { asOf: day('2026-12-31'), from: day('2026-01-01'), gifi: false, closing }
      expect(
        trialBalance(books.sql, query).rows.map((row) => [row.account, row.opening, row.closing]),
      ).toEqual([
        ['1010', 6_000, 6_700],
        ['3100', -6_000, -6_000],
        ['4010', 0, -700],
      ])
    }
  })

  test('is done once, reversed, and done again with what came in between', () => {
    const books = withYear()
    const first = books.write((company) => closeYear(company, 2025)).posted
    expect(refused(() => previewClosing(books.company, 2025)).code).toBe('year.alreadyClosed')
    books.write((company) => reverse(company, first.id, day('2025-12-31')))
    expect(closedBy(books.sql, 2025)).toBeNull()
    books.simple('2025-06-01', '1010', '4000', 1)
    const again = books.write((company) => closeYear(company, 2025))
    expect(again.closing.result).toBe(6_001)
    expect(balanceThrough(books.sql, '3100', null)).toBe(-6_001)
  })

  test.each([
    ['12-31', '2025-12-31'],
    ['03-31', '2025-03-31'],
    ['02-29', '2025-02-28'],
  ])('with a year end of %s is dated %s and takes that year alone', (yearEnd, date) => {
    const books = new Books({ fiscalYearEnd: yearEnd, language: 'en' })
    const end = day(date)
    books.simple(end, '1010', '4000', 1)
    books.simple(fiscalYear(2025, yearEnd).start, '1010', '4000', 2)
    books.simple(`${Number(date.slice(0, 4)) - 1}${date.slice(4)}`, '1010', '4000', 50)
    books.simple(`${Number(date.slice(0, 4)) + 1}${date.slice(4)}`, '1010', '4000', 700)
    const { closing, posted } = books.write((company) => closeYear(company, 2025))
    expect([closing.year.end, closing.result]).toEqual([end, 3])
    expect(getEntry(books.sql, posted.id).memo).toBe('Closing of fiscal year 2025')
  })

  test('with as much income as expense has no result to carry', () => {
    const books = new Books()
    books.simple('2025-03-01', '5000', '4000', 500)
    const { lines, result } = previewClosing(books.company, 2025)
    expect([result, lines.map(({ account }) => account)]).toEqual([0, ['4000', '5000']])
    expect(books.write((company) => closeYear(company, 2025)).posted.number).toBe('2')
  })

  test('is refused without results, without retained earnings, and behind a lock', () => {
    const books = withYear()
    expect(refused(() => previewClosing(books.company, 2024)).code).toBe('year.nothing')
    lock(books, '2025-12-31')
    expect(refused(() => books.write((company) => closeYear(company, 2025))).code).toBe('ledger.periodLocked')
    unlock(books)
    books.write((company) => updateAccount(company, '3100', { role: null }, String))
    expect(refused(() => previewClosing(books.company, 2025)).code).toBe('year.noRetainedEarnings')
  })
})
