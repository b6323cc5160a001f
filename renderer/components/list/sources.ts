/** Where the rows of a list come from: an operation read page by page, or rows that are all there. */
import { useCallback } from 'react'
import type { Exported } from '../../data/useExport.ts'
import { type ItemOf, type PagedName, useReadPages } from '../../data/useRead.ts'
import type { Input, Output } from '../../transport/wire.ts'
import type { WireOrder } from './listColumns.ts'

export interface ListSource<Row> {
  readonly rows: readonly Row[]
  /** False until the first answer. */
  readonly ready: boolean
  readonly reading: boolean
  readonly error: unknown
  /** Rows that answer, read or not; undefined when nobody counted. */
  readonly total?: number | undefined
  /** Sums over all that answer, by column, where the operation gives them. */
  readonly totals?: Readonly<Record<string, string>> | undefined
  readonly more: boolean
  readonly readMore: () => void
  /** Reads what is left and gives all rows. */
  readonly readAll: () => Promise<readonly Row[]>
  /** What the books make a workbook or a PDF of, where they can. */
  readonly exported?: Exported | undefined
  /** The operation itself looks for the text of the list. */
  readonly finds: boolean
}

/** The lists that the books make files of. */
const EXPORTED: ReadonlySet<string> = new Set<Exported['report']>([
  'invoice.list',
  'quote.list',
  'order.list',
  'creditNote.list',
  'bill.list',
  'expense.list',
  'supplierCredit.list',
  'payment.list',
  'party.list',
  'product.list',
  'stock.list',
  'project.list',
  'ledger.entries',
  'ledger.register',
  'bank.lines',
  'report.taxEntries',
])

const exportedOf = (name: string, input: object): Exported | undefined =>
  EXPORTED.has(name) ? { report: name as Exported['report'], input } : undefined

interface PagesOptions<Name extends PagedName> {
  readonly enabled?: boolean
  /** For an operation that looks for a text by itself: the text of the list. */
  readonly text?: string
  /** The filter itself says what is looked for. */
  readonly finds?: boolean
  /** For an operation that sorts by itself: `orderOf(columns, list.sort)`. */
  readonly order?: WireOrder | undefined
  /** Where the answer holds the sums of columns: `{ total: (answer) => answer.sum }`. */
  readonly totals?: Readonly<Record<string, (first: Output<Name>) => string | undefined>>
}

/** With the first answer, for what it says besides its rows. */
interface PagedSource<Name extends PagedName> extends ListSource<ItemOf<Name>> {
  readonly first: Output<Name> | undefined
}

/** A list read page by page as the person scrolls; whole when it is sorted, exported or printed. */
export function usePages<Name extends PagedName>(
  name: Name,
  filter: Omit<Input<Name>, 'limit' | 'cursor'>,
  { enabled = true, text, finds = text !== undefined, order, totals }: PagesOptions<Name> = {},
): PagedSource<Name> {
  const input = { ...filter, ...(text ? { text } : {}), ...order }
  const pages = useReadPages(name, input, { enabled })
  const { items, first, data, error, hasNextPage, isFetching, fetchNextPage } = pages
  const readMore = useCallback(() => {
    if (hasNextPage && !isFetching) void fetchNextPage()
  }, [hasNextPage, isFetching, fetchNextPage])
  const readAll = async () => {
    let left = hasNextPage
    let rows = items
    while (left) {
      const next = await fetchNextPage()
      if (next.error) throw next.error
      left = next.hasNextPage
      rows = itemsOf<ItemOf<Name>>(next.data?.pages ?? [])
    }
    return rows
  }
  const count = (first as { total?: unknown } | undefined)?.total
  const given =
    first && totals
      ? Object.entries(totals).flatMap(([key, of]): [string, string][] => {
          const sum = of(first)
          return sum === undefined ? [] : [[key, sum]]
        })
      : []
  return {
    first,
    rows: items,
    ready: data !== undefined,
    reading: isFetching,
    error,
    total: typeof count === 'number' ? count : data === undefined || hasNextPage ? undefined : items.length,
    totals: given.length > 0 ? Object.fromEntries(given) : undefined,
    more: hasNextPage,
    readMore,
    readAll,
    exported: exportedOf(name, input),
    finds,
  }
}

function itemsOf<Item>(pages: readonly unknown[]): readonly Item[] {
  return pages.flatMap((page) => (page as { readonly items: readonly Item[] }).items)
}

/** Rows that are all there; `undefined` while they are read. */
export function wholeSource<Row>(
  rows: readonly Row[] | undefined,
  error: unknown = null,
  exported?: Exported,
): ListSource<Row> {
  const known = rows ?? NO_ROWS
  return {
    rows: known,
    ready: rows !== undefined,
    reading: rows === undefined && !error,
    error,
    total: known.length,
    more: false,
    readMore: () => undefined,
    readAll: async () => known,
    exported,
    finds: false,
  }
}

const NO_ROWS: readonly never[] = []
