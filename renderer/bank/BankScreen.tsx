import { Button } from '@fluentui/react-components'
import { ArrowImport20Regular, Keyboard20Regular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { EmptyState } from '../components/EmptyState.tsx'
import { Problem } from '../components/Problem.tsx'
import { Screen } from '../components/Screen.tsx'
import { useRead } from '../data/useRead.ts'
import { isNil } from '../format/figures.ts'
import { useFrame } from '../frame/frameContext.ts'
import { BankAccounts } from './BankAccounts.tsx'
import { BankNav } from './BankNav.tsx'
import { hasLines, shownBank } from './shownBank.ts'
import { Workbench } from './Workbench.tsx'

/** The bank's lines, account by account, and what is left to do. */
export function BankScreen() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { account } = useParams()
  const { chooseStatement } = useFrame()
  const { data, error } = useRead('bank.accounts', {})
  const banks = data?.items ?? []
  const shown = shownBank(banks, account)
  const listed = banks.filter((bank) => hasLines(bank) || !isNil(bank.balance) || bank === shown)
  const enterButton = shown ? (
    <Button
      icon={<Keyboard20Regular />}
      onClick={() => void navigate(`/bank/${encodeURIComponent(shown.code)}/enter`)}
    >
      {t('bank.enter.open')}
    </Button>
  ) : null
  const importButton = (
    <Button appearance="primary" icon={<ArrowImport20Regular />} onClick={() => chooseStatement(shown?.code)}>
      {t('bank.import')}
    </Button>
  )
  const paperButton =
    shown && !hasLines(shown) ? (
      <Button onClick={() => void navigate(`/bank/${encodeURIComponent(shown.code)}/reconcile`)}>
        {t('reconciliation.onPaper')}
      </Button>
    ) : null
  const actions = (
    <>
      {enterButton}
      {importButton}
    </>
  )
  return (
    <Screen title={t('nav.bank')} subtitle={t('bank.subtitle')} actions={actions} fill>
      <BankNav shown="lines" account={shown?.code} />
      <Problem error={error} />
      {listed.length > 1 && shown ? <BankAccounts banks={listed} shown={shown.code} /> : null}
      {shown && hasLines(shown) ? <Workbench key={shown.code} bank={shown} /> : null}
      {data && !(shown && hasLines(shown)) ? (
        <EmptyState
          title={t('bank.emptyTitle')}
          action={
            <>
              {actions}
              {paperButton}
            </>
          }
        >
          {t('bank.emptyText')}
        </EmptyState>
      ) : null}
    </Screen>
  )
}
