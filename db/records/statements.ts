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
  const isPlain = /^[ -~]*$/.test(text) && !text.includes('  ')
  const told = isPlain
    ? text
    : text
        .normalize('NFKD')
        .replace(/\p{M}+/gu, '')
        .replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
  return told.trim().toUpperCase()
}

interface Content {
  readonly date: string
  readonly cents: number
  readonly description: string
}

/** What two imports of one movement share, for each of a file: day, cents and label. 24 hex digits each. */
export function contentKeys(company: string, account: string, movements: readonly Content[]): string[] {
  const labels = new Map<string, string>() // banks repeat theirs
  return movements.map(({ date, cents, description }) => {
    let label = labels.get(description)
    if (label === undefined) {
      label = normalLabel(description)
      labels.set(description, label)
    }
    return sha256(`content\n${company}\n${account}\n${date}\n${cents}\n${label}`).slice(0, 24)
  })
}

/** Identity of the nth movement of that content in that account; the same on every device. 24 hex digits. */
export function lineId(company: string, account: string, content: string, occurrence: number): string {
  return sha256(`line\n${company}\n${account}\n${content}\n${occurrence}`).slice(0, 24)
}

const INSERT_LINE = `INSERT INTO bank_line
  (id, account, date, cents, value_date, description, reference, category, content, occurrence, place, origin_stamp,
   origin_device)
  VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT (id) DO NOTHING`

/** The words of a line are those of the statement that was imported first, whichever arrives first here. */
const TELL_LINE = `UPDATE bank_line
  SET value_date = ?, description = ?, reference = ?, category = ?, place = ?, origin_stamp = ?, origin_device = ?
  WHERE no = ? AND (?, ?) < (origin_stamp, origin_device)`

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
  const find = sql.prepare('SELECT no FROM bank_line WHERE id = ?').pluck()
  const insert = sql.prepare(INSERT_LINE)
  const tell = sql.prepare(TELL_LINE)
  const link = sql.prepare('INSERT INTO statement_line (line, statement, no, bank_id) VALUES (?,?,?,?)')
  let sum = 0
  body.lines.forEach(([id, date, cents, content, occurrence, valueDate, bankId], index) => {
    const place = body.from + index
    const label = part?.labels[index]
    const words = [valueDate || null, label?.[0] ?? null, label?.[1] || null, label?.[2] || null] as const
    const origin = [place, change.stamp, change.device] as const
    const added = insert.run(id, body.account, date, cents, ...words, content, occurrence, ...origin)
    const no = added.changes === 1 ? added.lastInsertRowid : find.get(id)
    if (added.changes === 0) tell.run(...words, ...origin, no, change.stamp, change.device)
    link.run(no, body.statement, place, bankId || null)
    sum += cents
  })
  sql.run('UPDATE statement SET sum = sum + ? WHERE id = ?', sum, body.statement)
}
