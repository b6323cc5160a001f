/** Where the texts of movements stand, seen from all tables: above their amounts, below, or around. */
import { moving, type Read, type Roles, readLines } from './kinds.ts'
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
      const bases = [above, ...texts, line].map(({ row }) => row.base)
      const gaps = bases.slice(1).map((base, i) => base - bases[i]!)
      const widest = Math.max(...gaps)
      if (texts.length === 0 || widest < Math.min(...gaps) * 1.12 + 0.4) continue
      all++
      if (gaps.indexOf(widest) < texts.length) own++
    }
  return own > 1 && own * 2 > all
}

/**
 * Whether amounts stand on the last line: rows that begin with a date have theirs further down, and never does text stand
 * between an amount and the next date.
 */
function isAmountLast(read: readonly (readonly Read[])[]): boolean {
  let lower = 0
  for (const region of read)
    for (const [i, { line, kind }] of region.entries()) {
      const next = region.slice(i + 1).findIndex((one) => one.kind !== 'text')
      const end = next < 0 ? null : region[i + 1 + next]!
      if (kind === 'date' && line.label !== '' && end?.kind === 'movement' && !end.line.date) lower++
      if (kind === 'movement' && next > 0 && end!.line.date && end!.line.row.page === line.row.page)
        return false
    }
  return lower > 1
}

/** What the tables show of where texts stand. */
export function textHabits(regions: readonly Region[], rolesOf: Roles): TextHabits {
  const read = regions.map((region) => readLines(region, rolesOf(region)))
  const labelsAbove = hasLabelsAbove(regions, rolesOf)
  return { labelsAbove, beginsAbove: labelsAbove || gapsSayAbove(read), amountLast: isAmountLast(read) }
}
