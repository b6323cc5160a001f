/**
 * `npm ci` on a clean clone: it refuses a lock file that lacks one package for another system, which happens when
 * that package did not exist where the lock was written; nothing else shows it before.
 */
import fs from 'node:fs'
import { expect, test } from 'vitest'

interface Entry {
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
}
type Packages = Readonly<Record<string, Entry>>

/** Where Node would find a package named by the one at `place`: nearest folder first. */
function isLocked(packages: Packages, place: string, name: string): boolean {
  for (let from = place; ; from = from.slice(0, Math.max(0, from.lastIndexOf('node_modules') - 1))) {
    if (`${from === '' ? '' : `${from}/`}node_modules/${name}` in packages) return true
    if (from === '') return false
  }
}

function missing(packages: Packages): string[] {
  return Object.entries(packages).flatMap(([place, entry]) =>
    Object.keys({ ...entry.dependencies, ...entry.optionalDependencies })
      .filter((name) => !isLocked(packages, place, name))
      .map((name) => `${place} needs ${name}`),
  )
}

test('a planted gap is found', () => {
  const packages = {
    '': { dependencies: { a: '1' } },
    'node_modules/a': { optionalDependencies: { b: '1', c: '1' } },
    'node_modules/a/node_modules/b': { optionalDependencies: { a: '1' } },
  }
  expect(missing(packages)).toEqual(['node_modules/a needs c'])
})

test('the lock file has every package that it names, for every system', () => {
  expect(missing(JSON.parse(fs.readFileSync('package-lock.json', 'utf8')).packages)).toEqual([])
})

test('every version that we ask for is exact', () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
    fs.readFileSync('package.json', 'utf8'),
  ) as Entry
  const versions = Object.values({ ...dependencies, ...devDependencies, ...optionalDependencies })
  expect(versions.filter((version) => !/^(npm:[\w-]+@)?\d+\.\d+\.\d+$/.test(version))).toEqual([])
})
