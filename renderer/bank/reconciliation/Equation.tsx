import { useTranslation } from 'react-i18next'
import { Figure } from '../../components/Figure.tsx'
import { useFormat } from '../../data/useFormat.ts'
import { asPrinted, type LiveFigures } from './figures.ts'
import { Gap } from './Gap.tsx'

interface EquationProps {
  readonly figures: LiveFigures
  readonly startDay: string | null
  readonly owed: boolean
  readonly currency: string
}

/** Opening + what came − what went = closing, against the statement: always in sight, with what is left to find. */
export function Equation({ figures, startDay, owed, currency }: EquationProps) {
  const { t } = useTranslation()
  const { longDay, count } = useFormat()
  const shown = (amount: string) => <Figure amount={asPrinted(amount, owed)} currency={currency} />
  const { gap, balance } = figures
  return (
    <dl className="gl-sums gl-reconcile-sums">
      <div>
        <dt>
          {startDay === null
            ? t('reconciliation.opening')
            : t('reconciliation.openingOn', { day: longDay(startDay) })}
        </dt>
        <dd>{shown(figures.opening)}</dd>
      </div>
      <div>
        <dt>
          {t(owed ? 'reconciliation.cardIn' : 'bank.proof.in')} ({count(figures.in.count)})
        </dt>
        <dd>{shown(figures.in.sum)}</dd>
      </div>
      <div>
        <dt>
          {t(owed ? 'reconciliation.cardOut' : 'bank.proof.out')} ({count(figures.out.count)})
        </dt>
        <dd>{shown(figures.out.sum)}</dd>
      </div>
      <div>
        <dt>{t('reconciliation.found')}</dt>
        <dd>{shown(figures.closing)}</dd>
      </div>
      <div>
        <dt>{t(owed ? 'reconciliation.owedOnStatement' : 'reconciliation.onStatementBalance')}</dt>
        <dd>{balance === null ? '—' : shown(balance)}</dd>
      </div>
      <Gap gap={gap} shown={shown} />
    </dl>
  )
}
