/**
 * Applies posted entries. The fast path, for entries that claim nothing and lie behind no lock (nearly all of an
 * import), writes them as counting at once and sums balances per batch; the others go through `settle`.
 */
import type { Applied } from '../changes/applied.ts'
import type { EntryMemos, PostedEntry } from '../changes/bodies.ts'
import type { Sql } from '../sql.ts'
import { BalanceBatch } from './balances.ts'
import { settle } from './counts.ts'
import { keepWhy } from './decisions.ts'

const INSERT_ENTRY = `INSERT INTO entry (id, change, date, journal, kind, number, memo, piece_number, piece_date, reverses,
  source, counts, held) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,NULL)`
const INSERT_POSTING = `INSERT INTO posting (entry, no, account, date, cents, currency, foreign_minor, rate, party, project,
  tax_code, tax_base, memo) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)`

function isPlain(entry: PostedEntry, lockedThrough: string | null): boolean {
  if (entry.claims?.length || entry.needs?.length || entry.reverses) return false
  return lockedThrough === null || entry.date > lockedThrough
}

function insertPostings(
  sql: Sql,
  key: number,
  entry: PostedEntry,
  memos: EntryMemos[string] | undefined,
): void {
  const insert = sql.prepare(INSERT_POSTING)
  entry.lines.forEach((line, no) => {
    insert.run(
      key,
      no,
      line.account,
      entry.date,
      line.cents,
      line.currency ?? null,
      line.foreign ?? null,
      line.rate ?? null,
      line.party ?? null,
      line.project ?? null,
      line.tax ?? null,
      line.base ?? null,
      memos?.lines?.[no] ?? null,
    )
  })
}

function insertEntry(sql: Sql, change: Applied<'entries.posted'>, entry: PostedEntry, counts: boolean): void {
  const own = memosOf(change, entry.id)
  const key = Number(
    sql.run(
      INSERT_ENTRY,
      entry.id,
      change.seq,
      entry.date,
      entry.journal,
      entry.kind,
      entry.number,
      own?.memo ?? null,
      entry.pieceNumber ?? null,
      entry.pieceDate ?? null,
      entry.reverses ?? null,
      entry.source ?? null,
      counts ? 1 : 0,
    ).lastInsertRowid,
  )
  insertPostings(sql, key, entry, own)
  const text = [entry.number, entry.pieceNumber, own?.memo, ...Object.values(own?.lines ?? {})]
    .filter(Boolean)
    .join(' ')
  sql.run('INSERT INTO entry_text (rowid, text) VALUES (?,?)', key, text)
  for (const claim of entry.claims ?? [])
    sql.run(
      'INSERT INTO claim (key, stamp, device, fact) VALUES (?,?,?,?)',
      claim,
      change.stamp,
      change.device,
      entry.id,
    )
  for (const needed of entry.needs ?? [])
    sql.run('INSERT INTO need (fact, needed) VALUES (?,?)', entry.id, needed)
  keepWhy(sql, entry.id, entry.why)
}

/** Up to so many entries in a change, the memos of each are a part of their own, so that they can be erased alone. */
const OWN_PARTS_MAX = 20

/** The personal parts of a change of entries: one an entry that has memos, or one for a large batch. */
export function memoParts(
  entries: readonly PostedEntry[],
  memos: EntryMemos,
): { kind: string; record: string; content: EntryMemos }[] {
  if (entries.length > OWN_PARTS_MAX)
    return Object.keys(memos).length > 0 ? [{ kind: 'batch', record: entries[0]!.id, content: memos }] : []
  return entries.flatMap(({ id }) =>
    memos[id] ? [{ kind: 'entry', record: id, content: { [id]: memos[id] } }] : [],
  )
}

/** Memos of one entry, from its own part or from that of its batch; none once erased. */
function memosOf(change: Applied<'entries.posted'>, id: string): EntryMemos[string] | undefined {
  const part = change.part('entry', id) ?? change.part('batch', change.body.entries[0]!.id)
  return (part as EntryMemos | undefined)?.[id]
}

export function applyEntries(sql: Sql, change: Applied<'entries.posted'>): void {
  const { entries, series } = change.body
  const locked = sql.get<{ through: string | null }>(
    'SELECT max(through) AS through FROM lock WHERE lifted = 0',
  )
  const batch = new BalanceBatch()
  const doubtful: string[] = []
  for (const entry of entries) {
    const plain = isPlain(entry, locked?.through ?? null)
    insertEntry(sql, change, entry, plain)
    if (!plain) doubtful.push(entry.id)
    else
      for (const line of entry.lines)
        batch.add(line.account, entry.date, entry.kind === 'closing', line.cents)
  }
  batch.write(sql)
  if (doubtful.length > 0) settle(sql, doubtful)
  sql.run(
    `INSERT INTO series (device, name, last) VALUES (?,?,?)
     ON CONFLICT (device, name) DO UPDATE SET last = max(last, excluded.last)`,
    change.device,
    series.name,
    series.last,
  )
}
