/**
 * The small faults that are planted, one at a time: what a hurried hand gets wrong. Each operator looks at one place of
 * the syntax and answers the texts that may stand there instead.
 */

import { sqlAlternatives } from './sql.ts'
import { type Node, nodeIn } from './syntax.ts'

export interface Alternative {
  readonly operator: string
  /** Stands in place of the whole node; null where the statement is left out. */
  readonly text: string | null
  /** What differs, short, for the list of survivors. */
  readonly told: string
}

/** Where a node stands: its ancestors from the nearest, and the text of the whole file. */
export interface Place {
  readonly source: string
  readonly above: readonly Node[]
}

const boundary: Readonly<Record<string, string>> = { '<': '<=', '<=': '<', '>': '>=', '>=': '>' }
const opposite: Readonly<Record<string, string>> = {
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
  '===': '!==',
  '!==': '===',
  '==': '!=',
  '!=': '==',
}
const arithmetic: Readonly<Record<string, string>> = {
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '%': '*',
  '**': '*',
}
const assignments: Readonly<Record<string, string>> = {
  '+=': '-=',
  '-=': '+=',
  '*=': '/=',
  '/=': '*=',
  '??=': '=',
}
/** Methods that are an operator by name. */
const methods: Readonly<Record<string, string>> = {
  plus: 'minus',
  minus: 'plus',
  times: 'div',
  div: 'times',
  lt: 'lte',
  lte: 'lt',
  gt: 'gte',
  gte: 'gt',
  min: 'max',
  max: 'min',
  floor: 'ceil',
  ceil: 'floor',
  every: 'some',
  some: 'every',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
}

const textOf = (place: Place, node: Node) => place.source.slice(node.start, node.end)

/** The node with one of its operators written otherwise. */
function swapped(place: Place, node: Node, between: [Node, Node], other: string): string {
  const [left, right] = between
  const middle = place.source.slice(left.end, right.start).replace(String(node.operator), () => other)
  return place.source.slice(node.start, left.end) + middle + place.source.slice(right.start, node.end)
}

const isText = (node: Node): boolean =>
  node.type === 'TemplateLiteral' ||
  (node.type === 'Literal' && typeof node.value === 'string') ||
  (node.type === 'BinaryExpression' && (isText(node.left as Node) || isText(node.right as Node)))

function ofBinary(node: Node, place: Place): Alternative[] {
  const [left, right] = [node.left as Node, node.right as Node]
  const operator = String(node.operator)
  const found: Alternative[] = []
  const offer = (name: string, other: string | undefined) => {
    if (other === undefined) return
    found.push({
      operator: name,
      text: swapped(place, node, [left, right], other),
      told: `${operator} → ${other}`,
    })
  }
  offer('boundary', boundary[operator])
  offer('negation', opposite[operator])
  if (!(operator === '+' && isText(node))) offer('arithmetic', arithmetic[operator])
  return found
}

function ofLogical(node: Node, place: Place): Alternative[] {
  const [left, right] = [node.left as Node, node.right as Node]
  const operator = String(node.operator)
  if (operator === '??')
    return [{ operator: 'logical', text: textOf(place, left), told: `no ?? ${textOf(place, right)}` }]
  const other = operator === '&&' ? '||' : '&&'
  return [
    { operator: 'logical', text: swapped(place, node, [left, right], other), told: `${operator} → ${other}` },
    { operator: 'logical', text: textOf(place, left), told: `no ${operator} ${textOf(place, right)}` },
  ]
}

const compared = new Set(['BinaryExpression', 'LogicalExpression', 'UnaryExpression'])

/** A condition that is neither compared nor joined: those have faults of their own. */
function ofCondition(node: Node, place: Place): Alternative[] {
  const above = place.above[0]
  const isCondition =
    above !== undefined &&
    nodeIn(above, 'test') === node &&
    ['IfStatement', 'ConditionalExpression', 'WhileStatement', 'ForStatement'].includes(above.type)
  if (!isCondition || compared.has(node.type)) return []
  return [{ operator: 'negation', text: `!(${textOf(place, node)})`, told: `!${textOf(place, node)}` }]
}

function ofUnary(node: Node, place: Place): Alternative[] {
  if (node.operator !== '!' && node.operator !== '-') return []
  const operator = node.operator === '!' ? 'negation' : 'arithmetic'
  return [{ operator, text: textOf(place, node.argument as Node), told: `no ${node.operator}` }]
}

function ofMethod(node: Node, place: Place): Alternative[] {
  const callee = nodeIn(node, 'callee')
  const name = callee?.type === 'MemberExpression' && !callee.computed ? nodeIn(callee, 'property') : null
  const other = name ? methods[String(name.name)] : undefined
  if (!name || !other || !Object.hasOwn(methods, String(name.name))) return []
  const text = place.source.slice(node.start, name.start) + other + place.source.slice(name.end, node.end)
  return [{ operator: 'method', text, told: `${String(name.name)} → ${other}` }]
}

/** A message for whoever mends the program is no data. */
function isMessage(place: Place): boolean {
  const above = place.above[0]
  const callee = above ? nodeIn(above, 'callee') : null
  return callee !== null && ['assert', 'AssertionFailure'].includes(String(callee.name))
}

function ofLiteral(node: Node, place: Place): Alternative[] {
  const { value } = node
  const raw = textOf(place, node)
  if (typeof value === 'boolean')
    return [{ operator: 'constant', text: String(!value), told: `${value} → ${!value}` }]
  if (typeof value === 'number' || typeof value === 'bigint') {
    const one = typeof value === 'bigint' ? '1n' : '1'
    return ['+', '-'].map((sign) => ({
      operator: 'constant',
      text: `${raw} ${sign} ${one}`,
      told: `${raw} → ${raw} ${sign} ${one}`,
    }))
  }
  if (typeof value !== 'string' || isMessage(place)) return []
  const other = opposite[value] ?? null
  if (other !== null)
    return [{ operator: 'boundary', text: `'${boundary[value] ?? other}'`, told: `'${value}'` }]
  const inSql = sqlAlternatives(place.source, node, [node])
  if (inSql) return inSql
  return [{ operator: 'text', text: value === '' ? `'mutant'` : `''`, told: `${raw.slice(0, 60)} emptied` }]
}

function ofTemplate(node: Node, place: Place): Alternative[] {
  if (place.above[0]?.type === 'TaggedTemplateExpression' || isMessage(place)) return []
  const inSql = sqlAlternatives(place.source, node, node.quasis as Node[])
  return inSql ?? [{ operator: 'text', text: `''`, told: `${textOf(place, node).slice(0, 60)} emptied` }]
}

const functions = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'])

/** What a function may answer when it has forgotten its work, by the type it says it answers. */
function emptyOf(type: string): string | null {
  if (/\| null$/.test(type)) return 'null'
  if (/\| undefined$/.test(type)) return 'undefined'
  if (/(\[\]|^(readonly )?Array<.*>|^ReadonlyArray<.*>)$/.test(type)) return '[]'
  if (type === 'string') return `''`
  if (type === 'number' || type === 'Cents') return '0'
  if (/^(Readonly)?Map<.*>$/.test(type)) return 'new Map()'
  if (/^(Readonly)?Set<.*>$/.test(type)) return 'new Set()'
  return null
}

/** The value a function answers: emptied, or for a yes and no turned round. */
function ofReturn(node: Node, place: Place): Alternative[] {
  const above = place.above[0]
  const isBody =
    above?.type === 'ArrowFunctionExpression' &&
    node.type !== 'BlockStatement' &&
    nodeIn(above, 'body') === node
  if (above?.type !== 'ReturnStatement' && !isBody) return []
  const owner = place.above.find(({ type }) => functions.has(type))
  const annotation = owner ? nodeIn(owner, 'returnType') : null
  if (!annotation) return []
  const type = place.source.slice(annotation.start, annotation.end).replace(/^:\s*/, '')
  const raw = textOf(place, node)
  if (type === 'boolean' && !compared.has(node.type) && node.type !== 'Literal')
    return [{ operator: 'return', text: `!(${raw})`, told: `returns !${raw.slice(0, 60)}` }]
  const empty = emptyOf(type)
  if (empty === null || empty === raw || node.type === 'Literal') return []
  return [{ operator: 'return', text: empty, told: `returns ${empty}` }]
}

const leaves = new Set(['ReturnStatement', 'ThrowStatement', 'ContinueStatement', 'BreakStatement'])

/** The only statement of a branch, when the branch does nothing but leave. */
function leaving(branch: Node | null): boolean {
  const body = branch?.type === 'BlockStatement' ? (branch.body as Node[]) : branch ? [branch] : []
  return body.length === 1 && leaves.has(body[0]!.type)
}

/** A statement that is left out: a call, an assignment, a refusal with its condition. */
function ofStatement(node: Node, place: Place): Alternative[] {
  const told = `without ${textOf(place, node).split('\n')[0]!.slice(0, 70)}`
  const removed = [{ operator: 'statement', text: null, told }]
  if (node.type === 'IfStatement')
    return !node.alternate && leaving(nodeIn(node, 'consequent')) ? removed : []
  if (node.type === 'ThrowStatement') {
    const [above, further] = place.above
    const guard = above?.type === 'BlockStatement' ? further : above
    return guard?.type === 'IfStatement' && !guard.alternate ? [] : removed
  }
  if (node.type !== 'ExpressionStatement' || node.directive) return []
  return textOf(place, node).startsWith('super(') ? [] : removed
}

const byType: Readonly<Record<string, (node: Node, place: Place) => Alternative[]>> = {
  BinaryExpression: ofBinary,
  LogicalExpression: ofLogical,
  UnaryExpression: ofUnary,
  CallExpression: ofMethod,
  Literal: ofLiteral,
  TemplateLiteral: ofTemplate,
  IfStatement: ofStatement,
  ThrowStatement: ofStatement,
  ExpressionStatement: ofStatement,
  AssignmentExpression: (node, place) => {
    const other = assignments[String(node.operator)]
    if (other === undefined) return []
    const text = swapped(place, node, [node.left as Node, node.right as Node], other)
    return [{ operator: 'arithmetic', text, told: `${String(node.operator)} → ${other}` }]
  },
}

/** Every fault that fits this node. */
export function alternatives(node: Node, place: Place): Alternative[] {
  return [...(byType[node.type]?.(node, place) ?? []), ...ofCondition(node, place), ...ofReturn(node, place)]
}
