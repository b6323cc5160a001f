/** Progress billing: a quote or an order invoiced in several parts that end in its exact total. */
import type Decimal from 'decimal.js'
import { assert } from '../errors.ts'
import type { Cents, Ppm } from '../money.ts'
import { Exact } from './decimals.ts'

export interface OrderedLine {
  readonly quantity: string
  readonly unitPrice: string
  readonly discountPpm?: Ppm | undefined
}

/** What earlier invoices hold of a line, all together. */
export interface InvoicedPart {
  readonly quantity: string
  /** After the discount of the line. */
  readonly amount: Cents
}

/** What the next invoice holds of a line; its discount stays that of the order. */
export interface ProgressPart {
  readonly quantity: string
  /** That of the order, or one moved just enough for the amounts of all parts to end in that of the order. */
  readonly unitPrice: string
  readonly amount: Cents
}

/** Decimals of a quantity or price on the wire. */
const PLACES = 12

/** The part of `part` that lies between 0 and `rest`, whatever the sign of `rest`. */
function within(part: Decimal, rest: Decimal): Decimal {
  if (rest.isZero() || rest.isNegative() !== part.isNegative()) return new Exact(0)
  return part.abs().gt(rest.abs()) ? rest : part
}

const cents = (exact: Decimal) => exact.toDecimalPlaces(0)

/** The price with the fewest decimals that gives `amount` minor units, `factor` being what multiplies it. */
function priceFor(amount: Decimal, factor: Decimal, decimals: number): Decimal {
  const exact = amount.div(factor)
  for (let places = decimals; ; places += 1) {
    const price = exact.toDecimalPlaces(places)
    if (places >= PLACES || cents(price.times(factor)).eq(amount)) return price
  }
}

function partOf(line: OrderedLine, fraction: Ppm, before: InvoicedPart, decimals: number): ProgressPart {
  const ordered = new Exact(line.quantity)
  const share = ordered.times(fraction).div(1_000_000).toDecimalPlaces(PLACES, Exact.ROUND_DOWN)
  const restQuantity = ordered.minus(before.quantity)
  const quantity = within(share, restQuantity)
  const perUnit = new Exact(1_000_000 - (line.discountPpm ?? 0))
    .div(1_000_000)
    .times(new Exact(10).pow(decimals))
  const factor = quantity.times(perUnit)
  const total = cents(ordered.times(line.unitPrice).times(perUnit))
  const rest = within(total.minus(before.amount), total)
  const usual = cents(factor.times(line.unitPrice))
  const isLast = !quantity.isZero() && quantity.eq(restQuantity)
  const amount = isLast ? rest : within(usual, rest)
  const unitPrice =
    amount.eq(usual) || factor.isZero() ? line.unitPrice : priceFor(amount, factor, decimals).toFixed()
  return { quantity: quantity.toFixed(), unitPrice, amount: factor.isZero() ? 0 : amount.plus(0).toNumber() }
}

/**
 * What to invoice of each line of an order for a fraction of the whole, in the order of the lines; 1,000,000 ppm
 * asks for all that is left. What was invoiced never passes the order, and the part that ends a line takes exactly
 * what is left of its amount. A line of which nothing is left has the quantity 0.
 */
export function progressQuantities(
  lines: readonly OrderedLine[],
  fraction: Ppm,
  alreadyInvoiced: readonly InvoicedPart[],
  decimals = 2,
): readonly ProgressPart[] {
  assert(
    Number.isInteger(fraction) && fraction > 0 && fraction <= 1_000_000,
    'a fraction lies between 0 and 1',
  )
  return lines.map((line, index) =>
    partOf(line, fraction, alreadyInvoiced[index] ?? { quantity: '0', amount: 0 }, decimals),
  )
}

/**
 * The part of a discount in cents that goes with a part of an order: `part` of the amounts not invoiced yet (`left`)
 * takes as much of what is left of the discount, and the last part takes all of it. Zero where nothing is left.
 */
export function progressDiscount(discountLeft: Cents, part: Cents, left: Cents): Cents {
  if (left === 0) return 0
  return cents(new Exact(discountLeft).times(part).div(left)).plus(0).toNumber()
}
