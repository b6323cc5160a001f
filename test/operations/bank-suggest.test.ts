/**
 * What a line may be coded to: learned from the books as they are now, forgotten when undone, alike on every copy, and
 * never the account of sales where a client has an invoice.
 */
import { describe, expect, test } from 'vitest'
import { client, importInto, invoice, type Movement, parsedStatement, posted } from '../support/bankBooks.ts'
import { Books } from '../support/books.ts'
import { exchange, type Laptop, Workshop } from '../support/company.ts'

const statement = (books: Books, ...lines: Movement[]) => importInto(books, '1010', null, null, lines)

const suggest = async (books: Laptop, lineId: string) => {
  const { suggestions } = await books.run('bank.suggest', { lineId })
  return suggestions as { by: string; act: Record<string, unknown>; chance?: number; text: { fr: string } }[]
}

const code = (books: Books, lineId: string, account: string, taxes: string[] = []) =>
  books.call('bank.code', { lineId, allocations: [{ account, ...(taxes.length > 0 ? { taxes } : {}) }] })

const bell = (count: number): Movement[] =>
  Array.from({ length: count }, (_, index) => [
    `2026-03-${String(index + 1).padStart(2, '0')}`,
    '-114.98',
    `PMT PREAUTORISE BELL 00${index}4451`,
  ])

describe('the memory', () => {
  test('says how often, with the taxes of the last time; a line undone is forgotten', async () => {
    const books = new Books()
    const lines = await statement(books, ...bell(4))
    const [first, second, third, last] = lines as [string, string, string, string]
    expect(await suggest(books, last)).toEqual([])
    await code(books, first, '6240', ['TPS', 'TVQ'])
    expect((await suggest(books, last)).map(({ text }) => text.fr)).toEqual([
      'Comme la dernière fois, la seule',
    ])
    await code(books, second, '6240', ['TPS', 'TVQ'])
    await code(books, third, '6200')
    expect(await suggest(books, last)).toMatchObject([
      {
        by: 'memory',
        act: { kind: 'code', coding: { allocations: [{ account: '6240', taxes: ['TPS', 'TVQ'] }] } },
        text: { fr: '2 fois sur 3 pour ce libellé', en: '2 times out of 3 for this label' },
      },
      { by: 'memory', act: { coding: { allocations: [{ account: '6200' }] } } },
    ])
    await books.call('bank.uncode', { lineId: third })
    expect((await suggest(books, last)).map(({ text }) => text.fr)).toEqual(['2 fois sur 2 pour ce libellé'])
    await books.call('bank.undo', { lineIds: [first, second] })
    expect(await suggest(books, last)).toEqual([])
  })

  test('followed from act to act it knows what it knows when made anew', async () => {
    const books = new Books()
    const lines = await statement(books, ...bell(12))
    for (const [index, line] of lines.slice(0, 11).entries()) {
      await code(books, line, index % 3 === 0 ? '6200' : '6240')
      await suggest(books, lines[11]!)
      if (index % 4 === 1) await books.call('bank.undo', { lineIds: [line] })
    }
    const followed = await suggest(books, lines[11]!)
    books.reopen()
    expect(await suggest(books, lines[11]!)).toEqual(followed)
    expect(followed).not.toEqual([])
  })

  test('an account closed since, and taxes no longer had, are not suggested', async () => {
    const books = new Books({ taxes: { TPS: null, TVQ: null } })
    const [first, second] = (await statement(books, ...bell(2))) as [string, string]
    await code(books, first, '6240', ['TPS', 'TVQ'])
    await books.call('tax.register', { tax: 'TVQ', until: '2026-03-01' })
    expect((await suggest(books, second))[0]!.act).toMatchObject({
      coding: { allocations: [{ account: '6240', taxes: ['TPS'] }] },
    })
  })

  test('a client who pays invoices is no sale: what it usually settles is said', async () => {
    const books = new Books()
    const party = await client(books, 'Toitures Lévis')
    const bills = [await invoice(books, party.id, '100.00'), await invoice(books, party.id, '200.00')]
    const lines = await statement(
      books,
      ['2026-03-11', bills[0]!.total, 'VIREMENT TOITURES LEVIS 1'],
      ['2026-03-12', bills[1]!.total, 'VIREMENT TOITURES LEVIS 2'],
      ['2026-03-13', '77.00', 'VIREMENT TOITURES LEVIS 3'],
    )
    for (const [at, { id, total }] of bills.entries())
      await books.call('bank.match', {
        lineId: lines[at]!,
        allocations: [{ documentId: id, amount: total }],
      })
    expect(await suggest(books, lines[2]!)).toMatchObject([
      { by: 'memory', act: { kind: 'document', partyId: party.id, partyName: 'Toitures Lévis' } },
    ])
  })
})

test('two copies of the books answer alike after an exchange', async () => {
  const workshop = new Workshop()
  try {
    const office = await workshop.create('office')
    const file = workshop.statement(parsedStatement(null, null, bell(8)))
    await office.run('bank.import', { path: file, account: '1010' })
    const home = workshop.copy(office, 'home')
    const { items } = await office.run('bank.lines', { account: '1010' })
    const ids = (items as { id: string }[]).map(({ id }) => id)
    for (const [laptop, line, account] of [
      [office, 0, '6240'],
      [home, 1, '6200'],
      [office, 2, '6240'],
      [home, 3, '6240'],
    ] as const) {
      await laptop.run('bank.code', { lineId: ids[line], allocations: [{ account }] })
      await suggest(laptop, ids[7]!)
    }
    exchange(office, home)
    expect(await suggest(home, ids[7]!)).toEqual(await suggest(office, ids[7]!))
    expect((await suggest(home, ids[7]!))[0]!.text.fr).toBe('3 fois sur 4 pour ce libellé')
  } finally {
    workshop.close()
  }
})

describe('movements that every bank has', () => {
  test.each([
    ['FRAIS DE SERVICE', '-4.50', [{ account: '6150' }]],
    ['SERVICE CHARGE', '-4.50', [{ account: '6150' }]],
    ['INTÉRÊTS MARGE', '-12.00', [{ account: '6152' }]],
    ['INTÉRÊT', '2.00', [{ account: '4200' }]],
    ['REVENU QUEBEC TPS', '-90.00', [{ account: '2315' }]],
    ['REVENU QUEBEC TVQ', '-90.00', [{ account: '2325' }]],
    ['PAIE NETHRIS', '-900.00', [{ account: '2200' }]],
  ] as const)('%s goes to %s', async (label, amount, allocations) => {
    const books = new Books()
    const [line] = await statement(books, ['2026-03-02', amount, label])
    expect((await suggest(books, line!))[0]).toMatchObject({
      by: 'kind',
      act: { kind: 'code', coding: { allocations } },
    })
  })

  test('a transfer names the account whose line shows it the other way', async () => {
    const books = new Books()
    await importInto(books, '1015', null, null, [['2026-03-03', '500.00', 'DEPOT']])
    await importInto(books, '2010', null, null, [['2026-03-03', '-20.00', 'ACHAT']])
    const [line] = await statement(books, ['2026-03-02', '-500.00', 'VIREMENT ENTRE COMPTES'])
    expect((await suggest(books, line!))[0]!.act).toEqual({ kind: 'transfer', account: '1015' })
    const [other] = (await statement(books, ['2026-03-09', '-80.00', 'VIREMENT ENTRE COMPTES'])).slice(-1)
    expect((await suggest(books, other!))[0]!.act).toEqual({ kind: 'transfer', account: null })
  })
})

test('the entry is shown before it is posted, as it then is', async () => {
  const books = new Books()
  const [line] = await statement(books, ...bell(1))
  const coding = { lineId: line!, allocations: [{ account: '6240', taxes: ['TPS', 'TVQ'] }] }
  const shown = await books.call('bank.previewCode', coding)
  const { id } = await books.call('bank.code', coding)
  const entry = await books.call('ledger.entry', { id })
  expect(shown.lines.map(({ account, debit, credit }) => `${account} ${debit ?? `-${credit}`}`)).toEqual(
    await posted(books, id),
  )
  expect(shown.date).toBe(entry.date)
  expect(
    await books.refused('bank.previewCode', { lineId: line, allocations: [{ account: '9999' }] }),
  ).toMatchObject({ details: ['allocations.0.account ledger.unknownAccount'] })
})

test('after three alike in a row a rule is offered, until one takes them', async () => {
  const books = new Books()
  const lines = await statement(books, ...bell(4))
  for (const line of lines.slice(0, 2)) await code(books, line, '6240', ['TPS', 'TVQ'])
  expect((await books.call('bank.habit', { lineId: lines[1]! })).habit).toBeNull()
  await code(books, lines[2]!, '6240', ['TPS', 'TVQ'])
  const { habit } = await books.call('bank.habit', { lineId: lines[2]! })
  expect(habit).toEqual({
    words: 'PMT PREAUTORISE BELL',
    of: 'label',
    account: '1010',
    direction: 'out',
    act: { kind: 'code', coding: { allocations: [{ account: '6240', taxes: ['TPS', 'TVQ'] }] } },
  })
  await books.call('bankRule.create', {
    name: 'Bell',
    texts: [{ test: 'words', text: habit!.words }],
    act: { kind: 'code', shares: [{ account: '6240', taxes: ['TPS', 'TVQ'] }] },
  })
  expect((await books.call('bank.habit', { lineId: lines[2]! })).habit).toBeNull()
})
