/**
 * `npm test`: has what it needs installed, then checks and tests everything, and ends with the line
 * `N passed, N failed`.
 */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { checks } from './checks.ts'
import { figuresTable } from './figures.ts'
import { countPlaywright, countVitest } from './results.ts'
import { root, runSteps, type Step, tool } from './steps.ts'
import { prepareSystem } from './system.ts'

const minute = 60_000
const results = path.join(root, 'test-results')
/** Tests run with their coverage (vitest.config.ts says of what): it costs a fifth more time, so no others are. */
const covered = ['test/db/rules', 'test/db/ledger']

/**
 * One seed for the random tests of every run, changed by hand: a run that fails then tells of the change, and not of the draw.
 * `npm run test:long`, `SEED=… npm test` and one file alone try others.
 */
const SEED = '68442681'

/** Playwright gives its workers FORCE_COLOR, and Node complains beside NO_COLOR. */
const plain: Readonly<Record<string, string>> = process.stdout.isTTY ? {} : { FORCE_COLOR: '0' }

/** The suites, after the checks; the bundles first, since the shell and the screens are tested as they ship. */
function suites(): readonly Step[] {
  const vitest = tool('vitest', 'vitest.mjs')
  const playwright = tool('@playwright', 'test', 'cli.js')
  const limitMs = 15 * minute
  const vitestResults = path.join(results, 'vitest.json')
  const browserResults = path.join(results, 'playwright.json')
  return [
    {
      name: 'bundles',
      command: process.execPath,
      words: [path.join(root, 'build/bundle.ts')],
      limitMs: 3 * minute,
    },
    {
      name: 'tests of the rules and the ledger, every branch taken',
      command: vitest.command,
      words: [...vitest.words, 'run', '--coverage', ...covered],
      limitMs,
      environment: { TEST_RESULTS: results },
      count: () => countVitest(vitestResults),
    },
    {
      name: 'tests',
      command: vitest.command,
      words: [...vitest.words, 'run', ...covered.map((folder) => `--exclude=${folder}/**`)],
      limitMs,
      environment: { TEST_RESULTS: results },
      count: () => countVitest(vitestResults),
    },
    {
      name: 'tests in the browser',
      command: playwright.command,
      words: [...playwright.words, 'test', '--pass-with-no-tests'],
      limitMs,
      environment: { PLAYWRIGHT_JSON_OUTPUT_FILE: browserResults, ...plain },
      count: () => countPlaywright(browserResults),
    },
  ]
}

process.env.SEED ||= SEED
process.stdout.write(`GrandLivre, Node ${process.version}, seed ${process.env.SEED}\n`)
prepareSystem((sentence) => process.stdout.write(`${sentence}\n`))
fs.rmSync(results, { recursive: true, force: true })
// No test sees the companies of the person who runs it.
const home = fs.mkdtempSync(path.join(os.tmpdir(), 'grandlivre-test-'))
process.env.GRANDLIVRE_HOME = home
if (!process.stdout.isTTY) process.env.NO_COLOR = '1'
const total = await runSteps([...checks(), ...suites()])
fs.rmSync(home, { recursive: true, force: true })
process.stdout.write(`\n${figuresTable(results)}\n`)
if (total.failures?.length) process.stdout.write(`\nfailed\n${total.failures.join('\n')}\n`)
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`)
process.exitCode = total.failed === 0 ? 0 : 1
