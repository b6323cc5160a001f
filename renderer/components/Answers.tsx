import { useEffect, useRef } from 'react'
import type { Choice } from './useCombo.ts'

interface AnswersProps {
  readonly id: string
  readonly label: string
  readonly open: boolean
  readonly choices: readonly Choice[]
  readonly active: number
  readonly onPick: (choice: Choice) => void
  /** Said when nothing answers. */
  readonly none: string
}

/** The answers under a field that finds, in the top layer, so that no frame cuts them. */
export function Answers({ id, label, open, choices, active, onPick, none }: AnswersProps) {
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
