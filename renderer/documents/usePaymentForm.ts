import { useState } from 'react'
import { localDay } from '../../db/rules/dates.ts'
import { decimalsOf, formatCents } from '../../db/rules/money.ts'
import { useFormat } from '../data/useFormat.ts'
import { useRead } from '../data/useRead.ts'
import { useWrite } from '../data/useWrite.ts'
import type { DocumentItem, Settled } from './documentKinds.ts'
import { detailFaults } from './faults.ts'
import {
  blankPayment,
  centsOf,
  laidOver,
  numberAfter,
  type PaymentDraft,
  paidInput,
  settledBy,
  sumLaid,
} from './payment.ts'

const OPEN = { receipt: ['sent', 'partial', 'overdue'], disbursement: ['received', 'partial', 'overdue'] }
const OPEN_MAX = 500

const NONE: ReadonlyMap<string, string> = new Map()

/** One payment for each party whose documents are ticked, in the order in which they are seen. */
function byParty(items: readonly DocumentItem[], laid: ReadonlyMap<string, string>) {
  const groups = new Map<string, { documentId: string; amount: string }[]>()
  for (const { id, partyId } of items) {
    const amount = laid.get(id)
    if (amount === undefined) continue
    const group = groups.get(partyId ?? '') ?? []
    groups.set(partyId ?? '', [...group, { documentId: id, amount }])
  }
  return groups
}

/** A payment over several documents while it is typed: a sum is laid over the oldest, or ticks make the sum. */
export function usePaymentForm(
  kind: 'receipt' | 'disbursement',
  onSaved: (saved: readonly Settled[]) => void,
) {
  const isReceived = kind === 'receipt'
  const { currency, language } = useFormat()
  const [draft, setDraft] = useState<PaymentDraft>(() => blankPayment(localDay(Date.now())))
  const [partyId, setPartyId] = useState('')
  const [laid, setLaid] = useState(NONE)
  /** The amount was typed: ticks no longer change it. */
  const [isTyped, setIsTyped] = useState(false)
  const { data } = useRead(
    isReceived ? 'invoice.list' : 'bill.list',
    {
      status: OPEN[kind],
      sort: 'due',
      order: 'asc',
      limit: OPEN_MAX,
      ...(partyId === '' ? {} : { partyId }),
    },
    { enabled: partyId !== '' || !isReceived, keep: false },
  )
  const items = data?.items
  const receive = useWrite('payment.record')
  const pay = useWrite('bill.pay')
  const write = isReceived ? receive : pay
  const wire = (cents: number) => formatCents(cents, decimalsOf(currency))
  const setLines = (next: ReadonlyMap<string, string>) => {
    setLaid(next)
    if (write.error) write.reset()
    if (isTyped) return
    const adjusted = settledBy({ ...draft, amount: '' }, isReceived, currency)
    const sum = sumLaid(next, currency) - adjusted
    setDraft((before) => ({ ...before, amount: sum <= 0 ? '' : wire(sum) }))
  }
  const lay = (id: string, amount: string) => {
    const next = new Map(laid)
    if (amount === '') next.delete(id)
    else next.set(id, amount)
    setLines(next)
  }
  const change = (part: Partial<PaymentDraft>) => {
    const next = { ...draft, ...part }
    setDraft(next)
    if (write.error) write.reset()
    if (!('amount' in part || 'discount' in part || 'fee' in part)) return
    if ('amount' in part) setIsTyped(part.amount !== '')
    setLaid(laidOver(settledBy(next, isReceived, currency), items ?? [], currency))
  }
  const settled = settledBy(draft, isReceived, currency)
  const left = draft.amount === '' ? 0 : settled - sumLaid(laid, currency)
  const groups = byParty(items ?? [], laid)
  const start = () => {
    setDraft((before) => ({ ...blankPayment(before.date), method: before.method, account: before.account }))
    setLaid(NONE)
    setIsTyped(false)
    setPartyId('')
  }
  const payAll = async (): Promise<Settled[]> => {
    const saved: Settled[] = []
    // What is paid above the documents goes to the one supplier that was chosen.
    const isOne = groups.size <= 1
    for (const [party, allocations] of groups.size === 0 ? [[partyId, []] as const] : groups) {
      const sum = sumLaid(new Map(allocations.map((one) => [one.documentId, one.amount])), currency)
      const reference = numberAfter(draft.reference.trim(), saved.length)
      const own = { ...draft, reference, amount: isOne ? draft.amount : wire(sum) }
      const ids = new Set(allocations.map(({ documentId }) => documentId))
      saved.push(
        await pay.mutateAsync({
          ...paidInput(own),
          ...(party === '' ? {} : { partyId: party }),
          allocations: [...allocations],
        }),
      )
      // A later supplier may be refused: what was paid is told, and is not paid again.
      setLaid((before) => new Map([...before].filter(([id]) => !ids.has(id))))
      onSaved([...saved])
    }
    return saved
  }
  const receiveAll = async (): Promise<Settled[]> => {
    const allocations = [...laid].map(([documentId, amount]) => ({ documentId, amount }))
    return [await receive.mutateAsync({ ...paidInput(draft), partyId, allocations })]
  }
  const ready = centsOf(draft.amount, currency) > 0 && left >= 0 && (groups.size <= 1 || left === 0)
  const save = () => {
    if (!ready || write.isPending) return
    const work = isReceived ? receiveAll() : payAll()
    const done = (saved: readonly Settled[]) => {
      onSaved(saved)
      start()
    }
    // What was refused is shown from `error`.
    void work.then(done, () => undefined)
  }
  return {
    draft,
    partyId,
    laid,
    left,
    open: items,
    ready,
    busy: write.isPending,
    error: write.error,
    faults: detailFaults(write.error, language),
    setParty: (id: string) => {
      setPartyId(id)
      setLines(NONE)
    },
    change,
    lay,
    tick: (id: string, on: boolean) =>
      lay(id, on ? (items?.find((item) => item.id === id)?.balance ?? '') : ''),
    save,
  }
}

export type PaymentForm = ReturnType<typeof usePaymentForm>
