import { Button } from '@fluentui/react-components'
import { Add20Regular, ArrowSwap20Regular } from '@fluentui/react-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useKeys } from '../components/useKeys.ts'
import { MoneyScreen } from '../documents/MoneyScreen.tsx'
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
  const move = (
    <Button icon={<ArrowSwap20Regular />} onClick={() => setAsked(true)} title={`${t('transfer.new')} (V)`}>
      {t('transfer.new')}
    </Button>
  )
  return (
    <MoneyScreen
      title={t('nav.purchases')}
      tabs={<PurchasesTabs shown="disbursement" />}
      kinds={KINDS}
      actions={
        <>
          {add}
          {move}
        </>
      }
      first={add}
    >
      {asked ? (
        <TransferDialog
          onClose={() => setAsked(false)}
          onMade={() => {
            setAsked(false)
            void navigate('/purchases/disbursement?kind=transfer', { replace: true })
          }}
        />
      ) : null}
    </MoneyScreen>
  )
}
