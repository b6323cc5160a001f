/**
 * What the program itself holds, by kind, from a snapshot of its memory: objects, texts, functions, lists, numbers.
 *
 * The engine keeps books of its own beside them: code, the shapes of objects, and, for each shape, which code relies on
 * it (weak lists, mended only when they are full). They come as code is compiled, over hours, and are no leak: a total
 * of the heap cannot tell them from one, a snapshot can.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Held {
  readonly count: number
  readonly bytes: number
}

/** By kind and name, of all threads: `object Map`, `closure follow`; every text under `string`. */
export type Holdings = ReadonlyMap<string, Held>

/** https://github.com/v8/v8/blob/main/src/profiler/heap-snapshot-generator.h, as `v8.writeHeapSnapshot` writes it. */
interface Snapshot {
  readonly snapshot: {
    readonly meta: {
      readonly node_fields: readonly string[]
      readonly node_types: readonly [readonly string[]]
    }
  }
  /** The fields of one node after those of the other. */
  readonly nodes: readonly number[]
  readonly strings: readonly string[]
}

const ENGINES_KINDS = new Set(['code', 'object shape', 'synthetic'])
/** Weak lists, and what belongs to compiled code, under its kind for whatever it has no name for. */
const ENGINES_OWN =
  /^system \/ (?:WeakArrayList|(?:Protected|Trusted)\w*|\w*Info\w*|\w*Handler|PropertyCell|Code\w*)$/
const TEXTS = /string$/

function addSnapshot(held: Map<string, Held>, { snapshot, nodes, strings }: Snapshot): void {
  const { node_fields: fields, node_types: types } = snapshot.meta
  const [typeAt, nameAt, sizeAt] = ['type', 'name', 'self_size'].map((field) => fields.indexOf(field))
  for (let at = 0; at < nodes.length; at += fields.length) {
    const kind = types[0][nodes[at + typeAt!]!]!
    const name = strings[nodes[at + nameAt!]!]!
    if (ENGINES_KINDS.has(kind) || (kind === 'hidden' && ENGINES_OWN.test(name))) continue
    const key = TEXTS.test(kind) ? 'string' : `${kind} ${name.slice(0, 60)}`
    const { count, bytes } = held.get(key) ?? { count: 0, bytes: 0 }
    held.set(key, { count: count + 1, bytes: bytes + nodes[at + sizeAt!]! })
  }
}

/** What all threads hold that left a snapshot in this folder. */
export function holdingsIn(folder: string): Holdings {
  const held = new Map<string, Held>()
  for (const name of readdirSync(folder))
    addSnapshot(held, JSON.parse(readFileSync(join(folder, name), 'utf8')) as Snapshot)
  return held
}

export const bytesOf = (holdings: Holdings): number =>
  [...holdings.values()].reduce((sum, { bytes }) => sum + bytes, 0)

/** The kinds of which more or fewer bytes are held, those that changed the most first: `+1200 string (30)`. */
export function changedKinds(before: Holdings, after: Holdings): string[] {
  const none: Held = { count: 0, bytes: 0 }
  const signed = (number: number) => (number > 0 ? `+${number}` : String(number))
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((key) => {
      const [was, is] = [before.get(key) ?? none, after.get(key) ?? none]
      return { key, bytes: is.bytes - was.bytes, count: is.count - was.count }
    })
    .filter(({ bytes }) => bytes !== 0)
    .sort((a, b) => Math.abs(b.bytes) - Math.abs(a.bytes))
    .map(({ key, bytes, count }) => `${signed(bytes)} ${key} (${signed(count)})`)
}
