import { useLayoutEffect } from 'react'
import { useLatest } from './useLatest.ts'

/** `Ctrl+K`, `?`, `Alt+1`: what was pressed, in one form for every keyboard. */
export function pressed(event: KeyboardEvent): string {
  const held = [event.ctrlKey || event.metaKey ? 'Ctrl' : '', event.altKey ? 'Alt' : ''].filter(Boolean)
  const key = event.altKey && event.code.startsWith('Digit') ? event.code.slice(5) : event.key
  return [...held, key.length === 1 ? key.toUpperCase() : key].join('+')
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  )
}

/** Shortcuts of a screen. Those without Ctrl or Alt stay silent while one types or a dialog is open. */
export function useKeys(keys: Readonly<Record<string, () => void>>): void {
  const latest = useLatest(keys)
  // before the screen is painted: a quick hand finds its keys as soon as it sees it
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const name = pressed(event)
      const action = latest.current[name]
      if (!action || event.defaultPrevented) return
      const plainKey = !name.includes('+')
      if (plainKey && (isTyping(event.target) || document.querySelector('[role=dialog]'))) return
      event.preventDefault()
      action()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [latest])
}
