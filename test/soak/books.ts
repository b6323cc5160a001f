/** A company that has been at work for years: many entries, a few clients, made quickly by posting thousands at once. */

import { createCompany } from '../../db/company/create.ts'
import type { Place } from '../../db/company/place.ts'
import { post } from '../../db/ledger/post.ts'
import { chartFor } from '../../db/rules/charts/index.ts'
import { toDay } from '../../db/rules/dates.ts'
import { SMALL_COMPANY } from '../support/companyFile.ts'

const ENTRIES_A_WRITE = 10_000
const YEARS = 5

const two = (number: number) => String(number).padStart(2, '0')

/** Makes the file at `path` with that many entries over the five years before `year`. */
export function makeBooks(path: string, place: Place, entries: number, year: number): void {
  const { company } = createCompany(
    {
      ...SMALL_COMPANY,
      name: 'Atelier Lavoie',
      accounts: chartFor('CA'),
      taxes: ['TPS', 'TVQ'].map((code) => ({ code, since: null, number: null })),
    },
    { path, place, now: Date.now, door: 'test' },
  )
  const accounts = company.sql.all<{ id: string }>(
    "SELECT id FROM account WHERE type IN ('income', 'expense') ORDER BY id",
  )
  const entry = (number: number) => ({
    date: toDay(`${year - 1 - (number % YEARS)}-${two(1 + (number % 12))}-${two(1 + (number % 28))}`),
    memo: `mouvement ${number} du dossier ${number % 997}`,
    lines: [
      { account: accounts[number % accounts.length]!.id, cents: 1_000 + (number % 90_000) },
      { account: '1010', cents: -1_000 - (number % 90_000) },
    ],
  })
  for (let done = 0; done < entries; done += ENTRIES_A_WRITE) {
    const batch = Array.from({ length: Math.min(ENTRIES_A_WRITE, entries - done) }, (_, i) => entry(done + i))
    company.write({ door: 'test', operation: 'test' }, () => post(company, batch))
  }
  company.close()
}
