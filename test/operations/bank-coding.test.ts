/**
 * Giving a bank line its accounts: where each cent goes when the amounts include taxes, what is refused with the path of
 * each field, and how it is undone.
 */
import { describe, expect, onTestFinished, test } from 'vitest'
import { chartFor } from '../../db/rules/charts/index.ts'
import type { Operations } from '../../electron/operations/index.ts'
import { addLine, type Row, rows, withLine } from '../support/bankLine.ts'
import { Books, type BooksOptions } from '../support/books.ts'
import { refusalOf, Workshop } from '../support/company.ts'

type Allocation = Operations['bank.code']['input']['allocations'][number]

interface Case {
  readonly what: string
  readonly amount: string
  readonly options?: BooksOptions
  readonly allocations: Allocation[]
  readonly rows: Row[]
}

const QUEBEC = ['TPS', 'TVQ']
const BC: BooksOptions = { province: 'BC', taxes: { TPS: null, 'TVP-BC': null } }

const CASES: Case[] = [
  {
    what: 'an expense without taxes takes the whole line',
    amount: '-47.95',
    allocations: [{ account: '6150' }],
    rows: [
      ['1010', '-47.95'],
      ['6150', '47.95'],
    ],
  },
  {
    what: 'an expense with TPS and TVQ: 160.97 is 140.00 + 7.00 + 13.97',
    amount: '-160.97',
    allocations: [{ account: '5000', taxes: QUEBEC }],
    rows: [
      ['1010', '-160.97'],
      ['5000', '140.00'],
      ['1090', '7.00', 'TPS', '140.00'],
      ['1095', '13.97', 'TVQ', '140.00'],
    ],
  },
  {
    what: 'a meal gives half of its taxes back, and the other half is a cost, as on a bill',
    amount: '-114.98',
    allocations: [{ account: '6110', taxes: QUEBEC }],
    rows: [
      ['1010', '-114.98'],
      ['6110', '107.49'],
      ['1090', '2.50', 'TPS', '50.00'],
      ['1095', '4.99', 'TVQ', '50.00'],
    ],
  },
  {
    what: 'income with TPS and TVQ: 1310.72 is 1140.00 + 57.00 + 113.72, collected',
    amount: '1310.72',
    allocations: [{ account: '4000', taxes: QUEBEC }],
    rows: [
      ['1010', '1310.72'],
      ['4000', '-1140.00'],
      ['2310', '-57.00', 'TPS', '-1140.00'],
      ['2320', '-113.72', 'TVQ', '-1140.00'],
    ],
  },
  {
    what: 'a refund from a supplier mirrors the purchase',
    amount: '160.97',
    allocations: [{ account: '5000', taxes: QUEBEC }],
    rows: [
      ['1010', '160.97'],
      ['5000', '-140.00'],
      ['1090', '-7.00', 'TPS', '-140.00'],
      ['1095', '-13.97', 'TVQ', '-140.00'],
    ],
  },
  {
    what: 'a refund to a client mirrors the sale',
    amount: '-160.97',
    allocations: [{ account: '4000', taxes: QUEBEC }],
    rows: [
      ['1010', '-160.97'],
      ['4000', '140.00'],
      ['2310', '7.00', 'TPS', '140.00'],
      ['2320', '13.97', 'TVQ', '140.00'],
    ],
  },
  {
    what: 'a line split over several accounts, each with its taxes; amounts written without their sign',
    amount: '-260.97',
    allocations: [
      { account: '5000', amount: '160.97', taxes: QUEBEC, memo: 'bois' },
      { account: '6240', amount: '52.50', taxes: ['TPS'] },
      { account: '6150', amount: '47.50' },
    ],
    rows: [
      ['1010', '-260.97'],
      ['5000', '140.00'],
      ['1090', '7.00', 'TPS', '140.00'],
      ['1095', '13.97', 'TVQ', '140.00'],
      ['6240', '50.00'],
      ['1090', '2.50', 'TPS', '50.00'],
      ['6150', '47.50'],
    ],
  },
  {
    what: 'a deposit less its fee: amounts of both signs',
    amount: '97.00',
    allocations: [
      { account: '4000', amount: '100.00' },
      { account: '6150', amount: '-3.00' },
    ],
    rows: [
      ['1010', '97.00'],
      ['4000', '-100.00'],
      ['6150', '3.00'],
    ],
  },
  {
    what: 'the retail tax of a purchase stays in its cost',
    amount: '-112.00',
    options: BC,
    allocations: [{ account: '5000', taxes: ['TPS', 'TVP-BC'] }],
    rows: [
      ['1010', '-112.00'],
      ['5000', '107.00'],
      ['1090', '5.00', 'TPS', '100.00'],
    ],
  },
  {
    what: 'the retail tax of a sale is collected',
    amount: '112.00',
    options: BC,
    allocations: [{ account: '4000', taxes: ['TPS', 'TVP-BC'] }],
    rows: [
      ['1010', '112.00'],
      ['4000', '-100.00'],
      ['2310', '-5.00', 'TPS', '-100.00'],
      ['2330', '-7.00', 'TVP-BC', '-100.00'],
    ],
  },
  {
    what: 'a purchase with the retail tax alone, by one who is not registered for it',
    amount: '-107.00',
    options: { province: 'BC', taxes: {} },
    allocations: [{ account: '5000', taxes: ['TVP-BC'] }],
    rows: [
      ['1010', '-107.00'],
      ['5000', '107.00'],
    ],
  },
  {
    what: 'a zero-rated sale keeps its base',
    amount: '500.00',
    allocations: [{ account: '4000', taxes: ['ZERO'] }],
    rows: [
      ['1010', '500.00'],
      ['4000', '-500.00', 'ZERO', '-500.00'],
    ],
  },
  {
    what: 'an exempt purchase too, also by a small supplier',
    amount: '-500.00',
    options: { taxes: {} },
    allocations: [{ account: '6230', taxes: ['EXO'] }],
    rows: [
      ['1010', '-500.00'],
      ['6230', '500.00', 'EXO', '500.00'],
    ],
  },
  {
    what: 'a cent has no tax to carry',
    amount: '-0.01',
    allocations: [{ account: '5000', taxes: QUEBEC }],
    rows: [
      ['1010', '-0.01'],
      ['5000', '0.01'],
    ],
  },
  {
    what: 'a payment of one’s own card moves no tax',
    amount: '-300.00',
    allocations: [{ account: '2010' }],
    rows: [
      ['1010', '-300.00'],
      ['2010', '300.00'],
    ],
  },
]

describe('where the cents go', () => {
  test.each(CASES)('$what', async ({ amount, options, allocations, rows: expected }) => {
    const { books, line } = await withLine(amount, options)
    const entry = await books.call('bank.code', { lineId: line, allocations })
    expect(rows(entry)).toEqual(expected)
    expect(entry).toMatchObject({
      date: '2026-03-04',
      journal: 'BNQ',
      kind: 'bank',
      memo: 'QUINCAILLERIE',
      source: `line:${line}`,
      piece: { number: '00012', date: '2026-03-04' },
    })
    const { items } = await books.call('bank.lines', { account: '1010' })
    expect(items).toMatchObject([{ id: line, status: 'coded', entryId: entry.id }])
  })

  test('party, project and memo go along', async () => {
    const { books, line } = await withLine('-160.97')
    const party = await books.call('party.create', { name: 'Quincaillerie', roles: ['supplier'] })
    const project = await books.call('project.create', { name: 'Chantier' })
    const entry = await books.call('bank.code', {
      lineId: line,
      allocations: [{ account: '5000', taxes: QUEBEC, projectId: project.id, memo: 'vis' }],
      partyId: party.id,
      memo: 'Quincaillerie du coin',
    })
    expect(entry.memo).toBe('Quincaillerie du coin')
    expect(entry.lines.map(({ partyId }) => partyId)).toEqual(Array(4).fill(party.id))
    expect(entry.lines.map(({ projectId }) => projectId)).toEqual([undefined, ...Array(3).fill(project.id)])
    expect(entry.lines.map(({ memo }) => memo)).toEqual([undefined, 'vis', undefined, undefined])
  })
})

describe('an account in another currency', () => {
  async function dollars(amount: string) {
    const books = new Books()
    await books.call('account.create', {
      code: '1021',
      name: 'US',
      type: 'asset',
      role: 'bank',
      currency: 'USD',
    })
    return { books, line: await addLine(books, amount, '2026-03-04', '1021', 'USD') }
  }

  test('needs the rate of the day, above zero', async () => {
    const { books, line } = await dollars('-100.00')
    const coding = { lineId: line, allocations: [{ account: '5000' }] }
    expect(await books.refused('bank.code', coding)).toEqual({
      code: 'bank.needsRate',
      details: ['rate bank.needsRate'],
    })
    for (const rate of ['0', '0.00', '-1.3', 'x', ''])
      expect((await books.refused('bank.code', { ...coding, rate })).details).toEqual(['rate input.format'])
    expect((await books.refused('bank.code', { ...coding, rate: '999999999999' })).code).toBe(
      'bank.rateTooLarge',
    )
  })

  test('is posted in both currencies, its taxes in the company’s', async () => {
    const { books, line } = await dollars('-100.00')
    const entry = await books.call('bank.code', {
      lineId: line,
      rate: '1.3725',
      allocations: [{ account: '5000', taxes: ['TPS'] }],
    })
    expect(entry.lines[0]).toMatchObject({
      credit: '137.25',
      currency: 'USD',
      foreignAmount: '100.00',
      rate: '1.3725',
    })
    expect(rows(entry).slice(1)).toEqual([
      ['5000', '130.71'],
      ['1090', '6.54', 'TPS', '130.71'],
    ])
  })

  test('shows its lines in its own decimals', async () => {
    const books = new Books()
    await books.call('account.create', {
      code: '1022',
      name: 'Yens',
      type: 'asset',
      role: 'bank',
      currency: 'JPY',
    })
    await addLine(books, '-1500', '2026-03-04', '1022', 'JPY')
    const listed = await books.call('bank.lines', { account: '1022' })
    expect([listed.items[0]!.amount, listed.sum]).toEqual(['-1500', '-1500'])
    const { items } = await books.call('bank.accounts', {})
    expect(items.find(({ code }) => code === '1022')).toMatchObject({
      balance: '0.00',
      unsettled: '-1500',
      lastStatement: { sum: '-1500', openingBalance: null },
    })
  })
})

describe('refused', () => {
  test('all that is wrong at once, with the path of each field', async () => {
    const { books, line } = await withLine('-100.00', { taxes: { TPS: '2026-03-05' } })
    await books.call('account.create', { code: '1099', name: 'Vieux', type: 'asset' })
    await books.call('account.update', { code: '1099', closed: true })
    const before = books.stateHash()
    const wrong = {
      lineId: line,
      partyId: 'nobody',
      allocations: [
        { account: '777', amount: '1.00', taxes: ['TPS', 'TVQ'] },
        { account: '1010', amount: '2.00', projectId: 'none' },
        { account: '1099', amount: '2.00', taxes: ['TVH-ON', 'XX'] },
      ],
    }
    expect(await books.refused('bank.code', wrong)).toEqual({
      code: 'ledger.refused',
      details: [
        'allocations.0.account ledger.unknownAccount',
        'allocations.0.taxes.0 tax.notRegistered',
        'allocations.0.taxes.1 tax.notRegistered',
        'allocations.1.account bank.sameAccount',
        'allocations.1.projectId ledger.unknownProject',
        'allocations.2.account ledger.closedAccount',
        'allocations.2.taxes.0 tax.notRegistered',
        'allocations.2.taxes.1 tax.notHere',
        'partyId ledger.unknownParty',
      ],
    })
    expect(books.stateHash()).toBe(before)
  })

  test.each<[string, Allocation[], string, string, BooksOptions?]>([
    [
      'one thing wrong is named itself',
      [{ account: '777' }],
      'ledger.unknownAccount',
      'allocations.0.account ledger.unknownAccount',
    ],
    [
      'a tax before its registration',
      [{ account: '5000', taxes: ['TVQ'] }],
      'tax.notRegistered',
      'allocations.0.taxes.0 tax.notRegistered',
      { taxes: { TVQ: '2026-03-05' } },
    ],
    [
      'taxes charged by a small supplier',
      [{ account: '4000', taxes: ['TPS'] }],
      'tax.notRegistered',
      'allocations.0.taxes.0 tax.notRegistered',
      { taxes: {} },
    ],
    [
      'a retail tax charged by one not registered for it',
      [{ account: '4000', taxes: ['TVP-BC'] }],
      'tax.notRegistered',
      'allocations.0.taxes.0 tax.notRegistered',
      { province: 'BC', taxes: {} },
    ],
    [
      'a tax given twice',
      [{ account: '5000', taxes: ['TPS', 'TPS'] }],
      'tax.repeated',
      'allocations.0.taxes.1 tax.repeated',
    ],
    [
      'no tax and a tax',
      [{ account: '5000', taxes: ['TPS', 'EXO'] }],
      'tax.alone',
      'allocations.0.taxes.1 tax.alone',
    ],
    [
      'amounts short of the line',
      [{ account: '5000', amount: '99.99' }],
      'bank.doesNotAddUp',
      'allocations bank.doesNotAddUp',
    ],
    [
      'two allocations, one without amount',
      [{ account: '5000' }, { account: '6150', amount: '1.00' }],
      'bank.doesNotAddUp',
      'allocations bank.doesNotAddUp',
    ],
    [
      'an allocation of nothing',
      [
        { account: '5000', amount: '100.00' },
        { account: '6150', amount: '0.00' },
      ],
      'ledger.zeroLine',
      'lines.2 ledger.zeroLine',
    ],
    ['no allocation', [], 'input.invalid', 'allocations input.tooSmall'],
  ])('%s', async (_what, allocations, code, detail, options) => {
    const { books, line } = await withLine('-100.00', options)
    expect(await books.refused('bank.code', { lineId: line, allocations })).toMatchObject({
      code,
      details: expect.arrayContaining([detail]),
    })
  })

  test('on the day of the registration taxes are right', async () => {
    const { books, line } = await withLine('-105.00', { taxes: { TPS: '2026-03-04' } })
    const entry = await books.call('bank.code', {
      lineId: line,
      allocations: [{ account: '5000', taxes: ['TPS'] }],
    })
    expect(rows(entry)[2]).toEqual(['1090', '5.00', 'TPS', '100.00'])
  })

  test('where no account receives the tax', async () => {
    const workshop = new Workshop()
    onTestFinished(() => workshop.close())
    const chart = chartFor('CA').filter(({ code }) => code === '1010' || code === '5000')
    const laptop = workshop.createSmall(chart)
    const lines = [{ date: '2026-03-04', amount: '-105.00', description: 'X', row: 1 }]
    const path = workshop.statement({
      format: 'csv',
      outcome: 'parse',
      problems: [],
      layout: null,
      accounts: [{ accountId: null, currency: null, openingBalance: null, closingBalance: null, lines }],
    })
    await laptop.run('bank.import', { path, account: '1010' })
    const { items } = await laptop.run('bank.lines', { account: '1010' })
    const coding = { lineId: items[0].id, allocations: [{ account: '5000', taxes: ['TPS'] }] }
    expect(await refusalOf(() => laptop.run('bank.code', coding))).toBe('bank.noTaxAccount')
  })

  test('an unknown line, one that is coded or ignored already, a locked day', async () => {
    const { books, line } = await withLine('-100.00')
    const code = (lineId: string) =>
      books.refused('bank.code', { lineId, allocations: [{ account: '5000' }] })
    expect((await code('nothing')).code).toBe('bank.noLine')
    await books.call('period.lock', { through: '2026-03-31' })
    expect(await code(line)).toEqual({ code: 'ledger.periodLocked', details: ['date ledger.periodLocked'] })
    await books.call('bank.ignore', { lineId: line, reason: 'double' })
    expect((await code(line)).code).toBe('bank.lineIgnored')
    await books.call('bank.unignore', { lineId: line })
    await books.call('period.unlock', { reason: 'oubli' })
    await books.call('bank.code', { lineId: line, allocations: [{ account: '5000' }] })
    expect((await code(line)).code).toBe('bank.lineCoded')
  })
})

describe('undone', () => {
  test('a coded line is free again on the day of its entry, and can be coded anew', async () => {
    const { books, line } = await withLine('-100.00')
    const coding = { lineId: line, allocations: [{ account: '5000' }] }
    const entry = await books.call('bank.code', coding)
    const undone = await books.call('bank.uncode', { lineId: line })
    expect(undone).toMatchObject({ lineId: line, status: 'new' })
    expect(await books.call('ledger.entry', { id: undone.entryId! })).toMatchObject({
      date: '2026-03-04',
      reverses: entry.id,
    })
    expect((await books.refused('bank.uncode', { lineId: line })).code).toBe('bank.lineNotCoded')
    await books.call('bank.code', coding)
    expect((await books.call('bank.accounts', {})).items[0]).toMatchObject({
      balance: '-100.00',
      lines: { new: 0, coded: 1, ignored: 0 },
    })
  })

  test('behind a lock, on the first open day; or on the day one says', async () => {
    const { books, line } = await withLine('-100.00')
    const coding = { lineId: line, allocations: [{ account: '5000' }] }
    await books.call('bank.code', coding)
    await books.call('period.lock', { through: '2026-03-31' })
    const dateOf = async (id: string) => (await books.call('ledger.entry', { id })).date
    const undone = await books.call('bank.uncode', { lineId: line })
    expect(await dateOf(undone.entryId!)).toBe('2026-04-01')
    await books.call('period.unlock', { reason: 'oubli' })
    await books.call('bank.code', coding)
    const said = await books.call('bank.uncode', { lineId: line, date: '2026-05-05' })
    expect(await dateOf(said.entryId!)).toBe('2026-05-05')
  })

  test('reversing its entry in the ledger frees the line, correcting it does not', async () => {
    const { books, line } = await withLine('-100.00')
    const statusOf = async () => (await books.call('bank.lines', { account: '1010' })).items[0]!
    const entry = await books.call('bank.code', { lineId: line, allocations: [{ account: '5000' }] })
    const lines = [
      { account: '1010', credit: '100.00' },
      { account: '6200', debit: '100.00' },
    ]
    const corrected = await books.call('ledger.correct', { entryId: entry.id, date: '2026-03-04', lines })
    expect(await statusOf()).toMatchObject({ status: 'coded', entryId: corrected.id })
    const reversal = await books.call('ledger.reverse', { entryId: corrected.id, date: '2026-03-04' })
    expect((await statusOf()).status).toBe('new')
    const again = await books.call('ledger.reverse', { entryId: reversal.id, date: '2026-03-04' })
    expect(await statusOf()).toMatchObject({ status: 'coded', entryId: again.id })
    expect((await books.call('bank.uncode', { lineId: line })).status).toBe('new')
    expect((await statusOf()).status).toBe('new')
    expect(books.verify().ok).toBe(true)
  })

  test('an ignored line keeps its reason, and is taken back once', async () => {
    const { books, line } = await withLine('-100.00')
    await books.call('bank.ignore', { lineId: line, reason: 'écriture déjà faite' })
    expect((await books.refused('bank.ignore', { lineId: line, reason: 'x' })).code).toBe('bank.lineIgnored')
    const listed = await books.call('bank.lines', { account: '1010', status: 'ignored' })
    expect(listed.items).toMatchObject([{ id: line, reason: 'écriture déjà faite' }])
    await books.call('bank.unignore', { lineId: line })
    expect((await books.refused('bank.unignore', { lineId: line })).code).toBe('bank.lineNotIgnored')
    await books.call('bank.ignore', { lineId: line, reason: 'encore' })
    expect((await books.call('bank.accounts', {})).items[0]).toMatchObject({ lines: { ignored: 1 } })
  })
})
