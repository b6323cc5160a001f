import { Button } from '@fluentui/react-components'
import { Add20Regular } from '@fluentui/react-icons'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { EmptyState } from '../components/EmptyState.tsx'
import { List } from '../components/list/List.tsx'
import type { ListColumn } from '../components/list/listColumns.ts'
import { wholeSource } from '../components/list/sources.ts'
import { useList } from '../components/list/useList.ts'
import { Notice } from '../components/Notice.tsx'
import { Problem } from '../components/Problem.tsx'
import { Screen } from '../components/Screen.tsx'
import { useKeys } from '../components/useKeys.ts'
import { useRead } from '../data/useRead.ts'
import { useWrite } from '../data/useWrite.ts'
import type { Recurring } from './recurringDraft.ts'
import { SalesTabs } from './SalesTabs.tsx'
import { StopDialog } from './StopDialog.tsx'

const addressOf = (id: string) => `/sales/recurring/${encodeURIComponent(id)}`

/** Invoices that come back: each occurrence becomes a draft, which a person looks at and issues. */
export function RecurringScreen() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { data, error } = useRead('recurring.list', {})
  const state = useList('recurring')
  const [stopping, setStopping] = useState<Recurring | null>(null)
  const run = useWrite('recurring.run')
  const columns = useRecurringColumns(setStopping)
  const begin = () => void navigate('/sales/recurring/new')
  useKeys({ N: begin })
  const add = (
    <Button appearance="primary" icon={<Add20Regular />} onClick={begin}>
      {t('recurring.new')}
    </Button>
  )
  const made = run.data?.drafts.length
  return (
    <Screen
      title={t('nav.sales')}
      subtitle={t('recurring.many')}
      actions={
        <>
          {add}
          <Button onClick={() => run.mutate({})} disabledFocusable={run.isPending}>
            {t('recurring.run')}
          </Button>
        </>
      }
      fill
    >
      <SalesTabs shown="recurring" />
      <Problem error={run.error} />
      {made === undefined ? null : (
        <Notice intent="success">
          {t('recurring.made', { count: made })}{' '}
          <Link className="gl-link" to="/sales/invoice?status=draft">
            {t('recurring.seeDrafts')}
          </Link>
        </Notice>
      )}
      <List
        state={state}
        label={t('recurring.many')}
        columns={columns}
        source={wholeSource(data?.items, error)}
        rowKey={({ id }) => id}
        onOpen={({ id }) => void navigate(addressOf(id))}
        empty={
          <EmptyState title={t('recurring.none')} action={add}>
            {t('recurring.noneText')}
          </EmptyState>
        }
        fileName={t('recurring.file')}
      />
      {stopping ? <StopDialog recurring={stopping} onClose={() => setStopping(null)} /> : null}
    </Screen>
  )
}

function useRecurringColumns(onStop: (recurring: Recurring) => void): readonly ListColumn<Recurring>[] {
  const { t } = useTranslation()
  const { mutate: update } = useWrite('recurring.update')
  return useMemo(
    () => [
      {
        key: 'name',
        title: t('recurring.name'),
        width: 'minmax(140px, 2fr)',
        fixed: true,
        value: ({ name, template }) => name || template.partyName,
        cell: ({ id, name, template }) => (
          <Link className="gl-link" to={addressOf(id)} tabIndex={-1}>
            {name || template.partyName}
          </Link>
        ),
      },
      {
        key: 'party',
        title: t('document.client'),
        width: 'minmax(140px, 2fr)',
        value: ({ template }) => template.partyName,
      },
      {
        key: 'frequency',
        title: t('recurring.frequency'),
        width: '176px',
        value: ({ frequency, every }) => t(`recurring.each.${frequency}`, { count: every }),
      },
      { key: 'next', title: t('recurring.next'), width: '112px', kind: 'date', value: ({ next }) => next },
      {
        key: 'status',
        title: t('common.status'),
        width: '112px',
        value: ({ paused, next }) =>
          t(paused ? 'recurring.isPaused' : next === null ? 'recurring.isOver' : 'recurring.isOn'),
      },
      {
        key: 'total',
        title: t('common.total'),
        width: '128px',
        kind: 'amount',
        total: true,
        value: ({ template }) => template.total,
      },
      {
        key: 'acts',
        title: t('document.actions'),
        width: '200px',
        quiet: true,
        cell: (row) => (
          <span className="gl-doc-row-acts">
            <Button
              size="small"
              appearance="subtle"
              tabIndex={-1}
              onClick={() => update({ id: row.id, paused: !row.paused })}
            >
              {t(row.paused ? 'recurring.resume' : 'recurring.pause')}
            </Button>
            <Button size="small" appearance="subtle" tabIndex={-1} onClick={() => onStop(row)}>
              {t('recurring.stop')}
            </Button>
          </span>
        ),
      },
    ],
    [t, update, onStop],
  )
}
