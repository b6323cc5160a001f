import {
  BoxSearch20Regular,
  BuildingBank20Regular,
  CalendarClock20Regular,
  CheckmarkCircle20Regular,
  DocumentEdit20Regular,
  type FluentIcon,
  LockClosed20Regular,
  MailInbox20Regular,
  MoneyHand20Regular,
  Receipt20Regular,
  Save20Regular,
} from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { useCompany } from '../data/companyContext.ts'
import { useAccounts } from '../data/useAccounts.ts'
import { useFormat } from '../data/useFormat.ts'
import { useRead } from '../data/useRead.ts'
import { useDocumentTasks } from './useDocumentTasks.ts'

export interface Task {
  readonly key: string
  readonly to: string
  readonly icon: FluentIcon
  readonly text: string
  readonly detail: string
  /** What its button says; a task without one only tells how things are. */
  readonly act?: string
}

/** What waits for the person, the most useful first; then the state of backup and periods. */
export function useTasks(): readonly Task[] {
  const { t } = useTranslation()
  const { info } = useCompany()
  const waiting = [...useBankTasks(), ...useOpenDocumentTasks()]
  const held: Task = {
    key: 'held',
    to: '/settings/held',
    icon: MailInbox20Regular,
    text: t('home.held', { count: info.held }),
    detail: t('home.heldDetail'),
    act: t('home.act.decide'),
  }
  return [...(info.held > 0 ? [held] : []), ...waiting, ...useStateTasks()]
}

/** Bank lines left, account by account. */
function useBankTasks(): readonly Task[] {
  const { t } = useTranslation()
  const { titleOf } = useAccounts()
  const { data: banks } = useRead('bank.accounts', {})
  const left = (banks?.items ?? []).filter(({ lines }) => lines.new > 0)
  const coded: Task = {
    key: 'coded',
    to: '/bank',
    icon: CheckmarkCircle20Regular,
    text: t('home.allCoded'),
    detail: '',
  }
  if (banks && left.length === 0) return [coded]
  return left.map(({ code, lines }) => ({
    key: `bank ${code}`,
    to: `/bank/${encodeURIComponent(code)}`,
    icon: BuildingBank20Regular,
    text: t('home.toCode', { count: lines.new }),
    detail: `${code} ${titleOf(code)}`,
    act: t('home.act.match'),
  }))
}

/** What is late, to send, to pay, about to expire or running out. */
function useOpenDocumentTasks(): readonly Task[] {
  const { t } = useTranslation()
  const format = useFormat()
  const { overdue, drafts, due, expiring, low } = useDocumentTasks()
  const tasks: readonly (Task & { readonly count: number })[] = [
    {
      key: 'overdue',
      to: '/sales/invoice?status=overdue',
      icon: Receipt20Regular,
      count: overdue.count,
      text: t('home.overdue', { count: overdue.count }),
      detail: format.amount(overdue.amount),
      act: t('home.act.remind'),
    },
    {
      key: 'due',
      to: '/purchases/bill?status=unpaid',
      icon: MoneyHand20Regular,
      count: due.count,
      text: t('home.due', { count: due.count }),
      detail: format.amount(due.amount),
      act: t('home.act.pay'),
    },
    {
      key: 'drafts',
      to: '/sales/invoice?status=draft',
      icon: DocumentEdit20Regular,
      count: drafts,
      text: t('home.drafts', { count: drafts }),
      detail: '',
      act: t('home.act.send'),
    },
    {
      key: 'expiring',
      to: '/sales/quote?status=sent',
      icon: CalendarClock20Regular,
      count: expiring.count,
      text: t('home.expiring', { count: expiring.count }),
      detail: expiring.first ? t('home.firstOn', { day: format.longDay(expiring.first) }) : '',
      act: t('home.act.follow'),
    },
    {
      key: 'low',
      to: '/sales/products',
      icon: BoxSearch20Regular,
      count: low,
      text: t('home.low', { count: low }),
      detail: '',
      act: t('home.act.see'),
    },
  ]
  return tasks.filter(({ count }) => count > 0)
}

/** The last backup, and up to when the books are locked. */
function useStateTasks(): readonly Task[] {
  const { t } = useTranslation()
  const format = useFormat()
  const { info } = useCompany()
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
  return [backup, periods]
}
