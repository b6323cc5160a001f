/**
 * What a tax return is: lines, each read from the tax postings of the books, computed from other lines, or asked of the
 * person because the books cannot tell. A line never invents: what is asked and not given counts as nil in totals, which
 * say so.
 */
import { assert, type Text } from '../errors.ts'
import { type Cents, divideRounded } from '../money.ts'

/** Where a tax posting belongs; `deferred` and `misplaced` ones are told apart and in no line. */
export type TaxSide = 'sale' | 'purchase' | 'deferred' | 'selfAssessed' | 'misplaced'

/** Postings of one tax on one account and in one direction, over a span of days with one rate. */
export interface TaxFigure {
  readonly code: string
  readonly account: string
  readonly side: TaxSide
  /** What takes back: credit notes; a reversal is on the side of what it undoes. */
  readonly isCredit: boolean
  readonly count: number
  /** Tax, positive for a sale's or a purchase's own direction; nil for codes that carry a base alone. */
  readonly amount: Cents
  readonly base: Cents
  /** base x rate in parts per million, not rounded: the proof adds before it rounds. */
  readonly product: bigint
  /** Part of `amount` whose postings tell no base: out of the proof. */
  readonly withoutBase: Cents
}

/** Which figures a line reads. */
export interface Selection {
  readonly side: 'sale' | 'purchase' | 'selfAssessed'
  readonly code: (code: string) => boolean
  /** Credit notes alone, or all but them; both when left out. */
  readonly credit?: boolean
  /** Accounts alone, or all but some. */
  readonly account?: (account: string) => boolean
}

type Source =
  /** The tax, the base, or the base with its tax, of the figures selected. */
  | {
      readonly kind: 'read'
      readonly what: 'tax' | 'base' | 'both'
      readonly select: readonly Selection[]
      /** Shown with its sign turned: a grid of credit notes is positive. */
      readonly turned?: boolean
    }
  | {
      readonly kind: 'total'
      readonly plus: readonly string[]
      readonly minus?: readonly string[]
      /** Nil rather than negative: the other side of the balance has a line of its own. */
      readonly floor?: boolean
    }
  /** Computed by a rule of its own from the figures selected (quick method). */
  | { readonly kind: 'rule'; readonly select: readonly Selection[] }
  /** The books cannot tell. */
  | { readonly kind: 'asked' }

export interface ReturnLine {
  readonly line: string
  readonly label: Text
  readonly how: Text
  readonly source: Source
}

/** One side of a return with a balance of its own: TPS/TVH, TVQ, self-assessed tax, or the whole of a VAT return. */
export interface ReturnPart {
  readonly part: string
  readonly label: Text
  readonly lines: readonly ReturnLine[]
  /** Balance of the part: these lines, less those; positive to pay. */
  readonly balance: { readonly plus: readonly string[]; readonly minus: readonly string[] }
}

export interface ReturnForm {
  readonly form: string
  readonly title: Text
  readonly parts: readonly ReturnPart[]
}

/** A line with its figures; null where it has none to show. */
export interface FilledLine {
  readonly line: string
  readonly label: Text
  readonly how: Text
  readonly kind: Source['kind']
  readonly amount: Cents | null
  readonly base: Cents | null
  /** rate x base, and what the books have more than that; for lines of tax. */
  readonly proof: Cents | null
  readonly gap: Cents | null
  /** Lines asked for and not given, counted as nil. */
  readonly assumesNil: readonly string[]
}

export interface FilledPart {
  readonly part: string
  readonly label: Text
  readonly lines: readonly FilledLine[]
  /** Positive to pay, negative to be refunded. */
  readonly balance: Cents
}

export interface FilledReturn {
  readonly form: string
  readonly title: Text
  readonly parts: readonly FilledPart[]
  readonly balance: Cents
}

const sum = (figures: readonly TaxFigure[], read: (figure: TaxFigure) => Cents): Cents =>
  figures.reduce((total, figure) => total + read(figure), 0)

const isSelected = (figure: TaxFigure, select: readonly Selection[]): boolean =>
  select.some(
    ({ side, code, credit, account }) =>
      figure.side === side &&
      code(figure.code) &&
      (credit === undefined || figure.isCredit === credit) &&
      (account === undefined || account(figure.account)),
  )

/** rate x base of several figures, rounded once, and what the tax that tells its base has more. */
export function proofOf(figures: readonly TaxFigure[]): { proof: Cents; gap: Cents } {
  const proof = divideRounded(
    figures.reduce((total, figure) => total + figure.product, 0n),
    1_000_000n,
  )
  return { proof, gap: sum(figures, (figure) => figure.amount - figure.withoutBase) - proof }
}

const linesOf = (form: ReturnForm): readonly ReturnLine[] => form.parts.flatMap((part) => part.lines)

/** The lines a person may give an amount for. */
export function askedLines(form: ReturnForm): string[] {
  return linesOf(form)
    .filter((line) => line.source.kind === 'asked')
    .map((line) => line.line)
}

/** The line of that name, or nothing. */
export function findLine(form: ReturnForm, name: string): ReturnLine | undefined {
  return linesOf(form).find((line) => line.line === name)
}

function needLine(form: ReturnForm, name: string): ReturnLine {
  const line = findLine(form, name)
  assert(line, `return ${form.form} has no line ${name}`)
  return line
}

/** The figures behind a line; those behind each of its lines, for a total. */
export function figuresBehind(form: ReturnForm, name: string, figures: readonly TaxFigure[]): TaxFigure[] {
  const { source } = needLine(form, name)
  if (source.kind === 'asked') return []
  if (source.kind !== 'total') return figures.filter((figure) => isSelected(figure, source.select))
  const behind = [...source.plus, ...(source.minus ?? [])].flatMap((part) =>
    figuresBehind(form, part, figures),
  )
  return [...new Set(behind)]
}

/** A line before its texts. */
type Amounts = Pick<FilledLine, 'amount' | 'base' | 'proof' | 'gap' | 'assumesNil'>
const NONE: Amounts = { amount: null, base: null, proof: null, gap: null, assumesNil: [] }

function amountsOf(
  source: Exclude<Source, { kind: 'total' }>,
  name: string,
  figures: readonly TaxFigure[],
  values: Readonly<Record<string, Cents>>,
): Amounts {
  if (source.kind === 'asked') return { ...NONE, amount: values[name] ?? null }
  const behind = figures.filter((figure) => isSelected(figure, source.select))
  const tax = sum(behind, (figure) => figure.amount)
  const base = sum(behind, (figure) => figure.base)
  if (source.kind === 'rule') return { ...NONE, amount: values[name]!, base: base + tax }
  const sign = source.turned ? -1 : 1
  if (source.what !== 'tax')
    return { ...NONE, amount: sign * (source.what === 'both' ? base + tax : base) || 0 }
  const { proof, gap } = proofOf(behind)
  const [shown, shownBase, shownProof, shownGap] = [tax, base, proof, gap].map((cents) => sign * cents || 0)
  return { ...NONE, amount: shown!, base: shownBase!, proof: shownProof!, gap: shownGap! }
}

/**
 * Fills a return. `values` holds, by line, what a person gave for the lines asked and what a rule computed for its own;
 * every line of a rule must be there.
 */
export function fillReturn(
  form: ReturnForm,
  figures: readonly TaxFigure[],
  values: Readonly<Record<string, Cents>>,
): FilledReturn {
  const filled = new Map<string, Amounts>()
  const totalOf = (plus: readonly string[], minus: readonly string[]): Amounts => {
    const [added, taken] = [plus.map(amounts), minus.map(amounts)]
    const add = (all: readonly Amounts[]) => all.reduce((total, line) => total + (line.amount ?? 0), 0)
    const unknown = [...plus, ...minus].filter((name) => amounts(name).amount === null)
    const assumesNil = [...new Set([...unknown, ...[...added, ...taken].flatMap((line) => line.assumesNil)])]
    return { ...NONE, amount: add(added) - add(taken), assumesNil }
  }
  const amounts = (name: string): Amounts => {
    const known = filled.get(name)
    if (known) return known
    const { source } = needLine(form, name)
    let found: Amounts
    if (source.kind !== 'total') found = amountsOf(source, name, figures, values)
    else {
      const total = totalOf(source.plus, source.minus ?? [])
      found = source.floor ? { ...total, amount: Math.max(total.amount!, 0) } : total
    }
    filled.set(name, found)
    return found
  }
  const parts = form.parts.map(
    ({ part, label, lines, balance }): FilledPart => ({
      part,
      label,
      lines: lines.map(({ line, source, ...texts }) => ({
        line,
        ...texts,
        kind: source.kind,
        ...amounts(line),
      })),
      balance: totalOf(balance.plus, balance.minus).amount!,
    }),
  )
  const { form: name, title } = form
  return { form: name, title, parts, balance: parts.reduce((total, part) => total + part.balance, 0) }
}
