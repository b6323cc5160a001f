/** Where each kind of document is shown. */
const FOLDERS: Readonly<Record<string, string>> = {
  invoice: 'sales/invoices',
  quote: 'sales/quotes',
  order: 'sales/orders',
  creditNote: 'sales/credits',
  receipt: 'sales/payments',
  clientRefund: 'sales/payments',
  bill: 'purchases/bills',
  expense: 'purchases/expenses',
  supplierCredit: 'purchases/credits',
  disbursement: 'purchases/payments',
  supplierRefund: 'purchases/payments',
}

export const documentAddress = (kind: string, id: string): string =>
  `/${FOLDERS[kind] ?? 'sales/invoices'}/${encodeURIComponent(id)}`
