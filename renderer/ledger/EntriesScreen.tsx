import { Button } from '@fluentui/react-components'
import { Add20Regular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { EmptyState } from '../components/EmptyState.tsx'
import { Problem } from '../components/Problem.tsx'
import { Screen } from '../components/Screen.tsx'
import { useSelection } from '../components/useSelection.ts'
import { VirtualTable } from '../components/VirtualTable.tsx'
import { useFormat } from '../data/useFormat.ts'
import { useReadPages } from '../data/useRead.ts'
import type { EntriesFilter } from '../transport/wire.ts'
import { EntryFilter } from './EntryFilter.tsx'
import { LedgerTabs } from './LedgerTabs.tsx'
import { useEntryColumns } from './useEntryColumns.tsx'

/** Every entry, found by text, account or dates; Enter opens one. */
export function EntriesScreen() {
  const { t } = useTranslation()
  const format = useFormat()
  const navigate = useNavigate()
  const [search, setSearch] = useSearchParams()
  const filter: EntriesFilter = Object.fromEntries(search)
  const [selected, setSelected] = useSelection(`entries ${search}`)
  const entries = useReadPages('ledger.entries', filter)
  const columns = useEntryColumns()
  const total = entries.first?.total
  const add = (
    <Button appearance="primary" icon={<Add20Regular />} onClick={() => void navigate('/ledger/new')}>
      {t('entry.new')}
    </Button>
  )
  const filtered = Object.keys(filter).length > 0
  return (
    <Screen
      title={t('nav.ledger')}
      subtitle={total === undefined ? '' : t('entry.count', { count: total, shown: format.count(total) })}
      actions={add}
      fill
    >
      <LedgerTabs shown="entries" />
      <EntryFilter
        filter={filter}
        onChange={(next) => setSearch(Object.entries(next) as [string, string][], { replace: true })}
      />
      <Problem error={entries.error} />
      {entries.items.length === 0 && entries.data ? (
        <EmptyState
          title={filtered ? t('entry.noneFound') : t('entry.noneYet')}
          action={filtered ? null : add}
        >
          {filtered ? t('entry.noneFoundText') : t('entry.noneYetText')}
        </EmptyState>
      ) : (
        <VirtualTable
          label={t('entry.list')}
          columns={columns}
          rows={entries.items}
          rowKey={({ id }) => id}
          selected={Math.min(selected, entries.items.length - 1)}
          onSelect={setSelected}
          onOpen={({ id }) => void navigate(`/ledger/entries/${id}`)}
          total={total}
          minWidth={720}
          onNearEnd={() => entries.hasNextPage && !entries.isFetching && void entries.fetchNextPage()}
        />
      )}
    </Screen>
  )
}
