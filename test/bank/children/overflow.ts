/** A parser that calls itself without end. */
import { serveParser } from '../../../electron/hosts/parse-service.ts'

const deeper = (depth: number): number => deeper(depth + 1) + 1
await serveParser(async () => {
  throw new Error(String(deeper(0)))
})
