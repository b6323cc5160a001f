/**
 * The records that can be edited, field by field, and which of their fields are personal: those lie beside the chained
 * body of a change and can be erased. A field is a column of the table that has the record's kind for name.
 */
interface Kind {
  readonly fields: readonly string[]
  readonly personal: readonly string[]
}

const WHERE = ['address', 'city', 'postal_code', 'phone', 'email'] as const

/** How a person or firm is reached. */
const PARTY_PERSONAL = [
  'name',
  ...WHERE,
  'province',
  'country',
  'tax_numbers',
  'notes',
  'delivery_address',
] as const

export const RECORD_KINDS = {
  company: {
    fields: [
      'name',
      'province',
      'fiscal_year_end',
      'language',
      'created_day',
      ...WHERE,
      'website',
      'identifiers',
      'logo',
    ],
    personal: [],
  },
  user: { fields: ['name', 'role'], personal: ['name'] },
  account: { fields: ['name', 'name_en', 'type', 'role', 'gifi', 'currency', 'closed'], personal: [] },
  party: {
    fields: [
      'roles',
      ...PARTY_PERSONAL,
      'language',
      'number',
      'terms',
      'sales_account',
      'purchase_account',
      'sales_taxes',
      'purchase_taxes',
      'credit_limit',
      'method',
      'merged_into',
      'archived',
    ],
    personal: PARTY_PERSONAL,
  },
  contact: {
    fields: ['party', 'name', 'role', 'email', 'phone', 'archived'],
    personal: ['name', 'role', 'email', 'phone'],
  },
  project: {
    fields: [
      'code',
      'name',
      'status',
      'party',
      'priority',
      'start_date',
      'due_date',
      'estimate',
      'description',
      'archived',
    ],
    personal: ['name', 'description'],
  },
  product: {
    fields: [
      'code',
      'name',
      'name_en',
      'description',
      'category',
      'kind',
      'unit',
      'price',
      'cost',
      'sales_account',
      'purchase_account',
      'taxes',
      'tracked',
      'low',
      'critical',
      'supplier',
      'archived',
    ],
    personal: [],
  },
  draft: {
    fields: [
      'kind',
      'party',
      'project',
      'date',
      'due',
      'terms',
      'reference',
      'language',
      'notes',
      'prices_include_tax',
      'self_assessed',
      'discount_ppm',
      'discount_cents',
      'holdback_ppm',
      'origin',
      'credits',
      'releases',
      'account',
      'method',
      'tax_amounts',
      'template',
      'removed',
    ],
    personal: ['reference', 'notes'],
  },
  draft_line: {
    fields: [
      'document',
      'position',
      'product',
      'description',
      'quantity',
      'unit',
      'unit_price',
      'discount_ppm',
      'taxes',
      'account',
      'project',
      'removed',
    ],
    personal: ['description'],
  },
  recurring: {
    fields: ['name', 'frequency', 'every', 'first', 'until', 'paused', 'removed', 'made_through'],
    personal: ['name'],
  },
  tax_registration: { fields: ['since', 'until', 'number'], personal: [] },
  layout: {
    fields: ['name', 'format', 'bank', 'account', 'header', 'shape', 'columns', 'signs', 'removed'],
    personal: [],
  },
  bank_rule: {
    fields: [
      'name',
      'position',
      'account',
      'direction',
      'texts',
      'any_text',
      'from_cents',
      'to_cents',
      'act',
      'automatic',
      'disabled',
      'removed',
    ],
    // what is looked for and written may be the name of a person
    personal: ['name', 'texts', 'act'],
  },
  setting: { fields: ['value'], personal: [] },
  alert: { fields: ['seen'], personal: [] },
  bank_connection: {
    fields: [
      'provider',
      'institution',
      'name',
      'country',
      'consent',
      'status',
      'given',
      'valid_days',
      'history_days',
      'created_day',
    ],
    personal: [],
  },
  bank_feed: {
    fields: [
      'connection',
      'feed',
      'name',
      'iban',
      'currency',
      'account',
      'balance',
      'balance_day',
      'last_day',
      'read_at',
      'retry_at',
    ],
    personal: [],
  },
} as const satisfies Record<string, Kind>

export type RecordKind = keyof typeof RECORD_KINDS
