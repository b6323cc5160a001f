/**
 * The back end behind the window: what it may ask of main (keychain, programs apart), its death seen in the page and
 * mended, and main's patience with one that keeps dying.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildToy, eventsOf, newHome, remove, soon, startToy, type Toy } from './toy.ts'

/** As many deaths in a minute as main mends; one more and it gives up. */
const DEATHS_MENDED = 2
const CANARY = 'canary-b81d04e6aa'
let dist: string
let toy: Toy
const home = newHome()

beforeAll(async () => {
  dist = await buildToy()
  toy = await startToy(dist, home, { env: { TOY_SECRET: CANARY } })
})
afterAll(async () => {
  await toy?.shell.end()
  remove(dist, home)
})

const bytesOf = (text: string) => ({ action: 'open', bytes: new TextEncoder().encode(text) })

test('the keychain seals and opens for the back end, and nothing of the secret lies in clear in the folder', async () => {
  expect(await toy.call('keepSecret')).toEqual({ sealed: true, opened: true })
  const files = readdirSync(home, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const readable = files.map((file) => readFileSync(join(file.parentPath, file.name)))
  expect(readable.length).toBeGreaterThan(1)
  expect(readable.filter((bytes) => bytes.includes(CANARY))).toEqual([])
})

test('bytes that were not sealed here are refused, and the back end goes on', async () => {
  expect(await toy.call('keychain', bytesOf('v10 not sealed by anybody'))).toMatchObject({
    ok: false,
    code: 'keychain.unreadable',
  })
})

test('what the back end may not say is ignored', async () => {
  const nonsense = [
    null,
    'stop',
    { type: 'quit' },
    { type: 'host', kind: 'shell', id: 1 },
    { type: 'keychain', id: 2 },
  ]
  for (const message of nonsense) await toy.call('nonsense', message)
  await toy.call('nonsense', { type: 'keychain', id: 3, action: 'seal', bytes: new Uint8Array(100_000) })
  await toy.call('nonsense', { type: 'endHost', id: 99 })
  expect(await toy.call('echo', 'alive')).toBe('alive')
  expect(await toy.shell.order('utilities')).toHaveLength(1)
})

test('a program apart gets the file, has no environment, and ends with its work', async () => {
  const { answer } = await toy.call<{ answer: { parsed: number; environment: string[] } }>('host', {
    text: 'abc',
  })
  expect(answer).toEqual({ parsed: 3, environment: [] })
  await toy.call('endHosts')
  await soon(() => toy.shell.order('utilities')).toHaveLength(1)
})

test('a program apart that spins is ended, and its end is told', async () => {
  expect(await toy.call('host', { spin: true })).toMatchObject({ exit: { type: 'hostExit' } })
  expect(await toy.call('echo', 'alive')).toBe('alive')
  expect(await toy.shell.order('utilities')).toHaveLength(1)
})

test('a program apart that cannot start is told as ended', async () => {
  const file = join(dist, 'host', 'parse.mjs')
  const program = readFileSync(file)
  writeFileSync(file, 'process.exit(3)')
  expect(await toy.call('host', { text: 'x' })).toMatchObject({ exit: { type: 'hostExit', code: 3 } })
  writeFileSync(file, program)
})

/** Makes the back end die, and waits for what the page is told. */
async function die(expected: readonly string[]): Promise<void> {
  await toy.page.evaluate(() => void Reflect.get(globalThis, 'toy').call('die'))
  const states = async () =>
    (await eventsOf(toy.page)).filter(({ event }) => event === 'backEnd').map(({ state }) => state)
  await soon(states).toEqual(expected)
}

test('the death of the back end is seen in the page, which goes on with a new one; after too many it is told', async () => {
  const before = await toy.call('pid')
  const states: string[] = []
  for (let death = 1; death <= DEATHS_MENDED; death++) {
    states.push('stopped', 'ready')
    await die(states)
    await toy.page.waitForFunction((ports) => Reflect.get(globalThis, 'toy').seen.ports === ports, death + 1)
    expect(await toy.call('echo', `again ${death}`)).toBe(`again ${death}`)
  }
  expect(await toy.call('pid')).not.toBe(before)
  await die([...states, 'failed'])
  expect(await toy.shell.order('utilities')).toEqual([])
})

test('a program whose back end failed still quits', async () => {
  await toy.shell.order('quit')
  expect(await toy.shell.ended).toBe(0)
})

test.each(['none', 'known'] as const)(
  'with a keychain that protects nothing (%s) the back end is told so',
  async (keychain) => {
    const other = newHome()
    const second = await startToy(dist, other, { options: { keychain } })
    try {
      expect(await second.call('keychain', { action: 'seal', bytes: new Uint8Array(3) })).toMatchObject({
        ok: false,
        code: 'keychain.unavailable',
      })
    } finally {
      await second.shell.end()
      remove(other)
    }
  },
)
