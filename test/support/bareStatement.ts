/** A statement that says nothing but its movements: what a parser gives of a file without balances or account. */
import type { StatementToImport } from '../../db/records/bank.ts'
import type { Movement } from '../../db/records/bank-import.ts'

export const bareStatement = (account: string, movements: readonly Movement[]): StatementToImport => ({
  account,
  format: 'csv',
  fileName: 'releve.csv',
  fileAccount: null,
  currency: null,
  opening: null,
  closing: null,
  partial: false,
  movements,
})
