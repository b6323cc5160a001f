/** Which column of a delimited file means what: read from the layout recognised, corrected by the person. */
import type { ParsedLayout } from '../../electron/bank/parsed.ts'
import type { ColumnMap } from '../transport/wire.ts'

export const columnRoles = [
  'date',
  'valueDate',
  'description',
  'amount',
  'debit',
  'credit',
  'direction',
  'balance',
  'reference',
  'category',
  'currency',
  'account',
] as const
export type ColumnRole = (typeof columnRoles)[number]

/** The name of each role in the texts of the screens. */
export const ROLE_TEXTS = {
  date: 'bank.column.date',
  valueDate: 'bank.column.valueDate',
  description: 'bank.column.description',
  amount: 'bank.column.amount',
  debit: 'bank.column.debit',
  credit: 'bank.column.credit',
  direction: 'bank.column.direction',
  balance: 'bank.column.balance',
  reference: 'bank.column.reference',
  category: 'bank.column.category',
  currency: 'bank.column.currency',
  account: 'bank.column.account',
} as const satisfies Record<ColumnRole, string>

/** Roles that a file can do without: taken away, they are told to be nowhere. */
const OPTIONAL: readonly ColumnRole[] = [
  'valueDate',
  'description',
  'direction',
  'balance',
  'reference',
  'category',
  'currency',
  'account',
]

type Place = number | string | readonly (number | string)[] | null | undefined

/** The columns, by index, of a place given by numbers or names. */
export function indexesOf(place: Place, header: readonly string[]): readonly number[] {
  if (place === undefined || place === null) return []
  const places = typeof place === 'object' ? place : [place]
  return places
    .map((item) => (typeof item === 'number' ? item : header.indexOf(item)))
    .filter((index) => index >= 0)
}

/** How many columns the file has, as far as it is shown. */
export function widthOf({ header, sample = [] }: ParsedLayout): number {
  return Math.max(0, header?.length ?? 0, ...sample.map((row) => row.length))
}

/** The role of each column, by index; null for those that say nothing. */
export function rolesOf(layout: ParsedLayout, count: number): readonly (ColumnRole | null)[] {
  const roles: (ColumnRole | null)[] = Array.from({ length: count }, () => null)
  for (const role of columnRoles) {
    for (const index of indexesOf(layout.columns?.[role], layout.header ?? [])) {
      if (index < count) roles[index] = role
    }
  }
  return roles
}

/** One amount with its sign, or money out and money in: the one excludes the other. */
function excludes(chosen: ColumnRole | null, other: ColumnRole | null): boolean {
  const isSide = (role: ColumnRole | null) => role === 'debit' || role === 'credit'
  return (chosen === 'amount' && isSide(other)) || (isSide(chosen) && other === 'amount')
}

/** What roles are in the form in which they are said: every role stands somewhere, or is told to be nowhere. */
function placesOf(layout: ParsedLayout, roles: readonly (ColumnRole | null)[]): ColumnMap {
  const places = columnRoles.map((wanted) => {
    const at = roles.flatMap((found, index) => (found === wanted ? [index] : []))
    const isGone = OPTIONAL.includes(wanted) && layout.columns?.[wanted] !== undefined
    return [wanted, at.length > 1 ? at : (at[0] ?? (isGone ? null : undefined))] as const
  })
  return {
    ...(layout.headerRow === undefined ? {} : { headerRow: layout.headerRow }),
    ...(layout.separator === undefined ? {} : { separator: layout.separator }),
    ...Object.fromEntries(places),
  }
}

/** The columns as they are shown, said by the person: they were recognised rightly. */
export function confirmed(layout: ParsedLayout): ColumnMap {
  return placesOf(layout, rolesOf(layout, widthOf(layout)))
}

/** Several columns may make the text, or tell what movements are for; every other role stands on one. */
const SHARED: ReadonlySet<ColumnRole | null> = new Set(['description', 'category'])

/** The columns with the role of one changed. */
export function withRole(
  layout: ParsedLayout,
  count: number,
  index: number,
  role: ColumnRole | null,
): ColumnMap {
  const roles = rolesOf(layout, count).map((old, at) => {
    if (at === index) return role
    return (old === role && !SHARED.has(role)) || excludes(role, old) ? null : old
  })
  return placesOf(layout, roles)
}
