/** Aged lists, key figures and best clients a second time: a plain fold over all changes of the log. */
import { type Document, type Fact, inOrder, type Log } from './three-ways-log.ts'

export type Control = 'receivable' | 'payable'

/** What every way must answer about one list on one day. */
export interface AgedAnswer {
  /** party -> current, 1 to 30, 31 to 60, 61 to 90, over 90, in all; without those who have nothing open. */
  readonly parties: Readonly<Record<string, readonly number[]>>
  /** Balance of the control account. */
  readonly control: number
  /** Of it, what no document made. */
  readonly byHand: number
  /** Deposits that are still apart. */
  readonly deposits: number
}

const SIGNS: Readonly<Record<Control, Readonly<Record<string, 1 | -1>>>> = {
  receivable: { invoice: 1, clientRefund: 1, creditNote: -1, receipt: -1 },
  payable: { bill: 1, supplierRefund: 1, supplierCredit: -1, disbursement: -1 },
}
const ACCOUNTS = { receivable: '1060', payable: '2100' } as const
const DEPOSITS = '2155'
const FOREVER = '9999-12-31'

const isDeposit = ({ kind, terms }: Document) => kind === 'receipt' && terms === 'deposit'

/** What a fact took from the account of deposits. */
const depositPart = (log: Log, fact: string): number =>
  log.facts.get(fact)!.lines.reduce((sum, { account, cents }) => sum + (account === DEPOSITS ? cents : 0), 0)

interface Purse {
  readonly document: Document
  /** Waits on the control account. */
  open: number
  /** Waits on the account of deposits; below zero when it was undone, or used again, before its use was undone. */
  apart: number
}

/** What is left of each document at the end of a day: links in their order, each with what those before left. */
function pursesOn(log: Log, day: string): Map<string, Purse> {
  const purses = new Map<string, Purse>()
  for (const document of log.documents) {
    const total = document.date <= day && log.stands(document.fact, day) ? document.total : 0
    if (isDeposit(document) && log.counts(document.fact))
      purses.set(document.id, { document, open: 0, apart: total })
    else if (total > 0) purses.set(document.id, { document, open: total, apart: 0 })
  }
  const links = log.links.toSorted(
    (a, b) => inOrder(a, b) || (a.fact < b.fact ? -1 : Number(a.fact > b.fact)) || a.no - b.no,
  )
  const taken = new Map<string, number>()
  for (const { fact, source, target, cents } of links) {
    if ((log.facts.get(fact)!.date ?? '') > day || !log.stands(fact, day)) continue
    const [from, to] = [purses.get(source), purses.get(target)]
    if (from && isDeposit(from.document)) {
      const all = depositPart(log, fact)
      const before = taken.get(fact) ?? 0
      const moved = fact === from.document.fact ? cents : Math.min(cents, all - before)
      taken.set(fact, before + moved)
      from.apart -= moved
      from.open += moved
    }
    const settled = Math.min(cents, from?.open ?? 0, to?.open ?? 0)
    if (!from || !to) continue
    from.open -= settled
    to.open -= settled
  }
  return purses
}

const DAY = 86_400_000
function column(due: string, day: string): number {
  const late = (Date.parse(day) - Date.parse(due)) / DAY
  return late <= 0 ? 0 : Math.min(4, Math.ceil(late / 30))
}

/** True for what a document posted, or what undid that. */
function isOfDocument(log: Log, facts: ReadonlySet<string>, fact: Fact): boolean {
  if (facts.has(fact.id)) return true
  const undone = fact.reverses === undefined ? undefined : log.facts.get(fact.reverses)
  return undone !== undefined && isOfDocument(log, facts, undone)
}

/** One aged list at the end of a day. */
export function agedOf(log: Log, control: Control, day: string): AgedAnswer {
  const parties: Record<string, number[]> = {}
  let deposits = 0
  for (const { document, open, apart } of pursesOn(log, day).values()) {
    const sign = SIGNS[control][document.kind]
    if (sign === undefined) continue
    deposits += apart
    if (open === 0) continue
    const party = log.partyOf(document.party) ?? ''
    const row = parties[party] ?? [0, 0, 0, 0, 0, 0]
    parties[party] = row
    row[sign < 0 ? 0 : column(document.due ?? document.date, day)]! += sign * open
    row[5]! += sign * open
  }
  const own = new Set([...log.documents.map(({ fact }) => fact), ...log.links.map(({ fact }) => fact)])
  const way = control === 'receivable' ? 1 : -1
  let [all, byHand] = [0, 0]
  for (const fact of log.facts.values()) {
    if (fact.date === null || fact.date > day || !log.counts(fact.id)) continue
    for (const { account, cents } of fact.lines) {
      if (account !== ACCOUNTS[control]) continue
      all += way * cents
      if (!isOfDocument(log, own, fact)) byHand += way * cents
    }
  }
  return { parties, control: all, byHand, deposits }
}

/** Balance of the account of deposits at the end of a day, credit positive. */
export function depositBalance(log: Log, day: string): number {
  return [...log.facts.values()]
    .filter((fact) => fact.date !== null && fact.date <= day && log.counts(fact.id))
    .flatMap(({ lines }) => lines)
    .reduce((sum, { account, cents }) => sum - (account === DEPOSITS ? cents : 0), 0)
}

/** Key figures of a span of days; what is pending is of now, whatever the span. */
export interface Figures {
  readonly billed: number
  readonly collected: number
  readonly expenses: number
  readonly pending: number
  readonly pendingCount: number
  readonly overdue: number
  readonly overdueCount: number
  /** party -> billed, invoices; without nil rows. */
  readonly clients: Readonly<Record<string, readonly [number, number]>>
}

/** A release bills nothing more, nor does its credit take anything off. */
function isRelease(log: Log, { releases, credits }: Document): boolean {
  return (
    releases !== undefined || log.documents.some(({ id, releases: of }) => id === credits && of !== undefined)
  )
}

export function figuresOf(log: Log, span: { from: string; to: string }, today: string): Figures {
  const isWithin = (date: string) => span.from <= date && date <= span.to
  const standing = log.documents.filter(({ fact }) => log.stands(fact))
  const within = standing.filter(({ date }) => isWithin(date))
  const sumOf = (kind: string) =>
    within.reduce((sum, each) => sum + (each.kind === kind ? each.subtotal : 0), 0)
  const clients: Record<string, [number, number]> = {}
  let billed = 0
  for (const document of within) {
    const sign = document.kind === 'invoice' ? 1 : -1
    if (!['invoice', 'creditNote'].includes(document.kind) || isRelease(log, document)) continue
    const party = log.partyOf(document.party) ?? ''
    const [before, count] = clients[party] ?? [0, 0]
    clients[party] = [before + sign * document.subtotal, count + (sign > 0 ? 1 : 0)]
    billed += sign * document.subtotal
  }
  let expenses = 0
  for (const fact of log.facts.values())
    if (fact.date !== null && isWithin(fact.date) && fact.kind !== 'closing' && log.counts(fact.id))
      for (const { account, cents } of fact.lines) expenses += account >= '5000' ? cents : 0
  const open = [...pursesOn(log, FOREVER).values()].filter(
    ({ document, open: left }) => document.kind === 'invoice' && left > 0,
  )
  const late = open.filter(({ document }) => document.due! < today)
  const owed = (purses: readonly Purse[]) => purses.reduce((sum, purse) => sum + purse.open, 0)
  return {
    billed,
    collected: sumOf('receipt') - sumOf('clientRefund'),
    expenses,
    pending: owed(open),
    pendingCount: open.length,
    overdue: owed(late),
    overdueCount: late.length,
    clients,
  }
}
