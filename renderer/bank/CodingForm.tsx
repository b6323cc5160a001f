import { Button } from '@fluentui/react-components'
import { Add16Regular } from '@fluentui/react-icons'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { decimalsOf, formatCents } from '../../db/rules/money.ts'
import { Figure } from '../components/Figure.tsx'
import { Problem } from '../components/Problem.tsx'
import { RateField } from '../components/RateField.tsx'
import { useFormat } from '../data/useFormat.ts'
import type { BankLine } from '../transport/wire.ts'
import { CodingPart } from './CodingPart.tsx'
import type { Part } from './coding.ts'
import { useCoding } from './useCoding.ts'

interface CodingFormProps {
  readonly line: BankLine
  /** Currency of the bank account when it is not the company's. */
  readonly foreign: string | null
  readonly start: readonly Part[]
  /** The first part comes from an earlier line of the same payee. */
  readonly suggested: boolean
  readonly onCoded: () => void
  readonly onCancel: () => void
}

/** Account, taxes and their live split; Enter saves, Escape steps back. */
export function CodingForm({ line, foreign, start, suggested, onCoded, onCancel }: CodingFormProps) {
  const { t } = useTranslation()
  const { currency: ours } = useFormat()
  const currency = foreign ?? ours
  const coding = useCoding(line, start, currency, onCoded)
  const { parts, faults, tried } = coding
  return (
    <form
      className="gl-coding"
      onSubmit={coding.save}
      onKeyDown={(event) => stepBack(event, onCancel)}
      aria-label={t('bank.codeTitle', { text: line.description })}
    >
      {parts.map((part, index) => (
        <CodingPart
          key={part.key}
          part={part}
          line={line}
          currency={currency}
          amount={coding.amounts[index]!}
          alone={parts.length === 1}
          first={index === 0}
          suggested={suggested && index === 0}
          missing={tried && faults.accounts.has(part.key)}
          zero={tried && faults.amounts.has(part.key)}
          onChange={(next) => coding.change(part.key, next)}
          onRemove={() => coding.remove(part.key)}
        />
      ))}
      {currency === ours ? null : <RateField currency={currency} onChange={coding.setRate} />}
      <Problem error={coding.error} />
      <div className="gl-actions">
        <Button type="submit" appearance="primary" size="small" disabled={coding.busy}>
          {t('bank.codeSave')}
        </Button>
        <Button size="small" icon={<Add16Regular />} onClick={coding.add}>
          {t('bank.split')}
        </Button>
        <Button size="small" appearance="subtle" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
        {faults.left === 0 ? null : (
          <span role="status" className="gl-coding-left">
            {t('bank.leftToSplit')}{' '}
            <Figure amount={formatCents(faults.left, decimalsOf(currency))} currency={currency} />
          </span>
        )}
      </div>
    </form>
  )
}

/** Escape goes back to the list. */
function stepBack(event: KeyboardEvent, onCancel: () => void): void {
  if (event.key !== 'Escape') return
  event.stopPropagation()
  onCancel()
}
