import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Figure } from '../components/Figure.tsx'
import type { ListColumn, Sort } from '../components/list/listColumns.ts'
import { addressOf, type DocumentItem, isTradeKind, type ListedKind } from './documentKinds.ts'
import { StatusChip, useStatusText } from './StatusChip.tsx'

/** What the lists sort by; the operation does it. */
const SORTS = ['date', 'due', 'number', 'party', 'total', 'balance'] as const
type SortName = (typeof SORTS)[number]

const orderOn = (name: SortName): string => name

/** The order to ask of the operation for the sorted column. */
export function sortInput(sort: Sort | null): { sort?: SortName; order?: 'asc' | 'desc' } {
  const name = SORTS.find((one) => one === sort?.key)
  return name ? { sort: name, order: sort?.down ? 'desc' : 'asc' } : {}
}

const UNCOUNTED: readonly string[] = ['draft', 'cancelled', 'held']

/** Only what counts is added up, here as in the books. */
const counted =
  (amountOf: (row: DocumentItem) => string) =>
  (row: DocumentItem): string | null =>
    UNCOUNTED.includes(row.status) ? null : amountOf(row)

/** An amount; one that does not count stands back. */
function Amount({ row, amount }: { readonly row: DocumentItem; readonly amount: string }) {
  return (
    <span className={UNCOUNTED.includes(row.status) ? 'gl-doc-uncounted' : ''}>
      <Figure amount={amount} />
    </span>
  )
}

/** The columns of a list of documents; those that a kind has no use for are left out. */
export function useDocumentColumns(kind: ListedKind): readonly ListColumn<DocumentItem>[] {
  const { t } = useTranslation()
  const statusText = useStatusText()
  return useMemo(() => {
    const isPurchase = kind === 'bill' || kind === 'expense' || kind === 'supplierCredit'
    const isMoney = !isTradeKind(kind)
    const hasDue = kind === 'invoice' || kind === 'bill' || kind === 'quote'
    const hasBalance = !['quote', 'order', 'expense', 'transfer'].includes(kind)
    const columns: readonly (ListColumn<DocumentItem> | null)[] = [
      {
        key: 'number',
        title: t('common.number'),
        width: '120px',
        order: orderOn('number'),
        fixed: true,
        value: ({ number }) => number ?? t('document.status.draft'),
        cell: (row) => (
          <Link className="gl-link" to={addressOf.one(row.kind, row.id)} tabIndex={-1}>
            {row.number ?? t('document.status.draft')}
          </Link>
        ),
      },
      {
        key: 'date',
        title: t('common.date'),
        width: '104px',
        kind: 'date',
        order: orderOn('date'),
        value: ({ date }) => date,
      },
      {
        key: 'party',
        title: t(`document.kinds.${kind}.party`),
        width: 'minmax(152px, 2fr)',
        order: orderOn('party'),
        value: ({ partyName }) => partyName,
      },
      {
        key: 'reference',
        title: t(isPurchase ? 'document.supplierNumber' : 'document.reference'),
        width: '152px',
        value: ({ reference }) => reference,
        extra: !isPurchase && !isMoney,
      },
      {
        key: 'description',
        title: t('document.description'),
        width: 'minmax(104px, 2fr)',
        value: ({ description }) => description,
        extra: isMoney,
      },
      isMoney && kind !== 'transfer'
        ? {
            key: 'method',
            title: t('document.method'),
            width: '144px',
            value: ({ method }) => (method === null ? null : t(`document.methods.${method}`)),
          }
        : null,
      isMoney
        ? {
            key: 'account',
            title: t('common.account'),
            width: '88px',
            value: ({ account }) => account,
          }
        : null,
      hasDue
        ? {
            key: 'due',
            title: t(kind === 'quote' ? 'document.validThrough' : 'document.due'),
            width: '104px',
            kind: 'date',
            order: orderOn('due'),
            value: ({ dueDate }) => dueDate,
          }
        : null,
      {
        key: 'status',
        title: t('common.status'),
        width: '128px',
        value: (row) => statusText(row.kind, row.status),
        cell: (row) => <StatusChip kind={row.kind} status={row.status} />,
      },
      {
        key: 'total',
        title: t('common.total'),
        width: '120px',
        kind: 'amount',
        total: true,
        order: orderOn('total'),
        value: counted(({ total }) => total),
        cell: (row) => <Amount row={row} amount={row.total} />,
      },
      hasBalance
        ? {
            key: 'balance',
            title: t(isMoney ? 'document.creditLeft' : 'document.balance'),
            width: '120px',
            kind: 'amount',
            total: true,
            order: orderOn('balance'),
            value: counted(({ balance }) => balance),
            cell: (row) => (row.status === 'draft' ? null : <Amount row={row} amount={row.balance} />),
          }
        : null,
    ]
    return columns.filter((column) => column !== null)
  }, [kind, t, statusText])
}
