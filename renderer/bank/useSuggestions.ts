import { useEffect, useState } from 'react'
import { kindOfMovement } from '../../db/rules/labels/known-kinds.ts'
import { useLatest } from '../components/useLatest.ts'
import { useAccounts } from '../data/useAccounts.ts'
import { useRead } from '../data/useRead.ts'
import type { BankLine } from '../transport/wire.ts'
import type { Suggestion } from './suggestions.ts'
import type { LineMatch } from './useLineMatch.ts'
import type { LineWork } from './useLineWork.ts'

/** The suggestions for a line that waits; undefined until they are read. */
export function useSuggested(line: BankLine | undefined) {
  const { data, error } = useRead(
    'bank.suggest',
    { lineId: line?.id ?? '' },
    { enabled: line?.status === 'new', keep: false },
  )
  return data ?? (error ? NONE : undefined)
}
const NONE = { suggestions: [], claimed: false }

/**
 * What the active line may be coded to, and its digits: those of the documents proposed come first, so that a bill which
 * waits is never passed over. A digit pressed before all is read waits for it.
 */
export function useSuggestions(line: BankLine | undefined, work: LineWork, match: LineMatch) {
  const data = useSuggested(line)
  const { accounts } = useAccounts()
  const suggestions = data?.suggestions ?? []
  const before = match.proposals.length
  const ready = data !== undefined && match.ready
  const take = (suggestion: Suggestion) => {
    if (!line) return
    const { act } = suggestion
    if (act.kind === 'code') work.open(line, 'code', [], suggestion)
    else if (act.kind === 'document') work.open(line, 'combine')
    else work.ask(act.kind, line, suggestion)
  }
  const press = (digit: number) => {
    if (digit <= before) return match.choose(digit)
    const suggestion = suggestions[digit - before - 1]
    if (suggestion) take(suggestion)
  }
  /** A fee or interest that the label does not tell: its account by a key. */
  const takeKind = (kind: 'bankFee' | 'interestPaid' | 'interestEarned') => {
    const { role, text } = kindOfMovement(kind)
    const account = accounts.find((one) => one.role === role && !one.closed)
    if (account)
      take({ by: 'kind', act: { kind: 'code', coding: { allocations: [{ account: account.code }] } }, text })
  }
  const [asked, setAsked] = useState<{ readonly line: string; readonly digit: number } | null>(null)
  const latest = useLatest(press)
  const id = line?.id
  useEffect(() => {
    if (asked === null || (asked.line === id && !ready)) return
    setAsked(null)
    if (asked.line === id) latest.current(asked.digit)
  }, [asked, id, ready, latest])
  return {
    suggestions,
    /** A document is proposed by its number or name. */
    claimed: data?.claimed ?? false,
    /** The digit of the first suggestion. */
    firstDigit: before + 1,
    take,
    press: (digit: number) => {
      if (line?.status !== 'new') return
      if (ready) press(digit)
      else setAsked({ line: line.id, digit })
    },
    /** Enter accepts a document; without one, what is suggested first. */
    enter: () => {
      const first = ready && before === 0 ? suggestions[0] : undefined
      if (first && first.act.kind !== 'code') take(first)
      else match.enter()
    },
    fee: () => takeKind('bankFee'),
    interest: () => takeKind(line?.amount.startsWith('-') ? 'interestPaid' : 'interestEarned'),
    /** The suggested transfer, for its key. */
    transfer: suggestions.find(({ act }) => act.kind === 'transfer'),
  }
}

export type LineSuggestions = ReturnType<typeof useSuggestions>
