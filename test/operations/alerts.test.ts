/** Protects the alerts of a company and the due dates known beside the forecast, on real books. */
import { describe, expect, test } from 'vitest'
import { localDay } from '../../db/rules/dates.ts'
import { parseCents, sumCents } from '../../db/rules/money.ts'
import type { Operations } from '../../electron/operations/index.ts'
import { bill, client, importInto, invoice, supplier } from '../support/bankBooks.ts'
import { Books } from '../support/books.ts'

type Item = Operations['alert.list']['output']['items'][number]

const told = async (books: Books, seen = false) => (await books.call('alert.list', { seen })).items
const large = (items: readonly Item[]) =>
  items.flatMap((item) => (item.kind === 'largeExpense' ? [item.expense] : []))

describe('alerts', () => {
  test('a bank account that was used and stands below the threshold, today', async () => {
    const books = new Books()
    expect(await told(books)).toEqual([])
    books.simple('2026-03-01', '1010', '3000', 99_999)
    expect(await told(books)).toEqual([
      {
        kind: 'lowBalance',
        severity: 'critical',
        low: { account: '1010', balance: '999.99' },
        threshold: '1000.00',
      },
    ])
    books.simple('2026-03-02', '1010', '3000', 1)
    expect(await told(books)).toEqual([])
    // what is dated after today does not count yet
    books.simple('2030-01-01', '6230', '1010', 90_000)
    expect(await told(books)).toEqual([])
    await books.call('settings.set', { values: { 'alerts.lowBalance': '1000.01' } })
    expect(await told(books)).toHaveLength(1)
    await books.call('settings.set', { values: { 'alerts.lowBalance': 'off' } })
    expect(await told(books)).toEqual([])
  })

  test('money out above the threshold: not a transfer, not what was undone, not what was seen', async () => {
    const books = new Books()
    const today = localDay(books.company.now())
    books.simple('2026-03-01', '1010', '3000', 9_000_000)
    books.simple(today, '6230', '1010', 500_000)
    const { id: one } = books.simple(today, '6230', '1010', 500_001)
    books.simple(today, '1000', '1010', 600_000)
    const { id: undone } = books.simple(today, '6230', '2010', 700_000)
    await books.call('ledger.reverse', { entryId: undone, date: today, memo: 'Erreur' })
    const [line] = await importInto(books, '1010', null, null, [[today, '-6000.00', 'MATÉRIAUX']])
    const expenses = large(await told(books))
    expect(expenses.map(({ key, cents }) => [key, cents])).toEqual([
      [`line:${line}`, '6000.00'],
      [`entry:${one}`, '5000.01'],
    ])
    await books.call('alert.seen', { key: `entry:${one}` })
    expect(large(await told(books)).map(({ key }) => key)).toEqual([`line:${line}`])
    expect(large(await told(books, true)).map(({ seen }) => seen)).toEqual([false, true])
    await books.call('alert.seen', { key: `entry:${one}`, seen: false })
    expect(large(await told(books))).toHaveLength(2)
    expect((await books.refused('alert.seen', { key: 'entry:none' })).code).toBe('alert.unknown')
    expect(books.verify().ok).toBe(true)
  })

  test('late invoices by urgency, with the latest by name', async () => {
    const books = new Books()
    const { id } = await client(books, 'Béton Rive-Nord inc.')
    await invoice(books, id, '100.00', '2025-10-01')
    await invoice(books, id, '200.00', '2026-01-20')
    const overdue = (await told(books)).flatMap((item) => (item.kind === 'overdue' ? [item] : []))
    expect(overdue.map(({ severity }) => severity)).toContain('critical')
    expect(overdue[0]!.invoices[0]).toMatchObject({ partyName: 'Béton Rive-Nord inc.', open: '114.98' })
    await books.call('settings.set', { values: { 'alerts.overdueInfoDays': 0 } })
    expect((await told(books)).some(({ kind }) => kind === 'overdue')).toBe(false)
  })

  test('thresholds that cannot be are refused; in francs CFA the usual ones are other amounts', async () => {
    const books = new Books()
    const values = {
      'alerts.lowBalance': '-5',
      'alerts.largeExpense': 'beaucoup',
      'alerts.overdueInfoDays': -1,
    }
    expect((await books.refused('settings.set', { values })).details).toEqual([
      'alerts.lowBalance settings.notAmount',
      'alerts.largeExpense settings.notAmount',
      'alerts.overdueInfoDays settings.notWhole',
    ])
    const francs = new Books({ country: 'SN', currency: 'XOF', taxes: {} })
    const { items } = await francs.call('settings.get', {})
    expect(items.find(({ key }) => key === 'alerts.lowBalance')!.value).toBe('500000')
  })
})

test('the forecast says what is due in each month, and before', async () => {
  const books = new Books()
  const today = localDay(books.company.now())
  books.simple('2025-12-01', '1010', '3000', 1_000_000)
  const someone = await client(books, 'Client')
  const other = await supplier(books, 'Fournisseur')
  await invoice(books, someone.id, '140.00', '2025-11-10')
  await invoice(books, someone.id, '100.00', today)
  await bill(books, other.id, '40.00', today)
  const flow = await books.call('report.cashFlow', {})
  const sum = (amounts: readonly (string | null)[]) =>
    sumCents(amounts.map((text) => (text === null ? 0 : parseCents(text))))
  const { inflow, outflow } = flow.dueBefore!
  expect(sum([inflow, ...flow.forecast.map(({ dueIn }) => dueIn)])).toBe(16_097 + 11_498)
  expect(sum([outflow, ...flow.forecast.map(({ dueOut }) => dueOut)])).toBe(4_599)
  expect(parseCents(inflow)).toBeGreaterThanOrEqual(16_097)
  const past = await books.call('report.cashFlow', { through: '2025-12-31' })
  expect(past.dueBefore).toBeNull()
  expect(past.forecast.every(({ dueIn }) => dueIn === null)).toBe(true)
})
