/** What the columns of a list say of their rows: how they are shown, sorted, searched, added up and exported. */
import type { ReactNode } from 'react'

/** `amount` is a wire amount in the currency of the company, `count` a whole number, `percent` parts per million. */
export type ColumnKind = 'text' | 'amount' | 'count' | 'percent' | 'date'

export type CellValue = string | number | null | undefined

export interface ListColumn<Row> {
  readonly key: string
  readonly title: string
  /** A CSS grid track: `96px`, `minmax(160px, 2fr)`. */
  readonly width: string
  /** `text` when left out; amounts and counts stand on the right. */
  readonly kind?: ColumnKind
  /** What sorting, the filter and exports see. A column without it holds buttons or marks only. */
  readonly value?: (row: Row) => CellValue
  /** What the screen shows when it is more than the value: a link, a mark, a button. */
  readonly cell?: (row: Row) => ReactNode
  /** The sum of the column stands in the foot of the list (amounts and counts). */
  readonly total?: boolean
  /** The title is read aloud but not shown: a column of buttons. */
  readonly quiet?: boolean
  /** Left out of the list until the person chooses it. */
  readonly extra?: boolean
  /** Stays: the list makes no sense without it. */
  readonly fixed?: boolean
  /** The word of the operation for this column, where it sorts on it by itself (its input `sort`). */
  readonly order?: string
}

export interface Sort {
  readonly key: string
  readonly down: boolean
}

export const isFigures = ({ kind }: Pick<ListColumn<never>, 'kind'>): boolean =>
  kind === 'amount' || kind === 'count' || kind === 'percent'

/** The columns on the screen: those chosen, else all that are not extra. */
export function shownColumns<Row>(
  columns: readonly ListColumn<Row>[],
  chosen: readonly string[] | null,
): readonly ListColumn<Row>[] {
  return columns.filter(({ key, extra, fixed }) => fixed || (chosen ? chosen.includes(key) : extra !== true))
}

/** Pixels below which the list scrolls sideways rather than squeeze its columns. */
export function leastWidth(widths: readonly string[]): number {
  return widths.reduce((sum, width) => sum + Number(/(\d{1,6})px/.exec(width)?.[1] ?? 0), 0)
}

/** The next state of a column whose title is pressed: up, down, then as the list comes. */
export function nextSort(sort: Sort | null, key: string): Sort | null {
  if (sort?.key !== key) return { key, down: false }
  return sort.down ? null : { key, down: true }
}

/** The order as operations that sort are asked for it. */
export interface WireOrder {
  readonly sort: string
  readonly order: 'asc' | 'desc'
}

/** The order to ask of the operation, where it knows the sorted column. */
export function orderOf<Row>(columns: readonly ListColumn<Row>[], sort: Sort | null): WireOrder | undefined {
  const order = columns.find(({ key }) => key === sort?.key)?.order
  return sort && order ? { sort: order, order: sort.down ? 'desc' : 'asc' } : undefined
}
