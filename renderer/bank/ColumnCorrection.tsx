import { Select } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { ParsedLayout } from '../../electron/bank/parsed.ts'
import type { ColumnMap } from '../transport/wire.ts'
import { type ColumnRole, columnRoles, rolesOf, withRole } from './columns.ts'

interface ColumnCorrectionProps {
  readonly layout: ParsedLayout
  readonly onChange: (columns: ColumnMap) => void
}

const ROLE_TEXTS = {
  date: 'bank.column.date',
  description: 'bank.column.description',
  amount: 'bank.column.amount',
  debit: 'bank.column.debit',
  credit: 'bank.column.credit',
  balance: 'bank.column.balance',
  reference: 'bank.column.reference',
} as const satisfies Record<ColumnRole, string>

const ROWS_SHOWN = 6

/** The first rows of the file under what each column was taken for; a wrong guess is corrected on the spot. */
export function ColumnCorrection({ layout, onChange }: ColumnCorrectionProps) {
  const { t } = useTranslation()
  const rows = layout.sample?.slice(0, ROWS_SHOWN) ?? []
  const count = Math.max(0, ...rows.map((row) => row.length))
  if (count === 0) return null
  const roles = rolesOf(layout, count)
  // What says something comes first: a bank's file may begin with columns that nobody needs.
  const all = Array.from({ length: count }, (_, index) => index)
  const indexes = [...all.filter((index) => roles[index]), ...all.filter((index) => !roles[index])]
  return (
    <section className="gl-stack gl-tight">
      <h3 className="gl-h3">{t('bank.columns')}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls with the keyboard */}
      <section className="gl-table-box" tabIndex={0} aria-label={t('bank.columns')}>
        <table className="gl-table gl-sample">
          <thead>
            <tr>
              {indexes.map((index) => (
                <th key={index} scope="col">
                  <Select
                    size="small"
                    aria-label={t('bank.columnNumber', {
                      number: index + 1,
                      header: layout.header?.[index] ?? '',
                    })}
                    value={roles[index] ?? ''}
                    onChange={(_, { value }) =>
                      onChange(withRole(layout, count, index, (value || null) as ColumnRole | null))
                    }
                  >
                    <option value="">{t('bank.column.nothing')}</option>
                    {columnRoles.map((role) => (
                      <option key={role} value={role}>
                        {t(ROLE_TEXTS[role])}
                      </option>
                    ))}
                  </Select>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a file have no other name
              <tr key={at}>
                {indexes.map((index) => (
                  <td key={index} className={roles[index] ? '' : 'gl-unused'} title={row[index]}>
                    {row[index]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}
