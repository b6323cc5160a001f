/** An entry being typed: its lines, what they come to, everything that is wrong with it, and the call that posts it. */
import Decimal from 'decimal.js'
import { isDay } from '../../db/rules/dates.ts'
import type { Detail } from '../../db/rules/errors.ts'
import { type Cents, decimalsOf, formatCents, parseCents } from '../../db/rules/money.ts'
import type { Entry, EntryLineInput, PostInput } from '../transport/wire.ts'

export interface DraftLine {
  readonly key: number
  readonly account: string
  readonly memo: string
  readonly debit: string
  readonly credit: string
  /** Foreign currency, its amount and its rate, when the line is not in the company's currency. */
  readonly currency: string
  readonly foreignAmount: string
  readonly rate: string
  readonly partyId: string
  readonly projectId: string
}

export interface Draft {
  readonly date: string
  readonly piece: string
  readonly memo: string
  readonly lines: readonly DraftLine[]
}

/** `date`, `memo`, `balance` or `<line key>.account`, with the text that says what is wrong. */
export type DraftFaults = ReadonlyMap<string, string>

export type FaultText =
  | 'error.date.notDay'
  | 'error.field.required'
  | 'error.account.unknown'
  | 'error.amount.empty'
  | 'entry.bothSides'
  | 'entry.unbalanced'
  | 'entry.twoLines'

let nextKey = 0
export function blankLine(): DraftLine {
  nextKey += 1
  const empty = { account: '', memo: '', debit: '', credit: '', currency: '', foreignAmount: '', rate: '' }
  return { key: nextKey, ...empty, partyId: '', projectId: '' }
}

export function blankDraft(date: string): Draft {
  return { date, piece: '', memo: '', lines: [blankLine(), blankLine()] }
}

/** A posted entry as a draft of its correction. */
export function draftOf(entry: Entry): Draft {
  const lines = entry.lines.map((line) => ({
    ...blankLine(),
    account: line.account,
    memo: line.memo ?? '',
    debit: line.debit ?? '',
    credit: line.credit ?? '',
    currency: line.currency ?? '',
    foreignAmount: line.foreignAmount ?? '',
    rate: line.rate ?? '',
    partyId: line.partyId ?? '',
    projectId: line.projectId ?? '',
  }))
  return { date: entry.date, piece: entry.piece?.number ?? '', memo: entry.memo ?? '', lines }
}

export function isBlank(line: DraftLine): boolean {
  return (
    line.account === '' &&
    line.debit === '' &&
    line.credit === '' &&
    line.memo === '' &&
    line.foreignAmount === ''
  )
}

/** The amount of a line in foreign currency in the company's, or an empty text while something is missing. */
export function converted(line: DraftLine, currency: string): string {
  if (line.foreignAmount === '' || line.rate === '') return ''
  return new Decimal(line.foreignAmount)
    .times(line.rate)
    .toDecimalPlaces(decimalsOf(currency), Decimal.ROUND_HALF_UP)
    .toFixed(decimalsOf(currency))
}

export interface Sums {
  readonly debit: Cents
  readonly credit: Cents
}

export function sumsOf(lines: readonly DraftLine[], currency: string): Sums {
  const sum = (side: 'debit' | 'credit') =>
    lines.reduce(
      (total, line) => total + (line[side] === '' ? 0 : parseCents(line[side], decimalsOf(currency))),
      0,
    )
  return { debit: sum('debit'), credit: sum('credit') }
}

function faultsOfLine(line: DraftLine): readonly (readonly [string, FaultText])[] {
  const faults: (readonly [string, FaultText])[] = []
  if (line.account === '') faults.push([`${line.key}.account`, 'error.account.unknown'])
  if (line.debit === '' && line.credit === '') faults.push([`${line.key}.debit`, 'error.amount.empty'])
  if (line.debit !== '' && line.credit !== '') faults.push([`${line.key}.credit`, 'entry.bothSides'])
  return faults
}

/** Everything that is wrong before the call is made; the back end checks it all again. */
export function faultsOf(draft: Draft, currency: string): ReadonlyMap<string, FaultText> {
  const lines = draft.lines.filter((line) => !isBlank(line))
  const faults = new Map<string, FaultText>()
  if (!isDay(draft.date)) faults.set('date', 'error.date.notDay')
  if (draft.memo.trim() === '') faults.set('memo', 'error.field.required')
  for (const line of lines) for (const [place, text] of faultsOfLine(line)) faults.set(place, text)
  const { debit, credit } = sumsOf(lines, currency)
  if (lines.length < 2) faults.set('balance', 'entry.twoLines')
  else if (debit !== credit) faults.set('balance', 'entry.unbalanced')
  return faults
}

function lineInput(line: DraftLine): EntryLineInput {
  const foreign = line.currency !== '' && line.foreignAmount !== ''
  return {
    account: line.account,
    ...(line.debit === '' ? {} : { debit: line.debit }),
    ...(line.credit === '' ? {} : { credit: line.credit }),
    ...(line.memo.trim() === '' ? {} : { memo: line.memo.trim() }),
    ...(foreign ? { currency: line.currency, foreignAmount: line.foreignAmount } : {}),
    ...(foreign && line.rate !== '' ? { rate: line.rate } : {}),
    ...(line.partyId === '' ? {} : { partyId: line.partyId }),
    ...(line.projectId === '' ? {} : { projectId: line.projectId }),
  }
}

/** The call that posts the draft, without its blank lines. */
export function postInput(draft: Draft): PostInput {
  return {
    date: draft.date,
    memo: draft.memo.trim(),
    ...(draft.piece.trim() === '' ? {} : { piece: { number: draft.piece.trim() } }),
    lines: draft.lines.filter((line) => !isBlank(line)).map(lineInput),
  }
}

/** What the back end refused, put back at the fields it is about: `lines.1.account` is the second line sent. */
export function faultsFromDetails(
  draft: Draft,
  details: readonly Detail[],
  language: 'fr' | 'en',
): DraftFaults {
  const sent = draft.lines.filter((line) => !isBlank(line))
  const faults = new Map<string, string>()
  for (const { path, message } of details) {
    const [head, index, field] = path.split('.')
    const line = head === 'lines' ? sent[Number(index)] : undefined
    const place = line ? `${line.key}.${field ?? 'account'}` : (head ?? '')
    if (!faults.has(place)) faults.set(place, message[language])
  }
  return faults
}

/** The draft with one line changed; a line in foreign currency keeps its amount converted, and a blank line waits below. */
export function withLine(draft: Draft, key: number, part: Partial<DraftLine>, currency: string): Draft {
  const lines = draft.lines.map((line) => {
    if (line.key !== key) return line
    const next = { ...line, ...part }
    const touchesForeign = 'foreignAmount' in part || 'rate' in part || 'currency' in part
    const amount = touchesForeign ? converted(next, currency) : ''
    if (amount === '') return next
    return next.credit !== '' ? { ...next, credit: amount } : { ...next, debit: amount }
  })
  return { ...draft, lines: isBlank(lines.at(-1)!) ? lines : [...lines, blankLine()] }
}

/** What is missing for the entry to balance, on the side that lacks it; nothing when it balances. */
export function missing(draft: Draft, currency: string): { debit: string } | { credit: string } | null {
  const { debit, credit } = sumsOf(draft.lines, currency)
  const wire = (cents: Cents) => formatCents(cents, decimalsOf(currency))
  if (debit === credit) return null
  return debit > credit ? { credit: wire(debit - credit) } : { debit: wire(credit - debit) }
}
