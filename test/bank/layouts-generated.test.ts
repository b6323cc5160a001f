/**
 * Statements of banks that nobody knows: columns, names, orders, marks and margins drawn at random, in files of text
 * and workbooks. What is read without help must be what was made; a doubt must be asked; nothing may be wrong unsaid.
 * `SHOW=5` prints cases of each kind, `COUNT` sets how many are made.
 */
import { expect, test } from 'vitest'
import { long, seed } from '../support/properties.ts'
import { judge, type Verdict } from './layouts/judge.ts'
import { allNames } from './layouts/names.ts'
import { Chance } from './layouts/random.ts'
import { type Layout, makeAccounts, makeLayout, namesFor } from './layouts/truth.ts'
import { type MadeFile, makeFile } from './layouts/write.ts'

const names = allNames()
const COUNT = Number(process.env.COUNT ?? (long ? 30_000 : 600))
const shown = Number(process.env.SHOW ?? 0)
/** Read exactly and without a question, at least. */
const EXACT_SHARE = 0.95

interface Case {
  readonly seed: number
  readonly layout: Layout
  readonly made: MadeFile
  readonly verdict: Verdict
  readonly why: string
}

async function tryCase(caseSeed: number, container: Layout['container']): Promise<Case> {
  const chance = new Chance(caseSeed)
  const layout = makeLayout(chance, container)
  const accounts = makeAccounts(chance, layout)
  const made = makeFile(accounts, layout, namesFor(chance, layout, names), chance)
  return { seed: caseSeed, layout, made, ...(await judge(made, accounts, layout)) }
}

function listed(cases: readonly Case[], verdict: Verdict, most: number): string {
  return cases
    .filter((one) => one.verdict === verdict)
    .slice(0, most)
    .map(({ seed: own, why, made, layout }) => {
      const header = made.header.join(' | ')
      return `${own} ${layout.container}: ${why} [${header}] ${JSON.stringify(layout)}`
    })
    .join('\n')
}

test.each([
  ['csv', COUNT],
  ['xlsx-typed', Math.floor(COUNT / 3)],
  ['xlsx-text', Math.floor(COUNT / 3)],
] as const)(
  `made-up statements in %s, seed ${seed}: %i`,
  async (container, count) => {
    const cases: Case[] = []
    for (let i = 0; i < count; i++) cases.push(await tryCase(seed + i * 7919, container))
    const shares = { exact: 0, asked: 0, told: 0, poor: 0, wrong: 0 }
    for (const { verdict } of cases) shares[verdict]++
    console.log(container, count, JSON.stringify(shares))
    for (const verdict of ['wrong', 'poor', 'told', 'asked'] as const)
      if (shown > 0) console.log(`--- ${verdict}\n${listed(cases, verdict, shown)}`)
    expect(listed(cases, 'wrong', 5)).toBe('')
    expect(shares.exact).toBeGreaterThanOrEqual(count * EXACT_SHARE)
  },
  1_800_000,
)
