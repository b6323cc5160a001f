import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Figure } from '../components/Figure.tsx'
import type { Column } from '../components/VirtualTable.tsx'
import { useAccounts } from '../data/useAccounts.ts'
import type { Entry } from '../transport/wire.ts'
import { EntryMarks } from './EntryMarks.tsx'

/** The columns of the list of entries. */
export function useEntryColumns(): readonly Column<Entry>[] {
  const { t } = useTranslation()
  const { titleOf } = useAccounts()
  return useMemo(
    () => [
      {
        key: 'date',
        title: t('common.date'),
        width: '104px',
        cell: ({ date }) => <span className="gl-figure">{date}</span>,
      },
      {
        key: 'number',
        title: t('common.number'),
        width: '96px',
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
        cell: ({ lines }) => {
          const text = [...new Set(lines.map(({ account }) => account))]
            .map((code) => `${code} ${titleOf(code)}`)
            .join(', ')
          return <span title={text}>{text}</span>
        },
      },
      {
        key: 'total',
        title: t('common.total'),
        width: '144px',
        end: true,
        cell: ({ total }) => <Figure amount={total} />,
      },
    ],
    [t, titleOf],
  )
}
