import { Button } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import { RuleDialog } from './RuleDialog.tsx'
import type { RuleWork } from './useRuleWork.ts'

/** After the same coding three times in a row, a rule is offered; and the rule being made, wherever it came from. */
export function RuleOffer({ rules }: { readonly rules: RuleWork }) {
  const { t } = useTranslation()
  const { offered, draft, day } = rules
  return (
    <>
      {offered && !draft ? (
        <div className="gl-rule-offer" role="status">
          <span>{t('bank.rules.offer', { words: offered.words })}</span>
          <Button size="small" appearance="primary" onClick={rules.open}>
            {t('bank.rules.offerKey')}
          </Button>
          <Button size="small" appearance="subtle" onClick={rules.dismiss}>
            {t('bank.rules.offerNo')}
          </Button>
        </div>
      ) : null}
      {draft ? <RuleDialog start={draft} day={day} onSaved={rules.close} onCancel={rules.close} /> : null}
    </>
  )
}
