import { Button } from '@fluentui/react-components'
import { Add20Regular } from '@fluentui/react-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { localDay } from '../../../db/rules/dates.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Problem } from '../../components/Problem.tsx'
import { Screen } from '../../components/Screen.tsx'
import { useKeys } from '../../components/useKeys.ts'
import { useRead } from '../../data/useRead.ts'
import { BankNav } from '../BankNav.tsx'
import { RuleDialog } from './RuleDialog.tsx'
import { RuleList } from './RuleList.tsx'
import { blankRule, draftOfRule, type RuleDraft } from './ruleDraft.ts'

/** The rules of the company in their order: the first that applies wins. */
export function RulesScreen() {
  const { t } = useTranslation()
  const { data, error } = useRead('bankRule.list', {})
  const [draft, setDraft] = useState<RuleDraft | null>(null)
  const add = () => setDraft(blankRule())
  useKeys({ N: add })
  const close = () => setDraft(null)
  const newButton = (
    <Button appearance="primary" icon={<Add20Regular />} onClick={add}>
      {t('bank.rules.newKey')}
    </Button>
  )
  return (
    <Screen title={t('bank.rules.title')} subtitle={t('bank.rules.subtitle')} actions={newButton}>
      <BankNav shown="rules" />
      <Problem error={error} />
      {data && data.items.length === 0 ? (
        <EmptyState title={t('bank.rules.emptyTitle')} action={newButton}>
          {t('bank.rules.emptyText')}
        </EmptyState>
      ) : null}
      {data && data.items.length > 0 ? (
        <RuleList rules={data.items} since={data.since} onOpen={(rule) => setDraft(draftOfRule(rule))} />
      ) : null}
      {draft ? (
        <RuleDialog start={draft} day={localDay(Date.now())} onSaved={close} onCancel={close} />
      ) : null}
    </Screen>
  )
}
