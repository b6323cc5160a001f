/** How this person left each list on this machine: its columns and its order. Kept in the window, not in the books. */
import type { Sort } from './listColumns.ts'

export interface Remembered {
  /** Keys of the columns shown; null as the list comes. */
  readonly columns: readonly string[] | null
  readonly sort: Sort | null
}

const KEY = 'grandlivre.lists'

function all(): Record<string, Partial<Remembered>> {
  try {
    return (JSON.parse(localStorage.getItem(KEY) ?? '{}') ?? {}) as Record<string, Partial<Remembered>>
  } catch {
    return {}
  }
}

/** What cannot be read gives the list as it comes. */
export function remembered(list: string): Remembered {
  const { columns, sort } = all()[list] ?? {}
  return {
    columns: Array.isArray(columns) ? columns : null,
    sort: sort && typeof sort.key === 'string' ? { key: sort.key, down: sort.down === true } : null,
  }
}

export function remember(list: string, state: Remembered): void {
  localStorage.setItem(KEY, JSON.stringify({ ...all(), [list]: state }))
}
