/**
 * Files of records in dialects that nobody knows, drawn at random as those of tables are (`layouts-generated.test.ts`): what is read
 * without help must be what was made; a doubt must be asked; nothing may be wrong unsaid.
 * `SHOW=5` prints cases of each kind, `COUNT` sets how many are made; `COUNT=1 SEED=…` makes one of them again.
 */
import { test } from 'vitest'
import { long, seed } from '../support/properties.ts'
import { judge } from './layouts/judge.ts'
import { Chance } from './layouts/random.ts'
import { expectRight, type Tried } from './layouts/verdicts.ts'
import { makeCamt } from './records/camt.ts'
import { makeCfonb } from './records/cfonb.ts'
import { makeCoda } from './records/coda.ts'
import { makeMt940 } from './records/mt940.ts'
import { makeMt942 } from './records/mt942.ts'
import { makeOfx } from './records/ofx.ts'
import { makeQif } from './records/qif.ts'

const COUNT = Number(process.env.COUNT ?? (long ? 30_000 : 400))
/** Read exactly and without a question, at least. */
const EXACT_SHARE = 0.95

test.each([
  ['QIF', makeQif],
  ['OFX', makeOfx],
  ['MT940', makeMt940],
  ['MT942', makeMt942],
  ['CODA', makeCoda],
  ['CAMT', makeCamt],
  ['CFONB 120', makeCfonb],
] as const)(
  `made-up files of %s, seed ${seed}`,
  async (format, make) => {
    const cases: Tried[] = []
    for (let i = 0; i < COUNT; i++) {
      const own = seed + i * 7919
      const made = make(new Chance(own))
      cases.push({ seed: own, drawn: `[${made.drawn}]`, ...(await judge(made, made.accounts, made.shown)) })
    }
    expectRight(format, cases, EXACT_SHARE)
  },
  1_800_000,
)
