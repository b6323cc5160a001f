/**
 * Blowfish (Schneier 1993), with which OpenOffice encrypts: no cipher of the libraries beneath any more. Its tables are the
 * digits of pi, which are computed when they are needed. Feedback of whole blocks of eight bytes (CFB-64).
 */

const ROUNDS = 16
const SUBKEYS = ROUNDS + 2
const BOX = 256
const WORDS = SUBKEYS + 4 * BOX

/** One over the odd powers of `x`, by turns added and taken away: the arc tangent of `1/x`, `one` being 1. */
function arcTangent(x: bigint, one: bigint): bigint {
  let power = one / x
  let sum = power
  for (let n = 3n, add = false; power > 0n; n += 2n, add = !add) {
    power /= x * x
    sum += add ? power / n : -(power / n)
  }
  return sum
}

/** The first digits of pi behind its point, in words of 32 bits. */
function digitsOfPi(): Uint32Array {
  const spare = 64n
  const bits = BigInt(WORDS * 32)
  const one = 1n << (bits + spare)
  const pi = 4n * (4n * arcTangent(5n, one) - arcTangent(239n, one))
  const hex = ((pi >> spare) & ((1n << bits) - 1n)).toString(16).padStart(WORDS * 8, '0')
  return Uint32Array.from({ length: WORDS }, (_, i) => Number.parseInt(hex.slice(i * 8, i * 8 + 8), 16))
}

let table: Uint32Array | null = null

class Blowfish {
  readonly #words: Uint32Array
  left = 0
  right = 0

  constructor(key: Uint8Array) {
    table ??= digitsOfPi()
    this.#words = Uint32Array.from(table)
    for (let i = 0, at = 0; i < SUBKEYS; i++) {
      let word = 0
      for (let byte = 0; byte < 4; byte++, at++) word = (word << 8) | key[at % key.length]!
      this.#words[i] = this.#words[i]! ^ word
    }
    for (let i = 0; i < WORDS; i += 2) {
      this.encrypt()
      this.#words[i] = this.left
      this.#words[i + 1] = this.right
    }
  }

  #mix(half: number): number {
    const words = this.#words
    const box = (number: number, byte: number) => words[SUBKEYS + number * BOX + (byte & 0xff)]!
    const first = (box(0, half >>> 24) + box(1, half >>> 16)) | 0
    return ((first ^ box(2, half >>> 8)) + box(3, half)) | 0
  }

  /** Encrypts the two halves where they stand. */
  encrypt(): void {
    const words = this.#words
    let [left, right] = [this.left, this.right]
    for (let i = 0; i < ROUNDS; i += 2) {
      left ^= words[i]!
      right ^= this.#mix(left)
      right ^= words[i + 1]!
      left ^= this.#mix(right)
    }
    this.left = (right ^ words[ROUNDS + 1]!) >>> 0
    this.right = (left ^ words[ROUNDS]!) >>> 0
  }
}

/** What was encrypted with feedback: each block is mixed with the one before, encrypted. */
export function blowfishCfb(key: Uint8Array, iv: Uint8Array, bytes: Uint8Array): Buffer {
  const cipher = new Blowfish(key)
  const first = Buffer.from(iv)
  cipher.left = first.readUInt32BE(0)
  cipher.right = first.readUInt32BE(4)
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const plain = Buffer.alloc(source.length)
  const stream = Buffer.alloc(8)
  for (let at = 0; at < source.length; at += 8) {
    cipher.encrypt()
    stream.writeUInt32BE(cipher.left, 0)
    stream.writeUInt32BE(cipher.right, 4)
    const end = Math.min(8, source.length - at)
    for (let i = 0; i < end; i++) plain[at + i] = source[at + i]! ^ stream[i]!
    if (end < 8) break
    cipher.left = source.readUInt32BE(at)
    cipher.right = source.readUInt32BE(at + 4)
  }
  return plain
}
