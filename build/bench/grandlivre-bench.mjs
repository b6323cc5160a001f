/**
 * Starts the verbs of the measuring harness: `node build/bench/grandlivre-bench.mjs VERB …`. Plain JavaScript, so that
 * what Node makes of the sources is kept from one start to the next, the types left out included.
 */
import module from 'node:module'

module.enableCompileCache()
await import('./grandlivre-bench.ts')
