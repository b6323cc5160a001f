/** Taking statement files in, and listing bank lines: what a person has yet to settle, filters, pages, sums. */
import { describe, expect, test } from 'vitest'
import type { ParsedAccount, ParsedFile, ParseProblem } from '../../electron/bank/parsed.ts'
import { Books } from '../support/books.ts'

type Row = readonly [date: string, amount: string, description: string]

function account(
  accountId: string | null,
  rows: readonly Row[],
  fields: Partial<ParsedAccount> = {},
): ParsedAccount {
  return {
    accountId,
    currency: 'CAD',
    openingBalance: null,
    closingBalance: null,
    lines: rows.map(([date, amount, description], index) => ({ date, amount, description, row: index + 1 })),
    ...fields,
  }
}

const ROWS: Row[] = [
  ['2026-03-02', '-47.95', 'FRAIS'],
  ['2026-03-03', '1310.72', 'Dépôt /CLIENT'],
]
const problem = (severity: 'row' | 'warning', line?: number): ParseProblem => ({
  ...(line === undefined ? { id: 'F-7' } : { line }),
  code: 'bank.row',
  severity,
  message: { fr: 'illisible', en: 'unreadable' },
})

async function imported(file: Partial<ParsedFile>, fields: object = {}) {
  const books = new Books()
  const path = books.statement(file)
  return { books, path, answer: await books.call('bank.import', { path, account: '1010', ...fields }) }
}

describe('bank.import', () => {
  test('tells what it read, with the balances of the file and their proof', async () => {
    const { answer } = await imported({
      accounts: [account('EOP', ROWS, { openingBalance: '100.00', closingBalance: '1362.77' })],
    })
    expect(answer).toMatchObject({
      read: 2,
      added: 2,
      duplicates: 0,
      doubtful: [],
      problems: [],
      firstDate: '2026-03-02',
      lastDate: '2026-03-03',
      openingBalance: '100.00',
      closingBalance: '1362.77',
      closingBalanceProved: true,
    })
  })

  test('asks which account when the file has several, naming each', async () => {
    const books = new Books()
    const path = books.statement({ accounts: [account('EOP', ROWS), account('ES1', [])] })
    expect(await books.refused('bank.import', { path, account: '1010' })).toEqual({
      code: 'bank.whichAccount',
      details: ['fileAccount bank.accountInFile', 'fileAccount bank.accountInFile'],
    })
    const other = await books.refused('bank.import', { path, account: '1010', fileAccount: 'X' })
    expect(other.code).toBe('bank.noFileAccount')
    const answer = await books.call('bank.import', { path, account: '1010', fileAccount: 'EOP' })
    expect(answer.added).toBe(2)
  })

  test('asks for the columns when they are not certain', async () => {
    const books = new Books()
    const path = books.statement({ outcome: 'ask', problems: [problem('warning')] })
    expect(await books.refused('bank.import', { path, account: '1010' })).toEqual({
      code: 'bank.askColumns',
      details: ['F-7 bank.row'],
    })
  })

  test.each<[string, Partial<ParsedFile>]>([
    ['rows could not be read', { problems: [problem('row', 3)] }],
    ['its end is missing', { outcome: 'partial' }],
  ])(
    'nothing is imported when %s, unless the person accepts it; the balance is then not proved',
    async (_what, file) => {
      const books = new Books()
      const whole = account(null, ROWS, { openingBalance: '0.00', closingBalance: '1262.77' })
      const path = books.statement({ ...file, accounts: [whole] })
      const before = books.stateHash()
      expect((await books.refused('bank.import', { path, account: '1010' })).code).toBe('bank.partial')
      expect(books.stateHash()).toBe(before)
      const answer = await books.call('bank.import', { path, account: '1010', acceptPartial: true })
      expect(answer).toMatchObject({ added: 2, closingBalanceProved: false })
      const { items } = await books.call('bank.statements', { account: '1010' })
      expect(items).toMatchObject([{ partial: true, closingBalanceProved: false, sum: '1262.77' }])
    },
  )

  test('a warning leaves nothing out', async () => {
    const { answer } = await imported({ accounts: [account(null, ROWS)], problems: [problem('warning', 1)] })
    expect(answer.problems).toHaveLength(1)
    expect(answer.added).toBe(2)
  })

  test('a file without accounts or lines is an empty statement', async () => {
    const { answer } = await imported({})
    expect(answer).toMatchObject({ read: 0, added: 0, firstDate: null, lastDate: null, closingBalance: null })
  })

  test('refuses an amount that the currency cannot have', async () => {
    const books = new Books()
    const path = books.statement({ accounts: [account(null, [['2026-03-02', '1.005', 'X']])] })
    expect((await books.refused('bank.import', { path, account: '1010' })).code).toBe('bank.badAmount')
  })

  test('names every amount that the currency cannot have; the currency itself comes first', async () => {
    const books = new Books()
    const rows: Row[] = [
      ['2026-03-02', '1.005', 'X'],
      ['2026-03-03', '2.00', 'Y'],
      ['2026-03-04', '0.3333', 'Z'],
    ]
    const path = books.statement({ accounts: [account(null, rows)] })
    expect(await books.refused('bank.import', { path, account: '1010' })).toEqual({
      code: 'bank.badAmount',
      details: ['rows.1 bank.badAmount', 'rows.3 bank.badAmount'],
    })
    const dollars = books.statement({ accounts: [account(null, rows, { currency: 'USD' })] })
    expect((await books.refused('bank.import', { path: dollars, account: '1010' })).code).toBe(
      'bank.otherCurrency',
    )
    const { refused } = await books.call('bank.preview', { path: dollars, account: '1010' })
    expect(refused?.code).toBe('bank.otherCurrency')
  })

  test('a balance that the currency cannot have is told, and proves nothing', async () => {
    const balances = { openingBalance: '0.00', closingBalance: '1262.7700001' }
    const { books, path, answer } = await imported({ accounts: [account(null, ROWS, balances)] })
    expect(answer).toMatchObject({ added: 2, closingBalance: null, closingBalanceProved: false })
    expect(answer.problems.map(({ code }) => code)).toEqual(['bank.badBalance'])
    const { problems } = await books.call('bank.preview', { path, account: '1010' })
    expect(problems.map(({ code }) => code)).toEqual(['bank.badBalance'])
  })

  test('takes a file that goes back in time from its end, so that lines follow as they happened', async () => {
    const { books } = await imported({
      accounts: [
        account(null, [
          ['2026-03-03', '3.00', 'C'],
          ['2026-03-02', '2.00', 'B'],
          ['2026-03-02', '1.00', 'A'],
        ]),
      ],
      layout: { order: 'newest-first' },
    })
    const { items } = await books.call('bank.lines', { account: '1010' })
    expect(items.map(({ description }) => description)).toEqual(['A', 'B', 'C'])
  })
})

describe('bank.preview', () => {
  const preview = (books: Books, path: string, fields: object = {}) =>
    books.call('bank.preview', { path, account: '1010', ...fields })

  test('shows the lines of the account asked for as they would be taken in, in the order of the file', async () => {
    const books = new Books()
    const lines = [
      {
        date: '2026-03-03',
        amount: '-3.00',
        description: 'C',
        reference: 'R-1',
        category: 'Repas',
        balance: '97.00',
        row: 1,
      },
      { date: '2026-03-01', dateAssumed: true, amount: '2.5', description: 'A', row: 2 },
    ] as const
    const path = books.statement({ accounts: [account('EOP', ROWS), account('ES1', [], { lines })] })
    expect((await preview(books, path)).lines.map(({ amount }) => amount)).toEqual(['-47.95', '1310.72'])
    expect((await preview(books, path, { fileAccount: 'ES1' })).lines).toEqual([
      {
        date: '2026-03-03',
        amount: '-3.00',
        description: 'C',
        reference: 'R-1',
        category: 'Repas',
        balance: '97.00',
      },
      { date: null, amount: '2.5', description: 'A', reference: null, category: null, balance: null },
    ])
  })

  test('shows the first of many, and none of a file without movements', async () => {
    const books = new Books()
    const many = Array.from({ length: 250 }, (_, at): Row => ['2026-03-02', `${at + 1}.00`, `L${at}`])
    const { lines, transactions } = await preview(books, books.statement({ accounts: [account(null, many)] }))
    expect([lines.length, lines.at(-1)!.description, transactions]).toEqual([200, 'L199', 250])
    expect((await preview(books, books.statement({ accounts: [] }))).lines).toEqual([])
  })
})

describe('bank.lines', () => {
  async function many() {
    const rows = Array.from({ length: 25 }, (_, index): Row => {
      const day = String(1 + Math.floor(index / 3)).padStart(2, '0')
      return [
        `2026-03-${day}`,
        `${index % 2 ? '-' : ''}${index + 1}.00`,
        index % 5 ? 'ACHAT' : 'Café Déjà vu',
      ]
    })
    const { books } = await imported({ accounts: [account(null, rows)] })
    const { items } = await books.call('bank.lines', { account: '1010' })
    await books.call('bank.code', { lineId: items[0]!.id, allocations: [{ account: '4000' }] })
    await books.call('bank.ignore', { lineId: items[1]!.id, reason: 'x' })
    return { books, all: items.map(({ id }) => id) }
  }

  test.each(['asc', 'desc'] as const)('gives every line once, by pages, %s', async (order) => {
    const { books, all } = await many()
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await books.call('bank.lines', { account: '1010', order, limit: 4, cursor })
      seen.push(...page.items.map(({ id }) => id))
      expect([page.total, page.sum]).toEqual([25, '13.00'])
      cursor = page.nextCursor
    } while (cursor !== undefined)
    expect(seen).toEqual(order === 'asc' ? all : [...all].reverse())
  })

  test('filters by day, status and words; total and sum are of what passes', async () => {
    const { books } = await many()
    const list = (input: object) => books.call('bank.lines', { account: '1010', ...input })
    expect(await list({ from: '2026-03-02', to: '2026-03-02' })).toMatchObject({ total: 3, sum: '-5.00' })
    expect(await list({ status: 'coded' })).toMatchObject({ total: 1, sum: '1.00' })
    expect(await list({ status: 'ignored' })).toMatchObject({ total: 1, sum: '-2.00' })
    expect(await list({ status: 'new', limit: 5 })).toMatchObject({ total: 23, sum: '14.00' })
    expect(await list({ text: 'cafe deja', limit: 2 })).toMatchObject({ total: 5, sum: '11.00' })
    expect(await list({ text: 'null' })).toMatchObject({ items: [], total: 0, sum: '0.00' })
    expect(await list({ account: '1015' })).toMatchObject({ items: [], total: 0, sum: '0.00' })
  })

  test('a cursor that is none of ours starts from the beginning', async () => {
    const { books, all } = await many()
    for (const cursor of ["'; DROP TABLE bank_line; --", '2026-03-01', '../..', ''])
      expect((await books.call('bank.lines', { account: '1010', cursor, limit: 1 })).items[0]!.id).toBe(
        all[0],
      )
  })

  test('words are searched over all pages', async () => {
    const { books } = await many()
    const first = await books.call('bank.lines', { account: '1010', text: 'CAFÉ', limit: 3 })
    const second = await books.call('bank.lines', {
      account: '1010',
      text: 'CAFÉ',
      limit: 3,
      cursor: first.nextCursor,
    })
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([3, 2, undefined])
    expect(second.total).toBe(5)
  })
})
