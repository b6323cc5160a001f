import { type RefObject, useEffect, useRef } from 'react'

/**
 * Where the keyboard begins when the button that led here is gone: at the balance while it is not known, else at the
 * button that reconciles.
 */
export function useStart(isRead: boolean, isKnown: boolean): RefObject<HTMLDivElement | null> {
  const bar = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as soon as the figures are there
  useEffect(() => {
    if (!isRead || document.activeElement !== document.body) return
    bar.current?.querySelector<HTMLElement>(isKnown ? 'button' : '.gl-amount-input input')?.focus()
  }, [isRead])
  return bar
}
