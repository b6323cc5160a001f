import { useEffect, useRef } from 'react'
import { useLocation, useNavigationType } from 'react-router'

/** What lies over every screen goes when the person goes back or forward: what is under it is another screen then. */
export function useGoneBack(leave: () => void): void {
  const { key } = useLocation()
  const how = useNavigationType()
  const seen = useRef(key)
  useEffect(() => {
    if (seen.current === key) return
    seen.current = key
    if (how === 'POP') leave()
  }, [key, how, leave])
}
