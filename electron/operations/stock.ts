/** Operations on stock: movements by hand, what is on hand, what happened to a product. */
import { z } from 'zod'
import { getProduct } from '../../db/records/products.ts'
import { movesOf } from '../../db/records/stock-levels.ts'
import { lineAmount } from '../../db/rules/money.ts'
import { date, id, money, page } from './codecs.ts'
import { findProducts, pageOf, productFilters, productShape } from './products.ts'
import { reads } from './registry.ts'
import { present } from './shapes.ts'

const list = reads({
  name: 'stock.list',
  summary: {
    fr: 'Liste les produits suivis en stock, avec ce qui est sur place et ce que cela a coûté.',
    en: 'Lists the products followed in stock, with what is on hand and what it cost.',
  },
  scope: 'stock:read',
  input: z.strictObject({ ...productFilters, ...page }),
  output: z.strictObject({
    items: z.array(productShape.extend({ value: money.nullable() })),
    nextCursor: z.string().optional(),
    total: z.int(),
  }),
  run: ({ limit, cursor, ...wanted }, company) => {
    const { decimals } = company.facts()
    const all = findProducts(company, { ...wanted, tracked: true, archived: false })
    const { items, ...rest } = pageOf(all, limit, cursor)
    const valued = items.map((product) => ({
      ...product,
      value: product.cost === null ? null : lineAmount(product.quantity ?? '0', product.cost, decimals),
    }))
    return { items: valued, ...rest }
  },
})

const stats = reads({
  name: 'stock.stats',
  summary: {
    fr: 'Compte les produits suivis par état du stock, et ce que le stock a coûté.',
    en: 'Counts the products followed by state of their stock, and what the stock cost.',
  },
  scope: 'stock:read',
  input: z.strictObject({}),
  output: z.strictObject({
    total: z.int(),
    available: z.int(),
    low: z.int(),
    critical: z.int(),
    out: z.int(),
    /** Quantities on hand at the cost of each product. */
    value: money,
  }),
  run: (_input, company) => {
    const { decimals } = company.facts()
    const all = findProducts(company, { tracked: true, archived: false })
    const count = (status: string) => all.filter((product) => product.stockStatus === status).length
    return {
      total: all.length,
      available: count('available'),
      low: count('low'),
      critical: count('critical'),
      out: count('out'),
      value: all.reduce(
        (sum, { cost, quantity }) => sum + (cost === null ? 0 : lineAmount(quantity ?? '0', cost, decimals)),
        0,
      ),
    }
  },
})

const moves = reads({
  name: 'stock.moves',
  summary: {
    fr: 'Montre les mouvements de stock d’un produit, le dernier d’abord.',
    en: 'Shows the stock movements of a product, the last first.',
  },
  scope: 'stock:read',
  input: z.strictObject({ productId: id, ...page }),
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        id: z.string(),
        date,
        kind: z.string(),
        /** Signed: what came in is positive. */
        quantity: z.string(),
        /** On hand after it. */
        balance: z.string(),
        documentId: z.string().nullable(),
        documentNumber: z.string().nullable(),
        notes: z.string().nullable(),
      }),
    ),
    nextCursor: z.string().optional(),
    total: z.int(),
  }),
  run: ({ productId, limit, cursor }, { sql }) => {
    const from = Number(cursor ?? 0) || 0
    const { items, total } = movesOf(sql, getProduct(sql, productId).id, limit, from)
    return {
      items: items.map((move) => ({ ...move })),
      ...present({ nextCursor: from + limit < total ? String(from + limit) : null }),
      total,
    }
  },
})

export const stockOperations = [list, stats, moves] as const
