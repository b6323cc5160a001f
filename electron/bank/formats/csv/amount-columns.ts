/** Which columns of a table hold the amounts: one with signs, two sides, one of each currency. */
import { type Candidate, firstFull, movedIn, ofRole } from './candidates.ts'
import type { Columns } from './columns.ts'
import { type HeaderName, type Role, rolesOfName } from './names.ts'

export interface AmountColumn {
  readonly index: number
  readonly kind: 'amount' | 'debit' | 'credit'
  readonly currency: string | null
}

function amountColumn(candidate: Candidate, kind: AmountColumn['kind']): AmountColumn {
  return { index: candidate.index, kind, currency: candidate.name.currency }
}

const GROSS = /^(gross|bruto?|brutto|lordo)(amount)?$/
const NET = /^(net|neto|netto)(amount|total)?$/

/** True of the name of an amount from which the fee is taken off already. */
export const isNetName = ({ key }: HeaderName) => NET.test(key)

const WITHOUT_TAX = /(ht|horstaxes?|excltax|exclvat|exclbtw|sansiva|sinimpuestos)$/
const WITH_TAX = /(ttc|taxesincluses|incltax|inclvat|inclbtw)$/

/** What comes into the account is the net: the gross beside it is before the fee. What is paid has its tax in it. */
function withoutGross(all: readonly Candidate[]): readonly Candidate[] {
  const taxed = all.some(({ name, profile }) => WITH_TAX.test(name.key) && profile.filled > 0)
  const candidates = taxed ? all.filter(({ name }) => !WITHOUT_TAX.test(name.key)) : all
  const net = candidates.some(({ name, profile }) => NET.test(name.key) && profile.filled > 0)
  return net ? candidates.filter(({ name }) => !GROSS.test(name.key)) : candidates
}

/**
 * Several signed amounts are kept only when each is of its own currency and a row has one of them (RBC: CAD$ and USD$, not the
 * price abroad beside what was paid); else the fullest.
 */
function signedColumns(candidates: readonly Candidate[]): AmountColumn[] {
  const currencies = new Set(candidates.map(({ name }) => name.currency ?? ''))
  const moved = candidates.reduce((sum, candidate) => sum + movedIn(candidate), 0)
  const apart = moved <= (candidates[0]?.profile.rows ?? 0)
  if (candidates.length > 1 && currencies.size === candidates.length && !currencies.has('') && apart)
    return candidates.map((candidate) => amountColumn(candidate, 'amount'))
  const one = firstFull(candidates, movedIn)
  return one ? [amountColumn(one, 'amount')] : []
}

/** `Inflow` beside `Outflow` is the credit side, alone it is a signed amount. */
export function withSides(all: readonly Candidate[]): Candidate[] {
  const has = (role: Role) => all.some((candidate) => candidate.role === role)
  const turned = (candidate: Candidate, side: Role, other: Role) =>
    candidate.role === 'amount' && has(other) && rolesOfName(candidate.name.key).includes(side)
      ? { ...candidate, role: side }
      : candidate
  return all.map((candidate) => turned(turned(candidate, 'credit', 'debit'), 'debit', 'credit'))
}

/** One column moves where the other does not: `Amount` beside `Withdrawals`. */
const completes = (one: Candidate, other: Candidate) =>
  movedIn(one) > 0 && movedIn(other) > 0 && movedIn(one) + movedIn(other) === one.profile.rows

/** The amount columns, and whether a flag column is needed for the sign. */
export function amountColumns(all: readonly Candidate[]): AmountColumn[] {
  const signed = signedColumns(withoutGross(ofRole(all, 'amount')))
  const debit = firstFull(ofRole(all, 'debit'))
  const credit = firstFull(ofRole(all, 'credit'))
  const sides = [debit, credit].filter((side) => side !== null)
  const words = sides.filter(({ profile }) => profile.filled > 0 && profile.words >= profile.filled * 0.8)
  const [worded] = words
  if (worded && words.length === 1) return [amountColumn(worded, 'amount')]
  if (sides.length === 0) return signed
  const moved = (columns: readonly { readonly index: number }[]) =>
    columns.some(({ index }) => movedIn(all.find((one) => one.index === index)!) > 0)
  // formulas that no program has computed are zeros
  const empty = signed.length > 0 && !moved(signed) && moved(sides)
  const filledSigned =
    signed.length > 0 ? all.find(({ index }) => index === signed[0]!.index)!.profile.filled : 0
  const filledSides = (debit?.profile.filled ?? 0) + (credit?.profile.filled ?? 0)
  const [only] = sides
  const other = sides.length === 1 ? all.find(({ index }) => index === signed[0]?.index) : undefined
  if (only && other && completes(only, other))
    return sameCurrency([
      amountColumn(only, only === debit ? 'debit' : 'credit'),
      amountColumn(other, only === debit ? 'credit' : 'debit'),
    ])
  if (signed.length > 0 && !empty && (sides.length === 1 || filledSigned >= filledSides)) return signed
  return sameCurrency([
    ...(debit ? [amountColumn(debit, 'debit')] : []),
    ...(credit ? [amountColumn(credit, 'credit')] : []),
  ])
}

/** The two sides of an account have one currency, also when only one of them names it. */
function sameCurrency(sides: readonly AmountColumn[]): AmountColumn[] {
  const named = new Set(sides.map(({ currency }) => currency).filter((currency) => currency !== null))
  const currency = named.size === 1 ? [...named][0]! : null
  return sides.map((side) => ({ ...side, currency }))
}

/** A net is what is left after the fee. */
export function isNet(all: readonly Candidate[], [amount]: readonly AmountColumn[]): boolean {
  return all.some(({ index, name }) => index === amount?.index && isNetName(name))
}

/** The only column of amounts, beside none that tells their side; null where there is another, or a debit and a credit. */
export function plainAmount({ amounts, direction }: Columns): AmountColumn | null {
  const [only, other] = amounts
  return only?.kind === 'amount' && !other && direction === null ? only : null
}
