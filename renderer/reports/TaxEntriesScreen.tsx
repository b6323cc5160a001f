import { Button } from '@fluentui/react-components'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { EmptyState } from '../components/EmptyState.tsx'
import { identityOf } from '../components/list/identity.ts'
import { List } from '../components/list/List.tsx'
import type { ListColumn } from '../components/list/listColumns.ts'
import { usePages } from '../components/list/sources.ts'
import { useList } from '../components/list/useList.ts'
import { ENTRY_NUMBER_WIDTH } from '../components/numberWidths.ts'
import { Screen } from '../components/Screen.tsx'
import { useAccounts } from '../data/useAccounts.ts'
import type { Output } from '../transport/wire.ts'
import { usePeriod } from './usePeriod.ts'
import { useSpanText } from './useSpanText.ts'

type TaxEntry = Output<'report.taxEntries'>['items'][number]

function useTaxEntryColumns(): readonly ListColumn<TaxEntry>[] {
  const { t } = useTranslation()
  const { titleOf } = useAccounts()
  return useMemo(
    () => [
      { key: 'date', title: t('common.date'), width: '104px', kind: 'date', value: ({ date }) => date },
      {
        key: 'number',
        title: t('common.number'),
        width: ENTRY_NUMBER_WIDTH,
        value: ({ number }) => number,
        cell: ({ entryId, number }) => (
          <Link className="gl-link gl-figure" to={`/ledger/entries/${entryId}`} tabIndex={-1}>
            {number}
          </Link>
        ),
      },
      { key: 'memo', title: t('common.memo'), width: 'minmax(160px, 2fr)', value: ({ memo }) => memo },
      {
        key: 'account',
        title: t('common.account'),
        width: 'minmax(160px, 1fr)',
        value: ({ account }) => `${account} ${titleOf(account)}`,
      },
      { key: 'code', title: t('taxes.code'), width: '88px', value: ({ code }) => code },
      {
        key: 'base',
        title: t('reports.taxes.base'),
        width: '136px',
        kind: 'amount',
        total: true,
        value: ({ base }) => base,
      },
      {
        key: 'amount',
        title: t('reports.taxes.tax'),
        width: '136px',
        kind: 'amount',
        total: true,
        value: ({ amount }) => amount,
      },
    ],
    [t, titleOf],
  )
}

/** The entries behind a line of the return or a tax; Enter opens one. */
export function TaxEntriesScreen() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const spanText = useSpanText()
  const { span } = usePeriod('quarter')
  const line = search.get('line')
  const code = search.get('code')
  const list = useList('taxEntries', null, { of: String(search) })
  const columns = useTaxEntryColumns()
  const source = usePages(
    'report.taxEntries',
    {
      ...span,
      ...(line ? { line } : {}),
      ...(code ? { code } : {}),
      ...(search.get('method') === 'quick' ? { method: 'quick' as const } : {}),
    },
    { totals: { amount: ({ sum }) => sum, base: ({ base }) => base } },
  )
  const back = (
    <Button appearance="subtle" onClick={() => void navigate(-1)}>
      {t('common.back')}
    </Button>
  )
  return (
    <Screen
      title={line ? t('reports.taxes.behindLine', { line }) : t('reports.taxes.behindTax', { code })}
      subtitle={spanText.long(span)}
      actions={back}
      fill
    >
      <List
        state={list}
        label={t('entry.list')}
        columns={columns}
        source={source}
        rowKey={identityOf}
        onOpen={({ entryId }) => void navigate(`/ledger/entries/${entryId}`)}
        empty={<EmptyState title={t('reports.none')} action={back} />}
        fileName={`${t('reports.taxes.file')}-${line ?? code ?? ''}`}
      />
    </Screen>
  )
}
