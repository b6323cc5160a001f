import { Button, Field, Input } from '@fluentui/react-components'
import { Delete16Regular } from '@fluentui/react-icons'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { decimalsOf, formatCents } from '../../db/rules/money.ts'
import { AccountField } from '../components/AccountField.tsx'
import { AmountField } from '../components/AmountField.tsx'
import { useAccounts } from '../data/useAccounts.ts'
import type { BankLine } from '../transport/wire.ts'
import { type Part, usuallyTaxed } from './coding.ts'
import { TaxChoice } from './TaxChoice.tsx'
import { useUsualTaxes } from './useUsualTaxes.ts'

interface CodingPartProps {
  readonly part: Part
  readonly line: BankLine
  readonly currency: string
  /** Minor units of this part, taxes included. */
  readonly amount: number
  readonly alone: boolean
  readonly first: boolean
  readonly missing: boolean
  readonly zero: boolean
  readonly onChange: (part: Partial<Part>) => void
  readonly onRemove: () => void
  /** Fields of the whole coding that stand beside those of a single part. */
  readonly children?: ReactNode
}

/** One account of a coding, with its taxes and what they come to. */
export function CodingPart(props: CodingPartProps) {
  const { part, line, amount, alone, first, missing, zero, onChange, onRemove, children } = props
  const { t } = useTranslation()
  const { byCode } = useAccounts()
  const usual = useUsualTaxes(line.date) ?? []
  const account = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (first) account.current?.focus()
  }, [first])
  const setAccount = (code: string) => {
    const chosen = byCode.get(code)
    const taxed = chosen !== undefined && usuallyTaxed(chosen)
    onChange({ account: code, taxes: taxed ? usual : [] })
  }
  return (
    <div className="gl-coding-part">
      <div className="gl-coding-fields">
        <AccountField
          label={t('common.account')}
          value={part.account}
          onChange={setAccount}
          holdEnter
          inputRef={account}
          problem={missing ? t('error.account.unknown') : null}
        />
        {alone ? null : (
          <AmountField
            label={t('bank.amountIncluded')}
            value={part.amount}
            emptyMeans={formatCents(amount, decimalsOf(props.currency))}
            onChange={(next) => onChange({ amount: next })}
            currency={props.currency}
            problem={zero ? t('error.amount.empty') : null}
          />
        )}
        <TaxChoice
          day={line.date}
          usual={usual}
          chosen={part.taxes}
          onChange={(taxes) => onChange({ taxes })}
        />
        <Field label={t('common.memo')} className="gl-coding-memo">
          <Input value={part.memo} onChange={(_, { value }) => onChange({ memo: value })} />
        </Field>
        {children}
        {alone ? null : (
          <Button
            size="small"
            appearance="subtle"
            icon={<Delete16Regular />}
            aria-label={t('bank.removePart')}
            title={t('bank.removePart')}
            onClick={onRemove}
          />
        )}
      </div>
    </div>
  )
}
