import { type KeyboardEvent, useState } from 'react'
import type { Choice } from '../components/useCombo.ts'

interface FreeComboOptions {
  readonly value: string
  readonly find: (typed: string) => readonly Choice[]
  readonly onType: (text: string) => void
  readonly onChoose: (key: string) => void
}

/**
 * A text that may also name something known: what is typed stays unless an answer is reached with the arrows, or its
 * code is typed whole.
 */
export function useFreeCombo({ value, find, onType, onChoose }: FreeComboOptions) {
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
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
  const byCode = () => choices.find(({ code }) => wanted !== '' && code?.toLowerCase() === wanted)
  const settle = () => {
    if (open) choose(choices[active] ?? byCode())
  }
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
  }
  return { open: open && choices.length > 0, choices, active, type, choose, settle, onKeyDown }
}
