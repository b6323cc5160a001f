/** What happens in a history of balances: every operation that posts, undoes, holds or lets count, on a copy in memory. */

import { closeYear } from '../../db/ledger/closing.ts'
import { correct, reverse } from '../../db/ledger/entries.ts'
import { acceptHeld } from '../../db/ledger/held.ts'
import { lockedThrough, lockPeriod, unlockPeriod } from '../../db/ledger/periods.ts'
import { type LineToPost, post } from '../../db/ledger/post.ts'
import { accountByRole } from '../../db/records/accounts.ts'
import { codeLine, ignoreLine, importStatement } from '../../db/records/bank.ts'
import { matchLine, transferLine, undoLine } from '../../db/records/bank-match.ts'
import { ENTRY } from '../../db/records/bank-open.ts'
import { addDays, type Day, toDay } from '../../db/rules/dates.ts'
import { convert, decimalsOf, formatCents } from '../../db/rules/money.ts'
import { bareStatement } from '../support/bareStatement.ts'
import type { MemoryCopy } from './memoryCopy.ts'

/** A number from 0 to below. */
export type Draw = (below: number) => number

/** What a step needs of the company that never changes, looked up once a history. */
export interface Ground {
  readonly currency: string
  readonly accounts: readonly string[]
  readonly expenses: readonly string[]
  readonly bank: string
  readonly parties: readonly string[]
  readonly taxes: readonly string[]
}

export type BalanceStep = (on: MemoryCopy, ground: Ground, draw: Draw) => void

const START = toDay('2025-11-01')
/** Two fiscal years, with the turn of a year in them. */
export const someDay = (draw: Draw): Day => addDays(START, draw(150))
export const someOf = <T>(items: readonly T[], draw: Draw): T => items[draw(items.length)]!

/** Few amounts large, some of one cent, so that roundings and equal amounts come up. */
export function someCents(draw: Draw): number {
  const size = draw(10)
  if (size === 0) return 1 + draw(3)
  return size < 9 ? 1 + draw(500_00) : 1 + draw(1_000_000_00)
}

/** The local number of some entry; the newer half is drawn more often, as a person goes back to what is recent. */
function someEntry(on: MemoryCopy, draw: Draw): string {
  const last = on.sql.get<{ key: number | null }>('SELECT max(key) AS key FROM entry')!.key ?? 0
  const key = Math.max(1, last - (draw(2) === 0 ? draw(30) : draw(Math.max(1, last))))
  return on.sql.get<{ id: string }>('SELECT id FROM entry WHERE key = ?', key)?.id ?? 'none'
}

/** One line a currency other than the books', at a rate of four decimals; the rest in the currency of the books. */
function foreignLine(ground: Ground, draw: Draw): LineToPost {
  const currency = ground.currency === 'USD' ? 'EUR' : 'USD'
  const rate = `1.${String(draw(10_000)).padStart(4, '0')}`
  const foreign = 100 + draw(90_000)
  return {
    account: someOf(ground.accounts, draw),
    cents: convert(foreign, currency, rate, ground.currency)!,
    currency,
    foreign,
    rate,
  }
}

/** Two to six lines that balance. */
function someLines(ground: Ground, draw: Draw): LineToPost[] {
  const lines: LineToPost[] = []
  if (draw(12) === 0) lines.push(foreignLine(ground, draw))
  for (let left = 1 + draw(5); left > 0; left -= 1) {
    const cents = someCents(draw) * (draw(3) === 0 ? -1 : 1)
    const party = draw(4) === 0 ? { party: someOf(ground.parties, draw) } : {}
    lines.push({ account: someOf(ground.accounts, draw), cents, ...party })
  }
  const rest = lines.reduce((sum, { cents }) => sum + cents, 0)
  return [...lines, { account: someOf(ground.accounts, draw), cents: -rest }]
}

const postOne: BalanceStep = (on, ground, draw) => {
  post(on, [{ date: someDay(draw), lines: someLines(ground, draw), memo: 'Essai' }])
}

/** An act of several entries, and now and then one that is a cent wrong and must be refused whole. */
const postSeveral: BalanceStep = (on, ground, draw) => {
  const entries = Array.from({ length: 2 + draw(4) }, () => ({
    date: someDay(draw),
    lines: someLines(ground, draw),
  }))
  if (draw(3) === 0) {
    const { lines } = entries.at(-1)!
    lines[0] = { ...lines[0]!, cents: lines[0]!.cents + 1 }
  }
  post(on, entries)
}

const reverseOne: BalanceStep = (on, _ground, draw) => {
  reverse(on, someEntry(on, draw), someDay(draw))
}

const correctOne: BalanceStep = (on, ground, draw) => {
  correct(on, someEntry(on, draw), { date: someDay(draw), lines: someLines(ground, draw) })
}

const importOne: BalanceStep = (on, { bank }, draw) => {
  const movements = Array.from({ length: 1 + draw(6) }, () => ({
    date: someDay(draw),
    cents: someCents(draw) * (draw(2) === 0 ? -1 : 1),
    description: `Achat ${draw(40)}`,
    reference: '',
    valueDate: '',
    bankId: draw(3) === 0 ? `F${draw(100_000)}` : '',
  }))
  const told = draw(5) === 0 ? [...movements, movements[0]!] : movements
  importStatement(on, bareStatement(bank, told))
}

/** Some line in a state, from a place in the order of time that is drawn. */
function someLine(on: MemoryCopy, draw: Draw, states: string): string {
  const from = someDay(draw)
  const where = `status IN (${states}) AND date >= ? ORDER BY date, place, id LIMIT 1`
  const row =
    on.sql.get<{ id: string }>(`SELECT id FROM bank_line WHERE ${where}`, from) ??
    on.sql.get<{ id: string }>(`SELECT id FROM bank_line WHERE ${where}`, '')
  return row?.id ?? 'none'
}

const codeOne: BalanceStep = (on, ground, draw) => {
  const taxes = draw(2) === 0 ? { taxes: ground.taxes } : {}
  codeLine(on, someLine(on, draw, "'new'"), {
    allocations: [{ account: someOf(ground.expenses, draw), ...taxes }],
  })
}

const ignoreOne: BalanceStep = (on, _ground, draw) => {
  ignoreLine(on, someLine(on, draw, "'new'"), 'Essai')
}

const transferOne: BalanceStep = (on, _ground, draw) => {
  transferLine(on, someLine(on, draw, "'new'"), accountByRole(on.sql, 'cash')!)
}

const undoOne: BalanceStep = (on, _ground, draw) => {
  undoLine(on, someLine(on, draw, "'coded', 'matched', 'ignored'"))
}

/** A line shows an entry of its account and amount. */
const showOne: BalanceStep = (on, { bank }, draw) => {
  const id = someLine(on, draw, "'new'")
  const cents = on.sql.get<{ cents: number }>('SELECT cents FROM bank_line WHERE id = ?', id)?.cents ?? 1
  const other = accountByRole(on.sql, 'suspense')!
  const lines = [
    { account: bank, cents },
    { account: other, cents: -cents },
  ]
  const [posted] = post(on, [{ date: someDay(draw), lines }])
  matchLine(on, id, { allocations: [{ document: `${ENTRY}${posted!.id}`, cents: Math.abs(cents) }] })
}

const lockSome: BalanceStep = (on, _ground, draw) => {
  lockPeriod(on, addDays(START, draw(60)))
}

const unlockSome: BalanceStep = (on) => {
  if (lockedThrough(on.sql) !== null) unlockPeriod(on, 'Essai')
}

const acceptSome: BalanceStep = (on, _ground, draw) => {
  const held = on.sql.all<{ id: string }>(
    'SELECT id FROM entry WHERE counts = 0 UNION ALL SELECT id FROM mark WHERE counts = 0',
  )
  acceptHeld(on, held.length > 0 ? someOf(held, draw).id : 'none')
}

const closeSome: BalanceStep = (on, _ground, draw) => {
  closeYear(on, 2025 + draw(2))
}

/** An amount as a document writes it. */
export const priceOf = (cents: number, { currency }: Ground): string =>
  formatCents(cents, decimalsOf(currency))

export const LEDGER_STEPS: readonly (readonly [weight: number, name: string, step: BalanceStep])[] = [
  [260, 'post', postOne],
  [60, 'post several', postSeveral],
  [120, 'reverse', reverseOne],
  [60, 'correct', correctOne],
  [60, 'import', importOne],
  [90, 'code', codeOne],
  [30, 'ignore', ignoreOne],
  [20, 'transfer a line', transferOne],
  [50, 'undo a line', undoOne],
  [10, 'show an entry', showOne],
  [3, 'lock', lockSome],
  [3, 'unlock', unlockSome],
  [10, 'accept', acceptSome],
  [2, 'close', closeSome],
]
