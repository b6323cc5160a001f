/** Every operation of the program, by name. To add one: define it in the file of its noun, and list it there. */
import type { z } from 'zod'
import { accountOperations } from './accounts.ts'
import { alertOperations } from './alerts.ts'
import { appCompanies, appForget } from './app.ts'
import { attachmentOperations } from './attachments.ts'
import { bankOperations } from './bank.ts'
import { bankFeedOperations } from './bank-feeds.ts'
import { bankFileOperations } from './bank-files.ts'
import { bankLayoutOperations } from './bank-layouts.ts'
import { bankManualOperations } from './bank-manual.ts'
import { bankMatchOperations } from './bank-match.ts'
import { bankProposeOperations } from './bank-propose.ts'
import { reconciliationOperations } from './bank-reconciliation.ts'
import { bankRuleOperations } from './bank-rules.ts'
import { bankSuggestOperations } from './bank-suggest.ts'
import { bankTransferOperations } from './bank-transfers.ts'
import { companyOperations } from './companies.ts'
import { contactOperations } from './contacts.ts'
import { documentOperations } from './documents/index.ts'
import { paperOperations } from './exports/invoice-pdf.ts'
import { reportExport } from './exports/report-export.ts'
import { jobCancel, jobGet, jobList } from './jobs.ts'
import { ledgerOperations } from './ledger.ts'
import { logOperations } from './log.ts'
import { logActsOf } from './log-acts.ts'
import { partyOperations } from './parties.ts'
import { partyStatementOperations } from './party-statement.ts'
import { periodOperations } from './periods.ts'
import { productOperations } from './products.ts'
import { projectOperations } from './projects.ts'
import type { Operation } from './registry.ts'
import { cashOperations } from './report-cash.ts'
import { statementOperations } from './report-statements.ts'
import { taxReportOperations } from './report-taxes.ts'
import { reportOperations } from './reports.ts'
import { settingsOperations } from './settings.ts'
import { stockOperations } from './stock.ts'
import { taxOperations } from './taxes.ts'
import { companyUnlock } from './unlock.ts'

const logActs = logActsOf((name) => operations[name]?.summary)

const ALL = [
  ...companyOperations,
  companyUnlock,
  ...accountOperations,
  ...partyOperations,
  ...partyStatementOperations,
  ...contactOperations,
  ...projectOperations,
  ...productOperations,
  ...stockOperations,
  ...documentOperations,
  ...paperOperations,
  ...settingsOperations,
  ...ledgerOperations,
  ...periodOperations,
  ...taxOperations,
  ...reportOperations,
  ...statementOperations,
  ...taxReportOperations,
  ...cashOperations,
  ...alertOperations,
  reportExport,
  ...bankFileOperations,
  ...bankFeedOperations,
  ...bankLayoutOperations,
  ...bankManualOperations,
  ...bankOperations,
  ...bankMatchOperations,
  ...bankProposeOperations,
  ...reconciliationOperations,
  ...bankSuggestOperations,
  ...bankTransferOperations,
  ...bankRuleOperations,
  ...attachmentOperations,
  ...logOperations,
  logActs,
  appCompanies,
  appForget,
  jobList,
  jobGet,
  jobCancel,
] as const

type Known = (typeof ALL)[number]

/** Wire shapes of every operation, by name: what a screen sends and gets. */
export type Operations = {
  [N in Known['name'] & string]: {
    readonly input: z.input<Extract<Known, { name: N }>['input']>
    readonly output: z.input<Extract<Known, { name: N }>['output']>
  }
}

/** The registry. */
export const operations: Readonly<Record<string, Operation>> = Object.fromEntries(
  ALL.map((operation) => [operation.name, operation as unknown as Operation]),
)
