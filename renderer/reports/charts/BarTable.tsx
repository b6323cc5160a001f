import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useFormat } from '../../data/useFormat.ts'
import { toCents } from '../../format/figures.ts'
import { Drill } from '../Drill.tsx'

export interface BarRow {
  readonly key: string
  readonly label: string
  readonly amount: string
  /** What the label and the figure open. */
  readonly to?: string | undefined
  readonly note?: ReactNode
}

interface BarTableProps {
  readonly label: string
  readonly rows: readonly BarRow[]
}

/** Amounts side by side as bars, each with its words and its figure: a table to look at. */
export function BarTable({ label, rows }: BarTableProps) {
  const { currency } = useFormat()
  const sizes = rows.map(({ amount }) => Math.max(0, toCents(amount, currency)))
  const most = Math.max(1, ...sizes)
  return (
    <table className="gl-table gl-bars" aria-label={label}>
      <tbody>
        {rows.map(({ key, label: name, amount, to, note }, index) => (
          <tr key={key}>
            <th scope="row">
              {to ? (
                <Link className="gl-link" to={to}>
                  {name}
                </Link>
              ) : (
                name
              )}
            </th>
            <td className="gl-bar-cell">
              <svg aria-hidden="true" width="100%" height={12}>
                <rect className="gl-bar-ground" width="100%" height={12} rx={2} />
                <rect
                  className="gl-bar"
                  width={`${Math.round((sizes[index]! / most) * 1000) / 10}%`}
                  height={12}
                  rx={2}
                />
              </svg>
            </td>
            <td className="gl-end">
              <Drill amount={amount} to={to} what={name} />
            </td>
            {note === undefined ? null : <td className="gl-end gl-hint gl-figure">{note}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
