/** Status of a bank line: derived from the fact that holds its claim. */
import type { Sql } from '../sql.ts'

/**
 * `holder` is what settles the line, or null when it waits for a person: an entry that gives it accounts (`coded`), a
 * payment or a mark that finds it in the books (`matched`), or a mark that sets it aside (`ignored`).
 */
export function settleLine(sql: Sql, line: string, holder: string | null): void {
  sql.run('UPDATE bank_line SET status = ?, settled_by = ? WHERE id = ?', statusOf(sql, holder), holder, line)
}

function statusOf(sql: Sql, holder: string | null): string {
  if (holder === null) return 'new'
  const mark = sql.get<{ kind: string }>('SELECT kind FROM mark WHERE id = ?', holder)
  if (mark) return mark.kind === 'matched' ? 'matched' : 'ignored'
  const entry = sql.get<{ source: string | null }>('SELECT source FROM entry WHERE id = ?', holder)
  return entry?.source?.startsWith('document:') ? 'matched' : 'coded'
}
