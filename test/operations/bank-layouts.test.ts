/** What a person says once of a bank’s files is remembered for files of the same layout, and never against what a file shows. */
import { describe, expect, test } from 'vitest'
import { stateHash } from '../../db/changes/hashes.ts'
import { exchange } from '../support/company.ts'
import { FileBooks } from '../support/statementFiles.ts'

const HEADER = 'Date,Description,Amount'
/** Every day and month below 13, in the order of time either way. */
const MARCH = [HEADER, '03/04/2026,CAFE,-5.00', '05/06/2026,DEPOT,40.00', '07/08/2026,LOYER,-900.00']
const APRIL = [HEADER, '04/05/2026,CAFE,-6.00', '06/07/2026,DEPOT,41.00', '08/09/2026,LOYER,-901.00']

const preview = (books: FileBooks, path: string, more: object = {}) =>
  books.call('bank.preview', { path, account: '1010', ...more })
const take = (books: FileBooks, path: string, more: object = {}) =>
  books.call('bank.import', { path, account: '1010', ...more })
const list = async (books: FileBooks) => (await books.call('bankLayout.list', {})).items
const days = async (books: FileBooks) =>
  (await books.call('bank.lines', { account: '1010' })).items.map(({ date }) => date)

/** Books that know that the dates of these files begin with the day. */
async function taught(): Promise<FileBooks> {
  const books = new FileBooks()
  await take(books, books.file('mars.csv', MARCH), { columns: { dateFormat: 'dmy' } })
  return books
}

describe('the order of dates', () => {
  test('is asked with an example read both ways, and nothing is imported before', async () => {
    const books = new FileBooks()
    const path = books.file('mars.csv', MARCH)
    const seen = await preview(books, path)
    expect(seen).toMatchObject({ outcome: 'ask', books: null, refused: null, remembered: null })
    expect(seen.questions).toEqual([
      {
        kind: 'dateOrder',
        text: '03/04/2026',
        readings: [
          { value: 'dmy', example: '2026-04-03' },
          { value: 'mdy', example: '2026-03-04' },
        ],
      },
    ])
    expect(await books.refused('bank.import', { path, account: '1010' })).toEqual({
      code: 'bank.askColumns',
      details: [' bank.ask.dateOrder'],
    })
  })

  test('is not shown by a day that is its own month: another example is looked for', async () => {
    const books = new FileBooks()
    const rows = [HEADER, '05/05/2026,A,-1.00', '06/07/2026,B,-2.00', '08/09/2026,C,-3.00']
    const { questions } = await preview(books, books.file('x.csv', rows))
    expect(questions).toMatchObject([{ kind: 'dateOrder', text: '06/07/2026' }])
  })

  test('once said, reads the next file of the same layout, and the answer says so', async () => {
    const books = await taught()
    const path = books.file('avril.csv', APRIL)
    const [layout] = await list(books)
    const seen = await preview(books, path)
    const remembered = { id: layout!.id, name: layout!.name }
    expect(seen).toMatchObject({ outcome: 'parse', remembered, layout: { remembered } })
    expect(seen.books).toMatchObject({ read: 3, added: 3 })
    const answer = await take(books, path)
    expect(answer.layout).toEqual({ remembered, learned: null })
    expect(await days(books)).toEqual(
      ['04-03', '05-04', '06-05', '07-06', '08-07', '09-08'].map((monthDay) => `2026-${monthDay}`),
    )
    expect(await list(books)).toMatchObject([{ statements: 2, lastUsed: books.workshop.clock.now }])
  })

  test('is asked again where the file proves the other one: a day above 12', async () => {
    const books = await taught()
    const path = books.file('mai.csv', [HEADER, '05/04/2026,CAFE,-6.00', '05/28/2026,DEPOT,41.00'])
    const [layout] = await list(books)
    const contradicted = { id: layout!.id, name: layout!.name }
    const seen = await preview(books, path)
    expect(seen).toMatchObject({ outcome: 'ask', remembered: null, contradicted })
    expect(seen.questions).toEqual([{ kind: 'remembered', text: layout!.name }])
    expect(seen).toMatchObject({ firstDate: '2026-05-04', lastDate: '2026-05-28' })
    const before = books.stateHash()
    expect((await books.refused('bank.import', { path, account: '1010' })).code).toBe('bank.askColumns')
    expect(books.stateHash()).toBe(before)
    await take(books, path, { columns: seen.layout!.columns as object })
    expect(await days(books)).toEqual(expect.arrayContaining(['2026-05-04', '2026-05-28']))
  })

  test('that was answered both ways for one layout is asked again', async () => {
    const books = await taught()
    await take(books, books.file('avril.csv', APRIL), { columns: { dateFormat: 'mdy' } })
    const june = [HEADER, '01/02/2026,CAFE,-6.00', '03/04/2026,DEPOT,41.00']
    expect((await preview(books, books.file('juin.csv', june))).questions).toMatchObject([
      { kind: 'dateOrder' },
    ])
  })

  test('is not kept when the person does not want it', async () => {
    const books = new FileBooks()
    await take(books, books.file('mars.csv', MARCH), { columns: { dateFormat: 'dmy' }, remember: false })
    expect(await list(books)).toEqual([])
  })
})

describe('a layout', () => {
  test.each([
    ['another name', 'Date,Libelle,Amount'],
    ['one more column', 'Date,Description,Amount,Note'],
    ['another order', 'Date,Amount,Description'],
  ])('with %s is another', async (_what, header) => {
    const books = await taught()
    const swap = header.startsWith('Date,Amount')
    const rows = APRIL.slice(1).map((row) => {
      const [day, text, amount] = row.split(',')
      return swap ? `${day},${amount},${text}` : header.endsWith('Note') ? `${row},x` : row
    })
    const seen = await preview(books, books.file('autre.csv', [header, ...rows]))
    expect(seen.remembered).toBeNull()
    expect(seen.contradicted).toBeNull()
  })

  test('is the same whatever the case and the accents of its names, and for every account', async () => {
    const books = await taught()
    const path = books.file('avril.csv', ['DATE, Déscription ,AMOUNT', ...APRIL.slice(1)])
    expect((await preview(books, path)).remembered).not.toBeNull()
    expect((await preview(books, path, { account: '1015' })).remembered).not.toBeNull()
  })

  test('read again with nothing new writes nothing', async () => {
    const books = await taught()
    const path = books.file('avril.csv', APRIL)
    await take(books, path)
    const before = books.known()
    await take(books, path)
    await take(books, path, { columns: { dateFormat: 'dmy' } })
    expect(books.known()).toEqual(before)
  })

  test('of two laptops is one; a name given on one of them stands', async () => {
    const books = await taught()
    const other = books.workshop.copy(books, 'autre')
    const { id } = (await list(books))[0]!
    await books.call('bankLayout.update', { id, name: 'Caisse du Parc' })
    await other.run('bank.import', {
      path: books.workshop.statement({
        format: 'csv',
        outcome: 'parse',
        accounts: [],
        problems: [],
        layout: { header: HEADER.split(',') },
      }),
      account: '1010',
      columns: { decimal: ',' },
    })
    exchange(books, other)
    const [mine] = await list(books)
    expect(mine).toMatchObject({ id, name: 'Caisse du Parc', columns: { dateFormat: 'dmy', decimal: ',' } })
    expect((await other.run('bankLayout.list')).items).toEqual([mine])
    expect(stateHash(other.company.sql)).toBe(books.stateHash())
  })

  test('is renamed, not twice the same, and forgotten', async () => {
    const books = await taught()
    await take(books, books.file('b.csv', ['Jour,Texte,Montant', ...MARCH.slice(1)]), {
      columns: { date: 0, amount: 2, description: 1, dateFormat: 'dmy' },
    })
    const [first, second] = await list(books)
    expect([first!.name, second!.name]).toEqual([
      'Banque – compte chèques CAD (CSV)',
      'Banque – compte chèques CAD (CSV) 2',
    ])
    expect(await books.refused('bankLayout.update', { id: first!.id, name: second!.name })).toEqual({
      code: 'layout.nameTaken',
      details: ['name layout.nameTaken'],
    })
    await books.call('bankLayout.delete', { id: first!.id })
    expect((await list(books)).map(({ id }) => id)).toEqual([second!.id])
    for (const name of ['bankLayout.update', 'bankLayout.delete'] as const) {
      const more = name === 'bankLayout.update' ? { name: 'X' } : {}
      expect((await books.refused(name, { id: first!.id, ...more })).code).toBe('layout.unknown')
    }
    // learned again, it is there again
    const [one, two] = [
      books.file('m.csv', APRIL),
      books.file('n.csv', ['Jour,Texte,Montant', ...APRIL.slice(1)]),
    ]
    const asked = [await preview(books, one), await preview(books, two)].filter(
      ({ remembered }) => !remembered,
    )
    expect(asked).toHaveLength(1)
    for (const path of [one, two]) await take(books, path, { columns: { dateFormat: 'dmy' } })
    expect(await list(books)).toHaveLength(2)
  })
})

describe('files without names of columns', () => {
  const rows = ['2026-02-03,Loyer,12.50,', '2026-02-15,Vente,,30.00']
  const onlyIn = ['2026-03-03,Vente,,12.50', '2026-03-15,Vente,,30.00']

  test('are known by what their columns hold and by the account; an empty column may hold anything', async () => {
    const books = new FileBooks()
    const path = books.file('a.csv', rows)
    expect((await preview(books, path)).questions).toEqual([{ kind: 'sides' }])
    await take(books, path, { columns: { date: 0, description: 1, debit: 3, credit: 2 } })
    const next = books.file('b.csv', ['2026-04-03,Loyer,,12.50', '2026-04-15,Vente,30.00,'])
    const seen = await preview(books, next)
    expect(seen).toMatchObject({ outcome: 'parse', sumCredits: '30.00', sumDebits: '12.50' })
    expect(seen.remembered).not.toBeNull()
    expect((await preview(books, next, { account: '1015' })).outcome).toBe('ask')
    expect((await preview(books, books.file('c.csv', onlyIn))).remembered).not.toBeNull()
    const wider = books.file(
      'd.csv',
      rows.map((row) => `${row},x`),
    )
    expect((await preview(books, wider)).remembered).toBeNull()
    const swapped = books.file('e.csv', ['2026-04-03,12.50,Loyer,', '2026-04-15,30.00,Vente,'])
    expect(await preview(books, swapped)).toMatchObject({ remembered: null, contradicted: null })
  })

  test('nor columns at all: the dates of a QIF file are asked once for the account', async () => {
    const books = new FileBooks()
    const qif = (...days: string[]) => [
      '!Type:Bank',
      ...days.flatMap((day) => [`D${day}`, 'T-5.00', 'PX', '^']),
    ]
    const path = books.file('a.qif', qif('03/04/2026', '05/06/2026'))
    expect((await preview(books, path)).questions).toMatchObject([{ kind: 'dateOrder', text: '03/04/2026' }])
    await take(books, path, { columns: { dateFormat: 'mdy' } })
    expect(await days(books)).toEqual(['2026-03-04', '2026-05-06'])
    const next = books.file('b.qif', qif('07/08/2026', '09/10/2026'))
    expect(await preview(books, next)).toMatchObject({ outcome: 'parse', firstDate: '2026-07-08' })
    expect((await preview(books, next, { account: '1015' })).outcome).toBe('ask')
  })

  test('a role taken away stays away', async () => {
    const books = new FileBooks()
    const lines = [`${HEADER},Balance`, '2026-03-03,CAFE,-5.00,95.00', '2026-03-04,LOYER,-900.00,100.00']
    const path = books.file('a.csv', lines)
    expect((await preview(books, path)).layout!.columns).toMatchObject({ balance: 3 })
    const seen = await preview(books, path, { columns: { balance: null } })
    expect(seen.layout!.columns).not.toHaveProperty('balance')
    expect(seen.closingBalance).toBeNull()
  })
})

describe('the signs of a card', () => {
  const rows = [HEADER, '2026-03-03,RESTO,45.00', '2026-03-04,ESSENCE,60.00', '2026-03-05,PAIEMENT,-105.00']

  test('are asked once for the account, with an example', async () => {
    const books = new FileBooks()
    const path = books.file('visa.csv', rows)
    const seen = await preview(books, path, { account: '2010' })
    expect(seen.outcome).toBe('ask')
    expect(seen.questions).toEqual([
      {
        kind: 'sign',
        text: 'RESTO',
        readings: [
          { value: true, example: '-45.00' },
          { value: false, example: '45.00' },
        ],
      },
    ])
    expect((await books.refused('bank.import', { path, account: '2010' })).code).toBe('bank.askColumns')
    await take(books, path, { account: '2010', columns: { invertSign: true } })
    const next = books.file('visa2.csv', [HEADER, '2026-04-03,RESTO,46.00', '2026-04-04,X,61.00'])
    expect(await preview(books, next, { account: '2010' })).toMatchObject({
      outcome: 'parse',
      sumDebits: '107.00',
    })
    // a bank account writes money out as negative, whatever the card does
    expect(await preview(books, next)).toMatchObject({ remembered: null, sumCredits: '107.00' })
    expect(await list(books)).toMatchObject([{ inverted: ['2010'], upright: [] }])
  })
})
