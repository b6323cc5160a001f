import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ListColumn } from '../components/list/listColumns.ts'
import { PRIORITY_TEXTS, PriorityChip, ProjectStatusChip, STATUS_TEXTS } from './projectChips.tsx'
import { PRIORITIES, PROJECT_STATUSES, type Project } from './projectForm.ts'

const statusOf = ({ status }: Project) => PROJECT_STATUSES.find((one) => one === status)
const priorityOf = ({ priority }: Project) => PRIORITIES.find((one) => one === priority)

/** The columns of the projects. */
export function useProjectColumns(): readonly ListColumn<Project>[] {
  const { t } = useTranslation()
  return useMemo(
    () => [
      { key: 'code', title: t('project.code'), width: '112px', value: ({ code }) => code },
      {
        key: 'name',
        title: t('project.name'),
        width: 'minmax(200px, 2fr)',
        value: ({ name }) => name,
        fixed: true,
      },
      {
        key: 'party',
        title: t('project.client'),
        width: 'minmax(184px, 1fr)',
        value: ({ partyName }) => partyName,
      },
      {
        key: 'status',
        title: t('common.status'),
        width: '128px',
        value: (row) => {
          const status = statusOf(row)
          return status && t(STATUS_TEXTS[status])
        },
        cell: (row) => {
          const status = statusOf(row)
          return status ? <ProjectStatusChip status={status} /> : null
        },
      },
      {
        key: 'priority',
        title: t('project.priority'),
        width: '112px',
        value: (row) => {
          const priority = priorityOf(row)
          return priority && t(PRIORITY_TEXTS[priority])
        },
        cell: (row) => {
          const priority = priorityOf(row)
          return priority ? <PriorityChip priority={priority} /> : null
        },
      },
      {
        key: 'start',
        title: t('project.start'),
        width: '104px',
        kind: 'date',
        value: ({ startDate }) => startDate,
        extra: true,
      },
      { key: 'due', title: t('project.due'), width: '104px', kind: 'date', value: ({ dueDate }) => dueDate },
      {
        key: 'estimate',
        title: t('project.estimate'),
        width: '144px',
        kind: 'amount',
        value: ({ estimate }) => estimate,
        total: true,
      },
    ],
    [t],
  )
}
