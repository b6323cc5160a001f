/** A parser that never returns. */
import { serveParser } from '../../../electron/hosts/parse-service.ts'

await serveParser(async () => {
  for (;;);
})
