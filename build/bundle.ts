/** `npm run build`: the screens, the shell and the back end into dist/, when a source has changed. */
import { ensureBuilt } from './bundles.ts'

const started = performance.now()
const built = await ensureBuilt()
const seconds = ((performance.now() - started) / 1000).toFixed(1)
process.stderr.write(`grandlivre: ${built ? `built in ${seconds} s` : 'nothing to build'}\n`)
