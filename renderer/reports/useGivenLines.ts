import { useAddress } from '../data/useAddress.ts'

const PREFIX = 'line'

/** What a person gave for the lines of a return that the books cannot tell; kept in the address with its period. */
export function useGivenLines() {
  const { search, put } = useAddress()
  const given = Object.fromEntries(
    [...search]
      .filter(([name]) => name.startsWith(PREFIX))
      .map(([name, amount]): [string, string] => [name.slice(PREFIX.length), amount]),
  )
  return { given, give: (line: string, amount: string) => put({ [PREFIX + line]: amount }) }
}
