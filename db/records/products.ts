/** The catalogue: goods and services with their price, accounts and taxes; goods may be followed in stock. */
import Decimal from 'decimal.js'
import type { Company } from '../company/company.ts'
import { catalogue, type Detail, type Text } from '../rules/errors.ts'
import type { Sql } from '../sql.ts'
import { getParty, saveRecord } from './parties.ts'
import type { RecordRows } from './tables.ts'
import { accountProblems, problemsWithin, taxProblems } from './usual-choices.ts'

const { refuse, detail, texts } = catalogue({
  'product.unknown': {
    fr: 'Le produit {id} n’existe pas dans cette entreprise. Choisissez-le dans le catalogue.',
    en: 'Product {id} does not exist in this company. Choose it in the catalogue.',
  },
  'product.refused': {
    fr: 'Ce produit ne peut pas être enregistré : {count} chose(s) à corriger.',
    en: 'This product cannot be saved: {count} thing(s) to correct.',
  },
  'product.codeTaken': {
    fr: 'Le code {code} est déjà celui de « {name} ». Choisissez un autre code, ou archivez l’autre produit.',
    en: 'Code {code} is already that of “{name}”. Choose another code, or archive the other product.',
  },
  'product.serviceInStock': {
    fr: 'Un service ne se suit pas en stock. Choisissez le genre « bien », ou ne suivez pas le stock.',
    en: 'A service is not followed in stock. Choose the kind “goods”, or do not follow the stock.',
  },
  'product.thresholds': {
    fr: 'Le seuil critique ({critical}) dépasse le seuil bas ({low}). Inversez-les.',
    en: 'The critical threshold ({critical}) is above the low one ({low}). Swap them.',
  },
  'product.codeTwice': {
    fr: 'Le code {code} est aussi celui d’un autre produit, créé sur un autre appareil. Changez l’un des deux.',
    en: 'Code {code} is also that of another product, made on another device. Change one of the two.',
  },
})

export const codeTwice: Text = texts['product.codeTwice']

export type ProductRow = RecordRows['product']

/** One product; refuses an identity that none has. */
export function getProduct(sql: Sql, id: string): ProductRow {
  const row = sql.get<ProductRow>('SELECT * FROM product WHERE id = ?', id)
  if (!row) throw refuse('product.unknown', { id })
  return row
}

export type ProductValues = Readonly<Partial<Omit<ProductRow, 'id'>>>

/** Another living product with that code, whatever its capitals. */
function codeHolder(sql: Sql, code: string, except: string | null): ProductRow | undefined {
  return sql.get<ProductRow>(
    `SELECT * FROM product WHERE code = ? COLLATE NOCASE AND coalesce(archived, 0) = 0 AND id IS NOT ? ORDER BY id`,
    code,
    except,
  )
}

function problems(company: Company, id: string | null, product: ProductValues): Detail[] {
  const { sql } = company
  const { code, kind, tracked, low, critical, archived, supplier } = product
  const holder = code && archived !== 1 ? codeHolder(sql, code, id) : undefined
  const isInverted = low != null && critical != null && new Decimal(critical).gt(low)
  return [
    ...(holder ? [detail('code', 'product.codeTaken', { code: code!, name: holder.name ?? holder.id })] : []),
    ...(kind === 'service' && tracked === 1 ? [detail('tracked', 'product.serviceInStock')] : []),
    ...(isInverted ? [detail('critical', 'product.thresholds', { low, critical })] : []),
    ...accountProblems(sql, 'salesAccount', product.sales_account),
    ...accountProblems(sql, 'purchaseAccount', product.purchase_account),
    ...taxProblems(company, 'taxes', product.taxes, true),
    ...(supplier ? problemsWithin('supplierId', () => getParty(sql, supplier)) : []),
  ]
}

/**
 * Adds a product (`id` null) or changes one. Refuses, all at once: a code that another living product has, a service in
 * stock, thresholds the wrong way round, accounts, taxes or a supplier that do not exist.
 */
export function saveProduct(company: Company, id: string | null, values: ProductValues): ProductRow {
  const { sql } = company
  const before: ProductValues = id === null ? {} : getProduct(sql, id)
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
  const wrong = problems(company, id, { ...before, ...given }).filter(
    // what another device did is no obstacle to a change that does not touch it
    ({ path }) => id === null || touches(given, path),
  )
  if (wrong.length > 0) throw refuse('product.refused', { count: wrong.length }, wrong)
  return getProduct(sql, saveRecord(company, 'product', id, given))
}

/** Fields whose change brings a problem of that path about. */
const CAUSES: Readonly<Record<string, readonly string[]>> = {
  code: ['code', 'archived'],
  tracked: ['tracked', 'kind'],
  critical: ['low', 'critical'],
  salesAccount: ['sales_account'],
  purchaseAccount: ['purchase_account'],
  supplierId: ['supplier'],
}

function touches(given: Readonly<Record<string, unknown>>, path: string): boolean {
  const [field] = path.split('.')
  return (CAUSES[field!] ?? [field!]).some((cause) => Object.hasOwn(given, cause))
}

/** Codes that several living products have: two devices may have given one code each. In capitals. */
export function codesTwice(sql: Sql): ReadonlySet<string> {
  const rows = sql.all<{ code: string }>(
    `SELECT upper(code) AS code FROM product WHERE code IS NOT NULL AND coalesce(archived, 0) = 0
     GROUP BY upper(code) HAVING count(*) > 1`,
  )
  return new Set(rows.map(({ code }) => code))
}
