import { useTranslation } from 'react-i18next'
import { AccountField } from '../components/AccountField.tsx'
import { DateField } from '../components/DateField.tsx'
import type { EntriesFilter } from '../transport/wire.ts'

interface EntryFilterProps {
  readonly filter: EntriesFilter
  readonly onChange: (filter: EntriesFilter) => void
}

/** A filter without its empty parts. */
function withPart(filter: EntriesFilter, part: Partial<Record<keyof EntriesFilter, string>>): EntriesFilter {
  return Object.fromEntries(Object.entries({ ...filter, ...part }).filter(([, value]) => value !== ''))
}

/** Account and dates that entries are found by, beside their text. */
export function EntryFilter({ filter, onChange }: EntryFilterProps) {
  const { t } = useTranslation()
  return (
    <>
      <div className="gl-filter-account">
        <AccountField
          label={t('common.account')}
          value={filter.account ?? ''}
          onChange={(account) => onChange(withPart(filter, { account }))}
        />
      </div>
      <DateField
        label={t('common.from')}
        value={filter.from ?? ''}
        onChange={(from) => onChange(withPart(filter, { from }))}
      />
      <DateField
        label={t('common.to')}
        value={filter.to ?? ''}
        onChange={(to) => onChange(withPart(filter, { to }))}
      />
    </>
  )
}
