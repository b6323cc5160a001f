import { useTranslation } from 'react-i18next'
import { FamilyTabs } from '../documents/FamilyTabs.tsx'

const TABS = [
  { value: 'invoice', text: 'document.kinds.invoice.tab', to: '/sales/invoice' },
  { value: 'quote', text: 'document.kinds.quote.tab', to: '/sales/quote' },
  { value: 'order', text: 'document.kinds.order.tab', to: '/sales/order' },
  { value: 'creditNote', text: 'document.kinds.creditNote.tab', to: '/sales/creditNote' },
  { value: 'receipt', text: 'document.kinds.receipt.tab', to: '/sales/receipt' },
  { value: 'recurring', text: 'recurring.tab', to: '/sales/recurring' },
  { value: 'clients', text: 'party.clients', to: '/sales/clients' },
  { value: 'products', text: 'product.tab', to: '/sales/products' },
  { value: 'projects', text: 'project.many', to: '/sales/projects' },
] as const

/** What is sold and what it brings in. */
export function SalesTabs({ shown }: { readonly shown: (typeof TABS)[number]['value'] }) {
  const { t } = useTranslation()
  return <FamilyTabs label={t('nav.sales')} tabs={TABS} shown={shown} />
}
