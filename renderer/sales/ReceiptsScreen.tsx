import { Button } from '@fluentui/react-components'
import { Add20Regular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useKeys } from '../components/useKeys.ts'
import { MoneyScreen } from '../documents/MoneyScreen.tsx'
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
    <MoneyScreen
      title={t('nav.sales')}
      tabs={<SalesTabs shown="receipt" />}
      kinds={KINDS}
      actions={add}
      first={add}
    />
  )
}
