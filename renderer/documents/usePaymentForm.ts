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

/** The amounts with that of one document changed; an empty one takes it out. */
function withLaid(laid: ReadonlyMap<string, string>, id: string, amount: string) {
  const next = new Map(laid)
  if (amount === '') next.delete(id)
  else next.set(id, amount)
  return next
}

const without = (laid: ReadonlyMap<string, string>, ids: ReadonlySet<string>) =>
  new Map([...laid].filter(([id]) => !ids.has(id)))

const balanceOf = (items: readonly DocumentItem[] | undefined, id: string): string =>
  items?.find((item) => item.id === id)?.balance ?? ''

type Allocated = ReturnType<typeof byParty>

/** One call for each supplier; what is paid above the documents goes to the one that was chosen. */
function paymentsOf(draft: PaymentDraft, partyId: string, groups: Allocated, currency: string) {
  const parties = groups.size === 0 ? [[partyId, []] as const] : [...groups]
  return parties.map(([party, allocations], place) => {
    const sum = sumLaid(new Map(allocations.map((one) => [one.documentId, one.amount])), currency)
    const own = {
      ...draft,
      reference: numberAfter(draft.reference.trim(), place),
      amount: parties.length === 1 ? draft.amount : formatCents(sum, decimalsOf(currency)),
    }
    return { ...paidInput(own), ...(party === '' ? {} : { partyId: party }), allocations: [...allocations] }
  })
}

function useOpenDocuments(kind: 'receipt' | 'disbursement', partyId: string) {
  const { data } = useRead(
    kind === 'receipt' ? 'invoice.list' : 'bill.list',
    {
      status: OPEN[kind],
      sort: 'due',
      order: 'asc',
      limit: OPEN_MAX,
      ...(partyId === '' ? {} : { partyId }),
    },
    { enabled: partyId !== '' || kind === 'disbursement', keep: false },
  )
  return data?.items
}

type Calls = ReturnType<typeof paymentsOf>

/** Payments recorded one after the other; what is paid is told at once, so that a later refusal hides nothing. */
function usePaymentCalls(kind: 'receipt' | 'disbursement', onSaved: (saved: readonly Settled[]) => void) {
  const receive = useWrite('payment.record')
  const pay = useWrite('bill.pay')
  const write = kind === 'receipt' ? receive : pay
  const run = (calls: Calls, onPaid: (ids: ReadonlySet<string>) => void, done: () => void) => {
    const work = async () => {
      const saved: Settled[] = []
      for (const call of calls) {
        saved.push(await write.mutateAsync(call))
        onPaid(new Set(call.allocations.map(({ documentId }) => documentId)))
        onSaved([...saved])
      }
      done()
    }
    // What was refused is shown from `error`.
    work().catch(() => undefined)
  }
  return { write, run }
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
  const items = useOpenDocuments(kind, partyId)
  const { write, run } = usePaymentCalls(kind, onSaved)
  const setLines = (next: ReadonlyMap<string, string>) => {
    setLaid(next)
    if (write.error) write.reset()
    if (isTyped) return
    const adjusted = settledBy({ ...draft, amount: '' }, isReceived, currency)
    const sum = sumLaid(next, currency) - adjusted
    setDraft((before) => ({ ...before, amount: sum <= 0 ? '' : formatCents(sum, decimalsOf(currency)) }))
  }
  const setParty = (id: string) => {
    setPartyId(id)
    setLines(NONE)
  }
  const lay = (id: string, amount: string) => setLines(withLaid(laid, id, amount))
  const change = (part: Partial<PaymentDraft>) => {
    const next = { ...draft, ...part }
    setDraft(next)
    if (write.error) write.reset()
    if (!('amount' in part || 'discount' in part || 'fee' in part)) return
    if ('amount' in part) setIsTyped(part.amount !== '')
    setLaid(laidOver(settledBy(next, isReceived, currency), items ?? [], currency))
  }
  const left = draft.amount === '' ? 0 : settledBy(draft, isReceived, currency) - sumLaid(laid, currency)
  const groups = byParty(items ?? [], laid)
  const start = () => {
    setDraft((before) => ({ ...blankPayment(before.date), method: before.method, account: before.account }))
    setLaid(NONE)
    setIsTyped(false)
    setPartyId('')
  }
  const calls = isReceived
    ? [{ ...paidInput(draft), partyId, allocations: [...groups.values()].flat() }]
    : paymentsOf(draft, partyId, groups, currency)
  // What is left over is the credit of one party: it must be known whose.
  const isWhose = isReceived ? partyId !== '' : groups.size <= 1 || left === 0
  const ready = centsOf(draft.amount, currency) > 0 && left >= 0 && isWhose
  const save = () => {
    if (!ready || write.isPending) return
    run(calls, (ids) => setLaid((before) => without(before, ids)), start)
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
    setParty,
    change,
    lay,
    tick: (id: string, on: boolean) => lay(id, on ? balanceOf(items, id) : ''),
    save,
  }
}

export type PaymentForm = ReturnType<typeof usePaymentForm>
