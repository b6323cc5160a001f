import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Figure } from '../components/Figure.tsx'
import type { ListColumn, Sort } from '../components/list/listColumns.ts'
import { DOCUMENT_NUMBER_WIDTH } from '../components/numberWidths.ts'
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

type Columns = readonly ListColumn<DocumentItem>[]

/** Its number, its day, and with whom it is. */
function whoColumns(kind: ListedKind, t: TFunction): Columns {
  return [
    {
      key: 'number',
      title: t('common.number'),
      width: DOCUMENT_NUMBER_WIDTH,
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
  ]
}

/** What it is about; of money, how it moved. */
function whatColumns(kind: ListedKind, t: TFunction): Columns {
  const isMoney = !isTradeKind(kind)
  const isPurchase = kind === 'bill' || kind === 'expense' || kind === 'supplierCredit'
  const what: Columns = [
    {
      key: 'reference',
      title: t('document.reference'),
      width: '120px',
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
  ]
  if (!isMoney) return what
  const method: ListColumn<DocumentItem> = {
    key: 'method',
    title: t('payment.method'),
    width: '160px',
    value: (row) => (row.method === null ? null : t(`document.methods.${row.method}`)),
  }
  const account: ListColumn<DocumentItem> = {
    key: 'account',
    title: t('common.account'),
    width: '88px',
    value: (row) => row.account,
  }
  return [...what, ...(kind === 'transfer' ? [] : [method]), account]
}

function dueColumns(kind: ListedKind, t: TFunction): Columns {
  if (kind !== 'invoice' && kind !== 'bill' && kind !== 'quote') return []
  return [
    {
      key: 'due',
      title: t(kind === 'quote' ? 'document.validThrough' : 'document.due'),
      width: '104px',
      kind: 'date',
      order: orderOn('due'),
      value: ({ dueDate }) => dueDate,
    },
  ]
}

function amountColumns(kind: ListedKind, t: TFunction): Columns {
  const total: ListColumn<DocumentItem> = {
    key: 'total',
    title: t('common.total'),
    width: '120px',
    kind: 'amount',
    total: true,
    order: orderOn('total'),
    value: counted((row) => row.total),
    cell: (row) => <Amount row={row} amount={row.total} />,
  }
  if (['quote', 'order', 'expense', 'transfer'].includes(kind)) return [total]
  const balance: ListColumn<DocumentItem> = {
    key: 'balance',
    title: t(isTradeKind(kind) ? 'document.balance' : 'payment.leftOver'),
    width: '120px',
    kind: 'amount',
    total: true,
    order: orderOn('balance'),
    value: counted((row) => row.balance),
    cell: (row) => (row.status === 'draft' ? null : <Amount row={row} amount={row.balance} />),
  }
  return [total, balance]
}

/** The columns of a list of documents; those that a kind has no use for are left out. */
export function useDocumentColumns(kind: ListedKind): Columns {
  const { t } = useTranslation()
  const statusText = useStatusText()
  return useMemo(
    () => [
      ...whoColumns(kind, t),
      ...whatColumns(kind, t),
      ...dueColumns(kind, t),
      {
        key: 'status',
        title: t('common.status'),
        width: '128px',
        value: (row) => statusText(row.kind, row.status),
        cell: (row) => <StatusChip kind={row.kind} status={row.status} />,
      },
      ...amountColumns(kind, t),
    ],
    [kind, t, statusText],
  )
}
