/**
 * The one place where a tax is computed. Every figure is minor units of the currency, every rate parts per
 * million. Each tax is computed on the whole taxable base of a document and rounded once, half away from zero
 * (Revenu Québec, "Calculating the Taxes": a fraction of half a cent or more is a whole cent; with several items
 * the tax may be computed on the total).
 */
import { requireCountry } from './charts/countries.ts'
import type { Day } from './dates.ts'
import { assert, catalogue, type Detail, Refusal } from './errors.ts'
import { applyRate, type Cents, divideRounded, type Ppm, sumCents } from './money.ts'
import { BELGIUM_TAXES } from './taxes/belgium.ts'
import { CANADA_TAXES, CANADA_USUAL } from './taxes/canada.ts'
import { datedRates, type TaxCode, type TaxRate } from './taxes/code.ts'
import { FRANCE_TAXES } from './taxes/france.ts'
import { OHADA_TAXES } from './taxes/ohada.ts'

export type { TaxCode } from './taxes/code.ts'

const { detail, texts } = catalogue({
  'tax.unknown': {
    fr: 'La taxe « {code} » n’existe pas. Choisissez un code de la liste des taxes.',
    en: 'Tax “{code}” does not exist. Choose a code from the list of taxes.',
  },
  'tax.notYet': {
    fr: 'La taxe {code} n’a pas de taux au {date} : le premier date du {since}.',
    en: 'Tax {code} has no rate on {date}: the first one dates from {since}.',
  },
  'tax.ended': {
    fr: 'La taxe {code} n’existe plus au {date} : elle a pris fin le {until}.',
    en: 'Tax {code} no longer exists on {date}: it ended on {until}.',
  },
  'tax.repeated': {
    fr: 'La taxe {code} est donnée deux fois. Gardez-la une fois.',
    en: 'Tax {code} is given twice. Keep it once.',
  },
  'tax.alone': {
    fr: 'Le code {code} dit qu’aucune taxe ne s’applique ; il ne va pas avec une autre taxe.',
    en: 'Code {code} says that no tax applies; it does not go with another tax.',
  },
})
export const taxTexts = texts

const ALWAYS = { country: '*', rates: datedRates(['1900-01-01', 0]), recoverable: false } as const

/** Codes that carry a base and no amount: what is zero-rated or exempt must still be declared. */
const WITHOUT_AMOUNT: readonly TaxCode[] = [
  { ...ALWAYS, code: 'ZERO', name: 'Détaxé (taux zéro)', nameEn: 'Zero-rated', kind: 'zero' },
  { ...ALWAYS, code: 'EXO', name: 'Exonéré', nameEn: 'Exempt', kind: 'exempt' },
]

const ALL: readonly TaxCode[] = [
  ...CANADA_TAXES,
  ...FRANCE_TAXES,
  ...BELGIUM_TAXES,
  ...OHADA_TAXES,
  ...WITHOUT_AMOUNT,
]
const BY_CODE: ReadonlyMap<string, TaxCode> = new Map(ALL.map((tax) => [tax.code, tax]))

/** One tax of a document: its base and amount in minor units, its rate in parts per million. */
export interface TaxAmount {
  readonly code: string
  readonly rate: Ppm
  readonly base: Cents
  readonly amount: Cents
}

/** base + the amounts of taxes = total, always. */
export interface Taxed {
  readonly base: Cents
  readonly taxes: readonly TaxAmount[]
  readonly total: Cents
}

/** A tax and its rate on the day of a document. */
export interface Applied {
  readonly code: string
  readonly rate: TaxRate
}

/** The tax of a code, whatever its country, or nothing. */
export function taxOf(code: string): TaxCode | undefined {
  return BY_CODE.get(code)
}

/**
 * The codes a company of that country may use on a day: those of the whole country and, when a province is
 * given, of that province alone. Refuses an unsupported country.
 */
export function taxCodes(country: string, province: string | undefined, date: Day): readonly TaxCode[] {
  requireCountry(country)
  return ALL.filter(
    (tax) =>
      (tax.country === country || tax.country === '*') &&
      (!province || !tax.province || tax.province === province) &&
      problemAt(tax, date) === null,
  )
}

/** Codes of the taxes on an ordinary taxable sale made there today. Refuses an unsupported country. */
export function usualTaxes(country: string, province?: string): readonly string[] {
  requireCountry(country)
  if (country === 'CA') return CANADA_USUAL[province ?? ''] ?? ['TPS']
  return ALL.filter((tax) => tax.country === country && tax.kind === 'standard').map((tax) => tax.code)
}

/** Why a tax cannot be used on a day, or null. */
function problemAt(tax: TaxCode, date: Day): 'tax.notYet' | 'tax.ended' | null {
  if (date < tax.rates[0]!.since) return 'tax.notYet'
  return tax.until && date > tax.until ? 'tax.ended' : null
}

/** Every rate asked for, or one refusal that names all that is wrong with the codes. */
export function ratesAt(codes: readonly string[], date: Day): readonly Applied[] {
  const problems: Detail[] = []
  const applied: Applied[] = []
  for (const [index, code] of codes.entries()) {
    const tax = BY_CODE.get(code)
    const say = (problem: keyof typeof taxTexts, values = {}) =>
      problems.push(detail(`taxes.${index}`, problem, { code: code.slice(0, 40), date, ...values }))
    if (!tax) {
      say('tax.unknown')
      continue
    }
    const problem = problemAt(tax, date)
    if (problem) say(problem, { since: tax.rates[0]!.since, until: String(tax.until) })
    if (codes.indexOf(code) < index) say('tax.repeated')
    else if (tax.country === '*' && codes.length > 1) say('tax.alone')
    const rate = tax.rates.findLast((row) => row.since <= date)
    if (rate) applied.push({ code, rate })
  }
  const first = problems[0]
  if (first) throw new Refusal(first.code, first.message, problems)
  return applied
}

/** The rate of a tax on a day, in parts per million. Refuses an unknown code and a day when the tax did not exist. */
export function rateAt(code: string, date: Day): Ppm {
  return ratesAt([code], date)[0]!.rate.ppm
}

/** Taxes on a base before tax. A negative base (credit note) gives the mirror of the positive one. */
function compute(base: Cents, applied: readonly Applied[]): Taxed {
  const tps = applied.find((tax) => tax.code === 'TPS')
  const tpsAmount = tps ? applyRate(base, tps.rate.ppm) : 0
  const taxes = applied.map(({ code, rate }) => {
    const taxBase = rate.base === 'net' ? base : base + tpsAmount
    return { code, rate: rate.ppm, base: taxBase, amount: applyRate(taxBase, rate.ppm) }
  })
  return { base, taxes, total: sumCents([base, ...taxes.map((tax) => tax.amount)]) }
}

/**
 * Taxes to add to a base before tax, each rounded once on the whole base. ZERO and EXO carry the base and no
 * amount. Refuses unknown, repeated or contradictory codes and a day on which one has no rate, all at once.
 */
export function taxesOn(base: Cents, codes: readonly string[], date: Day): Taxed {
  return compute(base, ratesAt(codes, date))
}

/** 1 + the sum of the rates, in millionths of millionths, so that a tax on tax stays exact. */
export function factorOf(applied: readonly Applied[]): bigint {
  const million = 1_000_000n
  const tps = applied.find((tax) => tax.code === 'TPS')
  const withTps = million + BigInt(tps?.rate.ppm ?? 0)
  return applied.reduce(
    (sum, { rate }) => sum + BigInt(rate.ppm) * (rate.base === 'net' ? million : withTps),
    million * million,
  )
}

/**
 * Splits a total with its taxes inside: base + taxes = total, to the cent, always.
 *
 * base = total / (1 + sum of rates), rounded; the taxes are those of that base. Where they do not rebuild the
 * total, the cent of difference goes to the base. Nearly always the moved base then gives the same taxes, and the
 * document computes itself again. Some totals are what no base gives (0.06 in Quebec): there too the base, which
 * is ours, takes the cent, and the taxes declared to the authority stay those of the law. Negative totals mirror
 * positive ones.
 */
export function taxesIncluded(total: Cents, codes: readonly string[], date: Day): Taxed {
  const applied = ratesAt(codes, date)
  const base = divideRounded(BigInt(total) * 1_000_000_000_000n, factorOf(applied))
  const found = compute(base, applied)
  const moved = compute(base + total - found.total, applied)
  return moved.total === total ? moved : { ...found, base: moved.base, total }
}

/**
 * Splits the tax on a purchase between what is given back and what stays in the cost, for a fraction in parts
 * per million (meals: 500,000). The two always add up to the amount.
 */
export function recoverable(amount: Cents, fractionPpm: Ppm): { recovered: Cents; cost: Cents } {
  assert(fractionPpm >= 0 && fractionPpm <= 1_000_000, 'a recovered fraction lies between 0 and 1')
  const recovered = applyRate(amount, fractionPpm)
  return { recovered, cost: amount - recovered }
}
