/** Which way imports go (docs: ARCHITECTURE of the house): from the window and the doors down to the rules of money. */
import path from 'node:path'
import { type Finding, finding, type Import, type Source } from './source.ts'

const services = ['bank', 'connectors', 'sync', 'hub', 'access', 'webhooks', 'exports'].map(
  (name) => `electron/${name}`,
)
const below = ['electron/dialects', 'db', 'db/rules']

/** Each part of the house, and the other parts it may import. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'db/rules': [],
  db: ['db/rules'],
  'electron/dialects': ['db', 'db/rules'],
  ...Object.fromEntries(services.map((name) => [name, below])),
  'electron/operations': [...services, ...below],
  'electron/doors': ['electron/operations', ...services, ...below],
  'electron/hosts': [...services, ...below],
  'electron/host': ['electron/doors', 'electron/hosts', 'electron/operations', ...services, ...below],
  'electron/shell': [
    'electron/host',
    'electron/hosts',
    'electron/doors',
    'electron/operations',
    ...services,
    ...below,
  ],
  renderer: ['db/rules'],
}
/** What operations take and give is described there. */
const typesForScreens = ['electron/operations', 'electron/bank']
/** Longest name first, so that `db/rules` is not taken for `db`. */
const parts = Object.keys(allowed).sort((a, b) => b.length - a.length)

/** Packages that only one part may use, and what each package is for. */
const onlyIn: readonly { readonly pattern: RegExp; readonly parts: readonly string[] }[] = [
  { pattern: /^electron($|\/|-store)/, parts: ['electron/shell', 'test'] },
  { pattern: /^(better-sqlite3|kysely)$/, parts: ['db', 'electron/host', 'electron/hub', 'test', 'build'] },
  { pattern: /^fastify$|^@fastify\//, parts: ['electron/doors', 'electron/hub', 'test'] },
  { pattern: /^(react|react-.*|@fluentui\/.*|@tanstack\/.*|i18next)$/, parts: ['renderer', 'test'] },
]
/** db knows no network and starts no program. */
const outsideWorld = /^node:(net|http|https|http2|tls|dgram|child_process)$/

function partOf(file: string): string {
  return parts.find((part) => file.startsWith(`${part}/`)) ?? file.split('/')[0]!
}

/** A file may import its own part, and the parts listed for it; tests and build may import everything. */
function wrongFile(source: Source, used: Import): string | undefined {
  const from = partOf(source.path)
  const to = partOf(path.posix.join(path.posix.dirname(source.path), used.from))
  const list = allowed[from]
  if (list === undefined) return to === 'test' && from !== 'test' ? `${from} must not import test` : undefined
  if (to === from || list.includes(to)) return undefined
  const described = from === 'renderer' && typesForScreens.includes(to)
  if (described && used.typeOnly) return undefined
  return `${from} must not import ${to}${described ? ' (types only)' : ''}`
}

function wrongPackage(source: Source, used: Import): string | undefined {
  const from = partOf(source.path)
  if (from === 'db/rules' && used.from !== 'decimal.js') return `db/rules must not import ${used.from}`
  if (from === 'db' && outsideWorld.test(used.from)) return `db must not import ${used.from}`
  if (from === 'renderer' && used.from.startsWith('node:')) return `renderer must not import ${used.from}`
  const rule = onlyIn.find(({ pattern }) => pattern.test(used.from))
  return rule && !rule.parts.some((part) => source.path.startsWith(`${part}/`))
    ? `${from} must not import ${used.from}`
    : undefined
}

/** Imports that go the wrong way. */
export function importDirection(source: Source): Finding[] {
  return source.imports.flatMap((used) => {
    const wrong = used.from.startsWith('.') ? wrongFile(source, used) : wrongPackage(source, used)
    return wrong === undefined ? [] : [finding(source, used.start, wrong)]
  })
}
