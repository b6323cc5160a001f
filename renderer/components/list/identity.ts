const names = new WeakMap<object, string>()
let last = 0

/** A key for rows that have none of their own: the same for the same object, as long as it is held. */
export function identityOf(row: object): string {
  const known = names.get(row)
  if (known !== undefined) return known
  last += 1
  const name = `row ${last}`
  names.set(row, name)
  return name
}
