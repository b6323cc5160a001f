/**
 * Protects the promise that order never decides, for documents: three laptops draft, send, pay, credit, cancel, answer
 * and use the same documents unplugged. Nothing is ever settled for more than it is, at any step on any copy; and once
 * everyone knows everything all copies, their rebuilds and a second judge of the log say the same.
 */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { Workshop } from '../support/company.ts'
import { long, seed, tries } from '../support/properties.ts'
import { startedBilling } from './billing.ts'
import { billing } from './billingSteps.ts'
import { live, tally } from './live.ts'

vi.mock('../../db/builtins.ts', async (original) => {
  const real = await original<typeof import('../../db/builtins.ts')>()
  const { repeatableBytes, repeatableFill } = await import('./random.ts')
  const crypto = { ...real.nodeCrypto(), randomBytes: repeatableBytes, randomFillSync: repeatableFill }
  return { ...real, nodeCrypto: () => crypto }
})

const workshop = new Workshop()
let template = ''
beforeAll(async () => {
  template = await startedBilling(workshop)
})
afterAll(() => workshop.close())

test('three laptops that bill come to the same books', { timeout: long ? 3_600_000 : 180_000 }, async () => {
  const limit = long ? {} : { interruptAfterTimeLimit: 30_000 }
  await fc.assert(
    fc.asyncProperty(billing, (lived) => live(template, lived)),
    { ...tries(150), ...limit },
  )
  console.log(`seed ${seed}`, Object.fromEntries([...tally].sort()))
  for (const seen of ['fact counts', 'invoice.send', 'payment.record'])
    expect(tally.get(seen)?.done ?? 0, seen).toBeGreaterThan(0)
})
