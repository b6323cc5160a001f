/** Files with several tables, imported into books: what nothing explains is asked, and each account can be taken. */
import { describe, expect, test } from 'vitest'
import { FileBooks } from '../support/statementFiles.ts'

const unnamed = ['Date,Description,Amount', '2026-03-13,CAFE,-5.00', '2026-03-14,DEPOT,40.00']
const named = ['Account,7654321', 'Date,Description,Debit,Credit', '2026-03-15,LOYER,900.00,']

test('an account without a name beside one with a name: both can be taken, and the first has no number', async () => {
  const books = new FileBooks()
  const path = books.file('mars.csv', [...unnamed, ...named])
  const seen = await books.call('bank.inspect', { path })
  expect(seen).toMatchObject({ outcome: 'ask', questions: [{ kind: 'tables' }] })
  expect((await books.refused('bank.import', { path, account: '1010' })).code).toBe('bank.askColumns')
  const columns = { otherTables: 'read' } as const
  const told = await books.call('bank.preview', { path, columns })
  expect(told.fileAccounts.map(({ accountId }) => accountId)).toEqual(['—', '7654321'])
  const into = { path, account: '1010', columns }
  expect((await books.refused('bank.import', into)).code).toBe('bank.whichAccount')
  expect(await books.call('bank.import', { ...into, fileAccount: '—' })).toMatchObject({ added: 2 })
  expect(await books.call('bank.import', { ...into, fileAccount: '7654321' })).toMatchObject({ added: 1 })
  const { items } = await books.call('bank.statements', { account: '1010' })
  expect(items.map(({ fileAccount }) => fileAccount).toSorted()).toEqual(['7654321', null])
})

test('what was said of further tables is not remembered for the next file', async () => {
  const books = new FileBooks()
  const columns = { otherTables: 'leave' } as const
  const first = books.file('mars.csv', [...unnamed, '', ...named.slice(1)])
  const into = { account: '1010', remember: true }
  expect(await books.call('bank.import', { ...into, path: first, columns })).toMatchObject({ added: 2 })
  const next = books.file('avril.csv', [...unnamed, '2026-04-02,GAZ,-9.00', '', ...named.slice(1)])
  expect((await books.refused('bank.import', { ...into, path: next })).code).toBe('bank.askColumns')
})

describe('rows without a day', () => {
  const rows = [
    'Date,Description,Debit,Credit',
    '2026-03-13,LOYER,900.00,',
    ',GAZ,50.00,',
    '2026-03-16,EAU,20.00,',
  ]

  test('are taken where the person says that they are of the day above, and so in the next file', async () => {
    const books = new FileBooks()
    const path = books.file('mars.csv', rows)
    const seen = await books.call('bank.preview', { path, account: '1010' })
    expect(seen).toMatchObject({ outcome: 'partial', questions: [{ kind: 'missingDays', text: 'GAZ' }] })
    expect((await books.refused('bank.import', { path, account: '1010' })).code).toBe('bank.partial')
    const into = { account: '1010', remember: true, columns: { missingDays: 'above' } } as const
    expect(await books.call('bank.import', { ...into, path })).toMatchObject({ added: 3 })
    const next = books.file('avril.csv', [
      ...rows.slice(0, 1),
      '2026-04-02,LOYER,900.00,',
      ',GAZ,55.00,',
      '2026-04-05,EAU,21.00,',
    ])
    expect(await books.call('bank.import', { path: next, account: '1010' })).toMatchObject({ added: 3 })
  })

  test('stay out where the person leaves them, and are asked about again in the next file', async () => {
    const books = new FileBooks()
    const into = { account: '1010', remember: true, acceptPartial: true } as const
    const columns = { missingDays: 'leave' } as const
    const path = books.file('mars.csv', rows)
    expect(await books.call('bank.import', { ...into, path, columns })).toMatchObject({ added: 2 })
    const next = books.file(
      'avril.csv',
      rows.map((row) => row.replaceAll('-03-', '-04-')),
    )
    expect(await books.call('bank.preview', { path: next, account: '1010' })).toMatchObject({
      questions: [{ kind: 'missingDays' }],
    })
  })
})
