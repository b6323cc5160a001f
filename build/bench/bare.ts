/**
 * The least that any ledger on SQLite must do, with the same driver as ours: whole numbers for keys and days, month
 * balances, a register index, full text; no check, no log, no identity. What is measured is compared with this.
 */
import fs from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { parseCents } from '../../db/rules/money.ts'
import { eachRow, rowsOf } from './csv.ts'

const TABLES = `
CREATE TABLE account (id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, name TEXT NOT NULL, type TEXT NOT NULL);
CREATE TABLE entry (id INTEGER PRIMARY KEY, date INTEGER NOT NULL, ref TEXT, description TEXT NOT NULL, party INTEGER);
CREATE TABLE posting (
  id INTEGER PRIMARY KEY, entry INTEGER NOT NULL, account INTEGER NOT NULL, date INTEGER NOT NULL, amount INTEGER NOT NULL
);
CREATE TABLE balance (
  account INTEGER NOT NULL, month INTEGER NOT NULL, amount INTEGER NOT NULL, PRIMARY KEY (account, month)
) WITHOUT ROWID;
CREATE INDEX entry_date ON entry (date);
CREATE INDEX posting_entry ON posting (entry);
CREATE INDEX posting_register ON posting (account, date, id, amount);
CREATE VIRTUAL TABLE entry_text USING fts5(
  description, content='entry', content_rowid='id', tokenize="unicode61 remove_diacritics 2", prefix='2 3');`

const BALANCE = `INSERT INTO balance VALUES (?,?,?) ON CONFLICT DO UPDATE SET amount = amount + excluded.amount`

export interface BareEntry {
  readonly id: number
  readonly date: number
  readonly ref: string | null
  readonly description: string
  readonly party: number | null
  /** Account and amount of each line. */
  readonly lines: readonly (readonly [account: number, cents: number])[]
}

export interface BareBooks {
  readonly accounts: readonly (readonly [id: number, code: string, name: string, type: string])[]
  readonly entries: readonly BareEntry[]
}

/** The tables of a folder, ready to be written: reading them is no part of what is measured. */
export function bareBooks(folder: string): BareBooks {
  const table = (name: string, ...columns: string[]) => rowsOf(path.join(folder, `${name}.csv`), ',', columns)
  const accounts = table('accounts', 'id', 'code', 'name', 'type').map(
    ([id, code, name, type]) => [Number(id), code!, name!, type!] as const,
  )
  const ids = new Map(accounts.map(([id, code]) => [code, id]))
  const columns = ['entry_id', 'line', 'account_code', 'amount']
  const postings = eachRow(path.join(folder, 'postings.csv'), ',', columns)
  let posting = postings.next()
  const entries = table('entries', 'id', 'date', 'ref', 'description').map((row) => {
    const [id, date, ref, description, party] = row
    const lines: [number, number][] = []
    for (; !posting.done && posting.value[0] === id; posting = postings.next())
      lines.push([ids.get(posting.value[2]!)!, parseCents(posting.value[3]!)])
    return {
      id: Number(id),
      date: Number(date!.replaceAll('-', '')),
      ref: ref || null,
      description: description!,
      party: party ? Number(party) : null,
      lines,
    }
  })
  return { accounts, entries }
}

export function openBare(file: string): Database.Database {
  const database = new Database(file)
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = NORMAL')
  database.pragma('cache_size = -262144')
  database.pragma('temp_store = MEMORY')
  return database
}

export function removeBare(file: string): void {
  for (const end of ['', '-wal', '-shm']) fs.rmSync(file + end, { force: true })
}

export function createBare(file: string, { accounts }: Pick<BareBooks, 'accounts'>): Database.Database {
  removeBare(file)
  const database = openBare(file)
  database.exec(TABLES)
  const insert = database.prepare('INSERT INTO account VALUES (?,?,?,?)')
  for (const account of accounts) insert.run(...account)
  return database
}

/** Writes entries in one transaction, balances summed first: the fastest way that keeps every index. */
export function bareWriter(database: Database.Database): (entries: readonly BareEntry[]) => void {
  const entry = database.prepare('INSERT INTO entry VALUES (?,?,?,?,?)')
  const posting = database.prepare('INSERT INTO posting (entry, account, date, amount) VALUES (?,?,?,?)')
  const balance = database.prepare(BALANCE)
  return database.transaction((entries: readonly BareEntry[]) => {
    const sums = new Map<number, number>()
    for (const { id, date, ref, description, party, lines } of entries) {
      entry.run(id, date, ref, description, party)
      const month = Math.floor(date / 100)
      for (const [account, cents] of lines) {
        posting.run(id, account, date, cents)
        const key = account * 1e6 + month
        sums.set(key, (sums.get(key) ?? 0) + cents)
      }
    }
    for (const [key, cents] of sums) balance.run(Math.floor(key / 1e6), key % 1e6, cents)
  })
}

/** The index of words over every entry, made at once. */
export function indexBareText(database: Database.Database): void {
  database.exec("INSERT INTO entry_text (entry_text) VALUES ('rebuild')")
}
