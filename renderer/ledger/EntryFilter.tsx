import { useTranslation } from 'react-i18next'
import { AccountField } from '../components/AccountField.tsx'
import { DateField } from '../components/DateField.tsx'
import type { EntriesFilter } from '../transport/wire.ts'

interface EntryFilterProps {
  readonly filter: EntriesFilter
  /** One part, or an empty text to take it out. */
  readonly onChange: (part: Partial<Record<'account' | 'from' | 'to', string>>) => void
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
          onChange={(account) => onChange({ account })}
        />
      </div>
      <DateField label={t('common.from')} value={filter.from ?? ''} onChange={(from) => onChange({ from })} />
      <DateField label={t('common.to')} value={filter.to ?? ''} onChange={(to) => onChange({ to })} />
    </>
  )
}
