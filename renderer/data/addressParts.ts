/** Those of the named parts that stand in an address, without the empty ones. */
export function partsIn<Name extends string>(
  search: URLSearchParams,
  names: readonly Name[],
): Partial<Record<Name, string>> {
  const found: Partial<Record<Name, string>> = {}
  for (const name of names) {
    const value = search.get(name)
    if (value) found[name] = value
  }
  return found
}
