/** What a run of mutants needs before the first fault: the copy of the tree, the faults, and which test reaches which. */
import fs from 'node:fs'
import path from 'node:path'
import { root } from '../steps.ts'
import { type Mutant, rewrite } from './rewrite.ts'
import type { Answer } from './tester.ts'

/** A test that reaches a fault, and what it costs. */
export interface Reaching {
  readonly file: string
  readonly test: number
  readonly ms: number
}

/** Tests of one file that are run together, and what that costs. */
interface Batch {
  readonly file: string
  readonly tests: number[]
  readonly ms: number
}

export interface Copy {
  readonly folder: string
  readonly mutants: readonly Mutant[]
}

const taken = ['db', 'electron', 'renderer', 'test', 'build', 'package.json']

/** Files of a folder of the tree with this ending, as paths from the root. */
export function filesUnder(folder: string, ending: string): string[] {
  return fs
    .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((name) => name.endsWith(ending))
    .sort()
}

/** A copy of the tree in which these files carry all their faults. */
export function makeCopy(folder: string, files: readonly string[]): Copy {
  for (const name of taken)
    fs.cpSync(path.join(root, name), path.join(folder, 'tree', name), { recursive: true })
  fs.symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'tree', 'node_modules'))
  const beside = path.join(path.dirname(root), 'shared')
  if (fs.existsSync(beside)) fs.symlinkSync(beside, path.join(folder, 'shared'))
  const mutants: Mutant[] = []
  for (const file of files) {
    const source = fs.readFileSync(path.join(root, file), 'utf8')
    const found = rewrite(file, source, mutants.length + 1)
    mutants.push(...found.mutants)
    fs.writeFileSync(path.join(folder, 'tree', file), found.text)
  }
  return { folder: path.join(folder, 'tree'), mutants }
}

/** How many tests that found others are tried before the rest, and what they may cost together. */
const LIKELY = 4
const LIKELY_MS = 2_000
/** So many times likelier is it that the tests of the very part find its faults. */
const NEAR = 5
/** Letters by which the name of a test is that of its part: reconciled, reconciliation. */
const STEM = 7

const foundName = (mutant: Mutant, file: string, test: number) => `${mutant.file}|${file} ${test}`

/** The first, and those after it that the time is enough for. */
function inBudget<T extends { readonly ms: number }>(all: readonly T[], budgetMs: number): T[] {
  let left = budgetMs
  return all.filter(({ ms }, index) => {
    left -= ms
    return index === 0 || left >= 0
  })
}

/** Which tests reach a fault, from what each test file told. */
export class Reach {
  readonly #mutants: readonly Mutant[]
  readonly #byMutant = new Map<number, Reaching[]>()
  /** The tests that come into a file of the source while they run. */
  readonly #bySource = new Map<string, Set<Reaching>>()
  readonly #outside = new Map<number, string[]>()
  readonly #tests = new Map<string, Reaching[]>()
  readonly #loadMs = new Map<string, number>()
  /** How often each test found a fault, by the file of the fault and the test. */
  readonly #found = new Map<string, number>()
  /** Tests that fail without any fault: they judge nothing. */
  readonly unfit: string[] = []

  /** `mutants`: all of them, in the order of their numbers, from 1. */
  constructor(mutants: readonly Mutant[]) {
    this.#mutants = mutants
  }

  keep(file: string, { outcomes, reached, loadMs }: Answer): void {
    this.#loadMs.set(file, loadMs)
    const tests: Reaching[] = []
    for (const { index, ms, error } of outcomes) {
      if (error !== null) {
        this.unfit.push(`${file} test ${index}: ${error.split('\n')[0]}`)
        continue
      }
      const test = { file, test: index, ms }
      tests.push(test)
      for (const id of reached[index] ?? []) this.#note(id, test)
    }
    this.#tests.set(file, tests)
    for (const id of reached[-1] ?? []) this.#outside.set(id, [...(this.#outside.get(id) ?? []), file])
  }

  #note(id: number, test: Reaching): void {
    this.#byMutant.set(id, [...(this.#byMutant.get(id) ?? []), test])
    const source = this.#mutants[id - 1]!.file
    const tests = this.#bySource.get(source)
    if (tests) tests.add(test)
    else this.#bySource.set(source, new Set([test]))
  }

  /** Tests that a fault concerns which is there once a file is loaded: those that come into its file, or else all. */
  #loading(mutant: Mutant, file: string): Reaching[] {
    const all = this.#tests.get(file)!
    const inside = all.filter((test) => this.#bySource.get(mutant.file)?.has(test))
    return inside.length > 0 ? inside : all
  }

  /** This test found that fault: it will likely find the next one of that file. */
  learn(mutant: Mutant, file: string, test: number): void {
    const name = foundName(mutant, file, test)
    this.#found.set(name, (this.#found.get(name) ?? 0) + 1)
  }

  /**
   * The tests that may find a fault, by file, within `budgetMs` (one file at least): first some that found most of
   * what they cost in the same file, then the nearest and cheapest.
   */
  testsFor(mutant: Mutant, budgetMs: number): { file: string; tests: number[] }[] {
    const byFile = new Map<string, Reaching[]>()
    for (const file of this.#outside.get(mutant.id) ?? []) byFile.set(file, this.#loading(mutant, file))
    for (const test of this.#byMutant.get(mutant.id) ?? []) {
      const own = byFile.get(test.file)
      if (!own?.includes(test)) byFile.set(test.file, [...(own ?? []), test])
    }
    const likely = this.#likely(mutant, [...byFile.values()].flat())
    const first = this.#ranked(mutant, likely)
    const others = [...byFile.values()].flat().filter((test) => !likely.includes(test))
    return inBudget([...first, ...this.#ranked(mutant, others)], budgetMs)
  }

  #likely(mutant: Mutant, tests: readonly Reaching[]): Reaching[] {
    const worth = (test: Reaching) =>
      (this.#found.get(foundName(mutant, test.file, test.test)) ?? 0) /
      (test.ms + (this.#loadMs.get(test.file) ?? 0))
    const best = tests.filter((test) => worth(test) > 0).toSorted((a, b) => worth(b) - worth(a))
    return inBudget(best.slice(0, LIKELY), LIKELY_MS)
  }

  /** What the tests of a file cost together. */
  costMs(file: string): number {
    return (this.#tests.get(file) ?? []).reduce((sum, { ms }) => sum + ms, this.#loadMs.get(file) ?? 0)
  }

  /** Tests by file, the nearest to the fault and the cheapest first. */
  #ranked(mutant: Mutant, tests: readonly Reaching[]): Batch[] {
    const words = mutant.file.replace(/\.ts$/, '').split('/').slice(2)
    const batches = [...Map.groupBy(tests, ({ file }) => file)].map(([file, own]) => ({
      file,
      tests: own.toSorted((a, b) => a.test - b.test).map(({ test }) => test),
      ms: own.reduce((sum, { ms }) => sum + ms, this.#loadMs.get(file) ?? 0),
    }))
    const isNear = ({ file }: Batch) => words.some((word) => file.includes(word.slice(0, STEM)))
    const rank = (batch: Batch) => batch.ms / (isNear(batch) ? NEAR : 1)
    return batches.sort((a, b) => rank(a) - rank(b))
  }
}
