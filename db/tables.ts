/** Every table of a company file, for the query builder and for rebuild. */
import type { LogTables } from './changes/tables.ts'
import { LEDGER_TABLES, type LedgerRows } from './ledger/tables.ts'
import { BANK_TABLES, type BankRows } from './records/bank-tables.ts'
import { DOCUMENT_TABLES, type DocumentRows } from './records/document-tables.ts'
import { RECONCILIATION_TABLES, type ReconciliationRows } from './records/reconciliation-tables.ts'
import { RECORD_TABLES, type RecordRows, type StateTable } from './records/tables.ts'

export interface Tables
  extends LogTables,
    RecordRows,
    BankRows,
    LedgerRows,
    DocumentRows,
    ReconciliationRows {}

/** The tables that are indexes of the log: dropped and made again by a rebuild, compared by the state hash. */
export const STATE_TABLES: readonly StateTable[] = [
  ...RECORD_TABLES,
  ...BANK_TABLES,
  ...LEDGER_TABLES,
  ...DOCUMENT_TABLES,
  ...RECONCILIATION_TABLES,
]

/** Version of the state tables; a file with another one is rebuilt on opening (db/company/upgrade.ts). */
export const STATE_VERSION = 9
