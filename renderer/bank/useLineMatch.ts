import { useEffect, useState } from 'react'
import { useLatest } from '../components/useLatest.ts'
import { useFormat } from '../data/useFormat.ts'
import { useRead } from '../data/useRead.ts'
import { useWrite } from '../data/useWrite.ts'
import type { BankLine } from '../transport/wire.ts'
import { acceptable, added, type OpenDocument, type Proposal, startOf } from './matching.ts'
import type { LineWork } from './useLineWork.ts'

/** Documents shown for a choice by hand; more are found by a word. */
export const CANDIDATES_SHOWN = 50

/** What the active line may be matched with, the proposal that Enter accepts, and its acceptance. */
export function useLineMatch(line: BankLine | undefined, work: LineWork) {
  const { currency } = useFormat()
  const waits = line?.status === 'new'
  const { data, error } = useRead(
    'bank.candidates',
    { lineId: line?.id ?? '', limit: CANDIDATES_SHOWN },
    { enabled: waits, keep: false },
  )
  const [rank, setRank] = useState({ line: '', rank: 1 })
  const write = useWrite('bank.match')
  const proposals = data?.proposals ?? []
  const documents = data?.documents ?? []
  const chosen = rank.line === line?.id ? rank.rank : 1
  const proposal = proposals.find((one) => one.rank === chosen)
  const accept = (one: Proposal) => {
    if (!line || write.isPending) return
    const input = acceptable(one, line, currency)
    if (input) write.mutate(input, { onSuccess: () => work.done(line.id) })
    else work.open(line, 'combine', startOf(one, documents))
  }
  /** One document by hand: at once when it is the whole line, else with the others that it needs. */
  const take = (document: OpenDocument) => {
    if (!line || write.isPending) return
    const start = added([], document, line, currency)
    const whole = document.balance === line.amount.replace('-', '')
    if (!whole) return work.open(line, 'combine', start)
    const allocations = [{ documentId: document.id, amount: document.balance }]
    write.mutate({ lineId: line.id, allocations }, { onSuccess: () => work.done(line.id) })
  }
  const acts = {
    /** Accepts what is proposed; without a proposal, gives the line its accounts. */
    enter: () => {
      if (!line) return
      if (proposal && proposal.allocations.length > 0) accept(proposal)
      else work.open(line, 'code')
    },
    /** Several documents; where there is none, several accounts. */
    combine: () => {
      if (!line) return
      if (data?.total === 0) return work.open(line, 'split')
      const isSeveral =
        proposal && (proposal.allocations.length > 1 || acceptable(proposal, line, currency) === null)
      work.open(line, 'combine', isSeveral ? startOf(proposal, documents) : [])
    },
  }
  const act = useWhenReady(line, data !== undefined, acts)
  return {
    ready: data !== undefined || error !== null,
    readError: error,
    proposals,
    documents,
    total: data?.total ?? 0,
    /** How often the line came back each month, in words. */
    monthly: data?.monthly ?? null,
    chosen,
    choose: (next: number) =>
      line && proposals.some((one) => one.rank === next) && setRank({ line: line.id, rank: next }),
    accept,
    take,
    enter: () => act('enter'),
    combine: () => act('combine'),
    busy: write.isPending,
    /** What was refused of this very line. */
    error: write.variables?.lineId === line?.id ? write.error : null,
  }
}

type Act = 'enter' | 'combine'

/** A quick hand presses before the answer is there: what was asked of a line waits for it, and for no other line. */
function useWhenReady(
  line: BankLine | undefined,
  ready: boolean,
  acts: Readonly<Record<Act, () => void>>,
): (act: Act) => void {
  const [asked, setAsked] = useState<{ readonly line: string; readonly act: Act } | null>(null)
  const latest = useLatest(acts)
  const id = line?.id
  useEffect(() => {
    if (asked === null) return
    if (asked.line === id && !ready) return
    setAsked(null)
    if (asked.line === id) latest.current[asked.act]()
  }, [asked, id, ready, latest])
  return (act) => {
    if (line?.status !== 'new') return
    if (ready) acts[act]()
    else setAsked({ line: line.id, act })
  }
}

export type LineMatch = ReturnType<typeof useLineMatch>
