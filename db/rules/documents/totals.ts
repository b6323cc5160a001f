/**
 * The totals of a document: the same function makes what the screen shows while one types, what is printed and what
 * is posted.
 *
 * Lines that carry the same taxes form a group. A discount or a holdback of the whole document is cut over the groups
 * first, in the order of their codes, and then over the lines of each group: so the order of the lines changes no
 * tax. Each tax is computed on the sum of what carries it and rounded once (Revenu Québec, "Calculating the Taxes").
 */
import type { Day } from '../dates.ts'
import { applyRate, type Cents, type Ppm, sumCents } from '../money.ts'
import { type Applied, factorOf, type TaxAmount, taxesIncluded } from '../tax.ts'
import { apportion } from './apportion.ts'
import { type CheckedLine, checkedLines, checkedTotal } from './checks.ts'

export interface LineToTotal {
  /** Decimal; negative for a line that deducts. */
  readonly quantity: string
  /** Decimal, in units of the currency. */
  readonly unitPrice: string
  readonly discountPpm?: Ppm | undefined
  readonly taxes: readonly string[]
}

export interface TotalsInput {
  /** Its taxes are those of that day. */
  readonly date: Day
  /** Of the currency: 2 for CAD, 0 for XOF. */
  readonly decimals: number
  readonly pricesIncludeTax: boolean
  readonly lines: readonly LineToTotal[]
  /** On the whole document. */
  readonly discountPpm?: Ppm | undefined
  /** On the whole document, instead of `discountPpm`; positive, on a credit too. */
  readonly discountCents?: Cents | undefined
  /** Part of the total before tax that the client keeps until the work is accepted. */
  readonly holdbackPpm?: Ppm | undefined
}

export interface LineTotals {
  /** After its own discount, as printed: tax included when prices include tax. */
  readonly amount: Cents
  /** Before tax, after the document's discount: what is posted. */
  readonly net: Cents
}

export interface DocumentTotals {
  readonly lines: readonly LineTotals[]
  /** Of the document, as printed: tax included when prices include tax. */
  readonly discount: Cents
  /** Sum of the nets: total before tax, holdback and all. */
  readonly subtotal: Cents
  /** Part of the subtotal that is kept back, and not taxed yet. */
  readonly holdback: Cents
  /** One for each code, in order of first use. */
  readonly taxes: readonly TaxAmount[]
  /** subtotal - holdback + taxes: what is due now. */
  readonly total: Cents
}

/** The lines that carry the same taxes, by their place in the document. */
interface Group {
  readonly applied: readonly Applied[]
  readonly places: readonly number[]
}

const MILLION = 1_000_000n

/** A part of an amount: `exact(amount) / unit` before rounding. */
interface Part {
  readonly exact: (amount: Cents) => bigint
  readonly unit: bigint
}

const partOf = (ppm: Ppm): Part => ({ exact: (amount) => BigInt(amount) * BigInt(ppm), unit: MILLION })

/** The groups in the order of their codes, which no order of lines or of codes in a line changes. */
function groupsOf(lines: readonly CheckedLine[]): readonly Group[] {
  const groups = new Map<string, { applied: readonly Applied[]; places: number[] }>()
  for (const [place, { applied }] of lines.entries()) {
    const key = applied
      .map((tax) => tax.code)
      .sort()
      .join(' ')
    const group = groups.get(key)
    if (group) group.places.push(place)
    else groups.set(key, { applied, places: [place] })
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group)
}

const pick = (amounts: readonly Cents[], group: Group) => group.places.map((place) => amounts[place]!)

/** Cuts an amount of the document over its groups, then over the lines of each. */
function overLines(total: Cents, amounts: readonly Cents[], groups: readonly Group[], part: Part): Cents[] {
  const ofGroups = groups.map((group) => part.exact(sumCents(pick(amounts, group))))
  const shares = amounts.map(() => 0)
  for (const [index, cut] of apportion(total, ofGroups, part.unit).entries()) {
    const group = groups[index]!
    const parts = apportion(cut, pick(amounts, group).map(part.exact), part.unit)
    for (const [rank, place] of group.places.entries()) shares[place] = parts[rank]!
  }
  return shares
}

/** The discount of the whole document on each line, in the sign of the document. */
function discountShares(
  input: TotalsInput,
  amounts: readonly Cents[],
  groups: readonly Group[],
): readonly Cents[] {
  const sum = sumCents(amounts)
  const cents = input.discountCents ?? 0
  if (cents === 0) {
    const ppm = input.discountPpm ?? 0
    return overLines(applyRate(sum, ppm), amounts, groups, partOf(ppm))
  }
  const part = { exact: (amount: Cents) => BigInt(amount) * BigInt(cents), unit: BigInt(Math.abs(sum)) }
  return overLines(sum < 0 ? -cents : cents, amounts, groups, part)
}

/** Each code once, in order of first use. */
function codesOf(lines: readonly CheckedLine[]): readonly Applied[] {
  const found = new Map<string, Applied>()
  for (const tax of lines.flatMap((line) => line.applied)) if (!found.has(tax.code)) found.set(tax.code, tax)
  return [...found.values()]
}

const carries = (group: Group, code: string) => group.applied.some((tax) => tax.code === code)

/**
 * Each tax on what carries it, given the taxable amount of each group. The TVQ of before 2013 is on the price with
 * TPS: its base takes in the TPS of the lines that carry both, rounded as the TPS is.
 */
function taxesOnGroups(
  applied: readonly Applied[],
  groups: readonly Group[],
  bases: readonly Cents[],
): readonly TaxAmount[] {
  const tps = applied.find((tax) => tax.code === 'TPS')?.rate.ppm ?? 0
  const sumWhere = (wanted: (group: Group) => boolean) =>
    sumCents(bases.filter((_, index) => wanted(groups[index]!)))
  return applied.map(({ code, rate }) => {
    const price = sumWhere((group) => carries(group, code))
    const both = sumWhere((group) => carries(group, code) && carries(group, 'TPS'))
    const base = rate.base === 'net' ? price : price + applyRate(both, tps)
    return { code, rate: rate.ppm, base, amount: applyRate(base, rate.ppm) }
  })
}

interface Nets {
  readonly nets: readonly Cents[]
  readonly holdback: Cents
  readonly taxes: readonly TaxAmount[]
}

/** Prices before tax: a net is its amount less its discount; what is held back is not taxed yet (ETA 168(7)). */
function beforeTax(
  amounts: readonly Cents[],
  lines: readonly CheckedLine[],
  groups: readonly Group[],
  holdbackPpm: Ppm,
): Nets {
  const ofGroups = groups.map((group) => sumCents(pick(amounts, group)))
  const part = partOf(holdbackPpm)
  const holdback = applyRate(sumCents(amounts), holdbackPpm)
  const kept = apportion(holdback, ofGroups.map(part.exact), part.unit)
  const bases = ofGroups.map((sum, index) => sum - kept[index]!)
  return { nets: amounts, holdback, taxes: taxesOnGroups(codesOf(lines), groups, bases) }
}

/** Prices with tax: the total of each group is cut into base and taxes, and the base over the lines. */
function withTaxInside(
  amounts: readonly Cents[],
  lines: readonly CheckedLine[],
  groups: readonly Group[],
  date: Day,
): Nets {
  const nets = amounts.map(() => 0)
  const found: TaxAmount[] = []
  for (const group of groups) {
    const prices = pick(amounts, group)
    const codes = group.applied.map((tax) => tax.code)
    const { base, taxes } = taxesIncluded(sumCents(prices), codes, date)
    const exact = prices.map((price) => BigInt(price) * MILLION * MILLION)
    const parts = apportion(base, exact, factorOf(group.applied))
    for (const [rank, place] of group.places.entries()) nets[place] = parts[rank]!
    found.push(...taxes)
  }
  const taxes = codesOf(lines).map(({ code, rate }) => {
    const own = found.filter((tax) => tax.code === code)
    const [base, amount] = [sumCents(own.map((tax) => tax.base)), sumCents(own.map((tax) => tax.amount))]
    return { code, rate: rate.ppm, base, amount }
  })
  return { nets, holdback: 0, taxes }
}

/**
 * Every figure of a document, in cents of its currency.
 *
 * Amount of a line = quantity x unit price x (1 - discount), rounded once, half away from zero. A document whose
 * quantities are negated (a credit) gives the mirror of every figure. A group of lines with tax inside keeps its
 * total to the cent (see `taxesIncluded`).
 *
 * Refuses, all at once and under the names of the fields on the wire (`lines.2.unitPrice`, `discountPercent`):
 * what is not a decimal, amounts too large, discounts and holdbacks that are not between 0 and 100 %, a discount
 * larger than the document, a holdback with tax inside the prices, taxes unknown or not in force that day.
 */
export function documentTotals(input: TotalsInput): DocumentTotals {
  const lines = checkedLines(input)
  const groups = groupsOf(lines)
  const shares = discountShares(
    input,
    lines.map((line) => line.amount),
    groups,
  )
  const amounts = lines.map((line, place) => line.amount - shares[place]!)
  const { nets, holdback, taxes } = input.pricesIncludeTax
    ? withTaxInside(amounts, lines, groups, input.date)
    : beforeTax(amounts, lines, groups, input.holdbackPpm ?? 0)
  const subtotal = sumCents(nets)
  return {
    lines: lines.map((line, place) => ({ amount: line.amount, net: nets[place]! })),
    discount: sumCents(shares),
    subtotal,
    holdback,
    taxes,
    total: checkedTotal(subtotal - holdback + sumCents(taxes.map((tax) => tax.amount)), input.decimals),
  }
}
