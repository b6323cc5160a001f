/** A statement typed by hand comes in as one from a file does: proved, counted, and never doubled in silence. */
import { expect, test } from 'vitest'
import { Books, postedFacts } from '../support/books.ts'

const TYPED = [
  { date: '2026-03-02', amount: '-47.95', description: 'Frais' },
  { date: '2026-03-03', amount: '1310.72', description: 'Dépôt', reference: '12' },
]
const proved = { account: '1010', openingBalance: '100.00', closingBalance: '1362.77', lines: TYPED }

test('is a statement of its own format, proved by its balances; again it adds nothing', async () => {
  const books = new Books()
  const answer = await books.call('bank.enter', proved)
  expect(answer).toMatchObject({ read: 2, added: 2, duplicates: 0, closingBalanceProved: true, layout: null })
  const { items } = await books.call('bank.statements', { account: '1010' })
  expect(items).toMatchObject([{ format: 'manual', closingBalanceProved: true, sum: '1262.77' }])
  const before = books.stateHash()
  expect(await books.call('bank.enter', proved)).toMatchObject({ added: 0, duplicates: 2 })
  expect(books.stateHash()).toBe(before)
  expect((await books.call('bank.lines', { account: '1010' })).items[1]).toMatchObject({
    description: 'Dépôt',
    reference: '12',
    amount: '1310.72',
  })
})

test('is taken without balances, and then proves nothing', async () => {
  const books = new Books()
  const answer = await books.call('bank.enter', { account: '1010', lines: TYPED })
  expect(answer).toMatchObject({ added: 2, openingBalance: null, closingBalanceProved: false })
})

test('is refused with everything that is wrong, each under its path, and leaves no trace', async () => {
  const books = new Books()
  const before = books.stateHash()
  const lines = [
    { date: '2026-03-02', amount: '0.00', description: 'A' },
    { date: '2026-03-02', amount: '1,5', description: 'B' },
    { date: '2026-03-02', amount: '1.005', description: 'C' },
  ]
  expect(await books.refused('bank.enter', { account: '1010', openingBalance: 'x', lines })).toEqual({
    code: 'bank.enterRefused',
    details: [
      'openingBalance money.notAmount',
      'lines.0.amount bank.enterZero',
      'lines.1.amount money.notAmount',
      'lines.2.amount money.tooManyDecimals',
    ],
  })
  expect(await books.refused('bank.enter', { ...proved, closingBalance: '1362.78' })).toEqual({
    code: 'bank.enterGap',
    details: ['closingBalance bank.enterGap'],
  })
  const wrong = { ...proved, lines: [{ date: '2026-02-30', amount: '1.00', description: '' }] }
  expect((await books.refused('bank.enter', wrong)).details).toEqual([
    'lines.0.date date.notDay',
    'lines.0.description input.tooSmall',
  ])
  expect((await books.refused('bank.enter', { ...proved, account: '4000' })).code).toBe('bank.notBankAccount')
  expect(books.stateHash()).toBe(before)
})

test('that repeats known lines in other words asks what to do with them, and does it', async () => {
  const books = new Books()
  const file = books.statement({
    accounts: [
      {
        accountId: null,
        currency: null,
        openingBalance: null,
        closingBalance: null,
        lines: [{ date: '2026-03-02', amount: '-47.95', description: 'FRAIS MENSUELS 03', row: 1 }],
      },
    ],
  })
  await books.call('bank.import', { path: file, account: '1010' })
  const facts = postedFacts(books)
  const refused = await books.refused('bank.enter', proved)
  expect(refused).toEqual({
    code: 'bank.enterProbable',
    details: ['lines.0.description bank.enterKnown'],
  })
  const skipped = await books.call('bank.enter', { ...proved, skipProbable: true })
  expect(skipped).toMatchObject({ added: 1, duplicates: 1, closingBalanceProved: true })
  expect(skipped.probableDuplicates).toMatchObject({
    count: 1,
    skipped: true,
    items: [{ lineId: null, description: 'Frais', knownDescription: 'FRAIS MENSUELS 03' }],
  })
  expect((await books.call('bank.enter', { ...proved, skipProbable: false })).added).toBe(1)
  expect((await books.call('bank.lines', { account: '1010' })).total).toBe(3)
  expect(postedFacts(books)).toBe(facts)
})
