import { Field, Input } from '@fluentui/react-components'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readRate } from '../format/amountInput.ts'
import { fault } from './fieldMessage.ts'

interface RateFieldProps {
  readonly currency: string
  readonly start?: string
  /** Decimal string, or an empty text while it is none. */
  readonly onChange: (rate: string) => void
  readonly problem?: string | undefined
}

/** An exchange rate: how much of the company's currency for one unit of the other. */
export function RateField({ currency, start = '', onChange, problem }: RateFieldProps) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(start)
  const wrong = typed !== '' && readRate(typed) === null
  return (
    <Field label={t('entry.rate', { currency })} {...fault(wrong ? t('entry.badRate') : problem)}>
      <Input
        inputMode="decimal"
        value={typed}
        onChange={(_, { value }) => {
          setTyped(value)
          onChange(readRate(value) ?? '')
        }}
      />
    </Field>
  )
}
