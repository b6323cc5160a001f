import { Button, Field, Input, Select } from '@fluentui/react-components'
import { Add16Regular, Delete16Regular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { TEXT_TESTS, type TextTest } from '../../../db/rules/labels/conditions.ts'
import { AmountField } from '../../components/AmountField.tsx'
import { useAccounts } from '../../data/useAccounts.ts'
import { useFormat } from '../../data/useFormat.ts'
import { useRead } from '../../data/useRead.ts'
import { blankText, type RuleDraft, type TextDraft } from './ruleDraft.ts'
import { TESTS } from './ruleWords.ts'

interface RuleConditionsProps {
  readonly draft: RuleDraft
  readonly onChange: (part: Partial<RuleDraft>) => void
}

/** When the rule applies: words of the label, direction, account, amount. */
export function RuleConditions({ draft, onChange }: RuleConditionsProps) {
  const { t } = useTranslation()
  return (
    <fieldset className="gl-fieldset gl-stack">
      <legend className="gl-h3">{t('bank.rules.conditions')}</legend>
      <RuleTexts draft={draft} onChange={onChange} />
      <RuleLimits draft={draft} onChange={onChange} />
    </fieldset>
  )
}

/** The texts of the label, all of them or one. */
function RuleTexts({ draft, onChange }: RuleConditionsProps) {
  const { t } = useTranslation()
  const { texts } = draft
  const setText = (key: number, part: Partial<TextDraft>) =>
    onChange({ texts: texts.map((one) => (one.key === key ? { ...one, ...part } : one)) })
  return (
    <>
      {texts.map((one, index) => (
        <RuleText
          key={one.key}
          text={one}
          number={index + 1}
          onChange={(part) => setText(one.key, part)}
          onRemove={() => onChange({ texts: texts.filter(({ key }) => key !== one.key) })}
        />
      ))}
      <div className="gl-actions">
        <Button
          size="small"
          icon={<Add16Regular />}
          onClick={() => onChange({ texts: [...texts, blankText()] })}
        >
          {t('bank.rules.addText')}
        </Button>
        {texts.length > 1 ? (
          <Select
            size="small"
            aria-label={t('bank.rules.howMany')}
            value={draft.any ? 'any' : 'all'}
            onChange={(_, { value }) => onChange({ any: value === 'any' })}
          >
            <option value="all">{t('bank.rules.allTexts')}</option>
            <option value="any">{t('bank.rules.anyText')}</option>
          </Select>
        ) : null}
      </div>
    </>
  )
}

interface RuleTextProps {
  readonly text: TextDraft
  readonly number: number
  readonly onChange: (part: Partial<TextDraft>) => void
  readonly onRemove: () => void
}

function RuleText({ text, number, onChange, onRemove }: RuleTextProps) {
  const { t } = useTranslation()
  return (
    <div className="gl-rule-row">
      <Field label={t('bank.rules.label')}>
        <Select value={text.test} onChange={(_, { value }) => onChange({ test: value as TextTest })}>
          {TEXT_TESTS.map((test) => (
            <option key={test} value={test}>
              {t(TESTS[test])}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('bank.rules.text')} className="gl-rule-wide">
        <Input value={text.text} maxLength={200} onChange={(_, { value }) => onChange({ text: value })} />
      </Field>
      <Button
        appearance="subtle"
        icon={<Delete16Regular />}
        aria-label={t('bank.rules.removeText', { number })}
        onClick={onRemove}
      />
    </div>
  )
}

/** Account, direction and size of the amount. */
function RuleLimits({ draft, onChange }: RuleConditionsProps) {
  const { t } = useTranslation()
  const { titleOf } = useAccounts()
  const { currency } = useFormat()
  const { data } = useRead('bank.accounts', {})
  return (
    <div className="gl-rule-row">
      <Field label={t('bank.rules.account')}>
        <Select value={draft.account} onChange={(_, { value }) => onChange({ account: value })}>
          <option value="">{t('bank.rules.allAccounts')}</option>
          {(data?.items ?? []).map(({ code }) => (
            <option key={code} value={code}>
              {code} {titleOf(code)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('bank.rules.direction')}>
        <Select
          value={draft.direction}
          onChange={(_, { value }) => onChange({ direction: value as RuleDraft['direction'] })}
        >
          <option value="">{t('bank.rules.both')}</option>
          <option value="out">{t('bank.rules.when.out')}</option>
          <option value="in">{t('bank.rules.when.in')}</option>
        </Select>
      </Field>
      <AmountField
        label={t('bank.rules.amountFrom')}
        value={draft.amountFrom}
        onChange={(amountFrom) => onChange({ amountFrom })}
        currency={currency}
      />
      <AmountField
        label={t('bank.rules.amountTo')}
        value={draft.amountTo}
        onChange={(amountTo) => onChange({ amountTo })}
        currency={currency}
      />
    </div>
  )
}
