import { useState } from 'react'
import type { BankLine } from '../transport/wire.ts'
import { useUndo } from './useUndo.ts'

/** Which line has its coding open, and over how many accounts it starts. */
interface Opened {
  readonly id: string
  readonly parts: 1 | 2
}

/** What is being done to the lines of a list: the one open, the one being ignored, and what U undoes. */
export function useLineWork() {
  const [opened, setOpened] = useState<Opened | null>(null)
  const [ignoring, setIgnoring] = useState<BankLine | null>(null)
  /** Lines settled here, with the moment: the list still has them until it is read again. */
  const [settled, setSettled] = useState<ReadonlyMap<string, number>>(new Map())
  const undo = useUndo()
  const open = (line: BankLine, parts: 1 | 2) => line.status === 'new' && setOpened({ id: line.id, parts })
  /** Closes whatever is open and gives the keyboard back to the list. */
  const back = () => {
    setOpened(null)
    setIgnoring(null)
    requestAnimationFrame(() => document.querySelector<HTMLElement>('.gl-grid')?.focus())
  }
  const done = (id: string, status: 'coded' | 'ignored') => {
    undo.remember(id)
    setSettled((before) => new Map(before).set(id, Date.now()))
    back()
  }
  const onKey = (key: string, line: BankLine) => {
    if (key === 'm') open(line, 2)
    if (key === 'x' && line.status === 'new') setIgnoring(line)
    if (key === 'u') undo.run(line)
  }
  /** A quick hand must not land on a line that is done and only waits to leave the list, read at `readAt`. */
  const stillToDo = (lines: readonly BankLine[], readAt: number) =>
    lines.filter(({ id }) => (settled.get(id) ?? 0) < readAt)
  return { stillToDo, opened, ignoring, open, back, done, onKey, error: undo.error }
}
