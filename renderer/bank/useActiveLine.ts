import { useLayoutEffect } from 'react'
import { useSelection } from '../components/useSelection.ts'
import { useSteadyRow } from '../components/useSteadyRow.ts'
import type { BankLine } from '../transport/wire.ts'
import type { Undo } from './useUndo.ts'

/** The line that U gave back is the active one once the list has it: who undoes does that line again, otherwise. */
function useReturned(
  { returned, forget }: Undo,
  rows: readonly BankLine[],
  select: (index: number) => void,
): void {
  const at = returned === null ? -1 : rows.findIndex(({ id }) => id === returned)
  useLayoutEffect(() => {
    if (at < 0) return
    select(at)
    forget()
  })
}

/** The place of the active line among these rows, and how another is chosen; `list` names what the rows are of. */
export function useActiveLine(list: string, rows: readonly BankLine[], undo: Undo) {
  const [selected, select] = useSelection(`bank ${list}`)
  const at = useSteadyRow({ of: list, rows, keyOf: ({ id }) => id, selected, select })
  useReturned(undo, rows, select)
  const choose = (index: number) => {
    undo.forget()
    select(index)
  }
  const move = (step: number) => choose(Math.max(0, Math.min(rows.length - 1, at + step)))
  return { at, choose, move }
}
