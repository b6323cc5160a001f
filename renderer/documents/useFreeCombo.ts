import { type KeyboardEvent, useEffect, useState } from 'react'
import type { Choice } from '../components/useCombo.ts'

interface FreeComboOptions {
  readonly value: string
  readonly find: (typed: string) => readonly Choice[]
  readonly onType: (text: string) => void
  readonly onChoose: (key: string) => void
  /** The list is still being read: a code may yet be found in it. */
  readonly loading: boolean
}

/**
 * A text that may also name something known: what is typed stays unless an answer is reached with the arrows, or its
 * code is typed whole, even before the list has come (a bar code is quick).
 */
export function useFreeCombo({ value, find, onType, onChoose, loading }: FreeComboOptions) {
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const [left, setLeft] = useState(false)
  const choices = open && value.trim() !== '' ? find(value) : open && active >= 0 ? find('') : []
  const close = () => {
    setOpen(false)
    setActive(-1)
  }
  const choose = (choice: Choice | undefined) => {
    if (choice) onChoose(choice.key)
    close()
  }
  const wanted = value.trim().toLowerCase()
  const byCode = () => find(value).find(({ code }) => wanted !== '' && code?.toLowerCase() === wanted)
  const settle = () => {
    if (!open) return
    const chosen = choices[active] ?? byCode()
    setLeft(loading && chosen === undefined)
    choose(chosen)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the list has come
  useEffect(() => {
    if (loading || !left) return
    setLeft(false)
    choose(byCode())
  }, [loading, left])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      const count = open ? choices.length : find(value).length
      setOpen(true)
      setActive((before) => Math.max(-1, Math.min(count - 1, before + step)))
    } else if (event.key === 'Enter' && !event.ctrlKey) settle()
    else if (event.key === 'Escape' && open && choices.length > 0) {
      event.stopPropagation()
      close()
    }
  }
  const type = (text: string) => {
    onType(text)
    setOpen(true)
    setActive(-1)
    setLeft(false)
  }
  const held = left ? 'waiting' : undefined
  return { open: open && choices.length > 0, choices, active, type, choose, settle, held, onKeyDown } as const
}
