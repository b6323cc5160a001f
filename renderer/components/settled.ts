import type { FormEvent } from 'react'
import { useLatest } from './useLatest.ts'

/** How often a field whose list is still being read is looked at again, in ms. */
const LOOK_MS = 30

const asked = new WeakSet<ParentNode>()

/**
 * Runs once no field of a form holds a text that nothing has answered yet (`data-held` of Combo): a list still being
 * read is waited for; a text that nothing answers takes the keyboard instead, and nothing is saved without it.
 * @param root the form, or the whole screen
 */
export async function whenSettled(run: () => void, root: ParentNode = document): Promise<void> {
  if (asked.has(root)) return
  asked.add(root)
  try {
    for (let held = waiting(root); held; held = waiting(root)) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
      // the person went elsewhere meanwhile
      if (!held.isConnected) return
    }
  } finally {
    asked.delete(root)
  }
  const unknown = root.querySelector<HTMLElement>('[data-held]')
  if (unknown) unknown.focus()
  else run()
}

const waiting = (root: ParentNode) => root.querySelector('[data-held=waiting]')

/**
 * The field being left may still change its form (or the screen, outside a form): what runs is after that. The keyboard
 * stays in the field.
 */
export function settleThen(run: () => void): void {
  const field = document.activeElement instanceof HTMLElement ? document.activeElement : null
  const root = field?.closest('form') ?? document
  field?.blur()
  setTimeout(() => {
    field?.focus()
    void whenSettled(run, root)
  })
}

/** How a form is saved: by its button, and from a field whose value is only taken when it is left. */
export function useSettledSave(save: () => void) {
  const latest = useLatest(save)
  return {
    fromButton: (event: FormEvent<HTMLFormElement>) => {
      event.preventDefault()
      // a dialog opened from one of its fields has its own
      if (event.currentTarget === event.target) void whenSettled(() => latest.current(), event.currentTarget)
    },
    fromField: () => settleThen(() => latest.current()),
  }
}
