import { Field, Input } from '@fluentui/react-components'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AskDialog } from '../components/AskDialog.tsx'
import { Figure } from '../components/Figure.tsx'
import { useWrite } from '../data/useWrite.ts'
import type { BankLine } from '../transport/wire.ts'
import { acceptedOf, type Suggestion } from './suggestions.ts'

interface IgnoreDialogProps {
  readonly line: BankLine
  /** The suggestion to ignore it, with its reason. */
  readonly suggestion: Suggestion | null
  readonly onDone: () => void
  readonly onCancel: () => void
}

/** Leaves a bank line out of the books, with the reason that the auditor will ask for. */
export function IgnoreDialog({ line, suggestion, onDone, onCancel }: IgnoreDialogProps) {
  const { t } = useTranslation()
  const [reason, setReason] = useState(suggestion?.act.kind === 'ignore' ? suggestion.act.reason : '')
  const suggested = suggestion ? { suggested: acceptedOf(suggestion) } : {}
  const ignore = useWrite('bank.ignore')
  return (
    <AskDialog
      title={t('bank.ignoreTitle')}
      confirm={t('bank.ignore')}
      disabled={reason.trim() === ''}
      busy={ignore.isPending}
      error={ignore.error}
      onCancel={onCancel}
      onConfirm={() =>
        ignore.mutate({ lineId: line.id, reason: reason.trim(), ...suggested }, { onSuccess: onDone })
      }
    >
      <p>
        {line.date} {line.description} <Figure amount={line.amount} />
      </p>
      <Field label={t('common.reason')} required hint={t('bank.ignoreHint')}>
        <Input value={reason} onChange={(_, { value }) => setReason(value)} autoFocus />
      </Field>
    </AskDialog>
  )
}
