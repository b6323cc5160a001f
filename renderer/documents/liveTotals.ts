/** What a document being typed comes to, by the very rules of the books. */
import { addDays, type Day, isDay } from '../../db/rules/dates.ts'
import { isDecimal } from '../../db/rules/documents/decimals.ts'
import { dueDate, parseTerms } from '../../db/rules/documents/terms.ts'
import { documentTotals, type TotalsInput } from '../../db/rules/documents/totals.ts'
import { type Detail, Refusal } from '../../db/rules/errors.ts'
import { type Cents, decimalsOf, parseCents, ppmOfPercent, sumCents } from '../../db/rules/money.ts'
import type { TaxAmount } from '../../db/rules/tax.ts'
import { type DocumentDraft, type DraftLine, sentLines } from './documentDraft.ts'

export interface LiveTax extends TaxAmount {
  /** What the rules make of it, where the paper says another amount. */
  readonly computed: Cents
}

export interface LiveTotals {
  /** Amounts of the lines by key, after their own discount. */
  readonly amounts: ReadonlyMap<number, Cents>
  readonly discount: Cents
  readonly subtotal: Cents
  readonly holdback: Cents
  readonly taxes: readonly LiveTax[]
  readonly total: Cents
}

const NOTHING: LiveTotals = {
  amounts: new Map(),
  discount: 0,
  subtotal: 0,
  holdback: 0,
  taxes: [],
  total: 0,
}

/** Parts per million of a percentage; nothing for an empty text, and something refused for one that is none. */
function ppmOf(percent: string): number | undefined {
  if (percent === '') return undefined
  return isDecimal(percent) && !percent.startsWith('-') ? ppmOfPercent(percent) : -1
}

const present = <T extends object>(fields: T) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }

function inputOf(
  draft: DocumentDraft,
  currency: string,
  taxesOf: (line: DraftLine) => readonly string[],
): TotalsInput {
  const decimals = decimalsOf(currency)
  return {
    date: draft.date as Day,
    decimals,
    pricesIncludeTax: draft.pricesIncludeTax,
    lines: sentLines(draft).map((line) => ({
      quantity: line.quantity || '1',
      unitPrice: line.unitPrice || '0',
      taxes: taxesOf(line),
      ...present({ discountPpm: ppmOf(line.discountPercent) }),
    })),
    ...present({
      discountPpm: ppmOf(draft.discountPercent),
      discountCents: draft.discount === '' ? undefined : parseCents(draft.discount, decimals),
      holdbackPpm: ppmOf(draft.holdbackPercent),
    }),
  }
}

/** The taxes with the amounts of the supplier's paper where it gives them. */
function asOnPaper(draft: DocumentDraft, taxes: readonly TaxAmount[], decimals: number): LiveTax[] {
  return taxes.map((tax) => {
    const given = draft.taxAmounts[tax.code] ?? ''
    return { ...tax, computed: tax.amount, amount: given === '' ? tax.amount : parseCents(given, decimals) }
  })
}

/** Every figure of the draft, or what the rules refuse of it, under the paths of the wire. */
export function liveTotals(
  draft: DocumentDraft,
  currency: string,
  taxesOf: (line: DraftLine) => readonly string[],
): { readonly totals: LiveTotals; readonly problems: readonly Detail[] } {
  if (!isDay(draft.date)) return { totals: NOTHING, problems: [] }
  try {
    const found = documentTotals(inputOf(draft, currency, taxesOf))
    const taxes = asOnPaper(draft, found.taxes, decimalsOf(currency))
    const owed = draft.selfAssessed ? [] : taxes.map(({ amount }) => amount)
    const amounts = sentLines(draft).map(({ key }, index) => [key, found.lines[index]!.amount] as const)
    return {
      totals: {
        amounts: new Map(amounts),
        discount: found.discount,
        subtotal: found.subtotal,
        holdback: found.holdback,
        taxes,
        total: sumCents([found.subtotal, -found.holdback, ...owed]),
      },
      problems: [],
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { totals: NOTHING, problems: error.details }
  }
}

/**
 * The day on which the draft is due: as typed, else by its terms; empty when nothing says it. A quote is good for so
 * many days.
 */
export function liveDue(
  draft: Pick<DocumentDraft, 'kind' | 'date' | 'dueDate' | 'terms'>,
  usualTerms: string,
  quoteDays: number,
): string {
  if (draft.dueDate !== '') return draft.dueDate
  if (!isDay(draft.date)) return ''
  if (draft.kind === 'quote') return addDays(draft.date, quoteDays)
  const terms = parseTerms(draft.terms || usualTerms)
  return terms ? dueDate(terms, draft.date) : ''
}
