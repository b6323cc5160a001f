import { Button } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { EmptyState } from '../components/EmptyState.tsx'
import { Problem } from '../components/Problem.tsx'
import { Screen } from '../components/Screen.tsx'
import { useCompany } from '../data/companyContext.ts'
import { useRead } from '../data/useRead.ts'
import { useFrame } from '../frame/frameContext.ts'
import { BankBalances } from './BankBalances.tsx'
import { useTasks } from './useTasks.ts'

/** What waits for me, and how the banks stand. */
export function HomeScreen() {
  const { t } = useTranslation()
  const { info } = useCompany()
  const { data: banks, error } = useRead('bank.accounts', {})
  const { data: entries } = useRead('ledger.entries', { limit: 1 })
  const isNew = entries?.items.length === 0 && (banks?.items ?? []).every(({ lines }) => lines.new === 0)
  return (
    <Screen title={info.name} subtitle={t('home.subtitle')}>
      <Problem error={error} />
      <div className={isNew ? 'gl-stack gl-home-new' : 'gl-home'}>
        {isNew ? <FirstSteps /> : <Tasks />}
        {banks && banks.items.length > 0 ? <BankBalances banks={banks.items} /> : null}
      </div>
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

function Tasks() {
  const { t } = useTranslation()
  const tasks = useTasks()
  return (
    <section className="gl-stack gl-tight" aria-labelledby="tasks">
      <h2 className="gl-h2" id="tasks">
        {t('home.waiting')}
      </h2>
      <ul className="gl-tasks">
        {tasks.map(({ key, to, icon: Icon, text, detail }) => (
          <li key={key}>
            <Link to={to} className="gl-task">
              <Icon aria-hidden />
              <span className="gl-task-text">{text}</span>
              <span className="gl-hint">{detail}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
