import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { List } from '../components/list/List.tsx'
import { usePages } from '../components/list/sources.ts'
import { useList } from '../components/list/useList.ts'
import { useAddress } from '../data/useAddress.ts'
import type { Input } from '../transport/wire.ts'
import { DocumentFilters } from './DocumentFilters.tsx'
import { filterOf, listInput } from './documentFilter.ts'
import {
  addressOf,
  type DocumentItem,
  isSaleKind,
  type ListedKind,
  type MoneyListKind,
} from './documentKinds.ts'
import { sortInput, useDocumentColumns } from './useDocumentColumns.tsx'

type ListName =
  | 'invoice.list'
  | 'quote.list'
  | 'order.list'
  | 'creditNote.list'
  | 'bill.list'
  | 'expense.list'
  | 'supplierCredit.list'
  | 'payment.list'

interface DocumentListProps {
  readonly operation: ListName
  readonly kind: ListedKind
  /** For an operation that lists several kinds: the one that is wanted. */
  readonly only?: MoneyListKind
  /** A filter of the screen itself, before the others. */
  readonly before?: ReactNode
  readonly statuses: readonly string[]
  readonly empty: ReactNode
}

const TOTALS = {
  total: ({ sum }: { readonly sum: string }) => sum,
  balance: ({ balance }: { readonly balance: string }) => balance,
}

/** Documents filtered, sorted and added up by the books themselves. */
export function DocumentList(props: DocumentListProps) {
  const { operation, kind, only, before = null, statuses, empty } = props
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { search, put, only: showOnly } = useAddress()
  const filter = useMemo(() => filterOf(search), [search])
  // The kind is a choice of the screen, which clearing the filters leaves.
  const kept: Record<string, string> = only ? { kind: only } : {}
  const state = useList(`documents.${kind}`, { key: 'date', down: true })
  const columns = useDocumentColumns(kind)
  const input = { ...listInput(filter), ...sortInput(state.sort), ...(only ? { kind: only } : {}) }
  const source = usePages(operation, input as Omit<Input<ListName>, 'limit' | 'cursor'>, {
    text: state.text,
    totals: TOTALS,
  })
  return (
    <List<DocumentItem>
      state={state}
      label={t(`document.kinds.${kind}.many`)}
      columns={columns}
      source={source}
      rowKey={({ id }) => id}
      onOpen={(row) => void navigate(addressOf.one(row.kind, row.id))}
      filters={
        <>
          {before}
          <DocumentFilters
            kind={kind}
            role={isSaleKind(kind) ? 'client' : 'supplier'}
            statuses={statuses}
            filter={filter}
            onChange={(part) => put({ ...part })}
          />
        </>
      }
      filtered={Object.keys(filter).length > 0}
      onClearFilters={() => showOnly(kept)}
      hint={t('document.searchHint')}
      empty={empty}
      fileName={t(`document.kinds.${kind}.file`)}
    />
  )
}
