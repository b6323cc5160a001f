/** What two records say of each field, and what the kept one will say. */
import type { Output } from '../transport/wire.ts'

type Preview = Output<'party.mergePreview'>
type Side = Preview['kept']

export interface MergeRow {
  readonly field: (typeof FIELDS)[number] | 'taxNumbers' | 'roles'
  /** The kind of a tax number. */
  readonly part?: string
  readonly kept: string
  readonly merged: string
  readonly result: string
  /** The kept record gets it from the other. */
  readonly isGained: boolean
}

const FIELDS = [
  'name',
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

const rowOf = (row: Omit<MergeRow, 'isGained'>): MergeRow => ({ ...row, isGained: row.result !== row.kept })

/** What the kept record gets first, then what it does not take over; fields that nobody filled are left out. */
export function mergeRows(
  { kept, merged, result }: Preview,
  roleText: (role: Side['roles'][number]) => string,
): readonly MergeRow[] {
  const roles = (side: Side) => side.roles.map(roleText).join(', ')
  const kinds = [...new Set([...Object.keys(kept.taxNumbers), ...Object.keys(merged.taxNumbers)])]
  const rows = [
    ...FIELDS.map((field) =>
      rowOf({
        field,
        kept: kept[field] ?? '',
        merged: merged[field] ?? '',
        result: result[field] ?? '',
      }),
    ),
    rowOf({ field: 'roles', kept: roles(kept), merged: roles(merged), result: roles(result) }),
    ...kinds.map((part) =>
      rowOf({
        field: 'taxNumbers',
        part,
        kept: kept.taxNumbers[part] ?? '',
        merged: merged.taxNumbers[part] ?? '',
        result: result.taxNumbers[part] ?? '',
      }),
    ),
  ]
  const weight = (row: MergeRow) => (row.isGained ? 0 : row.merged !== '' && row.merged !== row.kept ? 1 : 2)
  return rows.filter((row) => row.kept !== '' || row.merged !== '').sort((a, b) => weight(a) - weight(b))
}
