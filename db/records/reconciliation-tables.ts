/** Tables of reconciliations: what was decided of an account on a day, and what each had seen of the log. */
import type { StateTable } from './tables.ts'

export const RECONCILIATION_TABLES: readonly StateTable[] = [
  {
    name: 'reconciliation',
    // whether it counts is said by its mark
    create: `CREATE TABLE reconciliation (
      id TEXT PRIMARY KEY, account TEXT NOT NULL, through TEXT NOT NULL, before TEXT, statement TEXT, opening INTEGER NOT NULL,
      balance INTEGER NOT NULL, books INTEGER NOT NULL, in_count INTEGER NOT NULL, in_sum INTEGER NOT NULL,
      out_count INTEGER NOT NULL, out_sum INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX reconciliation_account ON reconciliation (account, through);`,
    content: 'SELECT * FROM reconciliation ORDER BY id',
  },
  {
    name: 'reconciled_entry',
    // what: cleared (ticked), outstanding, byLine (older than the start, shown by lines), held (in no balance then)
    create: `CREATE TABLE reconciled_entry (
      fact TEXT NOT NULL, entry TEXT NOT NULL, cents INTEGER NOT NULL, what TEXT NOT NULL, PRIMARY KEY (fact, entry)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX reconciled_entry_entry ON reconciled_entry (entry);`,
    content: 'SELECT * FROM reconciled_entry ORDER BY fact, entry',
  },
  {
    name: 'reconciliation_seen',
    create: `CREATE TABLE reconciliation_seen (
      fact TEXT NOT NULL, device TEXT NOT NULL, device_seq INTEGER NOT NULL, PRIMARY KEY (fact, device)
    ) STRICT, WITHOUT ROWID;`,
    content: 'SELECT * FROM reconciliation_seen ORDER BY fact, device',
  },
]

export interface ReconciliationRows {
  reconciliation: {
    id: string
    account: string
    through: string
    before: string | null
    statement: string | null
    opening: number
    balance: number
    books: number
    in_count: number
    in_sum: number
    out_count: number
    out_sum: number
  }
  reconciled_entry: { fact: string; entry: string; cents: number; what: string }
  reconciliation_seen: { fact: string; device: string; device_seq: number }
}
