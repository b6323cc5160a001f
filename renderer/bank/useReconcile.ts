import { useState } from 'react'
import { useWrite } from '../data/useWrite.ts'
import type { Output } from '../transport/wire.ts'
import type { LineWork } from './useLineWork.ts'

/** Matches what is certain in an account; what came of it stays until it is closed. */
export function useReconcile(account: string, work: LineWork) {
  const [outcome, setOutcome] = useState<Output<'bank.reconcile'> | null>(null)
  const { mutate, isPending, error } = useWrite('bank.reconcile')
  const run = () => {
    if (isPending) return
    mutate(
      { account },
      {
        onSuccess: (answer) => {
          setOutcome(answer)
          work.noteDone([...answer.automatic.ids, ...answer.byRule.ids])
        },
      },
    )
  }
  const close = () => {
    setOutcome(null)
    work.back()
  }
  return { outcome, close, run, busy: isPending, error }
}
