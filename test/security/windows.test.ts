/**
 * Protects what the tests of the shell stand on, in every file that ships and not only in those that they run: windows come
 * from one place, nothing reports or inspects from outside, and the page itself brings nothing that its policy would refuse.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { isAllowedLink } from '../../electron/shell/externalLinks.ts'
import { isOurs } from '../../electron/shell/origin.ts'
import { keepFigures } from '../support/figures.ts'

const root = resolve(import.meta.dirname, '../..')
const files = ['electron', 'renderer', 'db'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|tsx|js|mjs|cjs|html)$/.test(name))
    .map((name) => ({ path: `${folder}/${name}`, text: readFileSync(join(root, folder, name), 'utf8') })),
)
const where = (pattern: RegExp) => files.filter(({ text }) => pattern.test(text)).map(({ path }) => path)

test('a window is named in few files, and made in one', () => {
  expect(where(/\b(?:new\s+)?(?:BrowserWindow|BaseWindow|BrowserView|WebContentsView)\s*\(/)).toEqual([
    'electron/shell/windows.ts',
  ])
  expect(where(/\bBrowserWindow\b/).every((path) => path.startsWith('electron/shell/'))).toBe(true)
  expect(where(/Reflect\.construct|\bEval\b|\beval\(|new Function\(/)).toEqual([])
})

test('nothing sends what went wrong, records the screen, or lets itself be inspected', () => {
  const words =
    /crashReporter|contentTracing|desktopCapturer|\.debugger\b|remote-debugging|inspector\b.*open\(|process\.report|autoUpdater|netLog/
  expect(where(words)).toEqual([])
  // the inspector is for development: the one place that allows it asks whether the app is packaged
  expect(where(/openDevTools|toggleDevTools|devTools:/)).toEqual([
    'electron/shell/menu.ts',
    'electron/shell/windows.ts',
  ])
  for (const { path, text } of files.filter(({ path: one }) => /shell\/(menu|windows)\.ts$/.test(one)))
    expect(text, path).toContain('isPackaged')
})

test('the page has no script, style or handler of its own in its text, and no screen writes markup', () => {
  const [page] = files.filter(({ path }) => path === 'renderer/index.html')
  expect(page!.text).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\son\w+=|javascript:|https?:/i)
  const markup =
    /dangerouslySetInnerHTML|\.innerHTML|\.outerHTML|insertAdjacentHTML|document\.write|srcDoc|<iframe|<webview|<embed|<object\s/
  expect(where(markup)).toEqual([])
})

/** Addresses that look like one of ours and are not. */
function lookAlikes(host: string): string[] {
  const hosts = [
    ...[
      `${host}.evil.example`,
      `evil-${host}`,
      `evil.example/${host}`,
      `evil.example?${host}`,
      `evil.example#${host}`,
    ],
    ...[
      `${host}@evil.example`,
      `${host}:443@evil.example`,
      `x@${host}`,
      `${host}:444`,
      `${host}.`,
      `.${host}`,
    ],
    ...[
      `${host}\\.evil.example`,
      `${host}%2eevil.example`,
      `${host}%00.evil.example`,
      `${host}\u3002evil.example`,
    ],
    ...[
      host.replace('a', '\u0430'),
      host.replace('.', '。evil.'),
      `www.${host}`,
      host.split('.').slice(-2).join('.evil.'),
    ],
  ]
  const schemes = [
    'http',
    'ftp',
    'file',
    'javascript',
    'data',
    'ms-msdt',
    'vscode',
    'smb',
    'app',
    'blob',
    'view-source',
  ]
  return [
    ...hosts.map((one) => `https://${one}/`),
    ...schemes.flatMap((scheme) => [`${scheme}://${host}/`, `${scheme}:${host}`]),
    ...[
      `//${host}/`,
      `\\\\${host}\\share`,
      ` javascript:alert(1)//https://${host}`,
      `https:/evil.example/${host}`,
      '',
    ],
  ]
}

test('no look-alike of a site that is allowed opens in the browser, and none of our page is ours', () => {
  const known = [
    'www.canada.ca',
    'www.revenuquebec.ca',
    'www.impots.gouv.fr',
    'finances.belgium.be',
    'ob.gocardless.com',
  ]
  const tried = known.flatMap(lookAlikes)
  for (const host of known) expect(isAllowedLink(`https://${host}/`)).toBe(true)
  const real = new Set(known.map((host) => `https://${host}/`))
  expect(tried.filter((address) => !real.has(address)).filter(isAllowedLink)).toEqual([])
  const pages = lookAlikes('ui').map((address) => address.replace(/^https/, 'app'))
  const ours = pages.filter(isOurs).filter((address) => !/^app:\/\/ui\//.test(address))
  expect(ours).toEqual([])
  keepFigures('addresses that look like ours', { tried: tried.length + pages.length })
})
