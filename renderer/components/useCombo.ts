import { type KeyboardEvent, useState } from 'react'

/** One thing that can be chosen in a list under a field. */
export interface Choice {
  readonly key: string
  readonly label: string
  /** A number shown before the label. */
  readonly code?: string
}

interface ComboOptions {
  readonly shown: string
  readonly find: (typed: string) => readonly Choice[]
  readonly onChoose: (key: string) => void
  /** Enter that picks from the open list stops there instead of also acting on the form around. */
  readonly holdEnter?: boolean | undefined
}

/** What a field with a list under it does on typing, arrows, Enter, Tab and Escape. The best answer is always ready. */
export function useCombo({ shown, find, onChoose, holdEnter }: ComboOptions) {
  const [typed, setTyped] = useState<string | null>(null)
  const [active, setActive] = useState(0)
  const open = typed !== null
  const choices = open ? find(typed === shown ? '' : typed) : []
  const close = () => {
    setTyped(null)
    setActive(0)
  }
  const choose = (choice: Choice | undefined) => {
    if (choice) onChoose(choice.key)
    close()
  }
  const settle = () => {
    if (!open || typed === shown) return close()
    if (typed.trim() === '') {
      onChoose('')
      return close()
    }
    choose(choices[active])
  }
  const move = (event: KeyboardEvent, step: number) => {
    event.preventDefault()
    if (!open) return setTyped(shown)
    setActive((before) => Math.max(0, Math.min(choices.length - 1, before + step)))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') move(event, 1)
    else if (event.key === 'ArrowUp') move(event, -1)
    else if (event.key === 'Enter' && open && !event.ctrlKey) {
      if (holdEnter) {
        event.preventDefault()
        event.stopPropagation()
      }
      typed === shown ? choose(choices[active]) : settle()
    } else if (event.key === 'Escape' && open) {
      event.stopPropagation()
      close()
    }
  }
  const type = (text: string) => {
    setTyped(text)
    setActive(0)
  }
  return { typed, type, open, choices, active, choose, settle, onKeyDown }
}
