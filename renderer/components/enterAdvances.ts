import type { KeyboardEvent } from 'react'

const isField = (target: EventTarget): target is HTMLInputElement | HTMLSelectElement =>
  target instanceof HTMLInputElement || target instanceof HTMLSelectElement

/**
 * Enter in a field or a list of choices goes on to the next one, after the last to the button that ends the form; Escape
 * steps back, as on paper. Ctrl+Enter is left to the form.
 */
export function enterAdvances(event: KeyboardEvent<HTMLElement>): void {
  const { target, currentTarget: form } = event
  const step = event.key === 'Enter' ? 1 : event.key === 'Escape' ? -1 : 0
  if (step === 0 || event.ctrlKey || event.metaKey || !isField(target)) return
  event.preventDefault()
  const fields = [...form.querySelectorAll<HTMLElement>('input, select')].filter(
    (field) => !field.hasAttribute('disabled') && field.tabIndex >= 0,
  )
  const at = fields.indexOf(target)
  const next =
    fields[at + step] ?? (step > 0 ? form.querySelector<HTMLElement>('button[type="submit"]') : null)
  next?.focus()
}
