/** The window of the real Electron, on machines that have its binary and a display; the double serves elsewhere. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { _electron, expect, test } from '@playwright/test'
import { electronBinary } from '../../build/launch/electron.ts'
import { hasDisplay } from '../../build/launch/window.ts'

const executablePath = electronBinary()

if (executablePath !== undefined && hasDisplay())
  test('the app opens its window in Electron, with the back end behind it', async () => {
    const home = fs.mkdtempSync(path.join(os.tmpdir(), 'grandlivre-electron-'))
    // Neither root nor the machines of continuous integration let Chromium make its sandbox.
    const flags = process.platform === 'linux' ? ['--no-sandbox'] : []
    const env = { ...(process.env as Record<string, string>), GRANDLIVRE_HOME: home }
    const app = await _electron.launch({ executablePath, args: [...flags, path.resolve('.')], env })
    try {
      const page = await app.firstWindow()
      await expect(page.getByRole('heading', { name: 'GrandLivre' })).toBeVisible()
      // Nothing of Node reaches the page.
      expect(await page.evaluate(() => [typeof require, typeof process])).toEqual(['undefined', 'undefined'])
    } finally {
      await app.close()
      fs.rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
    }
  })
