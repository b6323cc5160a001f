import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Figure } from '../components/Figure.tsx'
import type { Column } from '../components/VirtualTable.tsx'
import type { BankLine } from '../transport/wire.ts'
import { LineText } from './LineText.tsx'

/**
 * The columns of the bank's lines; what became of each is told beside the list. A bank that gives no references or categories
 * leaves their room to the descriptions.
 */
export function useLineColumns(
  currency: string | undefined,
  lines: readonly BankLine[],
): readonly Column<BankLine>[] {
  const { t } = useTranslation()
  const hasReferences = lines.some(({ reference }) => Boolean(reference))
  const hasCategories = lines.some(({ category }) => category !== null)
  return useMemo(() => {
    const columns: readonly Column<BankLine>[] = [
      {
        key: 'date',
        title: t('common.date'),
        width: '104px',
        cell: ({ date }) => <span className="gl-figure">{date}</span>,
      },
      {
        key: 'description',
        title: t('bank.description'),
        width: 'minmax(160px, 1fr)',
        cell: ({ description }) => <LineText text={description} />,
      },
      {
        key: 'reference',
        title: t('bank.reference'),
        width: '104px',
        cell: ({ reference }) => reference ?? '',
      },
      {
        key: 'category',
        title: t('bank.category'),
        width: 'minmax(112px, 0.7fr)',
        cell: ({ category }) => <span title={category ?? ''}>{category}</span>,
      },
      {
        key: 'amount',
        title: t('common.amount'),
        width: '128px',
        end: true,
        cell: ({ amount }) => <Figure amount={amount} {...(currency ? { currency } : {})} />,
      },
    ]
    const isShown = (key: string) =>
      (key !== 'reference' || hasReferences) && (key !== 'category' || hasCategories)
    return columns.filter(({ key }) => isShown(key))
  }, [t, currency, hasReferences, hasCategories])
}
