import { Button } from '@fluentui/react-components'
import { Add16Regular } from '@fluentui/react-icons'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { decimalsOf, formatCents } from '../../db/rules/money.ts'
import { Figure } from '../components/Figure.tsx'
import { Problem } from '../components/Problem.tsx'
import { RateField } from '../components/RateField.tsx'
import { RecordField } from '../components/RecordField.tsx'
import { useSettledSave } from '../components/settled.ts'
import { useAll } from '../data/useAll.ts'
import { useFormat } from '../data/useFormat.ts'
import type { BankLine } from '../transport/wire.ts'
import { CodingPart } from './CodingPart.tsx'
import { EntryPreview } from './EntryPreview.tsx'
import { type CodingStart, useCoding } from './useCoding.ts'

interface CodingFormProps {
  readonly line: BankLine
  /** Currency of the bank account when it is not the company's. */
  readonly foreign: string | null
  readonly start: CodingStart
  /** Why it is filled in so, when it comes from a suggestion. */
  readonly why: { readonly fr: string; readonly en: string } | null
  readonly onCoded: () => void
  readonly onCancel: () => void
}

/** Accounts, taxes and the entry they make; Enter or Ctrl+Enter records it, Escape steps back. */
export function CodingForm({ line, foreign, start, why, onCoded, onCancel }: CodingFormProps) {
  const { t } = useTranslation()
  const { currency: ours, text } = useFormat()
  const currency = foreign ?? ours
  const coding = useCoding(line, start, foreign, currency, onCoded)
  const { parts, faults, tried } = coding
  const parties = useAll('party.list', {})
  const save = useSettledSave(coding.save)
  const partyField =
    parties.items.length > 0 ? (
      <RecordField
        label={t('entry.party')}
        value={coding.partyId}
        records={parties}
        onChange={coding.setParty}
      />
    ) : null
  return (
    <form
      className="gl-coding"
      onSubmit={save.fromButton}
      onKeyDown={(event) => onFormKey(event, save.fromField, onCancel)}
      aria-label={t('bank.codeTitle', { text: line.description })}
    >
      {why ? <p className="gl-hint">{text(why)}</p> : null}
      {parts.map((part, index) => (
        <CodingPart
          key={part.key}
          part={part}
          line={line}
          currency={currency}
          amount={coding.amounts[index]!}
          alone={parts.length === 1}
          first={index === 0}
          missing={tried && faults.accounts.has(part.key)}
          zero={tried && faults.amounts.has(part.key)}
          onChange={(next) => coding.change(part.key, next)}
          onRemove={() => coding.remove(part.key)}
        >
          {parts.length === 1 ? partyField : null}
        </CodingPart>
      ))}
      {parts.length === 1 && currency === ours ? null : (
        <div className="gl-coding-fields">
          {parts.length === 1 ? null : partyField}
          {currency === ours ? null : <RateField currency={currency} onChange={coding.setRate} />}
        </div>
      )}
      {coding.error ? <Problem error={coding.error} /> : <EntryPreview coding={coding.whole} />}
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

/** Escape goes back to the list; Ctrl+Enter records from every field. */
function onFormKey(event: KeyboardEvent, onSave: () => void, onCancel: () => void): void {
  if (event.key === 'Escape') {
    event.stopPropagation()
    onCancel()
  } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault()
    onSave()
  }
}
