/** Books with bank lines to code, and what their entries say in short. */
import type { Operations } from '../../electron/operations/index.ts'
import { Books, type BooksOptions } from './books.ts'

export type Row = readonly [account: string, debit: string, tax?: string, base?: string]

/** Books with one bank line, and its identity. */
export async function withLine(amount: string, options: BooksOptions = {}, date = '2026-03-04') {
  const books = new Books(options)
  return { books, line: await addLine(books, amount, date) }
}

/** Imports one more line and gives its identity. */
export async function addLine(
  books: Books,
  amount: string,
  date = '2026-03-04',
  account = '1010',
  currency: string | null = null,
) {
  const lines = [{ date, amount, description: 'QUINCAILLERIE', reference: '00012', row: 1 }]
  const path = books.statement({
    accounts: [{ accountId: null, currency, openingBalance: null, closingBalance: null, lines }],
  })
  await books.call('bank.import', { path, account })
  const { items } = await books.call('bank.lines', { account, order: 'desc', limit: 1 })
  return items[0]!.id
}

/** Lines of an entry as [account, debit (a credit is negative), tax, base]. */
export function rows(entry: Operations['bank.code']['output']): Row[] {
  return entry.lines.map(({ account, debit, credit, taxCode, taxBase }) => {
    const amount = debit ?? `-${credit}`
    return taxCode === undefined ? [account, amount] : [account, amount, taxCode, taxBase ?? '']
  })
}
