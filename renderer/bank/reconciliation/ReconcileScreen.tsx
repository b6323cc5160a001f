import { Button } from '@fluentui/react-components'
import { ArrowLeft20Regular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { Problem } from '../../components/Problem.tsx'
import { Screen } from '../../components/Screen.tsx'
import { useAccounts } from '../../data/useAccounts.ts'
import { useFormat } from '../../data/useFormat.ts'
import { useRead } from '../../data/useRead.ts'
import { BankNav } from '../BankNav.tsx'
import { Begin } from './Begin.tsx'
import { Reconcile } from './Reconcile.tsx'

/** Reconciling one account to a day, or saying where that begins. */
export function ReconcileScreen({ begins = false }: { readonly begins?: boolean }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { account = '' } = useParams()
  const { titleOf } = useAccounts()
  const { currency } = useFormat()
  const { data, error } = useRead('bank.accounts', {})
  const bank = data?.items.find(({ code }) => code === account)
  const back = `/bank/${encodeURIComponent(account)}`
  const own = { account, currency: bank?.currency ?? currency }
  return (
    <Screen
      title={begins ? t('reconciliation.beginTitle') : t('reconciliation.title')}
      subtitle={`${account} ${titleOf(account)}`}
      actions={
        <Button icon={<ArrowLeft20Regular />} onClick={() => void navigate(back)}>
          {t('nav.bank')}
        </Button>
      }
      fill
    >
      <BankNav shown="reconciliations" account={account} />
      <Problem error={error} />
      {bank && begins ? <Begin key={account} {...own} bank={bank} /> : null}
      {bank && !begins ? <Reconcile key={account} {...own} bank={bank} /> : null}
    </Screen>
  )
}
