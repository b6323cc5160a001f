/**
 * `app://` serves the folder of the page and not one byte more: some three hundred ways of writing a path out of it,
 * against files planted around it (beside it, in a folder whose name begins like it, behind a link).
 */
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ORIGIN } from '../../electron/shell/origin.ts'
import { pathsOutOf } from '../security/traversal.ts'
import { buildToy, newHome, remove, startToy, type Toy } from './toy.ts'

const OUTSIDE = '/* OUTSIDE */'
let dist: string
let toy: Toy
const home = newHome()

beforeAll(async () => {
  dist = await buildToy()
  const page = join(dist, 'renderer')
  writeFileSync(join(dist, 'secret.js'), OUTSIDE)
  mkdirSync(join(dist, 'renderer-evil'))
  cpSync(join(dist, 'secret.js'), join(dist, 'renderer-evil', 'secret.js'))
  symlinkSync(join(dist, 'secret.js'), join(page, 'link.js'))
  symlinkSync(join(dist, 'renderer-evil'), join(page, 'folder'))
  mkdirSync(join(page, 'assets'))
  writeFileSync(join(page, 'assets', 'index-B1_x.js'), 'inside')
  writeFileSync(join(page, 'notes.txt'), OUTSIDE)
  writeFileSync(join(page, '.hidden.js'), OUTSIDE)
  toy = await startToy(dist, home)
})
afterAll(async () => {
  await toy?.shell.end()
  remove(dist, home)
})

interface Served {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}
const get = (address: string, method = 'GET') => toy.shell.order<Served | null>('fetch', address, method)

const hosts = ['ui.evil', 'evil', 'UI@evil', 'x@ui', 'x:y@ui', 'ui:80', '', '..', 'localhost', '127.0.0.1']
const others = [
  'file:///etc/passwd',
  'app:ui/page.js',
  'app:///page.js',
  'about:blank',
  'APP://ui/../secret.js',
  '',
]

const corpus = (): string[] => [
  ...new Set([
    ...pathsOutOf(dist).map((path) => ORIGIN + path),
    ...hosts.map((host) => `app://${host}/page.js`),
    ...others,
  ]),
]

test('what the page is made of is served, with its type', async () => {
  expect(await get(`${ORIGIN}/page.js`)).toMatchObject({
    status: 200,
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'x-content-type-options': 'nosniff' },
  })
  expect(await get(`${ORIGIN}/assets/index-B1_x.js`)).toMatchObject({ status: 200, body: 'inside' })
  for (const path of ['/', '/index.html', '/index.html?x=1', '/index.html#/home'])
    expect(await get(ORIGIN + path)).toMatchObject({
      status: 200,
      headers: { 'content-type': 'text/html; charset=utf-8' },
    })
})

test('no way of writing a path leads out of the folder', async () => {
  const addresses = corpus()
  expect(addresses.length).toBeGreaterThanOrEqual(300)
  const whole = new Set([(await get(`${ORIGIN}/page.js`))!.body, 'inside'])
  const wrong: string[] = []
  for (const address of addresses) {
    const served = await get(address).catch(() => null)
    // Nothing at all, nothing found, or (when the address folds back inside) exactly a file of the page.
    const fine =
      !served ||
      (served.status === 404
        ? served.body === ''
        : whole.has(served.body) || served.body.includes('<h1>Toy page'))
    if (!fine || served?.body.includes(OUTSIDE)) wrong.push(address)
  }
  expect(wrong).toEqual([])
})

test.each(hosts)('another host of the scheme has no page: %s', async (host) => {
  expect((await get(`app://${host}/page.js`))?.status ?? 404).toBe(404)
})

test('only reading is answered', async () => {
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD'])
    expect(await get(`${ORIGIN}/page.js`, method)).toMatchObject({ status: 404, body: '' })
})
