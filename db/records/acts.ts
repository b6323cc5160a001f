/**
 * The log as a person reads it: one line an act (what one operation did), the last first, with what each was about. The
 * changes of an act lie one after the other in every copy, for an act is applied whole.
 */
import type { Bodies, ChangeType, FieldsSet } from '../changes/bodies.ts'
import { stampAt } from '../changes/clock.ts'
import { unpackBody } from '../changes/envelope.ts'
import { convert, isKnown } from '../changes/versions.ts'
import { addDays, type Day, startOf } from '../rules/dates.ts'
import type { Sql, Value } from '../sql.ts'
import { changesAbout, type Thing } from './acts-about.ts'
import { type FieldValue, parsedValue, recordName } from './fields.ts'
import { RECORD_KINDS, type RecordKind } from './kinds.ts'

/** One thing that an act made or changed. */
export interface Subject {
  /** `entry`, a kind of document or of record, `bankLine`, `statement`, `account`, `period`, `attachment`. */
  readonly kind: string
  /** By which it is found; the bank account of a statement or of a line is in `account`. */
  readonly id: string
  readonly account?: string
  /** Number of an entry or a document. */
  readonly number?: string
  /** Name, label, day or memo; null where it has none, or was erased. */
  readonly text: string | null
  /** What was changed, of a record that was there before. */
  readonly fields?: readonly ChangedField[]
}

/** A field with the value that was the last one before, and the one that was given; both null once erased. */
export interface ChangedField {
  readonly field: string
  readonly before: FieldValue
  readonly after: FieldValue
}

export interface Act {
  /** Place of its first change in this file. */
  readonly seq: number
  readonly act: string
  readonly stamp: number
  readonly user: string
  readonly userName: string | null
  readonly device: string
  readonly door: string
  readonly operation: string
  readonly subjects: readonly Subject[]
  /** Subjects beyond those that are told. */
  readonly more: number
  /** Hash of its last change, on which all before it rests. */
  readonly hash: string
}

/** Subjects of one act that are told, and changes of it that are looked at. */
const SUBJECTS_TOLD = 4
const CHANGES_READ = 40

interface ChangeRow {
  readonly seq: number
  readonly stamp: number
  readonly device: string
  readonly type: string
  readonly version: number
  readonly codec: number
  readonly body: Uint8Array
}

/** What a change is about, and how many things more. */
interface Told {
  readonly subjects: readonly Subject[]
  readonly more: number
}

/**
 * Entries of a change that no document made, for a document is told by itself; a change has up to two thousand. The one
 * that is asked for comes first.
 */
function entriesTold(sql: Sql, seq: number, asked: string): Told {
  const own = "FROM entry WHERE change = ? AND coalesce(source, '') NOT LIKE 'document:%'"
  const rows = sql.all<{ id: string; number: string; text: string | null }>(
    `SELECT id, number, memo AS text ${own} ORDER BY id = ? DESC, key LIMIT ${SUBJECTS_TOLD}`,
    seq,
    asked,
  )
  const { all } = sql.get<{ all: number }>(`SELECT count(*) AS "all" ${own}`, seq)!
  return { subjects: rows.map((row) => ({ kind: 'entry', ...row })), more: all - rows.length }
}

function documentSubject(sql: Sql, id: string): Subject[] {
  const row = sql.get<{ kind: string; number: string; text: string | null }>(
    'SELECT kind, number, party_name AS text FROM document WHERE id = ? ORDER BY counts DESC LIMIT 1',
    id,
  )
  return row ? [{ id, ...row }] : []
}

function lineSubject(sql: Sql, id: string): Subject[] {
  const row = sql.get<{ account: string; text: string | null }>(
    'SELECT account, description AS text FROM bank_line WHERE id = ?',
    id,
  )
  return row ? [{ kind: 'bankLine', id, ...row }] : []
}

/** The document or the entry of a fact that a person accepts. */
function factSubject(sql: Sql, fact: string): Subject[] {
  const document = sql.get<{ id: string }>('SELECT id FROM document WHERE fact = ?', fact)
  if (document) return documentSubject(sql, document.id)
  const entry = sql.get<{ number: string; text: string | null }>(
    'SELECT number, memo AS text FROM entry WHERE id = ?',
    fact,
  )
  return entry ? [{ kind: 'entry', id: fact, ...entry }] : []
}

/** A draft by its kind and party; its lines are part of it. */
function draftSubject(sql: Sql, id: string): Subject[] {
  const row = sql.get<{ kind: string | null; party: string | null }>(
    'SELECT kind, party FROM draft WHERE id = ?',
    id,
  )
  if (!row?.kind) return []
  return [{ kind: row.kind, id, text: row.party === null ? null : recordName(sql, 'party', row.party) }]
}

const CHANGED = `SELECT v.field, v.value AS after, (SELECT b.value FROM field_value b
    WHERE b.kind = v.kind AND b.record = v.record AND b.field = v.field AND (b.stamp, b.device) < (v.stamp, v.device)
    ORDER BY b.stamp DESC, b.device DESC LIMIT 1) AS before
  FROM field_value v WHERE v.kind = ? AND v.record = ? AND v.stamp = ? AND v.device = ?
    AND EXISTS (SELECT 1 FROM field_value o WHERE o.kind = v.kind AND o.record = v.record AND (o.stamp, o.device) < (v.stamp, v.device))
  ORDER BY v.field`

/** What a change set of a record; nothing where it made it. */
function changedFields(sql: Sql, kind: string, record: string, { stamp, device }: Origin): ChangedField[] {
  return sql
    .all<{ field: string; before: string | null; after: string | null }>(CHANGED, kind, record, stamp, device)
    .map(({ field, before, after }) => ({ field, before: parsedValue(before), after: parsedValue(after) }))
}

function recordSubjects(sql: Sql, { records }: FieldsSet, origin: Origin): Subject[] {
  return records.flatMap(({ kind, record }) => {
    if (kind === 'draft_line') return []
    if (kind === 'draft') return draftSubject(sql, record)
    const text = kind in RECORD_KINDS ? recordName(sql, kind as RecordKind, record) : null
    const fields = changedFields(sql, kind, record, origin)
    return [{ kind, id: record, text, ...(fields.length > 0 ? { fields } : {}) }]
  })
}

interface Origin {
  readonly stamp: number
  readonly device: string
}

type Tellers = { readonly [T in ChangeType]?: (sql: Sql, body: Bodies[T], origin: Origin) => Subject[] }

const TELLERS: Tellers = {
  'company.created': () => [{ kind: 'company', id: 'company', text: null }],
  'fields.set': recordSubjects,
  'period.locked': (_sql, { id, through }) => [{ kind: 'period', id, text: through }],
  'period.unlocked': (sql, { locks }) =>
    locks.map((id) => ({
      kind: 'period',
      id,
      text: sql.get<{ through: string }>('SELECT through FROM lock WHERE id = ?', id)?.through ?? null,
    })),
  'fact.accepted': (sql, { fact }) => factSubject(sql, fact),
  'statement.imported': (sql, { statement, account, from }) => {
    if (from > 0) return []
    const row = sql.get<{ text: string | null }>(
      'SELECT file_name AS text FROM statement WHERE id = ?',
      statement,
    )
    return [{ kind: 'statement', id: statement, account, text: row?.text ?? null }]
  },
  'line.marked': (sql, { target }) => lineSubject(sql, target),
  'line.matched': (sql, { line }) => lineSubject(sql, line),
  'record.erased': (_sql, { records }) =>
    records.map(({ kind, record }) => ({ kind, id: record, text: null })),
  'attachment.added': (sql, { id }) => [
    {
      kind: 'attachment',
      id,
      text: sql.get<{ name: string | null }>('SELECT name FROM attachment WHERE id = ?', id)?.name ?? null,
    },
  ],
  'document.issued': (sql, { id }) => documentSubject(sql, id),
  'document.marked': (sql, { target }) => documentSubject(sql, target),
  'credits.allocated': (sql, { links, reverses }) => {
    const own = links.flatMap(({ source, target }) => [source, target])
    const undone = reverses
      ? sql
          .all<{ source: string; target: string }>(
            'SELECT source, target FROM allocation WHERE fact = ?',
            reverses,
          )
          .flatMap(({ source, target }) => [source, target])
      : []
    return [...own, ...undone].flatMap((id) => documentSubject(sql, id))
  },
  'stock.moved': (sql, { moves }) =>
    moves.map(({ product }) => ({ kind: 'product', id: product, text: recordName(sql, 'product', product) })),
  'account.reconciled': (_sql, { account, through }) => [{ kind: 'account', id: account, text: through }],
  'account.reopened': (_sql, { account }) => [{ kind: 'account', id: account, text: null }],
}

function toldOf(sql: Sql, change: ChangeRow, asked: string): Told {
  const { seq, type, version, codec, body } = change
  if (type === 'entries.posted') return entriesTold(sql, seq, asked)
  const tell = TELLERS[type as ChangeType] as
    | ((sql: Sql, body: unknown, origin: Origin) => Subject[])
    | undefined
  if (!tell || !isKnown(type, version)) return { subjects: [], more: 0 }
  return { subjects: tell(sql, convert(type, version, JSON.parse(unpackBody(codec, body))), change), more: 0 }
}

/** Each thing once, by its kind and id; fields that several changes of the act set are told together. */
function merged(subjects: readonly Subject[]): Subject[] {
  const all = new Map<string, Subject>()
  for (const subject of subjects) {
    const key = `${subject.kind} ${subject.id}`
    const known = all.get(key)
    const fields = [...(known?.fields ?? []), ...(subject.fields ?? [])]
    all.set(key, { ...subject, ...(fields.length > 0 ? { fields } : {}) })
  }
  return [...all.values()]
}

const CHANGES = `SELECT seq, stamp, device, type, version, codec, body FROM change WHERE seq >= ? AND seq < ? AND act = ?
  ORDER BY seq IN (SELECT value FROM json_each(?)) DESC, seq LIMIT ${CHANGES_READ}`

interface Head extends Omit<Act, 'subjects' | 'more'> {
  readonly count: number
}

/** What the history is of, with the places of the changes about it (JSON): it is told first, whatever else an act was about. */
interface Asked {
  readonly id: string
  readonly about: string
}

const NOTHING_ASKED: Asked = { id: '', about: '[]' }

function told(sql: Sql, { count, ...head }: Head, { id, about }: Asked): Act {
  const changes = sql.all<ChangeRow>(CHANGES, head.seq, head.seq + count, head.act, about)
  const all = changes.map((change) => toldOf(sql, change, id))
  const isAsked = (subject: Subject) => Number(subject.id === id)
  const subjects = merged(all.flatMap((one) => one.subjects)).sort((a, b) => isAsked(b) - isAsked(a))
  return {
    ...head,
    subjects: subjects.slice(0, SUBJECTS_TOLD),
    more: all.reduce((sum, { more }) => sum + more, Math.max(0, subjects.length - SUBJECTS_TOLD)),
  }
}

export interface ActsAsked {
  /** Those whose first change has a lower place; all when left out. */
  readonly before?: number | undefined
  readonly limit: number
  /** Days on which they were done, both included, in the time zone of this machine. */
  readonly from?: Day | undefined
  readonly to?: Day | undefined
  /** Who did them, by id. */
  readonly user?: string | undefined
  /** What they are about. */
  readonly of?: Thing | undefined
}

/** Conditions on the first change `c` of an act, with their values. */
function conditions(
  { before = Number.MAX_SAFE_INTEGER, from, to, user, of }: ActsAsked,
  { about }: Asked,
): { readonly where: string; readonly values: Value[] } {
  const parts: [string, ...Value[]][] = [['c.seq < ?', before]]
  if (from) parts.push(['c.stamp >= ?', stampAt(startOf(from))])
  if (to) parts.push(['c.stamp < ?', stampAt(startOf(addDays(to, 1)))])
  if (user !== undefined) parts.push(['c.user = ?', user])
  if (of) {
    const own = 'SELECT o.seq - o.act_index FROM change o WHERE o.seq IN (SELECT value FROM json_each(?))'
    parts.push([`c.seq IN (${own})`, about])
  }
  return {
    where: parts.map(([part]) => part).join(' AND '),
    values: parts.flatMap(([, ...values]) => values),
  }
}

/** Acts, the last first. */
export function acts(sql: Sql, asked: ActsAsked): Act[] {
  const { of } = asked
  const thing = of ? { id: of.id, about: JSON.stringify(changesAbout(sql, of)) } : NOTHING_ASKED
  const { where, values } = conditions(asked, thing)
  const heads = sql.all<Head>(
    `SELECT c.seq, c.act, c.stamp, c.user, u.name AS userName, c.device, c.door, c.operation, c.act_count AS count,
       coalesce((SELECT l.hash FROM change l WHERE l.seq = c.seq + c.act_count - 1), c.hash) AS hash
     FROM change c LEFT JOIN user u ON u.id = c.user WHERE ${where} AND c.act_index = 0 ORDER BY c.seq DESC LIMIT ?`,
    ...values,
    asked.limit,
  )
  return heads.map((head) => told(sql, head, thing))
}

/** Who has a name in these books, whether or not they did anything. */
export const people = (sql: Sql) =>
  sql.all<{ id: string; name: string | null }>('SELECT id, name FROM user ORDER BY name, id')
