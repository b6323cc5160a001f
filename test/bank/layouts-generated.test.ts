/**
 * Statements of banks that nobody knows: columns, names, orders, marks and margins drawn at random, in files of text
 * and workbooks. What is read without help must be what was made; a doubt must be asked; nothing may be wrong unsaid.
 */
import { expect, test } from 'vitest'
import { long, seed } from '../support/properties.ts'
import { judge, type Verdict } from './layouts/judge.ts'
import { allNames } from './layouts/names.ts'
import { Chance } from './layouts/random.ts'
import { type Layout, makeAccounts, makeLayout, namesFor } from './layouts/truth.ts'
import { type MadeFile, makeFile } from './layouts/write.ts'

const names = allNames()
const COUNT = Number(process.env.COUNT ?? (long ? 40_000 : 1_200))

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

function told(cases: readonly Case[], verdict: Verdict): string {
  return cases
    .filter((one) => one.verdict === verdict)
    .slice(0, Number(process.env.SHOW ?? 5))
    .map(
      ({ seed: own, why, made, layout }) =>
        `${own} ${layout.container}: ${why} [${made.header.join(' | ')}] ${JSON.stringify(layout)}`,
    )
    .join('\n')
}

test.each(['csv', 'xlsx-typed', 'xlsx-text'] as const)(
  `${COUNT} statements in %s, seed ${seed}`,
  async (container) => {
    const count = container === 'csv' ? COUNT : Math.floor(COUNT / 3)
    const cases: Case[] = []
    for (let i = 0; i < count; i++) cases.push(await tryCase(seed + i * 7919, container))
    const shares = { exact: 0, asked: 0, told: 0, poor: 0, wrong: 0 }
    for (const { verdict } of cases) shares[verdict]++
    console.log(container, count, shares)
    for (const verdict of ['wrong', 'poor', 'told', 'asked'] as const)
      if (process.env.SHOW) console.log(`--- ${verdict}\n${told(cases, verdict)}`)
    expect(told(cases, 'wrong')).toBe('')
  },
  600_000,
)
