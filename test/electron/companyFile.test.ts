/**
 * The first step of continuous integration, run here over the double of Electron: so that on a machine with the real
 * binary only Electron itself can make it fail.
 */
import { spawnSync } from 'node:child_process'
import { beforeAll, expect, test } from 'vitest'
import { findBrowser } from '../../build/browser.ts'
import { ensureBuilt } from '../../build/bundles.ts'
import { OPTIONS_VARIABLE } from '../doubles/electron/options.ts'
import { freePort } from '../doubles/electron/start.ts'

beforeAll(async () => {
  await ensureBuilt()
})

test.skipIf(!findBrowser())(
  'a company file is made, verified, and a bank file read, by the built back end',
  async () => {
    const words = ['--import', './test/doubles/electron/register.ts', 'test/electron/companyFile.mjs']
    const env = { ...process.env, [OPTIONS_VARIABLE]: JSON.stringify({ debugPort: await freePort() }) }
    const { status, stdout, stderr } = spawnSync(process.execPath, words, {
      encoding: 'utf8',
      timeout: 60_000,
      env,
    })
    expect(stdout + stderr).toContain('a company file was made and verified inside Electron')
    expect(status).toBe(0)
  },
)
