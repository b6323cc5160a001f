/** Long texts made to slow one regular expression down, and the time it takes with them. */
import type { Expression } from './expressions.ts'
import { partsOf, sampleOf, type Tree, treeOf } from './tree.ts'

const filled = (piece: string, length: number) =>
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length)

/** Pieces whose repetition may be slow: what the expression repeats, its characters by one and two, what nearly matches. */
function piecesOf(tree: Tree): string[] {
  const pieces = new Set<string>()
  for (const part of partsOf(tree)) {
    for (let turn = 0; turn < 4; turn++) {
      if (part.kind === 'one' && turn < part.chars.length) pieces.add(part.chars[turn]!)
      if (part.kind === 'repeat') pieces.add(sampleOf(part.body, turn))
    }
  }
  const singles = [...pieces].filter((piece) => piece.length === 1).slice(0, 6)
  for (const one of singles) for (const other of singles) if (one !== other) pieces.add(one + other)
  for (let turn = 0; turn < 3; turn++) {
    const whole = sampleOf(tree, turn)
    pieces.add(whole)
    pieces.add(whole.slice(0, -1))
    pieces.add(`${whole.slice(0, -1)}\u0001`)
  }
  pieces.delete('')
  return [...pieces]
}

/** Ends that spoil a match: what is no letter, and what is one. */
const SPOILERS = ['\u0001', 'ß1']

/** Where the repetitions of a row stand: what matches up to each of them, then the repetition for long, then what spoils the end. */
function* pumpedIn(tree: Tree, before: string, length: number): Generator<string> {
  if (tree.kind === 'row') {
    let sofar = before
    for (const item of tree.items) {
      yield* pumpedIn(item, sofar, length)
      sofar += sampleOf(item, 0)
    }
  } else if (tree.kind === 'choice') for (const way of tree.ways) yield* pumpedIn(way, before, length)
  else if (tree.kind === 'look') yield* pumpedIn(tree.body, before, length)
  else if (tree.kind === 'repeat') {
    yield* pumpedIn(tree.body, before, length)
    if (tree.max <= 8) return
    const bodies = new Set([0, 1, 2].map((turn) => sampleOf(tree.body, turn)))
    for (const body of bodies)
      if (body !== '') for (const end of SPOILERS) yield before + filled(body, length) + end
  }
}

/** The hostile texts of an expression, of this length each. */
export function* hostileTexts(pattern: string, length: number): Generator<string> {
  const tree = treeOf(pattern)
  yield* pumpedIn(tree, '', length)
  for (const piece of piecesOf(tree)) yield `${filled(piece, length)}\u0001`
}

/** Milliseconds of work for all that is found in a text; a stumble of the machine is measured again. */
function msFor(expression: RegExp, text: string, limitMs: number): number {
  let best = Number.POSITIVE_INFINITY
  for (let times = 0; times < 3 && best > limitMs; times++) {
    const started = performance.now()
    const work = process.threadCpuUsage()
    if (expression.global || expression.sticky) text.replace(expression, '')
    else expression.test(text)
    const { user, system } = process.threadCpuUsage(work)
    best = Math.min(best, performance.now() - started, (user + system) / 1000)
  }
  return best
}

export interface Slowest {
  readonly ms: number
  readonly text: string
}

/**
 * The slowest of the hostile texts. Shorter ones first: what takes time by the square shows there, without a wait of minutes.
 */
export function slowest({ pattern, flags }: Expression, length: number, limitMs: number): Slowest {
  const expression = new RegExp(pattern, flags)
  let worst: Slowest = { ms: 0, text: '' }
  for (const size of [length >> 6, length >> 3, length]) {
    const allowed = limitMs * Math.max(size / length, 0.1)
    for (const text of hostileTexts(pattern, size)) {
      const ms = msFor(expression, text, allowed)
      const scaled = (ms * length) / size
      if (ms > allowed) return { ms: scaled, text: text.slice(0, 40) }
      if (size === length && ms > worst.ms) worst = { ms, text: text.slice(0, 40) }
    }
  }
  return worst
}
