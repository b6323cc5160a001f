/**
 * Reference material (real statements, worked examples) lies beside a checkout, in `../shared`, where there is any.
 * It is not part of the project: without it the suites that read it are left out, and a test says how many.
 */
import fs from 'node:fs'
import { describe, test } from 'vitest'
import { isSharedThere, sharedPath } from './sharedPath.ts'

export { sharedPath }

const present = isSharedThere()
const leftOut: string[] = []

/** The parsed JSON of a file of the reference material; only inside `describeShared`. */
export function sharedJson<T>(...parts: string[]): T {
  return JSON.parse(fs.readFileSync(sharedPath(...parts)!, 'utf8')) as T
}

/** A suite that reads the reference material. */
export function describeShared(name: string, suite: () => void): void {
  if (present) {
    describe(name, () => suite())
    return
  }
  leftOut.push(name)
  if (leftOut.length > 1) return
  test('suites that need the reference material are left out', () => {
    console.log(`${leftOut.length} suite(s) left out, ../shared is not there: ${leftOut.join(', ')}`)
  })
}
