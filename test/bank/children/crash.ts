/** A parser with a bug. */
import { serveParser } from '../../../electron/hosts/parse-service.ts'

await serveParser(async () => {
  throw new TypeError('a bug')
})
