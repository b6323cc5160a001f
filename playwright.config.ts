/** The tests in the window, in the Chromium of the machine: nothing is downloaded. */
import { defineConfig } from '@playwright/test'
import { findBrowser, quietBrowser, sandboxFlags } from './build/browser.ts'

const long = process.env.LONG === '1'
const executablePath = findBrowser()

// window, back end and tests have one today, as on one machine: else each evening a document is of tomorrow
const timezoneId = 'America/Toronto'
process.env.TZ = timezoneId
// one chance for all the processes of a run
process.env.SEED ||= String(Date.now() % 2 ** 31)

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/e2e',
  workers: 1,
  forbidOnly: true,
  timeout: long ? 600_000 : 180_000,
  // a machine that does other work besides is slow, and not wrong
  expect: { timeout: 20_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [['line'], ['json']] : 'list',
  use: {
    viewport: { width: 1366, height: 768 },
    locale: 'fr-CA',
    timezoneId,
    screenshot: 'only-on-failure',
    trace: 'off',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: ['--disable-gpu', ...quietBrowser, ...sandboxFlags()],
    },
  },
})
