/**
 * `node build/bench/bundle.ts`: the verbs of the measuring harness as a program of their own, dist/bench/, started by
 * `node dist/bench/grandlivre-bench.mjs VERB …`. Each verb is a chunk that is loaded when it is asked for.
 */
import fs from 'node:fs'
import path from 'node:path'
import { build, mergeConfig, type Plugin } from 'vite'
import { dist, nodeBundle } from '../bundles.ts'

const folder = path.join(dist, 'bench')

/**
 * Names the binary of this system instead of letting the module find out which it is: that reads a report of the
 * whole process, which takes longer than opening a company.
 */
const ownBinary: Plugin = {
  name: 'grandlivre-own-binary',
  enforce: 'pre',
  resolveId: (name) =>
    name === 'better-sqlite3'
      ? { id: `better-sqlite3/${process.platform}-${process.arch}`, external: true }
      : undefined,
}

/** What Node makes of the chunks is kept beside them from one start to the next. */
const start = `import module from 'node:module'
module.enableCompileCache(import.meta.dirname + '/.compiled')
await import('./verbs.mjs')
`

/** Builds it beside what is there and then puts it in its place: a measure may be running. */
export async function bundleBench(): Promise<string> {
  const next = path.join(dist, `.bench-${process.pid}`)
  const entries = { verbs: 'build/bench/grandlivre-bench.ts' }
  await build(mergeConfig(nodeBundle(next, entries, 'es'), { plugins: [ownBinary] }))
  fs.writeFileSync(path.join(next, 'grandlivre-bench.mjs'), start)
  fs.rmSync(folder, { recursive: true, force: true })
  fs.renameSync(next, folder)
  return path.join(folder, 'grandlivre-bench.mjs')
}

if (process.argv[1] === import.meta.filename) process.stderr.write(`${await bundleBench()}\n`)
