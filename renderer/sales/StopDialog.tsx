import { useTranslation } from 'react-i18next'
import { AskDialog } from '../components/AskDialog.tsx'
import { useWrite } from '../data/useWrite.ts'
import type { Recurring } from './recurringDraft.ts'

interface StopDialogProps {
  readonly recurring: Recurring
  readonly onClose: () => void
}

/** Stopping is for good: the invoices already made stay. */
export function StopDialog({ recurring, onClose }: StopDialogProps) {
  const { t } = useTranslation()
  const stop = useWrite('recurring.stop')
  return (
    <AskDialog
      title={t('recurring.stopTitle', { name: recurring.name || recurring.template.partyName })}
      confirm={t('recurring.stop')}
      onConfirm={() => stop.mutate({ id: recurring.id }, { onSuccess: onClose })}
      onCancel={onClose}
      busy={stop.isPending}
      error={stop.error}
    >
      <p>{t('recurring.stopText')}</p>
    </AskDialog>
  )
}
