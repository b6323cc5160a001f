/**
 * What a file takes its movements for: kept with the line, learned from what lines of it became, and taken for the account
 * that bears its name; erased with the labels.
 */
import { describe, expect, test } from 'vitest'
import { readCsv } from '../../electron/exports/csv.ts'
import { faults, importInto, type Movement, parsedStatement } from '../support/bankBooks.ts'
import { Books } from '../support/books.ts'
import { exchange, Workshop } from '../support/company.ts'

const MONTH: readonly Movement[] = [
  ['2026-03-02', '-40.00', 'BELL', 'Téléphone'],
  ['2026-03-03', '-31.00', 'VIDEOTRON', 'Téléphone'],
  ['2026-03-04', '-55.00', 'KOODO', 'Téléphone'],
  ['2026-03-05', '-60.00', 'FIZZ', 'Téléphone'],
  ['2026-03-06', '-4.95', 'FORFAIT', 'Frais bancaires'],
  ['2026-03-07', '-12.00', 'CAFE'],
]

const code = (books: Books, lineId: string, account: string) =>
  books.call('bank.code', { lineId, allocations: [{ account }] })

const said = async (books: Books, lineId: string) =>
  (await books.call('bank.suggest', { lineId })).suggestions.map(({ by, act, text }) => [
    by,
    act.kind === 'code' ? act.coding.allocations[0]!.account : act.kind,
    text.fr,
  ])

describe('lines of a file that tells categories', () => {
  test('keep them, are found by them, and are suggested what the others became', async () => {
    const books = new Books()
    const [bell, videotron, koodo, fizz, plan, cafe] = await importInto(books, '1010', null, null, MONTH)
    const { items } = await books.call('bank.lines', { account: '1010', text: 'telephone' })
    expect(items.map(({ category }) => category)).toEqual(Array(4).fill('Téléphone'))
    expect(await said(books, bell!)).toEqual([])
    await code(books, bell!, '6240')
    expect(await said(books, videotron!)).toEqual([
      ['category', '6240', 'Catégorie « Téléphone » : comme la dernière fois, la seule'],
    ])
    await code(books, videotron!, '6240')
    await code(books, koodo!, '6240')
    expect(await said(books, fizz!)).toEqual([['category', '6240', 'Catégorie « Téléphone » : 3 fois sur 3']])
    expect((await books.call('bank.habit', { lineId: fizz! })).habit).toMatchObject({
      words: 'Téléphone',
      of: 'category',
      direction: 'out',
    })
    expect(await said(books, cafe!)).toEqual([])
    expect((await books.call('bank.lines', { account: '1010', text: 'cafe' })).items[0]!.category).toBeNull()
    await books.call('bank.undo', { lineIds: [bell!, videotron!, koodo!] })
    expect(await said(books, fizz!)).toEqual([])
    expect((await said(books, plan!))[0]![0]).toBe('category')
    expect(faults(books)).toEqual([])
  })

  test('are offered the account whose name the category is, unless lines of it became something else', async () => {
    const books = new Books()
    const { items: accounts } = await books.call('account.list', {})
    const fees = accounts.find(({ role }) => role === 'bankFees')!
    const [first, second] = await importInto(books, '1010', null, null, [
      ['2026-03-02', '-4.95', 'A', fees.name],
      ['2026-03-03', '-5.95', 'B', fees.code],
      ['2026-03-04', '-6.95', 'C', fees.name],
    ])
    const text = `Catégorie « ${fees.name} » : c’est le nom ou le numéro du compte`
    expect(await said(books, first!)).toEqual([['category', fees.code, text]])
    expect((await said(books, second!))[0]!.slice(0, 2)).toEqual(['category', fees.code])
    await code(books, first!, '6240')
    const { items } = await books.call('bank.lines', { account: '1010' })
    expect((await said(books, items[2]!.id)).map(([, account]) => account)).toEqual(['6240', fees.code])
  })

  test('a label that always became the same goes before a category that did not', async () => {
    const books = new Books()
    const movements: Movement[] = [
      ['2026-03-01', '-1.00', 'HYDRO', 'Maison'],
      ['2026-03-02', '-2.00', 'HYDRO', 'Maison'],
      ['2026-03-03', '-3.00', 'IGA', 'Maison'],
      ['2026-03-04', '-4.00', 'METRO', 'Maison'],
      ['2026-03-05', '-5.00', 'HYDRO', 'Maison'],
    ]
    const lines = await importInto(books, '1010', null, null, movements)
    for (const [at, account] of ['6240', '6240', '6200', '6200'].entries())
      await code(books, lines[at]!, account)
    expect((await said(books, lines[4]!)).slice(0, 2).map(([by, account]) => [by, account])).toEqual([
      ['memory', '6240'],
      ['category', '6200'],
    ])
  })

  test('a rule by category acts at the reconciliation, and says before what it would take', async () => {
    const books = new Books()
    const lines = await importInto(books, '1010', null, null, MONTH)
    const rule = {
      name: 'Téléphone',
      texts: [{ test: 'category' as const, text: 'telephone' }],
      act: { kind: 'code' as const, shares: [{ account: '6240' }] },
      automatic: true,
    }
    expect((await books.call('bankRule.test', rule)).waiting).toBe(4)
    await books.call('bankRule.create', rule)
    const done = await books.call('bank.reconcile', { account: '1010' })
    expect(done.byRule.ids.toSorted()).toEqual(lines.slice(0, 4).toSorted())
    expect((await books.call('bankRule.test', rule)).past).toBe(4)
  })

  test('a suggestion accepted is told as such', async () => {
    const books = new Books()
    const [bell, videotron] = await importInto(books, '1010', null, null, MONTH)
    await code(books, bell!, '6240')
    await books.call('bank.code', {
      lineId: videotron!,
      allocations: [{ account: '6240' }],
      suggested: { by: 'category', times: 1, of: 1 },
    })
    const { why } = await books.call('bank.why', { lineId: videotron! })
    expect(why!.reasons.map(({ text }) => text.fr)).toEqual(['Catégorie du fichier'])
  })
})

test('a category goes to the other copies, and away with the labels when they are erased', async () => {
  const workshop = new Workshop()
  try {
    const office = await workshop.create('office')
    const file = workshop.statement(parsedStatement(null, null, MONTH))
    const { statementId } = (await office.run('bank.import', { path: file, account: '1010' })) as {
      statementId: string
    }
    const home = workshop.copy(office, 'home')
    const categories = async () => {
      const { items } = await home.run('bank.lines', { account: '1010' })
      return (items as { category: string | null }[]).map(({ category }) => category)
    }
    expect(await categories()).toEqual(MONTH.map(([, , , category]) => category ?? null))
    office.company.write({ door: 'test', operation: 'privacy.erase' }, () =>
      office.company.append([
        { type: 'record.erased', body: { records: [{ kind: 'statement', record: statementId }] } },
      ]),
    )
    exchange(office, home)
    expect(await categories()).toEqual(MONTH.map(() => null))
  } finally {
    workshop.close()
  }
})

test('the list of lines as a file has a column of categories where a line has one', async () => {
  const headerOf = async (movements: readonly Movement[]) => {
    const books = new Books()
    await importInto(books, '1010', null, null, movements)
    const wanted = {
      report: 'bank.lines',
      input: { account: '1010' },
      format: 'csv',
      language: 'fr',
    } as const
    const { base64 } = await books.call('report.export', wanted)
    return readCsv(new Uint8Array(Buffer.from(base64!, 'base64')), ';')
  }
  const [names, first] = await headerOf(MONTH)
  expect(first![names!.indexOf('Catégorie')]).toBe('Téléphone')
  expect((await headerOf(MONTH.slice(5)))[0]).not.toContain('Catégorie')
})

test('a category of the longest is cut, and the line kept', async () => {
  const books = new Books()
  await importInto(books, '1010', null, null, [['2026-03-02', '-1.00', 'A', 'x'.repeat(5_000)]])
  const { items } = await books.call('bank.lines', { account: '1010' })
  expect(items[0]!.category).toHaveLength(200)
})
