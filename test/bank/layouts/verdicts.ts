/** Many made-up files judged: the shares of the verdicts, and cases of each for who looks. */
import { expect } from 'vitest'
import type { Judged, Verdict } from './judge.ts'

const shown = Number(process.env.SHOW ?? 0)

export interface Tried extends Judged {
  readonly seed: number
  /** What was drawn, for messages. */
  readonly drawn: string
}

function listed(cases: readonly Tried[], verdict: Verdict, most: number): string {
  return cases
    .filter((one) => one.verdict === verdict)
    .slice(0, most)
    .map(({ seed, why, drawn }) => `${seed}: ${why} ${drawn}`)
    .join('\n')
}

/** None may be wrong, and at least this share exact. */
export function expectRight(title: string, cases: readonly Tried[], exactShare: number): void {
  const shares = { exact: 0, asked: 0, told: 0, poor: 0, wrong: 0 }
  for (const { verdict } of cases) shares[verdict]++
  console.log(title, cases.length, JSON.stringify(shares))
  for (const verdict of ['wrong', 'poor', 'told', 'asked'] as const)
    if (shown > 0) console.log(`--- ${verdict}\n${listed(cases, verdict, shown)}`)
  expect(listed(cases, 'wrong', 5)).toBe('')
  expect(shares.exact).toBeGreaterThanOrEqual(cases.length * exactShare)
}
