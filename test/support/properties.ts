/**
 * How properties are tried: a failure prints its seed, and `SEED=… npm test` tries the same cases again (without it
 * all have the one of build/test.ts); `LONG=1` tries fifty times as many.
 */

export const long = process.env.LONG === '1'
export const seed = process.env.SEED ? Number(process.env.SEED) : Date.now() % 2 ** 31

/** Settings for fast-check: `tries` cases, from the seed of this run. */
export function tries(count: number): { seed: number; numRuns: number } {
  return { seed, numRuns: long ? count * 50 : count }
}
