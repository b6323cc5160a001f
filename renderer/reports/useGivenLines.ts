import { useSearchParams } from 'react-router'

const PREFIX = 'line'

/** What a person gave for the lines of a return that the books cannot tell; kept in the address with its period. */
export function useGivenLines() {
  const [search, setSearch] = useSearchParams()
  const given = Object.fromEntries(
    [...search]
      .filter(([name]) => name.startsWith(PREFIX))
      .map(([name, amount]): [string, string] => [name.slice(PREFIX.length), amount]),
  )
  const give = (line: string, amount: string) => {
    const next = new URLSearchParams(search)
    if (amount === '') next.delete(PREFIX + line)
    else next.set(PREFIX + line, amount)
    setSearch(next, { replace: true })
  }
  return { given, give }
}
