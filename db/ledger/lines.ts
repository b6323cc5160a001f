/** Status of a bank line: derived from the fact that holds its claim. */
import type { Sql } from '../sql.ts'

/** `holder` is the entry that codes the line, the mark that ignores it, or null when it waits for a person. */
export function settleLine(sql: Sql, line: string, holder: string | null): void {
  const isMark = holder !== null && sql.get('SELECT 1 FROM mark WHERE id = ?', holder) !== undefined
  const status = holder === null ? 'new' : isMark ? 'ignored' : 'coded'
  sql.run('UPDATE bank_line SET status = ?, settled_by = ? WHERE id = ?', status, holder, line)
}
