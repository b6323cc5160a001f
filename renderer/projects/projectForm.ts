/** What a form of a project holds, and how it crosses to the books and back. */
import { textOrNull } from '../components/record/useRecordForm.ts'
import type { Input, Output } from '../transport/wire.ts'

export type Project = Output<'project.get'>

export const PROJECT_STATUSES = ['planned', 'active', 'onHold', 'done', 'cancelled'] as const
export const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const
export type ProjectStatus = (typeof PROJECT_STATUSES)[number]
export type Priority = (typeof PRIORITIES)[number]

const TEXTS = ['code', 'partyId', 'startDate', 'dueDate', 'estimate', 'description'] as const
type TextKey = (typeof TEXTS)[number]

export type ProjectForm = Readonly<Record<TextKey, string>> & {
  readonly name: string
  readonly status: ProjectStatus
  readonly priority: Priority
  readonly archived: boolean
}

type Fields = Omit<Input<'project.update'>, 'id'>

export const BLANK_PROJECT: ProjectForm = {
  ...(Object.fromEntries(TEXTS.map((key) => [key, ''])) as Record<TextKey, string>),
  name: '',
  status: 'active',
  priority: 'normal',
  archived: false,
}

/** A project as its form shows it. */
export function projectForm(project: Project): ProjectForm {
  const texts = Object.fromEntries(TEXTS.map((key) => [key, project[key] ?? ''])) as Record<TextKey, string>
  return {
    ...texts,
    name: project.name,
    status: PROJECT_STATUSES.find((status) => status === project.status) ?? 'active',
    priority: PRIORITIES.find((priority) => priority === project.priority) ?? 'normal',
    archived: project.archived,
  }
}

/** The changed fields as the operation takes them. */
export function projectInput(values: ProjectForm, changes: Partial<ProjectForm>): Fields {
  const texts = TEXTS.filter((key) => key in changes).map((key) => [key, textOrNull(values[key])])
  return {
    ...(Object.fromEntries(texts) as Fields),
    ...('name' in changes ? { name: values.name.trim() } : {}),
    ...('status' in changes ? { status: values.status } : {}),
    ...('priority' in changes ? { priority: values.priority } : {}),
    ...('archived' in changes ? { archived: values.archived } : {}),
  }
}

export const PROJECTS = '/sales/projects'
export const projectAddress = (id: string): string => `${PROJECTS}/${encodeURIComponent(id)}`
