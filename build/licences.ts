/** The packages that ship, as the lock file has them: name, version, licence. Nothing but the lock file is read. */

interface Locked {
  readonly name?: string
  readonly version?: string
  readonly license?: string
  readonly dependencies?: Readonly<Record<string, string>>
}
export type LockedPackages = Readonly<Record<string, Locked>>

export interface Shipped {
  readonly name: string
  readonly version: string
  readonly licence: string
}

/** Licences that a package gives in a file of its own, and not where npm reads them. */
const IN_A_FILE: Readonly<Record<string, string>> = { 'png-js': 'MIT' }

/** Where Node would find a package named by the one at `place`: nearest folder first. */
function placeOf(packages: LockedPackages, place: string, name: string): string | null {
  for (let from = place; ; from = from.slice(0, Math.max(0, from.lastIndexOf('node_modules') - 1))) {
    const found = `${from === '' ? '' : `${from}/`}node_modules/${name}`
    if (found in packages) return found
    if (from === '') return null
  }
}

/** Every package that one of ours needs to run, directly or not, by name. */
export function shipped(packages: LockedPackages): Shipped[] {
  const places = new Set<string>()
  const waiting = ['']
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop())
    for (const name of Object.keys(packages[place]?.dependencies ?? {})) {
      const found = placeOf(packages, place, name)
      if (found === null || places.has(found)) continue
      places.add(found)
      waiting.push(found)
    }
  const all = [...places].map((place) => {
    const { name = place.split('node_modules/').at(-1)!, version = '', license } = packages[place]!
    return { name, version, licence: license ?? IN_A_FILE[name] ?? 'unknown' }
  })
  return all.sort((a, b) => (`${a.name} ${a.version}` < `${b.name} ${b.version}` ? -1 : 1))
}

export function licencesDoc(packages: LockedPackages): string {
  const rows = shipped(packages).map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`)
  return [
    '# Licences of what ships',
    '',
    'Written by `npm run licences-doc` from the lock file: every package that the program needs to run, directly or not. Electron itself',
    '(MIT, with the licences of Chromium beside its binary) comes with the installers. A bill of materials in CycloneDX form:',
    '`npm sbom --sbom-format=cyclonedx --package-lock-only > sbom.json` (npm 11 with `--omit=dev` forgets what development needs too).',
    '',
    '| package | version | licence |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n')
}
