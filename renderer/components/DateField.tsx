import { Field, Input } from '@fluentui/react-components'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isDay, localDay } from '../../db/rules/dates.ts'
import { readDate } from '../format/dateInput.ts'
import { fault } from './fieldMessage.ts'

interface DateFieldProps {
  readonly label: string
  /** `YYYY-MM-DD`, or an empty text. */
  readonly value: string
  readonly onChange: (day: string) => void
  readonly problem?: string | null | undefined
  readonly bare?: boolean
}

/** A day in the short forms of data entry; on leaving, the field shows the whole date it understood. */
export function DateField({ label, value, onChange, problem, bare }: DateFieldProps) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState<string | null>(null)
  const [wrong, setWrong] = useState(false)
  const settle = () => {
    if (typed === null) return
    const text = typed.trim()
    const day = readDate(text, { today: localDay(Date.now()), current: isDay(value) ? value : null })
    setWrong(day === null && text !== '')
    if (day === null && text !== '') return
    setTyped(null)
    onChange(day ?? '')
  }
  return (
    <Field {...(bare ? {} : { label })} {...fault(wrong ? t('error.date.notDay') : problem)}>
      <Input
        className="gl-date-input"
        value={typed ?? value}
        onChange={(_, data) => {
          setTyped(data.value)
          setWrong(false)
          if (isDay(data.value)) onChange(data.value)
        }}
        onBlur={settle}
        onKeyDown={(event) => event.key === 'Enter' && settle()}
        onFocus={(event) => event.target.select()}
        autoComplete="off"
        title={t('common.dateHint')}
        {...(bare ? { 'aria-label': label } : {})}
      />
    </Field>
  )
}
