import { useTranslation } from 'react-i18next'
import { Figure } from '../components/Figure.tsx'
import { useFormat } from '../data/useFormat.ts'
import type { TrialBalance } from '../transport/wire.ts'
import { TrialBalanceRow } from './TrialBalanceRow.tsx'
import { closingTotals } from './trialBalance.ts'

interface TrialBalanceTableProps {
  readonly report: TrialBalance
  /** One row per GIFI code instead of one per account. */
  readonly gifi: boolean
}

/** One row per account, and the totals that must be equal. */
export function TrialBalanceTable({ report, gifi }: TrialBalanceTableProps) {
  const { t } = useTranslation()
  const { currency } = useFormat()
  const closing = closingTotals(report.rows, currency)
  const titles = [
    t('trial.opening'),
    t('trial.debits'),
    t('trial.credits'),
    t('trial.debitBalance'),
    t('trial.creditBalance'),
  ]
  return (
    <div className="gl-table-box gl-table-fill">
      <table className="gl-table">
        <thead>
          <tr>
            <th scope="col">{gifi ? t('account.gifi') : t('common.account')}</th>
            {titles.map((title) => (
              <th key={title} scope="col" className="gl-end">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {report.rows.map((row) => (
            <TrialBalanceRow key={`${row.account} ${row.computed}`} row={row} report={report} gifi={gifi} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {t('common.total')}
            </th>
            {[report.totalDebit, report.totalCredit, closing.debit, closing.credit].map((amount, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the columns never move
              <td key={index} className="gl-end">
                <Figure amount={amount} />
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  )
}
