/** What vitest and Playwright found, read from the files of results that they write: how many, and what each failure says. */
import fs from 'node:fs'
import path from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import type { Count } from './steps.ts'

/** Lines of a failure's message that are told again at the end; all of it stands where the test ran. */
const LINES_TOLD = 6

/** The parts used of the results that vitest writes. */
interface VitestResults {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly message: string
    readonly assertionResults: readonly {
      readonly fullName: string
      readonly status: string
      readonly failureMessages: readonly string[]
    }[]
  }[]
}

interface Told {
  readonly message?: string
}

interface Suite {
  readonly suites?: readonly Suite[]
  readonly specs: readonly {
    readonly ok: boolean
    readonly file: string
    readonly line: number
    readonly title: string
    readonly tests: readonly { readonly results: readonly { readonly errors: readonly Told[] }[] }[]
  }[]
}

/** The parts used of the results that Playwright writes. */
interface PlaywrightResults {
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number }
  readonly errors: readonly Told[]
  readonly suites: readonly Suite[]
}

/** Reads a file of results and takes it away, so that a later count cannot read what an earlier run left. */
function takeResults<T>(file: string): T | undefined {
  try {
    const found = JSON.parse(fs.readFileSync(file, 'utf8')) as T
    fs.rmSync(file)
    return found
  } catch {
    return undefined
  }
}

function failure(name: string, messages: readonly (string | undefined)[]): string {
  const lines = stripVTControlCharacters(messages.join('\n'))
    .split('\n')
    .filter((line) => line.trim() !== '')
  return [name, ...lines.slice(0, LINES_TOLD).map((line) => `    ${line}`)].join('\n')
}

const noResults = (file: string): Count => ({
  passed: 0,
  failed: 1,
  failures: [`${path.basename(file)} was not written: the tests did not come to their end`],
})

/** What vitest found; a file that could not even be loaded counts as one failure. */
export function countVitest(file: string): Count {
  const found = takeResults<VitestResults>(file)
  if (!found) return noResults(file)
  const failures: string[] = []
  let unloaded = 0
  for (const { name, status, message, assertionResults } of found.testResults) {
    const failed = assertionResults.filter((test) => test.status === 'failed')
    for (const { fullName, failureMessages } of failed) {
      failures.push(failure(`${name} > ${fullName}`, failureMessages))
    }
    if (status !== 'failed' || failed.length > 0) continue
    unloaded++
    failures.push(failure(name, [message]))
  }
  return { passed: found.numPassedTests, failed: found.numFailedTests + unloaded, failures }
}

/** The failures of a suite of the browser and of those within it. */
function failuresOf({ suites = [], specs }: Suite): string[] {
  const own = specs
    .filter(({ ok }) => !ok)
    .map(({ file, line, title, tests }) =>
      failure(
        `${file}:${line} > ${title}`,
        tests.flatMap(({ results }) => results.flatMap(({ errors }) => errors.map(({ message }) => message))),
      ),
    )
  return [...own, ...suites.flatMap(failuresOf)]
}

/** What Playwright found; a test that passes only when repeated counts as failed. */
export function countPlaywright(file: string): Count {
  const found = takeResults<PlaywrightResults>(file)
  if (!found) return noResults(file)
  const { stats, errors, suites } = found
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    failures: [
      ...errors.map(({ message }) => failure('tests in the browser', [message])),
      ...suites.flatMap(failuresOf),
    ],
  }
}
