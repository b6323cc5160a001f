import { Field, Select } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { DateField } from '../components/DateField.tsx'
import type { Output } from '../transport/wire.ts'
import type { AuditAsked } from './useAudit.ts'

interface AuditFilterProps {
  readonly asked: AuditAsked
  readonly users: Output<'log.acts'>['users']
  /** Back to the whole log. */
  readonly children: ReactNode
  readonly onChange: (part: Partial<Record<'from' | 'to' | 'userId', string>>) => void
}

/** Days and, where several work in the books, the person. */
export function AuditFilter({ asked, users, children, onChange }: AuditFilterProps) {
  const { t } = useTranslation()
  const { from = '', to = '', userId = '' } = asked
  return (
    <div className="gl-filters">
      <DateField label={t('common.from')} value={from} onChange={(day) => onChange({ from: day })} />
      <DateField label={t('common.to')} value={to} onChange={(day) => onChange({ to: day })} />
      {users.length > 1 || userId !== '' ? (
        <Field label={t('audit.user')}>
          <Select value={userId} onChange={(_, { value }) => onChange({ userId: value })}>
            <option value="">{t('audit.anyone')}</option>
            {users.map(({ id, name }) => (
              <option key={id} value={id}>
                {name ?? id}
              </option>
            ))}
          </Select>
        </Field>
      ) : null}
      {children}
    </div>
  )
}
