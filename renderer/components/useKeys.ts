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

/** What lies over the screen and is asked first: a dialog has every key, a menu those without Ctrl and Alt. */
const COVERS = '[role=dialog], [role=alertdialog]'
const MENUS = '[role=menu]'

/** Shortcuts of a screen. They stay silent under a dialog; those without Ctrl or Alt under a menu and while one types too. */
export function useKeys(keys: Readonly<Record<string, () => void>>): void {
  const latest = useLatest(keys)
  // before the screen is painted: a quick hand finds its keys as soon as it sees it
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const name = pressed(event)
      const action = latest.current[name]
      if (!action || event.defaultPrevented) return
      if (document.querySelector(COVERS)) return
      const plainKey = !name.includes('+')
      if (plainKey && (isTyping(event.target) || document.querySelector(MENUS))) return
      event.preventDefault()
      action()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [latest])
}
