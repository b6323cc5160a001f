/** The syntax of a source file as the mutants need it: nodes with their place, and what of them runs. */
import { parseSync } from 'vite'

/** A node of the tree that the parser gives; its other fields depend on `type`. */
export interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [field: string]: unknown
}

/** Parts of a node that are types, names or places of modules: nothing of them runs. */
const silent = new Set([
  ...['typeAnnotation', 'returnType', 'typeParameters', 'typeArguments'],
  ...['implements', 'id', 'label', 'source'],
])
/** What TypeScript writes around a value. */
const wrappers = new Set(['TSAsExpression', 'TSNonNullExpression', 'TSSatisfiesExpression'])
const modules = new Set(['ImportDeclaration', 'ExportAllDeclaration', 'ExportSpecifier', 'ImportExpression'])

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'

export const nodeIn = (node: Node, field: string): Node | null => {
  const value = node[field]
  return isNode(value) ? value : null
}

function isSilent(node: Node, field: string): boolean {
  if (silent.has(field)) return !(field === 'id' && node.type === 'VariableDeclarator')
  // `{ name: 1 }` and `line.name` name a field; `{ [key]: 1 }` and `line[key]` compute one.
  return (field === 'key' || field === 'property') && node.computed === false
}

/** The parts of a node that run, in the order of the source. */
export function parts(node: Node): Node[] {
  if (modules.has(node.type) || (node.type.startsWith('TS') && !wrappers.has(node.type))) return []
  if (node.type === 'Property' && node.shorthand === true) {
    const value = nodeIn(node, 'value')
    return value?.type === 'AssignmentPattern' ? [value] : []
  }
  if (wrappers.has(node.type)) return [node.expression as Node]
  const found: Node[] = []
  for (const [field, value] of Object.entries(node)) {
    if (isSilent(node, field)) continue
    if (Array.isArray(value)) found.push(...value.filter(isNode))
    else if (isNode(value)) found.push(value)
  }
  return found.sort((a, b) => a.start - b.start)
}

/** The tree of a source file; a file that does not parse is an error of the caller. */
export function parseSource(file: string, source: string): Node {
  const { program, errors } = parseSync(file, source, { lang: 'ts', sourceType: 'module' })
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]!.message}`)
  return program as unknown as Node
}
