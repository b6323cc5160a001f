import { useDeferredValue, useEffect, useMemo } from 'react'
import { useFormat } from '../../data/useFormat.ts'
import type { ListColumn } from './listColumns.ts'
import { matchingRows, sortedRows, totalsOf } from './listRows.ts'
import type { ListSource } from './sources.ts'
import type { ListState } from './useList.ts'

/**
 * The rows of a list as filtered and sorted, with their totals. What the operation does by itself (find, sort, add
 * up) is left to it; for the rest all pages are read.
 */
export function useListRows<Row extends object>(
  source: ListSource<Row>,
  columns: readonly ListColumn<Row>[],
  { text, sort }: Pick<ListState, 'text' | 'sort'>,
) {
  const { language, currency } = useFormat()
  const { rows: all, totals: given, more, readMore, finds } = source
  const typed = useDeferredValue(finds ? '' : text)
  const sortsHere = columns.some(({ key, order, value }) => key === sort?.key && !order && value)
  const here = sortsHere ? sort : null
  const { find, arrange } = useMemo(() => {
    const words = new WeakMap<Row, string>()
    return {
      find: (rows: readonly Row[]) => matchingRows(rows, columns, typed, words),
      arrange: (rows: readonly Row[]) => sortedRows(rows, columns, here, { language, currency }),
    }
  }, [columns, typed, here, language, currency])
  const found = useMemo(() => find(all), [find, all])
  const rows = useMemo(() => arrange(found), [arrange, found])
  const own = useMemo(
    () => (more ? null : totalsOf(found, columns, currency)),
    [more, found, columns, currency],
  )
  const needsAll = more && (sortsHere || typed !== '')
  useEffect(() => {
    if (needsAll) readMore()
  }, [needsAll, readMore])
  return {
    rows,
    /** Over all that answers; null while some of it is not read and the operation did not add it up. */
    totals: given && typed === '' ? given : own,
    /** Pages are being read because the order or the filter needs them all. */
    gathering: needsAll,
    /** The same filter and order, on rows that were just read. */
    work: (read: readonly Row[]) => arrange(find(read)),
  }
}
