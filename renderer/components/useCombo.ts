import { type KeyboardEvent, useEffect, useState } from 'react'

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
  /** The list is still being read: what nothing answers may yet be answered. */
  readonly loading?: boolean | undefined
}

/**
 * What a field with a list under it does on typing, arrows, Enter, Tab and Escape. The best answer is always ready. A
 * text that nothing answers stays (`held`) until it is answered, changed or taken back with Escape: it is never dropped.
 */
export function useCombo({ shown, find, onChoose, holdEnter, loading = false }: ComboOptions) {
  const [typed, setTyped] = useState<string | null>(null)
  const [active, setActive] = useState(0)
  const [left, setLeft] = useState(false)
  const open = typed !== null && !left
  const choices = typed === null ? [] : find(typed === shown ? '' : typed)
  const close = () => {
    setTyped(null)
    setActive(0)
    setLeft(false)
  }
  const choose = (choice: Choice | undefined) => {
    if (choice) onChoose(choice.key)
    close()
  }
  const settle = () => {
    if (typed === null || typed === shown) return close()
    if (typed.trim() === '') {
      onChoose('')
      return close()
    }
    // while more may come, only an answer that was gone to with the arrows is sure
    const answer = loading && active === 0 ? undefined : choices[active]
    if (answer) choose(answer)
    else setLeft(true)
  }
  // what was typed before its list had come, or before what it names was made
  const isAnswered = left && !loading && choices.length > 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the answer comes
  useEffect(() => {
    if (isAnswered) settle()
  }, [isAnswered])
  const move = (event: KeyboardEvent, step: number) => {
    event.preventDefault()
    if (!open) return type(typed ?? shown)
    setActive((before) => Math.max(0, Math.min(choices.length - 1, before + step)))
  }
  const onEnter = (event: KeyboardEvent) => {
    const isUnknown = typed !== shown && typed?.trim() !== '' && !loading && choices.length === 0
    if (holdEnter || isUnknown) {
      event.preventDefault()
      event.stopPropagation()
    }
    typed === shown ? choose(choices[active]) : settle()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') move(event, 1)
    else if (event.key === 'ArrowUp') move(event, -1)
    else if (event.key === 'Enter' && open && !event.ctrlKey) onEnter(event)
    else if (event.key === 'Escape' && typed !== null) {
      event.stopPropagation()
      close()
    }
  }
  const type = (text: string) => {
    setTyped(text)
    setActive(0)
    setLeft(false)
  }
  /** Left with a text that its list, still being read, may answer (or answers, and will in a moment), or that nothing answers. */
  const held = !left ? undefined : loading || isAnswered ? 'waiting' : 'unknown'
  return { typed, type, open, choices: open ? choices : [], active, choose, settle, held, onKeyDown } as const
}
