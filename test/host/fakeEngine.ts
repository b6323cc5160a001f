/** A company that is one table of words: what a thread needs of a ledger, and ways to hang, crash and fail. */
import { appendFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { catalogue } from '../../db/rules/errors.ts'
import type { Engine, Opened } from '../../electron/host/serveCompany.ts'
import type { Tools } from '../../electron/operations/tools.ts'

const { refuse } = catalogue({
  'test.wrongKey': { fr: 'Mauvaise clé', en: 'Wrong key' },
  'test.refused': { fr: 'Refusé', en: 'Refused' },
})
const label = { fr: 'étape', en: 'step' }

type Run = (database: Database.Database, input: Record<string, unknown>, tools: Tools) => unknown

/** Busy for `ms` without letting any message in, as a long synchronous read is. */
function spin(ms: number, step: (elapsed: number) => void): void {
  const start = performance.now()
  for (let elapsed = 0; elapsed < ms; elapsed = performance.now() - start) step(elapsed)
}

const runs: Readonly<Record<string, Run>> = {
  'test.words': (database) => ({
    items: database.prepare('SELECT word FROM words ORDER BY rowid').pluck().all(),
    name: 'Acme',
  }),
  'company.info': (database) => ({
    name: 'Acme',
    words: database.prepare('SELECT count(*) FROM words').pluck().get(),
  }),
  'test.add': (database, { word }) => {
    database.prepare('INSERT INTO words VALUES (?)').run(word)
    return {}
  },
  'test.addSlowly': (database, { word, ms }, { progress }) =>
    database
      .transaction(() => {
        database.prepare('INSERT INTO words VALUES (?)').run(word)
        spin(Number(ms), (elapsed) => progress(Math.floor(elapsed), Number(ms), label))
        return {}
      })
      .immediate(),
  'company.verify': (_database, { ms, deaf }, { progress }) => {
    spin(Number(ms ?? 0), (elapsed) => deaf || progress(Math.floor(elapsed), Number(ms), label))
    return { ok: true }
  },
  'report.agedReceivables': () => ({}),
  'ledger.entries': () => ({}),
  'test.refuse': () => {
    throw refuse('test.refused')
  },
  'test.bug': () => {
    throw new TypeError('bug near canary-passphrase')
  },
  'test.crash': () =>
    process.nextTick(() => {
      throw new Error('crash')
    }) ?? new Promise(() => {}),
  'test.exit': () => process.exit(7),
  'test.parse': (_database, { path }, { parseStatement }) => parseStatement({ path: String(path) }),
}

export const engine: Engine = {
  async open({ path, passphrase, role }): Promise<Opened> {
    if (path.includes('locked') && passphrase !== 'open sesame') throw refuse('test.wrongKey')
    appendFileSync(`${path}.opened`, `${role}\n`)
    const database = new Database(path, { readonly: role === 'reading' })
    if (role !== 'reading')
      database.exec('PRAGMA journal_mode = WAL; CREATE TABLE IF NOT EXISTS words (word TEXT) STRICT')
    let changed = false
    return {
      perform: async (operation, input, tools) => {
        const result = await runs[operation]!(database, input as Record<string, unknown>, tools)
        changed ||= operation.startsWith('test.add')
        return result
      },
      writes: (operation) => operation.startsWith('test.add'),
      dataVersion: () => database.pragma('data_version', { simple: true }) as number,
      checkpoint: () => {
        const words = database.prepare('SELECT count(*) FROM words').pluck().get()
        appendFileSync(`${path}.checkpoints`, `${words} words\n`)
        if (path.includes('full')) throw new Error('disk full')
      },
      backUp: (reason) => {
        if (changed) appendFileSync(`${path}.backups`, `${reason}\n`)
        changed = false
      },
      close: () => database.close(),
    }
  },
  tools: (start, given) => ({ ...given, now: () => 0, place: { home: start.dataFolder, keychain: null } }),
}
