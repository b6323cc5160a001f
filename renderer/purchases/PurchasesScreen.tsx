import { Button } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { TradeKind } from '../../db/rules/documents/kinds.ts'
import { DocumentsScreen } from '../documents/DocumentsScreen.tsx'
import { PurchasesTabs } from './PurchasesTabs.tsx'

type PurchaseKind = Extract<TradeKind, 'bill' | 'expense' | 'supplierCredit'>

/** Suppliers' bills, expenses or credits; bills are paid from here, one or many. */
export function PurchasesScreen({ kind }: { readonly kind: PurchaseKind }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const pay = (
    <Button onClick={() => void navigate('/purchases/disbursement/new')}>
      {t('document.kinds.disbursement.new')}
    </Button>
  )
  return (
    <DocumentsScreen
      key={kind}
      kind={kind}
      tabs={<PurchasesTabs shown={kind} />}
      actions={kind === 'bill' ? pay : null}
    />
  )
}
