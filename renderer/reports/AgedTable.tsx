import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { useFormat } from '../data/useFormat.ts'
import { addressOf } from '../documents/documentKinds.ts'
import { isNil } from '../format/figures.ts'
import { AGE_TEXTS, AGES, type AgedDocument, type AgedReport, type AgedRow, ageOf } from './aged.ts'
import { Drill } from './Drill.tsx'

interface AgedTableProps {
  readonly report: AgedReport
  /** Only this one; null for all. */
  readonly party: string | null
  readonly label: string
}

/** One row a client or supplier, its documents under it when asked, and the totals by age. */
export function AgedTable({ report, party, label }: AgedTableProps) {
  const { t } = useTranslation()
  const rows = report.rows.filter(({ partyId }) => party === null || (partyId ?? 'none') === party)
  return (
    <div className="gl-table-box gl-table-fill">
      <table className="gl-table" aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t('reports.aged.party')}</th>
            {AGES.map((age) => (
              <th key={age} scope="col" className="gl-end">
                {t(AGE_TEXTS[age])}
              </th>
            ))}
            <th scope="col" className="gl-end">
              {t('common.total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Fragment key={row.partyId ?? ''}>
              <PartyRow row={row} />
              {row.documents?.map((document) => (
                <DocumentRow key={document.id} document={document} />
              ))}
            </Fragment>
          ))}
        </tbody>
        {party === null ? (
          <tfoot>
            <tr>
              <th scope="row">{t('common.total')}</th>
              {[...AGES, 'total' as const].map((age) => (
                <td key={age} className="gl-end">
                  <Drill amount={report.totals[age]} what={t('common.total')} />
                </td>
              ))}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </div>
  )
}

/** A client or supplier; its figures open its documents. */
function PartyRow({ row }: { readonly row: AgedRow }) {
  const { t } = useTranslation()
  const [search] = useSearchParams()
  const address = `?${new URLSearchParams({ ...Object.fromEntries(search), party: row.partyId ?? 'none' })}`
  const name = row.partyName || t('reports.aged.nobody')
  return (
    <tr className={row.documents ? 'gl-line-party' : ''}>
      <th scope="row">
        <Link className="gl-link" to={address}>
          {name}
        </Link>
      </th>
      {[...AGES, 'total' as const].map((age) => (
        <td key={age} className="gl-end">
          {isNil(row[age]) ? null : (
            <Drill
              amount={row[age]}
              to={address}
              what={`${name}, ${age === 'total' ? t('common.total') : t(AGE_TEXTS[age])}`}
            />
          )}
        </td>
      ))}
    </tr>
  )
}

/** A document that is not settled, in the column of its age. */
function DocumentRow({ document }: { readonly document: AgedDocument }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { id, kind, number, dueDate, balance, daysLate } = document
  const address = addressOf.one(kind, id)
  const age = ageOf(daysLate)
  return (
    <tr className="gl-line-row">
      <th scope="row">
        <Link className="gl-link gl-figure" to={address}>
          {number}
        </Link>{' '}
        <span className="gl-hint">
          {dueDate ? t('reports.aged.due', { day: dueDate }) : document.date}
          {daysLate > 0
            ? ` · ${t('reports.aged.late', { count: daysLate, shown: format.count(daysLate) })}`
            : ''}
        </span>
      </th>
      {AGES.map((one) => (
        <td key={one} className="gl-end">
          {one === age ? <Drill amount={balance} to={address} what={number} /> : null}
        </td>
      ))}
      <td />
    </tr>
  )
}
