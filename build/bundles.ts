/**
 * Builds what ships into dist/: the screens, the shell (main and preload), and the back end with each program it
 * starts apart (company worker, parser, ...). A stamp says from which sources, so nothing is built twice.
 */
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { build, type InlineConfig } from 'vite'
import { fontsInside } from './fonts.ts'
import { root } from './steps.ts'
import { workersApart } from './workers.ts'

export const dist = path.join(root, 'dist')
const stampFile = path.join(dist, '.built')
/** What the bundles are made of; `build` itself included, since it says how. */
const sources = [
  'db',
  'electron',
  'renderer',
  'build',
  'package-lock.json',
  'vite.config.ts',
  'tsconfig.json',
]

/** Native, or resolved by Electron itself: left as imports. */
const external = ['electron', 'better-sqlite3']

/** Every source file with its size and time of change; reading these takes a few milliseconds. */
function sourceStamp(): string {
  const hash = createHash('sha256')
  const add = (file: string) => {
    const { mtimeMs, size } = fs.statSync(file)
    hash.update(`${path.relative(root, file)} ${size} ${mtimeMs}\n`)
  }
  for (const name of sources) {
    const place = path.join(root, name)
    if (!fs.existsSync(place)) continue
    if (fs.statSync(place).isFile()) add(place)
    else for (const file of filesIn(place)) add(file)
  }
  return hash.digest('hex')
}

function filesIn(folder: string): string[] {
  return fs
    .readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
}

/** A bundle that runs in Node or in Electron's main process: one folder, no source map of the packages. */
export function nodeBundle(
  outDir: string,
  entries: Record<string, string>,
  format: 'es' | 'cjs',
): InlineConfig {
  const suffix = format === 'es' ? 'mjs' : 'cjs'
  const input = Object.fromEntries(
    Object.entries(entries).map(([name, file]) => [name, path.join(root, file)]),
  )
  return {
    configFile: false,
    root,
    logLevel: 'warn',
    plugins: [workersApart(suffix), fontsInside()],
    ssr: { noExternal: true, external },
    build: {
      ssr: true,
      target: 'node24',
      outDir,
      emptyOutDir: false,
      rollupOptions: {
        input,
        external,
        output: { format, entryFileNames: `[name].${suffix}`, chunkFileNames: `[name]-[hash].${suffix}` },
      },
    },
  }
}

/** The bundles, in the order they are built. A sandboxed preload must be CommonJS. */
function bundles(folder: string): readonly InlineConfig[] {
  const at = (name: string) => path.join(folder, name)
  return [
    { configFile: path.join(root, 'vite.config.ts'), logLevel: 'warn', build: { outDir: at('renderer') } },
    nodeBundle(at('shell'), { main: 'electron/shell/main.ts' }, 'es'),
    nodeBundle(at('shell'), { preload: 'electron/shell/preload.ts' }, 'cjs'),
    nodeBundle(
      at('host'),
      { desktop: 'electron/host/desktop.ts', parse: 'electron/hosts/parse-child.ts' },
      'es',
    ),
  ]
}

/** Builds everything into a folder. */
export async function buildInto(folder: string): Promise<void> {
  const before = process.env.NODE_ENV
  // A test runner says "test" here, for which packages give their development form.
  process.env.NODE_ENV = 'production'
  try {
    for (const bundle of bundles(folder)) await build(bundle)
  } finally {
    if (before === undefined) delete process.env.NODE_ENV
    else process.env.NODE_ENV = before
  }
}

/**
 * Builds everything beside what is there and then puts it in its place, so that an app that runs, or another build,
 * never sees half of it.
 */
async function buildAll(): Promise<void> {
  const next = path.join(dist, `.next-${process.pid}`)
  try {
    await buildInto(next)
    for (const name of fs.readdirSync(next)) {
      fs.rmSync(path.join(dist, name), { recursive: true, force: true })
      fs.renameSync(path.join(next, name), path.join(dist, name))
    }
  } finally {
    fs.rmSync(next, { recursive: true, force: true })
  }
}

/** Builds when a source has changed since the last time; returns whether it did. */
export async function ensureBuilt(): Promise<boolean> {
  const stamp = sourceStamp()
  if (fs.existsSync(stampFile) && fs.readFileSync(stampFile, 'utf8') === stamp) return false
  await buildAll()
  fs.writeFileSync(stampFile, stamp)
  return true
}
