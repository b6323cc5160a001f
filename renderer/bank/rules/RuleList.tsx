import { Badge, Button, Switch } from '@fluentui/react-components'
import { ArrowDown16Regular, ArrowUp16Regular, Delete16Regular } from '@fluentui/react-icons'
import { type DragEvent, type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Problem } from '../../components/Problem.tsx'
import { useFormat } from '../../data/useFormat.ts'
import { useWrite } from '../../data/useWrite.ts'
import type { Rule } from './ruleDraft.ts'
import { useRuleWords } from './ruleWords.ts'

interface RuleListProps {
  readonly rules: readonly Rule[]
  /** Day since which what they took lately is counted. */
  readonly since: string
  readonly onOpen: (rule: Rule) => void
}

/** The rules in their order: Enter opens one, Alt and an arrow moves it, the mouse drags it. */
export function RuleList({ rules, since, onOpen }: RuleListProps) {
  const { t } = useTranslation()
  const { longDay } = useFormat()
  const move = useWrite('bankRule.move')
  const update = useWrite('bankRule.update')
  const remove = useWrite('bankRule.delete')
  const [dragged, setDragged] = useState<string | null>(null)
  const moveTo = (id: string, to: number) =>
    to >= 0 && to < rules.length && !move.isPending && move.mutate({ id, to })
  return (
    <>
      <Problem error={move.error ?? update.error ?? remove.error} />
      <p className="gl-hint">{t('bank.rules.since', { day: longDay(since) })}</p>
      <ol className="gl-rule-list" aria-label={t('bank.rules.title')}>
        {rules.map((rule, index) => (
          <RuleItem
            key={rule.id}
            rule={rule}
            index={index}
            last={index === rules.length - 1}
            onOpen={() => onOpen(rule)}
            onMove={(to) => moveTo(rule.id, to)}
            onToggle={(on) => update.mutate({ id: rule.id, disabled: !on })}
            onRemove={() => remove.mutate({ id: rule.id })}
            onDragStart={() => setDragged(rule.id)}
            onDrop={() => {
              if (dragged !== null && dragged !== rule.id) moveTo(dragged, index)
              setDragged(null)
            }}
          />
        ))}
      </ol>
    </>
  )
}

interface RuleItemProps {
  readonly rule: Rule
  readonly index: number
  readonly last: boolean
  readonly onOpen: () => void
  readonly onMove: (to: number) => void
  readonly onToggle: (on: boolean) => void
  readonly onRemove: () => void
  readonly onDragStart: () => void
  readonly onDrop: () => void
}

function RuleItem(props: RuleItemProps) {
  const { rule, index, onOpen, onMove, onDragStart, onDrop } = props
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (!event.altKey || step === 0) return
    event.preventDefault()
    onMove(index + step)
  }
  return (
    <li
      className={rule.disabled ? 'gl-rule gl-rule-off' : 'gl-rule'}
      draggable
      onKeyDown={onKeyDown}
      onDragStart={onDragStart}
      onDragOver={(event: DragEvent) => event.preventDefault()}
      onDrop={(event: DragEvent) => {
        event.preventDefault()
        event.stopPropagation()
        onDrop()
      }}
    >
      <span className="gl-rule-number gl-figure">{index + 1}</span>
      <RuleText rule={rule} onOpen={onOpen} />
      <RuleActs {...props} />
    </li>
  )
}

/** Its name, when it applies, what it does, and what it took. */
function RuleText({ rule, onOpen }: Pick<RuleItemProps, 'rule' | 'onOpen'>) {
  const { t } = useTranslation()
  const { count } = useFormat()
  const { when, does } = useRuleWords()
  return (
    <div className="gl-rule-words">
      <button type="button" className="gl-rule-name" onClick={onOpen}>
        {rule.name}
      </button>{' '}
      {rule.automatic ? (
        <Badge appearance="tint" size="small">
          {t('bank.rules.alone')}
        </Badge>
      ) : null}
      <p>{when(rule)}</p>
      <p>→ {does(rule)}</p>
      <p className="gl-hint">
        {t('bank.rules.took', { count: rule.lately, shown: count(rule.lately), all: count(rule.taken) })}
      </p>
    </div>
  )
}

function RuleActs({ rule, index, last, onMove, onToggle, onRemove }: RuleItemProps) {
  const { t } = useTranslation()
  const named = (key: 'up' | 'down' | 'remove' | 'on') => t(`bank.rules.item.${key}`, { name: rule.name })
  return (
    <div className="gl-rule-acts">
      <Button
        size="small"
        appearance="subtle"
        icon={<ArrowUp16Regular />}
        aria-label={named('up')}
        disabledFocusable={index === 0}
        onClick={() => onMove(index - 1)}
      />
      <Button
        size="small"
        appearance="subtle"
        icon={<ArrowDown16Regular />}
        aria-label={named('down')}
        disabledFocusable={last}
        onClick={() => onMove(index + 1)}
      />
      <Switch
        checked={!rule.disabled}
        aria-label={named('on')}
        onChange={(_, { checked }) => onToggle(checked)}
      />
      <Button
        size="small"
        appearance="subtle"
        icon={<Delete16Regular />}
        aria-label={named('remove')}
        onClick={onRemove}
      />
    </div>
  )
}
