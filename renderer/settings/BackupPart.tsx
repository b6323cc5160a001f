import { Button } from '@fluentui/react-components'
import { Save20Regular } from '@fluentui/react-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../components/EmptyState.tsx'
import { Notice } from '../components/Notice.tsx'
import { Problem } from '../components/Problem.tsx'
import { ProgressLine } from '../components/ProgressLine.tsx'
import { useCompany } from '../data/companyContext.ts'
import { useFormat } from '../data/useFormat.ts'
import { useJob } from '../data/useJob.ts'
import { useRead } from '../data/useRead.ts'
import { BackupList } from './BackupList.tsx'
import { RestoreDialog } from './RestoreDialog.tsx'

/** Backup now, the backups kept, and the way back from one. */
export function BackupPart() {
  const { t } = useTranslation()
  const format = useFormat()
  const { path } = useCompany()
  const { data, error } = useRead('company.backups', {})
  const [restoring, setRestoring] = useState<string | null>(null)
  const backup = useJob('company.backup', path)
  const items = data?.items ?? []
  return (
    <>
      <p className="gl-subtitle">{t('backup.text')}</p>
      <div className="gl-actions">
        <Button
          appearance="primary"
          icon={<Save20Regular />}
          disabled={backup.isPending}
          onClick={() => backup.mutate({ input: {} })}
        >
          {t('backup.now')}
        </Button>
        <Button onClick={() => setRestoring('')}>{t('backup.restoreOther')}</Button>
      </div>
      {backup.isPending ? (
        <ProgressLine progress={backup.progress} label={t('backup.busy')} onStop={backup.stop} />
      ) : null}
      <Problem error={backup.error ?? error} />
      {backup.data ? (
        <Notice intent="success">
          {t('backup.done', { size: format.bytes(backup.data.bytes) })}{' '}
          <span className="gl-mono">{backup.data.path}</span>
        </Notice>
      ) : null}
      {data && items.length === 0 ? (
        <EmptyState title={t('backup.none')}>{t('backup.noneText')}</EmptyState>
      ) : null}
      {items.length > 0 ? <BackupList items={items} onRestore={setRestoring} /> : null}
      {restoring === null ? null : <RestoreDialog from={restoring} onClose={() => setRestoring(null)} />}
    </>
  )
}
