/** Running balances: what they prove about the order of the rows, the opening and the closing balance. */
import { fromUnits, scaleOf, toUnits } from '../decimal.ts'

/** One movement with the balance printed on its row, if any. */
export interface Balanced {
  readonly amount: string
  readonly balance: string | null
}

export interface BalanceProof {
  readonly opening: string
  readonly closing: string
  readonly order: 'oldest-first' | 'newest-first' | null
}

interface Step {
  readonly amount: bigint
  readonly balance: bigint
}

/** Movements as whole numbers of the smallest unit printed; `whole` when every row prints its balance. */
function stepsOf(rows: readonly Balanced[]): { steps: Step[]; scale: number; whole: boolean } {
  let scale = 0
  for (const row of rows) scale = Math.max(scale, scaleOf(row.amount), row.balance ? scaleOf(row.balance) : 0)
  const steps: Step[] = []
  let whole = true
  for (const row of rows) {
    if (row.balance === null) whole = false
    else steps.push({ amount: toUnits(row.amount, scale), balance: toUnits(row.balance, scale) })
  }
  return { steps, scale, whole }
}

/** Share of neighbours whose balances differ by the amount between them, reading down and reading up; `ahead`
 * when each row prints the balance before it (ASN Bank). */
export function chainShares(rows: readonly Balanced[]): { down: number; up: number; ahead: number } {
  const { steps, whole } = stepsOf(rows)
  if (!whole || steps.length < 2) return { down: 0, up: 0, ahead: 0 }
  let down = 0
  let up = 0
  let ahead = 0
  for (let i = 1; i < steps.length; i++) {
    const [before, after] = [steps[i - 1]!, steps[i]!]
    if (before.balance + after.amount === after.balance) down++
    if (after.balance + before.amount === before.balance) up++
    if (before.balance + before.amount === after.balance) ahead++
  }
  const pairs = steps.length - 1
  return { down: down / pairs, up: up / pairs, ahead: ahead / pairs }
}

/**
 * Ends of a chain whose rows were shuffled (banks do not order the rows of one day): every balance is the balance
 * before some other row, save the last; every balance before is some other row's balance, save the first.
 */
function looseEnds(steps: readonly Step[]): { opening: bigint; closing: bigint } | null {
  const counts = new Map<bigint, number>()
  const add = (value: bigint, by: number) => counts.set(value, (counts.get(value) ?? 0) + by)
  for (const { amount, balance } of steps) {
    add(balance, 1)
    add(balance - amount, -1)
  }
  const odd = [...counts].filter(([, count]) => count !== 0)
  if (odd.length !== 2) return null
  const closing = odd.find(([, count]) => count === 1)
  const opening = odd.find(([, count]) => count === -1)
  return closing && opening ? { opening: opening[0], closing: closing[0] } : null
}

/** Opening and closing balance when the running balances of an account prove them; null otherwise. */
export function proveBalances(rows: readonly Balanced[]): BalanceProof | null {
  const { steps, scale, whole } = stepsOf(rows)
  if (!whole || steps.length < 2) return null
  const shares = chainShares(rows)
  const [first, last] = [steps[0]!, steps.at(-1)!]
  const text = (units: bigint) => fromUnits(units, scale)
  if (shares.down === 1)
    return { opening: text(first.balance - first.amount), closing: text(last.balance), order: 'oldest-first' }
  if (shares.up === 1)
    return { opening: text(last.balance - last.amount), closing: text(first.balance), order: 'newest-first' }
  const ends = looseEnds(steps)
  if (!ends) return null
  return { opening: text(ends.opening), closing: text(ends.closing), order: null }
}
