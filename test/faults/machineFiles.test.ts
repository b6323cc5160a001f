/**
 * Protects: what the program keeps on a machine beside the books (recent companies, secrets, keys) is what it was or what
 * it becomes, whenever the program is killed while it writes it.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Place, readPrivateKey, writePrivateKey } from '../../db/company/place.ts'
import { keepSecret, readSecret } from '../../electron/access/secrets.ts'
import type { Log } from '../../electron/host/log.ts'
import { type SystemKeychain, sealKeyOf } from '../../electron/host/sealKey.ts'
import { appForget } from '../../electron/operations/app.ts'
import { performFree } from '../../electron/operations/perform.ts'
import { forgetCompany, noteCompany, recentCompanies } from '../../electron/operations/recents.ts'
import type { Tools } from '../../electron/operations/tools.ts'
import { watchCalls } from '../support/calls.ts'
import { canLimitFiles, withFileLimit } from '../support/fileLimit.ts'
import { leftBehind, putBack } from '../support/leftBehind.ts'
import { outcomeOf } from '../support/refused.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

const quiet = { info: () => {}, warn: () => {}, error: () => {} } as unknown as Log
const open: SystemKeychain = {
  seal: async (bytes) => ({ bytes }),
  open: async (bytes) => ({ bytes }),
}

/** What the list of recent companies holds, from one act to the next. */
const LISTS = ['', 'a', 'a,b', 'b']

/** Something kept: how it is there at first, how it is written anew, and how it is read. */
interface Kept {
  readonly first: (place: Place) => unknown
  readonly write: (place: Place) => unknown
  readonly read: (place: Place) => unknown
}

const company = (name: string) => ({ path: `/livres/${name}.grandlivre`, name, openedAt: 1 })
const names = async ({ home }: Place) => (await recentCompanies(home)).map(({ name }) => name)

const KEPT: Readonly<Record<string, Kept>> = {
  'a secret kept anew': {
    first: (place) => keepSecret(place, 'feed', { key: 'before' }),
    write: (place) => keepSecret(place, 'feed', { key: 'after' }),
    read: (place) => readSecret(place, 'feed'),
  },
  'the key of the machine': {
    first: () => undefined,
    write: ({ home }) => sealKeyOf(home, open, quiet),
    read: ({ home }) =>
      existsSync(join(home, 'seal.key')) ? readFileSync(join(home, 'seal.key')).length : null,
  },
}

describe('killed at every call that writes', () => {
  // first, for the library that keeps the list takes its calls of node:fs when it is loaded
  it('the list of recent companies', async () => {
    const place = { home: join(temporaryFolder(), 'home'), keychain: null }
    mkdirSync(place.home)
    const { left } = await leftBehind(place.home, temporaryFolder(), async () => {
      await noteCompany(place.home, company('a'))
      await noteCompany(place.home, company('b'))
      await forgetCompany(place.home, company('a').path)
    })
    expect(left.length).toBeGreaterThan(6)
    let reached = 0
    for (const { at, copy } of left) {
      putBack(copy, place.home)
      const is = LISTS.indexOf((await names(place)).sort().join())
      expect(is, at).toBeGreaterThanOrEqual(reached)
      reached = is
      await noteCompany(place.home, company('c'))
      expect(await names(place), at).toContain('c')
    }
    expect(reached).toBe(LISTS.length - 1)
  })

  it.each(Object.entries(KEPT))('%s', async (_what, { first, write, read }) => {
    const place = { home: join(temporaryFolder(), 'home'), keychain: null }
    mkdirSync(place.home)
    await first(place)
    const before = await read(place)
    const { left, calls, thrown } = await leftBehind(place.home, temporaryFolder(), async () => write(place))
    expect(thrown).toBeUndefined()
    expect(calls).toBeGreaterThan(3)
    const after = await read(place)
    expect(after).not.toEqual(before)
    for (const { at, copy } of left) {
      putBack(copy, place.home)
      expect([before, after], at).toContainEqual(await read(place))
      await write(place)
      expect(await read(place), at).toEqual(after)
    }
  })

  it('a private key is on the disk before the device that signs with it', () => {
    const place = { home: temporaryFolder(), keychain: null }
    const calls: string[] = []
    const end = watchCalls({ before: ({ name }) => calls.push(name) })
    writePrivateKey(place, 'device', 'key')
    end()
    expect(calls.lastIndexOf('fsyncSync')).toBeGreaterThan(calls.lastIndexOf('writeFileSync'))
    expect(readPrivateKey(place, 'device')).toEqual({ state: 'ready', key: 'key' })
  })
})

it.runIf(canLimitFiles)('the list of recent companies is read where nothing can be written', async () => {
  const place = { home: temporaryFolder(), keychain: null }
  await withFileLimit(0, async () => expect(await names(place)).toEqual([]))
  expect(readdirSync(place.home)).toEqual([])
  await noteCompany(place.home, company('a'))
  const forget = () => performFree(appForget, { path: company('a').path }, { place } as Tools)
  expect(await withFileLimit(0, () => outcomeOf(forget))).toBe('company.diskFull')
  expect(await names(place)).toEqual(['a'])
})
