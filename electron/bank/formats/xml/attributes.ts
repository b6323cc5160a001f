/** Attributes of one start tag. */
import { afterName, localPart, resolveReferences } from './names.ts'
import { beyond, broken } from './texts.ts'

interface Attribute {
  /** As written, with its prefix. */
  readonly name: string
  readonly value: string
}

/** Attributes by name; declarations of namespaces are among them (`xmlns`, `xmlns:x`). */
export class XmlAttributes {
  readonly all: readonly Attribute[]

  constructor(all: readonly Attribute[]) {
    this.all = all
  }

  /** The value of an attribute: of the one without prefix, else of one with any prefix; null when there is none. */
  get(local: string): string | null {
    let prefixed: string | null = null
    for (const { name, value } of this.all) {
      if (name === local) return value
      if (prefixed === null && localPart(name) === local && !name.startsWith('xmlns:')) prefixed = value
    }
    return prefixed
  }
}

const NONE = new XmlAttributes([])

interface Limits {
  readonly attributes: number
  readonly nameChars: number
  readonly attributeChars: number
}

function afterSpace(text: string, from: number): number {
  let at = from
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) break
  }
  return at
}

/** The attribute whose name starts at `from`, and the index after its value. */
function attributeAt(text: string, from: number, limits: Limits): { attribute: Attribute; end: number } {
  const nameEnd = afterName(text, from, limits)
  const equals = afterSpace(text, nameEnd)
  const open = afterSpace(text, equals + 1)
  const quote = text[open]
  if (text.charCodeAt(equals) !== 61 || (quote !== '"' && quote !== "'"))
    throw broken(text, from, 'attribute')
  const close = text.indexOf(quote, open + 1)
  if (close < 0) throw broken(text, from, 'attribute')
  if (close - open > limits.attributeChars) throw beyond(text, from, 'attributeChars', limits.attributeChars)
  const raw = text.slice(open + 1, close)
  if (raw.includes('<')) throw broken(text, from, 'attribute')
  const value = resolveReferences(text, raw.replace(/[\t\r\n]/g, ' '), open + 1)
  return { attribute: { name: text.slice(from, nameEnd), value }, end: close + 1 }
}

/** So many attributes are compared one by one. */
const FEW = 8

/** Attributes after the name of a start tag; `end` is the index of its `>` or of the `/` before it. */
export function attributesAt(
  text: string,
  from: number,
  limits: Limits,
): { attributes: XmlAttributes; end: number } {
  if (text.charCodeAt(from) === 62) return { attributes: NONE, end: from }
  let at = afterSpace(text, from)
  let all: Attribute[] | null = null
  let names: Set<string> | null = null
  for (;;) {
    const code = text.charCodeAt(at)
    if (code === 62 || code === 47) return { attributes: all ? new XmlAttributes(all) : NONE, end: at }
    if (at === from || at >= text.length) throw broken(text, from, 'markup')
    all ??= []
    if (all.length >= limits.attributes) throw beyond(text, at, 'attributes', limits.attributes)
    const { attribute, end } = attributeAt(text, at, limits)
    if (all.length === FEW) names = new Set(all.map(({ name }) => name))
    const twice = names ? names.has(attribute.name) : all.some(({ name }) => name === attribute.name)
    if (twice) throw broken(text, at, 'duplicate')
    names?.add(attribute.name)
    all.push(attribute)
    at = afterSpace(text, end)
    const last = text.charCodeAt(at)
    if (at === end && last !== 62 && last !== 47) throw broken(text, at, 'attribute')
  }
}
