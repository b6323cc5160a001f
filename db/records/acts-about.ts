/**
 * Which changes are about one thing. A record's are those that set its fields; of what is a fact, or is settled by
 * facts, they are found by the claims, which name what a fact is about, and by the facts that reverse these.
 */
import { unpackBody } from '../changes/envelope.ts'
import type { Sql } from '../sql.ts'
import { RECORD_KINDS } from './kinds.ts'

/** What a history can be asked of: `document` is any kind of document, issued or not. */
export const THINGS = ['document', 'entry', 'bankLine', 'statement', ...keysOf(RECORD_KINDS)] as const
export type ThingKind = (typeof THINGS)[number]

export interface Thing {
  readonly kind: ThingKind
  readonly id: string
}

function keysOf<T extends object>(object: T): (keyof T & string)[] {
  return Object.keys(object) as (keyof T & string)[]
}

/** Claims whose key is this, and those that go on after it with `:`. */
const CLAIMED = (key: string) =>
  `SELECT fact FROM claim WHERE key = ${key} UNION SELECT fact FROM claim WHERE key > ${key} || ':' AND key < ${key} || ';'`

const claimed = (...names: readonly string[]): string =>
  names.map((name) => CLAIMED(`'${name}:' || :id`)).join(' UNION ')

/** Facts that a thing is about, before those that reverse them. */
const FACTS: Readonly<Partial<Record<ThingKind, string>>> = {
  document: `SELECT fact FROM document WHERE id = :id
    UNION SELECT fact FROM allocation WHERE source = :id UNION SELECT fact FROM allocation WHERE target = :id
    UNION ${claimed('send', 'cancel', 'answer', 'origin', 'credit', 'release', 'deposit')}`,
  entry: `SELECT id AS fact FROM entry WHERE id = :id UNION ${claimed('cleared')}`,
  bankLine: claimed('line'),
  account: claimed('reconciled', 'begun'),
  product: 'SELECT fact FROM stock_move WHERE product = :id AND document IS NULL',
}

/** Records whose fields are those of a thing: a draft with its lines, a party with the people in it. */
const RECORDS: Readonly<Partial<Record<ThingKind, string>>> = {
  document: `SELECT 'draft' AS kind, :id AS record UNION ALL SELECT 'draft_line', id FROM draft_line WHERE document = :id`,
  party: `SELECT 'party' AS kind, :id AS record UNION ALL SELECT 'contact', id FROM contact WHERE party = :id`,
}
const ITSELF = 'SELECT :kind AS kind, :id AS record'
const NOTHING = 'SELECT NULL AS fact WHERE 0'

/** How the places of what came with a thing are found, where they are neither of its facts nor of its fields. */
const CAME_WITH: Readonly<Partial<Record<ThingKind, string>>> = {
  bankLine: `SELECT s.change FROM bank_line l JOIN statement_line n ON n.line = l.no JOIN statement s ON s.id = n.statement
    WHERE l.id = :id`,
  statement: 'SELECT change FROM statement WHERE id = :id',
}

const aboutOf = (kind: ThingKind) => `WITH RECURSIVE about(fact) AS (
    SELECT fact FROM (${FACTS[kind] ?? NOTHING})
    UNION SELECT c.fact FROM about a JOIN claim c ON c.key = 'reverse:' || a.fact
  )`

const placesOf = (kind: ThingKind) => `${aboutOf(kind)}, own(kind, record) AS (${RECORDS[kind] ?? ITSELF})
  SELECT e.change AS seq FROM about a JOIN entry e ON e.id = a.fact
  UNION SELECT m.change FROM about a JOIN mark m ON m.id = a.fact
  UNION SELECT d.change FROM about a JOIN document d ON d.fact = a.fact
  UNION SELECT c.seq FROM own o JOIN field_value v ON v.kind = o.kind AND v.record = o.record
    JOIN change c ON c.stamp = v.stamp AND c.device = v.device
  UNION SELECT p.change FROM attachment t JOIN part p ON p.kind = 'attachment' AND p.record = t.id
    WHERE t.target = :kind || ':' || :id
  ${CAME_WITH[kind] ? `UNION ${CAME_WITH[kind]}` : ''}`

/** Places of the changes of a type that name one of these; nothing points at them, and there are few. */
function naming(sql: Sql, type: 'fact.accepted' | 'record.erased', names: ReadonlySet<string>): number[] {
  const rows = sql.all<{ seq: number; codec: number; body: Uint8Array }>(
    'SELECT seq, codec, body FROM change WHERE type = ?',
    type,
  )
  return rows.flatMap(({ seq, codec, body }) => {
    const { fact, records = [] } = JSON.parse(unpackBody(codec, body)) as {
      fact?: string
      records?: { record: string }[]
    }
    return [fact, ...records.map(({ record }) => record)].some((name) => name && names.has(name)) ? [seq] : []
  })
}

/** Places (`seq`) of every change about a thing, in no order; none when nothing is known of it. */
export function changesAbout(sql: Sql, { kind, id }: Thing): number[] {
  const named = { kind, id }
  const places = sql.allNamed<{ seq: number }>(placesOf(kind), named).map(({ seq }) => seq)
  const accepted = sql.allNamed<{ fact: string }>(
    `${aboutOf(kind)} SELECT fact FROM about WHERE fact IN (SELECT fact FROM accepted)`,
    named,
  )
  if (accepted.length > 0)
    places.push(...naming(sql, 'fact.accepted', new Set(accepted.map(({ fact }) => fact))))
  if (sql.get('SELECT 1 FROM erased WHERE kind = ? AND record = ?', kind, id))
    places.push(...naming(sql, 'record.erased', new Set([id])))
  return places
}
