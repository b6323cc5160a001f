/** Amounts with a decimal comma that nothing protects, in a file separated by commas: each stands in two cells. */
import type { FoundHeader } from './header.ts'
import { rolesOfName } from './names.ts'
import { isDataRow } from './separator.ts'
import type { TableRow } from './split.ts'

const MONEY = new Set(['amount', 'debit', 'credit', 'balance'])
const WHOLE = /^[-+]?\d+$/
const CENTS = /^\d{2}$/

const isMoney = (key: string) => rolesOfName(key).some((role) => MONEY.has(role))

const filledWidth = (cells: readonly string[]) => cells.findLastIndex((cell) => cell.trim() !== '') + 1

/** The cells of a row with its amounts in one piece; null when they do not come out at the header, each with its cents. */
function joined(cells: readonly string[], money: readonly boolean[]): string[] | null {
  const out: string[] = []
  let from = 0
  for (const isAmount of money) {
    const cell = cells[from++]?.trim() ?? ''
    if (!isAmount || cell === '') {
      out.push(cells[from - 1] ?? '')
      continue
    }
    const cents = cells[from++]?.trim() ?? ''
    if (!WHOLE.test(cell) || !CENTS.test(cents)) return null
    out.push(`${cell},${cents}`)
  }
  return cells.slice(from).every((cell) => cell.trim() === '') ? out : null
}

/**
 * Puts such amounts together when every row then fits the header. True when rows are longer than the header, an amount seems
 * to be cut, and no one way of putting it together fits them all: a person must look.
 */
export function joinSplitDecimals(rows: readonly TableRow[], header: FoundHeader): boolean {
  const width = filledWidth(header.cells)
  const money = header.names.slice(0, width).map(({ key }) => isMoney(key))
  const isLonger = ({ cells }: TableRow) => cells.length > width && filledWidth(cells) > width
  // nearly no file has such rows, and to tell the rows of data takes as long as to read them
  if (!rows.some(isLonger)) return false
  const data = rows.filter(isDataRow)
  const longer = data.filter(isLonger).length
  const isCut = ({ cells }: TableRow) =>
    money.some((is, i) => is && WHOLE.test(cells[i]?.trim() ?? '') && CENTS.test(cells[i + 1]?.trim() ?? ''))
  if (longer === 0 || longer < data.length * 0.5 || !data.some(isCut)) return false
  const whole = data.map(({ cells }) => joined(cells, money))
  if (whole.includes(null)) return true
  for (const [i, row] of data.entries()) row.cells.splice(0, row.cells.length, ...whole[i]!)
  return false
}
