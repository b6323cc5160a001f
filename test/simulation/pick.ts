/** Picks one of the rows there are on a laptop, whatever their number. */
import type { Laptop } from '../support/company.ts'

/** A row, or nothing where there is none. */
export function someRow<T>(laptop: Laptop, query: string, pick: number): T | undefined {
  const rows = laptop.company.sql.all<T>(query)
  return rows[pick % Math.max(rows.length, 1)]
}

/** The id of a row, or one that nothing has. */
export const someId = (laptop: Laptop, query: string, pick: number): string =>
  someRow<{ id: string }>(laptop, query, pick)?.id ?? 'none'

export const partyOf = (laptop: Laptop, pick: number) =>
  someId(laptop, 'SELECT id FROM party ORDER BY id', pick)
