/** Operations on documents, gathered. */
import { dailyOperations } from './daily.ts'
import { anyDocumentOperations } from './documents.ts'
import { invoiceOperations } from './invoices.ts'
import { paymentOperations } from './payments.ts'
import { purchaseOperations } from './purchases.ts'
import { quoteOperations } from './quotes.ts'
import { recurringOperations } from './recurring.ts'
import { documentReportOperations } from './reports.ts'

export const documentOperations = [
  ...anyDocumentOperations,
  ...invoiceOperations,
  ...quoteOperations,
  ...purchaseOperations,
  ...paymentOperations,
  ...recurringOperations,
  ...documentReportOperations,
  ...dailyOperations,
] as const
