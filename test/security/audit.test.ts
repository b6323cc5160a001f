/**
 * Protects: who did what can always be told. Every operation that alters the books leaves lines in the log that name the
 * person, the door and the operation, and that are chained to the line before; a line that is taken out, put elsewhere or
 * slipped in is found.
 */
import { describe, expect, test } from 'vitest'
import { hashChange, isChained, ZERO_HASH } from '../../db/changes/envelope.ts'
import { stateHash } from '../../db/changes/hashes.ts'
import { changesInOrder, heads, type Stored } from '../../db/changes/store.ts'
import { verifyChains } from '../../db/changes/verify.ts'
import { operations } from '../../electron/operations/index.ts'
import { Performer, type Step } from '../operations/performer.ts'
import type { Books } from '../support/books.ts'
import { everyOperation } from '../support/everyOperation.ts'
import { keepFigures } from '../support/figures.ts'
import { withoutTriggers } from '../support/flips.ts'
import { long, seed } from '../support/properties.ts'
import { randomFrom } from '../support/random.ts'

/** Writing operations that may leave nothing, for what they alter is of this machine and not of the books. */
const OF_THIS_MACHINE = ['bankConnection.setKeys']

const counted = { operations: 0, altering: 0, lines: 0, removed: 0, moved: 0, forged: 0, cut: 0 }
const faults: string[] = []
const leftNothing = new Set<string>()
const left = new Set<string>()
const last = ({ sql }: Books) => sql.get<{ seq: number }>('SELECT max(seq) AS seq FROM change')!.seq

/** What is wrong with the lines that a step left, by the chains as they ended before it. */
function faultsOf(step: Step, lines: readonly Stored[], before: Map<string, string>): string[] {
  const user = step.books.company.user().id
  return lines.flatMap((line) => {
    const previous = before.get(line.device) ?? ZERO_HASH
    before.set(line.device, line.hash)
    const said = [line.user === user && user !== '', line.door === 'test', line.operation === step.name]
    const wrong = ['person', 'door', 'operation'].filter((_, index) => !said[index])
    if (!isChained(previous, line)) wrong.push('chain')
    return wrong.map((what) => `${step.name} ${line.type}: ${what}`)
  })
}

async function audited(step: Step): Promise<unknown> {
  const { books } = step
  const from = last(books)
  const before = new Map(heads(books.sql).map(({ device, hash }) => [device, hash]))
  const state = stateHash(books.sql)
  const answer = await step.perform()
  const lines = [...changesInOrder(books.sql, from)]
  const altered = stateHash(books.sql) !== state
  counted.operations += 1
  counted.altering += altered ? 1 : 0
  counted.lines += lines.length
  if (altered && lines.length === 0) faults.push(`${step.name} altered the books and left no line`)
  if (step.kind !== 'write' && lines.length > 0) faults.push(`${step.name} only reads, and left a line`)
  if (step.kind === 'write') (lines.length > 0 ? left : leftNothing).add(step.name)
  faults.push(...faultsOf(step, lines, before))
  return answer
}

/** What had nothing to do among the others. */
async function withWorkToDo(performer: Performer): Promise<void> {
  const partyId = (await performer.do('party.create', { name: 'Client d’un jour', roles: ['client'] })).id
  const lines = [{ description: 'Travaux', unitPrice: '100.00' }]
  for (const name of ['quote.expire', 'document.daily'] as const) {
    const quote = { partyId, date: '2026-01-05', dueDate: '2026-02-05', lines }
    const { id } = await performer.do('quote.create', quote)
    await performer.do('quote.send', { id })
    await performer.do(name, {})
  }
  const rule = {
    texts: [{ test: 'contains' as const, text: 'x' }],
    act: { kind: 'ignore' as const, reason: 'x' },
  }
  await performer.do('bankRule.create', { ...rule, name: 'Une' })
  const { id } = await performer.do('bankRule.create', { ...rule, name: 'Deux' })
  await performer.do('bankRule.move', { id, to: 0 })
  if (!left.has('year.close')) await performer.do('year.close', { year: 2026 })
}

const performer = new Performer(audited)
const { books } = performer

test('every operation that alters the books leaves who, through what, and its place in the chain', {
  timeout: 300_000,
}, async () => {
  await everyOperation(performer)
  await withWorkToDo(performer)
  expect(faults).toEqual([])
  // and the lines explain all: the tables made again from them alone are the same
  expect(books.verify().ok).toBe(true)
  expect([...leftNothing].filter((name) => !left.has(name))).toEqual(OF_THIS_MACHINE)
  const writing = Object.values(operations).filter(({ kind }) => kind === 'write')
  expect(left.size).toBe(writing.length - OF_THIS_MACHINE.length)
})

/** Does harm to the log as someone who has the file may, looks what is found, and puts everything back. */
function found(harm: () => void): readonly string[] {
  const { sql } = books
  sql.script('SAVEPOINT harm')
  try {
    const triggers = sql.all<{ name: string }>(
      `SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name IN ('change', 'part')`,
    )
    for (const { name } of triggers) sql.script(`DROP TRIGGER ${name}`)
    sql.script('PRAGMA defer_foreign_keys = ON')
    harm()
    return verifyChains(sql).faults
  } finally {
    sql.script('ROLLBACK TO harm; RELEASE harm')
  }
}

/** Shows the log from a line on `by` places later, so that no place is missing or taken twice. */
function shift(from: number, by: number): void {
  for (const [table, column] of [
    ['change', 'seq'],
    ['part', 'change'],
  ] as const) {
    books.sql.run(`UPDATE ${table} SET ${column} = -${column} WHERE ${column} > ?`, from)
    books.sql.run(`UPDATE ${table} SET ${column} = ? - ${column} WHERE ${column} < 0`, by)
  }
}

function remove({ seq }: Stored): void {
  books.sql.run('DELETE FROM part WHERE change = ?', seq)
  books.sql.run('DELETE FROM change WHERE seq = ?', seq)
  shift(seq, -1)
}

/** Numbers the later lines of a device anew, as one who hides a gap would. */
function renumber({ device, deviceSeq }: Stored): void {
  const { sql } = books
  sql.run('UPDATE change SET device_seq = -device_seq WHERE device = ? AND device_seq > ?', device, deviceSeq)
  sql.run('UPDATE change SET device_seq = -device_seq - 1 WHERE device_seq < 0')
}

function swap(one: Stored, other: Stored): void {
  const { sql } = books
  const at = (seq: number, deviceSeq: number, where: number) => {
    sql.run('UPDATE part SET change = ? WHERE change = ?', seq, where)
    sql.run('UPDATE change SET seq = ?, device_seq = ? WHERE seq = ?', seq, deviceSeq, where)
  }
  at(-1, -1, one.seq)
  at(one.seq, one.deviceSeq, other.seq)
  at(other.seq, other.deviceSeq, -1)
}

/** A line of another's making behind this one, rightly hashed itself. */
function forge(after: Stored): void {
  const { sql } = books
  shift(after.seq, 1)
  sql.run(
    'UPDATE change SET device_seq = -device_seq WHERE device = ? AND device_seq > ?',
    after.device,
    after.deviceSeq,
  )
  sql.run('UPDATE change SET device_seq = 1 - device_seq WHERE device_seq < 0')
  const made = { ...after, deviceSeq: after.deviceSeq + 1, id: 'forged', user: 'somebody', parts: [] }
  const hash = hashChange(after.hash, made)
  sql.run(
    `INSERT INTO change (seq, device, device_seq, id, stamp, act, act_index, act_count, user, door, operation, type,
       version, after, codec, body, hash)
     SELECT seq + 1, device, device_seq + 1, 'forged', stamp, act, act_index, act_count, 'somebody', door, operation,
       type, version, after, codec, body, ? FROM change WHERE seq = ?`,
    hash,
    after.seq,
  )
}

describe('a log that was tampered with', () => {
  /** Lines that have another of their device behind them: the last one is for the note outside the file. */
  function inside(): { line: Stored; next: Stored }[] {
    const all = [...changesInOrder(books.sql)]
    const pairs = all.flatMap((line) => {
      const next = all.find((other) => other.device === line.device && other.deviceSeq === line.deviceSeq + 1)
      return next ? [{ line, next }] : []
    })
    const random = randomFrom(seed)
    return long ? pairs : Array.from({ length: 12 }, () => pairs[random(pairs.length)]!)
  }

  test('is sound before', () => expect(verifyChains(books.sql).faults).toEqual([]))

  test('misses a line that was taken out, also when what follows was numbered anew', () => {
    for (const { line } of inside()) {
      counted.removed += 2
      expect(
        found(() => remove(line)),
        `${line.seq}`,
      ).not.toEqual([])
      const hidden = () => {
        remove(line)
        renumber(line)
      }
      expect(found(hidden), `${line.seq} renumbered`).not.toEqual([])
    }
  })

  test('shows two lines that changed places', () => {
    for (const { line, next } of inside()) {
      counted.moved += 1
      expect(
        found(() => swap(line, next)),
        `${line.seq}`,
      ).not.toEqual([])
    }
  })

  test('shows a line that was slipped in', () => {
    for (const { line } of inside()) {
      counted.forged += 1
      expect(
        found(() => forge(line)),
        `${line.seq}`,
      ).not.toEqual([])
    }
  })

  test('shows a tail that was cut off: the tables hold more than it says', () => {
    const all = [...changesInOrder(books.sql)]
    const { sql } = books
    for (const line of long ? all.slice(-20) : all.slice(-2)) {
      counted.cut += 1
      sql.script('SAVEPOINT harm')
      sql.script('PRAGMA defer_foreign_keys = ON')
      withoutTriggers(sql.database, () => {
        for (const one of all.filter(({ seq }) => seq >= line.seq).reverse()) remove(one)
      })
      const { ok } = books.verify()
      sql.script('ROLLBACK TO harm; RELEASE harm')
      expect(ok, `${line.seq}`).toBe(false)
    }
    keepFigures('audit: every writing operation, and a log tampered with', counted)
  })
})
