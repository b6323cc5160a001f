/** Identifiers made where a fact is born, so that two unplugged laptops never need to agree on a number. */
import { randomBytes } from 'node:crypto'
import type { InstantMs } from '../rules/dates.ts'

/** UUID version 7 (RFC 9562): 48 bits of Unix milliseconds, then 74 random bits; sorts by time of birth. */
export function uuidv7(now: InstantMs, random: Uint8Array = randomBytes(10)): string {
  const bytes = new Uint8Array(16)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(now) << 16n)
  bytes.set(random, 6)
  bytes[6] = 0x70 | (bytes[6]! & 0x0f)
  bytes[8] = 0x80 | (bytes[8]! & 0x3f)
  const hex = Buffer.from(bytes).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
