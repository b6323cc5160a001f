/**
 * Statements of banks that nobody knows: columns, names, orders, marks and margins drawn at random, in files of text
 * and workbooks. What is read without help must be what was made; a doubt must be asked; nothing may be wrong unsaid.
 * Then the same, changed once more (`layouts/wilder.ts`): what stands before, between, beside and below the movements.
 * `SHOW=5` prints cases of each kind, `COUNT` sets how many are made; `COUNT=1 SEED=…` makes one of them again.
 */
import { describe, test } from 'vitest'
import { long, seed } from '../support/properties.ts'
import { judge, shownIn } from './layouts/judge.ts'
import { allNames } from './layouts/names.ts'
import { Chance } from './layouts/random.ts'
import { type Layout, makeAccounts, makeLayout, namesFor } from './layouts/truth.ts'
import { expectRight, type Tried } from './layouts/verdicts.ts'
import { wilder, withTwins } from './layouts/wilder.ts'
import { makeFile } from './layouts/write.ts'

const names = allNames()
const COUNT = Number(process.env.COUNT ?? (long ? 30_000 : 600))
/** Read exactly and without a question, at least. */
const EXACT_SHARE = { plain: 0.95, changed: 0.93 }
/** Percent of the changed ones with two movements alike. */
const TWINS = 20

type Kind = keyof typeof EXACT_SHARE

async function tryCase(caseSeed: number, container: Layout['container'], kind: Kind): Promise<Tried> {
  const chance = new Chance(caseSeed)
  const layout = makeLayout(chance, container)
  const plain = makeAccounts(chance, layout)
  const name = namesFor(chance, layout, names)
  const twins = kind === 'changed' && chance.often(TWINS)
  const accounts = twins ? plain.map((account) => withTwins(account, chance)) : plain
  let changes: readonly string[] = []
  const made = makeFile(accounts, layout, name, chance, (page) => {
    if (kind === 'plain') return page
    const changed = wilder(page, chance, name)
    changes = changed.changes
    return changed.page
  })
  const drawn = `[${made.header.join(' | ')}] ${changes.join(' ')} ${JSON.stringify(layout)}`
  return { seed: caseSeed, drawn, ...(await judge(made, accounts, shownIn(layout))) }
}

describe.each(['plain', 'changed'] as const)('made-up statements, %s', (kind) => {
  test.each([
    ['csv', COUNT],
    ['xlsx-typed', Math.floor(COUNT / 3)],
    ['xlsx-text', Math.floor(COUNT / 3)],
  ] as const)(
    `in %s, seed ${seed}: %i`,
    async (container, count) => {
      const cases: Tried[] = []
      for (let i = 0; i < count; i++) cases.push(await tryCase(seed + i * 7919, container, kind))
      expectRight(`${kind} ${container}`, cases, EXACT_SHARE[kind])
    },
    1_800_000,
  )
})
