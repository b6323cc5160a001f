/** What only the sources can show: one place makes windows, and the doors that weaken them are nowhere opened. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..', '..')

const sources = ['electron', 'renderer', 'db', 'build'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|tsx|mjs)$/.test(name))
    .map((name) => ({ path: `${folder}/${name}`, text: readFileSync(join(root, folder, name), 'utf8') })),
)

const where = (pattern: RegExp) => sources.filter(({ text }) => pattern.test(text)).map(({ path }) => path)

test('windows are made in one place', () => {
  const made = where(/new\s+(BrowserWindow|BaseWindow|BrowserView|WebContentsView)\b/)
  expect(made).toEqual(['electron/shell/windows.ts'])
})

test('requests of a page are listened to in one place', () => {
  expect(where(/\bipcMain\s*\.\s*(handle|on|once|handleOnce)\b/)).toEqual(['electron/shell/requests.ts'])
})

test('the bridge to the page is in one place, and the preload imports nothing else of the shell', () => {
  expect(where(/\bcontextBridge\b/)).toEqual(['electron/shell/preload.ts'])
  const preload = sources.find(({ path }) => path === 'electron/shell/preload.ts')!
  expect([...preload.text.matchAll(/from '([^']+)'/g)].map(([, name]) => name)).toEqual([
    'electron',
    './channels.ts',
  ])
})

test('nothing weakens a window, a page or the process', () => {
  const weak =
    /sandbox:\s*false|contextIsolation:\s*false|nodeIntegration\w*:\s*true|webSecurity:\s*false|webviewTag:\s*true|allowRunningInsecureContent:\s*true|experimentalFeatures:\s*true|bypassCSP|enableBlinkFeatures|sendSync|executeJavaScript|no-sandbox.*appendSwitch|setCertificateVerifyProc|@electron\/remote/
  expect(where(weak)).toEqual([])
})

test('what leaves for the browser of the person goes through the closed list', () => {
  expect(where(/\bopenExternal\b/)).toEqual(['electron/shell/guards.ts'])
  expect(where(/\bopenPath\b|showItemInFolder/)).toEqual([])
})
