import { type RefObject, useEffect, useRef, useState } from 'react'

/** The width in pixels of what holds a picture, followed as the window changes. */
export function useWidth<T extends Element>(start: number): readonly [RefObject<T | null>, number] {
  const place = useRef<T>(null)
  const [width, setWidth] = useState(start)
  useEffect(() => {
    const element = place.current
    if (!element) return
    const observer = new ResizeObserver(([entry]) => {
      if (entry && entry.contentRect.width > 0) setWidth(Math.floor(entry.contentRect.width))
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [place, width]
}
