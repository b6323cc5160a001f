/**
 * The sample company: a year of a Quebec construction firm, made by a seeded generator, so that two samples made the
 * same day are the same to the cent. The last month is left on its bank statement, for a newcomer to work through: some
 * of its lines pay invoices and bills that are there, the others want an account.
 */
import type { Company } from '../../../db/company/company.ts'
import { post } from '../../../db/ledger/post.ts'
import { net, sumsThrough } from '../../../db/ledger/sums.ts'
import { importStatement } from '../../../db/records/bank.ts'
import { answerDocument } from '../../../db/records/documents/answers.ts'
import { saveDraft } from '../../../db/records/documents/drafts.ts'
import { issueDraft } from '../../../db/records/documents/issue.ts'
import { saveRecurring } from '../../../db/records/documents/recurring.ts'
import { moveStock } from '../../../db/records/documents/stock.ts'
import { addDays, type Day, firstDayOf, localDay, monthOf } from '../../../db/rules/dates.ts'
import { monthEnd, openingEntry, payroll, remit } from './payroll.ts'
import { addPeople, CLIENTS, type People, SUPPLIERS } from './people.ts'
import { around, generator, type Random } from './random.ts'
import { statementMovements } from './statement.ts'
import { buy, type Owed, sell, settle } from './trade.ts'

export const SAMPLE_COMPANY = {
  name: 'Construction Boréale inc.',
  country: 'CA',
  province: 'QC',
  fiscalYearEnd: '12-31',
} as const

const BANK = '1010'

/** First days of the twelve months before the last whole one, and of that one. */
function monthsBefore(today: Day): { worked: Day[]; left: Day } {
  const firsts: Day[] = []
  for (let first = firstDayOf(monthOf(today)); firsts.length < 13; ) {
    first = firstDayOf(monthOf(addDays(first, -1)))
    firsts.unshift(first)
  }
  return { worked: firsts.slice(0, 12), left: firsts[12]! }
}

const monthBefore = (month: Day): Day => firstDayOf(monthOf(addDays(month, -1)))

/** Two progress billings a month; those of the month before are paid in it. */
class Sales {
  readonly #company: Company
  readonly #people: People
  readonly #random: Random
  #waiting: Owed[] = []

  constructor(company: Company, people: People, random: Random) {
    this.#company = company
    this.#people = people
    this.#random = random
  }

  month(month: Day, serial: number): void {
    for (const [index, offset] of [8, 23].entries()) {
      const paid = this.#waiting.shift()
      // one client pays a part only, and is late with the rest
      const part = serial === 9 && index === 1 && paid ? Math.floor(paid.total / 2) : paid?.total
      if (paid) settle(this.#company, 'receipt', paid, addDays(month, offset - 3), part)
      const client = this.#random(CLIENTS.length)
      const cents = around(this.#random, 6_150_000)
      this.#waiting.push(
        sell(this.#company, this.#people, client, addDays(month, offset), cents, CLIENTS[client]!.project),
      )
    }
  }

  /** Invoices that the month left to do will see paid. */
  get waiting(): readonly Owed[] {
    return this.#waiting
  }
}

/** Bills of a month, paid within it. */
function purchases(company: Company, people: People, random: Random, month: Day): void {
  for (const [index, { day }] of SUPPLIERS.entries()) {
    const owed = buy(company, people, random, index, month)
    settle(company, 'disbursement', owed, addDays(month, Math.min(27, day + 2)))
  }
}

/** Withholdings are remitted on the 15th of the next month, TPS and TVQ a month after each quarter. */
function remittances(company: Company, month: Day, serial: number): void {
  const through = addDays(month, -1)
  remit(company, ['2215', '2220'], through, 'Remise – retenues à la source', addDays(month, 14))
  if (serial > 0 && serial % 3 === 0)
    remit(
      company,
      ['2310', '2320', '1090', '1095'],
      through,
      'Remise – TPS et TVQ du trimestre',
      addDays(month, 27),
    )
}

/** Quotes in their several states, a draft to send, an invoice that comes back, and some stock. */
function beginnings(company: Company, people: People, left: Day, today: Day): void {
  const lines = (unitPrice: string) => [
    { description: 'Travaux selon le devis', quantity: '1', unit: 'lot', unitPrice },
  ]
  const quote = (client: number, date: Day, price: string, due?: Day) => {
    const id = saveDraft(company, 'quote', null, { party: people.clients[client]!, date, due }, lines(price))
    return issueDraft(company, id).id
  }
  quote(0, addDays(left, 3), '48500.00', addDays(today, 20))
  answerDocument(company, quote(3, addDays(left, 6), '18750.00', addDays(today, 25)), ['quote'], 'approved')
  answerDocument(company, quote(1, addDays(left, 9), '96000.00', addDays(today, 25)), ['quote'], 'refused')
  quote(4, monthBefore(left), '7200.00', addDays(left, 5))
  saveDraft(
    company,
    'invoice',
    null,
    { party: people.clients[2]!, project: people.projects[2]!, date: today },
    [
      { product: people.products[0]!, quantity: '36', unit: 'h', unitPrice: '92.00' },
      { product: people.products[1]!, quantity: '8', unit: 'h', unitPrice: '118.00' },
    ],
  )
  saveRecurring(
    company,
    null,
    { name: 'Entretien mensuel – clinique', frequency: 'monthly', every: 1, first: addDays(today, 10) },
    { party: people.clients[3]! },
    [{ description: 'Entretien préventif', quantity: '1', unitPrice: '450.00' }],
  )
  moveStock(
    company,
    people.products.slice(2).map((product, index) => ({
      product,
      kind: 'in' as const,
      quantity: ['340', '64', '5'][index]!,
    })),
    left,
    'Inventaire de départ',
  )
}

/** Fills a new company; inside `company.write`. */
export function fillSample(company: Company): void {
  const random = generator(20_260_131)
  const today = localDay(company.now())
  const { worked, left } = monthsBefore(today)
  const people = addPeople(company, worked[0]!)
  post(company, [openingEntry(worked[0]!)])
  const sales = new Sales(company, people, random)
  for (const [serial, month] of worked.entries()) {
    remittances(company, month, serial)
    sales.month(month, serial)
    purchases(company, people, random, month)
    post(company, [...payroll(random, month), ...monthEnd(month, addDays(month, 27))])
  }
  const bills = SUPPLIERS.map((_, index) => (index < 7 ? buy(company, people, random, index, left) : null))
  sell(company, people, 1, addDays(left, 10), 5_480_000, CLIENTS[1]!.project)
  sell(company, people, 0, today, 3_850_000, CLIENTS[0]!.project)
  beginnings(company, people, left, today)
  const opening = net(sumsThrough(company.sql, addDays(left, -1)).get(BANK))
  const movements = statementMovements(random, left, sales.waiting, bills)
  importStatement(company, {
    account: BANK,
    format: 'csv',
    fileName: `releve-${monthOf(left)}.csv`,
    fileAccount: 'EOP',
    currency: 'CAD',
    opening,
    closing: movements.reduce((sum, movement) => sum + movement.cents, opening),
    partial: false,
    movements,
  })
}
