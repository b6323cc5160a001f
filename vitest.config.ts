/** The tests that need no browser page; `LONG=1` gives them more time (npm run test:long). */
import os from 'node:os'
import path from 'node:path'
import { defineConfig } from 'vitest/config'

const long = process.env.LONG === '1'
const results = process.env.TEST_RESULTS

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['test/e2e/**', '**/node_modules/**'],
    // Processes and not threads: a native module or a planted crash takes its own file down and no other.
    pool: 'forks',
    maxWorkers: Math.max(2, os.availableParallelism() - 1),
    testTimeout: long ? 600_000 : 60_000,
    hookTimeout: long ? 600_000 : 60_000,
    allowOnly: false,
    // Asked for by one step of npm test: every branch of the rules and of the ledger is taken by the tests beside them.
    coverage: {
      provider: 'v8',
      include: ['db/rules/**/*.ts', 'db/ledger/**/*.ts'],
      reporter: ['text'],
      skipFull: true,
      reportsDirectory: 'test-results/coverage',
      reportOnFailure: true,
      thresholds: { branches: 100 },
    },
    // hours of work that are stopped must have told what failed till then
    reporters: results ? [long ? 'default' : 'dot', 'json'] : ['default'],
    ...(results ? { outputFile: { json: path.join(results, 'vitest.json') } } : {}),
  },
})
