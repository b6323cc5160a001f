/** One document made from another, always as a draft: a copy, a credit note, the invoice of a quote, a release of holdback. */
import Decimal from 'decimal.js'
import type { Company } from '../../company/company.ts'
import type { Day } from '../../rules/dates.ts'
import type { TradeKind } from '../../rules/documents/kinds.ts'
import { type InvoicedPart, progressDiscount, progressQuantities } from '../../rules/documents/split.ts'
import type { Cents, Ppm } from '../../rules/money.ts'
import { getCredited } from './credits.ts'
import { decide } from './decide.ts'
import { type DraftFields, type DraftLine, draftLines, findDraft, saveDraft } from './drafts.ts'
import { refuse } from './errors.ts'
import { releaseLines } from './holdback.ts'
import {
  type DocumentRow,
  findIssued,
  getDraft,
  getIssued,
  isCancelled,
  issuedLines,
  issuedTaxes,
} from './read.ts'
import { IS_INVOICE } from './status.ts'

const listed = (text: string | null) => (text === null ? null : (JSON.parse(text) as string[]))

/** The lines of an issued document as lines to write. */
function linesOf(company: Company, row: DocumentRow): DraftLine[] {
  return issuedLines(company.sql, row.fact).map((line) => ({
    product: line.product,
    description: line.description,
    quantity: line.quantity,
    unit: line.unit,
    unitPrice: line.unit_price,
    discountPpm: line.discount_ppm,
    taxes: listed(line.taxes),
    account: line.account,
    project: line.project,
  }))
}

function headerOf(row: DocumentRow): DraftFields {
  return {
    party: row.party,
    project: row.project,
    terms: row.terms,
    language: row.language,
    pricesIncludeTax: row.prices_include_tax === 1,
    selfAssessed: row.self_assessed === 1,
    discountPpm: row.discount_ppm,
    discountCents: row.discount_ppm === null && row.discount !== 0 ? row.discount : null,
    holdbackPpm: row.holdback_ppm,
    account: row.account,
    method: row.method,
  }
}

/** A draft like a document, issued or not, dated `date`. Refuses an unknown one. */
export function copyDraft(company: Company, id: string, kind: TradeKind, date: Day): string {
  const { sql } = company
  const issued = findIssued(sql, id)
  if (issued)
    return saveDraft(
      company,
      kind,
      null,
      { ...headerOf(issued), date, notes: issued.notes },
      linesOf(company, issued),
    )
  const draft = getDraft(sql, id, [kind])
  return saveDraft(company, kind, null, { ...fieldsOf(draft), date }, templateLines(company, id))
}

/** What a draft says of itself, without its days and what it comes from. */
export function fieldsOf(draft: NonNullable<ReturnType<typeof findDraft>>): DraftFields {
  return {
    party: draft.party,
    project: draft.project,
    terms: draft.terms,
    language: draft.language,
    notes: draft.notes,
    pricesIncludeTax: draft.prices_include_tax === 1,
    selfAssessed: draft.self_assessed === 1,
    discountPpm: draft.discount_ppm,
    discountCents: draft.discount_cents,
    holdbackPpm: draft.holdback_ppm,
    account: draft.account,
    method: draft.method,
  }
}

/** The lines of a draft as lines to write. */
export function templateLines(company: Company, id: string): DraftLine[] {
  return draftLines(company.sql, id).map((line) => ({
    product: line.product,
    description: line.description,
    quantity: line.quantity ?? '1',
    unit: line.unit,
    unitPrice: line.unit_price ?? '0',
    discountPpm: line.discount_ppm,
    taxes: listed(line.taxes),
    account: line.account,
    project: line.project,
  }))
}

/** A draft credit of all of an invoice, bill or expense. */
export function creditDraft(company: Company, id: string, date: Day): string {
  const row = getCredited(company, id)
  const kind = row.kind === 'invoice' ? 'creditNote' : 'supplierCredit'
  const language = row.language ?? company.facts().language
  const notes = language === 'en' ? `Credit for ${row.number}` : `Crédit pour ${row.number}`
  const header = { ...headerOf(row), date, terms: null, credits: id, notes, reference: row.number }
  const draft = saveDraft(company, kind, null, header, linesOf(company, row))
  if (kind === 'supplierCredit') keepTaxes(company, row, draft)
  return draft
}

/** Where the supplier's paper had other taxes than the computation, a credit of all of it has them too. */
function keepTaxes(company: Company, row: DocumentRow, draft: string): void {
  const paper = issuedTaxes(company.sql, row.fact)
  const computed = decide(company, findDraft(company.sql, draft)!).taxes
  const differs = paper.some(
    ({ code, amount }) => computed.find((tax) => tax.code === code)?.amount !== amount,
  )
  if (!differs) return
  const taxAmounts = paper.map(({ code, amount }) => ({ code, amount }))
  saveDraft(company, 'supplierCredit', draft, { taxAmounts })
}

/** A draft invoice that releases what is left of a holdback. */
export function releaseDraft(company: Company, id: string, date: Day): string {
  const { row, lines } = releaseLines(company, id)
  const { holdbackPpm: _none, discountPpm: _no, discountCents: _not, ...header } = headerOf(row)
  return saveDraft(
    company,
    row.kind as TradeKind,
    null,
    { ...header, date, releases: id, reference: row.number, pricesIncludeTax: false },
    lines,
  )
}

const INVOICES_OF = `FROM document o WHERE o.origin = ? AND ${IS_INVOICE}`

/** What is invoiced so far of each line of an origin, by position. */
function alreadyInvoiced(company: Company, origin: string, count: number): InvoicedPart[] {
  const sums = Array.from({ length: count }, () => ({ quantity: new Decimal(0), amount: 0 }))
  const rows = company.sql.all<{ no: number; quantity: string; amount: number }>(
    `SELECT l.no, l.quantity, l.amount FROM document_line l WHERE l.no < ? AND l.fact IN (SELECT o.fact ${INVOICES_OF})`,
    count,
    origin,
  )
  for (const { no, quantity, amount } of rows) {
    const sum = sums[no]!
    sums[no] = { quantity: sum.quantity.plus(quantity), amount: sum.amount + amount }
  }
  return sums.map(({ quantity, amount }) => ({ quantity: quantity.toFixed(), amount }))
}

export interface FromOrigin {
  readonly id: string
  readonly date: Day
  /** Part of the whole that this invoice bills, in parts per million; all of what is left when left out. */
  readonly fractionPpm?: Ppm | undefined
}

interface Part {
  readonly lines: DraftLine[]
  /** Part of the discount of the whole that goes with these lines. */
  readonly discount: Cents
}

/** The lines of a part of an origin, and what of its discount goes with them, so that all parts end in its total. */
function partOf(company: Company, row: DocumentRow, fraction: Ppm, already: readonly InvoicedPart[]): Part {
  const { decimals } = company.facts()
  const lines = linesOf(company, row)
  const ordered = lines.map(({ quantity, unitPrice, discountPpm }) => ({
    quantity,
    unitPrice,
    discountPpm: discountPpm ?? undefined,
  }))
  const parts = progressQuantities(ordered, fraction, already, decimals)
  const whole = issuedLines(company.sql, row.fact).reduce((sum, { amount }) => sum + amount, 0)
  const before = already.reduce((sum, { amount }) => sum + amount, 0)
  const taken = company.sql.get<{ sum: number }>(
    `SELECT coalesce(sum(o.discount), 0) AS sum ${INVOICES_OF}`,
    row.id,
  )!.sum
  const own = parts.reduce((sum, { amount }) => sum + amount, 0)
  return {
    lines: parts.map(({ quantity, unitPrice }, index) => ({ ...lines[index]!, quantity, unitPrice })),
    discount: progressDiscount(row.discount - taken, own, whole - before),
  }
}

/** A quote or order that can be invoiced. Refuses a refused quote and a cancelled order. */
function getOrigin(company: Company, id: string): DocumentRow {
  const row = getIssued(company.sql, id, ['quote', 'order'])
  const { number } = row
  if (isCancelled(company.sql, row)) throw refuse('document.cancelled', { number })
  if (row.answer === 'refused') throw refuse('document.refusedQuote', { number })
  return row
}

/**
 * A draft invoice of a quote or an order: of all of it, or through a part of it (progress billing), so that cumulated
 * invoices never pass the origin. Refuses an origin that is a draft, refused or cancelled, or wholly invoiced.
 */
export function invoiceDraft(company: Company, input: FromOrigin): string {
  const row = getOrigin(company, input.id)
  const count = issuedLines(company.sql, row.fact).length
  const already = alreadyInvoiced(company, row.id, count)
  const fraction = input.fractionPpm ?? 1_000_000
  const isFirst = already.every(({ quantity }) => new Decimal(quantity).isZero())
  const isWhole = isFirst && fraction === 1_000_000
  const header = {
    ...headerOf(row),
    date: input.date,
    origin: row.id,
    reference: row.reference,
    notes: row.notes,
  }
  if (isWhole) return saveDraft(company, 'invoice', null, header, linesOf(company, row))
  const { lines, discount } = partOf(company, row, fraction, already)
  if (lines.every(({ quantity }) => new Decimal(quantity).isZero()))
    throw refuse('document.allInvoiced', { number: row.number })
  const cut = { discountPpm: null, discountCents: discount === 0 ? null : discount }
  return saveDraft(company, 'invoice', null, { ...header, ...cut }, lines)
}

/** A draft order of a quote. */
export function orderDraft(company: Company, id: string, date: Day): string {
  getIssued(company.sql, id, ['quote'])
  const row = getOrigin(company, id)
  const header = { ...headerOf(row), date, origin: id, reference: row.reference, notes: row.notes }
  return saveDraft(company, 'order', null, header, linesOf(company, row))
}
