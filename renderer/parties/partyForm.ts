/** What a form of a client or supplier holds, and how it crosses to the books and back. */

import { textOrNull } from '../components/record/useRecordForm.ts'
import type { Input, Output } from '../transport/wire.ts'

export type Party = Output<'party.get'>
export type PartyRole = 'client' | 'supplier'

const TEXTS = [
  'number',
  'email',
  'phone',
  'address',
  'city',
  'province',
  'postalCode',
  'country',
  'deliveryAddress',
  'language',
  'terms',
  'salesAccount',
  'purchaseAccount',
  'creditLimit',
  'method',
  'notes',
] as const
type TextKey = (typeof TEXTS)[number]

export type PartyForm = Readonly<Record<TextKey, string>> & {
  readonly name: string
  readonly isClient: boolean
  readonly isSupplier: boolean
  readonly taxNumbers: Readonly<Record<string, string>>
  readonly salesTaxes: readonly string[] | null
  readonly purchaseTaxes: readonly string[] | null
  readonly archived: boolean
}

type Fields = Omit<Input<'party.update'>, 'id'>

/** A new client or supplier: of the province and language of the company until something else is said. */
export function blankParty(
  role: PartyRole,
  home: { readonly language: string; readonly province: string | null },
): PartyForm {
  const texts = Object.fromEntries(TEXTS.map((key) => [key, ''])) as Record<TextKey, string>
  return {
    ...texts,
    language: home.language,
    province: home.province ?? '',
    name: '',
    isClient: role === 'client',
    isSupplier: role === 'supplier',
    taxNumbers: {},
    salesTaxes: null,
    purchaseTaxes: null,
    archived: false,
  }
}

/** A record as its form shows it. */
export function partyForm(party: Omit<Party, 'warnings' | 'contacts' | 'merged'>): PartyForm {
  const texts = Object.fromEntries(TEXTS.map((key) => [key, party[key] ?? ''])) as Record<TextKey, string>
  return {
    ...texts,
    name: party.name,
    isClient: party.roles.includes('client'),
    isSupplier: party.roles.includes('supplier'),
    taxNumbers: party.taxNumbers,
    salesTaxes: party.salesTaxes,
    purchaseTaxes: party.purchaseTaxes,
    archived: party.archived,
  }
}

const rolesOf = ({ isClient, isSupplier }: PartyForm): PartyRole[] => [
  ...(isClient ? (['client'] as const) : []),
  ...(isSupplier ? (['supplier'] as const) : []),
]

/** The numbers that are written; an emptied one goes. */
function numbersOf(numbers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(numbers)
      .map(([kind, text]) => [kind, text.trim()] as const)
      .filter(([, text]) => text !== ''),
  )
}

/** The changed fields as the operation takes them. */
export function partyInput(values: PartyForm, changes: Partial<PartyForm>): Fields {
  const texts = TEXTS.filter((key) => key in changes).map((key) => [key, textOrNull(values[key])])
  const hasRoles = 'isClient' in changes || 'isSupplier' in changes
  return {
    ...(Object.fromEntries(texts) as Fields),
    ...('name' in changes ? { name: values.name.trim() } : {}),
    ...(hasRoles ? { roles: rolesOf(values) } : {}),
    ...('taxNumbers' in changes ? { taxNumbers: numbersOf(values.taxNumbers) } : {}),
    ...('salesTaxes' in changes ? { salesTaxes: values.salesTaxes && [...values.salesTaxes] } : {}),
    ...('purchaseTaxes' in changes
      ? { purchaseTaxes: values.purchaseTaxes && [...values.purchaseTaxes] }
      : {}),
    ...('archived' in changes ? { archived: values.archived } : {}),
  }
}

/** All of a new record, as the operation takes it. */
export function newPartyInput(values: PartyForm): Input<'party.create'> {
  return { ...partyInput(values, values), name: values.name.trim(), roles: rolesOf(values) }
}

/** Numbers that firms of a country have, in the order of its papers. */
export function taxNumberKinds(country: string): readonly string[] {
  if (country === 'CA') return ['TPS', 'TVQ', 'NEQ']
  if (country === 'FR') return ['SIREN', 'TVA-FR']
  if (country === 'BE') return ['BCE', 'TVA-BE']
  return ['NIF', 'RCCM']
}

/** Where the list of a role, a record and a new one are. */
export const partyAddress = {
  list: (role: PartyRole) => (role === 'client' ? '/sales/clients' : '/purchases/suppliers'),
  one: (role: PartyRole, id: string) => `${partyAddress.list(role)}/${encodeURIComponent(id)}`,
  blank: (role: PartyRole) => `${partyAddress.list(role)}/new`,
  duplicates: (role: PartyRole) => `${partyAddress.list(role)}/duplicates`,
} as const
