import { Button } from '@fluentui/react-components'
import { Add20Regular, ArrowSwap20Regular } from '@fluentui/react-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { EmptyState } from '../components/EmptyState.tsx'
import { Screen } from '../components/Screen.tsx'
import { useKeys } from '../components/useKeys.ts'
import { DocumentList } from '../documents/DocumentList.tsx'
import { MONEY_STATUSES } from '../documents/documentKinds.ts'
import { TransferDialog } from '../documents/TransferDialog.tsx'
import { PurchasesTabs } from './PurchasesTabs.tsx'

const KINDS = ['disbursement', 'supplierRefund', 'transfer'] as const

/** Money paid to suppliers, what they gave back, and transfers between own accounts. */
export function PaymentsScreen({ transferring = false }: { readonly transferring?: boolean }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [asked, setAsked] = useState(transferring)
  const begin = () => void navigate('/purchases/disbursement/new')
  useKeys({ N: begin, V: () => setAsked(true) })
  const add = (
    <Button appearance="primary" icon={<Add20Regular />} onClick={begin}>
      {t('document.kinds.disbursement.new')}
    </Button>
  )
  return (
    <Screen
      title={t('nav.purchases')}
      subtitle={t('document.kinds.disbursement.many')}
      actions={
        <>
          {add}
          <Button icon={<ArrowSwap20Regular />} onClick={() => setAsked(true)}>
            {t('transfer.new')}
          </Button>
        </>
      }
      fill
    >
      <PurchasesTabs shown="disbursement" />
      <DocumentList
        operation="payment.list"
        kind="disbursement"
        kinds={KINDS}
        statuses={MONEY_STATUSES}
        empty={
          <EmptyState title={t('document.kinds.disbursement.none')} action={add}>
            {t('document.kinds.disbursement.noneText')}
          </EmptyState>
        }
      />
      {asked ? <TransferDialog onClose={() => setAsked(false)} /> : null}
    </Screen>
  )
}
