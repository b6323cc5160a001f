import { Button } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { EmptyState } from '../components/EmptyState.tsx'
import { Problem } from '../components/Problem.tsx'
import { Screen } from '../components/Screen.tsx'
import { useCompany } from '../data/companyContext.ts'
import { useRead } from '../data/useRead.ts'
import { useFrame } from '../frame/frameContext.ts'
import { Alerts } from './Alerts.tsx'
import { BankBalances } from './BankBalances.tsx'
import { AgesPicture, CashPicture, MonthFigures } from './Pictures.tsx'
import { Tasks } from './Tasks.tsx'
import { TaxOwed } from './TaxOwed.tsx'

/** What waits for me, then how the month, the cash, the clients, the taxes and the banks stand. */
export function HomeScreen() {
  const { t } = useTranslation()
  const { info } = useCompany()
  const { data: banks, error } = useRead('bank.accounts', {})
  const { data: entries } = useRead('ledger.entries', { limit: 1 })
  const isNew = entries?.items.length === 0 && (banks?.items ?? []).every(({ lines }) => lines.new === 0)
  const balances = banks && banks.items.length > 0 ? <BankBalances banks={banks.items} /> : null
  return (
    <Screen title={info.name} subtitle={t('home.subtitle')}>
      <Problem error={error} />
      {isNew ? (
        <div className="gl-stack gl-home-new">
          <FirstSteps />
          {balances}
        </div>
      ) : (
        <>
          <Alerts />
          <MonthFigures />
          <div className="gl-home">
            <Tasks />
            <CashPicture />
            <AgesPicture />
            <TaxOwed />
            {balances}
          </div>
        </>
      )}
    </Screen>
  )
}

/** An empty book says what to do first. */
function FirstSteps() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { chooseStatement } = useFrame()
  return (
    <EmptyState
      title={t('home.emptyTitle')}
      action={
        <>
          <Button appearance="primary" onClick={() => chooseStatement()}>
            {t('bank.import')}
          </Button>
          <Button onClick={() => void navigate('/ledger/new')}>{t('entry.new')}</Button>
          <Button appearance="subtle" onClick={() => void navigate('/ledger/accounts')}>
            {t('home.seeAccounts')}
          </Button>
        </>
      }
    >
      {t('home.emptyText')}
    </EmptyState>
  )
}
