/** The log for a person: one row an act, in words, with what it was about and where that is found. */
import { describe, expect, test } from 'vitest'
import { post } from '../../db/ledger/post.ts'
import { client, importInto, invoice } from '../support/bankBooks.ts'
import { Books, day } from '../support/books.ts'

const date = '2026-03-20'
const last = async (books: Books) => (await books.call('log.acts', { limit: 1 })).items[0]!

describe('an act is told with what it was about', () => {
  test('an entry by its number and memo, a document once and not by its entry too', async () => {
    const books = new Books()
    const entry = books.simple(date, '1010', '4000', 100, { memo: 'Vente au comptoir' })
    expect((await last(books)).subjects).toEqual([
      { kind: 'entry', id: entry.id, number: entry.number, text: 'Vente au comptoir' },
    ])
    const party = await client(books, 'Atelier Roy')
    const sent = await invoice(books, party.id, '100.00')
    const told = { kind: 'invoice', id: sent.id, number: sent.number, text: 'Atelier Roy' }
    expect(await last(books)).toMatchObject({ operation: 'invoice.send', subjects: [told], more: 0 })
    expect((await last(books)).title).toEqual({ fr: 'Émet une facture', en: expect.stringMatching(/^\S/) })
  })

  test('a record by its name and the fields that were set; a draft by its kind and party, without its lines', async () => {
    const books = new Books()
    const party = await client(books, 'Atelier Roy')
    await books.call('party.update', { id: party.id, phone: '514 555-0100' })
    expect((await last(books)).subjects).toEqual([
      {
        kind: 'party',
        id: party.id,
        text: 'Atelier Roy',
        fields: [{ field: 'phone', before: null, after: '514 555-0100' }],
      },
    ])
    await books.call('party.update', { id: party.id, phone: '514 555-0199', name: 'Atelier Roy inc.' })
    expect((await last(books)).subjects).toMatchObject([
      {
        text: 'Atelier Roy inc.',
        fields: [
          { field: 'name', before: 'Atelier Roy', after: 'Atelier Roy inc.' },
          { field: 'phone', before: '514 555-0100', after: '514 555-0199' },
        ],
      },
    ])
    const lines = [{ description: 'Travaux', unitPrice: '10.00' }]
    const draft = await books.call('quote.create', { partyId: party.id, date, lines })
    expect((await last(books)).subjects).toEqual([{ kind: 'quote', id: draft.id, text: 'Atelier Roy inc.' }])
  })

  test('an erased record without what it was called, nor what was written of it', async () => {
    const books = new Books()
    const party = await client(books, 'Atelier Roy')
    await books.call('party.update', { id: party.id, phone: '514 555-0100' })
    await books.call('privacy.erase', { partyId: party.id })
    const { items } = await books.call('log.acts', { limit: 100 })
    expect(JSON.stringify(items)).not.toMatch(/Roy|555-0100/)
    expect(items[0]).toMatchObject({ operation: 'privacy.erase', subjects: [{ kind: 'party', text: null }] })
  })

  test('a line, a statement, a lock, a reconciliation', async () => {
    const books = new Books()
    const [line] = await importInto(books, '1010', null, null, [['2026-03-03', '-12.50', 'FRAIS']])
    expect((await last(books)).subjects).toMatchObject([{ kind: 'statement', account: '1010' }])
    await books.call('bank.ignore', { lineId: line!, reason: 'Essai' })
    expect((await last(books)).subjects).toEqual([
      { kind: 'bankLine', id: line, account: '1010', text: 'FRAIS' },
    ])
    await books.call('bank.unignore', { lineId: line! })
    await books.call('bank.code', { lineId: line!, allocations: [{ account: '6200' }] })
    const made = await books.call('reconciliation.create', {
      account: '1010',
      through: '2026-03-31',
      balance: '-12.50',
    })
    expect((await last(books)).subjects).toEqual([{ kind: 'account', id: '1010', text: '2026-03-31' }])
    await books.call('reconciliation.undo', { id: made.id, reason: 'Essai' })
    expect((await last(books)).subjects).toEqual([{ kind: 'account', id: '1010', text: null }])
    await books.call('period.lock', { through: '2026-01-31' })
    expect((await last(books)).subjects).toMatchObject([{ kind: 'period', text: '2026-01-31' }])
    await books.call('period.unlock', { reason: 'Essai' })
    expect((await last(books)).subjects).toMatchObject([{ kind: 'period', text: '2026-01-31' }])
  })

  test('both ends of a credit, when it is put and when it is taken back', async () => {
    const books = new Books()
    const party = await client(books, 'Atelier Roy')
    const sent = await invoice(books, party.id, '100.00')
    const credit = await books.call('payment.record', { partyId: party.id, amount: '20.00', date })
    const allocations = [{ documentId: sent.id, amount: '20.00' }]
    await books.call('payment.allocate', { creditId: credit.id, allocations })
    const both = [{ kind: 'receipt' }, { kind: 'invoice', number: sent.number }]
    expect((await last(books)).subjects).toMatchObject(both)
    await books.call('payment.unallocate', { creditId: credit.id, documentId: sent.id })
    expect((await last(books)).subjects).toMatchObject(both)
  })

  test('a large act by its first entries and how many more', async () => {
    const books = new Books()
    const lines = [
      { account: '1010', cents: 100 },
      { account: '4000', cents: -100 },
    ]
    const entries = Array.from({ length: 2_500 }, () => ({ date: day(date), lines }))
    books.write((company) => post(company, entries))
    const { subjects, more } = await last(books)
    expect([subjects.length, more]).toEqual([4, 2_496])
  })
})

test('pages go through every act once, the last first', async () => {
  const books = new Books()
  for (let at = 0; at < 7; at += 1) books.simple(date, '1010', '4000', 100 + at)
  const whole = await books.call('log.acts', { limit: 1000 })
  const acts: string[] = []
  let cursor: string | undefined
  do {
    const page = await books.call('log.acts', { limit: 3, ...(cursor ? { cursor } : {}) })
    acts.push(...page.items.map(({ act }) => act))
    cursor = page.nextCursor
  } while (cursor)
  expect(acts).toEqual(whole.items.map(({ act }) => act))
  expect(new Set(acts).size).toBe(acts.length)
})

test('an operation of another program is told by its name', async () => {
  const books = new Books()
  books.company.write({ door: 'test', operation: 'of.another' }, () => {
    books.company.append([{ type: 'fact.accepted', body: { fact: 'later' } }])
  })
  expect(await last(books)).toMatchObject({ operation: 'of.another', title: null, subjects: [] })
})
