import { useState } from 'react'
import { useWrite } from '../data/useWrite.ts'
import { toCents } from '../format/figures.ts'
import type { BankLine } from '../transport/wire.ts'
import { allocationsOf, amountsOf, blankPart, faultsOfParts, type Part } from './coding.ts'
import type { Accepted } from './suggestions.ts'

export interface CodingStart {
  readonly parts: readonly Part[]
  readonly partyId: string
  readonly memo: string
  /** The suggestion that the parts come from. */
  readonly suggested: Accepted | null
}

/** The coding of a line while it is typed, in the currency of its bank account, and its saving. */
export function useCoding(
  line: BankLine,
  start: CodingStart,
  foreign: string | null,
  currency: string,
  onCoded: () => void,
) {
  const [parts, setParts] = useState(start.parts)
  const [partyId, setParty] = useState(start.partyId)
  const [rate, setRate] = useState('')
  const [tried, setTried] = useState(false)
  const code = useWrite('bank.code')
  const total = Math.abs(toCents(line.amount, currency))
  const amounts = amountsOf(parts, total, currency)
  const faults = faultsOfParts(parts, amounts, total)
  const isWhole = faults.left === 0 && faults.accounts.size + faults.amounts.size === 0
  const coding = {
    lineId: line.id,
    allocations: allocationsOf(parts, amounts, currency),
    ...(partyId === '' ? {} : { partyId }),
    ...(start.memo === '' ? {} : { memo: start.memo }),
    ...(rate === '' ? {} : { rate }),
  }
  const save = () => {
    setTried(true)
    if (code.isPending || !isWhole) return
    const suggested = start.suggested === null ? {} : { suggested: start.suggested }
    code.mutate({ ...coding, ...suggested }, { onSuccess: onCoded })
  }
  return {
    parts,
    partyId,
    amounts,
    faults,
    tried,
    /** What would be recorded; null while something is missing. */
    whole: isWhole && (foreign === null || rate !== '') ? coding : null,
    save,
    setRate,
    setParty,
    busy: code.isPending,
    error: code.error,
    change: (key: number, part: Partial<Part>) =>
      setParts((before) => before.map((item) => (item.key === key ? { ...item, ...part } : item))),
    add: () => setParts((before) => [...before, blankPart()]),
    remove: (key: number) => setParts((before) => before.filter((item) => item.key !== key)),
  }
}
