/**
 * `node build/bench/bundle.ts`: the verbs of the measuring harness as a program of their own, dist/bench/, started by
 * `node dist/bench/grandlivre-bench.cjs VERB …`. Each verb is a chunk that is loaded when it is asked for.
 */
import fs from 'node:fs'
import path from 'node:path'
import { build, mergeConfig } from 'vite'
import { dist, nodeBundle } from '../bundles.ts'

const folder = path.join(dist, 'bench')

/**
 * CommonJS, since an import of a module of Node's makes all that it exports, and the binary of this system by its name,
 * since the driver else reads a report of the whole process to find out which that is: each takes longer than to open a
 * company.
 */
const ownBinary = {
  build: {
    rollupOptions: {
      output: { paths: { 'better-sqlite3': `better-sqlite3/${process.platform}-${process.arch}` } },
    },
  },
}

/** What Node makes of the chunks is kept beside them from one start to the next. */
const start = `require('node:module').enableCompileCache(__dirname + '/.compiled')
require('./verbs.cjs')
`

/** Builds it beside what is there and then puts it in its place: a measure may be running. */
export async function bundleBench(): Promise<string> {
  const next = path.join(dist, `.bench-${process.pid}`)
  const entries = { verbs: 'build/bench/grandlivre-bench.ts' }
  await build(mergeConfig(nodeBundle(next, entries, 'cjs'), ownBinary))
  fs.writeFileSync(path.join(next, 'grandlivre-bench.cjs'), start)
  fs.rmSync(folder, { recursive: true, force: true })
  fs.renameSync(next, folder)
  return path.join(folder, 'grandlivre-bench.cjs')
}

if (process.argv[1] === import.meta.filename) process.stderr.write(`${await bundleBench()}\n`)
