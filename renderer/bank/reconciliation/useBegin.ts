import { useState } from 'react'
import { addDays, type Day, isDay, lastDayOf, localDay, monthOf } from '../../../db/rules/dates.ts'
import { useRead } from '../../data/useRead.ts'
import { useWrite } from '../../data/useWrite.ts'
import type { BankAccount } from '../../transport/wire.ts'
import type { Past } from './PastReconciliations.tsx'
import { expectedBalance, type PriorItem, priorOf } from './prior.ts'
import { useTicks } from './useTicks.ts'

/** The eve of the first statement, or of the present month. */
function proposedEve(bank: BankAccount): Day {
  const first = bank.lastStatement?.firstDate
  return first && isDay(first)
    ? addDays(first, -1)
    : lastDayOf(monthOf(addDays(`${monthOf(localDay(Date.now()))}-01` as Day, -1)))
}

/** The beginning that is being written: its day, its balance, what is ticked and what is older than the books. */
export function useBegin(account: string, currency: string, bank: BankAccount) {
  const [through, setThrough] = useState<string>(() => proposedEve(bank))
  /** In the sign of the books. */
  const [balance, setBalance] = useState('')
  const [items, setItems] = useState<readonly PriorItem[]>([])
  const [done, setDone] = useState<Past | null>(null)
  const ticks = useTicks(account, 'outstanding')
  const { data, error } = useRead(
    'reconciliation.previewBegin',
    { account, through },
    { enabled: isDay(through) },
  )
  const { mutate, isPending, error: refused } = useWrite('reconciliation.begin')
  const chosen = data?.entries.filter(({ id }) => ticks.ticks.has(id)) ?? []
  const prior = priorOf(items, through)
  const isReady = data !== undefined && balance !== '' && !isPending
  const run = () => {
    if (!isReady) return
    const outstanding = chosen.map(({ id }) => id)
    mutate(
      { account, through, balance, outstanding, prior },
      {
        onSuccess: (answer) => {
          setDone(answer)
          ticks.clear()
          setItems([])
        },
      },
    )
  }
  const amounts = chosen.map(({ amount }) => amount)
  /** What the statement must say. */
  const expected = data ? expectedBalance(data.adjusted, amounts, prior, currency) : null
  return {
    ...{ through, setThrough, balance, setBalance, items, setItems },
    ...{ data, error: error ?? refused, ticks, expected, done, isReady, run },
  }
}
