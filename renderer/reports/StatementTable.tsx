import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useFormat } from '../data/useFormat.ts'
import { isNil } from '../format/figures.ts'
import { changePpm } from './change.ts'
import { Drill } from './Drill.tsx'
import type { LineLevel, StatementLine } from './statements.ts'

interface StatementTableProps {
  readonly label: string
  readonly lines: readonly StatementLine[]
  /** Titles of the column of amounts and of those compared with, if any. */
  readonly title: string
  readonly comparedTitle: string | null
}

const CLASSES: Readonly<Record<LineLevel, string>> = {
  group: 'gl-line-group',
  section: 'gl-line-section',
  row: 'gl-line-row',
  subtotal: 'gl-line-subtotal',
  total: 'gl-line-total',
}

/** A statement as on paper: titles, accounts, totals under a rule; each figure opens what makes it. */
export function StatementTable({ label, lines, title, comparedTitle }: StatementTableProps) {
  const { t } = useTranslation()
  return (
    <div className="gl-table-box gl-table-fill">
      <table className="gl-table gl-statement" aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t('reports.line')}</th>
            <th scope="col" className="gl-end">
              {title}
            </th>
            {comparedTitle ? (
              <>
                <th scope="col" className="gl-end">
                  {comparedTitle}
                </th>
                <th scope="col" className="gl-end">
                  {t('reports.difference')}
                </th>
                <th scope="col" className="gl-end">
                  {t('reports.change')}
                </th>
              </>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Line key={line.key} line={line} compared={comparedTitle !== null} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Line({ line, compared }: { readonly line: StatementLine; readonly compared: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { level, label, code, amount, comparison, difference, to, compareTo } = line
  const name = 'text' in label ? t(`statement.${label.text}`) : label[format.language]
  if (level === 'group' || level === 'section') {
    return (
      <tr className={CLASSES[level]}>
        <th scope="rowgroup" colSpan={compared ? 5 : 2}>
          {name}
        </th>
      </tr>
    )
  }
  const moved = difference !== undefined && !isNil(difference)
  const change = moved && comparison ? changePpm(difference, comparison) : null
  return (
    <tr className={CLASSES[level]}>
      <th scope="row">
        {code && to ? (
          <Link className="gl-link" to={to}>
            <span className="gl-figure">{code}</span> {name}
          </Link>
        ) : (
          name
        )}
      </th>
      <td className="gl-end">
        <Drill amount={amount} to={to} what={name} />
      </td>
      {compared ? (
        <>
          <td className="gl-end">
            <Drill amount={comparison} to={compareTo} what={name} />
          </td>
          <td className="gl-end">{moved ? <Drill amount={difference} what={name} /> : null}</td>
          <td className="gl-end gl-figure">
            {change === null ? '' : format.rate(Math.round(change / 1000) * 1000)}
          </td>
        </>
      ) : null}
    </tr>
  )
}
