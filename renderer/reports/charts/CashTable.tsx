import { useTranslation } from 'react-i18next'
import { useFormat } from '../../data/useFormat.ts'
import type { Output } from '../../transport/wire.ts'
import { ledgerAddress } from '../addresses.ts'
import { Drill } from '../Drill.tsx'

interface CashTableProps {
  readonly flow: Output<'report.cashFlow'>
  /** Figures open what makes them; not where the table is only heard. */
  readonly opens?: boolean
}

/** The figures of cash flow, month by month, then what is expected. */
export function CashTable({ flow, opens = false }: CashTableProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const titles = [
    t('reports.cash.inflow'),
    t('reports.cash.outflow'),
    t('reports.cash.net'),
    t('reports.cash.closing'),
  ]
  return (
    <table className="gl-table" aria-label={t('reports.cash.title')}>
      <thead>
        <tr>
          <th scope="col">{t('reports.cash.month')}</th>
          {titles.map((title) => (
            <th key={title} scope="col" className="gl-end">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {flow.months.map(({ month, from, to, inflow, outflow, net, closing }) => (
          <tr key={month}>
            <th scope="row">{format.month(month)}</th>
            {[inflow, outflow, net, closing].map((amount, index) => (
              <td key={titles[index]} className="gl-end">
                <Drill
                  amount={amount}
                  to={opens ? ledgerAddress(flow.accounts, { from, to }) : undefined}
                  what={`${titles[index]}, ${format.month(month)}`}
                />
              </td>
            ))}
          </tr>
        ))}
        {flow.forecast.map(({ month, inflow, outflow, net, closing, lowest, highest }) => (
          <tr key={month} className="gl-line-ahead">
            <th scope="row">
              {t('reports.cash.expected', { month: format.month(month) })}{' '}
              <span className="gl-hint">
                {t('reports.cash.between', {
                  lowest: format.amount(lowest),
                  highest: format.amount(highest),
                })}
              </span>
            </th>
            {[inflow, outflow, net, closing].map((amount, index) => (
              <td key={titles[index]} className="gl-end">
                <Drill amount={amount} what={titles[index]!} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('common.total')}</th>
          {[flow.inflow, flow.outflow, flow.net, flow.closing].map((amount, index) => (
            <td key={titles[index]} className="gl-end">
              <Drill amount={amount} what={titles[index]!} />
            </td>
          ))}
        </tr>
      </tfoot>
    </table>
  )
}
