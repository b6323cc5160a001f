import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../data/useFormat.ts'
import type { Column } from '../VirtualTable.tsx'
import { ListCell } from './ListCell.tsx'
import { isFigures, type ListColumn, nextSort } from './listColumns.ts'
import { SortButton } from './SortButton.tsx'
import type { ListState } from './useList.ts'

/** The columns of a list as the grid draws them, with titles that sort. */
export function useGridColumns<Row>(
  columns: readonly ListColumn<Row>[],
  { sort, setSort }: Pick<ListState, 'sort' | 'setSort'>,
): readonly Column<Row>[] {
  return columns.map((column) => {
    const { key, title, width, kind, value, cell, quiet = false } = column
    const direction = sort?.down ? 'descending' : 'ascending'
    return {
      key,
      title,
      width,
      quiet,
      end: isFigures(column),
      ...(value
        ? {
            head: (
              <SortButton
                title={title}
                column={key}
                sort={sort}
                onPress={() => setSort(nextSort(sort, key))}
              />
            ),
            sorted: sort?.key === key ? direction : undefined,
          }
        : {}),
      cell: cell ?? ((row: Row) => <ListCell kind={kind} value={value?.(row)} />),
    }
  })
}

interface Foot {
  /** Null while not everything is read. */
  readonly totals: Readonly<Record<string, string>> | null
  /** Undefined while nobody knows: then there are at least `least`. */
  readonly count: number | undefined
  readonly least: number
  readonly chosen: boolean
}

/** The foot of a list: how many rows, or how many of them are chosen, and the sums of the columns that have one. */
export function useListFoot<Row>(
  columns: readonly ListColumn<Row>[],
  { totals, count, least, chosen }: Foot,
): Readonly<Record<string, ReactNode>> {
  const { t } = useTranslation()
  const format = useFormat()
  const sums = columns.flatMap(({ key, kind, total }): [string, ReactNode][] => {
    const sum = total ? totals?.[key] : undefined
    return sum === undefined ? [] : [[key, <ListCell key={key} kind={kind} value={sum} />]]
  })
  const first = columns.find(({ key, quiet }) => !quiet && !sums.some(([summed]) => summed === key))
  const words =
    count === undefined
      ? t('list.atLeast', { count: least, shown: format.count(least) })
      : t(chosen ? 'list.chosen' : 'list.count', { count, shown: format.count(count) })
  return { ...(first ? { [first.key]: words } : {}), ...Object.fromEntries(sums) }
}
