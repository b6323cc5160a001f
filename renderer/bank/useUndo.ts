import { useRef } from 'react'
import { useWrite } from '../data/useWrite.ts'
import type { BankLine } from '../transport/wire.ts'

interface Done {
  readonly id: string
  readonly status: 'coded' | 'ignored'
}

/** U gives a coded or ignored line back to the list; on a line to code, it undoes the last thing done here. */
export function useUndo() {
  const uncode = useWrite('bank.uncode')
  const unignore = useWrite('bank.unignore')
  const done = useRef<Done[]>([])
  const undo = ({ id, status }: Done) => {
    done.current = done.current.filter((item) => item.id !== id)
    if (status === 'coded') uncode.mutate({ lineId: id })
    else unignore.mutate({ lineId: id })
  }
  return {
    remember: (id: string, status: Done['status']) => void done.current.push({ id, status }),
    run: (line: BankLine) => {
      if (line.status !== 'new') return undo({ id: line.id, status: line.status })
      const last = done.current.at(-1)
      if (last) undo(last)
    },
    error: uncode.error ?? unignore.error,
  }
}
