import { Field, Select } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { DateField } from '../components/DateField.tsx'
import { RecordField } from '../components/RecordField.tsx'
import { useAll } from '../data/useAll.ts'
import type { DocumentFilter } from './documentFilter.ts'
import { useStatusText } from './StatusChip.tsx'

interface DocumentFiltersProps {
  readonly kind: string
  readonly role: 'client' | 'supplier'
  readonly statuses: readonly string[]
  readonly filter: DocumentFilter
  /** One part, or an empty text to take it out. */
  readonly onChange: (part: DocumentFilter) => void
}

/** State, client or supplier, and days that documents are found by. */
export function DocumentFilters({ kind, role, statuses, filter, onChange }: DocumentFiltersProps) {
  const { t } = useTranslation()
  const statusText = useStatusText()
  const parties = useAll('party.list', { role })
  return (
    <>
      <Field label={t('common.status')}>
        <Select
          className="gl-doc-status-filter"
          value={filter.status ?? ''}
          onChange={(_, { value }) => onChange({ status: value })}
        >
          <option value="">{t('common.all')}</option>
          {kind === 'invoice' || kind === 'bill' ? (
            <option value="unpaid">{t('document.unpaid')}</option>
          ) : null}
          {statuses.map((status) => (
            <option key={status} value={status}>
              {statusText(kind, status)}
            </option>
          ))}
        </Select>
      </Field>
      <div className="gl-doc-party-filter">
        <RecordField
          label={t(role === 'client' ? 'document.client' : 'document.supplier')}
          value={filter.partyId ?? ''}
          records={parties}
          onChange={(partyId) => onChange({ partyId })}
        />
      </div>
      <DateField label={t('common.from')} value={filter.from ?? ''} onChange={(from) => onChange({ from })} />
      <DateField label={t('common.to')} value={filter.to ?? ''} onChange={(to) => onChange({ to })} />
    </>
  )
}
