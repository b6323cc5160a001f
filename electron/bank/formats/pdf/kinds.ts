/** What each line of a table is: a movement, a balance, a total, a heading, text. */
import type { MoneyRole } from './columns.ts'
import type { Line, Placed, Region } from './lines.ts'
import { isFurniture, isPayee, isTotal, isTotalAlone, sectionSide, startsAsBalance } from './words.ts'

export type LineKind = 'movement' | 'balance' | 'total' | 'section' | 'date' | 'text' | 'nothing'

/** The role that each column plays. */
export type Roles = (region: Region) => readonly MoneyRole[]

export interface Read {
  readonly line: Line
  readonly kind: LineKind
}

const MOVES: ReadonlySet<MoneyRole> = new Set(['amount', 'debit', 'credit', 'fee'])
export const moving = (line: Line, roles: readonly MoneyRole[]) =>
  line.money.filter(({ column }) => MOVES.has(roles[column]!))

/** Money that moves, one amount: a fee beside an amount is told apart by the bank, and part of it. */
export function amountOf(line: Line, roles: readonly MoneyRole[]): Placed | null {
  const all = moving(line, roles)
  const own = all.filter(({ column }) => roles[column] !== 'fee')
  const filled = own.filter(({ money }) => money.units !== 0n)
  return filled[0] ?? own[0] ?? all[0] ?? null
}

/** Whether a dated row that is called like a balance is a movement: it has an amount, and another balance beside it. */
function isMoved(line: Line, roles: readonly MoneyRole[]): boolean {
  if (!line.date) return false
  const [own, ...more] = moving(line, roles).filter(({ money }) => money.units !== 0n)
  if (!own || more.length > 0) return false
  const balance = line.money.find(({ column }) => roles[column] === 'balance')
  return balance ? balance.money.units !== own.money.units : isPayee(line.label)
}

/** Amounts on both sides of the account: sums of them, and no movement. */
function isBothSides(line: Line, roles: readonly MoneyRole[]): boolean {
  const filled = line.money.filter(({ money }) => money.units !== 0n)
  return (['debit', 'credit'] as const).every((side) => filled.some(({ column }) => roles[column] === side))
}

function kindOf(line: Line, roles: readonly MoneyRole[], tableLeft: number): LineKind {
  const { label } = line
  const money = line.money.some(({ column }) => roles[column] !== 'other')
  if (money) {
    if (startsAsBalance(label) && !isMoved(line, roles)) return 'balance'
    const sum = !line.date || isBothSides(line, roles)
    if ((line.date && isTotalAlone(label)) || (sum && isTotal(label))) return 'total'
    if (moving(line, roles).length > 0) return 'movement'
    return line.date && label !== '' ? 'date' : 'nothing'
  }
  if (isFurniture(label)) return 'nothing'
  if (line.date) return PERIOD_END.test(label) ? 'nothing' : 'date'
  if (isTotal(label) && label.length < 60) return 'total'
  if (line.left <= tableLeft + 6 && sectionSide(label) !== null && !/\d{3}/.test(label)) return 'section'
  return label === '' ? 'nothing' : 'text'
}

/** Behind a day, the end of a period: both are the head of a page. */
const PERIOD_END = /^(?:[-–—]|to|au|through|thru|bis|tot) ?\S{0,10} ?\d/i

/** The lines of a region with what they are. */
export function readLines({ lines }: Region, roles: readonly MoneyRole[]): Read[] {
  const dated = lines.filter((line) => line.date)
  const tableLeft = Math.min(...dated.map(({ row }) => row.cells[0]!.left), ...(dated.length > 0 ? [] : [0]))
  // what stands beside the table only is no line of it
  const own = lines.filter(
    ({ date, label, money }) => date || label !== '' || money.some(({ column }) => roles[column] !== 'other'),
  )
  return own.map((line) => ({ line, kind: kindOf(line, roles, tableLeft) }))
}
