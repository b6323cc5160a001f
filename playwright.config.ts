/** The tests in the window, in the Chromium of the machine: nothing is downloaded. */
import { defineConfig } from '@playwright/test'
import { findBrowser, quietBrowser, sandboxFlags } from './build/browser.ts'

const long = process.env.LONG === '1'
const executablePath = findBrowser()

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/e2e',
  workers: 1,
  forbidOnly: true,
  timeout: long ? 600_000 : 90_000,
  expect: { timeout: 10_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [['line'], ['json']] : 'list',
  use: {
    viewport: { width: 1366, height: 768 },
    locale: 'fr-CA',
    timezoneId: 'America/Toronto',
    screenshot: 'only-on-failure',
    trace: 'off',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: ['--disable-gpu', ...quietBrowser, ...sandboxFlags()],
    },
  },
})
