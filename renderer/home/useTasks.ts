import {
  BuildingBank20Regular,
  CheckmarkCircle20Regular,
  type FluentIcon,
  LockClosed20Regular,
  MailInbox20Regular,
  Save20Regular,
} from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { useCompany } from '../data/companyContext.ts'
import { useAccounts } from '../data/useAccounts.ts'
import { useFormat } from '../data/useFormat.ts'
import { useRead } from '../data/useRead.ts'

export interface Task {
  readonly key: string
  readonly to: string
  readonly icon: FluentIcon
  readonly text: string
  readonly detail: string
}

/** What waits for the person, the most useful first; then the state of backup and periods. */
export function useTasks(): readonly Task[] {
  const { t } = useTranslation()
  const format = useFormat()
  const { info } = useCompany()
  const { titleOf } = useAccounts()
  const { data: banks } = useRead('bank.accounts', {})
  const waiting = (banks?.items ?? []).filter(({ lines }) => lines.new > 0)
  const coding = waiting.map(
    ({ code, lines }): Task => ({
      key: `bank ${code}`,
      to: `/bank/${encodeURIComponent(code)}`,
      icon: BuildingBank20Regular,
      text: t('home.toCode', { count: lines.new }),
      detail: `${code} ${titleOf(code)}`,
    }),
  )
  const allCoded: Task = {
    key: 'coded',
    to: '/bank',
    icon: CheckmarkCircle20Regular,
    text: t('home.allCoded'),
    detail: '',
  }
  const held: Task = {
    key: 'held',
    to: '/settings/held',
    icon: MailInbox20Regular,
    text: t('home.held', { count: info.held }),
    detail: t('home.heldDetail'),
  }
  const backup: Task = {
    key: 'backup',
    to: '/settings/backup',
    icon: Save20Regular,
    text: info.lastBackup
      ? t('frame.backup', { at: format.instant(info.lastBackup.at) })
      : t('frame.noBackup'),
    detail: info.lastBackup ? format.bytes(info.lastBackup.bytes) : t('home.backupNow'),
  }
  const periods: Task = {
    key: 'periods',
    to: '/settings/periods',
    icon: LockClosed20Regular,
    text: info.lockedThrough
      ? t('home.locked', { day: format.longDay(info.lockedThrough) })
      : t('home.unlocked'),
    detail: t('frame.year', { year: info.currentYear.year }),
  }
  return [...(coding.length > 0 ? coding : [allCoded]), ...(info.held > 0 ? [held] : []), backup, periods]
}
