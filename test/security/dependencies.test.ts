/**
 * Protects what we did not write: every package is locked to its bytes, none runs anything when it is installed, all have a
 * licence that lets us ship them, each that we chose has its reason, and the same sources give the same bundles to the byte.
 */
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { buildInto } from '../../build/bundles.ts'
import { licencesDoc, shipped } from '../../build/licences.ts'
import { filesUnder } from '../support/companyFile.ts'
import { keepFigures } from '../support/figures.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

/** What a package may ask of those who ship it: to be named, and nothing of our own sources. */
const LICENCES = ['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'OFL-1.1', 'CC0-1.0']
const DIRECT_MAX = 40

interface Locked {
  readonly resolved?: string
  readonly integrity?: string
  readonly link?: boolean
  readonly hasInstallScript?: boolean
}

const read = (name: string) => fs.readFileSync(name, 'utf8')
const own = JSON.parse(read('package.json'))
const lock = JSON.parse(read('package-lock.json'))
const packages = lock.packages as Readonly<Record<string, Locked>>
const direct = Object.keys(own.dependencies as Record<string, string>)
const ship = shipped(lock.packages)

describe('the lock file', () => {
  test('says of every package where it comes from, and its hash', () => {
    const entries = Object.entries(packages).filter(([place]) => place !== '')
    const loose = entries.filter(
      ([, { resolved, integrity, link }]) =>
        link ||
        !integrity?.startsWith('sha512-') ||
        (resolved && !resolved.startsWith('https://registry.npmjs.org/')),
    )
    expect(entries.length).toBeGreaterThan(500)
    expect(loose).toEqual([])
  })

  test('asks for what package.json asks for', () => {
    for (const kind of ['dependencies', 'devDependencies', 'optionalDependencies'])
      expect(lock.packages[''][kind]).toEqual(own[kind])
  })

  test('has no install script but those that are refused by name', () => {
    const scripted = Object.keys(packages).filter((place) => packages[place]!.hasInstallScript)
    const refused = Object.keys(own.allowScripts).filter((name) => own.allowScripts[name] === false)
    expect(Object.values(own.allowScripts)).not.toContain(true)
    expect(scripted.filter((place) => !refused.includes(place.split('node_modules/').at(-1)!))).toEqual([])
  })
})

describe('the packages that ship', () => {
  test('are as many as they look, and each that we chose has its reason', () => {
    expect(direct.length).toBeLessThanOrEqual(DIRECT_MAX)
    expect(ship.length).toBeGreaterThan(100)
    const reasons = read('DECISIONS.md').split('\n## Libraries\n')[1]!
    const lines = reasons.split('\n').filter((line) => /^(\||- )/.test(line) && line.length > 40)
    const unsaid = direct.filter((name) => {
      const word = new RegExp(`(?<![\\w-])${name.split('/').at(-1)}(?![\\w-])`)
      return !lines.some((line) => word.test(line))
    })
    expect(unsaid).toEqual([])
  })

  test('have licences that let us', () => {
    const open = ship.filter(
      ({ licence }) =>
        !licence
          .split(/ (?:AND|OR) |[()]/)
          .filter(Boolean)
          .every((one) => LICENCES.includes(one)),
    )
    expect(open).toEqual([])
  })

  test('are all in docs/licences.md (npm run licences-doc)', () => {
    expect(read('docs/licences.md')).toBe(licencesDoc(lock.packages))
  })

  test('are all in the bill of materials, with their hashes', () => {
    const words = ['sbom', '--sbom-format=cyclonedx', '--package-lock-only']
    const shell = process.platform === 'win32'
    const bill = JSON.parse(
      execFileSync('npm', words, { encoding: 'utf8', shell, maxBuffer: 64 * 1024 * 1024 }),
    )
    expect(bill.bomFormat).toBe('CycloneDX')
    const parts = bill.components as { purl: string; hashes?: unknown[] }[]
    // By its address: a package that has another name with us is listed under ours.
    const listed = new Set(parts.map(({ purl }) => decodeURIComponent(purl)))
    expect(ship.filter(({ name, version }) => !listed.has(`pkg:npm/${name}@${version}`))).toEqual([])
    expect(parts.filter(({ purl, hashes }) => !purl.startsWith('pkg:npm/') || !hashes?.length)).toEqual([])
  })
})

test('the same sources give the same bundles, to the byte', { timeout: 600_000 }, async () => {
  const folders = [temporaryFolder(), temporaryFolder()]
  for (const folder of folders) await buildInto(folder)
  const [one, other] = folders.map((folder) =>
    Object.fromEntries(
      filesUnder(folder).map((file) => [
        path.relative(folder, file),
        fs.readFileSync(file).toString('base64'),
      ]),
    ),
  )
  const names = Object.keys(one!)
  expect(Object.keys(other!).sort()).toEqual(names.sort())
  expect(names.filter((name) => one![name] !== other![name])).toEqual([])
  keepFigures('packages and bundles', {
    direct: direct.length,
    shipped: ship.length,
    'equal files': names.length,
  })
})
