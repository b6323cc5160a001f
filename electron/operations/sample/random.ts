/** A small seeded generator (mulberry32): the same sample books every time. */
import type { Cents } from '../../../db/rules/money.ts'

/** A whole number from 0 to below the one given. */
export type Random = (below: number) => number

export function generator(seed: number): Random {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

/** About so many cents: a fifth more or less. */
export const around = (random: Random, cents: Cents): Cents =>
  cents + Math.floor((cents * (random(41) - 20)) / 100)
