/**
 * Opening the books to their balances and the first page of a register, once, in a process that has done nothing yet:
 * started again for each round. The modules are loaded before the clock starts, as for the bare limit.
 */
import fs from 'node:fs'
import Database from 'better-sqlite3'
import { openCompany } from '../../db/company/company.ts'
import type { Place } from '../../db/company/place.ts'
import { register } from '../../db/ledger/register.ts'
import { trialBalance } from '../../db/ledger/trial-balance.ts'
import { toDay } from '../../db/rules/dates.ts'
import { Sql } from '../../db/sql.ts'
import { openBare } from './bare.ts'
import { type Asked, replayOf, statementsOf } from './replay.ts'

export function openOurs(path: string, place: Place, account: string): number {
  const start = performance.now()
  const company = openCompany({ path, place, now: Date.now })
  company.read(() => {
    trialBalance(company.sql, { asOf: toDay('2199-12-31'), from: null, gifi: false, closing: 'included' })
    register(company.sql, { account, order: 'desc', limit: 50 })
  })
  const taken = performance.now() - start
  company.close()
  return taken
}

export function openTheBare(path: string, account: number): number {
  const start = performance.now()
  const bare = openBare(path)
  bare
    .prepare(
      'SELECT a.code, a.name, sum(b.amount) FROM balance b JOIN account a ON a.id = b.account GROUP BY b.account',
    )
    .raw()
    .all()
  bare
    .prepare(
      `SELECT p.id, p.date, e.description, p.amount FROM posting p JOIN entry e ON e.id = p.entry WHERE p.account = ?
       ORDER BY p.date DESC, p.id DESC LIMIT 50`,
    )
    .raw()
    .all(account)
  const taken = performance.now() - start
  bare.close()
  return taken
}

/** Takes down what SQLite is asked meanwhile. */
export function takeDown(path: string, place: Place, account: string, to: string): void {
  fs.writeFileSync(to, JSON.stringify(statementsOf(() => openOurs(path, place, account))))
}

/** Those statements on the same file, opened as often. */
export function openTheTables(path: string, from: string): number {
  const asked = JSON.parse(fs.readFileSync(from, 'utf8')) as Asked[]
  const start = performance.now()
  const look = new Database(path, { readonly: true, fileMustExist: true })
  look.pragma('application_id')
  look.close()
  const sql = new Sql(new Database(path, { fileMustExist: true }))
  replayOf(sql, asked)()
  const taken = performance.now() - start
  sql.close()
  return taken
}
