/** The size of functions and files, and tests that would not run. */
import { type Finding, finding, isNode, lineAt, type Node, nodesOf, type Source } from './source.ts'

const FUNCTION_LINES_MAX = 70
const FILE_LINES_MAX = 400
/** Tests are read one by one; their tables are long. */
const TEST_LINES_MAX = 600

const functionTypes = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'])

/** The function given to `describe` holds tests; each of them is measured by itself. */
function holdsTests(parent: Node | undefined): boolean {
  const callee = parent?.type === 'CallExpression' ? parent.callee : undefined
  return (
    isNode(callee) &&
    (callee.name === 'describe' || (isNode(callee.object) && callee.object.name === 'describe'))
  )
}

/** Functions of more lines than one sees at once. */
export function longFunctions(source: Source): Finding[] {
  return [...nodesOf(source.program)].flatMap(({ node, parent }) => {
    if (!functionTypes.has(node.type) || holdsTests(parent)) return []
    const lines = lineAt(source.text, node.end) - lineAt(source.text, node.start) + 1
    return lines > FUNCTION_LINES_MAX ? [finding(source, node.start, `a function of ${lines} lines`)] : []
  })
}

/** Lists of facts may be long; a file of code of more lines has more than one subject. */
export function longFiles(source: Source): Finding[] {
  const lines = source.text.split('\n').length - 1
  if (/^db\/rules\/(charts|taxes)\//.test(source.path)) return []
  return lines > (source.path.startsWith('test/') ? TEST_LINES_MAX : FILE_LINES_MAX)
    ? [finding(source, 0, `a file of ${lines} lines`)]
    : []
}

const testNames = new Set(['test', 'it', 'describe', 'suite'])
const notRun = new Set(['skip', 'only', 'todo', 'fixme', 'fails'])
const notRunNames = new Set(['xit', 'xtest', 'xdescribe', 'fit', 'fdescribe', 'ftest'])

/** The first name of `test.describe.only` and of `test.each([1]).only`. */
function firstName(node: Node): unknown {
  const inner = node.object ?? node.callee
  return isNode(inner) ? firstName(inner) : node.name
}

/** Tests skipped or focused by hand; `skipIf` and `runIf` depend on the machine and may stay. */
export function sleepingTests(source: Source): Finding[] {
  if (!source.path.startsWith('test/')) return []
  return [...nodesOf(source.program)].flatMap(({ node }) => {
    const property =
      node.type === 'MemberExpression' && isNode(node.property) ? node.property.name : undefined
    const sleeps =
      typeof property === 'string' && notRun.has(property) && testNames.has(String(firstName(node)))
    const named =
      node.type === 'CallExpression' && isNode(node.callee) && notRunNames.has(String(node.callee.name))
    return sleeps || named ? [finding(source, node.start, 'a skipped or focused test')] : []
  })
}
