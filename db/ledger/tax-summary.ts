/**
 * Taxes of a span of days: per code what was collected and what can be claimed, then the lines of the return of the
 * country. Read from the postings that carry a tax code, which month balances do not know; what a posting says of its
 * base is taken as it is, and the proof rate x base stands beside.
 */
import { addDays, fiscalYearOf } from '../rules/dates.ts'
import { catalogue, type Text } from '../rules/errors.ts'
import { type Cents, formatCents } from '../rules/money.ts'
import { BELGIUM_RETURN } from '../rules/returns/belgium.ts'
import {
  askedLines,
  type FilledReturn,
  figuresBehind,
  fillReturn,
  findLine,
  proofOf,
  type ReturnForm,
  type TaxFigure,
  type TaxSide,
} from '../rules/returns/form.ts'
import { FRANCE_RETURN } from '../rules/returns/france.ts'
import { canadaReturn, type TaxMethod } from '../rules/returns/quebec.ts'
import { quickRemittance } from '../rules/returns/quick.ts'
import { taxOf } from '../rules/tax.ts'
import type { QuickMethodRate } from '../rules/taxes/canada.ts'
import type { Sql } from '../sql.ts'
import type { Span } from './income-statement.ts'
import {
  type TaxEntriesPage,
  type TaxEntriesQuery,
  type TaxGroup,
  taxEntries,
  taxFigures,
} from './tax-figures.ts'

const { refuse, detail, texts } = catalogue({
  'report.noReturn': {
    fr: 'Le programme ne connaît pas de déclaration pour ce pays. Lisez le sommaire par taxe.',
    en: 'The program knows no return for this country. Read the summary by tax.',
  },
  'report.unknownLine': {
    fr: 'La déclaration {form} n’a pas de ligne {line}. Lignes : {known}.',
    en: 'Return {form} has no line {line}. Lines: {known}.',
  },
  'report.lineNotAsked': {
    fr: 'La ligne {line} se lit dans les livres ; elle ne se saisit pas. Lignes à saisir : {known}.',
    en: 'Line {line} is read from the books; it is not given. Lines to give: {known}.',
  },
  'report.quickElsewhere': {
    fr: 'La méthode rapide connue ici est celle du Québec. Choisissez la méthode régulière.',
    en: 'The quick method known here is that of Quebec. Choose the regular method.',
  },
  'report.quickTwoYears': {
    fr: 'La méthode rapide se calcule dans un seul exercice, et la période en couvre deux. Terminez-la le {end}.',
    en: 'The quick method is computed within one fiscal year, and the period covers two. End it on {end}.',
  },
  'tax.withoutBase': {
    fr: '{amount} de {code} sans base connue : hors de la preuve.',
    en: '{amount} of {code} without a known base: out of the proof.',
  },
  'tax.misplaced': {
    fr: '{count} écriture(s) portent {code} sur le compte {account}, qui n’est pas un compte de taxe : dans aucune ligne.',
    en: '{count} posting(s) carry {code} on account {account}, which is no tax account: in no line.',
  },
  'tax.deferred': {
    fr: '{amount} de {code} sur des retenues, non exigible : dans aucune ligne.',
    en: '{amount} of {code} on holdbacks, not yet due: in no line.',
  },
  'tax.quickHarmonized': {
    fr: 'Ventes avec TVH : la méthode rapide a d’autres taux pour elles. Elles ne sont dans aucune ligne.',
    en: 'Sales with HST: the quick method has other rates for them. They are in no line.',
  },
})

/** Whose taxes, and how they are declared. */
export interface TaxPlace {
  readonly country: string
  readonly province: string | null
  /** `MM-DD`: the reduction of the quick method starts anew each fiscal year. */
  readonly fiscalYearEnd: string
  readonly decimals: number
}

export interface TaxSummaryQuery extends Span {
  readonly method: TaxMethod
  /** Quick method: what the business does. */
  readonly quickRates: QuickMethodRate['activity']
  /** Amounts of the lines that the books cannot tell. */
  readonly given: Readonly<Record<string, Cents>>
}

/** One side of one tax. */
export interface TaxTotal {
  readonly amount: Cents
  readonly base: Cents
  readonly count: number
  /** rate x base, and what the books have more. */
  readonly proof: Cents
  readonly gap: Cents
}

export interface TaxRow {
  readonly code: string
  readonly name: string
  readonly nameEn: string
  readonly collected: TaxTotal
  readonly claimable: TaxTotal
  /** Owed to oneself: imported supplies, immovables, reverse charge. */
  readonly selfAssessed: Cents
  /** Collected and self-assessed, less claimable. */
  readonly net: Cents
  /** Accounts where its postings stand. */
  readonly accounts: readonly string[]
}

export interface TaxNotice {
  readonly code: string
  readonly message: Text
}

export interface TaxSummary {
  readonly rows: readonly TaxRow[]
  /** null where no return is known (OHADA). */
  readonly declaration: FilledReturn | null
  readonly notices: readonly TaxNotice[]
}

function totalOf(figures: readonly TaxFigure[]): TaxTotal {
  const sum = (read: (figure: TaxFigure) => Cents) =>
    figures.reduce((total, figure) => total + read(figure), 0)
  return {
    amount: sum((figure) => figure.amount),
    base: sum((figure) => figure.base),
    count: sum((figure) => figure.count),
    ...proofOf(figures),
  }
}

function rowOf(code: string, figures: readonly TaxFigure[]): TaxRow {
  const own = figures.filter((figure) => figure.code === code)
  const on = (side: TaxSide) => totalOf(own.filter((figure) => figure.side === side))
  const [collected, claimable] = [on('sale'), on('purchase')]
  const selfAssessed = on('selfAssessed').amount
  const tax = taxOf(code)
  return {
    code,
    name: tax?.name ?? code,
    nameEn: tax?.nameEn ?? code,
    collected,
    claimable,
    selfAssessed,
    net: collected.amount + selfAssessed - claimable.amount,
    accounts: [...new Set(own.map((figure) => figure.account))],
  }
}

/** The return of the place, or null. TVQ has its side in Quebec, and elsewhere as soon as it was charged or paid. */
function formOf(place: TaxPlace, method: TaxMethod, figures: readonly TaxFigure[]): ReturnForm | null {
  if (method === 'quick' && place.country !== 'CA')
    throw refuse('report.quickElsewhere', {}, [detail('method', 'report.quickElsewhere')])
  if (place.country === 'FR') return FRANCE_RETURN
  if (place.country === 'BE') return BELGIUM_RETURN
  if (place.country !== 'CA') return null
  return canadaReturn(place.province === 'QC' || figures.some((figure) => figure.code === 'TVQ'), method)
}

/** Sales of one tax with that tax inside. */
const salesOf = (figures: readonly TaxFigure[], tax: string): Cents =>
  figures
    .filter((figure) => figure.code === tax && figure.side === 'sale')
    .reduce((total, figure) => total + figure.base + figure.amount, 0)

/** What the quick method computes for lines 103, 107, 203 and 207. Refuses a period that runs over a year end. */
function quickValues(
  sql: Sql,
  query: TaxSummaryQuery,
  place: TaxPlace,
  figures: readonly TaxFigure[],
): Record<string, Cents> {
  const year = fiscalYearOf(query.from, place.fiscalYearEnd)
  if (query.to > year.end)
    throw refuse('report.quickTwoYears', { end: year.end }, [
      detail('to', 'report.quickTwoYears', { end: year.end }),
    ])
  const before =
    query.from === year.start ? [] : taxFigures(sql, { from: year.start, to: addDays(query.from, -1) })
  const remit = (tax: QuickMethodRate['tax']) =>
    quickRemittance({
      tax,
      activity: query.quickRates,
      sales: salesOf(figures, tax),
      salesBefore: salesOf(before, tax),
      date: query.to,
    })
  const [tps, tvq] = [remit('TPS'), remit('TVQ')]
  return { 103: tps.gross, 107: tps.reduction, 203: tvq.gross, 207: tvq.reduction }
}

function checkGiven(form: ReturnForm | null, given: Readonly<Record<string, Cents>>): void {
  const known = form ? askedLines(form) : []
  const problems = Object.keys(given)
    .filter((line) => !known.includes(line))
    .map((line) => detail(`given.${line}`, 'report.lineNotAsked', { line, known: known.join(', ') }))
  if (problems.length === 0) return
  throw refuse(
    'report.lineNotAsked',
    {
      line: problems.map((problem) => problem.path.slice('given.'.length)).join(', '),
      known: known.join(', '),
    },
    problems,
  )
}

/** One figure for each tax on each account, whatever the direction and the rate. */
function gathered(figures: readonly TaxFigure[]): TaxFigure[] {
  const groups = new Map<string, TaxFigure>()
  for (const figure of figures) {
    const key = `${figure.code} ${figure.account}`
    const { count, amount, withoutBase } = groups.get(key) ?? { count: 0, amount: 0, withoutBase: 0 }
    groups.set(key, {
      ...figure,
      count: count + figure.count,
      amount: amount + figure.amount,
      withoutBase: withoutBase + figure.withoutBase,
    })
  }
  return [...groups.values()]
}

function noticesOf(place: TaxPlace, method: TaxMethod, figures: readonly TaxFigure[]): TaxNotice[] {
  const show = (cents: Cents) => formatCents(cents, place.decimals)
  const say = (
    code: keyof typeof texts,
    values: Readonly<Record<string, string | number>> = {},
  ): TaxNotice => ({
    code,
    message: detail('', code, values).message,
  })
  const perFigure = gathered(figures).flatMap((figure) => {
    const { code, account, amount, count, side, withoutBase } = figure
    if (side === 'misplaced') return [say('tax.misplaced', { code, account, count })]
    if (side === 'deferred') return [say('tax.deferred', { code, amount: show(amount) })]
    return withoutBase === 0 ? [] : [say('tax.withoutBase', { code, amount: show(withoutBase) })]
  })
  const hasHarmonized = figures.some((figure) => figure.side === 'sale' && figure.code.startsWith('TVH-'))
  return method === 'quick' && hasHarmonized ? [...perFigure, say('tax.quickHarmonized')] : perFigure
}

/**
 * The taxes of a span of days and the return they fill. Refuses the quick method outside Canada or over a year end, and
 * amounts given for lines that are read.
 */
export function taxSummary(sql: Sql, query: TaxSummaryQuery, place: TaxPlace): TaxSummary {
  const figures = taxFigures(sql, query)
  const form = formOf(place, query.method, figures)
  checkGiven(form, query.given)
  const computed = query.method === 'quick' ? quickValues(sql, query, place, figures) : {}
  const codes = [...new Set(figures.map((figure) => figure.code))].sort()
  return {
    rows: codes.map((code) => rowOf(code, figures)),
    declaration: form && fillReturn(form, figures, { ...query.given, ...computed }),
    notices: noticesOf(place, query.method, figures),
  }
}

export interface BehindQuery extends TaxEntriesQuery {
  readonly method: TaxMethod
  /** A line of the return, or a tax code, or neither for every tax posting. */
  readonly line?: string | undefined
  readonly code?: string | undefined
}

/** The groups a line or a code is made of. Refuses a line that the return does not have. */
function groupsBehind(query: BehindQuery, place: TaxPlace, figures: readonly TaxGroup[]): TaxGroup[] {
  const ofCode = figures.filter((figure) => query.code === undefined || figure.code === query.code)
  const { line } = query
  if (line === undefined) return ofCode
  const form = formOf(place, query.method, figures)
  if (!form) throw refuse('report.noReturn', {}, [detail('line', 'report.noReturn')])
  if (!findLine(form, line)) {
    const known = form.parts.flatMap((part) => part.lines.map((row) => row.line)).join(', ')
    const values = { form: form.form, line, known }
    throw refuse('report.unknownLine', values, [detail('line', 'report.unknownLine', values)])
  }
  const behind = new Set<TaxFigure>(figuresBehind(form, line, ofCode))
  return ofCode.filter((figure) => behind.has(figure))
}

/** A page of the postings behind a line of the return or a tax code, with the sums of all of them. */
export function entriesBehind(
  sql: Sql,
  query: BehindQuery,
  place: TaxPlace,
): TaxEntriesPage & { readonly count: number; readonly amount: Cents; readonly base: Cents } {
  const groups = groupsBehind(query, place, taxFigures(sql, query))
  const { count, amount, base } = totalOf(groups)
  return { ...taxEntries(sql, groups, query), count, amount, base }
}
