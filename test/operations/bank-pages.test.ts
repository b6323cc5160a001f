/** Files that hold an account in several statements, and reports of a day that its statement shows again, imported into books. */
import { expect, test } from 'vitest'
import { FileBooks } from '../support/statementFiles.ts'

const account = 'CA0011223344'
const movement = (day: string, amount: string, text: string) => [
  `:61:${day}${amount}NTRFNONREF`,
  `:86:${text}`,
]
const statement = (opening: string, closing: string, lines: readonly string[], of = account) => [
  ':20:STARTUMS',
  `:25:${of}`,
  ':28C:1/1',
  `:60F:C260301CAD${opening}`,
  ...lines,
  `:62F:C260302CAD${closing}`,
  '-',
]
const monday = statement('100,00', '90,00', movement('260302', 'D10,00', 'CAFE'))
const tuesday = statement('90,00', '290,00', movement('260303', 'C200,00', 'CLIENT'))
const other = statement('5,00', '4,00', movement('260302', 'D1,00', 'FRAIS'), 'CA99887766')

const take = (books: FileBooks, path: string, more: object = {}) =>
  books.call('bank.import', { path, account: '1010', ...more })

test('the pages of an account are imported together and proved as one', async () => {
  const books = new FileBooks()
  const path = books.file('semaine.sta', [...monday, ...tuesday])
  const seen = await books.call('bank.inspect', { path })
  expect(seen.accounts).toHaveLength(2)
  expect(seen.fileAccounts).toMatchObject([{ accountId: account, transactions: 2 }])
  expect(await take(books, path)).toMatchObject({
    added: 2,
    openingBalance: '100.00',
    closingBalance: '290.00',
    closingBalanceProved: true,
  })
})

test('of several accounts one is named, and all its pages are taken', async () => {
  const books = new FileBooks()
  const path = books.file('tout.sta', [...monday, ...other, ...tuesday])
  expect(await books.refused('bank.import', { path, account: '1010' })).toMatchObject({
    code: 'bank.whichAccount',
  })
  expect(await take(books, path, { fileAccount: account })).toMatchObject({
    added: 2,
    closingBalance: '290.00',
  })
})

test('a page that is missing is told, and nothing is proved', async () => {
  const books = new FileBooks()
  const path = books.file('trou.sta', [
    ...monday,
    ...statement('70,00', '60,00', movement('260304', 'D10,00', 'GAZ')),
  ])
  const taken = await take(books, path)
  expect(taken).toMatchObject({ added: 2, closingBalanceProved: false })
  expect(taken.problems.map(({ code }) => code)).toEqual(['bank.file.statementGap'])
})

test('what a report of the day showed is not taken again with the statement', async () => {
  const books = new FileBooks()
  const report = [
    ':20:STARTDISP',
    `:25:${account}`,
    ':28C:1/1',
    ':34F:CAD0,',
    ':13D:2603021100-0500',
    ...movement('260302', 'D10,00', 'CAFE'),
    ...movement('260302', 'ED50,00', 'ANNONCE'),
    ':90D:1CAD10,',
    '-',
  ]
  const early = await take(books, books.file('midi.sta', report))
  expect(early).toMatchObject({ added: 1, closingBalance: null, closingBalanceProved: false })
  expect(await take(books, books.file('soir.sta', monday))).toMatchObject({
    read: 1,
    added: 0,
    duplicates: 1,
    closingBalanceProved: true,
  })
})
