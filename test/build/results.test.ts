/** The failures that the runner tells again at the end, read from results as vitest and Playwright write them. */
import fs from 'node:fs'
import path from 'node:path'
import { expect, test, vi } from 'vitest'
import { countPlaywright, countVitest } from '../../build/results.ts'
import { runSteps } from '../../build/steps.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

function written(results: unknown): string {
  const file = path.join(temporaryFolder(), 'results.json')
  fs.writeFileSync(file, JSON.stringify(results))
  return file
}

test('vitest: each failed test by its name and first lines, and a file that could not be loaded', () => {
  const file = written({
    numPassedTests: 2,
    numFailedTests: 1,
    testResults: [
      {
        name: 'test/a.test.ts',
        status: 'failed',
        message: '',
        assertionResults: [
          { fullName: 'cents are kept', status: 'passed', failureMessages: [] },
          {
            fullName: 'cents add up',
            status: 'failed',
            failureMessages: ['\u001b[31mexpected 1 to be 2\u001b[39m\n\n    at a.ts:3:1\n'],
          },
        ],
      },
      { name: 'test/b.test.ts', status: 'failed', message: 'no such module', assertionResults: [] },
    ],
  })
  expect(countVitest(file)).toEqual({
    passed: 2,
    failed: 2,
    failures: [
      'test/a.test.ts > cents add up\n    expected 1 to be 2\n        at a.ts:3:1',
      'test/b.test.ts\n    no such module',
    ],
  })
  expect(fs.existsSync(file)).toBe(false)
})

test('Playwright: failures of suites within suites, of six lines at most', () => {
  const spec = { file: 'bank.spec.ts', line: 146, title: 'lines find their documents' }
  const message = Array.from({ length: 9 }, (_, at) => `line ${at}`).join('\n')
  const file = written({
    stats: { expected: 67, unexpected: 1, flaky: 0 },
    errors: [],
    suites: [
      {
        specs: [{ ...spec, title: 'passes', ok: true, tests: [] }],
        suites: [{ specs: [{ ...spec, ok: false, tests: [{ results: [{ errors: [{ message }] }] }] }] }],
      },
    ],
  })
  const { passed, failed, failures } = countPlaywright(file)
  expect({ passed, failed }).toEqual({ passed: 67, failed: 1 })
  expect(failures).toHaveLength(1)
  expect(failures![0]).toMatch(/^bank\.spec\.ts:146 > lines find their documents\n {4}line 0\n/)
  expect(failures![0]!.split('\n')).toHaveLength(7)
})

test('results that were never written are one failure, by name', () => {
  const file = path.join(temporaryFolder(), 'vitest.json')
  expect(countVitest(file)).toMatchObject({ failed: 1, failures: [expect.stringContaining('vitest.json')] })
  expect(countPlaywright(file)).toMatchObject({ passed: 0, failed: 1 })
})

test('a step that only ends badly is named among the failures', async () => {
  const step = { command: process.execPath, limitMs: 60_000 }
  // what it tells would stand between the lines of the run that tests it
  const told = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  const total = await runSteps([
    { ...step, name: 'good', words: ['-e', ''] },
    { ...step, name: 'bad', words: ['-e', 'process.exitCode = 3'] },
  ])
  told.mockRestore()
  expect(total).toEqual({ passed: 1, failed: 1, failures: ['bad'] })
})
