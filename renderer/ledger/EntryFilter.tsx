import { Button, Field, Input } from '@fluentui/react-components'
import { DismissCircle20Regular, Search20Regular } from '@fluentui/react-icons'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AccountField } from '../components/AccountField.tsx'
import { DateField } from '../components/DateField.tsx'
import { useLatest } from '../components/useLatest.ts'
import { useFormat } from '../data/useFormat.ts'
import type { EntriesFilter } from '../transport/wire.ts'
import { entryQuery } from './entryQuery.ts'

interface EntryFilterProps {
  readonly filter: EntriesFilter
  readonly onChange: (filter: EntriesFilter) => void
}

const WAIT_MS = 200

/** A filter without its empty parts. */
function withPart(filter: EntriesFilter, part: Partial<Record<keyof EntriesFilter, string>>): EntriesFilter {
  return Object.fromEntries(Object.entries({ ...filter, ...part }).filter(([, value]) => value !== ''))
}

/** Text, account and dates that entries are found by. */
export function EntryFilter({ filter, onChange }: EntryFilterProps) {
  const { t } = useTranslation()
  const { currency, language } = useFormat()
  const [text, setText] = useState(filter.text ?? filter.amount ?? '')
  const latest = useLatest({ filter, onChange })
  useEffect(() => {
    const timer = setTimeout(() => {
      const { filter: now, onChange: change } = latest.current
      const { text: words = '', amount = '' } = entryQuery(text, currency, language)
      if (words !== (now.text ?? '') || amount !== (now.amount ?? ''))
        change(withPart(now, { text: words, amount }))
    }, WAIT_MS)
    return () => clearTimeout(timer)
  }, [text, currency, language, latest])
  return (
    <search className="gl-filters">
      <Field label={t('common.search')} className="gl-filter-text">
        <Input
          contentBefore={<Search20Regular />}
          placeholder={t('entry.searchHint')}
          value={text}
          onChange={(_, { value }) => setText(value)}
        />
      </Field>
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
      {Object.keys(filter).length > 0 ? (
        <Button
          appearance="subtle"
          icon={<DismissCircle20Regular />}
          onClick={() => {
            setText('')
            onChange({})
          }}
        >
          {t('entry.clearFilter')}
        </Button>
      ) : null}
    </search>
  )
}
