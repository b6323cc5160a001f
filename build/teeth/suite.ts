/** Runs suites in a copy of the tree until the first test fails, and says which it was. */
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

/** These look at the source, where a planted bug always shows: they would find it for the wrong reason. */
const OF_THE_SOURCE = ['test/tidy*', 'test/teeth/**', 'test/redos*']
const LIMIT_MS = 30 * 60_000

export interface Run {
  /** The first test that failed, as `file › name`, and its file; null when all passed. */
  readonly failed: { readonly file: string; readonly test: string } | null
  readonly seconds: number
}

interface Results {
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly assertionResults: readonly { readonly status: string; readonly title: string }[]
  }[]
}

function failedIn(tree: string, file: string, ended: number | null): Run['failed'] {
  let found: Results
  try {
    found = JSON.parse(fs.readFileSync(file, 'utf8')) as Results
  } catch {
    return ended === 0 ? null : { file: '', test: `the suites ended with ${ended ?? 'the time limit'}` }
  }
  const place = (name: string) => path.relative(fs.realpathSync(tree), name)
  for (const { name, assertionResults } of found.testResults) {
    const test = assertionResults.find((one) => one.status === 'failed')
    if (test) return { file: place(name), test: test.title }
  }
  // files that were cut short by the failure of another come as failed too: looked at last
  const unloaded = found.testResults.find(({ status }) => status === 'failed')
  if (unloaded) return { file: place(unloaded.name), test: '(before its first test)' }
  return ended === 0 ? null : { file: '', test: `the suites ended with ${ended ?? 'the time limit'}` }
}

export interface Suites {
  /** Words of the paths of test files; all files without any. */
  readonly words: readonly string[]
  /** Files that are left out: they fail without a bug too. */
  readonly without: readonly string[]
}

/** Runs test files, with the random cases of a seed. */
export async function runSuites(
  tree: string,
  { words, without }: Suites,
  seed: number,
  signal: AbortSignal,
): Promise<Run> {
  const results = path.join(tree, 'test-results', 'teeth.json')
  fs.rmSync(results, { force: true })
  const home = path.join(tree, 'test-results', 'home')
  fs.mkdirSync(home, { recursive: true })
  const started = performance.now()
  const ended = await new Promise<number | null>((resolve) => {
    const child = spawn(
      process.execPath,
      [
        path.join(tree, 'node_modules', 'vitest', 'vitest.mjs'),
        'run',
        '--bail=1',
        '--reporter=json',
        `--outputFile=${results}`,
        ...[...OF_THE_SOURCE, ...without].flatMap((one) => ['--exclude', one]),
        ...words,
      ],
      {
        cwd: tree,
        stdio: 'ignore',
        env: { ...process.env, SEED: String(seed), GRANDLIVRE_HOME: home, TEST_RESULTS: '' },
        signal,
        timeout: LIMIT_MS,
      },
    )
    child.on('error', () => resolve(null))
    child.on('exit', (status) => resolve(status))
  })
  return { failed: failedIn(tree, results, ended), seconds: (performance.now() - started) / 1000 }
}
