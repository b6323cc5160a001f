/**
 * A SWIFT message as its fields: `:61:`, `:86:` … with the lines that continue them. Banks write it with or without the
 * envelope `{1:…}{4:…-}`, with lines of their own before it, and with texts whose lines look like fields.
 */

/** One field, with the lines that belong to it. */
export interface Field {
  /** `20`, `60F`, `61` … */
  readonly tag: string
  readonly lines: string[]
  /** 1-based line in the file. */
  readonly row: number
}

export interface Message {
  readonly fields: Field[]
  /** First eight characters of the bank's address, in the envelope; null without one. */
  readonly bank: string | null
}

const TAGS = new Set(
  '13 13D 20 21 25 25P 28 28C 28D 34F 60F 60M 61 62F 62M 64 65 86 90C 90D NS NSF'.split(' '),
)
const TAG = /^:([0-9]{2}[A-Z]?|NSF?):/
/** Rabobank names the kind of the message before it. */
const KIND = /^:94[02]:/
/** What follows the tag when the line is that field and no text. */
const CONTENT: Readonly<Record<string, RegExp>> = {
  '34F': /^[A-Z]{3}/,
  '60F': /^[CD]/i,
  '60M': /^[CD]/i,
  '61': /^\d/,
  '62F': /^[CD]/i,
  '62M': /^[CD]/i,
}
/** What may follow the reference of a message: its account or its number. */
const AFTER_REFERENCE = new Set([
  '13',
  '13D',
  '21',
  '25',
  '25P',
  '28',
  '28C',
  '28D',
  '34F',
  '60F',
  '60M',
  'NS',
])
/** Braces of the Swedish seven-bit table are letters elsewhere. */
const BLOCK = /^\s*[{ä][1-5]:/
const ADDRESS = /\{1:[A-Z]\d{2}([A-Z]{6}[A-Z0-9]{2})/

/** The lines of a text, whatever their ends: LF, CR LF or CR. */
export function linesOf(text: string): string[] {
  return text.split(/\r\n|\r|\n/)
}

/** The tag of a line and what follows it; null for a line of text. */
function tagged(line: string): { tag: string; rest: string } | null {
  const match = TAG.exec(line)
  if (!match || !TAGS.has(match[1]!)) return null
  const tag = match[1]!
  const rest = line.slice(match[0].length)
  return CONTENT[tag]?.test(rest) === false ? null : { tag, rest }
}

/** The line without the block that opens on it: `{4:` may stand before the first field. */
function withoutBlock(line: string): string {
  const at = line.lastIndexOf('4:')
  return at > 0 && BLOCK.test(line) && line[at + 2] === ':' ? line.slice(at + 2) : line
}

const isEnd = (line: string) => line === '-' || /^-[}å]/.test(line)

/** Reads fields one line at a time; needs to see the tag that comes next, which decides what a doubtful line is. */
class MessageReader {
  readonly messages: Message[] = []
  readonly #lines: readonly string[]
  /** For each line, the index of the next line that has a tag. */
  readonly #next: Int32Array
  #message: Message | null = null
  #field: Field | null = null
  #bank: string | null = null
  /** Balances that the message has shown so far. */
  #seen = { opening: false, closing: false }

  constructor(lines: readonly string[]) {
    this.#lines = lines
    this.#next = new Int32Array(lines.length + 1).fill(lines.length)
    for (let i = lines.length - 1; i >= 0; i--) this.#next[i] = tagged(lines[i]!) ? i : this.#next[i + 1]!
  }

  read(): readonly Message[] {
    for (let i = 0; i < this.#lines.length; i++) this.#line(this.#lines[i]!, i)
    return this.messages
  }

  #line(line: string, index: number): void {
    const found = tagged(line)
    if (KIND.test(line)) this.#close()
    else if (found && !this.#isText(found.tag, index)) this.#open(found.tag, found.rest, index + 1)
    else if (isEnd(line.trimEnd()) && this.#mayEnd(index)) this.#close()
    else if (BLOCK.test(line) && (this.#field === null || line.includes('{1:'))) this.#envelope(line)
    else if (this.#field && line.trim() !== '') this.#field.lines.push(line)
  }

  #open(tag: string, rest: string, row: number): void {
    if (tag === '20' || this.#message === null || this.#closedBy(tag)) {
      this.#message = { fields: [], bank: this.#bank }
      this.messages.push(this.#message)
      this.#seen = { opening: false, closing: false }
    }
    if (tag.startsWith('60')) this.#seen.opening = true
    if (tag.startsWith('62')) this.#seen.closing = true
    this.#field = { tag, lines: [rest], row }
    this.#message.fields.push(this.#field)
  }

  /** A new statement without a reference of its own: its account or opening balance comes after a closing one. */
  #closedBy(tag: string): boolean {
    if (tag === '25' || tag === '25P') return this.#seen.closing
    return (tag === '60F' || tag === '60M') && (this.#seen.closing || this.#seen.opening)
  }

  #close(): void {
    this.#message = null
    this.#field = null
  }

  #envelope(line: string): void {
    const bank = ADDRESS.exec(line)?.[1]
    if (bank) this.#bank = bank
    this.#close()
  }

  #tagAt(index: number): string | null {
    const line = this.#lines[index]
    return line === undefined ? null : (tagged(line)?.tag ?? null)
  }

  /** A line of a text that only looks like the start of another message. */
  #isText(tag: string, index: number): boolean {
    if (tag !== '20' || this.#field?.tag !== '86') return false
    const next = this.#tagAt(this.#next[index + 1]!)
    return next !== null && !AFTER_REFERENCE.has(next)
  }

  /** A hyphen alone ends a message; in a text it is a hyphen, and more of the message follows. */
  #mayEnd(index: number): boolean {
    const next = this.#tagAt(this.#next[index + 1]!)
    return next === null || next === '20' || AFTER_REFERENCE.has(next)
  }
}

/** The messages of a file. */
export function readMessages(lines: readonly string[]): readonly Message[] {
  const fields = lines.map(withoutBlock)
  return new MessageReader(fields).read()
}
