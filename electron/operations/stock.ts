/** Operations on stock: movements by hand, what is on hand, what happened to a product. */
import { z } from 'zod'
import { moveStock } from '../../db/records/documents/stock.ts'
import { getProduct } from '../../db/records/products.ts'
import { levelOfProduct, movesOf } from '../../db/records/stock-levels.ts'
import { localDay } from '../../db/rules/dates.ts'
import { catalogue } from '../../db/rules/errors.ts'
import { lineAmount } from '../../db/rules/money.ts'
import { date, id, money, note, page } from './codecs.ts'
import { findProducts, pageOf, productFilters, productShape, showProduct } from './products.ts'
import { reads, writes } from './registry.ts'
import { present, warningShape } from './shapes.ts'

const { refuse, detail } = catalogue({
  'stock.negativeIn': {
    fr: 'Une entrée de {quantity} n’en est pas une. Pour retirer, choisissez la sortie ; pour corriger, l’ajustement.',
    en: 'Coming in with {quantity} is no coming in. To take out, choose “out”; to correct, “adjustment”.',
  },
  'stock.belowZero': {
    fr: 'Il sort plus de « {name} » qu’il n’y en avait : il en reste {quantity}. Comptez le stock, ou saisissez l’entrée qui manque.',
    en: 'More of “{name}” goes out than there was: {quantity} is left. Count the stock, or enter what came in and is missing.',
  },
})

/** A quantity with the six decimals that stock keeps. */
const signed = z.string().regex(/^-?\d{1,9}(\.\d{1,6})?$/)

const move = writes({
  name: 'stock.move',
  summary: {
    fr: 'Enregistre une entrée, une sortie ou un ajustement de stock.',
    en: 'Records stock coming in, going out, or an adjustment.',
  },
  scope: 'stock:write',
  input: z.strictObject({
    productId: id,
    kind: z.enum(['in', 'out', 'adjustment']),
    /** What comes in or goes out; the signed difference of an adjustment. Going out with a minus is the same. */
    quantity: signed,
    date: date.optional(),
    notes: note.optional(),
  }),
  output: z.strictObject({ id: z.string(), product: productShape, warnings: z.array(warningShape) }),
  run: ({ productId, kind, quantity, date: day, notes }, company) => {
    const product = getProduct(company.sql, productId)
    if (kind === 'in' && quantity.startsWith('-'))
      throw refuse('stock.negativeIn', { quantity }, [detail('quantity', 'stock.negativeIn', { quantity })])
    const fact = moveStock(
      company,
      [{ product: product.id, kind, quantity }],
      day ?? localDay(company.now()),
      notes,
    )
    const left = levelOfProduct(company.sql, product).quantity ?? '0'
    const isShort = left.startsWith('-') && (kind === 'out' || quantity.startsWith('-'))
    const name = product.name ?? product.id
    return {
      id: fact,
      product: showProduct(company, product),
      warnings: isShort ? [detail('quantity', 'stock.belowZero', { name, quantity: left })] : [],
    }
  },
})

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

export const stockOperations = [move, list, stats, moves] as const
