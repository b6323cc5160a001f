import { memo, type ReactNode } from 'react'
import type { Column } from './VirtualTable.tsx'

/** The CSS grid tracks of a table's columns. */
export function tracksOf<Row>(columns: readonly Column<Row>[]): string {
  return columns.map(({ width }) => width).join(' ')
}

interface TableHeadProps<Row> {
  readonly columns: readonly Column<Row>[]
  readonly minWidth: number
}

export function TableHead<Row>({ columns, minWidth }: TableHeadProps<Row>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of a virtual grid
    <div role="rowgroup" className="gl-grid-head" style={{ minWidth }}>
      {/* biome-ignore lint/a11y/useSemanticElements: part of a virtual grid */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus, rows are its active descendants */}
      <div role="row" aria-rowindex={1} className="gl-row" style={{ gridTemplateColumns: tracksOf(columns) }}>
        {columns.map(({ key, title, end, quiet, head, sorted }) => (
          // biome-ignore lint/a11y/useSemanticElements: part of a virtual grid
          // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus
          <div
            key={key}
            role="columnheader"
            aria-sort={sorted}
            className={end ? 'gl-cell gl-end' : 'gl-cell'}
          >
            {quiet ? <span className="gl-visually-hidden">{title}</span> : (head ?? title)}
          </div>
        ))}
      </div>
    </div>
  )
}

interface TableFootProps<Row> extends TableHeadProps<Row> {
  readonly cells: Readonly<Record<string, ReactNode>>
  /** Its place among the rows, for who hears it. */
  readonly at: number
}

/** What the rows add up to, under them. */
export function TableFoot<Row>({ columns, minWidth, cells, at }: TableFootProps<Row>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of a virtual grid
    <div role="rowgroup" className="gl-grid-foot" style={{ minWidth }}>
      {/* biome-ignore lint/a11y/useSemanticElements: part of a virtual grid */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus */}
      <div
        role="row"
        aria-rowindex={at}
        className="gl-row"
        style={{ gridTemplateColumns: tracksOf(columns) }}
      >
        {columns.map(({ key, end }) => (
          // biome-ignore lint/a11y/useSemanticElements: part of a virtual grid
          // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus
          <div key={key} role="gridcell" className={end ? 'gl-cell gl-end' : 'gl-cell'}>
            {cells[key]}
          </div>
        ))}
      </div>
    </div>
  )
}

interface TableRowProps<Row> {
  readonly id: string
  readonly row: Row
  readonly columns: readonly Column<Row>[]
  readonly tracks: string
  readonly index: number
  readonly start: number
  readonly selected: boolean
  readonly measure: (node: Element | null) => void
  readonly below: ReactNode
  readonly onSelect: (index: number) => void
  readonly onOpen: ((row: Row) => void) | undefined
}

/** One row at its place, with what is open under it. Those that stay in sight while one scrolls are not drawn again. */
export const TableRow = memo(OneRow) as typeof OneRow

function OneRow<Row>({ id, row, columns, tracks, index, start, selected, ...rest }: TableRowProps<Row>) {
  const { measure, below, onSelect, onOpen } = rest
  return (
    <div
      role="presentation"
      ref={measure}
      data-index={index}
      className="gl-row-place"
      style={{ transform: `translateY(${start}px)` }}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: part of a virtual grid */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus, rows are its active descendants */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the grid */}
      <div
        id={id}
        role="row"
        aria-rowindex={index + 2}
        aria-selected={selected}
        className={selected ? 'gl-row gl-row-selected' : 'gl-row'}
        style={{ gridTemplateColumns: tracks }}
        onClick={() => onSelect(index)}
        onDoubleClick={() => onOpen?.(row)}
      >
        {columns.map(({ key, end, cell }) => (
          // biome-ignore lint/a11y/useSemanticElements: part of a virtual grid
          // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus
          <div key={key} role="gridcell" className={end ? 'gl-cell gl-end' : 'gl-cell'}>
            {cell(row)}
          </div>
        ))}
      </div>
      {below ? (
        // biome-ignore lint/a11y/useSemanticElements: part of a virtual grid
        // biome-ignore lint/a11y/useFocusableInteractive: its fields have the focus
        <div role="row" className="gl-row-below">
          {/* biome-ignore lint/a11y/useSemanticElements: part of a virtual grid */}
          {/* biome-ignore lint/a11y/useFocusableInteractive: its fields have the focus */}
          <div role="gridcell" aria-colspan={columns.length}>
            {below}
          </div>
        </div>
      ) : null}
    </div>
  )
}
