/**
 * What a test measured of what it tried: how many cases, of which seed, in what time. `npm test` and `npm run test:long`
 * print them all in one table at their end.
 */
import fs from 'node:fs'
import path from 'node:path'
import { seed } from './properties.ts'

/** What was counted, by name, in the order of the table: `{ kills: 100, lost: 0 }`. */
type Counted = Readonly<Record<string, number | string>>

const folder = process.env.TEST_RESULTS
const started = performance.now()

/**
 * Keeps the figures of one test for the table. `name` says what was tried ("kill at every step"), `since` is the
 * `performance.now()` at its start (the start of the file without it).
 */
export function keepFigures(name: string, counted: Counted, since = started): void {
  if (!folder) return
  const seconds = (performance.now() - since) / 1000
  fs.mkdirSync(folder, { recursive: true })
  fs.appendFileSync(
    path.join(folder, 'figures.jsonl'),
    `${JSON.stringify({ name, seed, counted, seconds })}\n`,
  )
}
