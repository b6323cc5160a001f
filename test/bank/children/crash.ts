/** A parser with a bug. */
import { serveParser } from '../../../electron/hosts/parse-service.ts'

await serveParser(() => {
  throw new TypeError('a bug')
})
