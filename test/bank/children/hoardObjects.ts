/** A parser that fills the heap of V8. */
import { serveParser } from '../../../electron/hosts/parse-service.ts'

const kept: string[][] = []
await serveParser(async () => {
  for (let i = 0; ; i++) kept.push([`row ${i}`, String(i * 7)])
})
