import { Field, Input, Switch } from '@fluentui/react-components'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AskDialog } from '../../components/AskDialog.tsx'
import { useWrite } from '../../data/useWrite.ts'
import { RuleActFields } from './RuleActFields.tsx'
import { RuleConditions } from './RuleConditions.tsx'
import { RuleTrial } from './RuleTrial.tsx'
import { isWhole, type RuleDraft, ruleInput } from './ruleDraft.ts'

interface RuleDialogProps {
  readonly start: RuleDraft
  /** The day whose taxes are offered: of the line it begins with, or today. */
  readonly day: string
  readonly onSaved: () => void
  readonly onCancel: () => void
}

/** A rule, new or changed: when, then what, and what it would take while one types. */
export function RuleDialog({ start, day, onSaved, onCancel }: RuleDialogProps) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState(start)
  const create = useWrite('bankRule.create')
  const update = useWrite('bankRule.update')
  const isNew = draft.id === ''
  const change = (part: Partial<RuleDraft>) => setDraft((before) => ({ ...before, ...part }))
  const rule = ruleInput(draft)
  const ready = isWhole(draft)
  const save = () => {
    if (isNew) create.mutate(rule, { onSuccess: onSaved })
    else update.mutate({ ...rule, id: draft.id }, { onSuccess: onSaved })
  }
  const { name: _name, ...tried } = rule
  return (
    <AskDialog
      wide
      title={isNew ? t('bank.rules.new') : t('bank.rules.edit')}
      confirm={t('common.save')}
      disabled={!ready || rule.name === ''}
      busy={create.isPending || update.isPending}
      error={create.error ?? update.error}
      onConfirm={save}
      onCancel={onCancel}
    >
      <Field label={t('bank.rules.name')} required>
        <Input
          value={draft.name}
          maxLength={200}
          onChange={(_, { value }) => change({ name: value })}
          autoFocus
        />
      </Field>
      <RuleConditions draft={draft} onChange={change} />
      <RuleActFields draft={draft} day={day} onChange={change} />
      <Switch
        checked={draft.automatic}
        onChange={(_, { checked }) => change({ automatic: checked })}
        label={draft.automatic ? t('bank.rules.automaticOn') : t('bank.rules.automaticOff')}
      />
      <RuleTrial rule={ready ? { ...tried, ...(isNew ? {} : { id: draft.id }) } : null} />
    </AskDialog>
  )
}
