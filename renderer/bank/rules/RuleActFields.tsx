import { Field, Input, Radio, RadioGroup } from '@fluentui/react-components'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { AccountField } from '../../components/AccountField.tsx'
import type { Account } from '../../transport/wire.ts'
import { isBankLike } from '../useImport.ts'
import { RuleShares } from './RuleShares.tsx'
import type { RuleDraft } from './ruleDraft.ts'

interface RuleActFieldsProps {
  readonly draft: RuleDraft
  readonly day: string
  readonly onChange: (part: Partial<RuleDraft>) => void
}

/** What the rule does: accounts, a transfer, or nothing with a reason. */
export function RuleActFields({ draft, day, onChange }: RuleActFieldsProps) {
  const { t } = useTranslation()
  const { account } = draft
  const only = useCallback((one: Account) => isBankLike(one) && one.code !== account, [account])
  return (
    <fieldset className="gl-fieldset gl-stack">
      <legend className="gl-h3">{t('bank.rules.then')}</legend>
      <RadioGroup
        layout="horizontal"
        aria-label={t('bank.rules.then')}
        value={draft.kind}
        onChange={(_, { value }) => onChange({ kind: value as RuleDraft['kind'] })}
      >
        <Radio value="code" label={t('bank.rules.code')} />
        <Radio value="transfer" label={t('bank.rules.transfer')} />
        <Radio value="ignore" label={t('bank.rules.ignore')} />
      </RadioGroup>
      {draft.kind === 'code' ? <RuleShares draft={draft} day={day} onChange={onChange} /> : null}
      {draft.kind === 'transfer' ? (
        <AccountField
          label={t('bank.rules.other')}
          value={draft.other}
          onChange={(other) => onChange({ other })}
          only={only}
          holdEnter
        />
      ) : null}
      {draft.kind === 'ignore' ? (
        <Field label={t('common.reason')} required>
          <Input value={draft.reason} onChange={(_, { value }) => onChange({ reason: value })} />
        </Field>
      ) : null}
    </fieldset>
  )
}
