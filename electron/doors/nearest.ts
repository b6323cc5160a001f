/** Names that look like the one given: for "did you mean", never to choose by itself. */
import type { Refusal } from '../../db/rules/errors.ts'
import { refuse } from './answer.ts'

/** Number of single-letter changes (swap of two neighbours counts one) that make `b` out of `a`. */
export function distance(a: string, b: string): number {
  let beforePrevious: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let best = Math.min(previous[j]! + 1, row[j - 1]! + 1, previous[j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, beforePrevious[j - 2]! + 1)
      row.push(best)
    }
    beforePrevious = previous
    previous = row
  }
  return previous[b.length]!
}

/** At most `count` of the names, the nearest first; only those that share a part with it or differ by a few letters. */
export function nearest(name: string, names: readonly string[], count = 3): string[] {
  const wanted = name.slice(0, 60).toLowerCase()
  const parts = wanted.split('.').filter((part) => part.length > 2)
  return names
    .map((candidate) => {
      const lower = candidate.toLowerCase()
      const shared = parts.some((part) => lower.split('.').includes(part))
      return { candidate, score: distance(wanted, lower) - (shared ? 4 : 0) }
    })
    .filter(({ candidate, score }) => score <= Math.max(2, candidate.length / 3))
    .sort((a, b) => a.score - b.score || a.candidate.localeCompare(b.candidate))
    .slice(0, count)
    .map(({ candidate }) => candidate)
}

/** The refusal of a name that is no operation, with those that look like it. */
export function unknownOperation(name: string, names: readonly string[]): Refusal {
  const near = nearest(name, names).join(', ')
  const said = name.slice(0, 60)
  return near === ''
    ? refuse('door.unknownOperation', { name: said })
    : refuse('door.unknownOperationNear', { name: said, near })
}
