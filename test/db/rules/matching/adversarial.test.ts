/**
 * 5,000 cases made to mislead: none is settled wrongly without a person, and no document twice. The score alone does
 * settle many of them wrongly, which shows that the cases bite.
 */
import { describe, expect, test } from 'vitest'
import { type Proposal, propose } from '../../../../db/rules/matching/propose.ts'
import { AUTOMATIC_FROM } from '../../../../db/rules/matching/scale.ts'
import { long, seed } from '../../../support/properties.ts'
import { randomFrom } from '../../../support/random.ts'
import { invoice } from './cases.ts'
import { explainedFamilies } from './explainedFamilies.ts'
import { type Case, families as plainFamilies } from './families.ts'

const families = [...plainFamilies, ...explainedFamilies]
const CASES = long ? 250_000 : 5_000
const each = Math.ceil(CASES / families.length)

/** Documents that have nothing to do with the case. */
function bystanders(random: (below: number) => number) {
  return Array.from({ length: random(6) }, (_, at) =>
    invoice(`B-${at}-7${random(1_000)}`, `Serres Poulin ${at}`, 600_000 + random(900_000), { id: `by${at}` }),
  )
}

function wrongAmong({ allowed }: Case, settled: readonly Proposal[]): string[] {
  const pairs = settled.flatMap(({ lineId, allocations }) =>
    allocations.map(({ documentId }) => `${lineId} ${documentId}`),
  )
  const documents = pairs.map((pair) => pair.split(' ')[1]!)
  return [
    ...pairs.filter((pair) => !allowed.includes(pair)),
    ...documents.filter((one, at) => documents.indexOf(one) !== at).map((one) => `${one} twice`),
  ]
}

describe(`cases made to mislead (seed ${seed})`, () => {
  const byScore = new Map<string, number>()

  test.each(families)('$name ($source)', ({ name, make }) => {
    const random = randomFrom(seed)
    for (let at = 0; at < each; at++) {
      const one = make(random)
      const proposals = propose(one.lines, [...one.documents, ...bystanders(random)])
      const wrong = wrongAmong(
        one,
        proposals.filter(({ automatic }) => automatic),
      )
      expect(wrong, JSON.stringify({ seed, at, ...one }, null, 1)).toEqual([])
      const alone = proposals.filter(({ rank, score }) => rank === 1 && score >= AUTOMATIC_FROM)
      byScore.set(name, (byScore.get(name) ?? 0) + wrongAmong(one, alone).length)
    }
  })

  test('the score alone falls into most of them', () => {
    const fallen = [...byScore].filter(([, wrong]) => wrong > 0).map(([name]) => name)
    expect(fallen.length).toBeGreaterThan(plainFamilies.length / 2)
  })

  test('what is plain is still settled: not everything is left to a person', () => {
    const random = randomFrom(seed)
    const settled = families
      .filter(({ name }) =>
        ['paid twice', 'two statements overlap', 'the bank renumbers the day'].includes(name),
      )
      .flatMap(({ make }) => Array.from({ length: 50 }, () => make(random)))
      .filter(({ lines, documents }) => propose(lines, documents).some(({ automatic }) => automatic))
    expect(settled.length).toBeGreaterThan(120)
  })
})
