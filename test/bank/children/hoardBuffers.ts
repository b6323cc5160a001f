/** A parser that fills memory outside the heap of V8. */
import { serveParser } from '../../../electron/hosts/parse-service.ts'

const kept: Buffer[] = []
await serveParser(async () => {
  for (;;) kept.push(Buffer.alloc(1 << 20, kept.length))
})
