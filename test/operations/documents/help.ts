/** What tests of documents say again and again: postings as text, parties, a document issued at once. */
import { formatCents } from '../../../db/rules/money.ts'
import type { Operations } from '../../../electron/operations/index.ts'
import type { Books } from '../../support/books.ts'

export type Shown = Operations['invoice.get']['output']
type NewParty = Operations['party.create']['input']

interface PostingRow {
  account: string
  cents: number
  tax_code: string | null
  tax_base: number | null
  project: string | null
}

/** The postings of an entry in order, debit positive: `2310 -7.00 TPS on -140.00`. */
export function postingsOf(books: Books, entry: string): string[] {
  const { decimals } = books.company.facts()
  const show = (cents: number) => formatCents(cents, decimals)
  return books.sql
    .all<PostingRow>(
      'SELECT p.* FROM posting p JOIN entry e ON e.key = p.entry WHERE e.id = ? ORDER BY p.no',
      entry,
    )
    .map(
      ({ account, cents, tax_code, tax_base }) =>
        `${account} ${show(cents)}${tax_code === null ? '' : ` ${tax_code} on ${show(tax_base!)}`}`,
    )
}

/** The postings of the entry of a document. */
export const postedBy = (books: Books, document: { readonly entryId: string | null }): string[] =>
  postingsOf(books, document.entryId!)

export async function clientOf(books: Books, more: Partial<NewParty> = {}): Promise<string> {
  const { id } = await books.call('party.create', {
    name: 'Toitures Lévis inc.',
    roles: ['client'],
    province: 'QC',
    ...more,
  })
  return id
}

export async function supplierOf(books: Books, more: Partial<NewParty> = {}): Promise<string> {
  const { id } = await books.call('party.create', {
    name: 'Matériaux Bélanger',
    roles: ['supplier'],
    province: 'QC',
    ...more,
  })
  return id
}

type Draft = Operations['invoice.create']['input']

/** An invoice made and sent on its day. */
export async function sent(books: Books, draft: Partial<Draft> & { partyId: string }): Promise<Shown> {
  const { id } = await books.call('invoice.create', {
    date: '2026-03-10',
    lines: [{ description: 'Travaux', unitPrice: '140.00' }],
    ...draft,
  })
  return books.call('invoice.send', { id })
}

/** Balance of an account through all days, in cents, debit positive. */
export const balanceOf = (books: Books, account: string): string =>
  formatCents(
    books.sql.get<{ cents: number }>(
      `SELECT coalesce(sum(p.cents), 0) AS cents FROM posting p JOIN entry e ON e.key = p.entry
       WHERE e.counts = 1 AND p.account = ?`,
      account,
    )!.cents,
    books.company.facts().decimals,
  )

/** The checks of the file that do not hold. */
export const faultsOf = (books: Books) => books.verify().checks.filter(({ ok }) => !ok)
