/** Lists of entries: by day, account, journal, amount, or words of their memos. */
import { sql as expression } from 'kysely'
import type { Day } from '../rules/dates.ts'
import type { Cents } from '../rules/money.ts'
import { build, type Sql } from '../sql.ts'
import { type Entry, entryOf } from './entries.ts'

export interface EntriesQuery {
  readonly from?: Day | undefined
  readonly to?: Day | undefined
  readonly account?: string | undefined
  readonly journal?: string | undefined
  /** Words, or beginnings of words, all of which must occur. */
  readonly text?: string | undefined
  /** Some posting has this amount, on either side. */
  readonly amount?: Cents | undefined
  /** Only entries that are held, or only those that count; both when left out. */
  readonly held?: boolean | undefined
  readonly order: 'asc' | 'desc'
  readonly limit: number
  readonly cursor?: string | undefined
}

export interface EntriesPage {
  readonly items: readonly Entry[]
  readonly nextCursor: string | null
  readonly total: number
}

/** Words as an FTS5 query: each quoted, so that nothing a person types is taken for its syntax; the last is a beginning. */
export function searchWords(text: string): string | null {
  const words = text.normalize('NFKC').match(/[\p{L}\p{N}]+/gu) ?? []
  if (words.length === 0) return null
  return words
    .slice(0, 20)
    .map((word) => `"${word}"*`)
    .join(' ')
}

function matching(query: EntriesQuery) {
  let found = build.selectFrom('entry as e')
  if (query.from) found = found.where('e.date', '>=', query.from)
  if (query.to) found = found.where('e.date', '<=', query.to)
  if (query.journal) found = found.where('e.journal', '=', query.journal)
  if (query.held !== undefined) found = found.where('e.counts', '=', query.held ? 0 : 1)
  const { account, amount } = query
  if (account !== undefined)
    found = found.where((eb) =>
      eb.exists(
        eb
          .selectFrom('posting as p')
          .select('p.no')
          .whereRef('p.entry', '=', 'e.key')
          .where('p.account', '=', account),
      ),
    )
  if (amount !== undefined)
    found = found.where((eb) =>
      eb.exists(
        eb
          .selectFrom('posting as p')
          .select('p.no')
          .whereRef('p.entry', '=', 'e.key')
          .where('p.cents', 'in', [amount, -amount]),
      ),
    )
  const words = query.text ? searchWords(query.text) : null
  if (query.text !== undefined && words === null && query.text.trim() !== '')
    found = found.where(expression<boolean>`0`)
  if (words)
    found = found.where(
      'e.key',
      'in',
      build.selectFrom('entry_text').select('rowid').where(expression<boolean>`entry_text MATCH ${words}`),
    )
  return found
}

const readCursor = (cursor: string | undefined): { date: string; key: number } | null => {
  const match = /^(\d{4}-\d{2}-\d{2})\.(\d{1,15})$/.exec(cursor ?? '')
  return match ? { date: match[1]!, key: Number(match[2]) } : null
}

export interface FoundEntry {
  /** Local number, in the order of arrival. */
  readonly key: number
  readonly id: string
  readonly number: string
  readonly date: Day
  readonly memo: string | null
}

/**
 * Entries while a person types: those that came last, last first, which is the order of the index itself; a list by
 * day must read every match before its first row. Not counted, for the same reason.
 */
export function searchEntries(sql: Sql, text: string, limit: number): FoundEntry[] {
  const words = searchWords(text)
  if (words === null) return []
  return sql
    .rows<readonly [number, string, string, string, string | null]>(
      `SELECT e.key, e.id, e.number, e.date, e.memo FROM entry_text t JOIN entry e ON e.key = t.rowid
       WHERE entry_text MATCH ? ORDER BY t.rowid DESC LIMIT ?`,
      words,
      limit,
    )
    .map((row) => ({ key: row[0], id: row[1], number: row[2], date: row[3] as Day, memo: row[4] }))
}

/** Sum of the debits of an entry, by its local number. */
export const debitsOf = (sql: Sql, key: number): Cents =>
  sql.rows<readonly [Cents]>(
    'SELECT coalesce(sum(cents), 0) FROM posting WHERE entry = ? AND cents > 0',
    key,
  )[0]![0]

/** A page of entries by day, then by order of arrival. */
export function findEntries(sql: Sql, query: EntriesQuery): EntriesPage {
  const ascending = query.order === 'asc'
  const after = readCursor(query.cursor)
  let page = matching(query).selectAll('e')
  if (after)
    page = page.where(
      ascending
        ? expression<boolean>`(e.date, e.key) > (${after.date}, ${after.key})`
        : expression<boolean>`(e.date, e.key) < (${after.date}, ${after.key})`,
    )
  const rows = sql.query(
    page
      .orderBy('e.date', query.order)
      .orderBy('e.key', query.order)
      .limit(query.limit + 1),
  )
  const total = sql.query(matching(query).select((eb) => eb.fn.countAll<number>().as('n')))[0]!.n
  const shown = rows.slice(0, query.limit)
  const last = shown.at(-1)
  return {
    items: shown.map((row) => entryOf(sql, row)),
    nextCursor: rows.length > query.limit && last ? `${last.date}.${last.key}` : null,
    total,
  }
}
