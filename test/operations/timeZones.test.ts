/**
 * An accounting date is a day of the calendar and moves for no time zone: entries posted a minute before and after
 * midnight, on days when clocks change and on the leap day, keep their day in the ledger, the reports and the bank.
 */
import { spawn } from 'node:child_process'
import path from 'node:path'
import { expect, test } from 'vitest'
import { long } from '../support/properties.ts'

const FEW = [
  'America/Montreal',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'Asia/Kolkata',
  'Europe/Paris',
  'UTC',
]
const MANY = [
  ...FEW,
  ...[
    'Africa/Abidjan',
    'Africa/Cairo',
    'Africa/Dakar',
    'Africa/Johannesburg',
    'America/Adak',
    'America/Anchorage',
  ],
  ...[
    'America/Argentina/Buenos_Aires',
    'America/Caracas',
    'America/Chicago',
    'America/Denver',
    'America/Halifax',
  ],
  ...['America/Havana', 'America/Los_Angeles', 'America/Sao_Paulo', 'America/St_Johns', 'Antarctica/Troll'],
  ...[
    'Asia/Beirut',
    'Asia/Dubai',
    'Asia/Gaza',
    'Asia/Kathmandu',
    'Asia/Shanghai',
    'Asia/Tehran',
    'Asia/Tokyo',
  ],
  ...['Atlantic/Azores', 'Australia/Eucla', 'Australia/Lord_Howe', 'Australia/Sydney', 'Europe/Dublin'],
  ...['Europe/London', 'Pacific/Apia', 'Pacific/Auckland', 'Pacific/Chatham'],
]

function inZone(zone: string): Promise<{ faults: string[]; entries: unknown }> {
  const script = path.join(import.meta.dirname, 'children/timeZone.ts')
  const child = spawn(process.execPath, [script], { env: { ...process.env, TZ: zone } })
  const out: Buffer[] = []
  const err: Buffer[] = []
  child.stdout.on('data', (bytes) => out.push(bytes))
  child.stderr.on('data', (bytes) => err.push(bytes))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (status) => {
      if (status === 0) resolve(JSON.parse(Buffer.concat(out).toString()))
      else reject(new Error(`${zone}: ${Buffer.concat(err)}`))
    })
  })
}

test('no day moves in any time zone', { timeout: 600_000 }, async () => {
  const seen = new Set<string>()
  for (const zone of long ? MANY : FEW) {
    const { faults, entries } = await inZone(zone)
    expect([zone, ...faults]).toEqual([zone])
    seen.add(JSON.stringify(entries))
  }
  expect(MANY).toHaveLength(38)
  expect(seen.size).toBe(1)
})
