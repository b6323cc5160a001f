import { Select } from '@fluentui/react-components'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ParsedLayout } from '../../electron/bank/parsed.ts'
import type { ColumnMap } from '../transport/wire.ts'
import { type ColumnRole, columnRoles, ROLE_TEXTS, rolesOf, widthOf, withRole } from './columns.ts'

interface ColumnCorrectionProps {
  readonly layout: ParsedLayout
  readonly onChange: (columns: ColumnMap) => void
}

const ROWS_SHOWN = 6

/** The rows under the names of their columns, which stand in the head and not among them. */
function rowsBelow({ sample = [], header }: ParsedLayout): readonly (readonly string[])[] {
  const [first] = sample
  const isHeader = header != null && first?.every((cell, index) => cell === (header[index] ?? '').trim())
  return sample.slice(isHeader ? 1 : 0, ROWS_SHOWN + (isHeader ? 1 : 0))
}

const SELDOM: readonly (ColumnRole | null)[] = ['valueDate', 'direction', 'currency', 'account']

/** What says most comes first: a bank's file may begin with columns that nobody needs. */
function orderOf(roles: readonly (ColumnRole | null)[]): readonly number[] {
  const rank = (role: ColumnRole | null) => (role === null ? 2 : SELDOM.includes(role) ? 1 : 0)
  const all = roles.map((role, index) => ({ index, rank: rank(role) }))
  return all.sort((a, b) => a.rank - b.rank || a.index - b.index).map(({ index }) => index)
}

/** The first rows of the file under what each column was taken for; a wrong guess is corrected on the spot. */
export function ColumnCorrection({ layout, onChange }: ColumnCorrectionProps) {
  const { t } = useTranslation()
  const rows = rowsBelow(layout)
  const count = widthOf(layout)
  const roles = rolesOf(layout, count)
  // A column stays where it was first shown: the menu that is used does not run away.
  const [shown] = useState(() => orderOf(roles))
  const indexes = shown.length === count ? shown : orderOf(roles)
  if (rows.length === 0) return null
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
                  {layout.header ? (
                    <span className="gl-hint gl-sample-name" title={layout.header[index]}>
                      {layout.header[index]}
                    </span>
                  ) : null}
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
