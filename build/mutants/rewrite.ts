/**
 * All faults of a file in one text: each stands beside the right text and is chosen by its number while the program
 * runs, so thousands are tried without compiling anything again.
 */
import { alternatives } from './operators.ts'
import { type Node, nodeIn, parseSource, parts } from './syntax.ts'

export interface Mutant {
  readonly id: number
  readonly file: string
  readonly line: number
  readonly column: number
  readonly operator: string
  readonly told: string
  /** The line as it is written, by which the same fault is found again after an edit elsewhere. */
  readonly written: string
}

/** The function that says whether this fault is the one that is planted. */
export const CHOOSE = '__mutant'
/** The function that every loop calls: a fault may make a loop endless. */
export const TICK = '__tick'

const loops = new Set([
  'ForStatement',
  'ForOfStatement',
  'ForInStatement',
  'WhileStatement',
  'DoWhileStatement',
])

class Rewriting {
  readonly mutants: Mutant[] = []
  readonly #file: string
  readonly #source: string
  readonly #starts: readonly number[]
  #next: number

  constructor(file: string, source: string, first: number) {
    this.#file = file
    this.#source = source
    this.#next = first
    this.#starts = [0, ...[...source.matchAll(/\n/g)].map(({ index }) => index + 1)]
  }

  /** The text of a node with every fault of it and of its parts. */
  text(node: Node, above: readonly Node[]): string {
    let text = ''
    let at = node.start
    for (const part of parts(node)) {
      text += this.#source.slice(at, part.start) + this.text(part, [node, ...above])
      at = part.end
    }
    text += this.#source.slice(at, node.end)
    if (above[0] && loops.has(above[0].type) && nodeIn(above[0], 'body') === node)
      text = `{${TICK}();${text}}`
    return this.#withFaults(node, above, text)
  }

  #withFaults(node: Node, above: readonly Node[], right: string): string {
    let expression = ''
    let statement = ''
    for (const { operator, text, told } of alternatives(node, { source: this.#source, above })) {
      const id = this.#keep(node, operator, told)
      if (text === null) statement = `if(!${CHOOSE}(${id}))`
      else expression += `${CHOOSE}(${id})?(${text}):`
    }
    if (statement) return `{${statement}{${right}}}`
    return expression ? `(${expression}(${right}))` : right
  }

  #keep(node: Node, operator: string, told: string): number {
    const index = this.#starts.findLastIndex((start) => start <= node.start)
    const start = this.#starts[index]!
    const written = this.#source.slice(start, this.#starts[index + 1]).trim()
    const id = this.#next++
    const column = node.start - start + 1
    this.mutants.push({ id, file: this.#file, line: index + 1, column, operator, told, written })
    return id
  }
}

/** The text of a file with all its faults, numbered from `first`. */
export function rewrite(file: string, source: string, first: number): { text: string; mutants: Mutant[] } {
  const program = parseSource(file, source)
  const rewriting = new Rewriting(file, source, first)
  const text = source.slice(0, program.start) + rewriting.text(program, []) + source.slice(program.end)
  return { text, mutants: rewriting.mutants }
}
