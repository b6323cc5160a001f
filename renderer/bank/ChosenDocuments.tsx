import { Button } from '@fluentui/react-components'
import { Delete16Regular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { decimalsOf, formatCents } from '../../db/rules/money.ts'
import { AmountField } from '../components/AmountField.tsx'
import { Figure } from '../components/Figure.tsx'
import { useFormat } from '../data/useFormat.ts'
import type { BankLine } from '../transport/wire.ts'
import { DocumentName } from './DocumentName.tsx'
import { isEntry, isTakenOff } from './matching.ts'
import type { Combine } from './useCombine.ts'

interface ChosenDocumentsProps {
  readonly line: BankLine
  readonly combine: Combine
}

/** The documents chosen with what each gets, their sum, and what of the line is left. */
export function ChosenDocuments({ line, combine }: ChosenDocumentsProps) {
  const { t } = useTranslation()
  const { currency } = useFormat()
  const wire = (cents: number) => formatCents(cents, decimalsOf(currency))
  const { chosen, sum, left } = combine
  return (
    <>
      {chosen.length === 0 ? <p className="gl-hint">{t('bank.combine.hint')}</p> : null}
      <ul className="gl-chosen">
        {chosen.map(({ document, amount }) => {
          const name = document.number ?? document.partyName
          return (
            <li key={document.id}>
              <DocumentName document={document} />
              <span className="gl-hint">
                {isTakenOff(document, line) ? t('bank.combine.takenOff') : t('bank.open')}{' '}
                <Figure amount={document.balance} />
              </span>
              <AmountField
                bare
                label={t('bank.combine.amountOf', { name })}
                value={amount}
                onChange={(next) => combine.setAmount(document.id, next)}
                currency={currency}
                disabled={isEntry(document)}
              />
              <Button
                size="small"
                appearance="subtle"
                icon={<Delete16Regular />}
                aria-label={t('bank.combine.remove', { name })}
                title={t('bank.combine.remove', { name })}
                onClick={() => combine.remove(document.id)}
              />
            </li>
          )
        })}
      </ul>
      <p className="gl-split" role="status">
        <span>
          {t('bank.combine.line')} <Figure amount={line.amount.replace('-', '')} />
        </span>
        <span>
          − {t('bank.combine.chosen')} <Figure amount={wire(sum)} />
        </span>
        <strong>
          = {left < 0 ? t('bank.combine.over') : t('bank.combine.left')}{' '}
          <Figure amount={wire(Math.abs(left))} />
        </strong>
      </p>
    </>
  )
}
