/**
 * How often the matching is right: on invented statements with labels of Quebec and of France, and on those of the
 * measuring harness where it is there. Fixed seeds: the figures are those of docs/matching.md.
 */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { scoreFolder } from '../../../../build/bench/reconcile.ts'
import { type Proposal, propose } from '../../../../db/rules/matching/propose.ts'
import { long } from '../../../support/properties.ts'
import { describeShared, sharedPath } from '../../../support/shared.ts'
import { type Statement, statement } from './statements.ts'

function score({ truth }: Statement, proposals: readonly Proposal[]) {
  const pairs = new Set(
    proposals.flatMap(({ lineId, allocations }) =>
      allocations.map(({ documentId }) => `${lineId} ${documentId}`),
    ),
  )
  const right = [...pairs].filter((pair) => truth.has(pair)).length
  return { wrong: pairs.size - right, precision: right / pairs.size, recall: right / truth.size }
}

describe('invented statements of 2,000 movements', () => {
  const seeds = Array.from({ length: long ? 60 : 6 }, (_, at) => at + 1)

  test.each(seeds)('seed %i', (seed) => {
    const made = statement(seed, 2_000)
    const proposals = propose(made.lines, made.documents)
    const automatic = score(
      made,
      proposals.filter((one) => one.automatic),
    )
    const first = score(
      made,
      proposals.filter((one) => one.rank === 1),
    )
    expect(automatic.wrong).toBe(0)
    expect(automatic.recall).toBeGreaterThan(0.75)
    expect(first.precision).toBeGreaterThan(0.995)
    expect(first.recall).toBeGreaterThan(0.98)
    expect(score(made, proposals).recall).toBeGreaterThan(0.99)
  })
})

describeShared('the measuring harness, 10,000 lines against 10,000 invoices', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'grandlivre-matching-'))
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

  test.each(long ? [11, 12, 13, 14, 15, 16, 17] : [11, 12])('seed %i', (seed) => {
    const out = path.join(folder, String(seed))
    const generator = sharedPath('bench', 'gen', 'gen-recon.mjs')!
    const words = ['--lines', '10000', '--invoices', '10000', '--seed', String(seed), '--out', out]
    expect(spawnSync(process.execPath, [generator, ...words]).status).toBe(0)
    const { automatic, first, topThree } = scoreFolder(out)
    expect(automatic.precision).toBeGreaterThanOrEqual(0.9995)
    expect(automatic.recall).toBeGreaterThan(0.765)
    expect(first.precision).toBeGreaterThanOrEqual(0.997)
    expect(first.recall).toBeGreaterThan(0.95)
    expect(topThree).toBeGreaterThan(0.97)
  })
})
