/**
 * `npm run mutants`: do the tests of the rules and of the ledger see a small fault? Plants thousands, one at a time, in
 * a copy of the tree, runs the tests that reach each, and lists those that no test saw.
 *
 * `FILES=money,ledger/post` takes the files with one of these words in their path, `SAMPLE=500 SEED=7` so many faults
 * by chance, `OPERATORS=boundary,sql` some kinds, `TESTS=test/db,test/operations` other tests, `SURVIVORS=1` what survived
 * the last run. `BUDGET_S` limits the tests of one fault, `MINUTES` the whole, `WORKERS` the processes.
 */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { isExplained } from './mutants/explained.ts'
import { filesUnder, makeCopy, Reach } from './mutants/plan.ts'
import { share, Tester } from './mutants/pool.ts'
import type { Mutant } from './mutants/rewrite.ts'
import type { Answer } from './mutants/tester.ts'
import { root } from './steps.ts'

const FOLDERS = ['db/rules', 'db/ledger']
const TESTS = 'test/db/rules,test/db/ledger,test/db/records,test/db/changes/held,test/operations'
const kept = path.join(root, 'node_modules/.cache/grandlivre-mutants/survivors.json')

const chosen = (name: string, otherwise: number) => Number(process.env[name] || otherwise)
const list = (name: string, otherwise: string) => (process.env[name] || otherwise).split(',')
const say = (line: string) => process.stdout.write(`${line}\n`)

type End = 'found' | 'survived' | 'explained' | 'unreached'
interface Tried {
  readonly mutant: Mutant
  readonly end: End
}

/** By what a fault is known again after other lines of its file were changed. */
const nameOf = ({ file, operator, told, written }: Mutant) => [file, operator, told, written].join('|')

/** The same order for the same seed (mulberry32). */
function shuffled<T>(all: readonly T[], seed: number): T[] {
  let state = seed
  const draw = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return all
    .map((one) => ({ one, at: draw() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one)
}

function choose(mutants: readonly Mutant[], seed: number): Mutant[] {
  const operators = list('OPERATORS', '')
  let some = mutants.filter(({ operator }) => operators.includes('') || operators.includes(operator))
  if (process.env.SURVIVORS === '1') {
    const names = new Set(JSON.parse(fs.readFileSync(kept, 'utf8')) as string[])
    some = some.filter((mutant) => names.has(nameOf(mutant)))
  }
  return shuffled(some, seed).slice(0, chosen('SAMPLE', some.length))
}

const failed = (answer: Answer | null) =>
  answer === null || answer.outcomes.some(({ error }) => error !== null)

/** Tests of a file that pass alone, without the others before them, by file and number. */
const alone = new Map<string, boolean>()

/** True where one of these tests sees the fault. A test that also fails alone without any fault has seen nothing. */
async function isSeen(
  tester: Tester,
  mutant: Mutant,
  file: string,
  tests: number[],
  costMs: number,
): Promise<boolean> {
  const limitMs = 3_000 + 8 * costMs
  const plain = { file, limitMs, record: false }
  const answer = await tester.ask({ ...plain, wanted: tests, mutant: mutant.id })
  if (!failed(answer)) return false
  const seen = answer?.outcomes.find(({ error }) => error !== null)?.index ?? -1
  if (seen < 0) return true
  const name = `${file} ${seen}`
  if (!alone.has(name)) alone.set(name, !failed(await tester.ask({ ...plain, wanted: [seen], mutant: 0 })))
  if (alone.get(name)) reach.learn(mutant, file, seen)
  return alone.get(name) || failed(await tester.ask({ ...plain, wanted: null, mutant: mutant.id }))
}

function lineOf({ file, line, column, operator, told }: Mutant, end: End): string {
  const where = `${file}:${line}:${column}  ${operator}  ${told}`
  return end === 'unreached' ? `${where}  (no test comes here)` : where
}

function table(tried: readonly Tried[], by: (mutant: Mutant) => string): string[] {
  const names = [...new Set(tried.map(({ mutant }) => by(mutant)))].sort()
  return names.map((name) => {
    const own = tried.filter(({ mutant }) => by(mutant) === name)
    const count = (end: End) => own.filter((one) => one.end === end).length
    return `${name.padEnd(34)}${[
      own.length,
      count('found'),
      count('survived') + count('unreached'),
      count('explained'),
    ]
      .map((figure) => String(figure).padStart(9))
      .join('')}`
  })
}

function report(tried: readonly Tried[], planned: number, seed: number, seconds: number): number {
  const living = tried.filter(({ end }) => end === 'survived' || end === 'unreached')
  const head = ['planted', 'found', 'survived', 'explained'].map((word) => word.padStart(9)).join('')
  say(`\n${'kind'.padEnd(34)}${head}`)
  for (const row of table(tried, ({ operator }) => operator)) say(row)
  say(`\n${'file'.padEnd(34)}${head}`)
  for (const row of table(tried, ({ file }) => file)) say(row)
  say('\nsurvivors')
  living.sort((a, b) => a.mutant.id - b.mutant.id)
  for (const { mutant, end } of living) say(lineOf(mutant, end))
  const found = tried.length - living.length
  const score = tried.length === 0 ? 0 : (100 * found) / tried.length
  say(
    `\n${score.toFixed(2)} % of ${tried.length} mutants found or explained (${planned} planned), seed ${seed}, ${seconds.toFixed(0)} s`,
  )
  return score
}

const seed = chosen('SEED', Date.now() % 2 ** 31)
const started = performance.now()
const endsAt = started + chosen('MINUTES', 600) * 60_000
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'grandlivre-mutants-'))
const words = list('FILES', '')
const files = FOLDERS.flatMap((name) => filesUnder(name, '.ts')).filter((name) =>
  words.some((word) => name.includes(word)),
)
const copy = makeCopy(folder, files)
const workers = chosen('WORKERS', Math.max(1, os.availableParallelism() - 1))
const testers = Array.from({ length: workers }, () => new Tester(copy.folder, copy.mutants.length, seed))
const tests = filesUnder('test', '.test.ts').filter((name) =>
  list('TESTS', TESTS).some((start) => name.startsWith(start)),
)
const reach = new Reach(copy.mutants)
const tried: Tried[] = []
try {
  say(`${copy.mutants.length} faults in ${files.length} files; seed ${seed}`)
  await share(testers, tests, async (tester, file) => {
    const answer = await tester.ask({ file, wanted: null, mutant: 0, limitMs: 1e9, record: true })
    if (answer) reach.keep(file, answer)
    else reach.unfit.push(`${file}: the process died`)
  })
  for (const unfit of reach.unfit) say(`left out, it fails without a fault: ${unfit}`)
  const some = choose(copy.mutants, seed)
  say(`${some.length} to try, after ${((performance.now() - started) / 1000).toFixed(0)} s`)
  await share(testers, some, async (tester, mutant) => {
    if (performance.now() > endsAt) return
    const plan = reach.testsFor(mutant, chosen('BUDGET_S', 30) * 1000)
    let seen = false
    for (const { file, tests: own } of plan) {
      seen = await isSeen(tester, mutant, file, own, reach.costMs(file))
      if (seen) break
    }
    const living = plan.length === 0 ? 'unreached' : 'survived'
    const end = seen ? 'found' : isExplained(mutant) ? 'explained' : living
    tried.push({ mutant, end })
    if (end === living) say(lineOf(mutant, end))
    if (tried.length % 100 === 0) say(`${tried.length} tried`)
  })
  const names = tried.filter(({ end }) => end !== 'found').map(({ mutant }) => nameOf(mutant))
  fs.mkdirSync(path.dirname(kept), { recursive: true })
  fs.writeFileSync(kept, JSON.stringify(names))
  const score = report(tried, some.length, seed, (performance.now() - started) / 1000)
  process.exitCode = score >= 95 ? 0 : 1
} finally {
  for (const tester of testers) tester.end()
  fs.rmSync(folder, { recursive: true, force: true })
}
