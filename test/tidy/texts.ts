/** Every text that a person reads is there in French and in English, with the same places to fill. */
import { type Finding, finding, isNode, type Node, nodesOf, type Source } from './source.ts'

/** The text of a string or template; `{}` for each computed part. */
function textOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value
  if (node.type !== 'TemplateLiteral') return undefined
  return (node.quasis as { value: { cooked: string } }[]).map((part) => part.value.cooked).join('{}')
}

/** The names that a text leaves to be filled: `{name}` in the back end, `{{name}}` in the screens. */
export function placeholders(text: string): string {
  return [...text.matchAll(/\{+(\w*)[^}]*\}+/g)]
    .map((match) => match[1])
    .sort()
    .join(' ')
}

function propertiesOf(node: Node): Map<string, unknown> {
  const pairs = (node.properties as Node[]).flatMap((property): [string, unknown][] => {
    const key = property.key
    return property.type === 'Property' && isNode(key)
      ? [[String(key.name ?? key.value), property.value]]
      : []
  })
  return new Map(pairs)
}

/** A place whose text depends on the language has two names, `{kind}` and `{kindEn}`. */
const samePlaces = (fr: string, en: string) => placeholders(fr) === placeholders(en.replace(/En\}/g, '}'))

function wrongPair(fr: unknown, en: unknown): string | undefined {
  if (en === undefined) return 'a text in French without English'
  if (fr === undefined) return 'a text in English without French'
  const [french, english] = [textOf(fr), textOf(en)]
  if ((french?.trim() === '') !== (english?.trim() === '')) return 'an empty text'
  if (french === undefined || english === undefined || samePlaces(french, english)) return undefined
  // Computed parts have no names, so they cannot be compared.
  return /\{\}/.test(french + english)
    ? undefined
    : `${placeholders(french)} in French, ${placeholders(english)} in English`
}

/** Pairs `{ fr, en }` with one half missing, empty, or with other places to fill. */
export function halfTexts(source: Source): Finding[] {
  if (!/^(db|electron|renderer|build)\//.test(source.path)) return []
  return [...nodesOf(source.program)].flatMap(({ node }) => {
    if (node.type !== 'ObjectExpression') return []
    const properties = propertiesOf(node)
    if (!properties.has('fr') && !properties.has('en')) return []
    const wrong = wrongPair(properties.get('fr'), properties.get('en'))
    return wrong === undefined ? [] : [finding(source, node.start, wrong)]
  })
}

const visibleAttributes = new Set([
  'title',
  'placeholder',
  'alt',
  'label',
  'aria-label',
  'aria-description',
  'content',
])
/** Names that are the same in every language. */
const sameEverywhere = /^(GrandLivre|TPS|TVQ|GIFI|CSV|OFX|QFX|QBO|QIF|CAD|EUR|USD|XOF|Ctrl|Alt|Esc)$/

function isWords(text: string): boolean {
  return (text.match(/\p{L}{2,}/gu) ?? []).some((word) => !sameEverywhere.test(word))
}

/** The texts that a value may have, through `condition ? a : b` and `condition && a`. */
function shownTexts(node: unknown): string[] {
  if (!isNode(node)) return []
  if (node.type === 'JSXText') return [String(node.value)]
  if (node.type === 'JSXExpressionContainer') return shownTexts(node.expression)
  if (node.type === 'ConditionalExpression') return [node.consequent, node.alternate].flatMap(shownTexts)
  if (node.type === 'LogicalExpression') return [node.left, node.right].flatMap(shownTexts)
  return [textOf(node) ?? []].flat()
}

/** What a node shows to a person: the text inside an element, or in an attribute that is read. */
function shownBy(node: Node): string[] {
  if (node.type === 'JSXElement' || node.type === 'JSXFragment')
    return (node.children as unknown[]).flatMap(shownTexts)
  const read =
    node.type === 'JSXAttribute' && isNode(node.name) && visibleAttributes.has(String(node.name.name))
  return read ? shownTexts(node.value) : []
}

/** Words written in a screen instead of being asked of i18n. */
export function writtenWords(source: Source): Finding[] {
  if (!source.path.startsWith('renderer/') || !source.path.endsWith('.tsx')) return []
  return [...nodesOf(source.program)].flatMap(({ node }) =>
    shownBy(node)
      .filter(isWords)
      .map((text) => finding(source, node.start, `words not in i18n: ${text.trim()}`)),
  )
}

/** Keys of a tree of texts: `a.b.c`. */
export function keysOf(tree: unknown, before = ''): Map<string, string> {
  const pairs = Object.entries(tree as Record<string, unknown>).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[before + key, value]] : [...keysOf(value, `${before}${key}.`)],
  )
  return new Map(pairs)
}

/** `rows_one` and `rows_other` are both asked for as `rows`. */
const plural = /_(zero|one|two|few|many|other)$/

/** The two languages do not say the same things. */
export function languageDifferences(fr: Map<string, string>, en: Map<string, string>): string[] {
  // French has a form for large numbers that English has not.
  const asked = (texts: Map<string, string>) =>
    new Set([...texts.keys()].map((key) => key.replace(plural, '')))
  const missing = (of: Map<string, string>, inThese: Map<string, string>, language: string) =>
    [...asked(of)].filter((key) => !asked(inThese).has(key)).map((key) => `${key} is not in ${language}`)
  const empty = [...fr, ...en].filter(([, text]) => text.trim() === '').map(([key]) => `${key} is empty`)
  const other = [...fr].filter(
    ([key, text]) => en.has(key) && placeholders(text) !== placeholders(en.get(key)!),
  )
  return [
    ...missing(fr, en, 'English'),
    ...missing(en, fr, 'French'),
    ...empty,
    ...other.map(([key]) => `${key} has other places to fill in English`),
  ]
}

/** What the screens ask of i18n: whole keys, and beginnings of keys that are computed. */
export interface Asked {
  readonly keys: ReadonlyMap<string, Finding>
  readonly starts: ReadonlySet<string>
  /** Every string of the screens: a key may be kept in a table. */
  readonly strings: ReadonlySet<string>
}

/** The calls `t('key')` and `t(`key.${part}`)` of all screens. */
export function askedTexts(sources: readonly Source[]): Asked {
  const keys = new Map<string, Finding>()
  const starts = new Set<string>()
  const strings = new Set<string>()
  for (const source of sources.filter(({ path }) => path.startsWith('renderer/')))
    for (const { node } of nodesOf(source.program)) {
      const text = textOf(node)
      if (text !== undefined) (text.includes('{}') ? starts : strings).add(text.split('{}')[0]!)
      const calls = node.type === 'CallExpression' && isNode(node.callee) && node.callee.name === 't'
      const key = calls ? textOf((node.arguments as unknown[])[0]) : undefined
      if (key !== undefined && !key.includes('{}'))
        keys.set(key, finding(source, node.start, `no text for ${key}`))
    }
  starts.delete('')
  return { keys, starts, strings }
}

/** Asked for and not there. */
export function missingTexts(asked: Asked, texts: Map<string, string>): Finding[] {
  const there = new Set([...texts.keys()].flatMap((key) => [key, key.replace(plural, '')]))
  return [...asked.keys].filter(([key]) => !there.has(key)).map(([, found]) => found)
}

/** There and asked for by nobody. */
export function unusedTexts(asked: Asked, texts: Map<string, string>): string[] {
  return [...texts.keys()]
    .map((key) => key.replace(plural, ''))
    .filter((key) => !asked.strings.has(key) && ![...asked.starts].some((start) => key.startsWith(start)))
}
