import { Button } from '@fluentui/react-components'
import { Add20Regular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { EmptyState } from '../components/EmptyState.tsx'
import { Screen } from '../components/Screen.tsx'
import { useKeys } from '../components/useKeys.ts'
import { DocumentList } from '../documents/DocumentList.tsx'
import { MONEY_STATUSES } from '../documents/documentKinds.ts'
import { SalesTabs } from './SalesTabs.tsx'

const KINDS = ['receipt', 'clientRefund'] as const

/** Money received from clients, and given back to them. */
export function ReceiptsScreen() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const begin = () => void navigate('/sales/receipt/new')
  useKeys({ N: begin })
  const add = (
    <Button appearance="primary" icon={<Add20Regular />} onClick={begin}>
      {t('document.kinds.receipt.new')}
    </Button>
  )
  return (
    <Screen title={t('nav.sales')} subtitle={t('document.kinds.receipt.many')} actions={add} fill>
      <SalesTabs shown="receipt" />
      <DocumentList
        operation="payment.list"
        kind="receipt"
        kinds={KINDS}
        statuses={MONEY_STATUSES}
        empty={
          <EmptyState title={t('document.kinds.receipt.none')} action={add}>
            {t('document.kinds.receipt.noneText')}
          </EmptyState>
        }
      />
    </Screen>
  )
}
