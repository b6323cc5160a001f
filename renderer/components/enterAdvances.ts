import type { KeyboardEvent } from 'react'

/** Enter in a field goes on to the next one and Escape steps back, as on paper; Ctrl+Enter is left to the form. */
export function enterAdvances(event: KeyboardEvent<HTMLElement>): void {
  const target = event.target
  const step = event.key === 'Enter' ? 1 : event.key === 'Escape' ? -1 : 0
  if (step === 0 || event.ctrlKey || event.metaKey || !(target instanceof HTMLInputElement)) return
  event.preventDefault()
  const fields = [...event.currentTarget.querySelectorAll<HTMLElement>('input, select')].filter(
    (field) => !field.hasAttribute('disabled') && field.tabIndex >= 0,
  )
  fields[fields.indexOf(target) + step]?.focus()
}
