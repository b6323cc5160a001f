import { useEffect } from 'react'
import { useLocation } from 'react-router'

/** Another screen begins at its top, wherever the one before was scrolled to. */
export function useTopOfScreen(): void {
  const { pathname } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is what says that the screen is another one
  useEffect(() => {
    void document.getElementById('main')?.scrollTo(0, 0)
  }, [pathname])
}
