import { useRef, useState } from 'react'
import { useWrite } from '../data/useWrite.ts'
import type { BankLine } from '../transport/wire.ts'

/** U gives a line that is done back to the list; on a line that waits, it undoes the last thing done here. */
export function useUndo() {
  const { mutate, error, isPending } = useWrite('bank.undo')
  /** What was done here, each act with its lines. */
  const done = useRef<readonly (readonly string[])[]>([])
  const [undone, setUndone] = useState<ReadonlySet<string>>(new Set())
  /** The line that U gave back, until the list has it or another is chosen. */
  const [returned, setReturned] = useState<string | null>(null)
  /** Undoes these lines in one act. */
  const undo = (lineIds: readonly string[]) => {
    if (lineIds.length === 0 || isPending) return
    const gone = new Set(lineIds)
    mutate(
      { lineIds: [...lineIds] },
      {
        onSuccess: () => {
          done.current = done.current
            .map((ids) => ids.filter((id) => !gone.has(id)))
            .filter((ids) => ids.length > 0)
          setUndone((before) => new Set([...before, ...lineIds]))
        },
        onError: () => setReturned(null),
      },
    )
  }
  const remember = (ids: readonly string[]) => {
    if (ids.length > 0) done.current = [...done.current, ids]
    setUndone((before) => new Set([...before].filter((id) => !ids.includes(id))))
  }
  const run = (line: BankLine | undefined) => {
    if (line && line.status !== 'new') return undo([line.id])
    const last = done.current.at(-1)
    if (last === undefined || isPending) return
    undo(last)
    setReturned(last.length === 1 ? last[0]! : null)
  }
  const forget = () => setReturned(null)
  return { undo, remember, run, undone, returned, forget, error, busy: isPending }
}

export type Undo = ReturnType<typeof useUndo>
