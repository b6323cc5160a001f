/**
 * Protects: not one byte outside the folder of the screens is served, by the rule itself nor by the loopback door that
 * stands on it; `test/shell/scheme.test.ts` tries the same ways through `app://`.
 */
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type HttpDoor, openHttpDoor } from '../../electron/doors/http.ts'
import { staticFile } from '../../electron/doors/static.ts'
import { FakeBackend } from '../doors/fakes.ts'
import { rawGet } from '../doors/raw.ts'
import { keepFigures } from '../support/figures.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { pathsOutOf } from './traversal.ts'

const OUTSIDE = 'THE-OUTSIDE'
const TOKEN = 'program-token-for-tests'
const above = temporaryFolder()
const root = join(above, 'renderer')
const inside = ['export const page = 1', '<h1>Page</h1>']
let door: HttpDoor

beforeAll(async () => {
  for (const name of ['renderer/assets', 'renderer-evil']) mkdirSync(join(above, name), { recursive: true })
  writeFileSync(join(root, 'page.js'), inside[0]!)
  writeFileSync(join(root, 'index.html'), inside[1]!)
  writeFileSync(join(above, 'secret.js'), OUTSIDE)
  cpSync(join(above, 'secret.js'), join(above, 'renderer-evil', 'secret.js'))
  for (const name of ['notes.txt', '.hidden.js']) writeFileSync(join(root, name), OUTSIDE)
  symlinkSync(join(above, 'secret.js'), join(root, 'link.js'))
  symlinkSync(join(above, 'renderer-evil'), join(root, 'folder'))
  door = await openHttpDoor({
    backend: new FakeBackend(),
    token: TOKEN,
    port: 0,
    screens: root,
    uploads: join(above, 'uploads'),
    openWindow: () => {},
    report: (error) => {
      throw error
    },
  })
})
afterAll(() => door.close())

const paths = pathsOutOf(above)

test('the rule itself serves what is inside, and nothing else', async () => {
  expect((await staticFile(root, '/page.js'))?.body.toString()).toBe(inside[0])
  const served: string[] = []
  for (const path of paths) {
    const file = await staticFile(root, path)
    if (file && !inside.includes(file.body.toString())) served.push(path)
  }
  expect(served).toEqual([])
  expect(paths.length).toBeGreaterThan(300)
})

test('the loopback door answers 404 or a file of the screens', async () => {
  const headers = { Authorization: `Bearer ${TOKEN}` }
  const wrong: string[] = []
  for (const path of paths) {
    // As bytes on the wire: what is no letter of an address goes as it is.
    const raw = Buffer.from(path)
      .toString('latin1')
      .replace(/[ \r\n]/g, '%20')
    const { status, body } = await rawGet(door.port, raw, headers)
    const fine = status === 200 ? inside.includes(body) : [400, 403, 404, 431].includes(status)
    if (!fine || body.includes(OUTSIDE)) wrong.push(`${status} ${path}`)
  }
  expect(wrong).toEqual([])
  keepFigures('ways out of the folder of the screens', { paths: paths.length, served: wrong.length })
})
