import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Figure } from '../components/Figure.tsx'
import { useFormat } from '../data/useFormat.ts'
import type { TrialBalance, TrialRow } from '../transport/wire.ts'
import { addressOf, closingSides } from './trialBalance.ts'

interface TrialBalanceRowProps {
  readonly row: TrialRow
  readonly report: TrialBalance
  readonly gifi: boolean
}

/** An account: its name and each of its figures open what is behind them. */
export function TrialBalanceRow({ row, report, gifi }: TrialBalanceRowProps) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const name = language === 'en' && row.nameEn ? row.nameEn : row.name
  const address = addressOf(row, report, gifi)
  const closing = closingSides(row)
  const figures = [
    [row.opening, t('trial.opening')],
    [row.debit, t('trial.debits')],
    [row.credit, t('trial.credits')],
    [closing.debit, t('trial.debitBalance')],
    [closing.credit, t('trial.creditBalance')],
  ] as const
  return (
    <tr>
      <th scope="row">
        {row.computed ? (
          name
        ) : (
          <Link className="gl-link" to={address}>
            <span className="gl-figure">{row.account}</span> {name}
          </Link>
        )}
      </th>
      {figures.map(([amount, what]) => (
        <td key={what} className="gl-end">
          {isZero(amount) ? null : row.computed ? (
            <Figure amount={amount} />
          ) : (
            <Link
              className="gl-link gl-drill"
              to={address}
              title={t('trial.open', { what, account: row.account })}
            >
              <Figure amount={amount} />
            </Link>
          )}
        </td>
      ))}
    </tr>
  )
}

function isZero(amount: string): boolean {
  return /^-?0*(?:\.0*)?$/.test(amount)
}
