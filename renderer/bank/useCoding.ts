import { type FormEvent, useState } from 'react'
import { useWrite } from '../data/useWrite.ts'
import { toCents } from '../format/figures.ts'
import type { BankLine } from '../transport/wire.ts'
import { allocationsOf, amountsOf, blankPart, faultsOfParts, type Part } from './coding.ts'

/** The coding of a line while it is typed, in the currency of its bank account, and its saving. */
export function useCoding(line: BankLine, start: readonly Part[], currency: string, onCoded: () => void) {
  const [parts, setParts] = useState(start)
  const [rate, setRate] = useState('')
  const [tried, setTried] = useState(false)
  const code = useWrite('bank.code')
  const total = Math.abs(toCents(line.amount, currency))
  const amounts = amountsOf(parts, total, currency)
  const faults = faultsOfParts(parts, amounts, total)
  const save = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (code.isPending || faults.left !== 0 || faults.accounts.size + faults.amounts.size > 0) return
    const allocations = allocationsOf(parts, amounts, currency)
    code.mutate({ lineId: line.id, allocations, ...(rate === '' ? {} : { rate }) }, { onSuccess: onCoded })
  }
  return {
    parts,
    amounts,
    faults,
    tried,
    save,
    setRate,
    busy: code.isPending,
    error: code.error,
    change: (key: number, part: Partial<Part>) =>
      setParts((before) => before.map((item) => (item.key === key ? { ...item, ...part } : item))),
    add: () => setParts((before) => [...before, blankPart()]),
    remove: (key: number) => setParts((before) => before.filter((item) => item.key !== key)),
  }
}
