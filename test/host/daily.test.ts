/** Protects: the day's work of a company is done once a day, and again after it failed. */
import { expect, test } from 'vitest'
import { Daily } from '../../electron/host/daily.ts'
import type { Log } from '../../electron/host/log.ts'

test('once a day, each company for itself, and again when it failed', async () => {
  const calls: string[] = []
  let ok = true
  let now = Date.UTC(2026, 2, 10, 15)
  const warned: string[] = []
  const log = { warn: (what: string) => void warned.push(what) } as unknown as Log
  const program = {
    call: async ({ operation, company }: { operation: string; company?: string }) => {
      calls.push(`${operation} ${company}`)
      return ok ? { ok, data: {} } : { ok, error: { code: 'company.locked' } }
    },
    subscribe: () => () => {},
  }
  const daily = new Daily(program as never, log, () => now as never)
  await daily.run('/a')
  await daily.run('/a')
  await daily.run('/b')
  expect(calls).toEqual(['document.daily /a', 'document.daily /b'])
  now += 24 * 3_600_000
  ok = false
  await daily.run('/a')
  await daily.run('/a')
  expect(calls.length).toBe(4)
  expect(warned).toEqual(['daily work failed', 'daily work failed'])
})
