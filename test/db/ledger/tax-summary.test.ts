/** Protects the tax summary: sides, bases, proof, the return of each country, the entries behind each line, the quick method. */
import { describe, expect, test } from 'vitest'
import { correct, reverse } from '../../../db/ledger/entries.ts'
import type { LineToPost } from '../../../db/ledger/post.ts'
import { taxesOn } from '../../../db/rules/tax.ts'
import { Books, type BooksOptions, day } from '../../support/books.ts'

const QUARTER = { from: '2026-01-01', to: '2026-03-31' }

const SALES: Readonly<Record<string, string>> = {
  TPS: '2310',
  TVQ: '2320',
  'TVH-ON': '2312',
  'TVH-NS': '2312',
  'TVA-FR-N': '44571',
  'TVA-BE-N': '451',
}
const PURCHASES: Readonly<Record<string, string>> = {
  TPS: '1090',
  TVQ: '1095',
  'TVH-ON': '1092',
  'TVA-FR-N': '44566',
  'TVA-BE-N': '411',
}

interface Trade {
  readonly date?: string
  readonly side?: 'sale' | 'purchase'
  readonly account?: string
  readonly bank?: string
  readonly taxAccount?: string
  /** Out of the books: what a hand entry does not tell. */
  readonly withoutBase?: boolean
}

function tradeLines(net: number, codes: readonly string[], trade: Trade): LineToPost[] {
  const { date = '2026-02-10', side = 'sale', bank = '1010', withoutBase = false } = trade
  const sign = side === 'sale' ? -1 : 1
  const { taxes, total } = taxesOn(net, codes, day(date))
  const isBaseOnly = taxes.some((tax) => tax.code === 'ZERO' || tax.code === 'EXO')
  const accounts = side === 'sale' ? SALES : PURCHASES
  return [
    {
      account: trade.account ?? (side === 'sale' ? '4000' : '5000'),
      cents: sign * net,
      ...(isBaseOnly ? { tax: codes[0], ...(withoutBase ? {} : { base: sign * net }) } : {}),
    },
    ...taxes
      .filter((tax) => tax.amount !== 0)
      .map((tax) => ({
        account: trade.taxAccount ?? accounts[tax.code]!,
        cents: sign * tax.amount,
        tax: tax.code,
        ...(withoutBase ? {} : { base: sign * tax.base }),
      })),
    { account: bank, cents: -sign * total },
  ]
}

/** Posts a sale or a purchase with its taxes; cents before tax, negative for a credit note. */
function traded(books: Books, net: number, codes: readonly string[], trade: Trade = {}): string {
  const lines = tradeLines(net, codes, trade)
  return books.simple(trade.date ?? '2026-02-10', '', '', 0, { lines }).id
}

const summary = (books: Books, more: object = {}) => books.call('report.taxSummary', { ...QUARTER, ...more })
type Summary = Awaited<ReturnType<typeof summary>>

const amounts = ({ lines }: Summary, ...names: readonly string[]): (string | undefined)[] =>
  names.map((name) => lines.find((line) => line.line === name)?.amount)

const behind = async (books: Books, query: object) => {
  const page = await books.call('report.taxEntries', { ...QUARTER, ...query })
  return { ...page, items: page.items.map((item) => [item.date, item.code, item.amount, item.base]) }
}

describe('Quebec', () => {
  /** Invoice 123 of the reference (10,000.00), a purchase, a credit note, and what lies outside. */
  function quebec(options: BooksOptions = {}): Books {
    const books = new Books(options)
    traded(books, 1_000_000, ['TPS', 'TVQ'])
    traded(books, -14_000, ['TPS', 'TVQ'], { date: '2026-03-31' })
    traded(books, 20_000, ['TVH-ON'], { date: '2026-01-01' })
    traded(books, 5_000, ['ZERO'])
    traded(books, 3_000, ['EXO'], { withoutBase: true })
    traded(books, 40_000, ['TPS', 'TVQ'], { side: 'purchase' })
    traded(books, 1_000, ['ZERO'], { side: 'purchase' })
    for (const date of ['2025-12-31', '2026-04-01']) traded(books, 77_700, ['TPS', 'TVQ'], { date })
    return books
  }

  test('per tax: collected, claimable, net, bases, counts, proof', async () => {
    const report = await summary(quebec())
    const side = (amount: string, base: string, count: number, proof = amount) => ({
      amount,
      base,
      count,
      proof,
      gap: '0.00',
    })
    const none = side('0.00', '0.00', 0)
    expect(report.items).toMatchObject([
      { code: 'EXO', collected: '0.00', net: '0.00', sales: side('0.00', '30.00', 1), purchases: none },
      {
        code: 'TPS',
        name: 'TPS',
        nameEn: 'GST',
        collected: '493.00',
        claimable: '20.00',
        net: '473.00',
        sales: side('493.00', '9860.00', 2),
        purchases: side('20.00', '400.00', 1),
        accounts: ['1090', '2310'],
      },
      { code: 'TVH-ON', sales: side('26.00', '200.00', 1), purchases: none },
      // 997.50 - 13.97 = 983.53, where rate x base gives 983.535 -> 983.54
      {
        code: 'TVQ',
        net: '943.63',
        sales: { amount: '983.53', base: '9860.00', count: 2, proof: '983.54', gap: '-0.01' },
        purchases: side('39.90', '400.00', 1),
      },
      { code: 'ZERO', sales: side('0.00', '50.00', 1), purchases: side('0.00', '10.00', 1) },
    ])
    expect(report.notices).toEqual([])
  })

  test('the lines of FPZ-500, each side with its balance, then their sum', async () => {
    const report = await summary(quebec(), { given: { '110': '100.00', '207': '2000.00' } })
    expect(report.declaration!.form).toBe('FPZ-500')
    expect(amounts(report, '101', '103', '104', '105', '106', '108', '109', '110', '111', '113')).toEqual([
      '10110.00',
      '519.00',
      undefined,
      '519.00',
      '20.00',
      '20.00',
      '499.00',
      '100.00',
      undefined,
      '399.00',
    ])
    expect(amounts(report, '201', '203', '206', '207', '208', '209', '213')).toEqual([
      '9910.00',
      '983.53',
      '39.90',
      '2000.00',
      '2039.90',
      '-1056.37',
      '-1056.37',
    ])
    const [federal, quebecPart] = report.declaration!.parts
    expect([federal!.balance, federal!.outcome]).toEqual(['399.00', 'payable'])
    expect([quebecPart!.balance, quebecPart!.outcome]).toEqual(['1056.37', 'refund'])
    expect([report.declaration!.balance, report.declaration!.outcome]).toEqual(['657.37', 'refund'])
  })

  test('a period without taxes is a nil return, filed all the same', async () => {
    const report = await summary(new Books())
    expect(report.items).toEqual([])
    expect([report.declaration!.balance, report.declaration!.outcome]).toEqual(['0.00', 'nil'])
    expect(amounts(report, '101', '113', '213')).toEqual(['0.00', '0.00', '0.00'])
  })

  test('the entries behind a line and behind a tax, page by page', async () => {
    const books = quebec()
    expect(await behind(books, { line: '103' })).toEqual({
      items: [
        ['2026-01-01', 'TVH-ON', '26.00', '200.00'],
        ['2026-02-10', 'TPS', '500.00', '10000.00'],
        ['2026-03-31', 'TPS', '-7.00', '-140.00'],
      ],
      total: 3,
      sum: '519.00',
      base: '10060.00',
    })
    const seen: unknown[] = []
    let cursor: string | undefined
    do {
      const page = await behind(books, { limit: 1, line: '109', ...(cursor ? { cursor } : {}) })
      expect([page.items.length, page.total]).toEqual([1, 4])
      seen.push(...page.items)
      cursor = page.nextCursor
    } while (cursor)
    expect(seen).toHaveLength(4)
    expect((await behind(books, { code: 'EXO' })).items).toEqual([['2026-02-10', 'EXO', '0.00', '30.00']])
    expect((await behind(books, {})).total).toBe(10)
    expect((await behind(books, { line: '103', code: 'TPS' })).total).toBe(2)
    expect((await behind(books, { line: '104' })).total).toBe(0)
    expect((await behind(books, { line: '101', method: 'quick' })).total).toBe(2)
    expect((await behind(books, { cursor: 'none of ours' })).items).toHaveLength(10)
  })

  test('a reversal, a correction and a held entry count as the ledger counts them', async () => {
    const books = new Books()
    const sale = traded(books, 10_000, ['TPS', 'TVQ'])
    const other = traded(books, 30_000, ['TPS', 'TVQ'])
    books.write((company) => reverse(company, sale, day('2026-02-11')))
    const lines = tradeLines(20_000, ['TPS', 'TVQ'], {})
    books.write((company) => correct(company, other, { date: day('2026-02-12'), lines }))
    const report = await summary(books)
    expect(amounts(report, '101', '103', '203')).toEqual(['200.00', '10.00', '19.95'])
    expect(report.items[0]).toMatchObject({ sales: { count: 5 } })
    books.sql.run('UPDATE entry SET counts = 0 WHERE id = ?', other)
    expect(amounts(await summary(books), '103')).toEqual(['-5.00'])
  })

  test('half of the tax on meals stays in the cost, and what is given back tells its own base', async () => {
    const books = new Books()
    // 100.00 of meals: 5.00 of TPS, of which 2.50 is given back, on half of the base
    const lines = [
      { account: '6110', cents: 10_250 },
      { account: '1090', cents: 250, tax: 'TPS', base: 5_000 },
      { account: '1010', cents: -10_500 },
    ]
    books.simple('2026-02-10', '', '', 0, { lines })
    const report = await summary(books)
    expect(amounts(report, '106')).toEqual(['2.50'])
    expect(report.items[0]!.purchases).toEqual({
      amount: '2.50',
      base: '50.00',
      count: 1,
      proof: '2.50',
      gap: '0.00',
    })
  })

  test('what is in no line, or out of the proof, is said', async () => {
    const books = new Books()
    traded(books, 10_000, ['TPS'], { withoutBase: true })
    traded(books, 10_000, ['TPS'], { taxAccount: '2335' })
    traded(books, -2_000, ['TPS'], { taxAccount: '2335' })
    traded(books, 10_000, ['TPS'], { taxAccount: '4030' })
    traded(books, 10_000, ['TPS'], { taxAccount: '2315' })
    traded(books, 10_000, ['TPS'], { side: 'purchase', taxAccount: '6520' })
    traded(books, 10_000, ['TVQ'], { taxAccount: '2430' })
    const report = await summary(books)
    expect(amounts(report, '101', '103', '106', '203')).toEqual(['0.00', '5.00', '0.00', '9.98'])
    expect(report.items[0]).toMatchObject({
      sales: { amount: '5.00', base: '0.00', proof: '0.00', gap: '0.00' },
    })
    expect(report.notices.map(({ code, message }) => `${code}: ${message.en}`)).toEqual([
      'tax.withoutBase: 5.00 of TPS without a known base: out of the proof.',
      'tax.misplaced: 1 posting(s) carry TPS on account 2315, which is no tax account: in no line.',
      'tax.deferred: 4.00 of TPS on holdbacks, not yet due: in no line.',
      'tax.misplaced: 1 posting(s) carry TPS on account 4030, which is no tax account: in no line.',
      'tax.misplaced: 1 posting(s) carry TPS on account 6520, which is no tax account: in no line.',
    ])
    expect((await behind(books, { line: '103' })).items).toEqual([['2026-02-10', 'TPS', '5.00', undefined]])
  })

  test('tax that the buyer owes itself is claimed in the net tax, and due apart from it', async () => {
    const books = new Books()
    // an imported service of 200.00: the supplier charges no tax
    const lines = [
      { account: '5000', cents: 20_000 },
      { account: '1090', cents: 1_000, tax: 'TPS', base: 20_000 },
      { account: '2340', cents: -1_000, tax: 'TPS', base: -20_000 },
      { account: '1095', cents: 1_995, tax: 'TVQ', base: 20_000 },
      { account: '2340', cents: -1_995, tax: 'TVQ', base: -20_000 },
      { account: '1010', cents: -20_000 },
    ]
    books.simple('2026-02-10', '', '', 0, { lines })
    const report = await summary(books)
    expect(amounts(report, '101', '113', '213', 'P2-TPS', 'P2-TVQ')).toEqual([
      '0.00',
      '-10.00',
      '-19.95',
      '10.00',
      '19.95',
    ])
    expect([report.declaration!.balance, report.declaration!.outcome]).toEqual(['0.00', 'nil'])
    expect(report.items[0]).toMatchObject({
      code: 'TPS',
      claimable: '10.00',
      selfAssessed: '10.00',
      net: '0.00',
    })
    expect(report.notices).toEqual([])
  })

  test('invoices, credit notes and bills feed the same lines', async () => {
    const books = new Books()
    const { id: partyId } = await books.call('party.create', { name: 'Ville', roles: ['client', 'supplier'] })
    const line = (unitPrice: string, account?: string) => ({
      description: 'Travaux',
      quantity: '1',
      unitPrice,
      ...(account ? { account, taxes: ['TPS', 'TVQ'] } : {}),
    })
    const date = '2026-02-10'
    const invoice = await books.call('invoice.create', { partyId, date, lines: [line('10000.00')] })
    await books.call('invoice.send', { id: invoice.id })
    const credit = await books.call('creditNote.create', { partyId, date, lines: [line('140.00')] })
    await books.call('creditNote.send', { id: credit.id })
    const bill = { partyId, date }
    await books.call('bill.create', { ...bill, reference: 'F1', lines: [line('100.00', '6110')] })
    await books.call('bill.create', {
      ...bill,
      reference: 'F2',
      selfAssessed: true,
      lines: [line('200.00', '5000')],
    })
    const report = await summary(books)
    // meals give half of their taxes back: 2.50 and 4.99
    expect(amounts(report, '101', '103', '106', '203', '206', 'P2-TPS', 'P2-TVQ')).toEqual([
      '9860.00',
      '493.00',
      '12.50',
      '983.53',
      '24.94',
      '10.00',
      '19.95',
    ])
    expect(report.items.map((item) => [item.sales.gap, item.purchases.gap])).toEqual([
      ['0.00', '0.00'],
      ['-0.01', '0.00'],
    ])
    expect((await behind(books, { line: '103' })).items).toHaveLength(2)
  })

  test('a tax before its first rate has no proof, and a base of nil is one', async () => {
    const books = new Books()
    const lines = [
      { account: '1010', cents: 1_300 },
      { account: '2312', cents: -1_300, tax: 'TVH-ON', base: 0 },
    ]
    books.simple('2010-06-30', '', '', 0, { lines })
    const span = { from: '2010-06-01', to: '2010-06-30' }
    const report = await books.call('report.taxSummary', span)
    expect(report.items[0]!.sales).toMatchObject({
      amount: '13.00',
      base: '0.00',
      proof: '0.00',
      gap: '13.00',
    })
    expect((await behind(books, { ...span, line: '103' })).items).toEqual([
      ['2010-06-30', 'TVH-ON', '13.00', '0.00'],
    ])
  })

  test('the proof follows a rate that changes within the period', async () => {
    const books = new Books()
    traded(books, 10_000, ['TVH-NS'], { date: '2025-03-31' })
    traded(books, 10_000, ['TVH-NS'], { date: '2025-04-01' })
    const report = await books.call('report.taxSummary', { from: '2025-01-01', to: '2025-12-31' })
    expect(report.items).toMatchObject([
      { code: 'TVH-NS', sales: { amount: '29.00', base: '200.00', count: 2, proof: '29.00', gap: '0.00' } },
    ])
    // on the last day of the period, or on its first
    for (const [from, to, amount] of [
      ['2025-03-01', '2025-04-01', '29.00'],
      ['2025-04-01', '2025-04-30', '14.00'],
    ] as const) {
      const { items } = await books.call('report.taxSummary', { from, to })
      expect(items).toMatchObject([{ sales: { amount, proof: amount, gap: '0.00' } }])
    }
  })

  test('a code of a later version of the program is kept by its code, without a rate', async () => {
    const books = new Books()
    traded(books, 10_000, ['TPS'])
    books.sql.script('DROP TRIGGER posting_no_update')
    books.sql.run("UPDATE posting SET tax_code = 'TPS-2' WHERE tax_code = 'TPS'")
    expect((await summary(books)).items).toMatchObject([
      {
        code: 'TPS-2',
        name: 'TPS-2',
        nameEn: 'TPS-2',
        collected: '5.00',
        sales: { proof: '0.00', gap: '5.00' },
      },
    ])
  })

  test('what cannot be is refused', async () => {
    const books = quebec()
    const refused = (input: object) => books.refused('report.taxSummary', { ...QUARTER, ...input })
    expect(await refused({ from: '2026-04-01' })).toEqual({
      code: 'report.backwards',
      details: ['from report.backwards'],
    })
    expect(await refused({ given: { '103': '5.00', '110': '1.00', X: '1.00' } })).toEqual({
      code: 'report.lineNotAsked',
      details: ['given.103 report.lineNotAsked', 'given.X report.lineNotAsked'],
    })
    await expect(summary(books, { given: { '103': '5.00', X: '1.00' } })).rejects.toThrow(/\b103, X\b/)
    expect(await books.refused('report.taxEntries', { ...QUARTER, line: '999' })).toEqual({
      code: 'report.unknownLine',
      details: ['line report.unknownLine'],
    })
  })
})

describe('quick method', () => {
  /** A quarter of services whose sales make 21,000.00 with TPS and 21,995.00 with TVQ: the official example. */
  const official = () => {
    const books = new Books()
    traded(books, 2_000_000, ['TPS', 'TVQ'])
    return books
  }

  test('the official example, to the cent', async () => {
    const report = await summary(official(), { method: 'quick' })
    expect(amounts(report, '101', '103', '106', '107', '113')).toEqual([
      '21000.00',
      '756.00',
      undefined,
      '210.00',
      '546.00',
    ])
    expect(amounts(report, '201', '203', '207', '213')).toEqual(['21995.00', '1451.67', '219.95', '1231.72'])
  })

  test('the reduction goes on where the year left it, and starts anew with the next year', async () => {
    const books = official()
    traded(books, 2_000_000, ['TPS', 'TVQ'], { date: '2026-05-01' })
    traded(books, 2_000_000, ['TPS', 'TVQ'], { date: '2027-01-01' })
    const second = { from: '2026-04-01', to: '2026-06-30', method: 'quick' }
    const next = { from: '2027-01-01', to: '2027-03-31', method: 'quick' }
    expect(amounts(await summary(books, second), '103', '107')).toEqual(['756.00', '90.00'])
    expect(amounts(await summary(books, { ...second, quickRates: 'goods' }), '103', '107')).toEqual([
      '378.00',
      '90.00',
    ])
    expect(amounts(await summary(books, next), '107')).toEqual(['210.00'])
    // a period may end with the year, and not a day later
    expect(await summary(books, { from: '2026-12-01', to: '2026-12-31', method: 'quick' })).toBeTruthy()
    expect(await books.refused('report.taxSummary', { ...next, from: '2026-12-31' })).toEqual({
      code: 'report.quickTwoYears',
      details: ['to report.quickTwoYears'],
    })
  })

  test('sales with TVH are told apart', async () => {
    const books = official()
    traded(books, 10_000, ['TVH-ON'])
    const report = await summary(books, { method: 'quick' })
    expect(amounts(report, '101')).toEqual(['21000.00'])
    expect(report.notices.map((notice) => notice.code)).toEqual(['tax.quickHarmonized'])
  })
})

describe('elsewhere', () => {
  test('Ontario: GST34 alone, until TVQ is charged or paid', async () => {
    const books = new Books({ province: 'ON', taxes: { TPS: null } })
    traded(books, 10_000, ['TVH-ON'])
    const before = await summary(books)
    expect([before.declaration!.form, ...amounts(before, '103', '203')]).toEqual([
      'GST34',
      '13.00',
      undefined,
    ])
    traded(books, 10_000, ['TPS', 'TVQ'])
    const after = await summary(books)
    expect([after.declaration!.form, ...amounts(after, '103', '203')]).toEqual(['FPZ-500', '18.00', '9.98'])
  })

  test('France: rates and fixed assets have lines of their own', async () => {
    const books = new Books({ country: 'FR', currency: 'EUR', taxes: { 'TVA-FR-N': null } })
    traded(books, 100_000, ['TVA-FR-N'], { account: '706', bank: '512' })
    traded(books, 10_000, ['TVA-FR-N'], { side: 'purchase', account: '6063', bank: '512' })
    traded(books, 20_000, ['TVA-FR-N'], {
      side: 'purchase',
      account: '2154',
      bank: '512',
      taxAccount: '44562',
    })
    const report = await summary(books, { given: { '22': '5.00' } })
    expect(report.declaration!.form).toBe('CA3')
    expect(amounts(report, 'A1', '08', '16', '19', '20', '22', '23', '25', '28', '32')).toEqual([
      '1000.00',
      '200.00',
      '200.00',
      '40.00',
      '20.00',
      '5.00',
      '65.00',
      '0.00',
      '135.00',
      '135.00',
    ])
    expect((await behind(books, { line: '19' })).items).toEqual([
      ['2026-02-10', 'TVA-FR-N', '40.00', '200.00'],
    ])
    expect(await books.refused('report.taxSummary', { ...QUARTER, method: 'quick' })).toEqual({
      code: 'report.quickElsewhere',
      details: ['method report.quickElsewhere'],
    })
  })

  test('Belgium: a credit note has grids of its own; a reversal undoes where it was', async () => {
    const books = new Books({ country: 'BE', currency: 'EUR', taxes: { 'TVA-BE-N': null } })
    const sale = { account: '700', bank: '550' }
    const bought = { side: 'purchase', account: '604', bank: '550' } as const
    traded(books, 100_000, ['TVA-BE-N'], sale)
    const wrong = traded(books, 70_000, ['TVA-BE-N'], sale)
    const undone = books.write((company) => reverse(company, wrong, day('2026-02-11')))
    traded(books, -10_000, ['TVA-BE-N'], sale)
    traded(books, 30_000, ['TVA-BE-N'], bought)
    traded(books, -5_000, ['TVA-BE-N'], bought)
    const grids = ['03', '49', '54', '64', '59', '85', '63', '71', '72']
    expect(amounts(await summary(books), ...grids)).toEqual([
      '1000.00',
      '100.00',
      '210.00',
      '21.00',
      '63.00',
      '50.00',
      '10.50',
      '136.50',
      '0.00',
    ])
    // the reversal of the reversal puts the sale back in its grid
    books.write((company) => reverse(company, undone.id, day('2026-02-12')))
    expect(amounts(await summary(books), '03', '49', '54', '64')).toEqual([
      '1700.00',
      '100.00',
      '357.00',
      '21.00',
    ])
    expect((await behind(books, { line: '64' })).items).toEqual([
      ['2026-02-10', 'TVA-BE-N', '-21.00', '-100.00'],
    ])
    expect((await behind(books, { line: '54' })).total).toBe(4)
  })

  test('OHADA: the summary by tax, and no return', async () => {
    const books = new Books({ country: 'SN', currency: 'XOF', taxes: {} })
    const lines = [
      { account: '5211', cents: 11_800 },
      { account: '7061', cents: -10_000 },
      { account: '4431', cents: -1_800, tax: 'TVA-SN', base: -10_000 },
    ]
    books.simple('2026-02-10', '', '', 0, { lines })
    const report = await summary(books)
    expect(report.declaration).toBeUndefined()
    expect(report.items).toMatchObject([{ code: 'TVA-SN', collected: '1800' }])
    expect(await books.refused('report.taxEntries', { ...QUARTER, line: '103' })).toEqual({
      code: 'report.noReturn',
      details: ['line report.noReturn'],
    })
    expect(await books.refused('report.taxSummary', { ...QUARTER, given: { '104': '1' } })).toEqual({
      code: 'report.lineNotAsked',
      details: ['given.104 report.lineNotAsked'],
    })
  })
})
