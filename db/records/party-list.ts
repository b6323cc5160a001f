/** Lists of clients and suppliers: found by any of their words without accents, in order, with what is open with each. */
import type { Company } from '../company/company.ts'
import type { Cents } from '../rules/money.ts'
import { plain } from '../rules/plain.ts'
import { mergedParties, type PartyRow } from './parties.ts'
import { type OpenSides, openBalances } from './party-balance.ts'

export type PartyOrder = 'name' | 'number' | 'city' | 'newest'

export interface PartyQuery {
  readonly role?: 'client' | 'supplier' | undefined
  /** Every word must be found in the name, number, e-mail, phone or city. */
  readonly text?: string | undefined
  /** Archived ones alone, or the others. */
  readonly archived: boolean
  readonly sort: PartyOrder
  readonly limit: number
  readonly cursor?: string | undefined
}

export interface ListedParty extends OpenSides {
  readonly row: PartyRow
}

export interface PartyPage {
  readonly items: readonly ListedParty[]
  readonly nextCursor: string | null
  readonly total: number
  /** Of all that the filters let through. */
  readonly receivable: Cents
  readonly payable: Cents
}

type Found = Pick<PartyRow, 'id' | 'name' | 'email' | 'phone' | 'number' | 'city'>

/** `C-9` before `C-10`. */
const ordered = (text: string): string => plain(text).replace(/\d+/g, (digits) => digits.padStart(12, '0'))

const SORT_KEYS: Readonly<Record<PartyOrder, (row: Found) => string>> = {
  name: ({ name }) => plain(name ?? ''),
  number: ({ number, name }) => `${number === null ? '~' : ordered(number)} ${plain(name ?? '')}`,
  city: ({ city, name }) => `${city === null ? '~' : plain(city)} ${plain(name ?? '')}`,
  newest: () => '',
}

function isFound(row: Found, words: readonly string[]): boolean {
  const text = plain(
    `${row.name ?? ''} ${row.number ?? ''} ${row.email ?? ''} ${row.phone ?? ''} ${row.city ?? ''}`,
  )
  const digits = text.replace(/[^0-9]/g, '')
  return words.every((word) => text.includes(word) || (/^\d{4,}$/.test(word) && digits.includes(word)))
}

/** Identities of the parties let through, in order. Merged ones are seen under the one that stands for them. */
function found(company: Company, query: PartyQuery): string[] {
  const { sql } = company
  const merged = mergedParties(sql)
  const rows = sql
    .all<Found>(
      `SELECT id, name, email, phone, number, city FROM party
       WHERE coalesce(archived, 0) = ? AND (? IS NULL OR instr(roles, ?) > 0) ORDER BY id`,
      query.archived ? 1 : 0,
      query.role ?? null,
      JSON.stringify(query.role ?? ''),
    )
    .filter(({ id }) => !merged.has(id))
  const words = plain(query.text ?? '').match(/\S+/g) ?? []
  const passed = words.length === 0 ? rows : rows.filter((row) => isFound(row, words))
  // an identity begins with the instant of its birth
  if (query.sort === 'newest') return passed.map(({ id }) => id).reverse()
  const keyOf = SORT_KEYS[query.sort]
  return passed
    .map((row) => ({ id: row.id, key: keyOf(row) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ id }) => id)
}

const NOTHING: OpenSides = { receivable: 0, payable: 0 }

/** A page of parties; totals are of all that the filters let through. */
export function listParties(company: Company, query: PartyQuery): PartyPage {
  const ids = found(company, query)
  const open = openBalances(company)
  const from = Number(query.cursor ?? 0) || 0
  const next = from + query.limit
  const rows = new Map(
    company.sql
      .all<PartyRow>(
        'SELECT * FROM party WHERE id IN (SELECT value FROM json_each(?))',
        JSON.stringify(ids.slice(from, next)),
      )
      .map((row) => [row.id, row]),
  )
  const sums = ids.map((id) => open.get(id) ?? NOTHING)
  return {
    items: ids.slice(from, next).map((id) => ({ row: rows.get(id)!, ...(open.get(id) ?? NOTHING) })),
    nextCursor: next < ids.length ? String(next) : null,
    total: ids.length,
    receivable: sums.reduce((sum, { receivable }) => sum + receivable, 0),
    payable: sums.reduce((sum, { payable }) => sum + payable, 0),
  }
}
