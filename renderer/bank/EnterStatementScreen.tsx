import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { Problem } from '../components/Problem.tsx'
import { Screen } from '../components/Screen.tsx'
import { useFormat } from '../data/useFormat.ts'
import { useRead } from '../data/useRead.ts'
import { EnterStatement } from './EnterStatement.tsx'

/** A statement typed by hand into one account, in the currency of that account. */
export function EnterStatementScreen() {
  const { t } = useTranslation()
  const { account = '' } = useParams()
  const { currency } = useFormat()
  const { data, error } = useRead('account.list', {})
  const found = data?.items.find(({ code }) => code === account)
  return (
    <Screen title={t('bank.enter.title')} subtitle={t('bank.enter.subtitle')}>
      <Problem error={error} />
      {data ? (
        <EnterStatement key={account} account={account} currency={found?.currency ?? currency} />
      ) : null}
    </Screen>
  )
}
