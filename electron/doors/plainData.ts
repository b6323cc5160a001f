/**
 * What a message may be made of: the values of JSON. A port of the window carries more (maps, bytes, loops, any depth and any
 * size), which no operation expects: refused here, before anything else walks through it.
 */
import { refuse } from './answer.ts'

/** JSON of one call; an invoice of a thousand lines has a fifth of it. */
export const MESSAGE_BYTES_MAX = 1024 * 1024
/** The deepest input of an operation is a quarter of it. */
export const MESSAGE_DEPTH_MAX = 32

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value)
  return Array.isArray(value) || prototype === Object.prototype || prototype === null
}

/** Bytes that a value takes in JSON at the least, without what is inside it. */
function bytesOf(value: unknown): number {
  if (typeof value === 'string') return value.length + 2
  return Array.isArray(value) ? value.length + 2 : 1
}

/** Refuses what is not plain, too deep or too large; what holds itself is too deep. */
export function checkPlain(message: unknown): void {
  let left = MESSAGE_BYTES_MAX
  const waiting: { readonly value: unknown; readonly depth: number }[] = [{ value: message, depth: 0 }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, depth } = next
    left -= bytesOf(value)
    if (left < 0) throw refuse('door.tooLarge', { limit: '1 MiB' })
    if (typeof value === 'bigint') throw refuse('door.badMessage')
    if (typeof value !== 'object' || value === null) continue
    if (!isPlain(value) || depth >= MESSAGE_DEPTH_MAX) throw refuse('door.badMessage')
    for (const [name, item] of Object.entries(value)) {
      if (!Array.isArray(value)) left -= name.length + 3
      waiting.push({ value: item, depth: depth + 1 })
    }
  }
}
