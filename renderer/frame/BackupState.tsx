import { CheckmarkCircle16Regular, Warning16Regular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useCompany } from '../data/companyContext.ts'
import { useFormat } from '../data/useFormat.ts'

const DAY_MS = 86_400_000
const OLD_DAYS = 7

/** When the last backup was made: in words, with a sign when it is old or missing. */
export function BackupState() {
  const { t } = useTranslation()
  const format = useFormat()
  const { lastBackup } = useCompany().info
  const old = lastBackup === null || Date.now() - lastBackup.at > OLD_DAYS * DAY_MS
  const text = lastBackup ? t('frame.backup', { at: format.instant(lastBackup.at) }) : t('frame.noBackup')
  const Icon = old ? Warning16Regular : CheckmarkCircle16Regular
  return (
    <Link to="/settings/backup" className="gl-link gl-status gl-top-backup" title={text}>
      <Icon aria-hidden />
      <span className="gl-top-backup-text">{text}</span>
    </Link>
  )
}
