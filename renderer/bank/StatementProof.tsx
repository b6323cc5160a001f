import { CheckmarkCircle16Regular, Warning16Regular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { Figure } from '../components/Figure.tsx'
import { useFormat } from '../data/useFormat.ts'
import type { InspectAccount } from '../transport/wire.ts'
import { proofOf } from './statementProof.ts'

/** Opening + money in − money out = closing, as printed by the bank; said in words, proved or not. */
export function StatementProof({ account }: { readonly account: InspectAccount }) {
  const { t } = useTranslation()
  const { currency } = useFormat()
  const { openingBalance, closingBalance, sumCredits, sumDebits } = account
  const money = account.currency ?? currency
  const { known, proved, gap } = proofOf(account)
  return (
    <div className="gl-proof gl-proof-statement">
      <dl className="gl-sums">
        <div>
          <dt>{t('bank.proof.opening')}</dt>
          <dd>{openingBalance === null ? '—' : <Figure amount={openingBalance} currency={money} />}</dd>
        </div>
        <div>
          <dt>{t('bank.proof.in')}</dt>
          <dd>
            + <Figure amount={sumCredits} currency={money} />
          </dd>
        </div>
        <div>
          <dt>{t('bank.proof.out')}</dt>
          <dd>
            − <Figure amount={sumDebits} currency={money} />
          </dd>
        </div>
        <div>
          <dt>{t('bank.proof.closing')}</dt>
          <dd>{closingBalance === null ? '—' : <Figure amount={closingBalance} currency={money} />}</dd>
        </div>
      </dl>
      <p className="gl-status">
        {proved ? <CheckmarkCircle16Regular aria-hidden /> : <Warning16Regular aria-hidden />}
        {proved ? t('bank.proof.proved') : known ? t('bank.proof.wrong') : t('bank.proof.unknown')}
        {gap !== null && !proved ? (
          <span>
            {t('bank.proof.gap')} <Figure amount={gap} currency={money} />
          </span>
        ) : null}
      </p>
    </div>
  )
}
