import { Field, Input } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { decimalsOf } from '../../db/rules/money.ts'
import { AmountField } from '../components/AmountField.tsx'
import { fault } from '../components/fieldMessage.ts'
import { RateField } from '../components/RateField.tsx'
import { RecordField } from '../components/RecordField.tsx'
import { useAll } from '../data/useAll.ts'
import type { DraftFaults, DraftLine } from './draft.ts'

interface EntryFormMoreProps {
  readonly line: DraftLine
  readonly number: number
  readonly faults: DraftFaults
  readonly onChange: (part: Partial<DraftLine>) => void
}

/** Foreign currency, party and project of a line. */
export function EntryFormMore({ line, number, faults, onChange }: EntryFormMoreProps) {
  const { t } = useTranslation()
  const parties = useAll('party.list', {})
  const projects = useAll('project.list', {})
  const problem = (field: string) => faults.get(`${line.key}.${field}`)
  const currency = /^[A-Z]{3}$/.test(line.currency) ? line.currency : ''
  return (
    <tr className="gl-entry-more">
      <td colSpan={5}>
        <fieldset className="gl-fieldset gl-form-row" aria-label={t('entry.moreOfLine', { number })}>
          <Field label={t('entry.currency')} {...fault(problem('currency'))}>
            <Input
              maxLength={3}
              value={line.currency}
              onChange={(_, { value }) => onChange({ currency: value.toUpperCase() })}
            />
          </Field>
          {currency === '' ? null : (
            <>
              <AmountField
                key={decimalsOf(currency)}
                label={t('entry.foreignAmount', { currency })}
                value={line.foreignAmount}
                onChange={(foreignAmount) => onChange({ foreignAmount })}
                currency={currency}
                problem={problem('foreignAmount')}
              />
              <RateField
                currency={currency}
                start={line.rate}
                onChange={(rate) => onChange({ rate })}
                problem={problem('rate')}
              />
            </>
          )}
          <RecordField
            label={t('entry.party')}
            value={line.partyId}
            records={parties}
            onChange={(partyId) => onChange({ partyId })}
            problem={problem('partyId')}
          />
          <RecordField
            label={t('entry.project')}
            value={line.projectId}
            records={projects}
            onChange={(projectId) => onChange({ projectId })}
            problem={problem('projectId')}
          />
        </fieldset>
      </td>
    </tr>
  )
}
