import { Field, Select } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { DateField } from '../components/DateField.tsx'
import { COMPARE_CHOICES, PERIOD_CHOICES } from './periods.ts'
import type { PeriodState } from './usePeriod.ts'

const PERIOD_TEXTS = {
  month: 'period.choice.month',
  lastMonth: 'period.choice.lastMonth',
  quarter: 'period.choice.quarter',
  lastQuarter: 'period.choice.lastQuarter',
  year: 'period.choice.year',
  lastYear: 'period.choice.lastYear',
  custom: 'period.choice.custom',
} as const

export const COMPARE_TEXTS = {
  none: 'period.compare.none',
  before: 'period.compare.before',
  yearBefore: 'period.compare.yearBefore',
} as const

interface PeriodPickerProps {
  readonly period: PeriodState
  readonly compares?: boolean
}

/** A period by its name or by its days; changing a day makes it a period of one's own. */
export function PeriodPicker({ period, compares = false }: PeriodPickerProps) {
  const { t } = useTranslation()
  const { choice, compare, span, set, setDays } = period
  return (
    <>
      <Field label={t('period.label')}>
        <Select
          value={choice}
          onChange={(_, { value }) =>
            value === 'custom' ? setDays({}) : set({ period: value, from: '', to: '' })
          }
        >
          {PERIOD_CHOICES.map((one) => (
            <option key={one} value={one}>
              {t(PERIOD_TEXTS[one])}
            </option>
          ))}
        </Select>
      </Field>
      <DateField label={t('common.from')} value={span.from} onChange={(from) => from && setDays({ from })} />
      <DateField label={t('common.to')} value={span.to} onChange={(to) => to && setDays({ to })} />
      {compares ? (
        <Field label={t('period.compare.label')}>
          <Select
            value={compare}
            onChange={(_, { value }) => set({ compare: value === 'none' ? '' : value })}
          >
            {COMPARE_CHOICES.map((one) => (
              <option key={one} value={one}>
                {t(COMPARE_TEXTS[one])}
              </option>
            ))}
          </Select>
        </Field>
      ) : null}
    </>
  )
}
