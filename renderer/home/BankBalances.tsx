import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Figure } from '../components/Figure.tsx'
import { useAccounts } from '../data/useAccounts.ts'
import { useFormat } from '../data/useFormat.ts'
import type { BankAccount } from '../transport/wire.ts'

/** The balance of each bank account in the books, and what is left to code. */
export function BankBalances({ banks }: { readonly banks: readonly BankAccount[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { titleOf } = useAccounts()
  return (
    <section className="gl-stack gl-tight" aria-labelledby="balances">
      <h2 className="gl-h2" id="balances">
        {t('home.balances')}
      </h2>
      <div className="gl-table-box">
        <table className="gl-table">
          <thead>
            <tr>
              <th scope="col">{t('common.account')}</th>
              <th scope="col" className="gl-end">
                {t('home.leftToCode')}
              </th>
              <th scope="col" className="gl-end">
                {t('home.inBooks')}
              </th>
            </tr>
          </thead>
          <tbody>
            {banks.map(({ code, balance, lines }) => (
              <tr key={code}>
                <th scope="row">
                  <Link className="gl-link" to={`/bank/${encodeURIComponent(code)}`}>
                    {code} {titleOf(code)}
                  </Link>
                </th>
                <td className="gl-end gl-figure">{lines.new === 0 ? '' : format.count(lines.new)}</td>
                <td className="gl-end">
                  <Link className="gl-link" to={`/ledger/accounts/${encodeURIComponent(code)}`}>
                    <Figure amount={balance} />
                  </Link>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
