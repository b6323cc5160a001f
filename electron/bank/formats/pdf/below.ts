/** What a line leaves to the line below it: the side under an amount, the year under a day. */
import { dateIn } from './dates.ts'
import { isSide, type Marks, moneyIn } from './money.ts'
import type { Cell, Row } from './rows.ts'

/** The line below stands no further off, in parts of the letters' size. */
const NEAR = 1.9
const SAME_EDGE = 8
const YEAR = /^20\d\d$/

/** The text of a cell with what stands below it; null when that is no part of it. */
function completed(cell: Cell, below: Cell, marks: Marks): string | null {
  const apart = Math.min(Math.abs(cell.right - below.right), Math.abs(cell.left - below.left))
  if (apart > SAME_EDGE) return null
  if (YEAR.test(below.text)) {
    const date = dateIn(cell.text)
    const whole = `${cell.text.replace(/\.?$/, '.')}${below.text}`
    return date?.year === null && dateIn(whole) ? whole : null
  }
  const whole = `${cell.text} ${below.text}`
  return isSide(below.text) && moneyIn(cell.text, marks)?.sign === 'none' && moneyIn(whole, marks)
    ? whole
    : null
}

/** The rows, each with what was printed below its cells and belongs to them. */
export function withPartsBelow(rows: readonly Row[], marks: Marks): Row[] {
  const out: Row[] = []
  for (const row of rows) {
    const above = out.at(-1)
    const near = above?.page === row.page && row.base - above.base <= row.size * NEAR
    const taken = new Set<Cell>()
    const cells = above?.cells.map((cell) => {
      const part = near ? row.cells.find((one) => completed(cell, one, marks) !== null) : undefined
      if (!part) return cell
      taken.add(part)
      return { ...cell, text: completed(cell, part, marks)! }
    })
    // a sign stands alone on its line; a number beside other texts may be one of theirs
    const whole = [...taken].every((part) => YEAR.test(part.text)) || taken.size === row.cells.length
    if (taken.size === 0 || !whole) {
      out.push(row)
      continue
    }
    out[out.length - 1] = { ...above!, cells: cells! }
    const rest = row.cells.filter((cell) => !taken.has(cell))
    if (rest.length > 0) out.push({ ...row, cells: rest })
  }
  return out
}
