import { useState } from 'react'
import { useCompany } from '../../data/companyContext.ts'

/** What was ticked in each account, for as long as the window lives: one leaves and comes back to it. */
const kept = new Map<string, ReadonlySet<string>>()

/** Ticked entries of an account; those that are not listed any more do not count. */
export function useTicks(account: string, what: 'shown' | 'outstanding') {
  const { path } = useCompany()
  const key = `${path} ${account} ${what}`
  const [ticks, setTicks] = useState<ReadonlySet<string>>(() => kept.get(key) ?? new Set())
  const put = (next: ReadonlySet<string>) => {
    kept.set(key, next)
    setTicks(next)
  }
  const toggle = (id: string) => {
    const next = new Set(ticks)
    if (!next.delete(id)) next.add(id)
    put(next)
  }
  /** Ticks all of these, or none when all are ticked. */
  const toggleAll = (ids: readonly string[]) => {
    const next = new Set(ticks)
    const all = ids.every((id) => next.has(id))
    for (const id of ids)
      if (all) next.delete(id)
      else next.add(id)
    put(next)
  }
  return { ticks, toggle, toggleAll, clear: () => put(new Set()) }
}

export type Ticks = ReturnType<typeof useTicks>
