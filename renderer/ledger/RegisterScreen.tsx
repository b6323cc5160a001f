import { Button } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { DateField } from '../components/DateField.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { Figure } from '../components/Figure.tsx'
import { Problem } from '../components/Problem.tsx'
import { Screen } from '../components/Screen.tsx'
import { useSelection } from '../components/useSelection.ts'
import { VirtualTable } from '../components/VirtualTable.tsx'
import { useAccounts } from '../data/useAccounts.ts'
import { useReadPages } from '../data/useRead.ts'
import { useRegisterColumns } from './useRegisterColumns.tsx'

/** Everything posted to one account, with its running balance; Enter opens the entry. */
export function RegisterScreen() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { account = '' } = useParams()
  const [search, setSearch] = useSearchParams()
  const [selected, setSelected] = useSelection(`register ${account} ${search}`)
  const { titleOf } = useAccounts()
  const from = search.get('from') ?? ''
  const to = search.get('to') ?? ''
  const register = useReadPages('ledger.register', {
    account,
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
  })
  const columns = useRegisterColumns()
  const setDates = (part: { from?: string; to?: string }) => {
    const next = Object.entries({ from, to, ...part }).filter(([, value]) => value !== '')
    setSearch(Object.fromEntries(next), { replace: true })
  }
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
        <Button appearance="subtle" onClick={() => void navigate(-1)}>
          {t('common.back')}
        </Button>
      }
      fill
    >
      <search className="gl-filters">
        <DateField label={t('common.from')} value={from} onChange={(day) => setDates({ from: day })} />
        <DateField label={t('common.to')} value={to} onChange={(day) => setDates({ to: day })} />
      </search>
      <Problem error={register.error} />
      {register.items.length === 0 && register.data ? (
        <EmptyState title={t('register.none')}>{t('register.noneText')}</EmptyState>
      ) : (
        <VirtualTable
          label={t('register.title', { account })}
          columns={columns}
          rows={register.items}
          rowKey={(row) => `${row.entryId} ${register.items.indexOf(row)}`}
          selected={Math.min(selected, register.items.length - 1)}
          onSelect={setSelected}
          onOpen={({ entryId }) => void navigate(`/ledger/entries/${entryId}`)}
          minWidth={760}
          onNearEnd={() => register.hasNextPage && !register.isFetching && void register.fetchNextPage()}
        />
      )}
    </Screen>
  )
}
