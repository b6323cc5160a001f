/** Every regular expression of the product, read from its sources: literals, and those made of constant texts. */
import { allSources, childrenOf, isNode, lineAt, type Node, nodesOf, type Source } from '../../tidy/source.ts'

export interface Expression {
  readonly place: string
  readonly pattern: string
  readonly flags: string
}

/** Folders of what ships; the tests may be as slow as they like. */
const PRODUCT = /^(db|electron|renderer|build)\//

/** The texts that a source gives names to, whatever their depth. */
function constants(source: Source): ReadonlyMap<string, Node> {
  const found = new Map<string, Node>()
  for (const { node } of nodesOf(source.program)) {
    if (node.type !== 'VariableDeclarator' || !isNode(node.id) || !isNode(node.init)) continue
    if (typeof node.id.name === 'string') found.set(node.id.name, node.init)
  }
  return found
}

/** What stands for a text known only at run time. */
const UNKNOWN = 'a'

function textOf(node: unknown, named: ReadonlyMap<string, Node>, depth = 0): string {
  if (!isNode(node) || depth > 8) return UNKNOWN
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : UNKNOWN
  if (node.type === 'Identifier') return textOf(named.get(String(node.name)), named, depth + 1)
  if (node.type === 'BinaryExpression' && node.operator === '+')
    return textOf(node.left, named, depth + 1) + textOf(node.right, named, depth + 1)
  if (node.type === 'TaggedTemplateExpression') return templateOf(node.quasi as Node, named, depth, 'raw')
  return node.type === 'TemplateLiteral' ? templateOf(node, named, depth, 'cooked') : UNKNOWN
}

function templateOf(
  node: Node,
  named: ReadonlyMap<string, Node>,
  depth: number,
  form: 'raw' | 'cooked',
): string {
  const quasis = node.quasis as { readonly value: { readonly raw: string; readonly cooked: string } }[]
  const holes = node.expressions as unknown[]
  return quasis
    .map(({ value }, i) => value[form] + (i < holes.length ? textOf(holes[i], named, depth + 1) : ''))
    .join('')
}

function made(node: Node, named: ReadonlyMap<string, Node>): { pattern: string; flags: string } | null {
  if (node.type !== 'NewExpression' && node.type !== 'CallExpression') return null
  if (!isNode(node.callee) || node.callee.name !== 'RegExp') return null
  const [pattern, flags] = node.arguments as unknown[]
  return { pattern: textOf(pattern, named), flags: flags === undefined ? '' : textOf(flags, named) }
}

/** The expressions of one source, each with its place. */
export function expressionsOf(source: Source): Expression[] {
  const named = constants(source)
  return [...nodesOf(source.program)].flatMap(({ node }) => {
    const place = `${source.path}:${lineAt(source.text, node.start)}`
    const regex = node.regex as { pattern: string; flags: string } | undefined
    if (node.type === 'Literal' && regex) return [{ place, pattern: regex.pattern, flags: regex.flags }]
    const found = childrenOf(node).length > 0 ? made(node, named) : null
    return found ? [{ place, ...found }] : []
  })
}

export function productExpressions(): Expression[] {
  return allSources()
    .filter(({ path }) => PRODUCT.test(path))
    .flatMap(expressionsOf)
}
