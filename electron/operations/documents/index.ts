/** Operations on documents, gathered. */
import { invoiceOperations } from './invoices.ts'
import { paymentOperations } from './payments.ts'
import { purchaseOperations } from './purchases.ts'
import { quoteOperations } from './quotes.ts'
import { recurringOperations } from './recurring.ts'

export const documentOperations = [
  ...invoiceOperations,
  ...quoteOperations,
  ...purchaseOperations,
  ...paymentOperations,
  ...recurringOperations,
] as const
