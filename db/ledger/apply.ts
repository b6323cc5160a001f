/**
 * Applies posted entries. The fast path, for entries that claim nothing and lie behind no lock (nearly all of an
 * import), writes them as counting at once and sums balances per batch; the others go through `settle`.
 */
import type { Applied } from '../changes/applied.ts'
import type { EntryMemos, PostedEntry, PostedLine } from '../changes/bodies.ts'
import type { DraftPart } from '../changes/drafts.ts'
import type { Sql } from '../sql.ts'
import { BalanceBatch } from './balances.ts'
import { settle } from './counts.ts'
import { keepWhy } from './decisions.ts'

const INSERT_ENTRY = `INSERT INTO entry (id, change, date, journal, kind, number, memo, piece_number, piece_date, reverses,
  source, counts, held, line_memos) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,NULL,?)`
const POSTING = 'INSERT INTO posting (entry, no, account, date, cents, party'
const INSERT_POSTING = `${POSTING}, currency, foreign_minor, rate, project, tax_code, tax_base, memo)
  VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)`
/** What most lines have. One row a statement: of several SQLite keeps what it changes, to undo half of them. */
const INSERT_USUAL = `${POSTING}) VALUES (?,?,?,?,?,?)`

function isPlain(entry: PostedEntry, lockedThrough: string | null): boolean {
  if (entry.claims?.length || entry.needs?.length || entry.reverses) return false
  return lockedThrough === null || entry.date > lockedThrough
}

/** A line with nothing but its account, amount and party. */
const isUsual = ({ currency, foreign, rate, project, tax, base }: PostedLine): boolean =>
  (currency ?? foreign ?? rate ?? project ?? tax ?? base) === undefined

function insertWhole(sql: Sql, key: number, entry: PostedEntry, no: number, memo: string | null): void {
  const line = entry.lines[no]!
  sql.run(
    INSERT_POSTING,
    key,
    no,
    line.account,
    entry.date,
    line.cents,
    line.party ?? null,
    line.currency ?? null,
    line.foreign ?? null,
    line.rate ?? null,
    line.project ?? null,
    line.tax ?? null,
    line.base ?? null,
    memo,
  )
}

function insertPostings(
  sql: Sql,
  key: number,
  entry: PostedEntry,
  memos: EntryMemos[string] | undefined,
): void {
  const usual = sql.prepare(INSERT_USUAL)
  for (let no = 0; no < entry.lines.length; no++) {
    const line = entry.lines[no]!
    const memo = memos?.lines?.[no]
    if (memo === undefined && isUsual(line))
      usual.run(key, no, line.account, entry.date, line.cents, line.party ?? null)
    else insertWhole(sql, key, entry, no, memo ?? null)
  }
}

/**
 * The words by which the entries of a change are found: their numbers and memos. By one statement over what was just
 * written, which is a quarter faster than to hand each text over.
 */
const INSERT_WORDS = `INSERT INTO entry_text (rowid, text)
  SELECT e.key, concat_ws(' ', e.number, e.piece_number, e.memo, CASE e.line_memos WHEN 1 THEN
    (SELECT group_concat(p.memo, ' ') FROM posting p WHERE p.entry = e.key) END)
  FROM entry e WHERE e.change = ?`

function insertEntry(
  sql: Sql,
  change: Applied<'entries.posted'>,
  entry: PostedEntry,
  own: EntryMemos[string] | undefined,
  counts: boolean,
): void {
  const key = Number(
    sql
      .prepare(INSERT_ENTRY)
      .run(
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
        own?.lines ? 1 : 0,
      ).lastInsertRowid,
  )
  insertPostings(sql, key, entry, own)
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

/**
 * The personal parts of a change of entries: one an entry that has memos, or one for a large batch. `texts`: the JSON
 * of the memos of each.
 */
export function memoParts(
  entries: readonly PostedEntry[],
  memos: EntryMemos,
  texts: ReadonlyMap<string, string>,
): DraftPart[] {
  const member = (id: string) => `${JSON.stringify(id)}:${texts.get(id)!}`
  if (entries.length <= OWN_PARTS_MAX)
    return entries.flatMap(({ id }) =>
      memos[id] ? [{ kind: 'entry', record: id, content: { [id]: memos[id] }, text: `{${member(id)}}` }] : [],
    )
  if (texts.size === 0) return []
  const text = `{${[...texts.keys()].map(member).join(',')}}`
  return [{ kind: 'batch', record: entries[0]!.id, content: memos, text }]
}

/** Memos of one entry, from that of its batch or from its own part; none once erased. */
function memosOf(change: Applied<'entries.posted'>, batch: EntryMemos | undefined, id: string) {
  return (batch ?? (change.part('entry', id) as EntryMemos | undefined))?.[id]
}

export function applyEntries(sql: Sql, change: Applied<'entries.posted'>): void {
  const { entries, series } = change.body
  const locked = sql.get<{ through: string | null }>(
    'SELECT max(through) AS through FROM lock WHERE lifted = 0',
  )
  const memos = change.part('batch', entries[0]!.id) as EntryMemos | undefined
  const batch = new BalanceBatch()
  const doubtful: string[] = []
  for (const entry of entries) {
    const plain = isPlain(entry, locked?.through ?? null)
    insertEntry(sql, change, entry, memosOf(change, memos, entry.id), plain)
    if (!plain) doubtful.push(entry.id)
    else batch.add(entry.date, entry.kind === 'closing', entry.lines)
  }
  sql.run(INSERT_WORDS, change.seq)
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
