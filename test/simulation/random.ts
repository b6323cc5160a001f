/** Chance that can be repeated: what a run draws is fixed by its seed. */

/** Mulberry32: numbers from 0 to 1, the same for the same seed. */
export function chance(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** The same items in another order. */
export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const list = [...items]
  for (let last = list.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1))
    ;[list[last], list[other]] = [list[other]!, list[last]!]
  }
  return list
}

/** In pieces of 1 to 8, some of them twice. */
export function inPieces<T>(items: readonly T[], random: () => number): T[][] {
  const pieces: T[][] = []
  for (let from = 0; from < items.length; ) {
    const size = 1 + Math.floor(random() * 8)
    pieces.push(items.slice(from, from + size))
    from += size
  }
  return pieces.flatMap((piece) => (random() < 0.3 ? [piece, piece] : [piece]))
}

// no seed of a history: what is made before them shares nothing with it
let draw = chance(0x5eed_1a57)

/** From here on `repeatableBytes` gives what this seed gives. */
export function startChance(seed: number): void {
  draw = chance(seed)
}

/** In the place of the system's random bytes, so that identities and ties are the same in every repetition. */
export function repeatableBytes(count: number): Buffer {
  return Buffer.from(Array.from({ length: count }, () => Math.floor(draw() * 256)))
}

/** The same, into a place that is there. */
export function repeatableFill<Bytes extends Uint8Array>(bytes: Bytes): Bytes {
  bytes.set(repeatableBytes(bytes.length))
  return bytes
}
