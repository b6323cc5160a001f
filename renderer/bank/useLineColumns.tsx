import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Figure } from '../components/Figure.tsx'
import type { Column } from '../components/VirtualTable.tsx'
import type { BankLine, LineStatus } from '../transport/wire.ts'

/** The columns of the bank's lines; coded ones lead to their entry. */
export function useLineColumns(
  status: LineStatus,
  currency: string | undefined,
): readonly Column<BankLine>[] {
  const { t } = useTranslation()
  return useMemo(() => {
    const columns: Column<BankLine>[] = [
      {
        key: 'date',
        title: t('common.date'),
        width: '104px',
        cell: ({ date }) => <span className="gl-figure">{date}</span>,
      },
      {
        key: 'description',
        title: t('bank.description'),
        width: 'minmax(200px, 1fr)',
        cell: ({ description }) => <span title={description}>{description}</span>,
      },
      {
        key: 'reference',
        title: t('bank.reference'),
        width: '120px',
        cell: ({ reference }) => reference ?? '',
      },
    ]
    if (status === 'coded') {
      columns.push({
        key: 'entry',
        title: t('bank.entry'),
        width: '104px',
        cell: ({ entryId }) =>
          entryId ? (
            <Link className="gl-link" to={`/ledger/entries/${entryId}`}>
              {t('bank.seeEntry')}
            </Link>
          ) : null,
      })
    }
    columns.push({
      key: 'amount',
      title: t('common.amount'),
      width: '144px',
      end: true,
      cell: ({ amount }) => <Figure amount={amount} {...(currency ? { currency } : {})} />,
    })
    return columns
  }, [t, status, currency])
}
