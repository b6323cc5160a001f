/**
 * Undoing: a posted entry is never edited. It is reversed by its mirror, or reversed and replaced in one act, and what
 * was undone can be done again once, never twice.
 */
import { describe, expect, test } from 'vitest'
import { closedBy, closeYear } from '../../../db/ledger/closing.ts'
import { correct, getEntry, reverse } from '../../../db/ledger/entries.ts'
import { lockPeriod } from '../../../db/ledger/periods.ts'
import { post } from '../../../db/ledger/post.ts'
import { balanceThrough } from '../../../db/ledger/sums.ts'
import { saveRecord } from '../../../db/records/parties.ts'
import { Books, day, refused } from '../../support/books.ts'

const MARCH = day('2026-03-31')

const balance = (books: Books, account: string) => balanceThrough(books.sql, account, null)

describe('reverse', () => {
  test('posts the mirror of every field, on the day given', () => {
    const books = new Books()
    const { party, project } = books.write((company) => ({
      party: saveRecord(company, 'party', null, { name: 'Client', roles: '["client"]' }),
      project: saveRecord(company, 'project', null, { name: 'Chantier', status: 'active' }),
    }))
    const [posted] = books.write((company) =>
      post(company, [
        {
          date: day('2026-03-02'),
          journal: 'VTE',
          memo: 'Vente',
          piece: { number: 'F-1', date: day('2026-03-01') },
          lines: [
            { account: '1020', cents: 1_300, currency: 'USD', foreign: 1_000, rate: '1.3', memo: 'reçu' },
            { account: '4000', cents: -1_243, party, project },
            { account: '2310', cents: -57, tax: 'TPS', base: -1_243 },
          ],
        },
      ]),
    )
    const reversal = books.write((company) => reverse(company, posted!.id, MARCH))
    const [before, after] = [getEntry(books.sql, posted!.id), getEntry(books.sql, reversal.id)]
    expect(after).toMatchObject({
      date: MARCH,
      journal: 'VTE',
      kind: 'reversal',
      memo: 'Contrepassation de l’écriture nº 1',
      piece: { number: 'F-1', date: '2026-03-01' },
      reverses: before.id,
      total: 1_300,
    })
    expect(after.lines).toEqual(
      before.lines.map((line) => ({
        ...line,
        cents: -line.cents,
        foreign: line.foreign === null ? null : -line.foreign,
        base: line.base === null ? null : -line.base,
      })),
    )
    expect(before.reversedBy).toEqual({ id: reversal.id, number: '2' })
    expect(balance(books, '4000')).toBe(0)
  })

  test('speaks the language of the company, or says what it is told', () => {
    const books = new Books({ language: 'en' })
    const a = books.simple('2026-03-02', '1010', '4000', 500, { piece: { number: '7' } })
    const b = books.simple('2026-03-02', '1010', '4000', 500)
    const memos = books.write((company) => [
      getEntry(company.sql, reverse(company, a.id, MARCH).id),
      getEntry(company.sql, reverse(company, b.id, MARCH, { memo: 'Chèque sans provision' }).id),
    ])
    expect(memos.map(({ memo, piece }) => [memo, piece])).toEqual([
      ['Reversal of entry no. 1', { number: '7', date: null }],
      ['Chèque sans provision', null],
    ])
  })

  test('is refused for an unknown entry, one reversed already, and a locked day', () => {
    const books = new Books()
    const { id } = books.simple('2026-03-02', '1010', '4000', 500)
    const again = () => refused(() => books.write((company) => reverse(company, id, MARCH)))
    expect(refused(() => books.write((company) => reverse(company, 'no', MARCH))).code).toBe('ledger.noEntry')
    books.write((company) => lockPeriod(company, MARCH))
    expect(again()).toEqual({ code: 'ledger.periodLocked', details: ['date ledger.periodLocked'] })
    books.write((company) => reverse(company, id, day('2026-04-01')))
    expect(again().code).toBe('ledger.alreadyReversed')
    expect(balance(books, '1010')).toBe(0)
  })

  test('of a reversal puts the entry back in force, as often as one changes one’s mind', () => {
    const books = new Books()
    let { id } = books.simple('2026-03-02', '1010', '4000', 500)
    for (const expected of [0, 500, 0, 500]) {
      id = books.write((company) => reverse(company, id, MARCH)).id
      expect(balance(books, '1010')).toBe(expected)
    }
    expect(books.verify().ok).toBe(true)
  })
})

describe('reversing the reversal of what happens once', () => {
  function reversedClosing() {
    const books = new Books()
    books.simple('2025-03-02', '1010', '4000', 500)
    const closing = books.write((company) => closeYear(company, 2025)).posted
    const reversal = books.write((company) => reverse(company, closing.id, day('2025-12-31')))
    return { books, closing, reversal }
  }

  test('takes its place again: the year is closed', () => {
    const { books, reversal } = reversedClosing()
    expect(closedBy(books.sql, 2025)).toBeNull()
    const again = books.write((company) => reverse(company, reversal.id, day('2025-12-31')))
    expect(closedBy(books.sql, 2025)).toMatchObject({ number: again.number })
    expect(refused(() => books.write((company) => closeYear(company, 2025))).code).toBe('year.alreadyClosed')
    books.write((company) => reverse(company, again.id, day('2025-12-31')))
    expect(closedBy(books.sql, 2025)).toBeNull()
    expect(balance(books, '3100')).toBe(0)
    expect(books.verify().ok).toBe(true)
  })

  test('is refused when it was done again in between', () => {
    const { books, reversal } = reversedClosing()
    const second = books.write((company) => closeYear(company, 2025)).posted
    const { code } = refused(() => books.write((company) => reverse(company, reversal.id, day('2025-12-31'))))
    expect(code).toBe('ledger.doneAgain')
    expect(closedBy(books.sql, 2025)).toMatchObject({ number: second.number })
    expect(balance(books, '3100')).toBe(-500)
  })
})

describe('correct', () => {
  test('reverses and replaces in one act, both dated by the correction', () => {
    const books = new Books()
    const { id } = books.simple('2026-03-02', '1010', '4000', 500, {
      journal: 'VTE',
      memo: 'Vente',
      piece: { number: 'F-1', date: day('2026-03-01') },
      source: 'line:1',
    })
    const lines = [
      { account: '1010', cents: 700 },
      { account: '4000', cents: -700 },
    ]
    const { reversal, entry } = books.write((company) => correct(company, id, { date: MARCH, lines }))
    expect([reversal.number, entry.number]).toEqual(['2', '3'])
    expect(getEntry(books.sql, entry.id)).toMatchObject({
      date: MARCH,
      journal: 'VTE',
      kind: 'correction',
      memo: 'Vente',
      piece: { number: 'F-1', date: '2026-03-01' },
      source: 'line:1',
      counts: true,
    })
    expect(getEntry(books.sql, id).reversedBy).toEqual({ id: reversal.id, number: '2' })
    expect(balance(books, '4000')).toBe(-700)
    expect(
      books.sql.all(
        'SELECT DISTINCT act FROM change WHERE seq > (SELECT change FROM entry WHERE id = ?)',
        id,
      ),
    ).toHaveLength(1)
  })

  test('keeps a bare entry bare, and takes the memo it is given', () => {
    const books = new Books()
    const a = books.simple('2026-03-02', '1010', '4000', 500, { piece: { number: '7' } })
    const b = books.simple('2026-03-02', '1010', '4000', 500)
    const lines = [
      { account: '1010', cents: 7 },
      { account: '4000', cents: -7 },
    ]
    const memo = 'Montant corrigé'
    const corrected = books.write((company) => [
      getEntry(company.sql, correct(company, a.id, { date: MARCH, lines }).entry.id),
      getEntry(company.sql, correct(company, b.id, { date: MARCH, lines, memo }).entry.id),
    ])
    expect(corrected.map((entry) => [entry.memo, entry.piece])).toEqual([
      [null, { number: '7', date: null }],
      [memo, null],
    ])
  })

  test('is refused with the paths of the new lines, and undoes nothing then', () => {
    const books = new Books()
    const { id } = books.simple('2026-03-02', '1010', '4000', 500)
    const before = books.stateHash()
    const lines = [
      { account: '1010', cents: 700 },
      { account: 'x', cents: -600 },
    ]
    const attempt = () => books.write((company) => correct(company, id, { date: MARCH, lines }))
    expect(refused(attempt).details).toEqual([
      'lines.1.account ledger.unknownAccount',
      'lines ledger.unbalanced',
    ])
    expect(books.stateHash()).toBe(before)
    books.write((company) => reverse(company, id, MARCH))
    expect(refused(attempt).code).toBe('ledger.alreadyReversed')
  })

  test('of a closing entry stays one, so that figures before closing leave both out', () => {
    const books = new Books()
    books.simple('2025-03-02', '1010', '4000', 500)
    const { posted } = books.write((company) => closeYear(company, 2025))
    const lines = [
      { account: '4000', cents: 500 },
      { account: '3110', cents: -500 },
    ]
    const { entry } = books.write((company) =>
      correct(company, posted.id, { date: day('2025-12-31'), lines }),
    )
    expect(getEntry(books.sql, entry.id).kind).toBe('closing')
    expect(closedBy(books.sql, 2025)).toMatchObject({ number: entry.number })
  })
})

describe('a held entry', () => {
  test('is neither reversed nor corrected: it counts in no balance', () => {
    const books = new Books()
    const { id } = books.simple('2026-03-02', '1010', '4000', 500)
    // a lock that another device made without having seen the entry
    books.write((company) =>
      company.append([{ type: 'period.locked', body: { id: 'lock', through: '2026-03-31', seen: {} } }]),
    )
    const later = day('2026-04-01')
    expect(refused(() => books.write((company) => reverse(company, id, later))).code).toBe('ledger.heldEntry')
    const lines = [{ account: '1010', cents: 1 }]
    expect(refused(() => books.write((company) => correct(company, id, { date: later, lines }))).code).toBe(
      'ledger.heldEntry',
    )
    expect(balance(books, '1010')).toBe(0)
  })
})
