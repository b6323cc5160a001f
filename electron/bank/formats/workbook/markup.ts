/**
 * Elements of XML, pushed in pieces as they are unpacked: opening tags, texts, closing tags. Nothing is resolved: a
 * document that declares anything (DTD) is refused, and only the references of characters are replaced. One pass,
 * linear; the longest tag and text and the depth are bounded.
 */
import { decodeEntities } from '../entities.ts'
import { damaged, unsafe } from './texts.ts'

export interface MarkupHandler {
  /** `name` without its prefix; `tag` is the whole text between the angle brackets. */
  readonly open: (name: string, tag: string) => void
  readonly close: (name: string) => void
  readonly text: (text: string) => void
}

const TAG_MAX = 64 * 1024
const TEXT_MAX = 1024 * 1024
const DEPTH_MAX = 200

const isSpace = (code: number) => code === 32 || code === 9 || code === 10 || code === 13

/** The value of an attribute of a tag, by its name without prefix (or with it, where two differ by it); null for none. */
export function attributeOf(tag: string, name: string): string | null {
  const withPrefix = name.includes(':')
  let at = 0
  while (at < tag.length && !isSpace(tag.charCodeAt(at))) at++
  while (at < tag.length) {
    while (at < tag.length && isSpace(tag.charCodeAt(at))) at++
    const equals = tag.indexOf('=', at)
    if (equals < 0) return null
    let open = equals + 1
    while (open < tag.length && isSpace(tag.charCodeAt(open))) open++
    const quote = tag[open]
    if (quote !== '"' && quote !== "'") return null
    const close = tag.indexOf(quote, open + 1)
    if (close < 0) return null
    const own = tag.slice(at, equals).trimEnd()
    if ((withPrefix ? own : localName(own)) === name) return decodeEntities(tag.slice(open + 1, close))
    at = close + 1
  }
  return null
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

function nameOf(tag: string): string {
  let end = 0
  while (end < tag.length && !isSpace(tag.charCodeAt(end)) && tag[end] !== '/') end++
  return localName(tag.slice(0, end))
}

export class MarkupReader {
  readonly #handler: MarkupHandler
  #rest = ''
  #depth = 0
  #elements = 0

  constructor(handler: MarkupHandler) {
    this.#handler = handler
  }

  /** Reads what is whole of the text so far. */
  push(text: string): void {
    const all = this.#rest + text
    let at = 0
    for (;;) {
      const next = this.#piece(all, at)
      if (next < 0) break
      at = next
    }
    this.#rest = at === 0 ? all : all.slice(at)
    if (this.#rest.length > TEXT_MAX) throw damaged('markup')
  }

  /** The end of the text: all elements must be closed. */
  end(): void {
    if (this.#rest.trim() !== '' || this.#depth !== 0 || this.#elements === 0) throw damaged('markup')
  }

  /** Reads one piece; its end, or -1 when it is not whole yet. */
  #piece(all: string, at: number): number {
    if (at >= all.length) return -1
    if (all[at] !== '<') {
      const end = all.indexOf('<', at)
      if (end < 0) return -1
      this.#handler.text(decodeEntities(all.slice(at, end)))
      return end
    }
    if (all.startsWith('<!', at) || all.startsWith('<?', at) || at + 9 > all.length) {
      const special = this.#special(all, at)
      if (special !== 0) return special
    }
    return this.#tag(all, at)
  }

  /** Comments, instructions and CDATA; 0 when it is a usual tag. */
  #special(all: string, at: number): number {
    const until = (mark: string, from: number) => {
      const end = all.indexOf(mark, at + from)
      return end < 0 ? -1 : end + mark.length
    }
    if (all.startsWith('<?', at)) return until('?>', 2)
    if (all.startsWith('<!--', at)) return until('-->', 4)
    if (all.startsWith('<![CDATA[', at)) {
      const end = until(']]>', 9)
      if (end > 0) this.#handler.text(all.slice(at + 9, end - 3))
      return end
    }
    if (!all.startsWith('<!', at)) return 0
    if (all.length - at < 9) return -1
    throw unsafe('dtd')
  }

  #tag(all: string, at: number): number {
    const end = tagEnd(all, at)
    if ((end < 0 ? all.length : end) - at > TAG_MAX) throw damaged('markup')
    if (end < 0) return -1
    const tag = all.slice(at + 1, end)
    if (tag[0] === '/') {
      if (--this.#depth < 0) throw damaged('markup')
      this.#handler.close(nameOf(tag.slice(1)))
      return end + 1
    }
    const name = nameOf(tag)
    if (name === '') throw damaged('markup')
    this.#elements++
    this.#handler.open(name, tag)
    if (tag.endsWith('/')) this.#handler.close(name)
    else if (++this.#depth > DEPTH_MAX) throw unsafe('depth')
    return end + 1
  }
}

/** Where a tag ends; a `>` inside the quotes of an attribute does not end it. */
function tagEnd(all: string, from: number): number {
  let quote = 0
  for (let i = from; i < all.length; i++) {
    const code = all.charCodeAt(i)
    if (quote !== 0) {
      if (code === quote) quote = 0
    } else if (code === 62) return i
    else if (code === 34 || code === 39) quote = code
  }
  return -1
}
