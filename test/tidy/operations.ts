/** What every operation must have beside its function. */
import type { Operation } from '../../electron/operations/registry.ts'

const NAME = /^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$/
const SCOPE = /^[a-z][A-Za-z]*:(read|write)$/
const KINDS = new Set(['read', 'write', 'file', 'free'])

/** Operations without a right name, texts, scope or documentation, as sentences. */
export function incompleteOperations(
  operations: Readonly<Record<string, Operation>>,
  documentation: string,
): string[] {
  return Object.entries(operations).flatMap(([name, operation]) => {
    const { summary, scope, kind } = operation
    const wrong: string[] = []
    if (name !== operation.name || !NAME.test(name)) wrong.push(`is called ${operation.name}`)
    if (!summary.fr.trim() || !summary.en.trim()) wrong.push('has no summary in one of the languages')
    else if (![summary.fr, summary.en].every((text) => text.endsWith('.')))
      wrong.push('has a summary that is not a sentence')
    if (!SCOPE.test(scope)) wrong.push(`has the scope ${scope}`)
    if (!KINDS.has(kind)) wrong.push(`is of the kind ${kind}`)
    if (kind === 'write' && !scope.endsWith(':write')) wrong.push('writes with a scope to read')
    if (!documentation.includes(`\n### ${name}\n`)) wrong.push('is not in docs/operations.md')
    return wrong.map((sentence) => `${name} ${sentence}`)
  })
}
