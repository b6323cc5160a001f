/**
 * Posting: every refusal with its path and code, all that is wrong told at once, what a posted entry keeps, and
 * numbers without a gap in the series of the device.
 */
import { describe, expect, test } from 'vitest'
import { getEntry } from '../../../db/ledger/entries.ts'
import { lockPeriod } from '../../../db/ledger/periods.ts'
import { type EntryToPost, type LineToPost, post } from '../../../db/ledger/post.ts'
import { createAccount, updateAccount } from '../../../db/records/accounts.ts'
import { saveRecord } from '../../../db/records/parties.ts'
import { CENTS_MAX } from '../../../db/rules/money.ts'
import { Books, day, type Refused, refused } from '../../support/books.ts'
import { exchange, type Laptop } from '../../support/company.ts'

const BANK: LineToPost = { account: '1010', cents: 1_000 }
const SALES: LineToPost = { account: '4000', cents: -1_000 }

const refusedPost = (books: Books, entries: readonly EntryToPost[]): Refused =>
  refused(() => books.write((company) => post(company, entries)))

/** Account 1099 is closed, and January locked. */
function lockedBooks(): Books {
  const books = new Books()
  books.simple('2026-01-31', '1010', '4000', 1_000)
  books.write((company) => {
    createAccount(company, '1099', { name: 'Ancien', type: 'asset' })
    updateAccount(company, '1099', { closed: true }, String)
    lockPeriod(company, day('2026-01-31'))
  })
  return books
}

interface Case {
  readonly what: string
  readonly entry?: Partial<EntryToPost>
  readonly lines: readonly LineToPost[]
  readonly refused: Refused
}

const one = (path: string, code: string): Refused => ({ code, details: [`${path} ${code}`] })
const long = 'x'.repeat(100_001)

const CASES: readonly Case[] = [
  { what: 'no line', lines: [], refused: one('lines', 'ledger.tooFewLines') },
  {
    what: 'one line',
    lines: [{ account: '1010', cents: 5 }],
    refused: one('lines', 'ledger.tooFewLines'),
  },
  {
    what: 'a cent of difference',
    lines: [BANK, { account: '4000', cents: -999 }],
    refused: one('lines', 'ledger.unbalanced'),
  },
  {
    what: 'an unknown account',
    lines: [BANK, { account: '9', cents: -1_000 }],
    refused: one('lines.1.account', 'ledger.unknownAccount'),
  },
  {
    what: 'a closed account',
    lines: [{ account: '1099', cents: 1_000 }, SALES],
    refused: one('lines.0.account', 'ledger.closedAccount'),
  },
  {
    what: 'a line of nothing',
    lines: [BANK, SALES, { account: '5000', cents: 0 }],
    refused: one('lines.2', 'ledger.zeroLine'),
  },
  {
    what: 'an unknown party',
    lines: [{ ...BANK, party: 'nobody' }, SALES],
    refused: one('lines.0.partyId', 'ledger.unknownParty'),
  },
  {
    what: 'an unknown project',
    lines: [BANK, { ...SALES, project: 'none' }],
    refused: one('lines.1.projectId', 'ledger.unknownProject'),
  },
  {
    what: 'a tax of no country',
    lines: [BANK, { ...SALES, tax: 'XXX' }],
    refused: one('lines.1.taxCode', 'ledger.unknownTax'),
  },
  {
    what: 'a tax of another country',
    lines: [BANK, { ...SALES, tax: 'TVA20' }],
    refused: one('lines.1.taxCode', 'ledger.unknownTax'),
  },
  {
    what: 'a currency without its amount and rate',
    lines: [{ ...BANK, currency: 'USD' }, SALES],
    refused: one('lines.0', 'ledger.foreignIncomplete'),
  },
  {
    what: 'a foreign amount without its rate',
    lines: [{ ...BANK, currency: 'USD', foreign: 700 }, SALES],
    refused: one('lines.0', 'ledger.foreignIncomplete'),
  },
  {
    what: 'a rate without a currency',
    lines: [{ ...BANK, rate: '1.3' }, SALES],
    refused: one('lines.0', 'ledger.foreignIncomplete'),
  },
  {
    what: 'a foreign amount that its rate does not give',
    lines: [{ ...BANK, currency: 'USD', foreign: 700, rate: '1.3' }, SALES],
    refused: one('lines.0.foreignAmount', 'ledger.foreignMismatch'),
  },
  {
    what: 'a foreign amount of the other side',
    lines: [{ ...BANK, currency: 'USD', foreign: -800, rate: '1.25' }, SALES],
    refused: one('lines.0.foreignAmount', 'ledger.foreignMismatch'),
  },
  {
    what: 'a foreign amount beyond every amount',
    lines: [{ ...BANK, currency: 'USD', foreign: CENTS_MAX, rate: '999999999999' }, SALES],
    refused: one('lines.0.foreignAmount', 'ledger.tooLarge'),
  },
  {
    what: 'a sum that leaves the safe integers',
    lines: [
      ...Array.from({ length: 10 }, () => ({ account: '1010', cents: CENTS_MAX })),
      ...Array.from({ length: 10 }, () => ({ account: '4000', cents: -CENTS_MAX })),
    ],
    refused: one('lines', 'ledger.tooLarge'),
  },
  {
    what: 'a sum of credits alone that leaves the safe integers',
    lines: [BANK, ...Array.from({ length: 10 }, () => ({ account: '4000', cents: -CENTS_MAX }))],
    refused: one('lines', 'ledger.tooLarge'),
  },
  {
    what: 'a sum of debits alone that leaves the safe integers',
    lines: [...Array.from({ length: 10 }, () => ({ account: '1010', cents: CENTS_MAX })), SALES],
    refused: one('lines', 'ledger.tooLarge'),
  },
  {
    what: 'a thousand and one lines',
    lines: [
      ...Array.from({ length: 1_000 }, () => ({ account: '1010', cents: 1 })),
      { ...SALES, cents: -1_000 },
    ],
    refused: one('lines', 'ledger.tooManyLines'),
  },
  {
    what: 'a day behind the lock',
    entry: { date: day('2026-01-31') },
    lines: [BANK, SALES],
    refused: one('date', 'ledger.periodLocked'),
  },
  {
    what: 'memos longer than a change holds',
    entry: { memo: long },
    lines: [{ ...BANK, memo: long }, SALES],
    refused: one('memo', 'ledger.tooLong'),
  },
  {
    what: 'memos of lines one letter longer than a change holds',
    lines: [
      { ...BANK, memo: 'x'.repeat(200_000) },
      { account: '4000', cents: -400, memo: 'x' },
      { account: '4010', cents: -600 },
    ],
    refused: one('memo', 'ledger.tooLong'),
  },
]

describe('at its limits an entry is posted', () => {
  test('a thousand lines', () => {
    const books = new Books()
    const lines = Array.from({ length: 1_000 }, (_, no) => ({ account: '1010', cents: no % 2 ? -7 : 7 }))
    const [posted] = books.write((company) => post(company, [{ date: day('2026-03-02'), lines }]))
    expect(getEntry(books.sql, posted!.id).lines).toHaveLength(1_000)
  })

  test('memos as long as a change holds, with or without one of the entry itself', () => {
    const books = new Books()
    const date = day('2026-03-02')
    const half = 'x'.repeat(100_000)
    const rest = { account: '4000', cents: -500 }
    books.write((company) =>
      post(company, [
        { date, memo: half, lines: [{ ...BANK, memo: half }, rest, rest] },
        { date, lines: [{ ...BANK, memo: half }, { ...rest, memo: half }, rest] },
      ]),
    )
    expect(books.sql.all('SELECT id FROM entry')).toHaveLength(2)
  })

  test('all of them together, in a change of its own', () => {
    const books = new Books()
    const date = day('2026-03-02')
    const lines = Array.from({ length: 1_000 }, (_, no) => ({
      account: '1010',
      cents: no % 2 ? -7 : 7,
      memo: '漢'.repeat(200),
    }))
    const posted = books.write((company) =>
      post(company, [
        { date, lines },
        { date, lines: [BANK, SALES] },
      ]),
    )
    expect(posted.map(({ number }) => number)).toEqual(['1', '2'])
    expect(books.verify().ok).toBe(true)
  })
})

test('a difference is told in the amounts of the entry', () => {
  const lines = [BANK, { account: '4000', cents: -960 }]
  const attempt = () => new Books().write((company) => post(company, [{ date: day('2026-03-02'), lines }]))
  expect(attempt).toThrow(/10\.00.*9\.60.*0\.40/)
})

describe('a refused entry', () => {
  const books = lockedBooks()
  const before = books.stateHash()

  test.each(CASES)('$what', ({ entry, lines, refused }) => {
    expect(refusedPost(books, [{ date: day('2026-02-01'), ...entry, lines }])).toEqual(refused)
    expect(books.stateHash()).toBe(before)
  })

  test('tells all that is wrong at once, with the path of each field', () => {
    const entry: EntryToPost = {
      date: day('2026-01-02'),
      lines: [
        { account: 'x', cents: 5, party: 'p', project: 'q', tax: 'T' },
        { account: '1099', cents: 0, currency: 'USD' },
      ],
    }
    expect(refusedPost(books, [entry])).toEqual({
      code: 'ledger.refused',
      details: [
        'lines.0.account ledger.unknownAccount',
        'lines.0.partyId ledger.unknownParty',
        'lines.0.projectId ledger.unknownProject',
        'lines.0.taxCode ledger.unknownTax',
        'lines.1.account ledger.closedAccount',
        'lines.1 ledger.zeroLine',
        'lines.1 ledger.foreignIncomplete',
        'lines ledger.unbalanced',
        'date ledger.periodLocked',
      ],
    })
  })

  test('among several names the one it is, and none of them is posted', () => {
    const good: EntryToPost = { date: day('2026-02-01'), lines: [BANK, SALES] }
    const bad: EntryToPost = { date: day('2026-02-01'), lines: [BANK, { ...SALES, account: 'x' }] }
    expect(refusedPost(books, [good, bad])).toEqual(one('entries.1.lines.1.account', 'ledger.unknownAccount'))
    expect(books.stateHash()).toBe(before)
  })
})

describe('a posted entry', () => {
  test('keeps every field of its lines', () => {
    const books = new Books()
    const { party, project } = books.write((company) => ({
      party: saveRecord(company, 'party', null, { name: 'Client', roles: '["client"]' }),
      project: saveRecord(company, 'project', null, { name: 'Chantier', code: 'C1', status: 'active' }),
    }))
    const lines: LineToPost[] = [
      { account: '1020', cents: 1_301, currency: 'USD', foreign: 1_000, rate: '1.3', party, memo: 'deux' },
      { account: '4000', cents: -1_131, project, tax: 'TPS', base: -1_131 },
      { account: '2310', cents: -57, tax: 'TPS', base: -1_131 },
      { account: '2320', cents: -113, tax: 'TVQ', base: -1_131 },
    ]
    const [posted] = books.write((company) =>
      post(company, [
        {
          date: day('2026-03-02'),
          journal: 'VTE',
          memo: 'Facture 12',
          lines,
          piece: { number: '12', date: day('2026-03-01') },
          source: 'document:12',
        },
      ]),
    )
    const entry = getEntry(books.sql, posted!.id)
    expect(entry).toMatchObject({
      number: '1',
      date: '2026-03-02',
      journal: 'VTE',
      kind: 'normal',
      memo: 'Facture 12',
      piece: { number: '12', date: '2026-03-01' },
      source: 'document:12',
      reverses: null,
      reversedBy: null,
      counts: true,
      held: null,
      total: 1_301,
    })
    expect(entry.lines[0]).toEqual({
      account: '1020',
      accountName: 'Banque – compte USD',
      accountNameEn: 'Bank – USD account',
      cents: 1_301,
      currency: 'USD',
      foreign: 1_000,
      rate: '1.3',
      party,
      project: null,
      tax: null,
      base: null,
      memo: 'deux',
    })
    expect(entry.lines.map(({ tax, base }) => [tax, base])).toEqual([
      [null, null],
      ['TPS', -1_131],
      ['TPS', -1_131],
      ['TVQ', -1_131],
    ])
    expect(books.sql.get('SELECT hash FROM change ORDER BY seq DESC LIMIT 1')).toEqual({ hash: posted!.hash })
  })

  test('goes to the general journal without a memo, unless it says otherwise', () => {
    const books = new Books()
    const { id } = books.simple('2026-03-02', '1010', '4000', 500)
    expect(getEntry(books.sql, id)).toMatchObject({ journal: 'GEN', memo: null, piece: null, source: null })
    const other = books.simple('2026-03-02', '1010', '4000', 500, { piece: { number: 'A-1' } })
    expect(getEntry(books.sql, other.id).piece).toEqual({ number: 'A-1', date: null })
  })

  test('a rate may round by a unit either way, and no more', () => {
    const books = new Books()
    const line = (cents: number): LineToPost[] => [
      { account: '1020', cents, currency: 'USD', foreign: 333, rate: '1.3333' },
      { account: '4000', cents: -cents },
    ]
    const entry = (cents: number) => [{ date: day('2026-03-02'), lines: line(cents) }]
    for (const cents of [443, 444, 445]) books.write((company) => post(company, entry(cents)))
    for (const cents of [442, 446])
      expect(refusedPost(books, entry(cents)).code).toBe('ledger.foreignMismatch')
  })

  test('a currency without cents is rounded to its own unit', () => {
    const books = new Books({ country: 'SN', currency: 'XOF', taxes: {} })
    const [a, b] = books.sql.all<{ id: string }>("SELECT id FROM account WHERE type = 'asset' LIMIT 2")
    const lines = [
      { account: a!.id, cents: 65_596, currency: 'EUR', foreign: 10_000, rate: '655.957' },
      { account: b!.id, cents: -65_596 },
    ]
    const [posted] = books.write((company) => post(company, [{ date: day('2026-03-02'), lines }]))
    expect(getEntry(books.sql, posted!.id).total).toBe(65_596)
  })
})

describe('numbers', () => {
  const numbers = (books: Books) =>
    books.sql.all<{ number: string }>('SELECT number FROM entry ORDER BY key').map((row) => row.number)

  test('follow without a gap, through refusals and rollbacks', () => {
    const books = new Books()
    books.simple('2026-03-02', '1010', '4000', 500)
    refusedPost(books, [{ date: day('2026-03-02'), lines: [BANK] }])
    expect(() =>
      books.write((company) => {
        post(company, [{ date: day('2026-03-02'), lines: [BANK, SALES] }])
        throw new Error('stopped on the way')
      }),
    ).toThrow('stopped on the way')
    books.simple('2025-03-02', '1010', '4000', 500)
    books.write((company) => {
      post(company, [
        { date: day('2026-03-02'), lines: [BANK, SALES] },
        { date: day('2026-03-01'), lines: [BANK, SALES] },
      ])
      post(company, [{ date: day('2026-03-01'), lines: [BANK, SALES] }])
    })
    expect(numbers(books)).toEqual(['1', '2', '3', '4', '5'])
  })

  test.each([
    [20, 20],
    [21, 1],
  ])('the memos of %i entries of one change are %i parts, which are erased alone', (count, parts) => {
    const books = new Books()
    const entry = { date: day('2026-03-02'), memo: 'Loyer', lines: [BANK, SALES] }
    books.write((company) => post(company, Array(count).fill(entry)))
    expect(books.sql.all("SELECT record FROM part WHERE kind IN ('entry', 'batch')")).toHaveLength(parts)
    expect(books.sql.all('SELECT DISTINCT memo FROM entry')).toEqual([{ memo: 'Loyer' }])
  })

  test('go on through an act too large for one change, which is cut whole', () => {
    const books = new Books()
    const entries = Array.from({ length: 4_001 }, (_, index) => ({
      date: day('2026-03-02'),
      memo: `nº ${index}`,
      lines: [BANK, SALES],
    }))
    const posted = books.write((company) => post(company, entries))
    expect(posted.map((entry) => entry.number)).toEqual(entries.map((_, index) => String(index + 1)))
    expect(new Set(posted.map((entry) => entry.hash)).size).toBe(3)
    const acts = books.sql.all<{ n: number }>(
      "SELECT count(*) AS n FROM change WHERE type = 'entries.posted' GROUP BY act",
    )
    expect(acts).toEqual([{ n: 3 }])
    expect(books.sql.get("SELECT last FROM series WHERE name = 'entry'")).toEqual({ last: 4_001 })
  })

  test.each([
    ['lines', 700, 8, ''],
    ['long memos', 20, 2, '漢'.repeat(40_000)],
  ])('an act of many %s fits the limit of a change', (_what, count, width, memo) => {
    const books = new Books()
    const lines = Array.from({ length: width }, (_, no) => ({ account: '1010', cents: no % 2 ? -7 : 7 }))
    const entries = Array.from({ length: count }, () => ({ date: day('2026-03-02'), memo, lines }))
    const posted = books.write((company) => post(company, entries))
    expect(posted).toHaveLength(count)
    expect(new Set(posted.map((entry) => entry.hash)).size).toBeGreaterThan(1)
  })
})

describe('numbers of several devices', () => {
  test('are each a series of its own, without a gap, whatever was exchanged in between', () => {
    const office = new Books()
    const site = office.workshop.copy(office, 'site')
    const postOn = (laptop: Laptop) =>
      laptop.company.write({ door: 'test', operation: 'test' }, () =>
        post(laptop.company, [{ date: day('2026-03-02'), lines: [BANK, SALES] }]),
      )[0]!.number
    const given = [office, site, office, site].map(postOn)
    const { mark } = site.company.sql.get<{ mark: string }>(
      'SELECT mark FROM device WHERE id = ?',
      site.device,
    )!
    expect(mark).toMatch(/^[A-Z]{5}$/)
    expect(given).toEqual(['1', `${mark}-1`, '2', `${mark}-2`])
    exchange(office, site)
    expect([site, office].map(postOn)).toEqual([`${mark}-3`, '3'])
    exchange(office, site)
    expect(numbersOf(office)).toHaveLength(6)
    expect(numbersOf(site).sort()).toEqual(numbersOf(office).sort())
  })
})

function numbersOf(laptop: Laptop): string[] {
  return laptop.company.sql.all<{ number: string }>('SELECT number FROM entry').map((row) => row.number)
}
