/** The seed of the random tests in a run of `npm test`. */
import { spawnSync } from 'node:child_process'
import { root } from './steps.ts'

/**
 * SEED, else what the committed source says: the same source tries the same cases wherever it is tested, so that a failure
 * is had again and what passed once passes; a change of it tries others. Without Git, the time.
 */
export function seedOfSource(): number {
  if (process.env.SEED) return Number(process.env.SEED)
  const tree = spawnSync('git', ['rev-parse', 'HEAD^{tree}'], { cwd: root, encoding: 'utf8' })
  return tree.status === 0 ? Number.parseInt(tree.stdout.slice(0, 7), 16) : Date.now() % 2 ** 31
}
