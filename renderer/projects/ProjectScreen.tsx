import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { Problem } from '../components/Problem.tsx'
import { DocumentsOf } from '../components/record/DocumentsOf.tsx'
import { RecordScreen } from '../components/record/RecordScreen.tsx'
import { useFaults, useRecordForm } from '../components/record/useRecordForm.ts'
import { Screen } from '../components/Screen.tsx'
import { useRead } from '../data/useRead.ts'
import { useWrite } from '../data/useWrite.ts'
import { ProfitPart } from './ProfitPart.tsx'
import { ProjectFields } from './ProjectFields.tsx'
import {
  BLANK_PROJECT,
  PROJECTS,
  type Project,
  projectAddress,
  projectForm,
  projectInput,
} from './projectForm.ts'

/** A project: what it is, what it brings in and costs, its documents. */
export function ProjectScreen() {
  const { t } = useTranslation()
  const { id = '' } = useParams()
  const { data: project, error } = useRead('project.get', { id }, { keep: false })
  if (project) return <ProjectView key={project.id} project={project} />
  return (
    <Screen title={t('project.one')}>
      {error ? <Problem error={error} /> : <p>{t('common.loading')}</p>}
    </Screen>
  )
}

function ProjectView({ project }: { readonly project: Project }) {
  const { t } = useTranslation()
  const form = useRecordForm(useMemo(() => projectForm(project), [project]))
  const update = useWrite('project.update')
  const faults = useFaults(update.error)
  const { values, changes, isChanged } = form
  const save = () =>
    update.mutate(
      { id: project.id, ...projectInput(values, changes) },
      { onSuccess: (saved) => form.rebase(projectForm(saved)) },
    )
  return (
    <RecordScreen
      title={project.name}
      subtitle={[project.code, project.partyName, project.archived ? t('record.archived') : '']
        .filter(Boolean)
        .join(' · ')}
      list={PROJECTS}
      of={{ kind: 'project', id: project.id }}
      canSave={isChanged && values.name.trim() !== ''}
      busy={update.isPending}
      saved={update.isSuccess}
      error={update.error}
      onSave={save}
      aside={<ProfitPart projectId={project.id} />}
      below={<DocumentsOf of={{ projectId: project.id }} />}
    >
      <ProjectFields form={form} faults={faults} />
    </RecordScreen>
  )
}

/** A new project. */
export function NewProjectScreen() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const form = useRecordForm(BLANK_PROJECT)
  const create = useWrite('project.create')
  const faults = useFaults(create.error)
  const { values, changes } = form
  const save = () =>
    create.mutate(
      { ...projectInput(values, changes), name: values.name.trim() },
      { onSuccess: ({ id }) => void navigate(projectAddress(id), { replace: true }) },
    )
  return (
    <RecordScreen
      title={t('project.new')}
      list={PROJECTS}
      canSave={values.name.trim() !== ''}
      busy={create.isPending}
      saved={false}
      error={create.error}
      onSave={save}
    >
      <ProjectFields form={form} faults={faults} isNew />
    </RecordScreen>
  )
}
