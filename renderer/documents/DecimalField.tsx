import { Field, Input } from '@fluentui/react-components'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePreferences } from '../app/preferences.ts'
import { fault } from '../components/fieldMessage.ts'
import { editableAmount } from '../format/figures.ts'
import { readDecimal, withDecimals } from './decimalInput.ts'

interface DecimalFieldProps {
  readonly label: string
  /** Decimal string, or an empty text. */
  readonly value: string
  readonly onChange: (value: string) => void
  readonly decimals: number
  /** Decimals shown even when they are zeros: those of a price. */
  readonly decimalsShown?: number
  readonly problem?: string | null | undefined
  readonly bare?: boolean
  readonly emptyMeans?: string
  readonly after?: string
}

/** A quantity, a price or a percentage; on leaving, the field shows the number it understood. */
export function DecimalField(props: DecimalFieldProps) {
  const { label, value, onChange, decimals, decimalsShown = 0, problem, bare, emptyMeans = '', after } = props
  const { t } = useTranslation()
  const { language } = usePreferences().preferences
  const [typed, setTyped] = useState<string | null>(null)
  const reading = typed === null ? null : readDecimal(typed, decimals, language)
  const isWrong = reading !== null && !reading.ok && reading.reason !== 'empty'
  const change = (text: string) => {
    setTyped(text)
    const next = readDecimal(text, decimals, language)
    onChange(next.ok ? next.text : '')
  }
  return (
    <Field {...(bare ? {} : { label })} {...fault(isWrong ? t('document.notNumber') : problem)}>
      <Input
        className="gl-amount-input"
        value={typed ?? editableAmount(withDecimals(value, decimalsShown), language)}
        onChange={(_, data) => change(data.value)}
        onBlur={() => !isWrong && setTyped(null)}
        onFocus={(event) => event.target.select()}
        inputMode="decimal"
        autoComplete="off"
        placeholder={editableAmount(emptyMeans, language)}
        {...(after ? { contentAfter: after } : {})}
        {...(bare ? { 'aria-label': label } : {})}
      />
    </Field>
  )
}
