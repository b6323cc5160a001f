import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { type Day, monthOf } from '../../db/rules/dates.ts'
import { useFormat } from '../data/useFormat.ts'
import { useRead } from '../data/useRead.ts'
import { isNil } from '../format/figures.ts'
import { AgeBars } from '../reports/charts/AgeBars.tsx'
import { CashChart } from '../reports/charts/CashChart.tsx'
import { CashTable } from '../reports/charts/CashTable.tsx'
import { KpiTiles } from '../reports/KpiTiles.tsx'

/** The key figures of the month beside those of the month before. */
export function MonthFigures() {
  const { t } = useTranslation()
  const format = useFormat()
  const { data } = useRead('report.kpis', {})
  if (!data) return null
  return (
    <section className="gl-stack gl-tight" aria-labelledby="month">
      <h2 className="gl-h2" id="month">
        <Link className="gl-link" to="/reports/kpis">
          {t('home.month', { month: format.month(monthOf(data.from as Day)) })}
        </Link>
      </h2>
      <KpiTiles kpis={data} />
    </section>
  )
}

/** Twelve months of cash flow and three of forecast; heard as a table. */
export function CashPicture() {
  const { t } = useTranslation()
  const { data } = useRead('report.cashFlow', { months: 12 })
  if (!data || data.months.every(({ inflow, outflow }) => isNil(inflow) && isNil(outflow))) return null
  return (
    <section className="gl-stack gl-tight" aria-labelledby="cash">
      <h2 className="gl-h2" id="cash">
        <Link className="gl-link" to="/reports/cash">
          {t('reports.cash.title')}
        </Link>
      </h2>
      <CashChart flow={data} />
      <div className="gl-visually-hidden">
        <CashTable flow={data} />
      </div>
    </section>
  )
}

/** What clients owe, by age. */
export function AgesPicture() {
  const { t } = useTranslation()
  const { data } = useRead('report.agedReceivables', {})
  if (!data || data.rows.length === 0) return null
  return (
    <section className="gl-stack gl-tight" aria-labelledby="ages">
      <h2 className="gl-h2" id="ages">
        <Link className="gl-link" to="/reports/receivables">
          {t('reports.aged.receivables')}
        </Link>
      </h2>
      <AgeBars totals={data.totals} label={t('reports.aged.receivables')} to="/reports/receivables" />
    </section>
  )
}
