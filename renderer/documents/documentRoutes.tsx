import { Navigate, Route } from 'react-router'
import { PaymentsScreen } from '../purchases/PaymentsScreen.tsx'
import { PurchasesScreen } from '../purchases/PurchasesScreen.tsx'
import { ReceiptsScreen } from '../sales/ReceiptsScreen.tsx'
import { RecurringFormScreen } from '../sales/RecurringFormScreen.tsx'
import { RecurringScreen } from '../sales/RecurringScreen.tsx'
import { SalesScreen } from '../sales/SalesScreen.tsx'
import { DocumentFormScreen } from './DocumentFormScreen.tsx'
import { DocumentScreen } from './DocumentScreen.tsx'
import { PaymentScreen } from './PaymentScreen.tsx'

const SALES = ['invoice', 'quote', 'order', 'creditNote'] as const
const PURCHASES = ['bill', 'expense', 'supplierCredit'] as const

/** Addresses of sales and purchases: `/sales/invoice`, `/sales/invoice/new`, `/sales/invoice/<id>`, `…/edit`. */
export const documentRoutes = (
  <>
    <Route path="/sales" element={<Navigate to="/sales/invoice" replace />} />
    {SALES.map((kind) => (
      <Route key={kind} path={`/sales/${kind}`} element={<SalesScreen kind={kind} />} />
    ))}
    <Route path="/sales/receipt" element={<ReceiptsScreen />} />
    <Route path="/sales/receipt/new" element={<PaymentScreen key="receipt" kind="receipt" />} />
    <Route path="/sales/recurring" element={<RecurringScreen />} />
    <Route path="/sales/recurring/new" element={<RecurringFormScreen />} />
    <Route path="/sales/recurring/:id" element={<RecurringFormScreen />} />
    <Route path="/sales/:kind/new" element={<DocumentFormScreen />} />
    <Route path="/sales/:kind/:id" element={<DocumentScreen />} />
    <Route path="/sales/:kind/:id/edit" element={<DocumentFormScreen />} />
    <Route path="/purchases" element={<Navigate to="/purchases/bill" replace />} />
    {PURCHASES.map((kind) => (
      <Route key={kind} path={`/purchases/${kind}`} element={<PurchasesScreen kind={kind} />} />
    ))}
    <Route path="/purchases/disbursement" element={<PaymentsScreen />} />
    <Route
      path="/purchases/disbursement/new"
      element={<PaymentScreen key="disbursement" kind="disbursement" />}
    />
    <Route path="/purchases/transfer/new" element={<PaymentsScreen key="transfer" transferring />} />
    <Route path="/purchases/:kind/new" element={<DocumentFormScreen />} />
    <Route path="/purchases/:kind/:id" element={<DocumentScreen />} />
    <Route path="/purchases/:kind/:id/edit" element={<DocumentFormScreen />} />
  </>
)
