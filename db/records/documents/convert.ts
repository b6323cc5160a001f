/** One document made from another, always as a draft: a copy, a credit note, the invoice of a quote, a release of holdback. */
import Decimal from 'decimal.js'
import type { Company } from '../../company/company.ts'
import type { Day } from '../../rules/dates.ts'
import type { TradeKind } from '../../rules/documents/kinds.ts'
import { type InvoicedPart, progressQuantities } from '../../rules/documents/split.ts'
import type { Ppm } from '../../rules/money.ts'
import { type DraftFields, type DraftLine, draftLines, type findDraft, saveDraft } from './drafts.ts'
import { refuse } from './errors.ts'
import { releaseLines } from './holdback.ts'
import { type DocumentRow, findIssued, getDraft, getIssued, issuedLines } from './read.ts'

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
  const row = getIssued(company.sql, id, ['invoice', 'bill', 'expense'])
  const kind = row.kind === 'invoice' ? 'creditNote' : 'supplierCredit'
  const language = row.language ?? company.facts().language
  const notes = language === 'en' ? `Credit for ${row.number}` : `Crédit pour ${row.number}`
  const header = { ...headerOf(row), date, terms: null, credits: id, notes, reference: row.number }
  return saveDraft(company, kind, null, header, linesOf(company, row))
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

/** What is invoiced so far of each line of an origin, by position, over all that stands. */
function alreadyInvoiced(company: Company, origin: string, count: number): InvoicedPart[] {
  const sums = Array.from({ length: count }, () => ({ quantity: new Decimal(0), amount: 0 }))
  const rows = company.sql.all<{ no: number; quantity: string; amount: number }>(
    `SELECT l.no, l.quantity, l.amount FROM document d JOIN document_line l ON l.fact = d.fact
     WHERE d.origin = ? AND d.kind = 'invoice' AND d.stands = 1 AND l.no < ?
       AND NOT EXISTS (SELECT 1 FROM document c WHERE c.cancels = d.id AND c.stands = 1)`,
    origin,
    count,
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

function partLines(
  company: Company,
  lines: readonly DraftLine[],
  fraction: Ppm,
  already: readonly InvoicedPart[],
): DraftLine[] {
  const ordered = lines.map(({ quantity, unitPrice, discountPpm }) => ({
    quantity,
    unitPrice,
    discountPpm: discountPpm ?? undefined,
  }))
  const parts = progressQuantities(ordered, fraction, already, company.facts().decimals)
  return parts.map(({ quantity, unitPrice }, index) => ({ ...lines[index]!, quantity, unitPrice }))
}

/**
 * A draft invoice of a quote or an order: of all of it, or through a part of it (progress billing), so that cumulated
 * invoices never pass the origin. Refuses an origin that is a draft, or wholly invoiced.
 */
export function invoiceDraft(company: Company, input: FromOrigin): string {
  const row = getIssued(company.sql, input.id, ['quote', 'order'])
  const lines = linesOf(company, row)
  const already = alreadyInvoiced(company, row.id, lines.length)
  const fraction = input.fractionPpm ?? 1_000_000
  const isFirst = already.every(({ quantity }) => new Decimal(quantity).isZero())
  const isWhole = isFirst && fraction === 1_000_000
  const left = isWhole ? lines : partLines(company, lines, fraction, already)
  if (!isWhole && left.every(({ quantity }) => new Decimal(quantity).isZero()))
    throw refuse('document.allInvoiced', { number: row.number })
  const { discountCents, ...header } = headerOf(row)
  return saveDraft(
    company,
    'invoice',
    null,
    {
      ...header,
      discountCents: isWhole ? (discountCents ?? null) : null,
      date: input.date,
      origin: row.id,
      reference: row.reference,
      notes: row.notes,
    },
    left,
  )
}

/** A draft order of a quote. */
export function orderDraft(company: Company, id: string, date: Day): string {
  const row = getIssued(company.sql, id, ['quote'])
  const header = { ...headerOf(row), date, origin: id, reference: row.reference, notes: row.notes }
  return saveDraft(company, 'order', null, header, linesOf(company, row))
}
