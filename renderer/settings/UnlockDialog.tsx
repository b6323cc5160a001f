import { Field, Input } from '@fluentui/react-components'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AskDialog } from '../components/AskDialog.tsx'
import { useWrite } from '../data/useWrite.ts'

/** Takes the lock off, with the reason that stays in the log. */
export function UnlockDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const unlock = useWrite('period.unlock')
  return (
    <AskDialog
      title={t('period.unlock')}
      confirm={t('period.unlockThis')}
      onCancel={onClose}
      onConfirm={() => unlock.mutate({ reason: reason.trim() }, { onSuccess: onClose })}
      busy={unlock.isPending}
      disabled={reason.trim() === ''}
      error={unlock.error}
    >
      <p>{t('period.unlockText')}</p>
      <Field label={t('common.reason')} required>
        <Input value={reason} onChange={(_, { value }) => setReason(value)} autoFocus />
      </Field>
    </AskDialog>
  )
}
