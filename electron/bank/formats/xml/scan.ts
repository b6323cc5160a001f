/**
 * A strict reader of XML 1.0 for documents that others wrote. It tells start tags, texts and end tags in order, in one
 * pass by character index, without recursion: no document takes longer than in proportion to its length. It knows no
 * document type: a DOCTYPE is refused, so there is nothing to expand, and no entity but the five of the
 * language and numbers of characters. It opens no file and no address. Source: W3C, XML 1.0 (fifth edition) and
 * Namespaces in XML 1.0.
 */
import { attributesAt, type XmlAttributes } from './attributes.ts'
import { afterName, localPart, resolveReferences } from './names.ts'
import { beyond, broken, refuse } from './texts.ts'

/** Receives the document in order. Names are without their prefix. `at` is an index in the text. */
export interface XmlHandler {
  open(name: string, attributes: XmlAttributes, at: number): void
  /** A piece of text, its references resolved: what stands between two tags may come in several pieces. */
  text(text: string, at: number): void
  close(name: string, at: number): void
}

/** What a document may hold; beyond that it is refused at once. */
export interface XmlLimits {
  readonly depth: number
  readonly elements: number
  readonly attributes: number
  readonly nameChars: number
  readonly attributeChars: number
  readonly textChars: number
}

/** Enough for statements and the sheets of workbooks; ISO 20022 and SpreadsheetML stay under a depth of 20. */
export const XML_LIMITS: XmlLimits = {
  depth: 100,
  elements: 20_000_000,
  attributes: 100,
  nameChars: 200,
  attributeChars: 65_536,
  textChars: 1_048_576,
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/

function refuseForbidden(text: string): void {
  const at = text.search(FORBIDDEN)
  if (at >= 0) throw broken(text, at, 'character')
  if (!text.isWellFormed()) throw broken(text, 0, 'character')
}

const DECLARATION = /^<\?xml\s+version\s*=\s*["']1\.\d["'][^<>&]*$/

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9
}

class Scanner {
  readonly #text: string
  readonly #handler: XmlHandler
  readonly #limits: XmlLimits
  /** Names of the open elements, as written. */
  readonly #open: string[] = []
  #elements = 0

  constructor(text: string, handler: XmlHandler, limits: XmlLimits) {
    this.#text = text
    this.#handler = handler
    this.#limits = limits
  }

  run(): void {
    const text = this.#text
    let at = this.#declaration()
    while (at < text.length) {
      const tag = text.indexOf('<', at)
      const end = tag < 0 ? text.length : tag
      if (end > at) this.#characters(at, end)
      if (tag < 0) break
      at = this.#markup(tag)
    }
    if (this.#open.length > 0) throw broken(text, text.length, 'unclosed')
    if (this.#elements === 0) throw broken(text, 0, 'empty')
  }

  /** Index after the XML declaration; blanks before it are let pass, for some programs write them. */
  #declaration(): number {
    const text = this.#text
    let at = 0
    while (isSpace(text.charCodeAt(at))) at++
    if (!text.startsWith('<?xml', at) || !isSpace(text.charCodeAt(at + 5))) return 0
    const end = text.indexOf('?>', at)
    if (end < 0 || !DECLARATION.test(text.slice(at, Math.min(end, at + 200))))
      throw broken(text, at, 'markup')
    return end + 2
  }

  #characters(from: number, to: number): void {
    const text = this.#text
    if (this.#open.length === 0) {
      for (let i = from; i < to; i++) if (!isSpace(text.charCodeAt(i))) throw broken(text, i, 'outside')
      return
    }
    const max = this.#limits.textChars
    if (to - from > max) throw beyond(text, from, 'textChars', max)
    const raw = text.slice(from, to)
    const wrong = raw.indexOf(']]>')
    if (wrong >= 0) throw broken(text, from + wrong, 'markup')
    this.#handler.text(resolveReferences(text, raw, from), from)
  }

  /** Takes the markup at `<`; the index after it. */
  #markup(at: number): number {
    const next = this.#text.charCodeAt(at + 1)
    if (next === 47) return this.#endTag(at)
    if (next === 33) return this.#declared(at)
    if (next === 63) return this.#instruction(at)
    return this.#startTag(at)
  }

  /** Comments and CDATA sections; a document type is refused. */
  #declared(at: number): number {
    const text = this.#text
    if (text.startsWith('<!--', at)) {
      const end = text.indexOf('--', at + 4)
      if (end < 0 || text[end + 2] !== '>') throw broken(text, at, 'markup')
      return end + 3
    }
    if (text.startsWith('<![CDATA[', at)) {
      const from = at + 9
      const end = text.indexOf(']]>', from)
      if (end < 0) throw broken(text, at, 'markup')
      if (this.#open.length === 0) throw broken(text, at, 'outside')
      if (end - from > this.#limits.textChars) throw beyond(text, at, 'textChars', this.#limits.textChars)
      this.#handler.text(text.slice(from, end), from)
      return end + 3
    }
    if (text.slice(at, at + 9).toUpperCase() === '<!DOCTYPE') throw refuse('bank.xmlDoctype')
    throw broken(text, at, 'markup')
  }

  /** Processing instructions are passed over. */
  #instruction(at: number): number {
    const text = this.#text
    const afterTarget = afterName(text, at + 2, this.#limits)
    const target = text.slice(at + 2, afterTarget)
    const end = text.indexOf('?>', afterTarget)
    const parted = end === afterTarget || isSpace(text.charCodeAt(afterTarget))
    if (end < 0 || !parted || target.toLowerCase() === 'xml') throw broken(text, at, 'markup')
    return end + 2
  }

  #endTag(at: number): number {
    const text = this.#text
    const name = this.#open.pop()
    let end = at + 2
    if (name === undefined || !text.startsWith(name, end)) throw broken(text, at, 'mismatch')
    end += name.length
    while (isSpace(text.charCodeAt(end))) end++
    if (text.charCodeAt(end) !== 62) throw broken(text, at, 'mismatch')
    this.#handler.close(localPart(name), at)
    return end + 1
  }

  #startTag(at: number): number {
    const text = this.#text
    const limits = this.#limits
    if (this.#open.length === 0 && this.#elements > 0) throw broken(text, at, 'outside')
    if (++this.#elements > limits.elements) throw beyond(text, at, 'elements', limits.elements)
    if (this.#open.length >= limits.depth) throw beyond(text, at, 'depth', limits.depth)
    const nameEnd = afterName(text, at + 1, limits)
    const name = text.slice(at + 1, nameEnd)
    const { attributes, end } = attributesAt(text, nameEnd, limits)
    const local = localPart(name)
    this.#handler.open(local, attributes, at)
    if (text.charCodeAt(end) === 47) {
      if (text.charCodeAt(end + 1) !== 62) throw broken(text, at, 'markup')
      this.#handler.close(local, at)
      return end + 2
    }
    this.#open.push(name)
    return end + 1
  }
}

/** Reads a whole document. Throws a Refusal that names the line when it is not well formed or beyond a limit. */
export function scanXml(text: string, handler: XmlHandler, limits: XmlLimits = XML_LIMITS): void {
  refuseForbidden(text)
  new Scanner(text, handler, limits).run()
}
