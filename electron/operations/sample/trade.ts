/** Invoices, bills and payments of the sample firm, made as a person makes them: drafts that are issued. */
import type { Company } from '../../../db/company/company.ts'
import { saveDraft } from '../../../db/records/documents/drafts.ts'
import { issueDraft } from '../../../db/records/documents/issue.ts'
import { recordPayment } from '../../../db/records/documents/money.ts'
import { getIssued } from '../../../db/records/documents/read.ts'
import { addDays, type Day } from '../../../db/rules/dates.ts'
import { type Cents, formatCents } from '../../../db/rules/money.ts'
import { type People, SUPPLIERS } from './people.ts'
import { around, type Random } from './random.ts'

export interface Owed {
  readonly id: string
  readonly number: string
  readonly party: string
  readonly total: Cents
  readonly date: Day
}

const TAXES = ['TPS', 'TVQ'] as const

/** A progress billing of a client, issued. */
export function sell(
  company: Company,
  people: People,
  client: number,
  date: Day,
  cents: Cents,
  what: string,
): Owed {
  const labour = Math.floor((cents * 2) / 5)
  const id = saveDraft(
    company,
    'invoice',
    null,
    { party: people.clients[client]!, project: people.projects[client]!, date },
    [
      {
        product: people.products[0]!,
        description: `${what} – main-d’œuvre`,
        quantity: '1',
        unit: 'lot',
        unitPrice: formatCents(labour),
        taxes: TAXES,
      },
      {
        description: `${what} – matériaux et sous-traitance`,
        quantity: '1',
        unit: 'lot',
        unitPrice: formatCents(cents - labour),
        taxes: TAXES,
      },
    ],
  )
  const { number } = issueDraft(company, id)
  const { total } = getIssued(company.sql, id)
  return { id, number, party: people.clients[client]!, total, date }
}

/** A supplier's bill of a month, recorded. */
export function buy(company: Company, people: People, random: Random, supplier: number, month: Day): Owed {
  const { cents, day, what, account } = SUPPLIERS[supplier]!
  const date = addDays(month, day - 1)
  const id = saveDraft(
    company,
    'bill',
    null,
    {
      party: people.suppliers[supplier]!,
      project: account.startsWith('50') ? people.projects[random(people.projects.length)]! : null,
      date,
      reference: `${date.slice(2, 4)}${date.slice(5, 7)}-${1000 + supplier * 37 + random(30)}`,
    },
    [{ description: what, quantity: '1', unitPrice: formatCents(around(random, cents)), taxes: TAXES }],
  )
  const { number } = issueDraft(company, id)
  const { total } = getIssued(company.sql, id)
  return { id, number, party: people.suppliers[supplier]!, total, date }
}

/** All or a part of what is owed, received or paid. */
export function settle(
  company: Company,
  kind: 'receipt' | 'disbursement',
  owed: Owed,
  date: Day,
  amount = owed.total,
): void {
  recordPayment(company, {
    kind,
    amount,
    date,
    method: 'bank_transfer',
    account: '1010',
    allocations: [{ document: owed.id, cents: amount }],
  })
}
