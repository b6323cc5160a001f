/**
 * The window without Electron: it opens in the browser of the machine, its closing ends everything, and where none
 * can be opened the address is printed and the app stays. A toy back end takes the place of the real one.
 */
import type { ChildProcess } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { findBrowser } from '../../build/browser.ts'
import { isAlive } from '../support/alive.ts'
import { type Display, hasVirtualDisplay, openDisplay } from '../support/display.ts'
import { browsersOf, launch, type Run } from '../support/launcher.ts'

const launcher = path.resolve('test/doubles/launcher/start.ts')
let folder = ''
const children: ChildProcess[] = []

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'grandlivre-start-'))
})
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  fs.rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
})

/** Starts the launcher on the toy; `display` is the value of DISPLAY. */
function run(after: string, display: string): Run {
  const started = launch({ words: [launcher, after], folder, display })
  children.push(started.child)
  return started
}

const backEndOf = (text: string) => Number(/back end (\d+)/.exec(text)![1])
const browsersLeft = () => browsersOf(folder)

describe.skipIf(process.platform !== 'linux')('without a display', () => {
  test('it prints the address, stays, and ends with its back end at a signal', async () => {
    const app = run('stay', '')
    await app.printed('No display: open http://127.0.0.1:')
    app.child.kill('SIGTERM')
    expect(await app.ended).toBe(0)
    expect(isAlive(backEndOf(app.text()))).toBe(false)
  })

  test('a second start says that the app is already open, and ends', async () => {
    const app = run('told', '')
    expect(await app.ended).toBe(0)
    expect(app.text()).toContain('already open')
  })

  test.skipIf(!findBrowser())(
    'a display that does not answer: the address is printed, and it stays',
    async () => {
      const app = run('stay', ':9876')
      await app.printed('The window could not open: open http://127.0.0.1:')
      app.child.kill('SIGINT')
      expect(await app.ended).toBe(0)
    },
  )
})

describe.skipIf(!hasVirtualDisplay || !findBrowser())('on a display', () => {
  let display: Display
  beforeAll(async () => {
    display = await openDisplay()
  })
  afterAll(() => display.close())

  test('the window shows the page, and its closing ends everything', async () => {
    const app = run('close', display.name)
    expect(await app.ended).toBe(0)
    expect(app.text()).toContain('page 1')
    expect(isAlive(backEndOf(app.text()))).toBe(false)
    await expect.poll(browsersLeft).toEqual([])
  })

  test('a second window is one of the same browser, and the last one closed ends everything', async () => {
    const app = run('second', display.name)
    expect(await app.ended).toBe(0)
    expect(app.text()).toContain('page 2')
    await expect.poll(browsersLeft).toEqual([])
  })

  test('a signal closes the window', async () => {
    const app = run('stay', display.name)
    await app.printed('page 1')
    app.child.kill('SIGTERM')
    expect(await app.ended).toBe(0)
    await expect.poll(browsersLeft, { timeout: 10_000 }).toEqual([])
  })

  test('a back end that dies takes the window with it, and the status says so', async () => {
    const app = run('crash', display.name)
    expect(await app.ended).toBe(9)
    expect(app.text()).toContain('the back end ended by itself (status 9)')
    await expect.poll(browsersLeft, { timeout: 10_000 }).toEqual([])
  })
})
