import { useLayoutEffect, useRef } from 'react'

interface SteadyRows<Row> {
  /** What the rows are of; where it changes, the selection begins anew. */
  readonly of: string
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
  /** The place that was chosen last. */
  readonly selected: number
  readonly select: (index: number) => void
}

/** The row that was selected, by its key, under the place that was chosen. */
interface Held {
  readonly of: string
  readonly selected: number
  readonly key: string
}

/** Where the row that was selected is now; the chosen place when another was chosen since, or when it has left. */
function placeOf<Row>(
  held: Held | null,
  chosen: number,
  { of, rows, keyOf, selected }: SteadyRows<Row>,
): number {
  if (chosen < 0 || held?.of !== of || held.selected !== selected) return chosen
  if (keyOf(rows[chosen]!) === held.key) return chosen
  const found = rows.findIndex((row) => keyOf(row) === held.key)
  return found < 0 ? chosen : found
}

/**
 * The place of the selected row: that of the same row when others came or went before it, so that no key acts on a
 * neighbour; that of the row which took its place once it has left. -1 where there is none.
 */
export function useSteadyRow<Row>(steady: SteadyRows<Row>): number {
  const held = useRef<Held | null>(null)
  const chosen = Math.min(steady.selected, steady.rows.length - 1)
  const at = placeOf(held.current, chosen, steady)
  useLayoutEffect(() => {
    const { of, rows, keyOf, selected, select } = steady
    const row = rows[at]
    if (!row) return
    const isMoved = at !== chosen
    held.current = { of, selected: isMoved ? at : selected, key: keyOf(row) }
    if (isMoved) select(at)
  })
  return at
}
