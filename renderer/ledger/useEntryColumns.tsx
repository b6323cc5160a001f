import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { ListColumn } from '../components/list/listColumns.ts'
import { ENTRY_NUMBER_WIDTH } from '../components/numberWidths.ts'
import { useAccounts } from '../data/useAccounts.ts'
import type { Entry } from '../transport/wire.ts'
import { EntryMarks } from './EntryMarks.tsx'

/** The columns of the list of entries. */
export function useEntryColumns(): readonly ListColumn<Entry>[] {
  const { t } = useTranslation()
  const { titleOf } = useAccounts()
  return useMemo(
    () => [
      {
        key: 'date',
        title: t('common.date'),
        width: '104px',
        kind: 'date',
        value: ({ date }) => date,
      },
      {
        key: 'number',
        title: t('common.number'),
        width: ENTRY_NUMBER_WIDTH,
        value: ({ number }) => number,
        cell: ({ id, number }) => (
          <Link className="gl-link gl-figure" to={`/ledger/entries/${id}`} tabIndex={-1}>
            {number}
          </Link>
        ),
      },
      {
        key: 'memo',
        title: t('common.memo'),
        width: 'minmax(200px, 3fr)',
        value: ({ memo }) => memo,
        cell: (entry) => (
          <span title={entry.memo ?? ''}>
            <EntryMarks entry={entry} /> {entry.memo}
          </span>
        ),
      },
      {
        key: 'accounts',
        title: t('entry.accounts'),
        width: 'minmax(160px, 2fr)',
        value: ({ lines }) =>
          [...new Set(lines.map(({ account }) => account))]
            .map((code) => `${code} ${titleOf(code)}`)
            .join(', '),
      },
      {
        key: 'journal',
        title: t('entry.journal'),
        width: '80px',
        extra: true,
        value: ({ journal }) => journal,
      },
      {
        key: 'piece',
        title: t('entry.piece'),
        width: '128px',
        extra: true,
        value: ({ piece }) => piece?.number,
      },
      {
        key: 'total',
        title: t('common.total'),
        width: '144px',
        kind: 'amount',
        value: ({ total }) => total,
      },
    ],
    [t, titleOf],
  )
}
