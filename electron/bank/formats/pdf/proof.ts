/** Whether movements lead from one printed balance to the other: the only reason to believe what was read. */

/** A movement for the proof; the sign of its amount may be open. */
export interface Step {
  readonly at: number
  /** With its sign; null when only the balances can tell it. */
  readonly amount: bigint | null
  readonly size: bigint
  readonly balance: bigint | null
}

export interface Ends {
  readonly opening: bigint
  readonly closing: bigint
}

export interface Proven extends Ends {
  readonly amounts: readonly bigint[]
  readonly reversed: boolean
}

/** So many movements between two balances are tried with either sign; of more, a choice of signs fits by chance. */
const OPEN_MAX = 8

/** The one choice of signs that makes the sizes add up to a difference; null when none or several do. */
function onlySigns(sizes: readonly bigint[], difference: bigint): bigint[] | null {
  if (sizes.length > OPEN_MAX) return null
  let found: number | null = null
  for (let choice = 0; choice < 2 ** sizes.length; choice++) {
    let sum = 0n
    for (const [i, size] of sizes.entries()) sum += choice & (1 << i) ? size : -size
    if (sum !== difference) continue
    if (found !== null) return null
    found = choice
  }
  return found === null ? null : sizes.map((size, i) => (found & (1 << i) ? size : -size))
}

/** Signs told by running balances, from a known opening; null when they do not tell all. */
export function signsByBalances(
  steps: readonly Step[],
  opening: bigint,
  closing: bigint | null,
): bigint[] | null {
  const amounts: bigint[] = []
  let from = opening
  let group: bigint[] = []
  for (const [i, { size, balance }] of steps.entries()) {
    group.push(size)
    const known = balance ?? (i === steps.length - 1 ? closing : null)
    if (known === null) continue
    const signs = onlySigns(group, known - from)
    if (!signs) return null
    amounts.push(...signs)
    group = []
    from = known
  }
  return group.length === 0 ? amounts : null
}

/** What is printed of the balances of one account. */
export interface Printed {
  readonly openings: readonly bigint[]
  /** All that may be where it ends, and those that are called so. */
  readonly closings: readonly bigint[]
  readonly finals: readonly bigint[]
  /** Balances printed below the last row: rows between are missing when none is where the rows lead. */
  readonly below: readonly bigint[]
  /** A part of a document: a balance printed in it is its opening, or it has none. */
  readonly part: boolean
}

interface Chain extends Ends {
  /** Balances that were foretold by what stood before. */
  readonly fits: number
  readonly breaks: number
}

/** Follows the running balances; without an opening they begin with the first row's own. */
function follow(steps: readonly Step[], amounts: readonly bigint[], opening: bigint | null): Chain | null {
  let at = opening
  let start = opening
  let sum = 0n
  let fits = 0
  let breaks = 0
  for (const [i, { balance }] of steps.entries()) {
    const amount = amounts[i]!
    sum += amount
    if (at !== null) at += amount
    if (balance === null) continue
    if (at === null) start = balance - sum
    else if (at === balance) fits++
    else breaks++
    at = balance
  }
  return start === null || at === null ? null : { opening: start, closing: at, fits, breaks }
}

/** What the running balances alone prove: every one of them fits, from the first row to the last. */
function provenByChain(
  steps: readonly Step[],
  amounts: readonly bigint[],
  { openings, finals, below, part }: Printed,
): Ends | null {
  const last = steps.at(-1)
  if (!last || last.balance === null) return null
  const ends = ({ opening, closing }: Chain) =>
    (finals.length === 0 || finals.includes(closing)) &&
    (below.length === 0 || below.includes(closing) || below.includes(opening))
  for (const opening of openings) {
    const chain = follow(steps, amounts, opening)
    if (chain && chain.breaks === 0 && chain.fits >= 1 && ends(chain)) return chain
  }
  // a printed opening that the chain does not begin with: rows are missing before it
  if (steps[0]!.balance === null || openings.length > 0 || part) return null
  const chain = follow(steps, amounts, null)
  return chain && chain.breaks === 0 && chain.fits >= 2 && ends(chain) ? chain : null
}

/** Whether the running balances contradict: most of them do not follow from the rows before. */
function contradicted(steps: readonly Step[], amounts: readonly bigint[], opening: bigint): boolean {
  const chain = follow(steps, amounts, opening)
  return chain !== null && chain.breaks > 2 && chain.breaks * 4 > chain.fits
}

function proveForward(steps: readonly Step[], printed: Printed): (Ends & { amounts: bigint[] }) | null {
  const { openings, closings } = printed
  const known = steps.every(({ amount }) => amount !== null)
  if (known) {
    const amounts = steps.map(({ amount }) => amount!)
    const sum = amounts.reduce((a, b) => a + b, 0n)
    for (const opening of openings)
      for (const closing of closings)
        if (opening + sum === closing && !contradicted(steps, amounts, opening))
          return { opening, closing, amounts }
    const chain = provenByChain(steps, amounts, printed)
    return chain && { ...chain, amounts }
  }
  for (const opening of openings) {
    for (const closing of closings.length > 0 ? closings : [null]) {
      const amounts = signsByBalances(steps, opening, closing)
      const end = steps.at(-1)?.balance ?? closing
      if (amounts && end !== null && (closing === null || end === closing))
        return { opening, closing: end, amounts }
    }
  }
  return null
}

/** Proves the movements of one account by the balances printed of it; null when they prove nothing. */
export function prove(steps: readonly Step[], printed: Printed): Proven | null {
  const { openings, closings } = printed
  if (steps.length === 0) {
    const same = openings.find((opening) => closings.includes(opening))
    return same === undefined ? null : { opening: same, closing: same, amounts: [], reversed: false }
  }
  const forward = proveForward(steps, printed)
  const balances = steps.filter(({ balance }) => balance !== null).length
  if (forward && balances < 2) return { ...forward, reversed: false }
  const down = forward && follow(steps, forward.amounts, forward.opening)
  if (forward && (!down || down.breaks === 0)) return { ...forward, reversed: false }
  const back = proveForward([...steps].reverse(), printed)
  if (back) return { ...back, amounts: [...back.amounts].reverse(), reversed: true }
  return forward && { ...forward, reversed: false }
}
