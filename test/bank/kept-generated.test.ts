/**
 * Workbooks that offices keep by hand, drawn at random (`layouts/kept.ts`): what is read without help must be what was written;
 * a doubt must be asked; nothing may be wrong unsaid.
 * `SHOW=5` prints cases of each kind, `COUNT` sets how many are made; `COUNT=1 SEED=…` makes one of them again.
 */
import { test } from 'vitest'
import { long, seed } from '../support/properties.ts'
import { judge } from './layouts/judge.ts'
import { makeKept } from './layouts/kept.ts'
import { Chance } from './layouts/random.ts'
import { expectRight, type Tried } from './layouts/verdicts.ts'

const COUNT = Number(process.env.COUNT ?? (long ? 10_000 : 200))
/** Read exactly and without a question, at least. */
const EXACT_SHARE = 0.9

test(`workbooks kept by hand, seed ${seed}`, async () => {
  const cases: Tried[] = []
  for (let i = 0; i < COUNT; i++) {
    const own = seed + i * 7919
    const made = makeKept(new Chance(own))
    cases.push({ seed: own, drawn: `[${made.drawn}]`, ...(await judge(made, made.accounts, made.shown)) })
  }
  expectRight('kept', cases, EXACT_SHARE)
}, 1_800_000)
