import { Field, Input } from '@fluentui/react-components'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AskDialog } from '../components/AskDialog.tsx'
import { DateField } from '../components/DateField.tsx'
import { useWrite } from '../data/useWrite.ts'

interface LockDialogProps {
  readonly through: string
  readonly onClose: () => void
}

/** Locks the books through a day: no entry is posted on or before it. */
export function LockDialog({ through: proposed, onClose }: LockDialogProps) {
  const { t } = useTranslation()
  const [through, setThrough] = useState(proposed)
  const [reason, setReason] = useState('')
  const lock = useWrite('period.lock')
  return (
    <AskDialog
      title={t('period.lock')}
      confirm={t('period.lockThis')}
      onCancel={onClose}
      onConfirm={() =>
        lock.mutate({ through, ...(reason.trim() ? { reason: reason.trim() } : {}) }, { onSuccess: onClose })
      }
      busy={lock.isPending}
      disabled={through === ''}
      error={lock.error}
    >
      <p>{t('period.lockText')}</p>
      <DateField label={t('period.through')} value={through} onChange={setThrough} />
      <Field label={t('period.reasonOptional')}>
        <Input value={reason} onChange={(_, { value }) => setReason(value)} />
      </Field>
    </AskDialog>
  )
}
