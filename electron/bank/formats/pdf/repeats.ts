/** Movements told a second time: the cheques of the month, listed once more below the account. */
import type { PrintedDate } from './dates.ts'
import type { Entry, Happening } from './entries.ts'

const keyOf = (date: PrintedDate | null, units: bigint) => `${date?.day} ${date?.month} ${units}`

/** Movements by day and amount, each to be found once. */
export class Told {
  readonly #counts = new Map<string, number>()

  constructor(entries: readonly Entry[]) {
    for (const entry of entries) this.add(entry)
  }

  add({ date, money }: Entry): void {
    const key = keyOf(date, money.units)
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1)
  }

  /** Takes one out; false when there is none (any more). */
  take(date: PrintedDate | null, units: bigint): boolean {
    const key = keyOf(date, units)
    const count = this.#counts.get(key) ?? 0
    if (count > 0) this.#counts.set(key, count - 1)
    return count > 0
  }
}

/**
 * What happened without the movements below the last balance, when each of them is told above it too; null when they are
 * not.
 */
export function withoutRepeats(happenings: readonly Happening[]): readonly Happening[] | null {
  const parts = partsOf(happenings)
  if (!parts) return null
  const told = new Told(parts.above)
  return parts.below.every(({ date, money }) => told.take(date, money.units)) ? parts.rest : null
}

/** The movements above the last balance, and those below; null when all are on one side of it. */
export function partsOf(happenings: readonly Happening[]) {
  const last = happenings.findLastIndex(({ kind }) => kind === 'balance')
  const isMovement = (one: Happening): one is Entry => one.kind === 'movement'
  const rest = happenings.slice(0, last + 1)
  const [above, below] = [rest, happenings.slice(last + 1)].map((all) => all.filter(isMovement))
  return above!.length > 0 && below!.length > 0 ? { above: above!, below: below!, rest } : null
}
