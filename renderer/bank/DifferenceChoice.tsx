import { Radio, RadioGroup } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { AccountField } from '../components/AccountField.tsx'
import { isEntry } from './matching.ts'
import type { Combine } from './useCombine.ts'

/** Where the difference goes: to the party's credit when too much was paid, or to an account. */
export function DifferenceChoice({ combine }: { readonly combine: Combine }) {
  const { t } = useTranslation()
  const { chosen, difference, setDifference, left } = combine
  const isOfEntries = chosen.some(({ document }) => isEntry(document))
  if (chosen.length === 0 || left === 0 || isOfEntries) return null
  const to = left > 0 ? difference.to : 'account'
  const names = [...new Set(chosen.map(({ document }) => document.partyName).filter(Boolean))]
  return (
    <div className="gl-stack gl-tight">
      {left > 0 ? (
        <RadioGroup
          aria-label={t('bank.combine.differenceTo')}
          value={to}
          onChange={(_, { value }) => setDifference({ ...difference, to: value as 'credit' | 'account' })}
        >
          <Radio value="credit" label={t('bank.combine.toCredit', { name: names.join(', ') })} />
          <Radio value="account" label={t('bank.combine.toAccount')} />
        </RadioGroup>
      ) : (
        <p>{t('bank.combine.short')}</p>
      )}
      {to === 'account' ? (
        <AccountField
          label={t('bank.combine.differenceAccount')}
          value={difference.account}
          onChange={(account) => setDifference({ to: 'account', account })}
          holdEnter
          problem={combine.fault === 'difference' ? t('error.account.unknown') : null}
        />
      ) : null}
    </div>
  )
}
