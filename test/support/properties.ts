/**
 * How properties are tried: a failure prints its seed, and `SEED=… npm test` tries the same cases again (without it
 * all have the one of build/test.ts); `LONG=1` tries fifty times as many.
 */

export const long = process.env.LONG === '1'
export const seed = process.env.SEED ? Number(process.env.SEED) : Date.now() % 2 ** 31

/** Less than 1 where the same tests run many times over, once for each planted fault. */
const share = Number(process.env.SHARE || 1)

/** How many cases are tried: `quick` of them, or `whole` in the long form. */
export function sized(quick: number, whole: number): number {
  return long ? whole : Math.max(1, Math.round(quick * share))
}

/** Settings for fast-check: `tries` cases, from the seed of this run. */
export function tries(count: number): { seed: number; numRuns: number } {
  return { seed, numRuns: sized(count, count * 50) }
}
