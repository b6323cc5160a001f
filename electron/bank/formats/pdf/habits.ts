/** Where the texts of movements stand, seen from all tables: above their amounts, below, or around. */
import { moving, type Read, type Roles } from './kinds.ts'
import type { Line, Region } from './lines.ts'

export interface TextHabits {
  /** Between two amounts with nothing that parts them, the texts belong to the lower one. */
  readonly labelsAbove: boolean
  /** Texts above the first amount of a page are its own. */
  readonly beginsAbove: boolean
  /** Amounts stand on the last line of their text: whatever follows is of the next movement. */
  readonly amountLast: boolean
}

/** Whether tables begin with a text that belongs to the amount below it. */
function hasLabelsAbove(regions: readonly Region[], rolesOf: Roles): boolean {
  let above = 0
  let below = 0
  for (const region of regions) {
    if (!region.headed) continue
    const roles = rolesOf(region)
    const first = region.lines.findIndex((line) => moving(line, roles).length > 0)
    const line = region.lines[first - 1]
    const next = region.lines[first]
    if (!next) continue
    const close =
      line && line.money.length === 0 && !line.date && next.row.base - line.row.base < line.row.size * 1.6
    if (close && line.left >= next.left - 8 && Math.abs(line.left - next.left) < 8) above++
    else below++
  }
  return above > below
}

/** The place of the gap that parts lines at these heights, wider than the others; null where they are all alike. */
export function partingGap(bases: readonly number[]): number | null {
  const gaps = bases.slice(1).map((base, i) => base - bases[i]!)
  const widest = Math.max(...gaps)
  return widest < Math.min(...gaps) * 1.12 + 0.4 ? null : gaps.indexOf(widest)
}

/** The movements of a region, each with the texts between it and the movement above. */
function* pairsOf(read: readonly Read[]): Generator<{ above: Line; texts: Line[]; line: Line }> {
  let above: Line | null = null
  let texts: Line[] = []
  for (const { line, kind } of read) {
    if (kind === 'text') texts.push(line)
    else {
      if (above && kind === 'movement') yield { above, texts, line }
      above = kind === 'movement' ? line : null
      texts = []
    }
  }
}

/** Whether most movements have a text above that a gap parts from the movement before. */
function gapsSayAbove(read: readonly (readonly Read[])[]): boolean {
  let own = 0
  let all = 0
  for (const region of read)
    for (const { above, texts, line } of pairsOf(region)) {
      const parting = partingGap([above, ...texts, line].map(({ row }) => row.base))
      if (texts.length === 0 || parting === null) continue
      all++
      if (parting < texts.length) own++
    }
  return own > 1 && own * 2 > all
}

/** Gaps that differ by less say nothing, in points. */
const GAP_TELLS = 0.6
const TELLS_MIN = 3

/**
 * Whether texts stand nearer to the amount below in all rows, by a gap too small to part two of them: a spreadsheet sets
 * its cells on the bottom line, and all rows together say so.
 */
function hardlyAbove(read: readonly (readonly Read[])[]): boolean {
  let above = 0
  for (const region of read)
    for (const { above: before, texts, line } of pairsOf(region)) {
      if (texts.length === 0 || before.row.page !== line.row.page) continue
      const bases = [before, ...texts, line].map(({ row }) => row.base)
      const by = bases[1]! - bases[0]! - (bases.at(-1)! - bases.at(-2)!)
      if (partingGap(bases) !== null || by < GAP_TELLS) return false
      above++
    }
  return above >= TELLS_MIN
}

/**
 * Whether amounts stand on the last line: rows that begin with a date have theirs further down, and never does text stand
 * between an amount and the next date.
 */
function isAmountLast(read: readonly (readonly Read[])[]): boolean {
  let lower = 0
  for (const region of read) {
    /** The nearest line below that is no text, and whether texts stand before it. */
    let end: Read | null = null
    let texts = false
    for (const one of region.toReversed()) {
      if (one.kind === 'text') {
        texts = true
        continue
      }
      const { line, kind } = one
      if (kind === 'date' && line.label !== '' && end?.kind === 'movement' && !end.line.date) lower++
      if (kind === 'movement' && texts && end?.line.date && end.line.row.page === line.row.page) return false
      end = one
      texts = false
    }
  }
  return lower > 1
}

/** What the tables show of where texts stand; `read`: what the lines of each are. */
export function textHabits(
  regions: readonly Region[],
  read: readonly (readonly Read[])[],
  rolesOf: Roles,
): TextHabits {
  const labelsAbove = hasLabelsAbove(regions, rolesOf) || hardlyAbove(read)
  return { labelsAbove, beginsAbove: labelsAbove || gapsSayAbove(read), amountLast: isAmountLast(read) }
}
