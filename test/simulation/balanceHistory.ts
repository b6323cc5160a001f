/** One history of balances: two copies of a company in memory, some hundreds of operations, checked after each. */

import { stateHash } from '../../db/changes/hashes.ts'
import { emptyPool } from '../../db/changes/ids.ts'
import { trialBalance } from '../../db/ledger/trial-balance.ts'
import { accountByRole } from '../../db/records/accounts.ts'
import { Refusal } from '../../db/rules/errors.ts'
import { usualTaxes } from '../../db/rules/tax.ts'
import { randomFrom } from '../support/random.ts'
import { DOCUMENT_STEPS } from './balanceDocuments.ts'
import { Shadow } from './balanceShadow.ts'
import { type Draw, type Ground, LEDGER_STEPS, someDay } from './balanceSteps.ts'
import { MemoryCopy, startClock, type Template } from './memoryCopy.ts'
import { startChance } from './random.ts'

const STEPS = [...LEDGER_STEPS, ...DOCUMENT_STEPS]
const WEIGHT = STEPS.reduce((sum, [weight]) => sum + weight, 0)

/** Operations in a history: more make the books longer and each operation slower, fewer make them shallow. */
export const OPERATIONS = 1_000
/** The two copies tell each other their news about so often. */
const TOLD_EVERY = 40
/** Everything is looked at so often, and at the end. */
const WHOLE_EVERY = 200

export interface Lived {
  done: number
  refused: number
  /** Changes of a colleague applied. */
  merged: number
  /** Entries looked at. */
  entries: number
}

function groundOf(on: MemoryCopy, { country, currency }: Template): Ground {
  const codes = (where: string) =>
    on.sql.all<{ id: string }>(`SELECT id FROM account WHERE ${where} ORDER BY id`).map(({ id }) => id)
  return {
    currency,
    accounts: codes("role IS NULL OR role NOT IN ('bank', 'cash')").filter((_, index) => index % 5 === 0),
    expenses: codes("type = 'expense' AND role IS NULL").slice(0, 8),
    bank: accountByRole(on.sql, 'bank')!,
    parties: on.sql.all<{ id: string }>('SELECT id FROM party ORDER BY id').map(({ id }) => id),
    taxes: usualTaxes(country, country === 'CA' ? 'QC' : undefined).slice(0, country === 'CA' ? 2 : 1),
  }
}

function drawn(draw: Draw) {
  let at = draw(WEIGHT)
  return STEPS.find(([weight]) => {
    at -= weight
    return at < 0
  })!
}

const POSTED = `SELECT p.account, sum(p.cents) AS cents FROM posting p JOIN entry e ON e.key = p.entry
  WHERE e.counts = 1 AND p.date <= ? GROUP BY p.account HAVING sum(p.cents) <> 0 ORDER BY p.account`

/** The trial balance of a drawn day, mostly within a month, adds up to nothing and is what was posted by then and counts. */
function trialFaults(on: MemoryCopy, draw: Draw): string[] {
  const asOf = someDay(draw)
  const { rows, totalDebit, totalCredit } = trialBalance(on.sql, {
    asOf,
    from: null,
    gifi: false,
    closing: 'included',
  })
  const shown = rows
    .filter(({ closing }) => closing !== 0)
    .map(({ account, closing }) => `${account} ${closing}`)
    .sort()
  const posted = on.sql
    .all<{ account: string; cents: number }>(POSTED, asOf)
    .map(({ account, cents }) => `${account} ${cents}`)
    .sort()
  const sum = rows.reduce((all, { closing }) => all + closing, 0)
  return [
    ...(totalDebit === totalCredit && sum === 0
      ? []
      : [`trial balance of ${asOf}: ${totalDebit} ${totalCredit} ${sum}`]),
    ...shown
      .filter((row) => !posted.includes(row))
      .map((row) => `trial balance of ${asOf}: ${row} was not posted`),
    ...posted
      .filter((row) => !shown.includes(row))
      .map((row) => `trial balance of ${asOf}: ${row} is missing`),
  ]
}

function failOn(faults: readonly string[], where: string): void {
  if (faults.length > 0) throw new Error(`${where}: ${faults.slice(0, 5).join(' ; ')}`)
}

class History {
  readonly #copies: readonly MemoryCopy[]
  readonly #shadows: readonly Shadow[]
  readonly #ground: Ground
  readonly #draw: Draw
  readonly #clock = startClock()
  readonly #tally: Map<string, Lived>
  readonly #number: number
  merged = 0

  constructor(
    template: Template,
    number: number,
    tally: Map<string, Lived>,
    plant: (on: MemoryCopy) => void,
  ) {
    startChance(number)
    emptyPool()
    this.#number = number
    this.#tally = tally
    this.#draw = randomFrom(number)
    this.#copies = [0, 1].map((which) => new MemoryCopy(template, which, this.#clock))
    this.#ground = groundOf(this.#copies[0]!, template)
    for (const copy of this.#copies) plant(copy)
    this.#shadows = this.#copies.map(({ sql }) => new Shadow(sql, template.currency))
  }

  /** One operation on one of the copies; a refusal is an answer like another, and leaves nothing behind. */
  step(at: number): boolean {
    const draw = this.#draw
    const which = draw(2)
    const on = this.#copies[which]!
    const [, name, step] = drawn(draw)
    this.#clock.now += 1 + draw(1_000)
    let isDone = true
    try {
      on.write({ door: 'test', operation: name }, () => step(on, this.#ground, draw))
    } catch (error) {
      if (!(error instanceof Refusal))
        throw new Error(`history ${this.#number}, step ${at}, ${name}`, { cause: error })
      isDone = false
    }
    failOn(this.#shadows[which]!.look(), `history ${this.#number}, step ${at}, ${name}`)
    const known = this.#tally.get(name) ?? { done: 0, refused: 0, merged: 0, entries: 0 }
    known[isDone ? 'done' : 'refused'] += 1
    this.#tally.set(name, known)
    if (draw(TOLD_EVERY) === 0) this.meet(at)
    if (at % WHOLE_EVERY === WHOLE_EVERY - 1) this.lookAtAll(at)
    return isDone
  }

  /** One tells the other, or both each other. */
  meet(at: number, isBoth = this.#draw(2) === 0): void {
    const [a, b] = this.#draw(2) === 0 ? [0, 1] : [1, 0]
    for (const [from, to] of isBoth
      ? [
          [a, b],
          [b, a],
        ]
      : [[a, b]]) {
      this.merged += this.#copies[from!]!.tell(this.#copies[to!]!)
      failOn(this.#shadows[to!]!.look(), `history ${this.#number}, after step ${at}, merged`)
    }
  }

  lookAtAll(at: number): void {
    this.#copies.forEach((copy, which) => {
      const faults = [...this.#shadows[which]!.lookAtAll(), ...trialFaults(copy, this.#draw)]
      failOn(faults, `history ${this.#number}, after step ${at}, all`)
    })
  }

  /** Everyone knows everything: the two are the same to the row. */
  end(): number {
    this.meet(OPERATIONS, true)
    this.lookAtAll(OPERATIONS)
    const [a, b] = this.#copies.map(({ sql }) => stateHash(sql))
    if (a !== b) throw new Error(`history ${this.#number}: the two copies differ`)
    return this.#shadows.reduce((sum, { seen }) => sum + seen, 0)
  }

  close(): void {
    for (const copy of this.#copies) copy.close()
  }
}

/** Lives the history of a number; fails with its number and step. `plant` may put a fault into the copies first. */
export function liveBalance(
  template: Template,
  number: number,
  tally: Map<string, Lived>,
  plant: (on: MemoryCopy) => void = () => {},
): Lived {
  const history = new History(template, number, tally, plant)
  const lived: Lived = { done: 0, refused: 0, merged: 0, entries: 0 }
  try {
    for (let at = 0; at < OPERATIONS; at += 1)
      if (history.step(at)) lived.done += 1
      else lived.refused += 1
    lived.entries = history.end()
    lived.merged = history.merged
    return lived
  } finally {
    history.close()
  }
}
