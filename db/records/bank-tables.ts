/** Tables of bank statements and their lines. */
import type { StateTable } from './tables.ts'

export const BANK_TABLES: readonly StateTable[] = [
  {
    name: 'statement',
    create: `CREATE TABLE statement (
      id TEXT PRIMARY KEY, change INTEGER NOT NULL, account TEXT NOT NULL, format TEXT NOT NULL, file_hash TEXT NOT NULL,
      file_account TEXT, file_name TEXT, first_date TEXT, last_date TEXT, opening INTEGER, closing INTEGER,
      read INTEGER NOT NULL, partial INTEGER NOT NULL, layout TEXT,
      sum INTEGER NOT NULL DEFAULT 0 -- of its lines, cents
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX statement_file ON statement (account, file_hash);
    CREATE INDEX statement_layout ON statement (layout) WHERE layout IS NOT NULL;
    CREATE TRIGGER statement_no_delete BEFORE DELETE ON statement BEGIN SELECT RAISE(ABORT, 'a statement is a fact'); END;
    CREATE TRIGGER statement_no_update BEFORE UPDATE ON statement
      WHEN NEW.id <> OLD.id OR NEW.account <> OLD.account OR NEW.opening IS NOT OLD.opening OR NEW.closing IS NOT OLD.closing
      BEGIN SELECT RAISE(ABORT, 'a statement is a fact'); END;`,
    content: `SELECT s.id, c.device, c.device_seq, s.account, s.format, s.file_hash, s.file_account, s.file_name,
      s.first_date, s.last_date, s.opening, s.closing, s.read, s.partial, s.layout, s.sum
      FROM statement s LEFT JOIN change c ON c.seq = s.change ORDER BY s.id`,
  },
  {
    name: 'bank_line',
    // a key in the order of arrival: lines come by the hundred thousand, and only one tree takes their random identities
    create: `CREATE TABLE bank_line (
      no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, account TEXT NOT NULL, date TEXT NOT NULL, cents INTEGER NOT NULL, value_date TEXT,
      description TEXT, reference TEXT, category TEXT, content TEXT NOT NULL, occurrence INTEGER NOT NULL,
      place INTEGER NOT NULL, -- order in the statement it first came with
      origin_stamp INTEGER NOT NULL, origin_device TEXT NOT NULL, status TEXT NOT NULL DEFAULT 'new', settled_by TEXT
    ) STRICT;
    CREATE INDEX bank_line_account ON bank_line (account, date, place, id);
    CREATE TRIGGER bank_line_no_delete BEFORE DELETE ON bank_line BEGIN SELECT RAISE(ABORT, 'a bank line is a fact'); END;
    CREATE TRIGGER bank_line_no_update BEFORE UPDATE OF id, account, date, cents, content, occurrence ON bank_line
      BEGIN SELECT RAISE(ABORT, 'a bank line is a fact'); END;`,
    content: `SELECT id, account, date, cents, value_date, description, reference, category, content, occurrence,
      place, origin_stamp, origin_device, status, settled_by
      FROM bank_line ORDER BY id`,
  },
  {
    name: 'statement_line',
    create: `CREATE TABLE statement_line (
      line INTEGER NOT NULL, -- bank_line.no
      statement TEXT NOT NULL, no INTEGER NOT NULL, bank_id TEXT, PRIMARY KEY (line, statement, no)
    ) STRICT, WITHOUT ROWID;`,
    content: `SELECT s.statement, s.no, l.id AS line, s.bank_id FROM statement_line s LEFT JOIN bank_line l ON l.no = s.line
      ORDER BY s.statement, s.no`,
  },
]

export interface BankRows {
  statement: {
    id: string
    change: number
    account: string
    format: string
    file_hash: string
    file_account: string | null
    file_name: string | null
    first_date: string | null
    last_date: string | null
    opening: number | null
    closing: number | null
    read: number
    partial: number
    layout: string | null
  }
  bank_line: {
    no: number
    id: string
    account: string
    date: string
    cents: number
    value_date: string | null
    description: string | null
    reference: string | null
    category: string | null
    content: string
    occurrence: number
    place: number
    origin_stamp: number
    origin_device: string
    status: string
    settled_by: string | null
  }
  statement_line: { line: number; statement: string; no: number; bank_id: string | null }
}
