import { useState } from 'react'
import { useCompany } from '../../data/companyContext.ts'
import { useSelection } from '../useSelection.ts'
import type { Sort } from './listColumns.ts'
import { type Remembered, remember, remembered } from './remembered.ts'

export interface ListState {
  readonly name: string
  /** What the list is of. */
  readonly of: string
  /** What is looked for; waits until the person stops typing. */
  readonly text: string
  readonly setText: (text: string) => void
  readonly sort: Sort | null
  readonly setSort: (sort: Sort | null) => void
  readonly columns: readonly string[] | null
  readonly setColumns: (columns: readonly string[] | null) => void
  readonly selected: number
  readonly select: (index: number) => void
}

interface ListOptions {
  /** Looked for from the start. */
  readonly text?: string | null
  /** What the list is of, where one screen shows many: the text and the row of one are not those of another. */
  readonly of?: string
}

/** What was looked for in each list, for as long as the window lives. */
const texts = new Map<string, string>()

/**
 * The state of one list: what is looked for, its order, its columns and its selected row. Order and columns are
 * remembered by the browser under `name`; the text and the row for as long as the window lives. `startSort` is the
 * order until one is chosen.
 */
export function useList(
  name: string,
  startSort: Sort | null = null,
  { text: startText = null, of = '' }: ListOptions = {},
): ListState {
  const { path } = useCompany()
  const place = `${path} ${name} ${of}`
  const [selected, select] = useSelection(`list ${name} ${of}`)
  const [typed, keepTyped] = useState({ place, text: startText ?? texts.get(place) ?? '' })
  const text = typed.place === place ? typed.text : (texts.get(place) ?? '')
  const [state, keepState] = useState<Remembered>(() => {
    const before = remembered(name)
    return { ...before, sort: before.sort ?? startSort }
  })
  const change = (part: Partial<Remembered>) => {
    const next = { ...state, ...part }
    remember(name, next)
    keepState(next)
  }
  return {
    name,
    of: place,
    text,
    setText: (next) => {
      texts.set(place, next)
      keepTyped({ place, text: next })
      select(0)
    },
    sort: state.sort,
    setSort: (sort) => {
      change({ sort })
      select(0)
    },
    columns: state.columns,
    setColumns: (columns) => change({ columns }),
    selected,
    select,
  }
}
