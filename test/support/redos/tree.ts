/** Regular expressions as trees: enough of their grammar to see what repeats what, and to write texts that nearly match. */

export interface Repeat {
  readonly kind: 'repeat'
  readonly min: number
  readonly max: number
  readonly body: Tree
}
export type Tree =
  | { readonly kind: 'one'; readonly chars: readonly string[] }
  | { readonly kind: 'row'; readonly items: readonly Tree[] }
  | { readonly kind: 'choice'; readonly ways: readonly Tree[] }
  | { readonly kind: 'look'; readonly body: Tree }
  | Repeat

const NOTHING: Tree = { kind: 'row', items: [] }
const DIGITS = ['1', '7', '0']
const LETTERS = ['a', 'Z', 'é', '1', '_']
const SPACES = [' ', '\t', '\n', '\u00a0']
const ANY = ['a', ' ', '1', ';', '<', '"']
const ESCAPES: Readonly<Record<string, readonly string[]>> = {
  d: DIGITS,
  D: ['a', ' ', ';'],
  w: LETTERS,
  W: [' ', ';', '-'],
  s: SPACES,
  S: ['a', '1', ';'],
  n: ['\n'],
  r: ['\r'],
  t: ['\t'],
  f: ['\f'],
  v: ['\v'],
  0: ['\0'],
}
const PROPERTIES: Readonly<Record<string, readonly string[]>> = {
  L: ['a', 'É'],
  N: ['1'],
  Lu: ['A', 'É'],
  Ll: ['a'],
  M: ['\u0301'],
  Cc: ['\u0001'],
  P: ['-', '.'],
  S: ['$', '€'],
  Z: [' '],
}

class Reader {
  readonly #text: string
  #at = 0

  constructor(pattern: string) {
    this.#text = pattern
  }

  choice(): Tree {
    const ways = [this.#row()]
    while (this.#eat('|')) ways.push(this.#row())
    return ways.length === 1 ? ways[0]! : { kind: 'choice', ways }
  }

  get done(): boolean {
    return this.#at >= this.#text.length
  }

  #eat(text: string): boolean {
    if (!this.#text.startsWith(text, this.#at)) return false
    this.#at += text.length
    return true
  }

  #row(): Tree {
    const items: Tree[] = []
    while (!this.done && !this.#text.startsWith('|', this.#at) && !this.#text.startsWith(')', this.#at))
      items.push(this.#repeated(this.#atom()))
    return items.length === 1 ? items[0]! : { kind: 'row', items }
  }

  #repeated(body: Tree): Tree {
    const match = /^(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})\??/.exec(this.#text.slice(this.#at, this.#at + 24))
    if (!match) return body
    this.#at += match[0].length
    if (match[1] === '*') return { kind: 'repeat', min: 0, max: Infinity, body }
    if (match[1] === '+') return { kind: 'repeat', min: 1, max: Infinity, body }
    if (match[1] === '?') return { kind: 'repeat', min: 0, max: 1, body }
    const min = Number(match[2])
    const max = match[3] === undefined ? min : match[4] === '' ? Infinity : Number(match[4])
    return { kind: 'repeat', min, max, body }
  }

  #group(): Tree {
    const looks = ['?=', '?!', '?<=', '?<!'].some((mark) => this.#eat(mark))
    if (!looks && !this.#eat('?:') && this.#eat('?<')) this.#at = this.#text.indexOf('>', this.#at) + 1
    const body = this.choice()
    this.#eat(')')
    return looks ? { kind: 'look', body } : body
  }

  #atom(): Tree {
    if (this.#eat('(')) return this.#group()
    if (this.#eat('[')) return { kind: 'one', chars: this.#set() }
    if (this.#eat('^') || this.#eat('$')) return NOTHING
    if (this.#eat('.')) return { kind: 'one', chars: ANY }
    if (this.#eat('\\')) return this.#escape()
    return { kind: 'one', chars: [this.#char()] }
  }

  #char(): string {
    const char = String.fromCodePoint(this.#text.codePointAt(this.#at)!)
    this.#at += char.length
    return char
  }

  #code(): string | null {
    const match = /^(?:u\{([0-9a-fA-F]+)\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2}))/.exec(
      this.#text.slice(this.#at, this.#at + 10),
    )
    if (!match) return null
    this.#at += match[0].length
    return String.fromCodePoint(Number.parseInt(match[1] ?? match[2] ?? match[3]!, 16))
  }

  #escape(): Tree {
    const chars = this.#escaped()
    return chars ? { kind: 'one', chars } : NOTHING
  }

  /** What an escape stands for; null for the edge of a word and for what was found before. */
  #escaped(): readonly string[] | null {
    const code = this.#code()
    if (code !== null) return [code]
    const letter = this.#char()
    if (letter === 'p' || letter === 'P') {
      const end = this.#text.indexOf('}', this.#at)
      const name = this.#text.slice(this.#at + 1, end)
      this.#at = end + 1
      return letter === 'P' ? [';', ' '] : (PROPERTIES[name] ?? ['a'])
    }
    if (letter === 'b' || letter === 'B' || /[1-9]/.test(letter)) return null
    return ESCAPES[letter] ?? [letter]
  }

  /** Some characters of a set, its first and its last of each range. */
  #set(): readonly string[] {
    const negated = this.#eat('^')
    const chars: string[] = []
    while (!this.done && !this.#eat(']')) {
      const from = this.#eat('\\') ? (this.#escaped() ?? ['\b']) : [this.#char()]
      chars.push(...from)
      if (this.#text[this.#at] === '-' && this.#text[this.#at + 1] !== ']' && this.#eat('-'))
        chars.push(...(this.#eat('\\') ? (this.#escaped() ?? []) : [this.#char()]))
    }
    if (!negated) return chars
    const others = ['a', ' ', '1', ';', '-', 'é', '<', '\n'].filter((char) => !chars.includes(char))
    return others.length > 0 ? others : ['x']
  }
}

export function treeOf(pattern: string): Tree {
  const reader = new Reader(pattern)
  const tree = reader.choice()
  if (!reader.done) throw new Error(`not understood: ${pattern}`)
  return tree
}

/** Every part of a tree, from the outside in. */
export function* partsOf(tree: Tree): Generator<Tree> {
  yield tree
  if (tree.kind === 'row') for (const item of tree.items) yield* partsOf(item)
  else if (tree.kind === 'choice') for (const way of tree.ways) yield* partsOf(way)
  else if (tree.kind === 'repeat' || tree.kind === 'look') yield* partsOf(tree.body)
}

/** A text that matches; `turn` chooses among characters and ways. */
export function sampleOf(tree: Tree, turn: number): string {
  if (tree.kind === 'one') return tree.chars[turn % tree.chars.length] ?? ''
  if (tree.kind === 'row') return tree.items.map((item) => sampleOf(item, turn)).join('')
  if (tree.kind === 'choice') return sampleOf(tree.ways[turn % tree.ways.length]!, turn)
  if (tree.kind === 'look') return ''
  return sampleOf(tree.body, turn).repeat(Math.max(tree.min, Math.min(1, tree.max)))
}

/** What a text of a part may begin with. */
function firstOf(tree: Tree): ReadonlySet<string> {
  if (tree.kind === 'one') return new Set(tree.chars)
  if (tree.kind === 'choice') return new Set(tree.ways.flatMap((way) => [...firstOf(way)]))
  if (tree.kind === 'repeat') return firstOf(tree.body)
  if (tree.kind === 'look') return new Set()
  const first = new Set<string>()
  for (const item of tree.items) {
    for (const char of firstOf(item)) first.add(char)
    if (sampleOf(item, 0) !== '' && !(item.kind === 'repeat' && item.min === 0)) break
  }
  return first
}

const isLoose = (part: Tree): part is Repeat =>
  part.kind === 'repeat' && part.max !== part.min && part.max > 1

/**
 * What may take exponential time: a repetition without end of something that itself repeats more or less often with nothing firm
 * beside it, or of alternatives that begin alike.
 */
export function dangers(tree: Tree): string[] {
  const found: string[] = []
  for (const part of partsOf(tree)) {
    if (part.kind !== 'repeat' || part.max !== Infinity) continue
    const { body } = part
    if (isLoose(body)) found.push('a repetition of a repetition')
    if (body.kind === 'row') {
      const firm = body.items.some(
        (item) => item.kind !== 'look' && !(item.kind === 'repeat' && item.min === 0) && !isLoose(item),
      )
      const [one] = body.items.filter(isLoose)
      if (one && (!firm || overlapsNeighbour(body.items))) found.push('a repetition of a row that repeats')
    }
    if (body.kind === 'choice') {
      const seen = new Set<string>()
      for (const way of body.ways) {
        const first = firstOf(way)
        if ([...first].some((char) => seen.has(char)))
          found.push('a repetition of alternatives that begin alike')
        for (const char of first) seen.add(char)
      }
    }
  }
  return found
}

/** Whether what follows a repetition in a row that itself repeats may begin with what the repetition takes. */
function overlapsNeighbour(items: readonly Tree[]): boolean {
  return items.some((item, i) => {
    if (!isLoose(item)) return false
    const next = items[(i + 1) % items.length]!
    const own = firstOf(item)
    return next !== item && [...firstOf(next)].some((char) => own.has(char))
  })
}
