/**
 * An accounting date is a day of the calendar and moves for no time zone: entries posted a minute before and after
 * midnight, on days when clocks change and on the leap day (with LONG=1 on each day of three years, in 38 zones), keep
 * their day in the ledger, the reports, the files made of them and the bank; an invoice bears the day on the wall.
 */
import { spawn } from 'node:child_process'
import path from 'node:path'
import { expect, test } from 'vitest'
import { keepFigures } from '../support/figures.ts'
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

function inZone(zone: string): Promise<{ faults: string[]; entries: readonly unknown[] }> {
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

test('no day moves in any time zone', { timeout: 3_600_000 }, async () => {
  const seen = new Set<string>()
  const zones = long ? MANY : FEW
  let posted = 0
  for (const zone of zones) {
    const { faults, entries } = await inZone(zone)
    expect([zone, ...faults.slice(0, 10)]).toEqual([zone])
    seen.add(JSON.stringify(entries))
    posted += entries.length
  }
  expect(MANY).toHaveLength(38)
  expect(seen.size).toBe(1)
  keepFigures('days in time zones', { zones: zones.length, entries: posted, moved: 0 })
})
