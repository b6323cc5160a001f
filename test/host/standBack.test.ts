/** Protects: posting does not wait behind a backup or a verification for its turn on the processor. */
import { once } from 'node:events'
import { constants, getPriority } from 'node:os'
import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'

test('a thread that stands back is behind the others, which stay where they were', async () => {
  const own = getPriority()
  const thread = new Worker(new URL('./standBackThread.ts', import.meta.url))
  const [told] = await once(thread, 'message')
  expect(told.after).toBe(Math.max(told.before, constants.priority.PRIORITY_BELOW_NORMAL))
  expect(getPriority()).toBe(own)
})
