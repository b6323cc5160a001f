import { useRef } from 'react'
import { useWrite } from '../data/useWrite.ts'
import type { BankLine } from '../transport/wire.ts'

/** U gives a line that is done back to the list; on a line that waits, it undoes the last thing done here. */
export function useUndo() {
  const { mutate, error } = useWrite('bank.undo')
  const done = useRef<string[]>([])
  const undo = (id: string) => {
    done.current = done.current.filter((other) => other !== id)
    mutate({ lineIds: [id] })
  }
  return {
    remember: (id: string) => void done.current.push(id),
    run: (line: BankLine) => {
      if (line.status !== 'new') return undo(line.id)
      const last = done.current.at(-1)
      if (last !== undefined) undo(last)
    },
    error,
  }
}
