/** Identifiers made where a fact is born, so that two unplugged laptops never need to agree on a number. */
import { nodeCrypto } from '../builtins.ts'
import type { InstantMs } from '../rules/dates.ts'

/** Random bytes for four hundred identifiers: asked of the system by the pool, an entry of an import needs one each. */
const pool = new Uint8Array(4096)
let used = pool.length

function tenBytes(): Uint8Array {
  if (used + 10 > pool.length) {
    nodeCrypto().randomFillSync(pool)
    used = 0
  }
  used += 10
  return pool.subarray(used - 10, used)
}

/** Forgets what is left of the pool: what is drawn next comes from the system as it is then, where a test repeats its chance. */
export function emptyPool(): void {
  used = pool.length
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** UUID version 7 (RFC 9562): 48 bits of Unix milliseconds, then 74 random bits; sorts by time of birth. */
export function uuidv7(now: InstantMs, random: Uint8Array = tenBytes()): string {
  const time = now.toString(16).padStart(12, '0')
  const hex = (at: number) => HEX[random[at]!]!
  const version = HEX[0x70 | (random[0]! & 0x0f)]! + hex(1)
  const variant = HEX[0x80 | (random[2]! & 0x3f)]! + hex(3)
  const end = hex(4) + hex(5) + hex(6) + hex(7) + hex(8) + hex(9)
  return `${time.slice(0, 8)}-${time.slice(8)}-${version}-${variant}-${end}`
}
