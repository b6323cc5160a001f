/** Books with clients, suppliers and statements, to match bank lines on. */
import { verifyCompany } from '../../db/company/verify.ts'
import type { ParsedFile } from '../../electron/bank/parsed.ts'
import type { Books } from './books.ts'

/** Day, amount, label of a movement, and what its file takes it for. */
export type Movement = readonly [date: string, amount: string, description: string, category?: string]

/** A statement of one account, as a parser would read it. */
export const parsedStatement = (
  opening: string | null,
  closing: string | null,
  lines: readonly Movement[],
  currency: string | null = null,
): ParsedFile => ({
  format: 'csv',
  outcome: 'parse',
  problems: [],
  layout: null,
  accounts: [
    {
      accountId: null,
      currency,
      openingBalance: opening,
      closingBalance: closing,
      lines: lines.map(([date, amount, description, category], row) => ({
        date,
        amount,
        description,
        reference: '',
        ...(category ? { category } : {}),
        row,
      })),
    },
  ],
})

/** Imports a statement and gives the lines of the account, in their order. */
export async function importInto(
  books: Books,
  account: string,
  opening: string | null,
  closing: string | null,
  lines: readonly Movement[],
): Promise<string[]> {
  await books.call('bank.import', {
    path: books.statement(parsedStatement(opening, closing, lines)),
    account,
  })
  const { items } = await books.call('bank.lines', { account, limit: 1_000 })
  return items.map(({ id }) => id)
}

export const client = (books: Books, name: string) =>
  books.call('party.create', { name, roles: ['client'], province: 'QC' })

export const supplier = (books: Books, name: string) =>
  books.call('party.create', { name, roles: ['supplier'], province: 'QC' })

/** An invoice sent: 140.00 before taxes makes 160.97. */
export async function invoice(books: Books, partyId: string, unitPrice: string, date = '2026-03-10') {
  const lines = [{ description: 'Travaux', unitPrice }]
  const draft = await books.call('invoice.create', { partyId, date, lines })
  return books.call('invoice.send', { id: draft.id })
}

export const bill = (books: Books, partyId: string, unitPrice: string, date = '2026-03-01') =>
  books.call('bill.create', {
    partyId,
    date,
    lines: [{ description: 'Bois', unitPrice, account: '6200' }],
  })

/** What the verifier has to say of the whole file: nothing. */
export const faults = (books: Books) => verifyCompany(books.sql).checks.filter(({ ok }) => !ok)

/** Lines of an entry as `account amount`, debits positive. */
export async function posted(books: Books, id: string): Promise<string[]> {
  const { lines } = await books.call('ledger.entry', { id })
  return lines.map(({ account, debit, credit }) => `${account} ${debit ?? `-${credit}`}`)
}
