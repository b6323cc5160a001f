/** Hostile files through the real process: each gives its outcome, in bounded time, and none ends the program. */
import path from 'node:path'
import { expect, test } from 'vitest'
import { Refusal } from '../../db/rules/errors.ts'
import { sameAmount } from '../../electron/bank/formats/decimal.ts'
import { type Inspection, inspectFile } from '../../electron/bank/inspect.ts'
import { parseStatement } from '../../electron/hosts/parse.ts'
import { describeShared, sharedJson, sharedPath } from '../support/shared.ts'
import { parseFile } from './figures.ts'

interface Hostile {
  readonly file: string
  readonly outcome: string
  readonly expect?: {
    readonly transactions?: number
    readonly validRows?: number
    readonly completeRows?: number
    readonly sumCredits?: string
    readonly sumDebits?: string
    readonly description?: string
  }
}

const READ = /^(ofx|qif|csv|xlsx|pdf|wrong-extension-pdf|camt|mt940|upstream-(ofx|csv|libofx|camt|mt940))/

/** Formats that are read go through the real process; the others are refused before anything is parsed. */
async function outcomeOf(file: string): Promise<Inspection | Refusal> {
  try {
    const read = READ.test(path.basename(file))
    return inspectFile(read ? await parseStatement({ path: file }) : await parseFile(file))
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

function checkFigures(inspection: Inspection, { expect: figures = {} }: Hostile): void {
  const rows = figures.transactions ?? figures.validRows ?? figures.completeRows
  if (rows !== undefined) expect(inspection.transactions).toBe(rows)
  for (const field of ['sumCredits', 'sumDebits'] as const) {
    const expected = figures[field]
    if (expected !== undefined) expect(sameAmount(inspection[field], expected), field).toBe(true)
  }
  if (figures.description) expect(inspection.first?.description).toBe(figures.description)
}

describeShared('hostile files', () => {
  const { files } = sharedJson<{ files: Hostile[] }>('statements', 'hostile', 'MANIFEST.json')

  test.each(files)('$file: $outcome', async (hostile) => {
    const started = performance.now()
    const outcome = await outcomeOf(sharedPath('statements', 'hostile', hostile.file)!)
    expect(performance.now() - started).toBeLessThan(10_000)
    if (outcome instanceof Refusal) {
      expect(outcome.text.fr).not.toBe('')
      if (READ.test(hostile.file)) expect(hostile.outcome).toMatch(/error/)
      return
    }
    expect(hostile.outcome).not.toBe('error')
    expect(JSON.stringify(outcome.accounts)).not.toMatch(/NaN|Infinity|root:/)
    checkFigures(outcome, hostile)
    if (hostile.outcome.includes('warning')) expect(outcome.problems).not.toEqual([])
    const isReport = hostile.outcome.includes('row-report') && !hostile.outcome.startsWith('parse-or')
    if (isReport || hostile.outcome.includes('partial')) {
      expect(outcome.outcome).toBe('partial')
      for (const problem of outcome.problems) expect(problem.line ?? problem.id).toBeDefined()
    }
  })

  test('every bad row is named', async () => {
    const nan = await outcomeOf(sharedPath('statements', 'hostile', 'ofx-amount-nan-inf-1e309.ofx')!)
    expect(nan instanceof Refusal ? [] : nan.problems.map((problem) => problem.id)).toEqual([
      'T0001',
      'T0002',
      'T0003',
    ])
    const dates = await outcomeOf(sharedPath('statements', 'hostile', 'csv-impossible-dates.csv')!)
    expect(dates instanceof Refusal ? [] : dates.problems.map((problem) => problem.line)).toEqual([
      2, 3, 4, 5,
    ])
  })
})
