import { useCallback, useState } from 'react'
import { useFormat } from '../data/useFormat.ts'
import { useWrite } from '../data/useWrite.ts'
import type { BankLine } from '../transport/wire.ts'
import {
  added,
  type Chosen,
  type Difference,
  faultOf,
  matchOf,
  type OpenDocument,
  sumsOf,
} from './matching.ts'

/** Several documents for one line while they are chosen, and their saving. */
export function useCombine(line: BankLine, start: readonly Chosen[], onDone: () => void) {
  const { currency } = useFormat()
  const [chosen, setChosen] = useState(start)
  const [difference, setDifference] = useState<Difference>({ to: 'credit', account: '' })
  const [tried, setTried] = useState(false)
  const match = useWrite('bank.match')
  const { sum, left } = sumsOf(chosen, line, currency)
  const fault = faultOf(chosen, difference, line, currency)
  const save = () => {
    setTried(true)
    if (match.isPending || fault !== null) return
    match.mutate(matchOf(chosen, difference, line, currency), { onSuccess: onDone })
  }
  const add = useCallback(
    (document: OpenDocument) => setChosen((before) => added(before, document, line, currency)),
    [line, currency],
  )
  return {
    chosen,
    difference,
    setDifference,
    sum,
    left,
    fault: tried ? fault : null,
    /** Nothing more is asked: what is chosen makes the line. */
    isWhole: fault === null && left === 0,
    save,
    busy: match.isPending,
    error: match.error,
    add,
    remove: (id: string) => setChosen((before) => before.filter(({ document }) => document.id !== id)),
    setAmount: (id: string, amount: string) =>
      setChosen((before) => before.map((one) => (one.document.id === id ? { ...one, amount } : one))),
  }
}

export type Combine = ReturnType<typeof useCombine>
