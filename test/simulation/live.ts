/** One history lived to its end: the steps, the exchange of everything, and all that must then hold. */
import { setImmediate as turn } from 'node:timers/promises'
import { emptyPool } from '../../db/changes/ids.ts'
import { checkAtRest, checkSame, checkWhole } from './checks.ts'
import { type AnyStep, Office } from './office.ts'
import { verdicts } from './oracle.ts'
import { startChance } from './random.ts'

export interface History {
  readonly steps: readonly AnyStep[]
  /** Of the last exchange. */
  readonly seed: number
}

interface Tally {
  done: number
  refused: number
}
export const tally = new Map<string, Tally>()

function add(name: string, done: number, refused: number): void {
  const known = tally.get(name) ?? { done: 0, refused: 0 }
  tally.set(name, { done: known.done + done, refused: known.refused + refused })
}

/** What the histories really did: a property over nothing proves nothing. */
function count(office: Office): void {
  for (const [name, n] of Object.entries(office.done)) add(name, n, 0)
  for (const [name, n] of Object.entries(office.refused)) add(name, 0, n)
  for (const verdict of verdicts(office.laptops[0]!.company.sql).values()) add(`fact ${verdict}`, 1, 0)
}

/** Runs a history; `plant` may put a fault into some copy first. */
export async function live(
  template: string,
  { steps, seed: last }: History,
  plant: (office: Office) => void = () => {},
): Promise<void> {
  startChance(last)
  emptyPool()
  const office = new Office(template)
  try {
    plant(office)
    for (const step of steps) {
      await office.take(step)
      for (const laptop of office.laptops) checkAtRest(laptop.company.sql)
    }
    office.exchangeAll(last)
    checkSame(office.laptops)
    for (const laptop of office.laptops) checkWhole(laptop)
    count(office)
  } finally {
    office.close()
    // what was collected of files that are closed is only let go of between two turns: thousands of histories took gigabytes
    await turn()
  }
}
