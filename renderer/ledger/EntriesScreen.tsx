import { Button } from '@fluentui/react-components'
import { Add20Regular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { EmptyState } from '../components/EmptyState.tsx'
import { List } from '../components/list/List.tsx'
import { usePages } from '../components/list/sources.ts'
import { useList } from '../components/list/useList.ts'
import { Screen } from '../components/Screen.tsx'
import { useAddress } from '../data/useAddress.ts'
import { useFormat } from '../data/useFormat.ts'
import type { EntriesFilter } from '../transport/wire.ts'
import { EntryFilter } from './EntryFilter.tsx'
import { entryQuery } from './entryQuery.ts'
import { LedgerTabs } from './LedgerTabs.tsx'
import { useEntryColumns } from './useEntryColumns.tsx'

/** Every entry, found by text, account or dates; Enter opens one. */
export function EntriesScreen() {
  const { t } = useTranslation()
  const format = useFormat()
  const navigate = useNavigate()
  const { search, put, only } = useAddress()
  const filter: EntriesFilter = Object.fromEntries(search)
  const list = useList('entries')
  const found = entryQuery(list.text, format.currency, format.language)
  const entries = usePages('ledger.entries', { ...filter, ...found }, { finds: true })
  const columns = useEntryColumns()
  const total = entries.total
  const add = (
    <Button appearance="primary" icon={<Add20Regular />} onClick={() => void navigate('/ledger/new')}>
      {t('entry.new')}
    </Button>
  )
  return (
    <Screen
      title={t('nav.ledger')}
      subtitle={total === undefined ? '' : t('entry.count', { count: total, shown: format.count(total) })}
      actions={add}
      fill
    >
      <LedgerTabs shown="entries" />
      <List
        state={list}
        label={t('entry.list')}
        columns={columns}
        source={entries}
        rowKey={({ id }) => id}
        onOpen={({ id }) => void navigate(`/ledger/entries/${id}`)}
        hint={t('entry.searchHint')}
        filters={<EntryFilter filter={filter} onChange={put} />}
        filtered={Object.keys(filter).length > 0}
        onClearFilters={() => only({})}
        empty={
          <EmptyState title={t('entry.noneYet')} action={add}>
            {t('entry.noneYetText')}
          </EmptyState>
        }
        fileName={t('entry.file')}
      />
    </Screen>
  )
}
