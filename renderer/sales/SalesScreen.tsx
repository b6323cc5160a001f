import type { TradeKind } from '../../db/rules/documents/kinds.ts'
import { DocumentsScreen } from '../documents/DocumentsScreen.tsx'
import { SalesTabs } from './SalesTabs.tsx'

type SaleKind = Extract<TradeKind, 'invoice' | 'quote' | 'order' | 'creditNote'>

/** Invoices, quotes, orders or credit notes. */
export function SalesScreen({ kind }: { readonly kind: SaleKind }) {
  return <DocumentsScreen key={kind} kind={kind} tabs={<SalesTabs shown={kind} />} />
}
