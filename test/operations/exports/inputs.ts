/** What each report is asked for in the tests of exports. */
import type { ExportName } from '../../../electron/operations/exports/index.ts'

const span = { from: '2026-01-01', to: '2026-03-31' }

/** What each report is asked for; none is left out. */
export const INPUTS: Readonly<
  Record<
    ExportName,
    (made: { readonly client: string; readonly reconciliation: string }) => Record<string, unknown>
  >
> = {
  'report.trialBalance': () => ({ asOf: '2026-03-31' }),
  'report.generalLedger': () => span,
  'report.incomeStatement': () => ({ ...span, compareFrom: '2025-10-01', compareTo: '2025-12-31' }),
  'report.balanceSheet': () => ({ asOf: '2026-03-31', compareAsOf: '2026-01-31' }),
  'report.taxSummary': () => span,
  'report.taxEntries': () => span,
  'report.agedReceivables': () => ({ asOf: '2026-03-31', detail: true }),
  'report.agedPayables': () => ({ asOf: '2026-03-31' }),
  'report.receivables': () => ({}),
  'report.kpis': () => span,
  'report.topClients': () => span,
  'report.cashFlow': () => ({ months: 4 }),
  'project.profitability': () => ({}),
  'ledger.register': () => ({ account: '1010', ...span }),
  'ledger.entries': () => span,
  'invoice.list': () => ({}),
  'quote.list': () => ({}),
  'order.list': () => ({}),
  'creditNote.list': () => ({}),
  'bill.list': () => ({}),
  'expense.list': () => ({}),
  'supplierCredit.list': () => ({}),
  'payment.list': () => ({}),
  'party.list': () => ({}),
  'product.list': () => ({}),
  'stock.list': () => ({}),
  'project.list': () => ({}),
  'account.list': () => ({ text: 'banque', asOf: '2026-03-31' }),
  'bank.lines': () => ({ account: '1010' }),
  'reconciliation.get': ({ reconciliation }) => ({ id: reconciliation }),
  'party.statement': ({ client }) => ({ partyId: client, ...span, from: '2026-02-01' }),
}
