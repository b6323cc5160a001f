/**
 * What another device, or another program that follows docs/log.md, may put in the log though this one never would: the
 * ledger shows it, counts it once, or keeps it waiting; and its books still verify.
 */
import { describe, expect, test } from 'vitest'
import type { Draft } from '../../../db/changes/drafts.ts'
import { getEntry, reverse } from '../../../db/ledger/entries.ts'
import { acceptHeld, heldCount, heldFacts } from '../../../db/ledger/held.ts'
import { lockedThrough } from '../../../db/ledger/periods.ts'
import { post } from '../../../db/ledger/post.ts'
import { trialBalance } from '../../../db/ledger/trial-balance.ts'
import { createAccount, updateAccount } from '../../../db/records/accounts.ts'
import { codeLine, getLine, ignoreLine, unignoreLine } from '../../../db/records/bank.ts'
import { Books, day, refused } from '../../support/books.ts'
import { move, take } from '../records/statements.ts'

const append = (books: Books, ...drafts: Draft[]) => books.write((company) => company.append(drafts))
const cumulative = { asOf: day('2026-12-31'), from: null, gifi: false, closing: 'included' as const }

/** Books with one bank line of -5.00 and its identity. */
function withLine() {
  const books = new Books()
  const line = take(books, [move('03-02', -500, 'CAFÉ')]).plan.lines[0]!.id
  return { books, line, status: () => getLine(books.sql, line).status }
}

const code = (books: Books, line: string) =>
  books.write((company) => codeLine(company, line, { allocations: [{ account: '6150' }] }))

describe('names', () => {
  test('an account without one is shown by its code', () => {
    const books = new Books()
    books.write((company) => createAccount(company, '1999', { type: 'asset' }))
    const { id } = books.simple('2026-03-02', '1999', '4000', 500)
    expect(getEntry(books.sql, id).lines[0]).toMatchObject({ accountName: '1999', accountNameEn: '1999' })
    const [row] = trialBalance(books.sql, cumulative).rows
    expect(row).toMatchObject({ account: '1999', name: '1999', nameEn: '1999', gifi: null })
  })

  test('one name does for both languages', () => {
    const books = new Books()
    books.write((company) => createAccount(company, '1999', { name: 'Dépôt', type: 'asset' }))
    const { id } = books.simple('2026-03-02', '1999', '4000', 500)
    expect(getEntry(books.sql, id).lines[0]).toMatchObject({ accountName: 'Dépôt', accountNameEn: 'Dépôt' })
    expect(trialBalance(books.sql, cumulative).rows[0]).toMatchObject({ name: 'Dépôt', nameEn: 'Dépôt' })
  })

  test('earlier results have their line without an account of retained earnings', () => {
    const books = new Books()
    books.write((company) => updateAccount(company, '3100', { role: null }, String))
    books.simple('2025-03-02', '1010', '4000', 500)
    const { rows } = trialBalance(books.sql, { ...cumulative, from: day('2026-01-01') })
    expect(rows.map(({ account, opening, gifi, computed }) => [account, opening, gifi, computed])).toEqual([
      ['1010', 500, '1002', false],
      ['', -500, null, true],
    ])
  })
})

test('a closing entry that claims no year is a closing entry to the reports', () => {
  const books = new Books()
  books.simple('2026-03-02', '1010', '4000', 500)
  books.simple('2026-12-31', '4000', '3100', 500, { kind: 'closing' })
  const of = (closing: 'included' | 'excluded') =>
    trialBalance(books.sql, { ...cumulative, closing }).rows.map((row) => [row.account, row.closing])
  expect(of('included')).toEqual([
    ['1010', 500],
    ['3100', -500],
    ['4000', 0],
  ])
  expect(of('excluded')).toEqual([
    ['1010', 500],
    ['4000', -500],
  ])
  // in the days before it, whichever way their month is added up
  for (const asOf of ['2026-12-10', '2026-12-20'])
    for (const closing of ['included', 'excluded'] as const)
      expect(
        trialBalance(books.sql, { ...cumulative, asOf: day(asOf), closing }).rows.map((row) => row.closing),
      ).toEqual([500, -500])
  expect(books.verify().ok).toBe(true)
})

describe('a lock that had not seen what lies behind it', () => {
  const lock = { type: 'period.locked', body: { id: 'L', through: '2026-03-31', seen: {} } } as const

  test('frees the line whose coding it holds, until a person accepts the coding', () => {
    const { books, line, status } = withLine()
    const { id } = code(books, line)
    append(books, lock)
    expect([status(), heldCount(books.sql)]).toEqual(['new', 1])
    expect(heldFacts(books.sql)).toMatchObject([
      { id, kind: 'entry', reason: 'lock', number: '1', cents: 500 },
    ])
    books.write((company) => acceptHeld(company, id))
    expect([status(), heldCount(books.sql)]).toEqual(['coded', 0])
    expect(books.verify().ok).toBe(true)
  })

  test('keeps the line coded whose reversal it holds, until a person accepts the reversal', () => {
    const { books, line, status } = withLine()
    const coding = code(books, line)
    const seen = books.known()
    const reversal = books.write((company) => reverse(company, coding.id, day('2026-03-02')))
    append(books, { type: 'period.locked', body: { id: 'L', through: '2026-03-31', seen } })
    expect([status(), getEntry(books.sql, coding.id).reversedBy]).toEqual(['coded', null])
    expect(heldFacts(books.sql)).toMatchObject([{ id: reversal.id, reason: 'lock' }])
    books.write((company) => acceptHeld(company, reversal.id))
    expect([status(), heldCount(books.sql)]).toEqual(['new', 0])
    expect(getEntry(books.sql, coding.id).reversedBy).toMatchObject({ id: reversal.id })
    expect(books.verify().ok).toBe(true)
  })

  test('and is lifted before it is known holds nothing', () => {
    const books = new Books()
    const { id } = books.simple('2026-03-02', '1010', '4000', 500)
    append(books, { type: 'period.unlocked', body: { id: 'U', locks: ['L'], reason: 'oubli' } }, lock)
    expect(lockedThrough(books.sql)).toBeNull()
    expect(getEntry(books.sql, id).counts).toBe(true)
    expect(books.verify().ok).toBe(true)
  })
})

describe('a line settled twice', () => {
  const ignored = (id: string, line: string): Draft => ({
    type: 'line.marked',
    body: { id, kind: 'ignored', target: line, claims: [`line:${line}`] },
  })

  test('is settled by the first; the second waits, and counts once the first is undone', () => {
    const { books, line, status } = withLine()
    books.write((company) => ignoreLine(company, line, 'double'))
    append(books, ignored('M2', line))
    expect(heldFacts(books.sql)).toMatchObject([{ id: 'M2', kind: 'mark', reason: 'claim', memo: null }])
    books.write((company) => unignoreLine(company, line))
    expect([status(), getLine(books.sql, line).settledBy, heldCount(books.sql)]).toEqual(['ignored', 'M2', 0])
    books.write((company) => unignoreLine(company, line))
    expect(status()).toBe('new')
    code(books, line)
    expect(status()).toBe('coded')
    expect(books.verify().ok).toBe(true)
  })

  test('what rests on a held fact is held with it, and cannot be accepted before it', () => {
    const { books, line } = withLine()
    code(books, line)
    append(books, ignored('M2', line))
    append(books, {
      type: 'line.marked',
      body: {
        id: 'M3',
        kind: 'unignored',
        target: line,
        reverses: 'M2',
        claims: ['reverse:M2'],
        needs: ['M2'],
      },
    })
    expect(heldFacts(books.sql).map(({ id, reason }) => [id, reason])).toEqual([
      ['M2', 'claim'],
      ['M3', 'needs'],
    ])
    expect(refused(() => books.write((company) => acceptHeld(company, 'M3'))).code).toBe('held.restsOnHeld')
    expect(refused(() => books.write((company) => acceptHeld(company, 'nothing'))).code).toBe('held.unknown')
  })
})

test('an act of no entry posts nothing', () => {
  const books = new Books()
  const before = books.known()
  expect(books.write((company) => post(company, []))).toEqual([])
  expect(books.known()).toEqual(before)
})
