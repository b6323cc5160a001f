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
  /** What is printed on a row is the balance before it (ASN Bank). */
  readonly before?: boolean
}

interface Step {
  readonly amount: bigint
  readonly balance: bigint
}

/** A printed balance, with what moved since the one printed above it. */
interface Printed {
  readonly balance: bigint
  /** Amounts of the rows below the balance printed above, down to this row. */
  readonly since: bigint
  /** Amounts from the row of the balance printed above, down to the row above this one. */
  readonly until: bigint
}

interface Chain {
  readonly steps: Step[]
  readonly printed: Printed[]
  readonly scale: number
  /** Every row prints its balance. */
  readonly whole: boolean
  /** Amounts below the last printed balance. */
  readonly below: bigint
  readonly lastAmount: bigint
}

/** Movements as whole numbers of the smallest unit printed. */
function chainOf(rows: readonly Balanced[]): Chain {
  let scale = 0
  for (const row of rows) scale = Math.max(scale, scaleOf(row.amount), row.balance ? scaleOf(row.balance) : 0)
  const steps: Step[] = []
  const printed: Printed[] = []
  let [since, until, lastAmount] = [0n, 0n, 0n]
  for (const row of rows) {
    const amount = toUnits(row.amount, scale)
    since += amount
    if (row.balance !== null) {
      const balance = toUnits(row.balance, scale)
      steps.push({ amount, balance })
      printed.push({ balance, since, until })
      since = 0n
      until = 0n
      lastAmount = amount
    }
    until += amount
  }
  return { steps, printed, scale, whole: steps.length === rows.length, below: since, lastAmount }
}

/** Of neighbouring balances, those that follow from the amounts, by the way of reading. */
export interface ChainShares {
  readonly down: number
  readonly up: number
  readonly ahead: number
  readonly behind: number
}

/**
 * Share of printed balances that differ from the one printed above by what moved between, reading down and reading up;
 * `ahead` and `behind` when each row prints the balance before it (ASN Bank). Some banks print one balance a day.
 */
export function chainShares(rows: readonly Balanced[]): ChainShares {
  const { printed, steps, whole } = chainOf(rows)
  let [down, up, ahead, behind] = [0, 0, 0, 0]
  if (printed.length < 2) return { down, up, ahead, behind }
  for (let i = 1; i < printed.length; i++) {
    const [before, after] = [printed[i - 1]!, printed[i]!]
    if (before.balance + after.since === after.balance) down++
    if (after.balance + after.until === before.balance) up++
    if (whole && before.balance + steps[i - 1]!.amount === after.balance) ahead++
    if (whole && after.balance + steps[i]!.amount === before.balance) behind++
  }
  const pairs = printed.length - 1
  return { down: down / pairs, up: up / pairs, ahead: ahead / pairs, behind: behind / pairs }
}

/** True when every step is reached from a balance, whatever way it goes: steps of a ring of their own prove nothing of the others. */
function areJoined(steps: readonly Step[], from: bigint): boolean {
  const beside = new Map<bigint, bigint[]>()
  const join = (a: bigint, b: bigint) => {
    const others = beside.get(a)
    if (others) others.push(b)
    else beside.set(a, [b])
  }
  for (const { amount, balance } of steps) {
    join(balance, balance - amount)
    join(balance - amount, balance)
  }
  const reached = new Set([from])
  for (const value of reached) for (const other of beside.get(value) ?? []) reached.add(other)
  return reached.size === beside.size
}

/**
 * Ends of a chain whose rows were shuffled (banks do not order the rows of one day): every balance is the balance
 * before some other row, save the last; every balance before is some other row's balance, save the first; and all of
 * them hang together.
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
  if (!closing || !opening || !areJoined(steps, opening[0])) return null
  return { opening: opening[0], closing: closing[0] }
}

/** So many rows prove that balances stand before their rows. */
const BEFORE_MIN = 2

/** Opening and closing balance when the running balances of an account prove them; null otherwise. */
export function proveBalances(rows: readonly Balanced[]): BalanceProof | null {
  const { printed, steps, scale, whole, below, lastAmount } = chainOf(rows)
  if (printed.length < 2) return null
  const shares = chainShares(rows)
  const [first, last] = [printed[0]!, printed.at(-1)!]
  const text = (units: bigint) => fromUnits(units, scale)
  if (shares.down === 1)
    return {
      opening: text(first.balance - first.since),
      closing: text(last.balance + below),
      order: 'oldest-first',
    }
  if (shares.up === 1)
    return {
      opening: text(last.balance - lastAmount - below),
      closing: text(first.balance + first.until),
      order: 'newest-first',
    }
  if (steps.length >= BEFORE_MIN && shares.ahead === 1)
    return {
      opening: text(first.balance),
      closing: text(last.balance + lastAmount),
      order: 'oldest-first',
      before: true,
    }
  if (steps.length >= BEFORE_MIN && shares.behind === 1)
    return {
      opening: text(last.balance),
      closing: text(first.balance + steps[0]!.amount),
      order: 'newest-first',
      before: true,
    }
  const ends = whole ? looseEnds(steps) : null
  if (!ends) return null
  return { opening: text(ends.opening), closing: text(ends.closing), order: null }
}
