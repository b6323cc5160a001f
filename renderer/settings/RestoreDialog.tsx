import { Field, Input } from '@fluentui/react-components'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AskDialog } from '../components/AskDialog.tsx'
import { SecretInput } from '../components/SecretInput.tsx'
import { useCompany } from '../data/companyContext.ts'
import { useJob } from '../data/useJob.ts'
import { fileStamp } from '../start/useSample.ts'

interface RestoreDialogProps {
  /** Path of a backup, or an empty text to type one. */
  readonly from: string
  readonly onClose: () => void
}

const CLOSING_MS = 500

/** `acme.grandlivre` restored beside itself as `acme-2026-11-21-1042.grandlivre`: nothing is ever overwritten. */
function besides(path: string): string {
  return path.replace(/(\.grandlivre)?$/, `-${fileStamp()}.grandlivre`)
}

/** Restores a backup into a new file and opens it; the present file stays as it is. */
export function RestoreDialog({ from: given, onClose }: RestoreDialogProps) {
  const { t } = useTranslation()
  const { path, info, open } = useCompany()
  const [from, setFrom] = useState(given)
  const [to, setTo] = useState(() => besides(path))
  const [passphrase, setPassphrase] = useState('')
  const restore = useJob('company.restore')
  /** The dialog gives the page back before another company takes it; else what is behind stays hidden to a screen reader. */
  const leaveFor = (restored: string) => {
    onClose()
    setTimeout(() => open(restored), CLOSING_MS)
  }
  const run = () =>
    restore.mutate(
      { input: { from: from.trim(), ...(passphrase ? { passphrase } : {}) }, company: to.trim() },
      { onSuccess: () => leaveFor(to.trim()) },
    )
  return (
    <AskDialog
      title={t('backup.restoreTitle')}
      confirm={t('backup.restoreThis')}
      onCancel={onClose}
      onConfirm={run}
      busy={restore.isPending}
      disabled={from.trim() === '' || to.trim() === ''}
      error={restore.error}
    >
      <p>{t('backup.restoreText')}</p>
      <Field label={t('backup.from')}>
        <Input value={from} onChange={(_, { value }) => setFrom(value)} />
      </Field>
      <Field label={t('backup.to')}>
        <Input value={to} onChange={(_, { value }) => setTo(value)} />
      </Field>
      {info.encrypted ? (
        <Field label={t('encryption.askLabel')}>
          <SecretInput value={passphrase} onChange={(_, { value }) => setPassphrase(value)} />
        </Field>
      ) : null}
    </AskDialog>
  )
}
