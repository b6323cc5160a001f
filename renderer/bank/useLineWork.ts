import { useState } from 'react'
import type { BankLine } from '../transport/wire.ts'
import type { Chosen } from './matching.ts'
import type { Suggestion } from './suggestions.ts'
import { useUndo } from './useUndo.ts'

/** What is open for a line: its accounts, those split, or several documents put together. */
export type Mode = 'code' | 'split' | 'combine'

export interface Opened {
  readonly id: string
  readonly mode: Mode
  /** The documents that a combination starts with. */
  readonly start: readonly Chosen[]
  /** The suggestion that a coding starts with; null: the best there is. */
  readonly suggestion: Suggestion | null
}

/** What is asked about a line before it is done. */
export interface Asked {
  readonly what: 'ignore' | 'transfer'
  readonly line: BankLine
  readonly suggestion: Suggestion | null
}

/** What is being done to the lines of a list: what is open, what is asked, and what U undoes. */
export function useLineWork() {
  const [opened, setOpened] = useState<Opened | null>(null)
  const [asked, setAsked] = useState<Asked | null>(null)
  /** Lines settled here, with the moment: the list still has them until it is read again. */
  const [settled, setSettled] = useState<ReadonlyMap<string, number>>(new Map())
  /** The line that was done last, one at a time. */
  const [lastDone, setLastDone] = useState<string | null>(null)
  const undo = useUndo()
  const open = (
    line: BankLine,
    mode: Mode,
    start: readonly Chosen[] = [],
    suggestion: Suggestion | null = null,
  ) => line.status === 'new' && setOpened({ id: line.id, mode, start, suggestion })
  const ask = (what: Asked['what'], line: BankLine, suggestion: Suggestion | null = null) =>
    line.status === 'new' && setAsked({ what, line, suggestion })
  /** Closes whatever is open and gives the keyboard back to the list. */
  const back = () => {
    setOpened(null)
    setAsked(null)
    requestAnimationFrame(() => document.querySelector<HTMLElement>('.gl-grid')?.focus())
  }
  /** Lines that are settled leave the list; the last can be undone. */
  const noteDone = (ids: readonly string[]) => {
    const now = Date.now()
    undo.remember(ids)
    setSettled((before) => new Map([...before, ...ids.map((id) => [id, now] as const)]))
  }
  const done = (id: string) => {
    noteDone([id])
    setLastDone(id)
    back()
  }
  /** A quick hand must not land on a line that is done and only waits to leave the list, read at `readAt`. */
  const stillToDo = (lines: readonly BankLine[], readAt: number) =>
    lines.filter(({ id }) => (settled.get(id) ?? 0) < readAt)
  return { lastDone, stillToDo, opened, asked, open, ask, back, done, noteDone, undo }
}

export type LineWork = ReturnType<typeof useLineWork>
