/** What a document may hold before its totals are made: all that is wrong with it is told at once. */
import { catalogue, type Detail, Refusal } from '../errors.ts'
import { CENTS_MAX, type Cents, formatCents, isCents, type Ppm } from '../money.ts'
import { type Applied, ratesAt } from '../tax.ts'
import { Exact, isDecimal } from './decimals.ts'
import type { LineToTotal, TotalsInput } from './totals.ts'

const { detail, refuse } = catalogue({
  'document.notDecimal': {
    fr: '« {text} » n’est pas un nombre. Écrivez par exemple 2.5 : au plus 15 chiffres avant le point et 12 après.',
    en: '“{text}” is not a number. Write for example 2.5: at most 15 digits before the point and 12 after.',
  },
  'document.tooLarge': {
    fr: 'Ce montant dépasse le plus grand accepté ({max}). Vérifiez la quantité et le prix, ou partagez le document.',
    en: 'This amount is above the largest accepted ({max}). Check the quantity and the price, or divide the document.',
  },
  'document.notPercent': {
    fr: 'Un pourcentage se trouve entre 0 et 100, avec au plus quatre décimales.',
    en: 'A percentage lies between 0 and 100, with at most four decimals.',
  },
  'document.twoDiscounts': {
    fr: 'La remise est donnée en pourcentage et en montant. Gardez l’un des deux.',
    en: 'The discount is given as a percentage and as an amount. Keep one of the two.',
  },
  'document.negativeDiscount': {
    fr: 'Une remise s’écrit sans signe, sur un crédit aussi. Pour augmenter le total, ajoutez une ligne.',
    en: 'A discount is written without a sign, on a credit too. To raise the total, add a line.',
  },
  'document.discountTooLarge': {
    fr: 'La remise ({discount}) dépasse le total des lignes ({sum}). Réduisez-la, ou faites une note de crédit.',
    en: 'The discount ({discount}) is larger than the total of the lines ({sum}). Lower it, or make a credit note.',
  },
  'document.holdbackWithTax': {
    fr: 'Une retenue se calcule sur des prix sans taxes. Donnez les prix avant taxes, ou retirez la retenue.',
    en: 'A holdback is computed on prices before tax. Give the prices before tax, or remove the holdback.',
  },
})

/** A line whose amount is known, and the taxes of the day that it carries. */
export interface CheckedLine {
  readonly amount: Cents
  readonly applied: readonly Applied[]
}

const isPercent = (ppm: Ppm | undefined) =>
  ppm === undefined || (Number.isInteger(ppm) && ppm >= 0 && ppm <= 1_000_000)

/** quantity x unit price x (1 - discount) in minor units, rounded once; null beyond the largest amount. */
function amountOf(line: LineToTotal, decimals: number): Cents | null {
  const left = new Exact(1_000_000 - (line.discountPpm ?? 0)).div(1_000_000)
  const exact = new Exact(line.quantity).times(line.unitPrice).times(left).times(new Exact(10).pow(decimals))
  const cents = exact.toDecimalPlaces(0).toNumber()
  if (!isCents(cents)) return null
  return Object.is(cents, -0) ? 0 : cents
}

/** The rates of the taxes of a line; nothing when they are refused, and what is refused goes to `problems`. */
function ratesOf(line: LineToTotal, at: string, input: TotalsInput, problems: Detail[]): readonly Applied[] {
  try {
    return ratesAt(line.taxes, input.date)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    problems.push(...error.details.map((one) => ({ ...one, path: `${at}.${one.path}` })))
    return []
  }
}

function checkedLine(line: LineToTotal, at: string, input: TotalsInput, problems: Detail[]): CheckedLine {
  const before = problems.length
  for (const name of ['quantity', 'unitPrice'] as const)
    if (!isDecimal(line[name]))
      problems.push(detail(`${at}.${name}`, 'document.notDecimal', { text: line[name].slice(0, 40) }))
  if (!isPercent(line.discountPpm)) problems.push(detail(`${at}.discountPercent`, 'document.notPercent'))
  const amount = problems.length > before ? 0 : amountOf(line, input.decimals)
  if (amount === null) {
    const max = formatCents(CENTS_MAX, input.decimals)
    problems.push(detail(`${at}.unitPrice`, 'document.tooLarge', { max }))
  }
  return { amount: amount ?? 0, applied: ratesOf(line, at, input, problems) }
}

/** What is wrong with the percentages and amounts of the whole document. */
function wholeProblems(input: TotalsInput, problems: Detail[]): void {
  const cents = input.discountCents ?? 0
  if (!isPercent(input.discountPpm)) problems.push(detail('discountPercent', 'document.notPercent'))
  if (!isPercent(input.holdbackPpm)) problems.push(detail('holdbackPercent', 'document.notPercent'))
  if (cents < 0) problems.push(detail('discount', 'document.negativeDiscount'))
  if (cents !== 0 && input.discountPpm) problems.push(detail('discount', 'document.twoDiscounts'))
  if (input.pricesIncludeTax && input.holdbackPpm)
    problems.push(detail('holdbackPercent', 'document.holdbackWithTax'))
}

/** What can only be told once every line has its amount: no sum may leave what an amount can be. */
function sumProblems(lines: readonly CheckedLine[], input: TotalsInput, problems: Detail[]): void {
  let [sum, size] = [0n, 0n]
  for (const { amount } of lines) {
    sum += BigInt(amount)
    size += BigInt(Math.abs(amount))
  }
  if (size > BigInt(CENTS_MAX)) {
    problems.push(detail('lines', 'document.tooLarge', { max: formatCents(CENTS_MAX, input.decimals) }))
    return
  }
  const cents = input.discountCents ?? 0
  const figures = {
    discount: formatCents(cents, input.decimals),
    sum: formatCents(Number(sum), input.decimals),
  }
  if (cents > Math.abs(Number(sum))) problems.push(detail('discount', 'document.discountTooLarge', figures))
}

/** The lines of a document with their amounts and rates, or one refusal that names all that is wrong. */
export function checkedLines(input: TotalsInput): readonly CheckedLine[] {
  const problems: Detail[] = []
  const lines = input.lines.map((line, place) => checkedLine(line, `lines.${place}`, input, problems))
  const linesAreWell = problems.length === 0
  wholeProblems(input, problems)
  if (linesAreWell) sumProblems(lines, input, problems)
  const first = problems[0]
  if (first) throw new Refusal(first.code, first.message, problems)
  return lines
}

/** The total of a document, which its taxes may have raised above what an amount can be. */
export function checkedTotal(total: Cents, decimals: number): Cents {
  if (!isCents(total)) throw refuse('document.tooLarge', { max: formatCents(CENTS_MAX, decimals) })
  return total
}
