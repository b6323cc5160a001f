import { Checkbox, Field, Input, Select } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { FREQUENCIES, type Frequency } from '../../db/rules/documents/schedule.ts'
import { DateField } from '../components/DateField.tsx'
import { fault } from '../components/fieldMessage.ts'
import type { Faults } from '../documents/documentDraft.ts'
import { nextDays, type ScheduleDraft } from './recurringDraft.ts'

interface ScheduleFieldsProps {
  readonly draft: ScheduleDraft
  readonly faults: Faults
  readonly onChange: (part: Partial<ScheduleDraft>) => void
}

/** How often the invoice comes back, from when to when. */
export function ScheduleFields({ draft, faults, onChange }: ScheduleFieldsProps) {
  const { t } = useTranslation()
  const days = nextDays(draft)
  return (
    <fieldset className="gl-fieldset gl-stack gl-tight" aria-label={t('recurring.schedule')}>
      <div className="gl-form-row gl-doc-small">
        <Field label={t('recurring.name')} {...fault(faults.get('name'))}>
          <Input maxLength={100} value={draft.name} onChange={(_, { value }) => onChange({ name: value })} />
        </Field>
        <Field className="gl-doc-every" label={t('recurring.every')} {...fault(faults.get('every'))}>
          <Input
            inputMode="numeric"
            maxLength={3}
            value={draft.every}
            onChange={(_, { value }) => onChange({ every: value.replace(/\D/g, '') })}
          />
        </Field>
        <Field label={t('recurring.frequency')}>
          <Select
            value={draft.frequency}
            onChange={(_, { value }) => onChange({ frequency: value as Frequency })}
          >
            {FREQUENCIES.map((frequency) => (
              <option key={frequency} value={frequency}>
                {t(`recurring.frequencies.${frequency}`)}
              </option>
            ))}
          </Select>
        </Field>
        <DateField
          label={t('recurring.first')}
          value={draft.first}
          onChange={(first) => onChange({ first })}
          problem={faults.get('first')}
        />
        <DateField
          label={t('recurring.until')}
          value={draft.until}
          onChange={(until) => onChange({ until })}
          problem={faults.get('until')}
        />
      </div>
      <div className="gl-actions">
        <Checkbox
          label={t('recurring.paused')}
          checked={draft.paused}
          onChange={(_, { checked }) => onChange({ paused: checked === true })}
        />
        <span className="gl-hint" role="status">
          {days.length === 0 ? '' : t('recurring.nextDays', { days: days.join(', ') })}
        </span>
      </div>
    </fieldset>
  )
}
