/** Books kept for a minute in the time zone of this process (TZ), at the instants given: what days do they show? */
import { getEntry } from '../../../db/ledger/entries.ts'
import { addDays, type Day, dayOf, localDay, toDay } from '../../../db/rules/dates.ts'
import { type Laptop, Workshop } from '../../support/company.ts'
import { long } from '../../support/properties.ts'

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

/** Each day of three years with LONG=1, else those on which something happens to the clocks or to the year. */
const YEARS = [2024, 2025, 2026].flatMap((year) =>
  Array.from({ length: year === 2024 ? 366 : 365 }, (_, index) => addDays(dayOf(year, 1, 1), index)),
)
const POSTED = long ? YEARS : DAYS
const MINUTES = [
  [0, 1],
  [23, 59],
] as const
const FROM = YEARS[0]!
const TO = YEARS.at(-1)!

function clocks(): void {
  for (const day of YEARS)
    for (const [hour, minute] of [...MINUTES, [12, 0]] as const)
      expectSame(`${hour}:${minute} on ${day}`, localDay(localInstant(day, hour, minute)), day)
}

/** Entries a minute after and a minute before midnight, for the day that the clock on the wall shows. */
async function entries(books: Laptop): Promise<void> {
  for (const day of POSTED)
    for (const [hour, minute] of MINUTES) {
      workshop.clock.now = localInstant(day, hour, minute)
      const lines = [
        { account: '1010', debit: '1.00' },
        { account: '4000', credit: '1.00' },
      ]
      const { id } = await books.run('ledger.post', { date: day, lines, piece: { number: '1', date: day } })
      const where = `posted at ${hour}:${minute} for ${day}`
      expectSame(where, (await books.run('ledger.entry', { id })).date, day)
      expectSame(`piece ${where}`, getEntry(books.company.sql, id).piece?.date, day)
    }
}

/** The same days again in the register, in the reports, and in the files made of them. */
async function reports(books: Laptop): Promise<void> {
  for (const day of POSTED) {
    const { rows } = await books.run('report.trialBalance', { asOf: day, from: day })
    expectSame(`movement of ${day}`, rows[0]?.debit, '2.00')
    const register = await books.run('ledger.register', { account: '1010', from: day, to: day })
    const dates = register.items.map((item: { date: string }) => item.date)
    expectSame(`register of ${day}`, dates, [day, day])
  }
  const twice = POSTED.flatMap((day) => [day, day])
  const ledger = await books.run('report.generalLedger', { from: FROM, to: TO, account: '1010' })
  const dates = ledger.accounts[0].items.map((item: { date: string }) => item.date)
  expectSame('general ledger', dates, twice)
  for (const [report, input] of [
    ['ledger.register', { account: '1010', from: FROM, to: TO }],
    ['report.generalLedger', { from: FROM, to: TO, account: '1010' }],
  ] as const) {
    const file = await books.run('report.export', { report, input, format: 'csv' })
    const text = Buffer.from(file.base64, 'base64').toString('utf8')
    expectSame(`${report} as a file`, text.match(/\b20\d\d-\d\d-\d\d\b(?=.*1[.,]00)/g), twice)
  }
}

/** A statement of one line of the day, coded; and an invoice that is given no date a minute before midnight. */
async function bankAndInvoice(books: Laptop, day: Day): Promise<void> {
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
  const dates = listed.items.map((line: { date: string }) => line.date)
  expectSame(`line of ${day}`, dates, [day])
  const allocations = [{ account: '6150' }]
  const coded = await books.run('bank.code', { lineId: listed.items[0].id, allocations })
  expectSame(`coded line of ${day}`, coded.date, day)
  workshop.clock.now = localInstant(day, 23, 59)
  const { id: partyId } = await books.run('party.create', { name: `Client ${day}`, roles: ['client'] })
  const draft = await books.run('invoice.create', { partyId, lines: [{ unitPrice: '1.00', taxes: [] }] })
  await books.run('invoice.send', { id: draft.id })
  expectSame(`invoice of ${day}`, (await books.run('invoice.get', { id: draft.id })).date, day)
}

const workshop = new Workshop()
try {
  clocks()
  const books = await workshop.create('zone')
  await entries(books)
  await reports(books)
  for (const day of DAYS) await bankAndInvoice(books, day)
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
