import { Button } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { Figure } from '../components/Figure.tsx'
import { useAccounts } from '../data/useAccounts.ts'
import type { BankLine } from '../transport/wire.ts'
import { ReasonList } from './ReasonList.tsx'
import { usePair } from './usePair.ts'

interface PairOfferProps {
  readonly line: BankLine
  readonly onTake: () => void
}

/** The line of another own account that shows the other side of a transfer: T and Enter record both. */
export function PairOffer({ line, onTake }: PairOfferProps) {
  const { t } = useTranslation()
  const { titleOf } = useAccounts()
  const found = usePair(line)
  if (!found) return null
  const { other, pair } = found
  return (
    <section className="gl-proposal" aria-label={t('bank.pair.title')}>
      <div className="gl-proposal-head">
        <kbd>T</kbd>
        <span>
          {t('bank.pair.title')} : {other.account} {titleOf(other.account)}, {other.date} {other.description}{' '}
          <Figure amount={other.amount} />
        </span>
      </div>
      <ReasonList reasons={pair.reasons} />
      <div className="gl-proposal-foot">
        <strong className="gl-figure">{t('bank.score', { count: pair.score })}</strong>
        <Button size="small" onClick={onTake}>
          {t('bank.pair.take')}
        </Button>
      </div>
    </section>
  )
}
