import { Button } from '@fluentui/react-components'
import { Add16Regular } from '@fluentui/react-icons'
import { type FormEvent, type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { decimalsOf, formatCents } from '../../db/rules/money.ts'
import { Figure } from '../components/Figure.tsx'
import { Problem } from '../components/Problem.tsx'
import { useFormat } from '../data/useFormat.ts'
import { useWrite } from '../data/useWrite.ts'
import { toCents } from '../format/figures.ts'
import type { BankLine } from '../transport/wire.ts'
import { CodingPart } from './CodingPart.tsx'
import { allocationsOf, amountsOf, blankPart, faultsOfParts, type Part } from './coding.ts'

interface CodingFormProps {
  readonly line: BankLine
  readonly start: readonly Part[]
  /** The first part comes from an earlier line of the same payee. */
  readonly suggested: boolean
  readonly onCoded: () => void
  readonly onCancel: () => void
}

/** Account, taxes and their live split; Enter saves, Escape steps back. */
export function CodingForm({ line, start, suggested, onCoded, onCancel }: CodingFormProps) {
  const { t } = useTranslation()
  const { currency } = useFormat()
  const [parts, setParts] = useState(start)
  const [tried, setTried] = useState(false)
  const code = useWrite('bank.code')
  const total = Math.abs(toCents(line.amount, currency))
  const amounts = amountsOf(parts, total, currency)
  const faults = faultsOfParts(parts, amounts, total)
  const change = (key: number, part: Partial<Part>) =>
    setParts((before) => before.map((item) => (item.key === key ? { ...item, ...part } : item)))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (code.isPending || faults.left !== 0 || faults.accounts.size + faults.amounts.size > 0) return
    code.mutate(
      { lineId: line.id, allocations: allocationsOf(parts, amounts, currency) },
      { onSuccess: onCoded },
    )
  }
  return (
    <form
      className="gl-coding"
      onSubmit={submit}
      onKeyDown={(event) => stepBack(event, onCancel)}
      aria-label={t('bank.codeTitle', { text: line.description })}
    >
      {parts.map((part, index) => (
        <CodingPart
          key={part.key}
          part={part}
          line={line}
          amount={amounts[index]!}
          alone={parts.length === 1}
          first={index === 0}
          suggested={suggested && index === 0}
          missing={tried && faults.accounts.has(part.key)}
          zero={tried && faults.amounts.has(part.key)}
          onChange={(next) => change(part.key, next)}
          onRemove={() => setParts((before) => before.filter(({ key }) => key !== part.key))}
        />
      ))}
      <Problem error={code.error} />
      <div className="gl-actions">
        <Button type="submit" appearance="primary" size="small" disabled={code.isPending}>
          {t('bank.codeSave')}
        </Button>
        <Button
          size="small"
          icon={<Add16Regular />}
          onClick={() => setParts((before) => [...before, blankPart()])}
        >
          {t('bank.split')}
        </Button>
        <Button size="small" appearance="subtle" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
        {faults.left !== 0 ? (
          <span role="status" className="gl-coding-left">
            {t('bank.leftToSplit')} <Figure amount={formatCents(faults.left, decimalsOf(currency))} />
          </span>
        ) : null}
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
