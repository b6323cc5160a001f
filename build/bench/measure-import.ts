/** Taking the lines of a statement into the books once they are read, in process, against bare inserts. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type Database from 'better-sqlite3'
import type { Company } from '../../db/company/company.ts'
import { importStatement, type StatementToImport } from '../../db/records/bank.ts'
import { parseCents } from '../../db/rules/money.ts'
import { parseTextBytes } from '../../electron/bank/formats/index.ts'
import { openBare, removeBare } from './bare.ts'
import { type CompanyCopies, copiesOf } from './copies.ts'
import { replayOf, statementsOf } from './replay.ts'
import { type Compared, compare } from './rounds.ts'

const author = { door: 'cli', operation: 'import-statement' }

const TABLES = `
CREATE TABLE bank_line (
  id INTEGER PRIMARY KEY, account INTEGER NOT NULL, date INTEGER NOT NULL, amount INTEGER NOT NULL, label TEXT NOT NULL,
  key TEXT NOT NULL, state INTEGER NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX line_key ON bank_line (account, key);
CREATE INDEX line_date ON bank_line (account, date);
CREATE INDEX line_amount ON bank_line (state, amount);`

function statementIn(file: string): StatementToImport {
  const { accounts, format } = parseTextBytes({ bytes: fs.readFileSync(file), extension: path.extname(file) })
  const movements = accounts[0]!.lines.map(({ date, amount, description, reference, valueDate, bankId }) => ({
    date,
    cents: parseCents(amount),
    description,
    reference: reference ?? '',
    valueDate: valueDate ?? '',
    bankId: bankId ?? '',
  }))
  const fileName = path.basename(file)
  const facts = { fileAccount: null, currency: null, opening: null, closing: null, partial: false }
  return { account: '1010', format, fileName, ...facts, movements }
}

/** Day, amount and words, and which of its twins a line is, make its key; a key that is known is passed over. */
function bareTaker(database: Database.Database, { movements }: StatementToImport): () => void {
  const insert = database.prepare(
    'INSERT INTO bank_line (account, date, amount, label, key) VALUES (1,?,?,?,?) ON CONFLICT DO NOTHING',
  )
  return database.transaction(() => {
    const twins = new Map<string, number>()
    for (const { date, cents, description, bankId } of movements) {
      const words = bankId || `${date}|${cents}|${description}`
      const twin = twins.get(words) ?? 0
      twins.set(words, twin + 1)
      const day = Number(date.replaceAll('-', ''))
      insert.run(day, cents, description, twin === 0 ? words : `${words}|${twin}`)
    }
  })
}

const NAMES = { first: 'lines of a statement', again: 'the same lines again' } as const

function measured(
  which: 'first' | 'again',
  copies: CompanyCopies,
  statement: StatementToImport,
  at: string,
): Compared {
  const take = (company: Company) => company.write(author, () => importStatement(company, statement))
  const fresh = () => {
    const company = copies.ours.next()
    if (which === 'again') take(company)
    return company
  }
  const taken = fresh()
  const asked = statementsOf(() => take(taken))
  const file = path.join(at, 'bare.sqlite')
  let company: Company
  let database: Database.Database | undefined
  let bare: () => void
  let replay: () => void
  const compared = compare(NAMES[which], 5, {
    ours: {
      prepare: () => {
        company = fresh()
      },
      run: () => take(company),
    },
    bare: {
      prepare: () => {
        database?.close()
        removeBare(file)
        database = openBare(file)
        database.exec(TABLES)
        bare = bareTaker(database, statement)
        if (which === 'again') bare()
      },
      run: () => bare(),
    },
    tables: {
      prepare: () => {
        replay = replayOf(tablesOf(which, copies), asked)
      },
      run: () => replay(),
    },
  })
  database?.close()
  return compared
}

/** What is asked again of books that know the lines already is asked of a copy of those. */
function tablesOf(which: 'first' | 'again', { ours, tables }: CompanyCopies) {
  if (which === 'first') return tables.next()
  ours.current?.sql.database.pragma('wal_checkpoint(TRUNCATE)')
  return tables.next(ours.file)
}

/** `started`: a company without statements; `folder`: generated statements. */
export function measureImport(started: string, folder: string): Compared[] {
  const at = fs.mkdtempSync(path.join(os.tmpdir(), 'grandlivre-bench-'))
  const copies = copiesOf(started, at)
  try {
    const statement = statementIn(path.join(folder, 'stmt.csv'))
    return [measured('first', copies, statement, at), measured('again', copies, statement, at)]
  } finally {
    copies.ours.close()
    copies.tables.close()
    fs.rmSync(at, { recursive: true, force: true })
  }
}
