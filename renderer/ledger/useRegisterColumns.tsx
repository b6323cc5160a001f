import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { ListColumn } from '../components/list/listColumns.ts'
import { ENTRY_NUMBER_WIDTH } from '../components/numberWidths.ts'
import { useAccounts } from '../data/useAccounts.ts'
import type { RegisterItem } from '../transport/wire.ts'

/** The columns of an account's register. */
export function useRegisterColumns(): readonly ListColumn<RegisterItem>[] {
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
        value: ({ memo }) => memo,
      },
      {
        key: 'counter',
        title: t('register.counter'),
        width: 'minmax(160px, 1fr)',
        value: ({ counterAccounts }) => counterAccounts.map((code) => `${code} ${titleOf(code)}`).join(', '),
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
        kind: 'amount',
        total: true,
        value: ({ debit }) => debit,
      },
      {
        key: 'credit',
        title: t('common.credit'),
        width: '136px',
        kind: 'amount',
        total: true,
        value: ({ credit }) => credit,
      },
      {
        key: 'balance',
        title: t('common.balance'),
        width: '144px',
        kind: 'amount',
        value: ({ balance }) => balance,
      },
    ],
    [t, titleOf],
  )
}
