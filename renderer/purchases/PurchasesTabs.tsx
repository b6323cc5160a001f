import { useTranslation } from 'react-i18next'
import { FamilyTabs } from '../documents/FamilyTabs.tsx'

const TABS = [
  { value: 'bill', text: 'document.kinds.bill.tab', to: '/purchases/bill' },
  { value: 'expense', text: 'document.kinds.expense.tab', to: '/purchases/expense' },
  { value: 'supplierCredit', text: 'document.kinds.supplierCredit.tab', to: '/purchases/supplierCredit' },
  { value: 'disbursement', text: 'document.kinds.disbursement.tab', to: '/purchases/disbursement' },
  { value: 'suppliers', text: 'party.suppliers', to: '/purchases/suppliers' },
] as const

/** What is bought and what is paid for it. */
export function PurchasesTabs({ shown }: { readonly shown: (typeof TABS)[number]['value'] }) {
  const { t } = useTranslation()
  return <FamilyTabs label={t('nav.purchases')} tabs={TABS} shown={shown} />
}
