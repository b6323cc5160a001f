/**
 * Broken files by number: case 17 of seed 5 is the same file everywhere and every time. Whatever comes, the answer is a
 * parsed file with finite figures and days of the calendar, or a refusal; never another error, never a long wait.
 */
import assert from 'node:assert/strict'
import path from 'node:path'
import { isDay } from '../../../db/rules/dates.ts'
import { Refusal } from '../../../db/rules/errors.ts'
import { parseBytes } from '../../../electron/bank/formats/index.ts'
import { type Inspection, inspectFile } from '../../../electron/bank/inspect.ts'
import { randomFrom } from '../random.ts'
import { broken } from './mutate.ts'
import { type Seed, seeds } from './seeds.ts'

export interface Case {
  readonly group: string
  readonly name: string
  readonly bytes: Buffer
}

/** All the cases of a seed. */
export class Cases {
  readonly seed: number
  readonly groups: readonly string[]
  readonly #seeds: ReadonlyMap<string, readonly Seed[]>

  constructor(seed: number) {
    this.seed = seed
    this.#seeds = seeds()
    this.groups = [...this.#seeds.keys()].sort()
  }

  /** Case `index`: groups take turns. */
  make(index: number): Case {
    const random = randomFrom((Math.imul(this.seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b)) | 0)
    random(2)
    const group = this.groups[index % this.groups.length]!
    const originals = this.#seeds.get(group)!
    const original = originals[random(originals.length)]!
    const donor = originals[random(originals.length)]!
    return { group, name: original.name, bytes: broken(original, donor, random) }
  }
}

function checkFigures(inspection: Inspection): void {
  for (const figures of [inspection, ...inspection.accounts, ...inspection.fileAccounts]) {
    assert.match(figures.sumCredits, /^\d+(\.\d+)?$/)
    assert.match(figures.sumDebits, /^\d+(\.\d+)?$/)
    for (const line of [figures.first, figures.last]) {
      if (!line) continue
      assert.match(line.amount, /^-?\d+(\.\d+)?$/)
      assert.ok(line.date === null || isDay(line.date), `${line.date}`)
    }
  }
  const rows = inspection.problems.some((problem) => problem.severity === 'row')
  if (rows) assert.notEqual(inspection.outcome, 'parse')
}

/** What became of a case: read (with rows or not), or refused. Any other error is thrown. */
export async function judge({ name, bytes }: Case): Promise<'read' | 'refused'> {
  try {
    const extension = path.extname(name).slice(1).toLowerCase()
    checkFigures(inspectFile(await parseBytes({ bytes, extension })))
    return 'read'
  } catch (error) {
    if (error instanceof Refusal) return 'refused'
    throw error
  }
}
