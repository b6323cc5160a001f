/** No amount passes through a binary float, and no accounting date through an instant. */
import { type Finding, finding, isNode, type Node, nodesOf, type Source } from './source.ts'

/** Where text becomes cents and back, and rates are applied; and where amounts are invented. */
const moneyFiles = ['db/rules/', 'renderer/format/', 'electron/operations/sample']
/** Where an instant is made or shown, and why. */
const clocks: Readonly<Record<string, string>> = {
  'db/rules/dates.ts': 'the one place where days and instants meet',
  'db/company/backup.ts': 'names and sorts the files of backups by instant',
  'electron/host/log.ts': 'writes the instant of each line',
  'renderer/format/figures.ts': 'writes days in words, in UTC',
  'renderer/start/yearEnds.ts': 'writes month ends in words, in UTC',
  'renderer/start/useSample.ts': 'names the file of the sample by instant',
}

const amountName = /(amount|cents|debit|credit|balance|price|subtotal)s?$/i

function isCode(path: string): boolean {
  return /^(db|electron|renderer)\//.test(path)
}

/** `cents`, `line.cents`, `cents!`, `Number(cents)`: the last name that says what the value is. */
function nameOf(node: unknown): string {
  if (!isNode(node)) return ''
  if (node.type === 'Identifier') return String(node.name)
  if (node.type === 'MemberExpression') return nameOf(node.property)
  if (node.type === 'CallExpression')
    return calledName(node) === '.sign' ? 'sign' : nameOf((node.arguments as unknown[])[0])
  return nameOf(node.expression)
}

function calledName(node: Node): string {
  const callee = node.callee
  if (node.type !== 'CallExpression' || !isNode(callee)) return ''
  return callee.type === 'MemberExpression' ? `.${nameOf(callee.property)}` : nameOf(callee)
}

/** A product with an amount; one with a sign (1 or -1) cannot round. */
function productRounds(sides: readonly unknown[]): boolean {
  const names = sides.map((side) =>
    nameOf(isNode(side) && side.type === 'UnaryExpression' ? side.argument : side),
  )
  return names.some((name) => amountName.test(name)) && !names.includes('sign')
}

/** Its numbers are exact, and their toFixed writes all digits. */
const usesDecimals = (source: Source) => source.imports.some(({ from }) => from === 'decimal.js')

function floatOf(source: Source, node: Node): string | undefined {
  const called = calledName(node)
  if (called === '.toFixed' && usesDecimals(source)) return undefined
  if (called === 'parseFloat' || called === '.parseFloat' || called === '.toFixed')
    return `${called.replace('.', '')} is for no figure of ours`
  if (called === 'Number' && amountName.test(nameOf(node))) return 'Number() of an amount'
  const product = node.type === 'BinaryExpression' && (node.operator === '*' || node.operator === '/')
  if (product && productRounds([node.left, node.right])) return `${node.operator} on an amount`
  return undefined
}

/** Arithmetic on amounts that may round, outside the rules of money. */
export function floats(source: Source): Finding[] {
  if (!isCode(source.path) || moneyFiles.some((start) => source.path.startsWith(start))) return []
  return [...nodesOf(source.program)].flatMap(({ node }) => {
    const wrong = floatOf(source, node)
    return wrong === undefined ? [] : [finding(source, node.start, `${wrong}: use db/rules/money.ts`)]
  })
}

function instantOf(source: Source, node: Node): string | undefined {
  const name = node.type === 'NewExpression' ? `new ${nameOf(node.callee)}` : ''
  const member = node.type === 'MemberExpression' ? `${nameOf(node.object)}.${nameOf(node.property)}` : ''
  if (name === 'new Date' || member === 'Date.UTC' || member === 'Date.parse')
    return `${name || member}: use db/rules/dates.ts`
  if (source.path.startsWith('db/') && (member === 'Date.now' || member === 'Math.random'))
    return `${member} in db: the clock and the dice are arguments`
  return undefined
}

/** Instants where a calendar day is meant, and a clock that was not given. */
export function instants(source: Source): Finding[] {
  if (!isCode(source.path) || source.path in clocks) return []
  return [...nodesOf(source.program)].flatMap(({ node }) => {
    const wrong = instantOf(source, node)
    return wrong === undefined ? [] : [finding(source, node.start, wrong)]
  })
}
