import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Figure } from '../components/Figure.tsx'
import type { Column } from '../components/VirtualTable.tsx'
import { useAccounts } from '../data/useAccounts.ts'
import type { RegisterItem } from '../transport/wire.ts'

/** The columns of an account's register. */
export function useRegisterColumns(): readonly Column<RegisterItem>[] {
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
        cell: ({ entryId, number }) => (
          <Link className="gl-link gl-figure" to={`/ledger/entries/${entryId}`} tabIndex={-1}>
            {number}
          </Link>
        ),
      },
      {
        key: 'memo',
        title: t('common.memo'),
        width: 'minmax(160px, 1fr)',
        cell: ({ memo }) => <span title={memo ?? ''}>{memo}</span>,
      },
      {
        key: 'counter',
        title: t('register.counter'),
        width: 'minmax(160px, 1fr)',
        cell: ({ counterAccounts }) => {
          const names = counterAccounts.map((code) => `${code} ${titleOf(code)}`)
          const more = names.length > 1 ? ` + ${names.length - 1}` : ''
          return <span title={names.join(', ')}>{`${names[0] ?? ''}${more}`}</span>
        },
      },
      {
        key: 'debit',
        title: t('common.debit'),
        width: '136px',
        end: true,
        cell: ({ debit }) => <Figure amount={debit} blankZero />,
      },
      {
        key: 'credit',
        title: t('common.credit'),
        width: '136px',
        end: true,
        cell: ({ credit }) => <Figure amount={credit} blankZero />,
      },
      {
        key: 'balance',
        title: t('common.balance'),
        width: '144px',
        end: true,
        cell: ({ balance }) => <Figure amount={balance} />,
      },
    ],
    [t, titleOf],
  )
}
