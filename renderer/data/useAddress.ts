import { useLocation, useSearchParams } from 'react-router'

export type Parts = Readonly<Record<string, string | undefined>>

/** The address as it is, which may be ahead of what is shown: a screen and a list take their time to be drawn. */
function standing(): { place: string; parts: URLSearchParams } {
  const [place = '', parts = ''] = location.hash.slice(1).split('?')
  return { place: place || '/', parts: new URLSearchParams(parts) }
}

/**
 * What a screen was asked for, kept in its address, so that coming back finds the same. `put` sets parts and takes
 * those with an empty text out; two that follow each other faster than the screen is drawn are both there. A screen
 * that is being left changes no address any more: it would lead back to it.
 */
export function useAddress() {
  const [search, setSearch] = useSearchParams()
  const { pathname } = useLocation()
  const put = (parts: Parts | ((now: URLSearchParams) => Parts)) => {
    const { place, parts: next } = standing()
    if (place !== pathname) return
    for (const [name, value = ''] of Object.entries(typeof parts === 'function' ? parts(next) : parts)) {
      if (value === '') next.delete(name)
      else next.set(name, value)
    }
    setSearch(next, { replace: true })
  }
  /** These parts and no others. */
  const only = (parts: Readonly<Record<string, string>>) => {
    if (standing().place === pathname) setSearch(parts, { replace: true })
  }
  return { search, put, only }
}
