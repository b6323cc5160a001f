import { Button } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { AccountField } from '../components/AccountField.tsx'
import { Problem } from '../components/Problem.tsx'
import { useAccounts } from '../data/useAccounts.ts'
import { useRead } from '../data/useRead.ts'
import { SettingsSave } from './SettingsSave.tsx'
import { type SettingItems, type SettingValues, useSettingsForm } from './useSettingsForm.ts'

/** Each setting with the role of the account that it is when nothing is chosen. */
const CHOICES = {
  'bank.discountGivenAccount': 'discountGiven',
  'bank.discountReceivedAccount': 'discountReceived',
  'bank.feeAccount': 'bankFees',
  'bank.roundingAccount': 'rounding',
} as const

const TEXTS = {
  'bank.discountGivenAccount': 'differences.discountGiven',
  'bank.discountReceivedAccount': 'differences.discountReceived',
  'bank.feeAccount': 'differences.fee',
  'bank.roundingAccount': 'differences.rounding',
} as const

const KEYS = Object.keys(CHOICES) as (keyof typeof CHOICES)[]

const valuesOf = (items: SettingItems): SettingValues =>
  Object.fromEntries(
    KEYS.map((key) => [key, String(items.find((item) => item.key === key)?.value ?? '')] as const),
  )

/** No account goes back to the usual. */
const written = (_key: string, text: string) => text || null

/** Which accounts bear the differences that a bank line explains: discounts, fees, rounding. */
export function DifferencesPart() {
  const { data, error } = useRead('settings.get', {})
  if (!data) return <Problem error={error} />
  return <Form items={data.items} />
}

function Form({ items }: { readonly items: SettingItems }) {
  const { t } = useTranslation()
  const { accounts, nameOf } = useAccounts()
  const { form, faults, submit, set } = useSettingsForm(items, { valuesOf, written })
  const usual = (key: keyof typeof CHOICES) => {
    const account = accounts.find(({ role, closed }) => role === CHOICES[key] && !closed)
    return account
      ? t('differences.usual', { account: `${account.code} ${nameOf(account)}` })
      : t('differences.none')
  }
  return (
    <form className="gl-form gl-form-wide" onSubmit={submit}>
      <p className="gl-subtitle">{t('differences.text')}</p>
      {KEYS.map((key) => (
        <div key={key} className="gl-stack gl-tight">
          <AccountField
            label={t(TEXTS[key])}
            value={form.values[key] ?? ''}
            onChange={(code) => form.set(key, code)}
            holdEnter
            problem={faults(key)}
          />
          {form.values[key] ? (
            <div>
              <Button size="small" appearance="subtle" onClick={() => form.set(key, '')}>
                {t('differences.back')}
              </Button>
            </div>
          ) : (
            <p className="gl-hint">{usual(key)}</p>
          )}
        </div>
      ))}
      <SettingsSave form={form} set={set} />
    </form>
  )
}
