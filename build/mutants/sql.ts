/** Faults in the questions put to the database: half of the ledger is written in them. */
import type { Alternative } from './operators.ts'
import type { Node } from './syntax.ts'

const isSql = /\b(SELECT|INSERT|UPDATE|DELETE|FROM|WHERE|JOIN|ORDER BY|AND)\b/
const isSchema = /\bCREATE (TABLE|INDEX|UNIQUE|TRIGGER|VIEW)\b/

const swaps: readonly (readonly [RegExp, string])[] = [
  [/ <= /g, ' < '],
  [/ < /g, ' <= '],
  [/ >= /g, ' > '],
  [/ > /g, ' >= '],
  [/ = /g, ' <> '],
  [/ <> /g, ' = '],
  [/ \+ /g, ' - '],
  [/ - /g, ' + '],
  [/\bAND\b/g, 'OR'],
  [/\bOR\b/g, 'AND'],
  [/\bDESC\b/g, 'ASC'],
  [/\bASC\b/g, 'DESC'],
  [/\bIS NULL\b/g, 'IS NOT NULL'],
  [/\bIS NOT NULL\b/g, 'IS NULL'],
  [/\bNOT EXISTS\b/g, 'EXISTS'],
  [/\bLEFT JOIN\b/g, 'JOIN'],
  [/\bDISTINCT /g, ''],
  [/\bmin\(/g, 'max('],
  [/\bmax\(/g, 'min('],
  // What an existence is asked by is read by nobody: SELECT 1; of several rows the first is taken: LIMIT 1.
  [/(?<!SELECT |LIMIT |[\w'.])(?!7\b)\d+(?![\w'.])/g, '7'],
]

/**
 * The faults in the texts of a node that is SQL; undefined where it is none. The schema is left alone: it has tests of
 * its own, and a table that is not there fails every test.
 */
export function sqlAlternatives(
  source: string,
  node: Node,
  texts: readonly Node[],
): Alternative[] | undefined {
  const whole = source.slice(node.start, node.end)
  if (!isSql.test(whole)) return undefined
  if (isSchema.test(whole)) return []
  const found: Alternative[] = []
  for (const { start, end } of texts) {
    for (const [what, other] of swaps) {
      for (const match of source.slice(start, end).matchAll(what)) {
        const at = start + match.index
        const text = source.slice(node.start, at) + other + source.slice(at + match[0].length, node.end)
        found.push({
          operator: 'sql',
          text,
          told: `SQL ${match[0].trim()} → ${other.trim()} (${around(source, at)})`,
        })
      }
    }
  }
  return found
}

const around = (source: string, at: number) =>
  source
    .slice(Math.max(0, at - 25), at + 25)
    .replaceAll(/\s+/g, ' ')
    .trim()
