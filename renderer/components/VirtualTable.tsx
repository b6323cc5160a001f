import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useId,
  useRef,
} from 'react'
import { TableFoot, TableHead, TableRow, tracksOf } from './TableRow.tsx'
import { nextIndex } from './tableKeys.ts'
import { useLatest } from './useLatest.ts'

export interface Column<Row> {
  readonly key: string
  readonly title: string
  /** A CSS grid track: `96px`, `minmax(160px, 2fr)`. */
  readonly width: string
  readonly end?: boolean
  /** The title is read aloud but not shown: a column of buttons. */
  readonly quiet?: boolean
  /** What stands in the head instead of the bare title: a button that sorts. */
  readonly head?: ReactNode
  readonly sorted?: 'ascending' | 'descending' | undefined
  readonly cell: (row: Row) => ReactNode
}

interface VirtualTableProps<Row> {
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly selected: number
  readonly onSelect: (index: number) => void
  readonly onOpen?: (row: Row) => void
  /** Other keys pressed on the selected row; true when it takes them: the screen hears the others. */
  readonly onKey?: (key: string, row: Row) => boolean
  /** What is open under a row, if anything. */
  readonly below?: (row: Row) => ReactNode
  /** The last loaded rows are on the screen: time to ask for more. */
  readonly onNearEnd?: () => void
  readonly total?: number | undefined
  readonly minWidth?: number
  /** A row of totals that stays at the bottom, by column. */
  readonly foot?: Readonly<Record<string, ReactNode>> | null
}

const ROW_PX = 32

/** The keys of the grid itself; those of a form open under a row are the form's. */
function onGridKey<Row>(event: KeyboardEvent<HTMLDivElement>, props: VirtualTableProps<Row>): void {
  if (event.target !== event.currentTarget || event.ctrlKey || event.altKey || event.metaKey) return
  const { rows, selected } = props
  const row = rows[selected]
  const next = nextIndex(event.key, selected, rows.length)
  if (next !== null) props.onSelect(next)
  else if (event.key === 'Enter' && row) props.onOpen?.(row)
  else if (!row || event.key.length > 1) return
  else if (!props.onKey?.(event.key.toLowerCase(), row) && event.key !== ' ') return
  event.preventDefault()
}

/** The keyboard is nowhere, or at what led here: a list that comes takes it, and not from a button that one has gone on to. */
function isKeyboardFree({ activeElement }: Document): boolean {
  if (activeElement === null || activeElement === document.body || activeElement.id === 'main') return true
  return (
    !(activeElement instanceof HTMLInputElement) && activeElement.closest('nav, [role=tab], .gl-top') !== null
  )
}

/** The keyboard comes to the grid, the selected row stays in sight, and more is asked for near the end. */
function useGridPlace<Row>(
  { rows, selected, onNearEnd }: VirtualTableProps<Row>,
  grid: RefObject<HTMLDivElement | null>,
  virtual: Virtualizer<HTMLDivElement, Element>,
  last: number,
): void {
  // The list is what one came for: the keys work in it at once.
  useEffect(() => {
    if (isKeyboardFree(document)) grid.current?.focus({ preventScroll: true })
  }, [grid])
  useEffect(() => {
    if (rows.length > 0 && last >= rows.length - 20) onNearEnd?.()
  }, [last, rows.length, onNearEnd])
  useEffect(() => {
    if (selected >= 0 && selected < rows.length) virtual.scrollToIndex(selected, { align: 'auto' })
  }, [selected, rows.length, virtual])
}

/** A long list: only the rows on the screen exist, each 32 pixels high, with one that may be open underneath. */
export function VirtualTable<Row>(props: VirtualTableProps<Row>) {
  const { label, columns, rows, rowKey, selected, below, total, minWidth = 640 } = props
  const grid = useRef<HTMLDivElement>(null)
  const id = useId()
  const rowCount = total ?? rows.length
  const keyOf = useLatest(rowKey)
  // Another function has the places of all rows computed anew, so it is the same as long as the rows are.
  const getItemKey = useCallback((index: number) => keyOf.current(rows[index]!), [rows, keyOf])
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => grid.current,
    estimateSize: () => ROW_PX,
    getItemKey,
    overscan: 12,
    scrollPaddingStart: ROW_PX,
    scrollPaddingEnd: props.foot ? ROW_PX : 0,
  })
  const shown = virtual.getVirtualItems()
  const last = shown.at(-1)?.index ?? 0
  useGridPlace(props, grid, virtual, last)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtual grid cannot be a <table>, whose rows all exist
    <div
      ref={grid}
      role="grid"
      aria-label={label}
      aria-rowcount={rowCount + (props.foot ? 2 : 1)}
      aria-colcount={columns.length}
      {...(rows[selected] ? { 'aria-activedescendant': `${id}-${selected}` } : {})}
      tabIndex={0}
      className="gl-grid"
      onKeyDown={(event) => onGridKey(event, props)}
    >
      <TableHead columns={columns} minWidth={minWidth} />
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      <div role="rowgroup" className="gl-grid-body" style={{ height: virtual.getTotalSize(), minWidth }}>
        {shown.map((item) => {
          const row = rows[item.index]!
          return (
            <TableRow
              key={item.key}
              id={`${id}-${item.index}`}
              row={row}
              columns={columns}
              tracks={tracksOf(columns)}
              index={item.index}
              start={item.start}
              selected={item.index === selected}
              measure={virtual.measureElement}
              below={below?.(row) ?? null}
              onSelect={props.onSelect}
              onOpen={props.onOpen}
            />
          )
        })}
      </div>
      {props.foot ? (
        <TableFoot columns={columns} minWidth={minWidth} cells={props.foot} at={rowCount + 2} />
      ) : null}
    </div>
  )
}
