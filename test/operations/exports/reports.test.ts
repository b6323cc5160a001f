/**
 * Protects what accountants hand to others: every report leaves the program with the figures of its own operation, in
 * words of their trade. The CSV of each is a golden file (vitest -u writes them anew, to be read before they are kept).
 */
import { describe, expect, test } from 'vitest'
import { EXPORTS, type ExportName } from '../../../electron/operations/exports/index.ts'
import { smallBooks } from './smallBooks.ts'

const span = { from: '2026-01-01', to: '2026-03-31' }

/** What each report is asked for; none is left out. */
const INPUTS: Readonly<Record<ExportName, object>> = {
  'report.trialBalance': { asOf: '2026-03-31' },
  'report.generalLedger': span,
  'report.incomeStatement': { ...span, compareFrom: '2025-10-01', compareTo: '2025-12-31' },
  'report.balanceSheet': { asOf: '2026-03-31', compareAsOf: '2026-01-31' },
  'report.taxSummary': span,
  'report.taxEntries': span,
  'report.agedReceivables': { asOf: '2026-03-31', detail: true },
  'report.agedPayables': { asOf: '2026-03-31' },
  'report.receivables': {},
  'report.kpis': span,
  'report.topClients': span,
  'report.cashFlow': { months: 4 },
  'project.profitability': {},
  'ledger.register': { account: '1010', ...span },
  'ledger.entries': span,
  'invoice.list': {},
  'quote.list': {},
  'order.list': {},
  'creditNote.list': {},
  'bill.list': {},
  'expense.list': {},
  'supplierCredit.list': {},
  'payment.list': {},
  'party.list': {},
  'product.list': {},
  'stock.list': {},
  'account.list': { text: 'banque', asOf: '2026-03-31' },
  'bank.lines': { account: '1010' },
  'party.statement': { ...span, from: '2026-02-01' },
}

const made = await smallBooks()

async function csvOf(report: ExportName, language: 'fr' | 'en'): Promise<string> {
  const who = report === 'party.statement' ? { partyId: made.client } : {}
  const input = { ...INPUTS[report], ...who } as Record<string, unknown>
  const { base64 } = await made.books.call('report.export', { report, input, format: 'csv', language })
  return Buffer.from(base64!, 'base64').toString('utf8').replace('\ufeff', '').replaceAll('\r\n', '\n')
}

describe.each(EXPORTS.map(({ name }) => name))('%s', (report) => {
  test.each(['fr', 'en'] as const)('as CSV, in %s', async (language) => {
    await expect(await csvOf(report, language)).toMatchFileSnapshot(`golden/${report}.${language}.csv`)
  })
})
