/** What must hold of copies of a company: of each at every moment, and of all once everyone knows everything. */
import { expect } from 'vitest'
import { ledgerHash, stateHash, tableHashes } from '../../db/changes/hashes.ts'
import { trialBalance } from '../../db/ledger/trial-balance.ts'
import type { Day } from '../../db/rules/dates.ts'
import type { Sql } from '../../db/sql.ts'
import { STATE_TABLES } from '../../db/tables.ts'
import type { Laptop } from '../support/company.ts'
import { foldDecisions, tabledDecisions } from './decisionOracle.ts'
import { checkDocuments } from './documentChecks.ts'
import { foldDocuments, tabledDocuments } from './documentOracle.ts'
import { verdicts } from './oracle.ts'
import { foldShown, tabledShown, unprovedReconciliations } from './reconciliationOracle.ts'

/** Entries whose debits and credits differ, in the currency of the company. */
const UNBALANCED = `SELECT e.id, sum(p.cents) AS cents FROM entry e JOIN posting p ON p.entry = e.key
  GROUP BY e.key HAVING sum(p.cents) <> 0`

/** Months (and closing entries apart) whose kept balances do not add up to zero. */
const UNEVEN_MONTHS = `SELECT month, closing, sum(debit) AS debit, sum(credit) AS credit FROM balance
  GROUP BY month, closing HAVING sum(debit) <> sum(credit)`

/** Kept balances that are not the sums of the postings that count, account by account. */
const STRAY_BALANCES = `
  WITH summed AS (
    SELECT p.account, substr(p.date, 1, 7) AS month, e.kind = 'closing' AS closing,
      sum(max(p.cents, 0)) AS debit, sum(max(-p.cents, 0)) AS credit
    FROM posting p JOIN entry e ON e.key = p.entry WHERE e.counts = 1 GROUP BY 1, 2, 3)
  SELECT * FROM (SELECT account, month, closing, debit, credit FROM balance WHERE debit <> 0 OR credit <> 0
    EXCEPT SELECT * FROM summed)
  UNION ALL SELECT * FROM (SELECT * FROM summed WHERE debit <> 0 OR credit <> 0
    EXCEPT SELECT account, month, closing, debit, credit FROM balance)`

/** Entries that count behind a standing lock that had not seen them, and that nobody accepted. */
const SLIPPED_BEHIND_LOCK = `
  SELECT e.id, l.id AS lock FROM entry e JOIN change c ON c.seq = e.change, lock l
  WHERE e.counts = 1 AND l.through >= e.date AND l.id NOT IN (SELECT lock FROM lock_lift)
    AND c.device_seq > coalesce((SELECT s.device_seq FROM lock_seen s WHERE s.lock = l.id AND s.device = c.device), 0)
    AND e.id NOT IN (SELECT fact FROM accepted)`

/** Two facts that both hold what can happen once, neither undone nor accepted. */
const HELD_TWICE = `
  SELECT c.key, count(*) AS n FROM claim c LEFT JOIN entry e ON e.id = c.fact LEFT JOIN mark m ON m.id = c.fact
  WHERE coalesce(e.counts, m.counts) = 1 AND c.fact NOT IN (SELECT fact FROM accepted)
    AND NOT EXISTS (SELECT 1 FROM entry u WHERE u.reverses = c.fact)
    AND NOT EXISTS (SELECT 1 FROM mark u WHERE u.reverses = c.fact)
  GROUP BY c.key HAVING count(*) > 1`

/** Facts undone by two at once, neither undone itself nor accepted: the same money would go back twice. */
const UNDONE_TWICE = `
  SELECT u.reverses, count(*) AS n FROM entry u WHERE u.counts = 1 AND u.reverses IS NOT NULL
    AND u.id NOT IN (SELECT fact FROM accepted)
    AND NOT EXISTS (SELECT 1 FROM entry x WHERE x.reverses = u.id AND x.counts = 1)
  GROUP BY u.reverses HAVING count(*) > 1`

/** A number that two entries bear: each device has a series of its own, and what is held keeps its number. */
export const NUMBERED_TWICE = 'SELECT number, count(*) AS n FROM entry GROUP BY number HAVING count(*) > 1'

/** Checks of one copy that are quick enough for every step. */
export function checkAtRest(sql: Sql): void {
  checkDocuments(sql)
  for (const [what, query] of Object.entries({
    'entries out of balance': UNBALANCED,
    'months out of balance': UNEVEN_MONTHS,
    'balances that no postings make': STRAY_BALANCES,
    'entries that slipped behind a lock': SLIPPED_BEHIND_LOCK,
    'claims held twice': HELD_TWICE,
    'entries undone twice': UNDONE_TWICE,
    'entries of one number': NUMBERED_TWICE,
  }))
    expect(sql.all(query), what).toEqual([])
}

/** What the tables say of every fact, in the words of the oracle. */
function saidOf(sql: Sql): Record<string, string> {
  const rows = sql.all<{ id: string; held: string | null; counts: number }>(
    'SELECT id, held, counts FROM entry UNION ALL SELECT id, held, counts FROM mark ORDER BY id',
  )
  return Object.fromEntries(rows.map((row) => [row.id, row.counts === 1 ? 'counts' : (row.held ?? '?')]))
}

const sorted = (map: ReadonlyMap<string, string>) => Object.fromEntries([...map].sort())

/** Everything that one copy can be asked, with the second judge. */
export function checkWhole(laptop: Laptop): void {
  const { sql } = laptop.company
  checkAtRest(sql)
  expect(saidOf(sql), `what counts at ${laptop.name}`).toEqual(sorted(verdicts(sql)))
  expect(tabledDocuments(sql), `documents at ${laptop.name}`).toEqual(foldDocuments(sql))
  expect(tabledDecisions(sql), `decisions at ${laptop.name}`).toEqual(foldDecisions(sql))
  const banks = sql.all<{ id: string }>("SELECT id FROM account WHERE id IN ('1010', '1015')")
  for (const { id: account } of banks)
    expect(tabledShown(laptop.company, account), `shown in ${account} at ${laptop.name}`).toEqual(
      foldShown(sql, account),
    )
  expect(unprovedReconciliations(sql), 'reconciliations that do not add up').toEqual([])
  for (const asOf of ['2025-12-31', '2026-01-31', '2026-12-31'] as Day[]) {
    const { totalDebit, totalCredit, rows } = trialBalance(sql, {
      asOf,
      from: null,
      gifi: false,
      closing: 'included',
    })
    expect(totalDebit).toBe(totalCredit)
    expect(rows.reduce((sum, row) => sum + row.closing, 0)).toBe(0)
  }
  const verification = laptop.verify()
  expect(verification.checks.filter((check) => !check.ok)).toEqual([])
}

const rowsOf = (sql: Sql, content: string): string[] => {
  const statement = sql.prepare(content).raw(true)
  const rows = statement.all().map((row) => JSON.stringify(row))
  statement.raw(false)
  return rows
}

/** Rows of a table that one copy has and the other has not. */
function strangers(here: Sql, there: Sql, table: string): string[] {
  const content = STATE_TABLES.find(({ name }) => name === table)!.content!
  const known = new Set(rowsOf(there, content))
  return rowsOf(here, content).filter((row) => !known.has(row))
}

/** Everyone knows everything: the same log, the same tables to the row, and nothing left waiting. */
export function checkSame(laptops: readonly Laptop[]): void {
  const [first, ...others] = laptops
  const { sql } = first!.company
  for (const other of others) {
    const there = other.company.sql
    expect(there.all('SELECT device, device_seq FROM incoming')).toEqual([])
    expect(ledgerHash(there)).toBe(ledgerHash(sql))
    const hashes = tableHashes(there)
    const differing = [...tableHashes(sql)].filter(([table, hash]) => hashes.get(table) !== hash)
    const rows = differing.map(([table]) => ({
      table,
      [first!.name]: strangers(sql, there, table),
      [other.name]: strangers(there, sql, table),
    }))
    expect(rows).toEqual([])
    expect(stateHash(there)).toBe(stateHash(sql))
  }
}
