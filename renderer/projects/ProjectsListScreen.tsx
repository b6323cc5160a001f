import { Button, Field, Select } from '@fluentui/react-components'
import { Add20Regular } from '@fluentui/react-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { EmptyState } from '../components/EmptyState.tsx'
import { List } from '../components/list/List.tsx'
import { usePages } from '../components/list/sources.ts'
import { useList } from '../components/list/useList.ts'
import { Screen } from '../components/Screen.tsx'
import { useKeys } from '../components/useKeys.ts'
import { SalesTabs } from '../sales/SalesTabs.tsx'
import { STATUS_TEXTS } from './projectChips.tsx'
import { PROJECT_STATUSES, PROJECTS, type ProjectStatus, projectAddress } from './projectForm.ts'
import { useProjectColumns } from './useProjectColumns.tsx'

interface Filter {
  readonly status: string
  readonly archived: string
}

const NOTHING: Filter = { status: '', archived: 'no' }

/** The projects, for whom and where they stand. */
export function ProjectsListScreen() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const list = useList('projects')
  const [filter, setFilter] = useState(NOTHING)
  const columns = useProjectColumns()
  const source = usePages(
    'project.list',
    {
      ...(filter.status ? { status: filter.status as ProjectStatus } : {}),
      archived: filter.archived === 'yes',
    },
    { text: list.text, totals: { estimate: (answer) => answer.estimate } },
  )
  const begin = () => void navigate(`${PROJECTS}/new`)
  useKeys({ N: begin })
  const add = (
    <Button appearance="primary" icon={<Add20Regular />} onClick={begin} title={`${t('project.new')} (N)`}>
      {t('project.new')}
    </Button>
  )
  return (
    <Screen title={t('nav.sales')} subtitle={t('project.many')} actions={add} fill>
      <SalesTabs shown="projects" />
      <List
        state={list}
        label={t('project.many')}
        columns={columns}
        source={source}
        rowKey={({ id }) => id}
        onOpen={({ id }) => void navigate(projectAddress(id))}
        hint={t('project.searchHint')}
        filters={<ProjectFilter filter={filter} onChange={setFilter} />}
        filtered={JSON.stringify(filter) !== JSON.stringify(NOTHING)}
        onClearFilters={() => setFilter(NOTHING)}
        empty={
          <EmptyState title={t('project.none')} action={add}>
            {t('project.noneText')}
          </EmptyState>
        }
        fileName={t('project.file')}
      />
    </Screen>
  )
}

interface ProjectFilterProps {
  readonly filter: Filter
  readonly onChange: (filter: Filter) => void
}

function ProjectFilter({ filter, onChange }: ProjectFilterProps) {
  const { t } = useTranslation()
  return (
    <>
      <Field label={t('common.status')}>
        <Select value={filter.status} onChange={(_, { value }) => onChange({ ...filter, status: value })}>
          <option value="">{t('common.all')}</option>
          {PROJECT_STATUSES.map((status) => (
            <option key={status} value={status}>
              {t(STATUS_TEXTS[status])}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('record.records')}>
        <Select value={filter.archived} onChange={(_, { value }) => onChange({ ...filter, archived: value })}>
          <option value="no">{t('record.active')}</option>
          <option value="yes">{t('record.archivedMany')}</option>
        </Select>
      </Field>
    </>
  )
}
