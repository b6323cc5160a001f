/**
 * Bank statements and their lines. A line's identity comes from account, content and occurrence, never from the
 * bank's own number alone: it survives a second import, overlapping files and renumbering, and keeps true twins.
 */
import type { Applied } from '../changes/applied.ts'
import type { StatementLabels } from '../changes/bodies.ts'
import { sha256 } from '../changes/envelope.ts'
import type { Sql } from '../sql.ts'
import { isErased } from './fields.ts'

/** Case, accents, runs of spaces and invisible signs do not make another movement. */
export function normalLabel(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
    .trim()
    .toUpperCase()
}

/** What two imports of the same movement share: day, cents and label. 24 hex digits. */
export function contentKey(
  company: string,
  account: string,
  date: string,
  cents: number,
  label: string,
): string {
  return sha256(['content', company, account, date, cents, normalLabel(label)].join('\n')).slice(0, 24)
}

/** Identity of the nth movement of that content in that account; the same on every device. 24 hex digits. */
export function lineId(company: string, account: string, content: string, occurrence: number): string {
  return sha256(['line', company, account, content, occurrence].join('\n')).slice(0, 24)
}

const INSERT_LINE = `INSERT INTO bank_line
  (id, account, date, cents, value_date, description, reference, content, occurrence, place, origin_stamp, origin_device)
  VALUES (?,?,?,?,?,?,?,?,?,?,?,?)
  ON CONFLICT (id) DO UPDATE SET value_date = excluded.value_date, description = excluded.description,
    reference = excluded.reference, place = excluded.place, origin_stamp = excluded.origin_stamp, origin_device = excluded.origin_device
  WHERE (excluded.origin_stamp, excluded.origin_device) < (origin_stamp, origin_device)`

function insertStatement(sql: Sql, change: Applied<'statement.imported'>, fileName: string | null): void {
  const { body } = change
  sql.run(
    `INSERT INTO statement (id, change, account, format, file_hash, file_account, file_name, first_date, last_date, opening,
       closing, read, partial, layout) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)`,
    body.statement,
    change.seq,
    body.account,
    body.format,
    body.fileHash,
    body.fileAccount ?? null,
    fileName,
    body.firstDate ?? null,
    body.lastDate ?? null,
    body.opening ?? null,
    body.closing ?? null,
    body.read,
    body.partial ? 1 : 0,
    body.layout ?? null,
  )
}

export function applyStatement(sql: Sql, change: Applied<'statement.imported'>): void {
  const { body } = change
  const erased = isErased(sql, 'statement', body.statement)
  const part = (erased ? undefined : change.part('statement', body.statement)) as StatementLabels | undefined
  if (body.from === 0) insertStatement(sql, change, part?.fileName ?? null)
  const insertLine = sql.prepare(INSERT_LINE)
  const link = sql.prepare('INSERT INTO statement_line (statement, no, line, bank_id) VALUES (?,?,?,?)')
  body.lines.forEach(([id, date, cents, content, occurrence, valueDate, bankId], index) => {
    const label = part?.labels[index]
    insertLine.run(
      id,
      body.account,
      date,
      cents,
      valueDate || null,
      label?.[0] ?? null,
      label?.[1] || null,
      content,
      occurrence,
      body.from + index,
      change.stamp,
      change.device,
    )
    link.run(body.statement, body.from + index, id, bankId || null)
  })
}
