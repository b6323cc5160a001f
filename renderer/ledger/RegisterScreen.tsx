import { Button } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { DateField } from '../components/DateField.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { Figure } from '../components/Figure.tsx'
import { identityOf } from '../components/list/identity.ts'
import { List } from '../components/list/List.tsx'
import { usePages } from '../components/list/sources.ts'
import { useList } from '../components/list/useList.ts'
import { HistoryButton } from '../components/record/HistoryButton.tsx'
import { Screen } from '../components/Screen.tsx'
import { useAccounts } from '../data/useAccounts.ts'
import { useAddress } from '../data/useAddress.ts'
import { useRegisterColumns } from './useRegisterColumns.tsx'

/** Everything posted to one account, with its running balance; Enter opens the entry. */
export function RegisterScreen() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { account = '' } = useParams()
  const { search, put, only } = useAddress()
  const list = useList('register', null, { of: `${account} ${search}` })
  const { titleOf } = useAccounts()
  const from = search.get('from') ?? ''
  const to = search.get('to') ?? ''
  const register = usePages('ledger.register', {
    account,
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  })
  const columns = useRegisterColumns()
  const opening = register.first?.opening
  return (
    <Screen
      title={`${account} ${titleOf(account)}`}
      subtitle={
        opening === undefined ? (
          ''
        ) : (
          <>
            {t('register.opening')} <Figure amount={opening} />
          </>
        )
      }
      actions={
        <>
          <Button appearance="subtle" onClick={() => void navigate(-1)}>
            {t('common.back')}
          </Button>
          <HistoryButton kind="account" id={account} />
        </>
      }
      fill
    >
      <List
        state={list}
        label={t('register.title', { account })}
        columns={columns}
        source={register}
        rowKey={identityOf}
        onOpen={({ entryId }) => void navigate(`/ledger/entries/${entryId}`)}
        filters={
          <>
            <DateField label={t('common.from')} value={from} onChange={(day) => put({ from: day })} />
            <DateField label={t('common.to')} value={to} onChange={(day) => put({ to: day })} />
          </>
        }
        filtered
        onClearFilters={() => only({})}
        empty={<EmptyState title={t('register.none')}>{t('register.noneText')}</EmptyState>}
        fileName={`${t('register.file')}-${account}`}
      />
    </Screen>
  )
}
