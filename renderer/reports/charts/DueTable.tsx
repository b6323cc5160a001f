import { useTranslation } from 'react-i18next'
import { useFormat } from '../../data/useFormat.ts'
import { subtractAmounts } from '../../format/figures.ts'
import type { Output } from '../../transport/wire.ts'
import { Drill } from '../Drill.tsx'

const INVOICES = '/sales/invoice?status=unpaid'
const BILLS = '/purchases/bill?status=unpaid'

/** What open invoices and bills bring in and take out by the month in which they fall due, beside the forecast. */
export function DueTable({ flow }: { readonly flow: Output<'report.cashFlow'> }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { dueBefore, forecast } = flow
  if (!dueBefore) return null
  const rows = [
    { key: 'before', name: t('reports.cash.dueBefore'), ...dueBefore },
    ...forecast.map(({ month, dueIn, dueOut }) => ({
      key: month,
      name: format.month(month),
      inflow: dueIn ?? '0',
      outflow: dueOut ?? '0',
    })),
  ]
  return (
    <table className="gl-table" aria-label={t('reports.cash.due')}>
      <thead>
        <tr>
          <th scope="col">{t('reports.cash.due')}</th>
          <th scope="col" className="gl-end">
            {t('reports.cash.dueIn')}
          </th>
          <th scope="col" className="gl-end">
            {t('reports.cash.dueOut')}
          </th>
          <th scope="col" className="gl-end">
            {t('reports.cash.net')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, inflow, outflow }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            <td className="gl-end">
              <Drill amount={inflow} to={INVOICES} what={`${t('reports.cash.dueIn')}, ${name}`} />
            </td>
            <td className="gl-end">
              <Drill amount={outflow} to={BILLS} what={`${t('reports.cash.dueOut')}, ${name}`} />
            </td>
            <td className="gl-end">
              <Drill
                amount={subtractAmounts(inflow, outflow, format.currency)}
                what={t('reports.cash.net')}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
