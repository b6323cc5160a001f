import { ArrowSortDown16Regular, ArrowSortUp16Regular } from '@fluentui/react-icons'
import type { Sort } from './listColumns.ts'

interface SortButtonProps {
  readonly title: string
  readonly column: string
  readonly sort: Sort | null
  readonly onPress: () => void
}

/** The title of a column, which sorts by it; the arrow says which way, the grid says it to who hears. */
export function SortButton({ title, column, sort, onPress }: SortButtonProps) {
  const Arrow = sort?.key !== column ? null : sort.down ? ArrowSortDown16Regular : ArrowSortUp16Regular
  return (
    <button type="button" className="gl-sort" onClick={onPress} title={title}>
      <span className="gl-sort-title">{title}</span>
      {Arrow ? <Arrow aria-hidden className="gl-sort-arrow" /> : null}
    </button>
  )
}
