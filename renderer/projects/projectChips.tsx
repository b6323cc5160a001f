import {
  ArrowDown16Regular,
  ArrowUp16Regular,
  Checkmark16Regular,
  Circle16Regular,
  Dismiss16Regular,
  type FluentIcon,
  Important16Regular,
  Pause16Regular,
  Play16Regular,
} from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import type { Priority, ProjectStatus } from './projectForm.ts'

export const STATUS_TEXTS = {
  planned: 'project.statuses.planned',
  active: 'project.statuses.active',
  onHold: 'project.statuses.onHold',
  done: 'project.statuses.done',
  cancelled: 'project.statuses.cancelled',
} as const satisfies Record<ProjectStatus, string>

export const PRIORITY_TEXTS = {
  low: 'project.priorities.low',
  normal: 'project.priorities.normal',
  high: 'project.priorities.high',
  urgent: 'project.priorities.urgent',
} as const satisfies Record<Priority, string>

const STATUS_SHAPES: Readonly<Record<ProjectStatus, FluentIcon>> = {
  planned: Circle16Regular,
  active: Play16Regular,
  onHold: Pause16Regular,
  done: Checkmark16Regular,
  cancelled: Dismiss16Regular,
}

const PRIORITY_SHAPES: Readonly<Partial<Record<Priority, FluentIcon>>> = {
  low: ArrowDown16Regular,
  high: ArrowUp16Regular,
  urgent: Important16Regular,
}

/** Where a project stands, in words and with a shape of its own. */
export function ProjectStatusChip({ status }: { readonly status: ProjectStatus }) {
  const { t } = useTranslation()
  const Shape = STATUS_SHAPES[status]
  return (
    <span className="gl-status">
      <Shape aria-hidden />
      {t(STATUS_TEXTS[status])}
    </span>
  )
}

/** How pressing a project is. */
export function PriorityChip({ priority }: { readonly priority: Priority }) {
  const { t } = useTranslation()
  const Shape = PRIORITY_SHAPES[priority]
  return (
    <span className="gl-status">
      {Shape ? <Shape aria-hidden /> : null}
      {t(PRIORITY_TEXTS[priority])}
    </span>
  )
}
