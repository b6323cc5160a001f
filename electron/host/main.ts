/** Entry of the back end that a browser window talks to; forked by the launcher. */
import { defaultHome } from '../../db/company/place.ts'
import { runBackEnd } from './process.ts'
import { realParts } from './real.ts'

// What the program writes is for this user alone: books above all, with what SQLite keeps beside them.
process.umask(0o077)

try {
  await runBackEnd(await realParts(defaultHome()), process.argv.slice(2))
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}
