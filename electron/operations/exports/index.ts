/** Every report and list that `report.export` knows. To add one: draw it in the file of its subject, list it there. */
import { agedExports } from './aged.ts'
import { documentExports } from './documents.ts'
import { figureExports } from './figures.ts'
import { ledgerExports } from './ledger.ts'
import { partyStatementExports } from './party-statement.ts'
import { reconciliationExports } from './reconciliation.ts'
import { recordExports } from './records.ts'
import { statementExports } from './statements.ts'
import { taxExports } from './taxes.ts'

export const EXPORTS = [
  ...ledgerExports,
  ...statementExports,
  ...taxExports,
  ...agedExports,
  ...figureExports,
  ...documentExports,
  ...recordExports,
  ...reconciliationExports,
  ...partyStatementExports,
] as const

export type ExportName = (typeof EXPORTS)[number]['name']
