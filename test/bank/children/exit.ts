/** A parser that ends its process. */
import { serveParser } from '../../../electron/hosts/parse-service.ts'

await serveParser(async () => process.exit(3))
