/** `npm start` itself, with the real back end: a window, a second start, and nothing left behind. */
import type { ChildProcess } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findBrowser } from '../../build/browser.ts'
import { ensureBuilt } from '../../build/bundles.ts'
import { type Display, hasVirtualDisplay, openDisplay } from '../support/display.ts'
import { browsersOf, launch } from '../support/launcher.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'grandlivre-program-'))
const words = ['build/boot.mjs', 'build/start.ts']
const children: ChildProcess[] = []
const canShow = hasVirtualDisplay && findBrowser() !== undefined
let display: Display | undefined

beforeAll(async () => {
  await ensureBuilt()
  if (canShow) display = await openDisplay()
})
afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
  display?.close()
  fs.rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
})

function start(home: string, shownOn: string) {
  const run = launch({ words, folder: home, display: shownOn })
  children.push(run.child)
  return run
}

test.skipIf(process.platform !== 'linux')(
  'without a display the address answers, until a signal',
  async () => {
    const home = path.join(folder, 'unseen')
    const run = start(home, '')
    await run.printed('No display: open http://127.0.0.1:')
    const url = /http:\S+/.exec(run.text())![0]
    // The address is good for one visit, which leaves the window its cookie.
    const visit = await fetch(url, { redirect: 'manual' })
    const cookie = visit.headers.get('set-cookie')!.split(';')[0]!
    const page = await fetch(new URL('/', url), { headers: { cookie } })
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<html')])
    run.child.kill('SIGTERM')
    expect(await run.ended).toBe(0)
    await expect(fetch(url)).rejects.toThrow()
  },
)

test.skipIf(!canShow)('a second start opens a window of the first and ends; a signal ends all', async () => {
  const home = path.join(folder, 'seen')
  const first = start(home, display!.name)
  await first.printed('the window opens in a browser')
  await expect.poll(() => fs.existsSync(path.join(home, 'backend.json')), { timeout: 20_000 }).toBe(true)
  const second = start(home, display!.name)
  expect(await second.ended).toBe(0)
  expect(second.text()).toContain('already open')
  expect(first.child.exitCode).toBe(null)
  first.child.kill('SIGINT')
  expect(await first.ended).toBe(0)
  await expect.poll(() => browsersOf(home), { timeout: 10_000 }).toEqual([])
})
