import { Field, Input } from '@fluentui/react-components'
import { type Ref, useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
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
  placeholder,
  inputRef,
}: ComboProps) {
  const { t } = useTranslation()
  const id = useId()
  const combo = useCombo({ shown, find, onChoose, holdEnter })
  const { typed, open, choices, active } = combo
  return (
    <Field {...(bare ? {} : { label })} {...fault(problem)}>
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

interface AnswersProps {
  readonly id: string
  readonly label: string
  readonly open: boolean
  readonly choices: readonly Choice[]
  readonly active: number
  readonly onPick: (choice: Choice) => void
  readonly none: string
}

function Answers({ id, label, open, choices, active, onPick, none }: AnswersProps) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (open) list.current?.showPopover()
    else list.current?.hidePopover()
  }, [open])
  useEffect(() => {
    if (open) list.current?.querySelector(`[data-index="${active}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [open, active])
  return (
    <div
      ref={list}
      popover="manual"
      id={`${id}-list`}
      role="listbox"
      aria-label={label}
      className="gl-answers"
      style={{ positionAnchor: `--${CSS.escape(id)}` }}
    >
      {choices.map((choice, index) => (
        <div
          key={choice.key}
          id={`${id}-${index}`}
          data-index={index}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          className="gl-answer"
          onMouseDown={(event) => {
            event.preventDefault()
            onPick(choice)
          }}
        >
          {choice.code ? <span className="gl-answer-code">{choice.code}</span> : null}
          <span className="gl-answer-label">{choice.label}</span>
        </div>
      ))}
      {open && choices.length === 0 ? <div className="gl-answer gl-answer-hint">{none}</div> : null}
    </div>
  )
}
