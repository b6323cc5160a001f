/** Loads a whole ledger from tables, through the one place where postings are made. */
import fs from 'node:fs'
import path from 'node:path'
import type { Company } from '../../db/company/company.ts'
import { type EntryToPost, type LineToPost, post } from '../../db/ledger/post.ts'
import { createAccount, findAccount } from '../../db/records/accounts.ts'
import { recordDrafts } from '../../db/records/fields.ts'
import type { AccountRole, ChartAccount } from '../../db/rules/charts/index.ts'
import type { Day } from '../../db/rules/dates.ts'
import { parseCents } from '../../db/rules/money.ts'
import { dayReader, eachRow, rowsOf } from './csv.ts'

/** Entries of one act: what is in memory at once. All are one transaction. */
const ENTRIES_AN_ACT = 2_000

const TYPES: Readonly<Record<string, ChartAccount['type']>> = {
  A: 'asset',
  L: 'liability',
  E: 'equity',
  I: 'income',
  X: 'expense',
}
/** The parts that accounts of the tables play. */
const ROLES: Readonly<Record<string, AccountRole>> = {
  '1010': 'bank',
  '1100': 'receivable',
  '2100': 'payable',
  '3100': 'retainedEarnings',
}

/** Accounts of `id,code,name,type,full`. */
export function accountsIn(folder: string): ChartAccount[] {
  const rows = rowsOf(path.join(folder, 'accounts.csv'), ',', ['id', 'code', 'name', 'type'])
  return rows.map(([, code, name, type]) => ({
    code: code!,
    name: name!,
    nameEn: name!,
    type: TYPES[type!]!,
    ...(ROLES[code!] ? { role: ROLES[code!]! } : {}),
  }))
}

/** Loads the parties and gives them the identity `party-<id>`. */
function loadParties(company: Company, folder: string): void {
  const rows = rowsOf(path.join(folder, 'parties.csv'), ',', ['id', 'kind', 'name'])
  const records = rows.map(([id, kind, name]) => ({
    kind: 'party' as const,
    record: `party-${id}`,
    values: { name: name!, roles: kind === 'C' ? '["client"]' : '["supplier"]' },
  }))
  company.append(recordDrafts(company.sql, records))
}

/** Number and day of the invoice behind an entry, by entry. */
function piecesIn(
  folder: string,
  dayOf: (text: string) => Day,
): Map<string, NonNullable<EntryToPost['piece']>> {
  const file = path.join(folder, 'invoices.csv')
  if (!fs.existsSync(file)) return new Map()
  const columns = [
    'id',
    'number',
    'party_id',
    'date',
    'due',
    'subtotal',
    'tps',
    'tvq',
    'total',
    'paid',
    'entry_id',
  ]
  return new Map(
    rowsOf(file, ',', columns).map((row) => [row[10]!, { number: row[1]!, date: dayOf(row[3]!) }]),
  )
}

/** The accounts that are owed by or to a party: their lines name it. */
const PARTY_ACCOUNTS: ReadonlySet<string> = new Set(['1100', '2100'])

export function* entriesIn(folder: string): Generator<EntryToPost> {
  const dayOf = dayReader()
  const pieces = piecesIn(folder, dayOf)
  const columns = ['entry_id', 'line', 'account_code', 'amount']
  const postings = eachRow(path.join(folder, 'postings.csv'), ',', columns)
  let posting = postings.next()
  for (const row of eachRow(path.join(folder, 'entries.csv'), ',', ['id', 'date', 'ref', 'description'])) {
    const [id, date, ref, memo, party] = row
    const lines: LineToPost[] = []
    for (; !posting.done && posting.value[0] === id; posting = postings.next()) {
      const [, , account, amount] = posting.value
      const owner = party && PARTY_ACCOUNTS.has(account!) ? `party-${party}` : undefined
      lines.push({ account: account!, cents: parseCents(amount!), party: owner })
    }
    const piece = pieces.get(id!) ?? (ref ? { number: ref } : undefined)
    yield { date: dayOf(date!), memo, lines, piece }
  }
}

const author = { door: 'cli', operation: 'import-journal' }

/** Loads the accounts that are not there yet, and the parties. */
export function loadAccounts(company: Company, folder: string): void {
  company.write(author, () => {
    for (const { code, ...fields } of accountsIn(folder))
      if (!findAccount(company.sql, code)) createAccount(company, code, fields)
    loadParties(company, folder)
  })
}

/** Loads accounts and parties, then every entry or none; gives the number of entries. */
export function importJournal(company: Company, folder: string): number {
  loadAccounts(company, folder)
  return company.write(author, () => {
    let batch: EntryToPost[] = []
    let count = 0
    const flush = () => {
      count += post(company, batch).length
      batch = []
    }
    for (const entry of entriesIn(folder)) {
      batch.push(entry)
      if (batch.length === ENTRIES_AN_ACT) flush()
    }
    if (batch.length > 0) flush()
    return count
  })
}
