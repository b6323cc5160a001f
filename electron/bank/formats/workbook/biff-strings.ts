/** Texts of BIFF8: of one or two bytes a character, with runs of form behind, and cut by records that continue. */
import { type BiffRecord, nextAfter, RECORD, recordAt, u16, u32 } from './biff-records.ts'
import { SHARED_MAX } from './limits.ts'
import { damaged } from './texts.ts'

const latin = new TextDecoder('latin1')
const wide = new TextDecoder('utf-16le')

/** A text in one record, with its length in one byte or two. */
export function unicodeText(data: Uint8Array, at: number, lengthBytes: 1 | 2): string {
  const length = lengthBytes === 2 ? u16(data, at) : (data[at] ?? 0)
  const flags = data[at + lengthBytes] ?? 0
  let start = at + lengthBytes + 1
  if ((flags & 8) !== 0) start += 2
  if ((flags & 4) !== 0) start += 4
  const broad = (flags & 1) !== 0
  const bytes = data.subarray(start, start + (broad ? length * 2 : length))
  return (broad ? wide : latin).decode(bytes)
}

/** The bytes of a record and of those that continue it, read one after the other. */
class Pieces {
  readonly #pieces: readonly Uint8Array[]
  #piece = 0
  #at = 0

  constructor(pieces: readonly Uint8Array[]) {
    this.#pieces = pieces
  }

  get done(): boolean {
    return this.#piece >= this.#pieces.length
  }

  #left(): number {
    return (this.#pieces[this.#piece]?.length ?? 0) - this.#at
  }

  #advance(): void {
    while (this.#piece < this.#pieces.length && this.#left() <= 0) {
      this.#piece++
      this.#at = 0
    }
  }

  byte(): number {
    this.#advance()
    const piece = this.#pieces[this.#piece]
    if (!piece) throw damaged('records')
    return piece[this.#at++]!
  }

  short(): number {
    return this.byte() | (this.byte() << 8)
  }

  long(): number {
    return (this.short() | (this.short() << 16)) >>> 0
  }

  skip(count: number): void {
    let left = count
    while (left > 0) {
      this.#advance()
      if (this.done) return
      const step = Math.min(left, this.#left())
      this.#at += step
      left -= step
    }
  }

  /** Characters; each record that continues a text begins with a byte that says how wide they are from there on. */
  characters(length: number, broadFirst: boolean): string {
    let broad = broadFirst
    let left = length
    let text = ''
    while (left > 0) {
      if (this.#left() <= 0) {
        this.#advance()
        if (this.done) throw damaged('records')
        broad = (this.byte() & 1) !== 0
      }
      const width = broad ? 2 : 1
      const count = Math.min(left, Math.floor(this.#left() / width))
      if (count === 0) {
        this.#at += this.#left()
        continue
      }
      const bytes = this.#pieces[this.#piece]!.subarray(this.#at, this.#at + count * width)
      text += (broad ? wide : latin).decode(bytes)
      this.#at += count * width
      left -= count
    }
    return text
  }

  text(): string {
    const length = this.short()
    const flags = this.byte()
    const runs = (flags & 8) !== 0 ? this.short() : 0
    const extended = (flags & 4) !== 0 ? this.long() : 0
    const text = this.characters(length, (flags & 1) !== 0)
    this.skip(runs * 4 + extended)
    return text
  }
}

/** The shared texts of a workbook, from their record and those that continue it. */
export function sharedTexts(stream: Uint8Array, first: BiffRecord, spend: (count: number) => void): string[] {
  const pieces = [first.data.subarray(8)]
  for (let at = nextAfter(first); ; ) {
    const record = recordAt(stream, at)
    if (record?.type !== RECORD.continues) break
    pieces.push(record.data)
    at = nextAfter(record)
  }
  const count = Math.min(u32(first.data, 4), SHARED_MAX)
  const reader = new Pieces(pieces)
  const texts: string[] = []
  while (texts.length < count && !reader.done) {
    const text = reader.text()
    spend(text.length)
    texts.push(text)
  }
  return texts
}
