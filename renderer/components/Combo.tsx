import { Field, Input } from '@fluentui/react-components'
import { type Ref, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Answers } from './Answers.tsx'
import { fault } from './fieldMessage.ts'
import { type Choice, useCombo } from './useCombo.ts'

interface ComboProps {
  readonly label: string
  /** What the field shows when nobody types in it. */
  readonly shown: string
  readonly find: (typed: string) => readonly Choice[]
  readonly onChoose: (key: string) => void
  readonly problem?: string | null | undefined
  readonly bare?: boolean
  readonly holdEnter?: boolean
  readonly loading?: boolean
  readonly placeholder?: string
  readonly inputRef?: Ref<HTMLInputElement> | undefined
}

/** A field that finds while one types, with its answers in a list in the top layer, so that no frame cuts it. */
export function Combo({
  label,
  shown,
  find,
  onChoose,
  problem,
  bare,
  holdEnter,
  loading,
  placeholder,
  inputRef,
}: ComboProps) {
  const { t } = useTranslation()
  const id = useId()
  const combo = useCombo({ shown, find, onChoose, holdEnter, loading })
  const { typed, open, choices, active, held } = combo
  const unanswered = held === 'unknown' ? t('common.unanswered') : null
  return (
    <Field
      {...(bare ? {} : { label })}
      {...(held === 'waiting' ? { hint: t('common.loading') } : {})}
      {...fault(unanswered ?? problem)}
    >
      <Input
        role="combobox"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        autoComplete="off"
        className="gl-combo-input"
        style={{ anchorName: `--${CSS.escape(id)}` }}
        value={typed ?? shown}
        placeholder={placeholder ?? ''}
        onChange={(_, data) => combo.type(data.value)}
        onFocus={(event) => event.target.select()}
        onBlur={combo.settle}
        onKeyDown={combo.onKeyDown}
        data-held={held}
        {...(open && choices[active] ? { 'aria-activedescendant': `${id}-${active}` } : {})}
        {...(bare ? { 'aria-label': label } : {})}
        input={{ ref: inputRef ?? null }}
      />
      <Answers
        id={id}
        label={label}
        open={open}
        choices={choices}
        active={active}
        onPick={combo.choose}
        none={t('common.none')}
      />
    </Field>
  )
}
