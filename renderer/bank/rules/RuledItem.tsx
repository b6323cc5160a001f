import { Button } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { Figure } from '../../components/Figure.tsx'
import type { Output } from '../../transport/wire.ts'
import type { LineWork } from '../useLineWork.ts'

interface RuledItemProps {
  readonly ruled: Output<'bank.reconcile'>['byRule']['lines'][number]
  readonly work: LineWork
}

/** A line that a rule settled by itself: which rule, and the way back. */
export function RuledItem({ ruled, work }: RuledItemProps) {
  const { t } = useTranslation()
  const { undo, busy } = work.undo
  const { lineId, date, description, amount, ruleName } = ruled
  return (
    <li className="gl-reconciled-item">
      <div className="gl-reconciled-line">
        <span className="gl-figure">{date}</span>
        <span className="gl-reconciled-text" title={description}>
          {description}
        </span>
        <Figure amount={amount} />
        <span aria-hidden>→</span>
        <span className="gl-reconciled-documents">{t('bank.rules.byRule', { name: ruleName })}</span>
        <Button
          size="small"
          appearance="subtle"
          disabledFocusable={busy}
          aria-label={t('bank.outcome.undoOne', { text: description })}
          onClick={() => undo([lineId])}
        >
          {t('bank.unmatchShort')}
        </Button>
      </div>
    </li>
  )
}
