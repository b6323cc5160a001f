/** What is written, in process: posting through the one place where postings are made, against bare inserts. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type Database from 'better-sqlite3'
import type { Company } from '../../db/company/company.ts'
import { createCompany } from '../../db/company/create.ts'
import { type EntryToPost, post } from '../../db/ledger/post.ts'
import { type BareBooks, bareBooks, bareWriter, createBare, indexBareText, removeBare } from './bare.ts'
import { accountsIn, entriesIn, loadAccounts } from './journal.ts'
import { type Compared, compare } from './rounds.ts'

const facts = {
  name: 'Mesures',
  country: 'CA',
  province: 'QC',
  currency: 'CAD',
  fiscalYearEnd: '12-31',
  language: 'fr',
}
const author = { door: 'cli', operation: 'import-journal' }
/** Entries posted one at a time: enough for a 99th of 100 that is more than the slowest one. */
const SINGLE = 1_000

interface Books {
  readonly folder: string
  readonly ours: readonly EntryToPost[]
  readonly bare: BareBooks
  /** Where the files of the measure are. */
  readonly at: string
}

function emptyCompany({ folder, at }: Books): Company {
  const file = path.join(at, 'ours.grandlivre')
  for (const end of ['', '-wal', '-shm']) fs.rmSync(file + end, { force: true })
  const input = { ...facts, accounts: accountsIn(folder), taxes: [] }
  const place = { home: path.join(at, 'home'), keychain: null }
  const { company } = createCompany(input, { place, now: Date.now, door: 'cli', path: file })
  loadAccounts(company, folder)
  return company
}

/** Every entry in one transaction: indexes, balances, words; ours also checks them and writes the log. */
function bulk(books: Books, rounds: number): Compared {
  let company: Company | undefined
  let bare: Database.Database | undefined
  const compared = compare(
    'postings in bulk',
    rounds,
    {
      prepare: () => {
        company?.close()
        company = emptyCompany(books)
      },
      run: () => company!.write(author, () => post(company!, books.ours)).length,
    },
    {
      prepare: () => {
        bare?.close()
        bare = createBare(path.join(books.at, 'bare.sqlite'), books.bare)
      },
      run: () => {
        bareWriter(bare!)(books.bare.entries)
        indexBareText(bare!)
      },
    },
  )
  company?.close()
  bare?.close()
  return compared
}

/** One entry a transaction, each flushed to the disk. */
function single(books: Books): Compared {
  const company = emptyCompany(books)
  const bare = createBare(path.join(books.at, 'bare.sqlite'), books.bare)
  bare.pragma('synchronous = FULL')
  const write = bareWriter(bare)
  const at = { ours: 0, bare: 0 }
  const compared = compare(
    'one entry, durable',
    SINGLE,
    { run: () => company.write(author, () => post(company, [books.ours[at.ours++]!])) },
    { run: () => write([books.bare.entries[at.bare++]!]) },
  )
  company.close()
  bare.close()
  return compared
}

/** `rounds`: of the bulk. */
export function measureWrites(folder: string, rounds: number): Compared[] {
  const at = fs.mkdtempSync(path.join(os.tmpdir(), 'grandlivre-bench-'))
  const books = { folder, at, ours: [...entriesIn(folder)], bare: bareBooks(folder) }
  try {
    return [bulk(books, rounds), single(books)]
  } finally {
    removeBare(path.join(at, 'bare.sqlite'))
    fs.rmSync(at, { recursive: true, force: true })
  }
}
