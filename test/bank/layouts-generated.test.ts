/**
 * Statements of banks that nobody knows: columns, names, orders, marks and margins drawn at random, in files of text
 * and workbooks. What is read without help must be what was made; a doubt must be asked; nothing may be wrong unsaid.
 * Then the same, changed once more (`layouts/wilder.ts`): what stands before, between, beside and below the movements.
 * `SHOW=5` prints cases of each kind, `COUNT` sets how many are made; `COUNT=1 SEED=…` makes one of them again.
 */
import { describe, expect, test } from 'vitest'
import { long, seed } from '../support/properties.ts'
import { judge, shownIn, type Verdict } from './layouts/judge.ts'
import { allNames } from './layouts/names.ts'
import { Chance } from './layouts/random.ts'
import { type Layout, makeAccounts, makeLayout, namesFor } from './layouts/truth.ts'
import { wilder, withTwins } from './layouts/wilder.ts'
import { type MadeFile, makeFile } from './layouts/write.ts'

const names = allNames()
const COUNT = Number(process.env.COUNT ?? (long ? 30_000 : 600))
const shown = Number(process.env.SHOW ?? 0)
/** Read exactly and without a question, at least. */
const EXACT_SHARE = { plain: 0.95, changed: 0.93 }
/** Percent of the changed ones with two movements alike. */
const TWINS = 20

type Kind = keyof typeof EXACT_SHARE

interface Case {
  readonly seed: number
  readonly layout: Layout
  readonly made: MadeFile
  /** What was changed once more. */
  readonly changes: readonly string[]
  readonly verdict: Verdict
  readonly why: string
}

async function tryCase(caseSeed: number, container: Layout['container'], kind: Kind): Promise<Case> {
  const chance = new Chance(caseSeed)
  const layout = makeLayout(chance, container)
  const drawn = makeAccounts(chance, layout)
  const name = namesFor(chance, layout, names)
  const twins = kind === 'changed' && chance.often(TWINS)
  const accounts = twins ? drawn.map((account) => withTwins(account, chance)) : drawn
  let changes: readonly string[] = []
  const made = makeFile(accounts, layout, name, chance, (page) => {
    if (kind === 'plain') return page
    const changed = wilder(page, chance, name)
    changes = changed.changes
    return changed.page
  })
  return { seed: caseSeed, layout, made, changes, ...(await judge(made, accounts, shownIn(layout))) }
}

function listed(cases: readonly Case[], verdict: Verdict, most: number): string {
  return cases
    .filter((one) => one.verdict === verdict)
    .slice(0, most)
    .map(({ seed: own, why, made, layout, changes }) => {
      const header = made.header.join(' | ')
      return `${own} ${layout.container}: ${why} [${header}] ${changes.join(' ')} ${JSON.stringify(layout)}`
    })
    .join('\n')
}

describe.each(['plain', 'changed'] as const)('made-up statements, %s', (kind) => {
  test.each([
    ['csv', COUNT],
    ['xlsx-typed', Math.floor(COUNT / 3)],
    ['xlsx-text', Math.floor(COUNT / 3)],
  ] as const)(
    `in %s, seed ${seed}: %i`,
    async (container, count) => {
      const cases: Case[] = []
      for (let i = 0; i < count; i++) cases.push(await tryCase(seed + i * 7919, container, kind))
      const shares = { exact: 0, asked: 0, told: 0, poor: 0, wrong: 0 }
      for (const { verdict } of cases) shares[verdict]++
      console.log(kind, container, count, JSON.stringify(shares))
      for (const verdict of ['wrong', 'poor', 'told', 'asked'] as const)
        if (shown > 0) console.log(`--- ${verdict}\n${listed(cases, verdict, shown)}`)
      expect(listed(cases, 'wrong', 5)).toBe('')
      expect(shares.exact).toBeGreaterThanOrEqual(count * EXACT_SHARE[kind])
    },
    1_800_000,
  )
})
