/** Books kept for a minute in the time zone of this process (TZ), at the instants given: what days do they show? */
import { getEntry } from '../../../db/ledger/entries.ts'
import { addDays, type Day, dayOf, localDay, toDay } from '../../../db/rules/dates.ts'
import { Workshop } from '../../support/company.ts'

/** Days on which clocks change somewhere, the leap day, and the ends of years. */
const DAYS = [
  '2024-02-29',
  '2024-03-10',
  '2024-03-31',
  '2024-10-27',
  '2024-11-03',
  '2025-12-31',
  '2026-01-01',
].map(toDay)

const faults: string[] = []
function expectSame(what: string, found: unknown, expected: unknown): void {
  if (JSON.stringify(found) !== JSON.stringify(expected))
    faults.push(`${what}: ${JSON.stringify(found)}, not ${JSON.stringify(expected)}`)
}

/** The instant of a local wall time; where the hour does not exist that day, the one the clock shows instead. */
const localInstant = (day: Day, hour: number, minute: number): number =>
  new Date(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8)), hour, minute).getTime()

const workshop = new Workshop()
try {
  for (const [year, length] of [
    [2024, 366],
    [2025, 365],
    [2026, 365],
  ] as const)
    for (let index = 0; index < length; index += 1) {
      const day = addDays(dayOf(year, 1, 1), index)
      expectSame(`23:59 on ${day}`, localDay(localInstant(day, 23, 59)), day)
      expectSame(`12:00 on ${day}`, localDay(localInstant(day, 12, 0)), day)
    }
  const books = await workshop.create('zone')
  for (const day of DAYS)
    for (const [hour, minute] of [
      [23, 59],
      [0, 1],
    ] as const) {
      workshop.clock.now = localInstant(day, hour, minute)
      const lines = [
        { account: '1010', debit: '1.00' },
        { account: '4000', credit: '1.00' },
      ]
      const { id } = await books.run('ledger.post', { date: day, lines, piece: { number: '1', date: day } })
      const where = `posted at ${hour}:${minute} for ${day}`
      expectSame(where, (await books.run('ledger.entry', { id })).date, day)
      expectSame(`piece ${where}`, getEntry(books.company.sql, id).piece?.date, day)
      const register = await books.run('ledger.register', { account: '1010', from: day, to: day })
      expectSame(`register, ${where}`, register.items.at(-1).date, day)
    }
  for (const day of DAYS) {
    const { rows } = await books.run('report.trialBalance', { asOf: day, from: day })
    expectSame(`movement of ${day}`, rows[0]?.debit, '2.00')
    const parsed = { date: day, amount: '-5.00', description: `le ${day}`, row: 1 }
    const path = workshop.statement({
      format: 'csv',
      outcome: 'parse',
      problems: [],
      layout: null,
      accounts: [
        { accountId: null, currency: null, openingBalance: null, closingBalance: null, lines: [parsed] },
      ],
    })
    const imported = await books.run('bank.import', { path, account: '1010' })
    expectSame(`statement of ${day}`, [imported.firstDate, imported.lastDate], [day, day])
    const listed = await books.run('bank.lines', { account: '1010', from: day, to: day })
    expectSame(
      `line of ${day}`,
      listed.items.map((line: { date: string }) => line.date),
      [day],
    )
    const coded = await books.run('bank.code', {
      lineId: listed.items[0].id,
      allocations: [{ account: '6150' }],
    })
    expectSame(`coded line of ${day}`, coded.date, day)
  }
  expectSame('verified', books.verify().ok, true)
  process.stdout.write(
    JSON.stringify({
      faults,
      entries: books.company.sql.all('SELECT date, journal, number FROM entry ORDER BY key'),
    }),
  )
} finally {
  workshop.close()
}
