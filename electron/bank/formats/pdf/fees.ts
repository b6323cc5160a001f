/** Fees in a column of their own that are taken beside the amount: the account moves by both (mobile money). */
import type { Entry, Happening } from './entries.ts'

/** An entry that moves the account by its amount and its fee; null when it moves nothing then, or the other way. */
function withFee(entry: Entry): Entry | null {
  const { money, role, fee } = entry
  const isOut = role === 'debit' || money.sign === 'minus' || money.sign === 'debit'
  const units = isOut ? money.units + fee : money.units - fee
  return units > 0n ? { ...entry, money: { ...money, units } } : null
}

/** What happened with each fee in its movement; null when there are none, or one is more than what came in. */
export function withFees(happenings: readonly Happening[]): readonly Happening[] | null {
  if (!happenings.some((one) => one.kind === 'movement' && one.fee > 0n)) return null
  const all = happenings.map((one) => (one.kind === 'movement' && one.fee > 0n ? withFee(one) : one))
  return all.every((one) => one !== null) ? all : null
}
