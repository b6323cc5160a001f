/**
 * What somebody who knows the format could do to a company file: bytes changed, changes taken out or put elsewhere,
 * entries added, removed or made to count in the tables with balances that agree, parts erased in secret, and a log
 * rewritten with all its hashes right.
 */
import type Database from 'better-sqlite3'
import { hashChange, packBody, unpackBody, ZERO_HASH } from '../../db/changes/envelope.ts'
import { rebuild } from '../../db/changes/rebuild.ts'
import { changesInOrder } from '../../db/changes/store.ts'
import { moveBalances } from '../../db/ledger/balances.ts'
import { memory, Sql } from '../../db/sql.ts'
import { fieldsOf, flipped, namesOf, write } from './flips.ts'

type Random = (below: number) => number
/** Changes a file; what a checker must name, one of these, or null when nothing could be done here. */
type Forgery = (raw: Database.Database, random: Random) => readonly string[] | null

interface Row {
  readonly seq: number
  readonly device: string
  readonly device_seq: number
  readonly id: string
  readonly type: string
}

const pick = <T>(random: Random, all: readonly T[]): T => all[random(all.length)]!
const changes = (raw: Database.Database): Row[] =>
  raw.prepare('SELECT seq, device, device_seq, id, type FROM change ORDER BY seq').all() as Row[]
const entriesOf = (raw: Database.Database, where = '1'): { key: number; id: string }[] =>
  raw.prepare(`SELECT key, id FROM entry WHERE ${where} ORDER BY key`).all() as { key: number; id: string }[]

/** One byte of some field of a column, named `table.column`. */
export const flip =
  (name: string): Forgery =>
  (raw, random) => {
    const [table, column] = name.split('.') as [string, string]
    const fields = fieldsOf(raw, table).filter((field) => field.column === column)
    const field = pick(random, fields)
    const names = namesOf(raw, field)
    return write(
      raw,
      field,
      flipped(field.value, () => random(2 ** 30) / 2 ** 30),
    )
      ? names
      : null
  }

const takenOut: Forgery = (raw, random) => {
  const all = changes(raw)
  const gone = pick(random, all.slice(0, -1))
  const names = entriesOf(raw, `change = ${gone.seq}`).map(({ id }) => id)
  raw.prepare('DELETE FROM part WHERE change = ?').run(gone.seq)
  raw.prepare('DELETE FROM change WHERE seq = ?').run(gone.seq)
  const next = all.find(
    ({ device, device_seq }) => device === gone.device && device_seq === gone.device_seq + 1,
  )
  return [...names, ...(next ? [next.id] : []), all.find(({ seq }) => seq > gone.seq)!.id]
}

const swapped: Forgery = (raw, random) => {
  const all = changes(raw)
  const one = pick(random, all)
  const others = all.filter(({ device, seq }) => device === one.device && seq !== one.seq)
  if (others.length === 0) return null
  const other = pick(random, others)
  for (const [from, to] of [
    [one.seq, -1],
    [other.seq, one.seq],
    [-1, other.seq],
  ]) {
    raw.prepare('UPDATE change SET seq = ? WHERE seq = ?').run(to, from)
    raw.prepare('UPDATE part SET change = ? WHERE change = ?').run(to, from)
  }
  return [one.id, other.id]
}

/** An entry that nobody made, with balances that agree. */
const added: Forgery = (raw, random) => {
  const sql = new Sql(raw)
  const id = `forged-${random(1e6)}`
  const like = pick(random, entriesOf(raw, 'counts = 1'))
  raw
    .prepare(
      `INSERT INTO entry (id, change, date, journal, kind, number, counts, line_memos)
       SELECT ?, change, date, journal, kind, '999', 1, 0 FROM entry WHERE key = ?`,
    )
    .run(id, like.key)
  const { key } = raw.prepare('SELECT key FROM entry WHERE id = ?').get(id) as { key: number }
  raw
    .prepare(
      'INSERT INTO posting (entry, no, account, date, cents) SELECT ?, no, account, date, cents FROM posting WHERE entry = ?',
    )
    .run(key, like.key)
  moveBalances(sql, key, 1)
  return [id]
}

const removed: Forgery = (raw, random) => {
  const { key, id } = pick(random, entriesOf(raw, 'counts = 1'))
  moveBalances(new Sql(raw), key, -1)
  raw.prepare('DELETE FROM posting WHERE entry = ?').run(key)
  raw.prepare('DELETE FROM entry WHERE key = ?').run(key)
  return [id]
}

/** An entry that counts is held, or the other way round, with balances that agree. */
const turned: Forgery = (raw, random) => {
  const { key, id } = pick(random, entriesOf(raw, pick(random, ['counts = 1', 'counts = 0'])))
  const { counts } = raw.prepare('SELECT counts FROM entry WHERE key = ?').get(key) as { counts: number }
  moveBalances(new Sql(raw), key, counts === 1 ? -1 : 1)
  raw
    .prepare('UPDATE entry SET counts = ?, held = ? WHERE key = ?')
    .run(1 - counts, counts ? 'lock' : null, key)
  return [id]
}

/** Cents go from one line of an entry to another in the tables, with balances that agree. */
const moved: Forgery = (raw, random) => {
  const { key, id } = pick(random, entriesOf(raw, 'counts = 1'))
  const sql = new Sql(raw)
  const cents = 1 + random(500)
  moveBalances(sql, key, -1)
  raw.prepare('UPDATE posting SET cents = cents + ? WHERE entry = ? AND no = 0').run(cents, key)
  raw.prepare('UPDATE posting SET cents = cents - ? WHERE entry = ? AND no = 1').run(cents, key)
  moveBalances(sql, key, 1)
  return [id]
}

const erasedInSecret: Forgery = (raw, random) => {
  const parts = raw.prepare(
    'SELECT p.change, p.no, c.id FROM part p JOIN change c ON c.seq = p.change WHERE content IS NOT NULL',
  )
  const part = pick(random, parts.all() as { change: number; no: number; id: string }[])
  raw
    .prepare('UPDATE part SET salt = NULL, content = NULL WHERE change = ? AND no = ?')
    .run(part.change, part.no)
  return [part.id]
}

const putBack: Forgery = (raw, random) => {
  const parts = raw.prepare(
    'SELECT p.change, p.no, c.id FROM part p JOIN change c ON c.seq = p.change WHERE content IS NULL',
  )
  const part = pick(random, parts.all() as { change: number; no: number; id: string }[])
  raw
    .prepare("UPDATE part SET salt = ?, codec = 0, content = CAST('{}' AS BLOB) WHERE change = ? AND no = ?")
    .run('0'.repeat(32), part.change, part.no)
  return [part.id]
}

/** Hashes of a device's chain made again from one of its changes to the end, as whoever altered it would. */
function rehash(raw: Database.Database, device: string): void {
  let previous = ZERO_HASH
  for (const change of changesInOrder(new Sql(raw))) {
    if (change.device !== device) continue
    const hash = hashChange(previous, change)
    raw.prepare('UPDATE change SET hash = ? WHERE seq = ?').run(hash, change.seq)
    previous = hash
  }
}

interface EntryBody {
  readonly entries: readonly { readonly id: string; readonly lines: { cents: number }[] }[]
}

/** Alters an entry in the log itself and makes the chain right; the change, and the entry. */
export function rewrite(
  raw: Database.Database,
  random: Random,
  isBalanced: boolean,
  where = '1',
): { readonly device: string; readonly deviceSeq: number; readonly entry: string } {
  const rows = raw.prepare(`SELECT * FROM change WHERE type = 'entries.posted' AND ${where}`).all()
  const row = pick(
    random,
    rows as { seq: number; device: string; device_seq: number; codec: number; body: Buffer }[],
  )
  const body = JSON.parse(unpackBody(row.codec, row.body)) as EntryBody
  const entry = pick(random, body.entries)
  const cents = 1 + random(500)
  entry.lines[0]!.cents += cents
  if (isBalanced) entry.lines[1]!.cents -= cents
  const { codec, bytes } = packBody(JSON.stringify(body))
  raw.prepare('UPDATE change SET codec = ?, body = ? WHERE seq = ?').run(codec, bytes, row.seq)
  rehash(raw, row.device)
  return { device: row.device, deviceSeq: row.device_seq, entry: entry.id }
}

const rewritten: Forgery = (raw, random) => [rewrite(raw, random, random(3) > 0).entry]

/** The tables made again from a log that was rewritten: nothing in them differs from it. */
export function retable(raw: Database.Database, to: string): void {
  const fresh = memory()
  rebuild(new Sql(raw), fresh)
  fresh.database.prepare('VACUUM INTO ?').run(to)
  fresh.close()
}

export const FORGERIES: Readonly<Record<string, Forgery>> = {
  takenOut,
  swapped,
  added,
  removed,
  turned,
  moved,
  erasedInSecret,
  putBack,
  rewritten,
}
