/** Writes XML in all the ways in which it may be written, for statements whose content is known. */

/** Below 1 never; `random(n)` gives 0 to n - 1. */
export type Random = (below: number) => number

export interface XmlNode {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly content: string | readonly XmlNode[]
}

type Part = XmlNode | null | readonly (XmlNode | null)[]

/** An element with a text, or with the elements given; null is left out. */
export function el(
  name: string,
  content: string | readonly Part[] = '',
  attributes: Readonly<Record<string, string>> = {},
): XmlNode {
  if (typeof content === 'string') return { name, content, attributes }
  const inside = content.flatMap((part) => part ?? []).filter((part) => part !== null)
  return { name, content: inside, attributes }
}

export const oneOf = <Item>(random: Random, items: readonly Item[]): Item => items[random(items.length)]!
export const maybe = <Item>(random: Random, item: () => Item): Item | null =>
  random(2) === 0 ? item() : null
export const chance = (random: Random, percent: number) => random(100) < percent

const PREFIXES = ['', '', 'ns', 'camt', 'a.b-c', '_1', 'né']
const INDENTS = ['', '', '\n  ', '\r\n\t', '\n']

/** How one document is written. */
interface Style {
  readonly prefix: string
  readonly indent: string
  readonly random: Random
}

const escaped = (text: string, quote: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(quote, quote === '"' ? '&quot;' : '&apos;')

/** A text as it is, in a section, with references of numbers, or cut by comments. */
function written(text: string, { random }: Style): string {
  const way = random(12)
  if (way === 0 && !text.includes(']]>')) return `<![CDATA[${text}]]>`
  if (way === 1) return [...text].map((char) => `&#${char.codePointAt(0)};`).join('')
  if (way === 2) return [...text].map((char) => `&#x${char.codePointAt(0)!.toString(16)};`).join('')
  if (way === 3 && text.length > 1)
    return `${escaped(text.slice(0, 1), '"')}<!-- <Ntry> -->${escaped(text.slice(1), '"')}`
  return escaped(text, '"')
}

function attributesOf(node: XmlNode, { random }: Style): string {
  return Object.entries(node.attributes)
    .map(([name, value]) => {
      const quote = oneOf(random, ['"', "'"])
      const equals = oneOf(random, ['=', '=', ' = '])
      return `${oneOf(random, [' ', '  ', '\n'])}${name}${equals}${quote}${escaped(value, quote)}${quote}`
    })
    .join('')
}

const NOISE = ['<!-- Ntry -->', '<?pi <Amt> ?>', '', '', '', '', '', '']

function node(one: XmlNode, style: Style): string {
  const { prefix, indent, random } = style
  const name = prefix === '' ? one.name : `${prefix}:${one.name}`
  const start = `${indent}${oneOf(random, NOISE)}<${name}${attributesOf(one, style)}`
  if (typeof one.content === 'string') {
    if (one.content === '') return oneOf(random, [`${start}/>`, `${start} />`, `${start}></${name}>`])
    return `${start}>${written(one.content, style)}</${name}${oneOf(random, ['', '', ' '])}>`
  }
  return `${start}>${one.content.map((inner) => node(inner, style)).join('')}${indent}</${name}>`
}

type Encode = (text: string) => Uint8Array

const LATIN_9: Readonly<Record<string, number>> = { '€': 0xa4, œ: 0xbd }
const WINDOWS: Readonly<Record<string, number>> = { '€': 0x80, œ: 0x9c }
const oneByte =
  (table: Readonly<Record<string, number>>): Encode =>
  (text) =>
    Buffer.from([...text].map((char) => table[char] ?? char.charCodeAt(0)))

const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')
/** Encodings with the names that declare them. */
const ENCODINGS: readonly (readonly [string, Encode])[] = [
  ['', (text) => Buffer.from(text)],
  ['UTF-8', (text) => Buffer.from(text)],
  ['utf-8', (text) => Buffer.from(`\uFEFF${text}`)],
  ['UTF-16', utf16],
  ['UTF-16', (text) => utf16(text).swap16()],
  ['ISO-8859-15', oneByte(LATIN_9)],
  ['ISO-8859-1', oneByte(WINDOWS)],
  ['windows-1252', oneByte(WINDOWS)],
]

/** The document in some style; `namespace` goes to the element named `main`, whose prefix it is then. */
export function writeXml(
  main: XmlNode,
  namespace: string | null,
  around: (inner: string) => string,
  random: Random,
): Uint8Array {
  const prefix = namespace === null ? '' : oneOf(random, PREFIXES)
  const style = { prefix, indent: oneOf(random, INDENTS), random }
  const declared = namespace === null ? {} : { [prefix === '' ? 'xmlns' : `xmlns:${prefix}`]: namespace }
  const body = around(node({ ...main, attributes: { ...declared, ...main.attributes } }, style))
  const [encoding, encode] = oneOf(random, ENCODINGS)
  const declaration =
    encoding === '' && chance(random, 50)
      ? ''
      : `<?xml version="1.0"${encoding === '' ? '' : ` encoding='${encoding}'`}${oneOf(random, ['', ' standalone="yes"'])}?>`
  return encode(`${declaration}${oneOf(random, ['', '\n', '\r\n'])}${body}${oneOf(random, ['', '\n'])}`)
}
