/** How much of each product is on hand: the sum of the movements that count, and how that stands to its thresholds. */
import Decimal from 'decimal.js'
import type { Day } from '../rules/dates.ts'
import { type StockStatus, stockStatus } from '../rules/documents/status.ts'
import type { Sql } from '../sql.ts'
import type { ProductRow } from './products.ts'

/** Movements are kept in millionths of the unit. */
const MICRO = 1_000_000

/** 2500000 -> `"2.5"`. */
const quantityOf = (micro: number): string => new Decimal(micro).div(MICRO).toFixed()

export interface Level {
  /** Decimal; null when the product is not followed in stock. */
  readonly quantity: string | null
  readonly status: StockStatus | null
}

function levelOf(product: ProductRow, micro: number): Level {
  if (product.tracked !== 1) return { quantity: null, status: null }
  const quantity = quantityOf(micro)
  return { quantity, status: stockStatus(quantity, product.low, product.critical) }
}

/** What is on hand of one product. */
export function levelOfProduct(sql: Sql, product: ProductRow): Level {
  const sum = sql.get<{ micro: number | null }>(
    'SELECT sum(micro) AS micro FROM stock_move WHERE product = ? AND counts = 1',
    product.id,
  )
  return levelOf(product, sum?.micro ?? 0)
}

/** Gives the level of any product, after one reading of all movements. */
export function levels(sql: Sql): (product: ProductRow) => Level {
  const rows = sql.all<{ product: string; micro: number }>(
    'SELECT product, sum(micro) AS micro FROM stock_move WHERE counts = 1 GROUP BY product',
  )
  const sums = new Map(rows.map(({ product, micro }) => [product, micro]))
  return (product) => levelOf(product, sums.get(product.id) ?? 0)
}

export interface ShownMove {
  readonly id: string
  readonly date: Day
  readonly kind: string
  /** Signed decimal: in is positive. */
  readonly quantity: string
  /** On hand after it. */
  readonly balance: string
  readonly documentId: string | null
  readonly documentNumber: string | null
  readonly notes: string | null
}

/** Movements of a product that count, the last first, each with what was on hand after it. */
export function movesOf(
  sql: Sql,
  product: string,
  limit: number,
  offset: number,
): { items: ShownMove[]; total: number } {
  const rows = sql.all<{
    fact: string
    date: Day
    kind: string
    micro: number
    after: number
    document: string | null
    number: string | null
    reason: string | null
  }>(
    `SELECT m.fact, m.date, m.kind, m.micro, sum(m.micro) OVER (ORDER BY m.date, m.fact, m.no) AS after, m.document,
       (SELECT d.number FROM document d WHERE d.id = m.document ORDER BY d.stands DESC, d.fact LIMIT 1) AS number, k.reason
     FROM stock_move m LEFT JOIN mark k ON k.id = m.fact AND m.document IS NULL
     WHERE m.product = ? AND m.counts = 1
     ORDER BY m.date DESC, m.fact DESC, m.no DESC LIMIT ? OFFSET ?`,
    product,
    limit,
    offset,
  )
  const total = sql.get<{ n: number }>(
    'SELECT count(*) AS n FROM stock_move WHERE product = ? AND counts = 1',
    product,
  )!.n
  const items = rows.map((row) => ({
    id: row.fact,
    date: row.date,
    kind: row.kind,
    quantity: quantityOf(row.micro),
    balance: quantityOf(row.after),
    documentId: row.document,
    documentNumber: row.number,
    notes: row.reason,
  }))
  return { items, total }
}
