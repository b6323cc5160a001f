/**
 * company.verify: everything that can be checked, recomputed from the log. It changes nothing, never stops at the first
 * fault, and names what it found so that a person can act.
 */
import { ledgerHash, stateHash, tableHashes } from '../changes/hashes.ts'
import { rebuild } from '../changes/rebuild.ts'
import { verifyChains, verifySignatures } from '../changes/verify.ts'
import { BALANCES_FROM_POSTINGS, BALANCES_KEPT } from '../ledger/balances.ts'
import { verifyBlobs } from '../records/blobs.ts'
import { verifyDocuments } from '../records/documents/verify.ts'
import type { Text } from '../rules/errors.ts'
import { memory, type Sql } from '../sql.ts'
import { STATE_TABLES } from '../tables.ts'
import { named } from './errors.ts'
import { schemaFaults } from './schema.ts'

export interface Check {
  readonly name:
    | 'integrity'
    | 'chains'
    | 'signatures'
    | 'entries'
    | 'balances'
    | 'documents'
    | 'rebuild'
    | 'attachments'
  readonly ok: boolean
  readonly detail: Text
}

export interface Verification {
  readonly ok: boolean
  readonly entries: number
  readonly postings: number
  readonly ledgerHash: string
  readonly stateHash: string
  readonly checks: readonly Check[]
}

const FAULTS_SHOWN = 5

function found(name: Check['name'], faults: readonly string[], sound: Text): Check {
  if (faults.length === 0) return { name, ok: true, detail: sound }
  const shown = faults.slice(0, FAULTS_SHOWN).join(' ; ')
  const more = faults.length > FAULTS_SHOWN ? ` … (+${faults.length - FAULTS_SHOWN})` : ''
  return { name, ok: false, detail: { fr: `Faute : ${shown}${more}`, en: `Fault: ${shown}${more}` } }
}

/** Runs one check; an exception while checking is a fault found, not an end, unless it says nothing of the file. */
function attempt(name: Check['name'], check: () => Check): Check {
  try {
    return check()
  } catch (error) {
    if ((error as Error).name === 'AbortError') throw error // the person cancelled
    if ((named(error) as { code?: unknown }).code === 'memory.short') throw error
    return found(name, [(error as Error).message], { fr: '', en: '' })
  }
}

/** How SQLite's own check tells, among faults of the file, that it lacked the memory to read a page. */
const NO_MEMORY = /error code=(7|3082)\b/

/** What SQLite's own check finds wrong; throws as any statement would when it only lacked memory. */
export function structureFaults(sql: Sql, check: 'integrity_check' | 'quick_check'): string[] {
  const rows = sql.database.pragma(check) as Record<string, string>[]
  const faults = rows.flatMap((row) => Object.values(row)).filter((line) => line !== 'ok')
  if (faults.some((line) => NO_MEMORY.test(line)))
    throw Object.assign(new Error('out of memory'), { code: 'SQLITE_NOMEM' })
  return faults
}

function integrity(sql: Sql): Check {
  const structure = structureFaults(sql, 'integrity_check')
  const orphans = sql.database.pragma('foreign_key_check') as { table: string }[]
  const faults = [...structure, ...schemaFaults(sql), ...orphans.map((row) => `foreign key ${row.table}`)]
  return found('integrity', faults, {
    fr: 'Le fichier est sain (contrôle de SQLite).',
    en: 'The file is sound (SQLite’s own check).',
  })
}

function chains(sql: Sql): Check {
  const { changes, erased, faults } = verifyChains(sql)
  return found('chains', faults, {
    fr: `${changes} changements, chaînes intactes ; ${erased} partie(s) personnelle(s) effacée(s).`,
    en: `${changes} changes, chains unbroken; ${erased} personal part(s) erased.`,
  })
}

function signatures(sql: Sql): Check {
  const { count, faults } = verifySignatures(sql)
  return found('signatures', faults, {
    fr: `${count} signature(s) juste(s).`,
    en: `${count} signature(s) right.`,
  })
}

function entriesBalanced(sql: Sql): Check {
  const rows = sql.all<{ id: string; number: string; cents: number }>(
    `SELECT e.id, e.number, sum(p.cents) AS cents FROM entry e LEFT JOIN posting p ON p.entry = e.key
     GROUP BY e.key HAVING sum(p.cents) IS NOT 0 OR count(p.no) < 2`,
  )
  const faults = rows.map((row) => `nº ${row.number} (${row.id}): ${row.cents}`)
  return found('entries', faults, { fr: 'Chaque écriture est équilibrée.', en: 'Every entry balances.' })
}

function balances(sql: Sql): Check {
  const kept = new Set(sql.all(BALANCES_KEPT).map((row) => JSON.stringify(row)))
  const computed = new Set(sql.all(BALANCES_FROM_POSTINGS).map((row) => JSON.stringify(row)))
  const faults = [...kept]
    .filter((row) => !computed.has(row))
    .concat([...computed].filter((row) => !kept.has(row)))
  return found('balances', faults, {
    fr: 'Les soldes recalculés depuis les écritures sont les mêmes.',
    en: 'Balances recomputed from the postings are the same.',
  })
}

function documents(sql: Sql): Check {
  const { count, faults } = verifyDocuments(sql)
  return found('documents', faults, {
    fr: `${count} document(s) conformes à leurs écritures ; les soldes refaits depuis les règlements sont les mêmes.`,
    en: `${count} document(s) agree with their entries; what is open, made again from the payments, is the same.`,
  })
}

/** The rows of one of two lists that the other has not. */
function oddRows(table: string, here: readonly string[], there: readonly string[]): string[] {
  const [inHere, inThere] = [new Set(here), new Set(there)]
  const odd = [...here.filter((row) => !inThere.has(row)), ...there.filter((row) => !inHere.has(row))]
  return odd.map((row) => `${table} ${row.slice(0, 160)}`)
}

/** Keys of the rows that differ between a table and the rebuilt one. */
function differences(sql: Sql, fresh: Sql, table: string, content: string): string[] {
  const rows = (from: Sql) => {
    const statement = from.prepare(content).raw(true)
    const all = statement.all().map((row) => JSON.stringify(row))
    statement.raw(false)
    return all
  }
  return oddRows(table, rows(sql), rows(fresh))
}

/** What the index of words holds: each word, in how many entries it is, and how often. */
function wordsOf(sql: Sql): string[] {
  sql.script("CREATE VIRTUAL TABLE temp.entry_word USING fts5vocab('main', 'entry_text', 'row')")
  try {
    return sql.all('SELECT term, doc, cnt FROM temp.entry_word').map((row) => JSON.stringify(row))
  } finally {
    sql.script('DROP TABLE temp.entry_word')
  }
}

const contentOf = (table: string): string => STATE_TABLES.find(({ name }) => name === table)!.content!

function attachments(sql: Sql): Check {
  const { present, missing, faults } = verifyBlobs(sql)
  return found('attachments', faults, {
    fr: `${present} pièce(s) jointe(s) intacte(s), ${missing} encore sur un autre appareil.`,
    en: `${present} attachment(s) unaltered, ${missing} still on another device.`,
  })
}

function rebuilt(sql: Sql, onProgress: (done: number) => void): Check {
  const fresh = memory()
  try {
    rebuild(sql, fresh, onProgress)
    const [here, there] = [tableHashes(sql), tableHashes(fresh)]
    const faults = [...here]
      .filter(([table, hash]) => there.get(table) !== hash)
      .flatMap(([table]) => differences(sql, fresh, table, contentOf(table)))
      .concat(oddRows('entry_text', wordsOf(sql), wordsOf(fresh)))
    return found('rebuild', faults, {
      fr: 'Les tables reconstruites depuis le journal sont identiques.',
      en: 'Tables rebuilt from the log are identical.',
    })
  } finally {
    fresh.close()
  }
}

/** What can be read of a file that may be damaged. */
function readable<T>(read: () => T, otherwise: T): T {
  try {
    return read()
  } catch {
    return otherwise
  }
}

/** One snapshot of a file that may be damaged: SQLite may refuse to end even a transaction that only read. */
function inSnapshot<T>(sql: Sql, read: () => T): T {
  let result: { value: T } | undefined
  try {
    sql.read(() => {
      result = { value: read() }
    })
  } catch (error) {
    if (!result) throw error
  }
  return result!.value
}

/** Verifies one open file. `onProgress` gets (steps done, steps in all). What cannot be read counts 0 or ''. */
export function verifyCompany(
  sql: Sql,
  onProgress: (done: number, total: number) => void = () => {},
): Verification {
  const count = (table: string) =>
    readable(() => sql.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)!.n, 0)
  const total = count('change')
  return inSnapshot(sql, () => {
    const checks = [
      attempt('integrity', () => integrity(sql)),
      attempt('chains', () => chains(sql)),
      attempt('signatures', () => signatures(sql)),
      attempt('entries', () => entriesBalanced(sql)),
      attempt('balances', () => balances(sql)),
      attempt('documents', () => documents(sql)),
      attempt('attachments', () => attachments(sql)),
      attempt('rebuild', () => rebuilt(sql, (done) => onProgress(done, total))),
    ]
    return {
      ok: checks.every((check) => check.ok),
      entries: count('entry'),
      postings: count('posting'),
      ledgerHash: readable(() => ledgerHash(sql), ''),
      stateHash: readable(() => stateHash(sql), ''),
      checks,
    }
  })
}
