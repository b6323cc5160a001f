import { Field, Select, Switch } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { AmountField } from '../components/AmountField.tsx'
import { DateField } from '../components/DateField.tsx'
import { RecordField } from '../components/RecordField.tsx'
import { RecordBox } from '../components/record/RecordBox.tsx'
import { TextField } from '../components/record/TextField.tsx'
import type { RecordForm } from '../components/record/useRecordForm.ts'
import { useAll } from '../data/useAll.ts'
import { useFormat } from '../data/useFormat.ts'
import { PRIORITY_TEXTS, STATUS_TEXTS } from './projectChips.tsx'
import { PRIORITIES, PROJECT_STATUSES, type ProjectForm } from './projectForm.ts'

interface ProjectFieldsProps {
  readonly form: RecordForm<ProjectForm>
  readonly faults: (path: string) => string | undefined
  readonly isNew?: boolean
}

/** The fields of a project. */
export function ProjectFields({ form, faults, isNew = false }: ProjectFieldsProps) {
  const { t } = useTranslation()
  const clients = useAll('party.list', { role: 'client' })
  const { values, set } = form
  return (
    <RecordBox title={t('project.identity')}>
      <div className="gl-form-row">
        <TextField
          label={t('project.name')}
          value={values.name}
          onChange={(name) => set('name', name)}
          problem={faults('name')}
          required
          autoFocus={isNew}
        />
        <TextField
          label={t('project.code')}
          value={values.code}
          onChange={(code) => set('code', code)}
          max={40}
        />
      </div>
      <RecordField
        label={t('project.client')}
        value={values.partyId}
        records={clients}
        onChange={(id) => set('partyId', id)}
        problem={faults('partyId')}
      />
      <PlanFields form={form} faults={faults} />
      <TextField
        label={t('project.description')}
        value={values.description}
        onChange={(description) => set('description', description)}
        lines={4}
        max={4_000}
      />
      {isNew ? null : (
        <Switch
          checked={values.archived}
          onChange={(_, { checked }) => set('archived', checked)}
          label={t('project.archive')}
        />
      )}
    </RecordBox>
  )
}

function PlanFields({ form, faults }: ProjectFieldsProps) {
  const { t } = useTranslation()
  const { currency } = useFormat()
  const { values, set } = form
  return (
    <>
      <div className="gl-form-row">
        <Field label={t('common.status')}>
          <Select
            value={values.status}
            onChange={(_, { value }) =>
              set('status', PROJECT_STATUSES.find((one) => one === value) ?? 'active')
            }
          >
            {PROJECT_STATUSES.map((status) => (
              <option key={status} value={status}>
                {t(STATUS_TEXTS[status])}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('project.priority')}>
          <Select
            value={values.priority}
            onChange={(_, { value }) => set('priority', PRIORITIES.find((one) => one === value) ?? 'normal')}
          >
            {PRIORITIES.map((priority) => (
              <option key={priority} value={priority}>
                {t(PRIORITY_TEXTS[priority])}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <div className="gl-form-row">
        <DateField
          label={t('project.start')}
          value={values.startDate}
          onChange={(day) => set('startDate', day)}
          problem={faults('startDate')}
        />
        <DateField
          label={t('project.due')}
          value={values.dueDate}
          onChange={(day) => set('dueDate', day)}
          problem={faults('dueDate')}
        />
        <AmountField
          label={t('project.estimate')}
          value={values.estimate}
          onChange={(estimate) => set('estimate', estimate)}
          currency={currency}
          problem={faults('estimate')}
        />
      </div>
    </>
  )
}
