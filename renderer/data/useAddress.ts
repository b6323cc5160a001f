import { useSearchParams } from 'react-router'

export type Parts = Readonly<Record<string, string | undefined>>

/** The search part of the address as it is, which may be ahead of what is shown: a list takes its time to be drawn. */
const standing = () => new URL(location.hash.slice(1) || '/', 'http://screen').searchParams

/**
 * What a screen was asked for, kept in its address, so that coming back finds the same. `put` sets parts and takes
 * those with an empty text out; two that follow each other faster than the screen is drawn are both there.
 */
export function useAddress() {
  const [search, setSearch] = useSearchParams()
  const put = (parts: Parts | ((now: URLSearchParams) => Parts)) => {
    const next = standing()
    for (const [name, value = ''] of Object.entries(typeof parts === 'function' ? parts(next) : parts)) {
      if (value === '') next.delete(name)
      else next.set(name, value)
    }
    setSearch(next, { replace: true })
  }
  /** These parts and no others. */
  const only = (parts: Readonly<Record<string, string>>) => setSearch(parts, { replace: true })
  return { search, put, only }
}
