/** Lines that read like movements and are none of the account proven: left out, or a list that is summed apart. */
import type { Entry, Happening } from './entries.ts'
import { amountOf, type Roles, readLines } from './kinds.ts'
import type { Line, Region } from './lines.ts'
import { partsOf, Told } from './repeats.ts'
import { balanceKind, isTotal } from './words.ts'

/** So few lines beside the movements are what statements print there: a fee of the year, a sum. */
const FEW = 2

/** The lines that the columns would have as movements, and that are none of any account; none where they are few. */
export function leftOut(
  regions: readonly Region[],
  rolesOf: Roles,
  accounts: readonly { readonly entries: readonly Entry[] }[],
  lists: readonly Line[],
): Line[] {
  const entries = accounts.flatMap((account) => account.entries)
  const taken = new Set([...entries, ...lists].map(({ at }) => at))
  const told = new Told(entries)
  const lines = regions.flatMap((region) => {
    const roles = rolesOf(region)
    const read = readLines(region, roles).filter(({ kind }) => kind === 'movement')
    return read.flatMap(({ line }) => {
      const placed = amountOf(line, roles)
      if (!placed || taken.has(line.at) || !isLike(line, placed.money.units)) return []
      return told.take(line.date, placed.money.units) ? [] : [line]
    })
  })
  return lines.length > FEW ? lines : []
}

/** Whether a line that is no movement reads like one: a text of its own and an amount. */
const isLike = ({ label }: Line, units: bigint) =>
  units !== 0n && /\p{L}{3}/u.test(label) && !isTotal(label) && balanceKind(label) === null

/** What happened in the account, and the lines below it that are none of it. */
interface Lists {
  readonly rest: readonly Happening[]
  readonly lists: readonly Line[]
}

/**
 * Movements below the last balance, list by list with the sum of each printed below it (cards that are booked at once,
 * later); null when one is in no sum.
 */
export function withoutLists(
  regions: readonly Region[],
  rolesOf: Roles,
  happenings: readonly Happening[],
): Lists | null {
  const parts = partsOf(happenings)
  // of an account there would be some of either side
  if (!parts || new Set(parts.below.map(({ role, money }) => `${role} ${money.sign}`)).size > 1) return null
  const below = new Map(parts.below.map((entry) => [entry.at, entry.money.units]))
  const first = parts.below[0]!.at
  const read = regions.flatMap((region) => readLines(region, rolesOf(region)))
  const lists: Line[] = []
  let open = 0n
  let sum = 0n
  for (const { line, kind } of read) {
    const units = below.get(line.at)
    if (units !== undefined) {
      open += units
      lists.push(line)
    } else if (kind === 'total' && line.at > first && open > 0n) {
      sum += open
      if (!line.money.some(({ money }) => money.units === open || money.units === sum)) return null
      open = 0n
    }
  }
  return open === 0n && lists.length === below.size ? { rest: parts.rest, lists } : null
}
