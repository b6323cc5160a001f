import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useFormat } from '../data/useFormat.ts'
import { useRead } from '../data/useRead.ts'
import type { Output } from '../transport/wire.ts'
import { Drill } from './Drill.tsx'
import { KpiTiles } from './KpiTiles.tsx'
import { PeriodPicker } from './PeriodPicker.tsx'
import { ReportScreen } from './ReportScreen.tsx'
import { usePeriod } from './usePeriod.ts'
import { useSpanText } from './useSpanText.ts'

/** Key figures of a period beside the one before, and what clients owe. */
export function KpisScreen() {
  const { t } = useTranslation()
  const spanText = useSpanText()
  const period = usePeriod('month')
  const { data, error } = useRead('report.kpis', period.span)
  const { data: receivables } = useRead('report.receivables', {})
  return (
    <ReportScreen
      title={t('reports.kpis.title')}
      subtitle={spanText.long(period.span)}
      filters={<PeriodPicker period={period} />}
      exported={{ report: 'report.kpis', input: period.span }}
      error={error}
      ready={data !== undefined}
      isEmpty={false}
    >
      {data ? <KpiTiles kpis={data} /> : null}
      {receivables ? <Receivables receivables={receivables} /> : null}
    </ReportScreen>
  )
}

/** What clients owe today, and what they paid since the start of the year. */
function Receivables({ receivables }: { readonly receivables: Output<'report.receivables'> }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { total, pending, overdue, collected, count, overdueCount, from } = receivables
  const counted = (number: number) =>
    t('reports.kpis.invoices', { count: number, shown: format.count(number) })
  const rows = [
    {
      key: 'pending',
      label: t('reports.kpis.pending'),
      amount: pending,
      note: counted(count - overdueCount),
      to: '/reports/receivables',
    },
    {
      key: 'overdue',
      label: t('reports.kpis.overdue'),
      amount: overdue,
      note: counted(overdueCount),
      to: '/sales/invoice?status=overdue',
    },
    {
      key: 'total',
      label: t('reports.kpis.total'),
      amount: total,
      note: counted(count),
      to: '/reports/receivables',
    },
    {
      key: 'collected',
      label: t('reports.kpis.collectedSince', { day: format.longDay(from) }),
      amount: collected,
      note: '',
      to: `/sales/receipt?${new URLSearchParams({ from })}`,
    },
  ]
  return (
    <section className="gl-stack gl-tight gl-picture" aria-labelledby="receivables">
      <h2 className="gl-h2" id="receivables">
        {t('reports.kpis.receivables')}
      </h2>
      <div className="gl-table-box">
        <table className="gl-table">
          <tbody>
            {rows.map(({ key, label, amount, note, to }) => (
              <tr key={key}>
                <th scope="row">
                  <Link className="gl-link" to={to}>
                    {label}
                  </Link>
                </th>
                <td className="gl-hint">{note}</td>
                <td className="gl-end">
                  <Drill amount={amount} to={to} what={label} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
