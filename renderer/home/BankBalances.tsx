import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Figure } from '../components/Figure.tsx'
import { useAccounts } from '../data/useAccounts.ts'
import { useFormat } from '../data/useFormat.ts'
import { addAmounts, showRate, toCents } from '../format/figures.ts'
import { SHARE_KINDS, ShareRing, sharesOf } from '../reports/charts/ShareRing.tsx'
import type { BankAccount } from '../transport/wire.ts'

/** The balance of each bank account in the books, its share of all that is there, and what is left to code. */
export function BankBalances({ banks }: { readonly banks: readonly BankAccount[] }) {
  const { t } = useTranslation()
  const { currency } = useFormat()
  const total = addAmounts(
    banks.map(({ balance }) => balance),
    currency,
  )
  const shares = sharesOf(banks.map(({ balance }) => toCents(balance, currency)))
  const hasShares = shares.filter((share) => share > 0).length > 1
  return (
    <section className="gl-stack gl-tight" aria-labelledby="balances">
      <h2 className="gl-h2" id="balances">
        {t('home.balances')}
      </h2>
      <div className="gl-table-box gl-shares">
        {hasShares ? (
          <ShareRing items={banks.map(({ code, balance }) => ({ key: code, amount: balance }))} />
        ) : null}
        <table className="gl-table">
          <thead>
            <tr>
              <th scope="col">{t('common.account')}</th>
              <th scope="col" className="gl-end">
                {t('home.leftToCode')}
              </th>
              {hasShares ? (
                <th scope="col" className="gl-end">
                  {t('home.share')}
                </th>
              ) : null}
              <th scope="col" className="gl-end">
                {t('home.inBooks')}
              </th>
            </tr>
          </thead>
          <tbody>
            {banks.map((bank, index) => (
              <BankRow key={bank.code} bank={bank} index={index} share={hasShares ? shares[index]! : null} />
            ))}
          </tbody>
          {banks.length > 1 ? (
            <tfoot>
              <tr>
                <th scope="row" colSpan={hasShares ? 3 : 2}>
                  {t('home.allBanks')}
                </th>
                <td className="gl-end">
                  <Figure amount={total} />
                </td>
              </tr>
            </tfoot>
          ) : null}
        </table>
      </div>
    </section>
  )
}

interface BankRowProps {
  readonly bank: BankAccount
  readonly index: number
  /** Parts per thousand; null where no shares are shown. */
  readonly share: number | null
}

function BankRow({ bank: { code, balance, lines, reconciledThrough }, index, share }: BankRowProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { titleOf } = useAccounts()
  return (
    <tr>
      <th scope="row">
        {share ? (
          <svg aria-hidden="true" className="gl-share-sign" width={12} height={12}>
            <line
              className={`gl-share-${index % SHARE_KINDS}`}
              x1={0}
              x2={12}
              y1={6}
              y2={6}
              strokeWidth={12}
            />
          </svg>
        ) : null}
        <Link className="gl-link" to={`/bank/${encodeURIComponent(code)}`}>
          {code} {titleOf(code)}
        </Link>
        {reconciledThrough === null ? null : (
          <span className="gl-hint gl-reconciled-day">
            {t('reconciliation.through', { day: format.longDay(reconciledThrough) })}
          </span>
        )}
      </th>
      <td className="gl-end gl-figure">{lines.new === 0 ? '' : format.count(lines.new)}</td>
      {share === null ? null : (
        <td className="gl-end gl-figure">{share === 0 ? '' : showRate(share * 1_000, format.language)}</td>
      )}
      <td className="gl-end">
        <Link className="gl-link" to={`/ledger/accounts/${encodeURIComponent(code)}`}>
          <Figure amount={balance} />
        </Link>
      </td>
    </tr>
  )
}
