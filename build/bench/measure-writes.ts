/** What is written, in process: posting through the one place where postings are made, against bare inserts. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type Database from 'better-sqlite3'
import type { Company } from '../../db/company/company.ts'
import { createCompany } from '../../db/company/create.ts'
import { type EntryToPost, post } from '../../db/ledger/post.ts'
import { type BareBooks, bareBooks, bareWriter, createBare, indexBareText } from './bare.ts'
import { type CompanyCopies, copiesOf, placeIn } from './copies.ts'
import { accountsIn, entriesIn, loadAccounts } from './journal.ts'
import { replayOf, statementsOf } from './replay.ts'
import { type Compared, compare, IDLE } from './rounds.ts'

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

/** A company of the accounts and parties of the ledger, closed; copies of it are what is measured. */
function startedFile(books: Books): string {
  const file = path.join(books.at, 'started.grandlivre')
  const input = { ...facts, accounts: accountsIn(books.folder), taxes: [] }
  const options = { place: placeIn(books.at), now: Date.now, door: 'cli', path: file }
  const { company } = createCompany(input, options)
  loadAccounts(company, books.folder)
  company.close()
  return file
}

/** Every entry in one transaction: indexes, balances, words; ours also checks them and writes the log. */
function bulk(books: Books, copies: CompanyCopies, rounds: number): Compared {
  const writeAll = (company: Company) => company.write(author, () => post(company, books.ours)).length
  const taken = copies.ours.next()
  const asked = statementsOf(() => writeAll(taken))
  let company: Company
  let replay: () => void
  let bare: Database.Database | undefined
  const compared = compare('postings in bulk', rounds, {
    ours: {
      prepare: () => {
        company = copies.ours.next()
      },
      run: () => writeAll(company),
    },
    bare: {
      prepare: () => {
        bare?.close()
        bare = createBare(path.join(books.at, 'bare.sqlite'), books.bare)
      },
      run: () => {
        bareWriter(bare!)(books.bare.entries)
        indexBareText(bare!)
      },
    },
    tables: {
      prepare: () => {
        replay = replayOf(copies.tables.next(), asked)
      },
      run: () => replay(),
    },
  })
  bare?.close()
  return compared
}

/** One entry a transaction, each flushed to the disk. */
function single(books: Books, copies: CompanyCopies): Compared {
  const rounds = SINGLE + IDLE
  const writeOne = (company: Company, at: number) =>
    company.write(author, () => post(company, [books.ours[at]!]))
  const taken = copies.ours.next()
  const asked = Array.from({ length: rounds }, (_, at) => statementsOf(() => writeOne(taken, at)))
  const [company, tables] = [copies.ours.next(), copies.tables.next()]
  const bare = createBare(path.join(books.at, 'bare.sqlite'), books.bare)
  bare.pragma('synchronous = FULL')
  const write = bareWriter(bare)
  const at = { ours: 0, bare: 0, tables: 0 }
  let replay: () => void
  const compared = compare('one entry, durable', SINGLE, {
    ours: { run: () => writeOne(company, at.ours++) },
    bare: { run: () => write([books.bare.entries[at.bare++]!]) },
    tables: {
      prepare: () => {
        replay = replayOf(tables, asked[at.tables++]!)
      },
      run: () => replay(),
    },
  })
  bare.close()
  return compared
}

/** `rounds`: of the bulk. */
export function measureWrites(folder: string, rounds: number): Compared[] {
  const at = fs.mkdtempSync(path.join(os.tmpdir(), 'grandlivre-bench-'))
  const books = { folder, at, ours: [...entriesIn(folder)], bare: bareBooks(folder) }
  const copies = copiesOf(startedFile(books), at)
  try {
    return [bulk(books, copies, rounds), single(books, copies)]
  } finally {
    copies.ours.close()
    copies.tables.close()
    fs.rmSync(at, { recursive: true, force: true })
  }
}
