/** Columns of amounts by their places: amounts that end at one edge, and the headings they stand under. */
import type { ReadCell, ReadRow } from './cells.ts'
import type { Column, ColumnRole } from './header.ts'

export type MoneyRole = 'amount' | 'debit' | 'credit' | 'balance' | 'fee' | 'other'

export interface MoneyColumn {
  readonly role: MoneyRole
  readonly left: number
  readonly right: number
  /** Whether amounts stand in it, and not its heading alone. */
  readonly filled: boolean
}

/** Amounts of one column of the page. */
interface Cluster {
  left: number
  right: number
  readonly cells: ReadCell[]
  readonly rows: Set<number>
}

/** Edges of one column differ by less. */
const EDGE = 4.5

function addTo(cluster: Cluster, cell: ReadCell, at: number): void {
  cluster.left = Math.min(cluster.left, cell.left)
  cluster.right = Math.max(cluster.right, cell.right)
  cluster.cells.push(cell)
  cluster.rows.add(at)
}

function overlap(a: Cluster, b: Cluster): boolean {
  const shared = Math.min(a.right, b.right) - Math.max(a.left, b.left)
  return shared > 0.4 * Math.min(a.right - a.left, b.right - b.left)
}

/** Amounts that end at about the same edge; clusters that lie over each other and share no row are one column. */
function clustersOf(rows: readonly ReadRow[]): Cluster[] {
  const all = rows.flatMap(({ cells, at }) =>
    cells.filter(({ money }) => money).map((cell) => ({ cell, at })),
  )
  all.sort((a, b) => a.cell.digitsRight - b.cell.digitsRight)
  const clusters: Cluster[] = []
  let edge = Number.NEGATIVE_INFINITY
  for (const { cell, at } of all) {
    const last = clusters.at(-1)
    if (!last || cell.digitsRight - edge > EDGE)
      clusters.push({ left: cell.left, right: cell.right, cells: [cell], rows: new Set([at]) })
    else addTo(last, cell, at)
    edge = cell.digitsRight
  }
  const merged: Cluster[] = []
  for (const cluster of clusters) {
    const same = merged.find(
      (other) => overlap(other, cluster) && ![...cluster.rows].some((at) => other.rows.has(at)),
    )
    if (!same) merged.push(cluster)
    else for (const cell of cluster.cells) addTo(same, cell, [...cluster.rows][0]!)
    if (same) for (const at of cluster.rows) same.rows.add(at)
  }
  return merged
}

/** Columns of a document without headings, from the left; rare places are no columns. */
export function columnsByPlace(rows: readonly ReadRow[]): MoneyColumn[] {
  const clusters = clustersOf(rows)
  const most = Math.max(0, ...clusters.map(({ rows: own }) => own.size))
  return clusters
    .filter(({ rows: own }) => own.size >= Math.max(1, most * 0.04))
    .map(({ left, right }) => ({ role: 'amount' as const, left, right, filled: true }))
    .sort((a, b) => a.right - b.right)
}

const MONEY_ROLES: ReadonlySet<ColumnRole> = new Set(['amount', 'debit', 'credit', 'balance', 'fee', 'other'])

function isMoneyColumn(column: Column): column is Column & { role: MoneyRole } {
  return MONEY_ROLES.has(column.role)
}

function costOf(cell: ReadCell, column: Column): number {
  const edges = [
    Math.abs(cell.right - column.right),
    Math.abs(cell.digitsRight - column.right),
    Math.abs(cell.left - column.left),
    Math.abs((cell.left + cell.right - column.left - column.right) / 2) * 1.2,
  ]
  return Math.min(...edges)
}

/** No amount stands further from its heading. */
const FAR = 48

interface Seat {
  readonly cluster: Cluster
  readonly column: number
  readonly cost: number
}

function seatOf(cluster: Cluster, columns: readonly Column[]): Seat {
  const costs = columns.map((column) => {
    const all = cluster.cells.map((cell) => costOf(cell, column)).sort((a, b) => a - b)
    return all[all.length >> 1]!
  })
  const cost = Math.min(...costs)
  return { cluster, column: costs.indexOf(cost), cost }
}

/** Whether two clusters under one heading cannot both belong there. */
function disputed(seats: readonly Seat[]): boolean {
  return seats.some((a, i) =>
    seats.some(
      (b, j) => j > i && a.column === b.column && [...a.cluster.rows].some((at) => b.cluster.rows.has(at)),
    ),
  )
}

/**
 * The columns of a table with headings: each heading of money with the amounts found under it. Where the places
 * contradict the headings, the order from the left decides.
 */
export function columnsByHeading(rows: readonly ReadRow[], headings: readonly Column[]): MoneyColumn[] {
  const columns = headings.filter(isMoneyColumn)
  const clusters = clustersOf(rows)
  let seats = clusters.map((cluster) => seatOf(cluster, columns)).filter(({ cost }) => cost < FAR)
  if (disputed(seats)) {
    const money = columns
      .map((column, index) => ({ column, index }))
      .filter(({ column }) => column.role !== 'other')
    const large = clusters.filter(({ rows: own }) => own.size > 1)
    if (large.length === money.length)
      seats = large
        .sort((a, b) => a.right - b.right)
        .map((cluster, i) => ({ cluster, column: money[i]!.index, cost: 0 }))
    else
      seats = seats.filter(
        (seat) => !seats.some((other) => other.column === seat.column && other.cost < seat.cost),
      )
  }
  return columns.map(({ role, left, right }, index) => {
    const own = seats.filter(({ column }) => column === index).map(({ cluster }) => cluster)
    if (own.length === 0) return { role, left, right, filled: false }
    return {
      role,
      left: Math.min(...own.map((one) => one.left)),
      right: Math.max(...own.map((one) => one.right)),
      filled: true,
    }
  })
}

/** The column an amount stands in: the one it ends with, or that it lies in; -1 for none. */
export function columnOf(cell: ReadCell, columns: readonly MoneyColumn[]): number {
  let best = -1
  let least = 9
  for (const [index, { left, right }] of columns.entries()) {
    const inside = cell.left >= left - 3 && cell.right <= right + 3
    const cost = Math.min(Math.abs(cell.right - right), Math.abs(cell.digitsRight - right), inside ? 4 : 99)
    if (cost < least) {
      least = cost
      best = index
    }
  }
  return best
}
