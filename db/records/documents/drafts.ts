/**
 * Drafts of documents: a header and its lines, each a record of its own, so that two people who write to one draft on
 * two laptops lose nothing. A draft has no number; it becomes a document when it is issued (issue.ts).
 */
import { nodeCrypto } from '../../builtins.ts'
import { uuidv7 } from '../../changes/ids.ts'
import type { Company } from '../../company/company.ts'
import type { Day } from '../../rules/dates.ts'
import type { TradeKind } from '../../rules/documents/kinds.ts'
import type { Cents, Ppm } from '../../rules/money.ts'
import type { Sql } from '../../sql.ts'
import type { DocumentRows } from '../document-tables.ts'
import { recordDrafts } from '../fields.ts'

export type DraftRow = DocumentRows['draft']
export type DraftLineRow = DocumentRows['draft_line']

/** Header of a draft; what is left out stays as it is, null clears. */
export interface DraftFields {
  readonly party?: string | null | undefined
  readonly project?: string | null | undefined
  readonly date?: Day | undefined
  readonly due?: Day | null | undefined
  readonly terms?: string | null | undefined
  readonly reference?: string | null | undefined
  readonly language?: string | null | undefined
  readonly notes?: string | null | undefined
  readonly pricesIncludeTax?: boolean | undefined
  readonly selfAssessed?: boolean | undefined
  readonly discountPpm?: Ppm | null | undefined
  readonly discountCents?: Cents | null | undefined
  readonly holdbackPpm?: Ppm | null | undefined
  readonly origin?: string | null | undefined
  readonly credits?: string | null | undefined
  readonly releases?: string | null | undefined
  readonly account?: string | null | undefined
  readonly method?: string | null | undefined
  /** What the supplier's paper says of each tax, where it differs from the computation. */
  readonly taxAmounts?: readonly { readonly code: string; readonly amount: Cents }[] | null | undefined
  readonly template?: boolean | undefined
}

export interface DraftLine {
  /** Line to keep; a new one when left out. */
  readonly id?: string | undefined
  readonly product?: string | null | undefined
  readonly description?: string | null | undefined
  readonly quantity: string
  readonly unit?: string | null | undefined
  readonly unitPrice: string
  readonly discountPpm?: Ppm | null | undefined
  /** Left out: the usual taxes; empty: none. */
  readonly taxes?: readonly string[] | null | undefined
  readonly account?: string | null | undefined
  readonly project?: string | null | undefined
}

type Values = Record<string, string | number | null>

const flag = (value: boolean | undefined) => (value === undefined ? undefined : value ? 1 : 0)
const json = (value: unknown) => (value == null ? (value as null | undefined) : JSON.stringify(value))

function headerValues(fields: DraftFields): Values {
  const { pricesIncludeTax, selfAssessed, discountPpm, discountCents, holdbackPpm, taxAmounts, template } =
    fields
  const { party, project, date, due, terms, reference, language, notes, origin, credits, releases } = fields
  const all = {
    party,
    project,
    date,
    due,
    terms,
    reference,
    language,
    notes,
    origin,
    credits,
    releases,
    account: fields.account,
    method: fields.method,
    prices_include_tax: flag(pricesIncludeTax),
    self_assessed: flag(selfAssessed),
    discount_ppm: discountPpm,
    discount_cents: discountCents,
    holdback_ppm: holdbackPpm,
    tax_amounts: json(taxAmounts),
    template: flag(template),
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Values
}

function lineValues(document: string, position: number, line: DraftLine): Values {
  return {
    document,
    position,
    product: line.product ?? null,
    description: line.description ?? null,
    quantity: line.quantity,
    unit: line.unit ?? null,
    unit_price: line.unitPrice,
    discount_ppm: line.discountPpm ?? null,
    taxes: json(line.taxes) ?? null,
    account: line.account ?? null,
    project: line.project ?? null,
    removed: null,
  }
}

/** Only what differs from the row, so that a colleague's field is not written over by an unchanged one. */
function changed(row: Readonly<Record<string, unknown>> | undefined, values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).filter(([field, value]) =>
      row ? (row[field] ?? null) !== value : value !== null,
    ),
  )
}

/** A draft, or nothing. */
export function findDraft(sql: Sql, id: string): DraftRow | undefined {
  return sql.get<DraftRow>('SELECT * FROM draft WHERE id = ?', id)
}

/** The lines of a draft that were not removed, in order. */
export function draftLines(sql: Sql, id: string): DraftLineRow[] {
  return sql.all<DraftLineRow>(
    'SELECT * FROM draft_line WHERE document = ? AND removed IS NULL ORDER BY position, id',
    id,
  )
}

/** A name that two laptops give alike to the same thing: 32 hex digits in the form of a UUID. */
export function sameId(...words: readonly string[]): string {
  const hash = nodeCrypto().createHash('sha256').update(words.join('\n')).digest('hex')
  return [8, 12, 16, 20, 32].map((to, index) => hash.slice([0, 8, 12, 16, 20][index], to)).join('-')
}

/**
 * Writes a draft, a new one when `id` is null or unknown; gives its id. `lines`, when given, are all the lines: those not
 * named any more are removed.
 */
export function saveDraft(
  company: Company,
  kind: TradeKind,
  id: string | null,
  fields: DraftFields,
  lines?: readonly DraftLine[],
): string {
  const { sql } = company
  const draft = id ?? uuidv7(company.now())
  const row = findDraft(sql, draft)
  const sets = []
  const header = changed(row as Record<string, unknown> | undefined, { kind, ...headerValues(fields) })
  if (Object.keys(header).length > 0) sets.push({ kind: 'draft' as const, record: draft, values: header })
  if (lines) {
    const old = new Map(draftLines(sql, draft).map((line) => [line.id, line]))
    lines.forEach((line, position) => {
      const before = line.id === undefined ? undefined : old.get(line.id)
      const record = before?.id ?? sameIdOr(company, row, draft, position)
      const values = changed(before as Record<string, unknown> | undefined, lineValues(draft, position, line))
      old.delete(record)
      if (Object.keys(values).length > 0) sets.push({ kind: 'draft_line' as const, record, values })
    })
    for (const gone of old.keys())
      sets.push({ kind: 'draft_line' as const, record: gone, values: { removed: 1 } })
  }
  if (sets.length > 0) company.append(recordDrafts(sql, sets))
  return draft
}

/** Lines of a draft whose id is fixed in advance (an occurrence of a recurring one) have fixed ids too. */
function sameIdOr(company: Company, row: DraftRow | undefined, draft: string, position: number): string {
  return row === undefined ? sameId('draft_line', draft, String(position)) : uuidv7(company.now())
}

/** Puts a draft away: it stays in the log, and shows among the cancelled ones. */
export function removeDraft(company: Company, id: string): void {
  company.append(recordDrafts(company.sql, [{ kind: 'draft', record: id, values: { removed: 1 } }]))
}
