import { Button, Field } from '@fluentui/react-components'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AskDialog } from '../../components/AskDialog.tsx'
import { Notice } from '../../components/Notice.tsx'
import { SecretInput } from '../../components/SecretInput.tsx'
import { useWrite } from '../../data/useWrite.ts'

interface KeysDialogProps {
  /** Whether this machine has keys already. */
  readonly known: boolean
  readonly onKept: () => void
  readonly onClose: () => void
}

/** The keys of the person's account at the supplier; they stay on this machine, sealed, and are never shown again. */
export function KeysDialog({ known, onKept, onClose }: KeysDialogProps) {
  const { t } = useTranslation()
  const [secretId, setSecretId] = useState('')
  const [secretKey, setSecretKey] = useState('')
  const set = useWrite('bankConnection.setKeys')
  return (
    <AskDialog
      title={t('feeds.keysTitle')}
      confirm={t('feeds.keysKeep')}
      disabled={secretId.trim() === '' || secretKey.trim() === ''}
      busy={set.isPending}
      error={set.error}
      onCancel={onClose}
      onConfirm={() =>
        set.mutate({ secretId: secretId.trim(), secretKey: secretKey.trim() }, { onSuccess: onKept })
      }
    >
      <Notice>{t('feeds.europeOnly')}</Notice>
      <p>{t('feeds.keysText')}</p>
      <Field label={t('feeds.secretId')}>
        <SecretInput type="text" value={secretId} onChange={(_, { value }) => setSecretId(value)} />
      </Field>
      <Field label={t('feeds.secretKey')} hint={t('feeds.keysHint')}>
        <SecretInput value={secretKey} onChange={(_, { value }) => setSecretKey(value)} />
      </Field>
      {known ? (
        <Button
          appearance="subtle"
          className="gl-left"
          disabledFocusable={set.isPending}
          onClick={() => set.mutate({}, { onSuccess: onClose })}
        >
          {t('feeds.keysForget')}
        </Button>
      ) : null}
    </AskDialog>
  )
}
