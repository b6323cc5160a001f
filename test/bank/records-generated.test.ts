/**
 * Files of records in dialects that nobody knows, drawn at random as those of tables are (`layouts-generated.test.ts`): what is read
 * without help must be what was made; a doubt must be asked; nothing may be wrong unsaid.
 * `SHOW=5` prints cases of each kind, `COUNT` sets how many are made; `COUNT=1 SEED=…` makes one of them again.
 */
import { expect, test } from 'vitest'
import { long, seed } from '../support/properties.ts'
import { judge, type Verdict } from './layouts/judge.ts'
import { Chance } from './layouts/random.ts'
import type { Made } from './records/drawn.ts'
import { makeMt940 } from './records/mt940.ts'
import { makeOfx } from './records/ofx.ts'
import { makeQif } from './records/qif.ts'

const COUNT = Number(process.env.COUNT ?? (long ? 30_000 : 400))
const shown = Number(process.env.SHOW ?? 0)

interface Case {
  readonly seed: number
  readonly made: Made
  readonly verdict: Verdict
  readonly why: string
}

function listed(cases: readonly Case[], verdict: Verdict, most: number): string {
  return cases
    .filter((one) => one.verdict === verdict)
    .slice(0, most)
    .map(({ seed: own, why, made }) => `${own}: ${why} [${made.drawn}]`)
    .join('\n')
}

test.each([
  ['QIF', makeQif, 0.95],
  ['OFX', makeOfx, 0.95],
  ['MT940', makeMt940, 0.95],
] as const)(
  `made-up files of %s, seed ${seed}`,
  async (format, make, exactShare) => {
    const cases: Case[] = []
    for (let i = 0; i < COUNT; i++) {
      const own = seed + i * 7919
      const made = make(new Chance(own))
      cases.push({ seed: own, made, ...(await judge(made, made.accounts, made.shown)) })
    }
    const shares = { exact: 0, asked: 0, told: 0, poor: 0, wrong: 0 }
    for (const { verdict } of cases) shares[verdict]++
    console.log(format, COUNT, JSON.stringify(shares))
    for (const verdict of ['wrong', 'poor', 'told', 'asked'] as const)
      if (shown > 0) console.log(`--- ${verdict}\n${listed(cases, verdict, shown)}`)
    expect(listed(cases, 'wrong', 5)).toBe('')
    expect(shares.exact).toBeGreaterThanOrEqual(COUNT * exactShare)
  },
  1_800_000,
)
