/** Kinds of records and their fields as a person calls them, and values as they are read. */
import { decimalsOf, formatCents } from '../../db/rules/money.ts'
import type { useFormat } from '../data/useFormat.ts'

const KINDS: Readonly<Record<string, string>> = {
  company: 'company.title',
  user: 'audit.user',
  account: 'common.account',
  party: 'held.kinds.party',
  contact: 'contact.one',
  project: 'project.one',
  product: 'product.one',
  setting: 'held.kinds.setting',
  layout: 'held.kinds.layout',
  bank_rule: 'bank.rules.one',
}

const FIELDS: Readonly<Record<string, string>> = {
  name: 'party.name',
  name_en: 'product.nameEn',
  number: 'common.number',
  code: 'product.code',
  roles: 'party.roles',
  role: 'contact.role',
  email: 'party.email',
  texts: 'bank.rules.text',
  act: 'bank.rules.then',
  direction: 'bank.rules.direction',
  phone: 'party.phone',
  address: 'party.address',
  city: 'party.city',
  province: 'company.province',
  postal_code: 'party.postalCode',
  country: 'party.country',
  delivery_address: 'party.deliveryAddress',
  language: 'party.language',
  tax_numbers: 'party.taxNumbers',
  terms: 'party.terms',
  sales_account: 'party.salesAccount',
  purchase_account: 'party.purchaseAccount',
  sales_taxes: 'party.salesTaxes',
  purchase_taxes: 'party.purchaseTaxes',
  taxes: 'product.taxes',
  credit_limit: 'party.creditLimit',
  method: 'party.method',
  notes: 'party.notes',
  archived: 'record.archived',
  merged_into: 'held.fields.mergedInto',
  status: 'common.status',
  priority: 'project.priority',
  party: 'project.client',
  start_date: 'project.start',
  due_date: 'project.due',
  estimate: 'project.estimate',
  description: 'project.description',
  category: 'product.category',
  kind: 'record.kind',
  unit: 'product.unit',
  price: 'product.price',
  cost: 'product.cost',
  tracked: 'stock.follow',
  low: 'stock.lowAt',
  critical: 'stock.criticalAt',
  supplier: 'party.supplier',
  fiscal_year_end: 'company.fiscalYearEnd',
  website: 'identity.website',
  identifiers: 'identity.title',
  logo: 'logo.title',
  value: 'held.fields.value',
  closed: 'held.fields.closed',
  gifi: 'held.fields.gifi',
  type: 'held.fields.type',
  currency: 'company.currency',
  since: 'held.fields.since',
  until: 'held.fields.until',
  columns: 'held.fields.columns',
  signs: 'held.fields.signs',
}

/** True for a field that has a name on the screen. */
export const isNamedField = (field: string): boolean => Object.hasOwn(FIELDS, field)

export const kindText = (kind: string): string => KINDS[kind] ?? 'held.kinds.document'
export const fieldText = (field: string): string => FIELDS[field] ?? 'held.fields.other'

const AMOUNTS: readonly string[] = ['credit_limit', 'estimate']

/** Lists and tables as words, however deep. */
function wordsOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(wordsOf).join(', ')
  if (typeof value !== 'object' || value === null) return String(value)
  return Object.entries(value)
    .map(([key, text]) => `${key} ${wordsOf(text)}`)
    .join(', ')
}

/** A value as it is read: amounts in their form, lists and tables as words. */
export function valueText(
  field: string,
  value: string | number | null,
  format: Pick<ReturnType<typeof useFormat>, 'amount' | 'currency'>,
): string {
  if (value === null || value === '') return ''
  if (typeof value === 'number')
    return AMOUNTS.includes(field)
      ? format.amount(formatCents(value, decimalsOf(format.currency)))
      : String(value)
  if (!/^[[{"]/.test(value)) return value
  try {
    return wordsOf(JSON.parse(value))
  } catch {
    return value
  }
}
