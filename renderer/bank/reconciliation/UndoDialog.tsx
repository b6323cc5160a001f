import { Field, Input } from '@fluentui/react-components'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AskDialog } from '../../components/AskDialog.tsx'
import { useFormat } from '../../data/useFormat.ts'
import { useWrite } from '../../data/useWrite.ts'
import type { Past } from './PastReconciliations.tsx'

/** Undoes a reconciliation with the reason that stays in the log. */
export function UndoDialog({ past, onClose }: { readonly past: Past; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const { longDay } = useFormat()
  const [reason, setReason] = useState('')
  const undo = useWrite('reconciliation.undo')
  const day = longDay(past.through)
  return (
    <AskDialog
      title={past.first ? t('reconciliation.undoStart', { day }) : t('reconciliation.undoTitle', { day })}
      confirm={t('reconciliation.undo')}
      disabled={reason.trim() === ''}
      busy={undo.isPending}
      error={undo.error}
      onCancel={onClose}
      onConfirm={() => undo.mutate({ id: past.id, reason: reason.trim() }, { onSuccess: onClose })}
    >
      <p>{t('reconciliation.undoText')}</p>
      <Field label={t('common.reason')} required>
        <Input value={reason} onChange={(_, { value }) => setReason(value)} autoFocus />
      </Field>
    </AskDialog>
  )
}
