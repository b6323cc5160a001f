/**
 * Compound files, the container of old workbooks and of protected new ones: a small file system of sectors. Chains are
 * followed no longer than the file has sectors, so a circle ends. Source: [MS-CFB].
 */
import { startsWith } from '../format.ts'
import { damaged } from './texts.ts'

const SIGNATURE = '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1'
const HEADER_SIZE = 512
const FIRST_FAT_MAX = 109
const ENTRY_SIZE = 128
const ENTRIES_MAX = 10_000
/** Sector numbers from here on are marks, not sectors. */
const MARKS = 0xfffffffa
const STREAM = 2
const ROOT = 5

interface Entry {
  readonly name: string
  readonly kind: number
  readonly start: number
  readonly size: number
}

export function isCompound(bytes: Uint8Array): boolean {
  return startsWith(bytes, SIGNATURE)
}

export class CompoundFile {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  readonly #sectorSize: number
  readonly #sectors: number
  readonly #fat: Uint32Array
  readonly #entries: readonly Entry[]
  readonly #smallMax: number
  #small: { fat: Uint32Array; bytes: Uint8Array } | null = null

  /** Reads the tables of sectors and the directory. */
  constructor(bytes: Uint8Array) {
    if (bytes.length < HEADER_SIZE) throw damaged('sectors')
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const shift = this.#view.getUint16(30, true)
    if (shift !== 9 && shift !== 12) throw damaged('sectors')
    this.#sectorSize = 1 << shift
    this.#sectors = Math.ceil(bytes.length / this.#sectorSize)
    this.#smallMax = this.#view.getUint32(56, true)
    this.#fat = this.#readFat()
    this.#entries = this.#readDirectory()
  }

  #offsetOf(sector: number): number {
    const offset = (sector + 1) * this.#sectorSize
    if (sector >= MARKS || offset >= this.#bytes.length) throw damaged('sectors')
    return offset
  }

  #readFat(): Uint32Array {
    const sectors: number[] = []
    const add = (sector: number) => {
      if (sector < MARKS && sectors.length < this.#sectors) sectors.push(sector)
    }
    for (let i = 0; i < FIRST_FAT_MAX; i++) add(this.#view.getUint32(76 + i * 4, true))
    const perSector = this.#sectorSize / 4
    let more = this.#view.getUint32(68, true)
    for (let steps = 0; more < MARKS && steps < this.#sectors; steps++) {
      const offset = this.#offsetOf(more)
      if (offset + this.#sectorSize > this.#bytes.length) throw damaged('sectors')
      for (let i = 0; i < perSector - 1; i++) add(this.#view.getUint32(offset + i * 4, true))
      more = this.#view.getUint32(offset + (perSector - 1) * 4, true)
    }
    return this.#numbersOf(sectors)
  }

  #numbersOf(sectors: readonly number[]): Uint32Array {
    const perSector = this.#sectorSize / 4
    const numbers = new Uint32Array(sectors.length * perSector).fill(0xffffffff)
    for (const [i, sector] of sectors.entries()) {
      const offset = this.#offsetOf(sector)
      for (let j = 0; j < perSector && offset + j * 4 + 4 <= this.#bytes.length; j++)
        numbers[i * perSector + j] = this.#view.getUint32(offset + j * 4, true)
    }
    return numbers
  }

  /** The sectors of a chain, from its first one. */
  #chain(start: number, fat: Uint32Array): number[] {
    const chain: number[] = []
    for (let sector = start; sector < MARKS; sector = fat[sector]!) {
      if (chain.length >= fat.length || sector >= fat.length) throw damaged('sectors')
      chain.push(sector)
    }
    return chain
  }

  #bytesOf(start: number, size: number): Uint8Array {
    const chain = this.#chain(start, this.#fat)
    const whole = Math.min(size, chain.length * this.#sectorSize)
    const found = new Uint8Array(whole)
    for (const [i, sector] of chain.entries()) {
      const at = i * this.#sectorSize
      if (at >= whole) break
      const offset = this.#offsetOf(sector)
      found.set(this.#bytes.subarray(offset, offset + Math.min(this.#sectorSize, whole - at)), at)
    }
    return found
  }

  #readDirectory(): Entry[] {
    const bytes = this.#bytesOf(this.#view.getUint32(48, true), ENTRIES_MAX * ENTRY_SIZE)
    const view = new DataView(bytes.buffer)
    const entries: Entry[] = []
    for (let at = 0; at + ENTRY_SIZE <= bytes.length; at += ENTRY_SIZE) {
      const length = Math.min(64, view.getUint16(at + 64, true))
      const name = new TextDecoder('utf-16le').decode(bytes.subarray(at, at + Math.max(0, length - 2)))
      entries.push({
        name,
        kind: bytes[at + 66]!,
        start: view.getUint32(at + 116, true),
        size: view.getUint32(at + 120, true),
      })
    }
    return entries
  }

  #find(name: string): Entry | undefined {
    const wanted = name.toLowerCase()
    return this.#entries.find((entry) => entry.kind === STREAM && entry.name.toLowerCase() === wanted)
  }

  has(name: string): boolean {
    return this.#find(name) !== undefined
  }

  #smallSectors(): { fat: Uint32Array; bytes: Uint8Array } {
    if (this.#small) return this.#small
    const root = this.#entries.find((entry) => entry.kind === ROOT)
    if (!root) throw damaged('sectors')
    const fat = this.#numbersOf(this.#chain(this.#view.getUint32(60, true), this.#fat))
    this.#small = { fat, bytes: this.#bytesOf(root.start, root.size) }
    return this.#small
  }

  /** The bytes of a stream by its name, whatever its case; null when there is none. Cut short when the file is. */
  stream(name: string): Uint8Array | null {
    const entry = this.#find(name)
    if (!entry) return null
    if (entry.size >= this.#smallMax) return this.#bytesOf(entry.start, entry.size)
    const small = this.#smallSectors()
    const found = new Uint8Array(entry.size)
    for (const [i, sector] of this.#chain(entry.start, small.fat).entries()) {
      const piece = small.bytes.subarray(sector * 64, sector * 64 + Math.min(64, entry.size - i * 64))
      if (i * 64 >= entry.size) break
      found.set(piece, i * 64)
    }
    return found
  }
}
