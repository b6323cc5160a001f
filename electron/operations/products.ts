/** Operations on the catalogue of goods and services. */
import { z } from 'zod'
import type { Company } from '../../db/company/company.ts'
import { resolveParty } from '../../db/records/parties.ts'
import {
  codesTwice,
  codeTwice,
  getProduct,
  type ProductRow,
  type ProductValues,
  saveProduct,
} from '../../db/records/products.ts'
import { type Level, levelOfProduct, levels } from '../../db/records/stock-levels.ts'
import { fill } from '../../db/rules/errors.ts'
import { plain } from '../../db/rules/plain.ts'
import type { Sql } from '../../db/sql.ts'
import { accountCode, id, line, note, page } from './codecs.ts'
import { reads, writes } from './registry.ts'
import { present, textShape } from './shapes.ts'

/** A decimal string that is not below zero. */
const positive = z.string().regex(/^\d{1,12}(\.\d{1,12})?$/)
/** A threshold: a quantity with the six decimals that stock keeps. */
const threshold = z.string().regex(/^\d{1,9}(\.\d{1,6})?$/)
const optional = (max: number) => line(max).nullable().optional()

const productFields = {
  code: line(40).min(1).nullable().optional(),
  nameEn: optional(200),
  description: note.nullable().optional(),
  category: optional(100),
  kind: z.enum(['goods', 'service']).optional(),
  unit: optional(20),
  price: positive.nullable().optional(),
  cost: positive.nullable().optional(),
  salesAccount: accountCode.nullable().optional(),
  purchaseAccount: accountCode.nullable().optional(),
  taxes: z.array(z.string().max(20)).max(10).nullable().optional(),
  /** Goods whose quantity on hand is followed. */
  tracked: z.boolean().optional(),
  low: threshold.nullable().optional(),
  critical: threshold.nullable().optional(),
  supplierId: id.nullable().optional(),
  archived: z.boolean().optional(),
}

const text = z.string().nullable()
const stockStatus = z.enum(['available', 'low', 'critical', 'out'])

export const productShape = z.strictObject({
  id: z.string(),
  code: text,
  name: z.string(),
  nameEn: text,
  description: text,
  category: text,
  kind: z.string(),
  unit: text,
  price: text,
  cost: text,
  salesAccount: text,
  purchaseAccount: text,
  taxes: z.array(z.string()).nullable(),
  tracked: z.boolean(),
  low: text,
  critical: text,
  supplierId: text,
  archived: z.boolean(),
  /** On hand; null when not followed. */
  quantity: text,
  stockStatus: stockStatus.nullable(),
  warnings: z.array(z.strictObject({ code: z.string(), message: textShape })),
})

function show(
  sql: Sql,
  row: ProductRow,
  level: Level,
  twice: ReadonlySet<string>,
): z.output<typeof productShape> {
  const isTwice = row.code !== null && row.archived !== 1 && twice.has(row.code.toUpperCase())
  return {
    id: row.id,
    code: row.code,
    name: row.name ?? '',
    nameEn: row.name_en,
    description: row.description,
    category: row.category,
    kind: row.kind ?? 'goods',
    unit: row.unit,
    price: row.price,
    cost: row.cost,
    salesAccount: row.sales_account,
    purchaseAccount: row.purchase_account,
    taxes: row.taxes === null ? null : (JSON.parse(row.taxes) as string[]),
    tracked: row.tracked === 1,
    low: row.low,
    critical: row.critical,
    supplierId: row.supplier && resolveParty(sql, row.supplier),
    archived: row.archived === 1,
    quantity: level.quantity,
    stockStatus: level.status,
    warnings: isTwice ? [{ code: 'product.codeTwice', message: fill(codeTwice, { code: row.code! }) }] : [],
  }
}

/** A product as it is now. */
export const showProduct = (company: Company, row: ProductRow) =>
  show(company.sql, row, levelOfProduct(company.sql, row), codesTwice(company.sql))

const productInput = z.strictObject({ name: line(200).min(1).optional(), ...productFields })

const flag = (value: boolean | undefined) => (value === undefined ? undefined : Number(value))

function valuesOf(input: z.output<typeof productInput>): ProductValues {
  const { nameEn, salesAccount, purchaseAccount, taxes, tracked, supplierId, archived, ...rest } = input
  const values = {
    ...rest,
    name_en: nameEn,
    sales_account: salesAccount,
    purchase_account: purchaseAccount,
    taxes: taxes ? JSON.stringify(taxes) : taxes,
    tracked: flag(tracked),
    supplier: supplierId,
    archived: flag(archived),
  }
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  ) as ProductValues
}

const create = writes({
  name: 'product.create',
  summary: {
    fr: 'Ajoute un produit ou un service au catalogue.',
    en: 'Adds a product or service to the catalogue.',
  },
  scope: 'products:write',
  input: productInput.extend({ name: line(200).min(1), kind: z.enum(['goods', 'service']).default('goods') }),
  output: productShape,
  run: (input, company) => showProduct(company, saveProduct(company, null, valuesOf(input))),
})

const update = writes({
  name: 'product.update',
  summary: { fr: 'Change un produit ou un service.', en: 'Changes a product or service.' },
  scope: 'products:write',
  input: productInput.extend({ id }),
  output: productShape,
  run: ({ id: product, ...input }, company) =>
    showProduct(company, saveProduct(company, product, valuesOf(input))),
})

const one = reads({
  name: 'product.get',
  summary: { fr: 'Montre un produit ou un service.', en: 'Shows a product or service.' },
  scope: 'products:read',
  input: z.strictObject({ id }),
  output: productShape,
  run: (input, company) => showProduct(company, getProduct(company.sql, input.id)),
})

export const productFilters = {
  category: line(100).optional(),
  text: z.string().max(100).optional(),
  status: stockStatus.optional(),
}
const filterInput = z.strictObject({
  ...productFilters,
  kind: z.enum(['goods', 'service']).optional(),
  tracked: z.boolean().optional(),
  archived: z.boolean().default(false),
})

/** Products let through, by code then name; words are looked for in code, names, category and description. */
export function findProducts({ sql }: Company, wanted: z.output<typeof filterInput>) {
  const words = plain(wanted.text ?? '').match(/\S+/g) ?? []
  const twice = codesTwice(sql)
  const levelFor = levels(sql)
  return sql
    .all<ProductRow>(
      `SELECT * FROM product WHERE coalesce(archived, 0) = ? AND (? IS NULL OR category = ?)
       ORDER BY code IS NULL, code COLLATE NOCASE, name, id`,
      wanted.archived ? 1 : 0,
      wanted.category ?? null,
      wanted.category ?? null,
    )
    .filter((row) => {
      const own = plain(
        [row.code, row.name, row.name_en, row.category, row.description].filter(Boolean).join(' '),
      )
      return words.every((word) => own.includes(word))
    })
    .map((row) => show(sql, row, levelFor(row), twice))
    .filter(
      (product) =>
        (wanted.status === undefined || product.stockStatus === wanted.status) &&
        (wanted.kind === undefined || product.kind === wanted.kind) &&
        (wanted.tracked === undefined || product.tracked === wanted.tracked),
    )
}

/** A page of what was found. */
export function pageOf<T>(all: readonly T[], limit: number, cursor: string | undefined) {
  const from = Number(cursor ?? 0) || 0
  const next = from + limit
  return {
    items: all.slice(from, next),
    ...present({ nextCursor: next < all.length ? String(next) : null }),
    total: all.length,
  }
}

const list = reads({
  name: 'product.list',
  summary: {
    fr: 'Liste les produits et services, avec ce qui est en stock.',
    en: 'Lists products and services, with what is in stock.',
  },
  scope: 'products:read',
  input: filterInput.extend(page),
  output: z.strictObject({
    items: z.array(productShape),
    nextCursor: z.string().optional(),
    total: z.int(),
    categories: z.array(z.string()),
  }),
  run: ({ limit, cursor, ...wanted }, company) => ({
    ...pageOf(findProducts(company, wanted), limit, cursor),
    categories: company.sql
      .all<{ category: string }>(
        "SELECT DISTINCT category FROM product WHERE category <> '' AND coalesce(archived, 0) = 0 ORDER BY category",
      )
      .map(({ category }) => category),
  }),
})

export const productOperations = [create, update, one, list] as const
