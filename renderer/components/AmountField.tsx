import { Field, Input } from '@fluentui/react-components'
import { type FocusEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { decimalsOf } from '../../db/rules/money.ts'
import { usePreferences } from '../app/preferences.ts'
import { type AmountFault, readAmount } from '../format/amountInput.ts'
import { editableAmount } from '../format/figures.ts'
import { fault } from './fieldMessage.ts'

interface AmountFieldProps {
  readonly label: string
  /** Wire amount, or an empty text. */
  readonly value: string
  readonly onChange: (amount: string) => void
  readonly currency: string
  readonly problem?: string | null | undefined
  /** The label is read aloud but not shown (grids with column titles). */
  readonly bare?: boolean
  readonly disabled?: boolean
  /** Wire amount that an empty field stands for. */
  readonly emptyMeans?: string
}

const FAULT_KEYS = {
  empty: 'error.amount.empty',
  notAmount: 'error.amount.notAmount',
  tooManyDecimals: 'error.amount.tooManyDecimals',
  tooLarge: 'error.amount.tooLarge',
  byZero: 'error.amount.byZero',
} as const satisfies Record<AmountFault, string>

/** An amount as people type it, expressions included; on leaving, the field shows the amount it understood. */
export function AmountField({
  label,
  value,
  onChange,
  currency,
  problem,
  bare,
  disabled,
  emptyMeans,
}: AmountFieldProps) {
  const { t } = useTranslation()
  const { language } = usePreferences().preferences
  const [typed, setTyped] = useState<string | null>(null)
  const decimals = decimalsOf(currency)
  const reading = typed === null ? null : readAmount(typed, decimals, language)
  const wrong = reading && !reading.ok && reading.reason !== 'empty' ? t(FAULT_KEYS[reading.reason]) : null
  const change = (text: string) => {
    setTyped(text)
    const next = readAmount(text, decimals, language)
    onChange(next.ok ? next.text : '')
  }
  const input = (
    <Input
      className="gl-amount-input"
      value={typed ?? editableAmount(value, language)}
      onChange={(_, data) => change(data.value)}
      onBlur={() => wrong === null && setTyped(null)}
      onFocus={(event: FocusEvent<HTMLInputElement>) => event.target.select()}
      inputMode="decimal"
      autoComplete="off"
      disabled={disabled ?? false}
      placeholder={emptyMeans === undefined ? '' : editableAmount(emptyMeans, language)}
      {...(bare ? { 'aria-label': label } : {})}
    />
  )
  return (
    <Field {...(bare ? {} : { label })} {...fault(wrong ?? problem)}>
      {input}
    </Field>
  )
}
