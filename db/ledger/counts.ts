/**
 * Whether a fact counts: a pure function of the set of changes, never of the order in which they came.
 *
 * A fact (an entry, or a mark on a bank line) counts unless it is held:
 * - `lock`:  a lock covers its day and had not seen it, and no person accepted it;
 * - `needs`: a fact it rests on (the entry it reverses, the reversal it replaces) does not count;
 * - `claim`: what can happen once (coding line L, reversing entry E, closing year Y) was done by an earlier fact,
 *            in the order (stamp, device), that still stands; unless a person accepted it.
 * A fact that was undone by a reversal no lock holds has given up its claims: the next one may have them. The claim on
 * undoing a fact is never given up: else two reversals of one entry would count once the first was itself undone.
 * Nor are those on sending and on cancelling a document (what was sent twice is one document, whatever became of it), nor
 * on the nth invoice of an order, credit of an invoice, release of a holdback or use of a deposit: what came after was decided on it.
 *
 * The evaluation is local: a change re-evaluates its own facts and those that share a claim, a need or a reversal
 * with them, until nothing moves. Needs point to earlier facts only, so there is one fixed point.
 */
import { assert } from '../rules/errors.ts'
import type { Sql } from '../sql.ts'
import { moveBalances } from './balances.ts'
import { settleAnswer, settleDocuments } from './documents.ts'
import { settleLine } from './lines.ts'

export type HeldReason = 'lock' | 'needs' | 'claim'

interface Fact {
  readonly id: string
  /** null for facts without an accounting day (marks): no lock covers them. */
  readonly date: string | null
  readonly device: string
  readonly deviceSeq: number
  readonly reverses: string | null
  readonly counts: boolean
  readonly held: HeldReason | null
  /** Local number of the entry; null for a mark. */
  readonly entry: number | null
}

interface FactRow {
  id: string
  date: string | null
  device: string
  device_seq: number
  reverses: string | null
  counts: number
  held: HeldReason | null
  entry: number | null
}

const ENTRY_FACT = `SELECT e.id, e.date, c.device, c.device_seq, e.reverses, e.counts, e.held, e.key AS entry
  FROM entry e JOIN change c ON c.seq = e.change WHERE e.id = ?`
const MARK_FACT = `SELECT m.id, NULL AS date, c.device, c.device_seq, m.reverses, m.counts, m.held, NULL AS entry
  FROM mark m JOIN change c ON c.seq = m.change WHERE m.id = ?`

function load(sql: Sql, id: string): Fact | null {
  const row = sql.get<FactRow>(ENTRY_FACT, id) ?? sql.get<FactRow>(MARK_FACT, id)
  if (!row) return null
  return { ...row, deviceSeq: row.device_seq, counts: row.counts === 1 }
}

function isAccepted(sql: Sql, id: string): boolean {
  return sql.get('SELECT 1 FROM accepted WHERE fact = ?', id) !== undefined
}

/** True when a standing lock covers the day and had not seen the change of the fact. */
function isBehindLock(sql: Sql, fact: Fact): boolean {
  if (fact.date === null) return false
  const lock = sql.get(
    `SELECT 1 FROM lock l LEFT JOIN lock_seen s ON s.lock = l.id AND s.device = ?
     WHERE l.lifted = 0 AND l.through >= ? AND coalesce(s.device_seq, 0) < ? LIMIT 1`,
    fact.device,
    fact.date,
    fact.deviceSeq,
  )
  return lock !== undefined
}

function isLocked(sql: Sql, fact: Fact): boolean {
  return isBehindLock(sql, fact) && !isAccepted(sql, fact.id)
}

function needsCount(sql: Sql, id: string): boolean {
  const missing = sql.get(
    `SELECT 1 FROM need n
     LEFT JOIN entry e ON e.id = n.needed LEFT JOIN mark m ON m.id = n.needed
     WHERE n.fact = ? AND coalesce(e.counts, m.counts, 0) = 0 LIMIT 1`,
    id,
  )
  return missing === undefined
}

function undoersOf(sql: Sql, id: string): string[] {
  return sql
    .all<{ id: string }>(
      'SELECT id FROM entry WHERE reverses = ? UNION ALL SELECT id FROM mark WHERE reverses = ?',
      id,
      id,
    )
    .map((row) => row.id)
}

const claimsOf = (sql: Sql, id: string): string[] =>
  sql.all<{ key: string }>('SELECT key FROM claim WHERE fact = ?', id).map((row) => row.key)

const claimants = (sql: Sql, key: string): string[] =>
  sql
    .all<{ fact: string }>('SELECT fact FROM claim WHERE key = ? ORDER BY stamp, device, fact', key)
    .map((r) => r.fact)

function isReleased(sql: Sql, id: string): boolean {
  return undoersOf(sql, id).some((undoer) => !isLocked(sql, load(sql, undoer)!))
}

/** The claim on undoing a fact: whoever has it keeps it, for a fact is undone once; its undoing is undone instead. */
const isUndoing = (key: string) => key.startsWith('reverse:')

/** What is done once for ever, and cannot be accepted a second time: sending a document, cancelling it. */
const isOnceForEver = (key: string) => key.startsWith('send:') || key.startsWith('cancel:')

const KEPT = ['reverse:', 'send:', 'cancel:', 'origin:', 'credit:', 'release:', 'deposit:']

/** Claims that whoever has them keeps when undone: the next time has a number of its own. */
const isKept = (key: string) => KEPT.some((stem) => key.startsWith(stem))

/** False for a fact whose undoing another has: it does nothing, so it takes nothing else from anybody. */
function hasItsUndoing(sql: Sql, id: string): boolean {
  if (isAccepted(sql, id)) return true
  return claimsOf(sql, id).every((key) => !isUndoing(key) || holderOf(sql, key).winners.has(id))
}

/**
 * True when an earlier fact has another claim of this one (two lines that show one entry): held for that, it takes
 * nothing else from anybody. Only earlier facts are asked, so there is an end to it.
 */
function losesElsewhere(sql: Sql, id: string, but: string): boolean {
  if (isAccepted(sql, id)) return false
  return claimsOf(sql, id).some((key) => {
    if (key === but || isUndoing(key)) return false
    const all = claimants(sql, key)
    return all
      .slice(0, all.indexOf(id))
      .some((earlier) => wins(sql, earlier, key) && holds(sql, earlier, key))
  })
}

/** True for a fact that may have the claim when its turn comes. */
function wins(sql: Sql, id: string, key: string): boolean {
  if (isLocked(sql, load(sql, id)!) || !needsCount(sql, id)) return false
  return isUndoing(key) || (hasItsUndoing(sql, id) && !losesElsewhere(sql, id, key))
}

/** True for a fact that has the claim to the end: it was not undone, or the claim is not given up. */
const holds = (sql: Sql, id: string, key: string): boolean => isKept(key) || !isReleased(sql, id)

/** The fact that holds a claim now, and all that count under it (undone ones that came before it). */
export function holderOf(sql: Sql, key: string): { holder: string | null; winners: ReadonlySet<string> } {
  let holder: string | null = null
  const winners = new Set<string>()
  for (const id of claimants(sql, key)) {
    if (holder !== null) break
    if (!wins(sql, id, key)) continue
    winners.add(id)
    if (holds(sql, id, key)) holder = id
  }
  return { holder, winners }
}

/** True when another fact has what this one would do, and that can be done once for ever. */
export function isOfAnother(sql: Sql, id: string): boolean {
  return claimsOf(sql, id).some((key) => {
    if (!isOnceForEver(key)) return false
    const { holder } = holderOf(sql, key)
    return holder !== null && holder !== id
  })
}

/** Why a fact does not count now; null when it does. */
function heldBecause(sql: Sql, fact: Fact): HeldReason | null {
  if (isLocked(sql, fact)) return 'lock'
  if (!needsCount(sql, fact.id)) return 'needs'
  const lost = claimsOf(sql, fact.id).filter((key) => !holderOf(sql, key).winners.has(fact.id))
  if (lost.some(isOnceForEver)) return 'claim'
  return lost.length > 0 && !isAccepted(sql, fact.id) ? 'claim' : null
}

/** Facts whose state may rest on that of `fact`. */
function neighbours(sql: Sql, fact: Fact): string[] {
  const near = new Set<string>()
  const sharing = (id: string) => {
    for (const key of claimsOf(sql, id)) for (const other of claimants(sql, key)) near.add(other)
  }
  sharing(fact.id)
  if (fact.reverses !== null) sharing(fact.reverses)
  for (const undoer of undoersOf(sql, fact.id)) near.add(undoer)
  for (const row of sql.all<{ fact: string }>('SELECT fact FROM need WHERE needed = ?', fact.id))
    near.add(row.fact)
  near.delete(fact.id)
  return [...near]
}

function store(sql: Sql, fact: Fact, held: HeldReason | null): void {
  const counts = held === null
  if (fact.entry === null) {
    sql.run('UPDATE mark SET counts = ?, held = ? WHERE id = ?', counts ? 1 : 0, held, fact.id)
    return
  }
  sql.run('UPDATE entry SET counts = ?, held = ? WHERE key = ?', counts ? 1 : 0, held, fact.entry)
  if (counts !== fact.counts) moveBalances(sql, fact.entry, counts ? 1 : -1)
}

/** Settles the status of the bank lines and the answers to the quotes that these facts claim. */
function settleLines(sql: Sql, facts: ReadonlySet<string>): void {
  const keys = new Set<string>()
  for (const id of facts) {
    for (const key of claimsOf(sql, id)) keys.add(key)
    const reverses = load(sql, id)?.reverses
    if (reverses) for (const key of claimsOf(sql, reverses)) keys.add(key)
  }
  for (const key of keys) {
    if (key.startsWith('line:')) settleLine(sql, key.slice(5), holderOf(sql, key).holder)
    else if (key.startsWith('answer:')) settleAnswer(sql, key.slice(7))
  }
}

/**
 * Evaluates these facts and all that rest on them. New entries come in as not counting, with no balance moved.
 * A hundred thousand rounds for one change would be a cycle: a bug.
 */
export function settle(sql: Sql, ids: Iterable<string>): void {
  const queue = new Set(ids)
  const roots = new Set(queue)
  const touched = new Set(queue)
  for (let round = 0; queue.size > 0; round += 1) {
    assert(round < 100_000, 'facts do not settle')
    const id: string = queue.values().next().value!
    queue.delete(id)
    const fact = load(sql, id)
    if (!fact) continue
    const held = heldBecause(sql, fact)
    const moved = (held === null) !== fact.counts
    const changed = moved || held !== fact.held
    if (changed) store(sql, fact, held)
    if (!roots.delete(fact.id) && !changed) continue
    for (const near of neighbours(sql, fact)) {
      touched.add(near)
      queue.add(near)
    }
  }
  settleLines(sql, touched)
  settleDocuments(sql, touched)
}
