/**
 * `npm run test:long`: the random tests with far more cases (environment LONG=1), then a million broken files for the readers
 * of bank files, and a table of all of it. `TESTS=kill,damage` runs the tests with one of these words in their place;
 * `SEED=…` and `COUNT=…` (broken files, from number `FROM=…`) choose a part; what was found of a seed is kept, and the
 * same command goes on after a stop.
 */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { figuresTable } from './figures.ts'
import { fuzz, fuzzTable } from './fuzz.ts'
import { type Count, root, runSteps, tool } from './steps.ts'

const minute = 60_000
const results = path.join(root, 'test-results')
const CASES = 1_000_000
const RSS_MAX_MIB = 256

const chosen = (name: string, otherwise: number) => Number(process.env[name] || otherwise)

/** The parts used of the results that vitest writes. */
interface Results {
  readonly testResults: readonly {
    readonly name: string
    readonly startTime: number
    readonly endTime: number
    readonly assertionResults: readonly { readonly status: string }[]
  }[]
}

/** Tests whose number of cases depends on LONG, or those of them that TESTS names. */
function longTests(): string[] {
  const words = (process.env.TESTS ?? '').split(',')
  const all = fs.readdirSync(path.join(root, 'test'), { recursive: true, encoding: 'utf8' })
  return all
    .map((name) => `test/${name.replaceAll('\\', '/')}`)
    .filter((name) => /\.test\.tsx?$/.test(name))
    .filter((name) => words.some((word) => name.includes(word)))
    .filter((name) =>
      /support\/properties\.ts|env\.LONG\b/.test(fs.readFileSync(path.join(root, name), 'utf8')),
    )
}

function testTable(): { table: string; count: Count } {
  const rows: string[] = []
  const count = { passed: 0, failed: 0 }
  let found: Results
  try {
    found = JSON.parse(fs.readFileSync(path.join(results, 'vitest.json'), 'utf8')) as Results
  } catch {
    return { table: 'the tests left no results', count: { passed: 0, failed: 1 } }
  }
  for (const { name, startTime, endTime, assertionResults } of found.testResults) {
    const passed = assertionResults.filter(({ status }) => status === 'passed').length
    const failed = assertionResults.filter(({ status }) => status === 'failed').length
    count.passed += passed
    count.failed += failed || (assertionResults.length === 0 ? 1 : 0)
    const place = path.relative(root, name).replaceAll('\\', '/')
    const seconds = ((endTime - startTime) / 1000).toFixed(0)
    rows.push(
      `${place.padEnd(48)}${String(passed).padStart(7)}${String(failed).padStart(7)}${seconds.padStart(7)}`,
    )
  }
  const head = `${'tests with LONG=1'.padEnd(48)}${'passed'.padStart(7)}${'failed'.padStart(7)}${'s'.padStart(7)}`
  return { table: [head, ...rows.sort()].join('\n'), count }
}

async function runTests(seed: number): Promise<{ table: string; count: Count }> {
  const vitest = tool('vitest', 'vitest.mjs')
  for (const name of ['vitest.json', 'figures.jsonl']) fs.rmSync(path.join(results, name), { force: true })
  await runSteps([
    {
      name: `random tests, seed ${seed}`,
      command: vitest.command,
      words: [...vitest.words, 'run', ...longTests()],
      limitMs: 240 * minute,
      environment: { LONG: '1', SEED: String(seed), TEST_RESULTS: results },
    },
  ])
  return testTable()
}

const seed = chosen('SEED', Date.now() % 2 ** 31)
const cases = process.env.COUNT === '0' ? 0 : chosen('COUNT', CASES)
const say = (line: string) => process.stdout.write(`${line}\n`)
const stop = new AbortController()

say(`GrandLivre, Node ${process.version}, the long tests, seed ${seed}`)
const home = fs.mkdtempSync(path.join(os.tmpdir(), 'grandlivre-test-'))
process.env.GRANDLIVRE_HOME = home
const tests = process.env.ONLY === 'files' ? null : await runTests(seed)
fs.rmSync(home, { recursive: true, force: true })
if (cases > 0) say(`\n== ${cases} broken files`)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())
const workers = chosen('WORKERS', Math.max(1, os.availableParallelism() - 1))
const found =
  cases > 0 ? await fuzz({ seed, from: chosen('FROM', 0), count: cases, workers, say }, stop.signal) : null
if (tests) say(`\n${tests.table}\n\n${figuresTable(results)}`)
if (found) say(`\n${fuzzTable(found)}`)
const files = found ? found.failures.length + (found.rssMiB > RSS_MAX_MIB ? 1 : 0) : 0
const failed = (tests?.count.failed ?? 0) + files
say(`\n${(tests?.count.passed ?? 0) + (found && files === 0 ? 1 : 0)} passed, ${failed} failed`)
process.exitCode = failed === 0 && !stop.signal.aborted ? 0 : 1
