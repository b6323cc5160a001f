/** Which column of a delimited file means what: read from the layout recognised, corrected by the person. */
import type { ParsedLayout } from '../../electron/bank/parsed.ts'
import type { ColumnMap } from '../transport/wire.ts'

export const columnRoles = [
  'date',
  'description',
  'amount',
  'debit',
  'credit',
  'balance',
  'reference',
] as const
export type ColumnRole = (typeof columnRoles)[number]

type Place = number | string | readonly (number | string)[] | null | undefined

function indexesOf(place: Place, header: readonly string[]): readonly number[] {
  if (place === undefined || place === null) return []
  const places = typeof place === 'object' ? place : [place]
  return places
    .map((item) => (typeof item === 'number' ? item : header.indexOf(item)))
    .filter((index) => index >= 0)
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

/**
 * The layout with the role of one column changed. A role other than the description stands on one column only;
 * everything else that was recognised (separator, encoding, form of dates) is kept.
 */
export function withRole(
  layout: ParsedLayout,
  count: number,
  index: number,
  role: ColumnRole | null,
): ColumnMap {
  const roles = rolesOf(layout, count).map((old, at) => {
    if (at === index) return role
    return old === role && role !== 'description' ? null : old
  })
  const { date, description, amount, debit, credit, balance, reference, ...rest } = layout.columns ?? {}
  const at = (wanted: ColumnRole) => roles.flatMap((found, place) => (found === wanted ? [place] : []))
  const placed = columnRoles.flatMap((wanted) => {
    const places = at(wanted)
    if (places.length === 0) return []
    return [[wanted, places.length === 1 ? places[0] : places] as const]
  })
  return {
    ...(layout.headerRow === undefined ? {} : { headerRow: layout.headerRow }),
    ...(layout.separator === undefined ? {} : { separator: layout.separator }),
    ...rest,
    ...Object.fromEntries(placed),
  }
}
