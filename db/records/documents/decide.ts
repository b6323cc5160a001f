/**
 * A draft decided: every line with its account, taxes and amount, the document with its totals and due date. The same
 * for the preview of a draft and for what is issued; what is wrong is told all at once, with the path of each field.
 */
import type { IssuedLine, IssuedTax } from '../../changes/bodies.ts'
import type { Company } from '../../company/company.ts'
import { detail as ledgerDetail } from '../../ledger/errors.ts'
import { type Day, localDay } from '../../rules/dates.ts'
import { type DocumentKind, kindOf } from '../../rules/documents/kinds.ts'
import { dueDate, parseTerms } from '../../rules/documents/terms.ts'
import { type DocumentTotals, documentTotals } from '../../rules/documents/totals.ts'
import { type Detail, Refusal } from '../../rules/errors.ts'
import { type Cents, sumCents } from '../../rules/money.ts'
import { resolveParty } from '../parties.ts'
import { getSetting } from '../settings.ts'
import { checkTaxes } from '../taxes.ts'
import { type DraftLineRow, type DraftRow, draftLines } from './drafts.ts'
import { detail } from './errors.ts'
import { isStockQuantity, QUANTITY_MAX } from './stock.ts'
import { accountFor, type Party, type Product, taxesFor, usualTaxesFor } from './usual.ts'

/** What a line is before its amounts: the taxes and the account it ends with. */
export interface DecidedLine extends IssuedLine {
  readonly id: string
  readonly description: string
}

/** A tax of the document; `computed` where the paper says another amount. */
export interface DecidedTax extends IssuedTax {
  readonly computed?: Cents
}

export interface Decided {
  readonly kind: DocumentKind
  readonly party: Party | null
  readonly date: Day
  readonly due: Day | null
  readonly terms: string | null
  readonly language: string
  readonly lines: readonly DecidedLine[]
  readonly discount: Cents
  readonly subtotal: Cents
  readonly holdback: Cents
  readonly taxes: readonly DecidedTax[]
  readonly total: Cents
  readonly problems: readonly Detail[]
}

const LINES_MAX = 1_000

interface Context {
  readonly company: Company
  readonly kind: DocumentKind
  readonly isSale: boolean
  readonly date: Day
  readonly party: Party | undefined
  readonly usual: readonly string[]
}

function contextOf(company: Company, draft: DraftRow): Context {
  const kind = draft.kind as DocumentKind
  const date = (draft.date ?? localDay(company.now())) as Day
  const id = draft.party && resolveParty(company.sql, draft.party)
  const party = id ? company.sql.get<Party>('SELECT * FROM party WHERE id = ?', id) : undefined
  const isSale = kindOf(kind).family === 'sales'
  const usual = usualTaxesFor(company, party, date, isSale)
  return { company, kind, isSale, date, party, usual }
}

interface Line {
  readonly row: DraftLineRow
  readonly account: string | null
  readonly taxes: readonly string[]
  readonly description: string
}

function lineOf(context: Context, row: DraftLineRow): Line {
  const { company, isSale, party, usual } = context
  const product = row.product
    ? company.sql.get<Product>('SELECT * FROM product WHERE id = ?', row.product)
    : undefined
  const own = row.taxes === null ? null : (JSON.parse(row.taxes) as string[])
  return {
    row,
    account: accountFor(company, row.account, product, party, isSale),
    taxes: taxesFor(own, product, party, isSale, usual),
    description: row.description ?? product?.name ?? '',
  }
}

function projectProblems(company: Company, project: string | null, path: string): Detail[] {
  const isKnown = project === null || company.sql.get('SELECT 1 FROM project WHERE id = ?', project)
  return isKnown ? [] : [ledgerDetail(path, 'ledger.unknownProject', { project })]
}

/** What is wrong with the account of a line. */
function accountProblems(company: Company, account: string | null, path: string): Detail[] {
  if (account === null) return [detail(path, 'document.noAccount')]
  const row = company.sql.get<{ closed: number | null }>('SELECT closed FROM account WHERE id = ?', account)
  if (!row) return [ledgerDetail(path, 'ledger.unknownAccount', { account })]
  return row.closed === 1 ? [ledgerDetail(path, 'ledger.closedAccount', { account })] : []
}

function lineProblems(context: Context, line: Line, path: string): Detail[] {
  const { company, isSale, date } = context
  const { sql } = company
  const { product } = line.row
  const problems: Detail[] = []
  const known =
    product === null
      ? undefined
      : sql.get<{ tracked: number | null }>('SELECT tracked FROM product WHERE id = ?', product)
  if (product !== null && !known)
    problems.push(detail(`${path}.productId`, 'document.unknownProduct', { product }))
  if (known?.tracked === 1 && !isStockQuantity(line.row.quantity ?? '1'))
    problems.push(detail(`${path}.quantity`, 'document.quantityTooLarge', { max: QUANTITY_MAX }))
  problems.push(...projectProblems(company, line.row.project, `${path}.projectId`))
  problems.push(...accountProblems(company, line.account, `${path}.account`))
  try {
    checkTaxes(company, line.taxes, date, isSale)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    problems.push(...error.details.map((problem) => ({ ...problem, path: `${path}.${problem.path}` })))
  }
  return problems
}

function totalsOf(context: Context, draft: DraftRow, lines: readonly Line[]): DocumentTotals {
  return documentTotals({
    date: context.date,
    decimals: context.company.facts().decimals,
    pricesIncludeTax: draft.prices_include_tax === 1,
    lines: lines.map(({ row, taxes }) => ({
      quantity: row.quantity ?? '1',
      unitPrice: row.unit_price ?? '0',
      taxes,
      ...(row.discount_ppm === null ? {} : { discountPpm: row.discount_ppm }),
    })),
    ...(draft.discount_ppm === null ? {} : { discountPpm: draft.discount_ppm }),
    ...(draft.discount_cents === null ? {} : { discountCents: draft.discount_cents }),
    ...(draft.holdback_ppm === null ? {} : { holdbackPpm: draft.holdback_ppm }),
  })
}

const EMPTY: DocumentTotals = { lines: [], discount: 0, subtotal: 0, holdback: 0, taxes: [], total: 0 }

/** Totals, or none and what is wrong with the figures. */
function totalsOrProblems(context: Context, draft: DraftRow, lines: readonly Line[], problems: Detail[]) {
  try {
    return totalsOf(context, draft, lines)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const known = new Set(problems.map(({ path }) => path))
    problems.push(...error.details.filter(({ path }) => !known.has(path)))
    return EMPTY
  }
}

/** The taxes with the amounts of the supplier's paper where it gives them. */
function asOnPaper(draft: DraftRow, taxes: readonly IssuedTax[], problems: Detail[]): readonly DecidedTax[] {
  if (draft.tax_amounts === null) return taxes
  const given = JSON.parse(draft.tax_amounts) as { code: string; amount: Cents }[]
  given.forEach(({ code }, index) => {
    if (!taxes.some((tax) => tax.code === code))
      problems.push(detail(`taxAmounts.${index}.code`, 'document.taxMismatch', { code }))
  })
  return taxes.map((tax) => {
    const amount = given.find(({ code }) => code === tax.code)?.amount
    return amount === undefined ? tax : { ...tax, amount, computed: tax.amount }
  })
}

function dueOf(context: Context, draft: DraftRow, terms: string | null): Day | null {
  if (draft.due) return draft.due as Day
  if (context.kind === 'quote') return null
  const parsed = terms === null ? null : parseTerms(terms)
  return parsed ? dueDate(parsed, context.date) : null
}

function decidedLine(line: Line, totals: DocumentTotals, index: number): DecidedLine {
  const { row } = line
  const { amount, net } = totals.lines[index] ?? { amount: 0, net: 0 }
  return {
    id: row.id,
    description: line.description,
    quantity: row.quantity ?? '1',
    unitPrice: row.unit_price ?? '0',
    taxes: line.taxes,
    amount,
    net,
    ...(row.product === null ? {} : { product: row.product }),
    ...(row.unit === null ? {} : { unit: row.unit }),
    ...(row.discount_ppm === null ? {} : { discountPpm: row.discount_ppm }),
    ...(line.account === null ? {} : { account: line.account }),
    ...(row.project === null ? {} : { project: row.project }),
  }
}

/** Terms of the draft, of the party, or of the company. */
function termsOf(context: Context, draft: DraftRow): string | null {
  if (draft.terms !== null) return draft.terms
  const setting = context.isSale ? 'sales.terms' : 'purchase.terms'
  return context.party?.terms ?? getSetting(context.company.sql, setting) ?? null
}

/** Everything about a draft that follows from it. Refuses nothing: what is wrong is in `problems`. */
export function decide(company: Company, draft: DraftRow): Decided {
  const context = contextOf(company, draft)
  const { kind, party, date } = context
  const lines = draftLines(company.sql, draft.id).map((row) => lineOf(context, row))
  const problems = lines.flatMap((line, index) => lineProblems(context, line, `lines.${index}`))
  if (lines.length === 0) problems.push(detail('lines', 'document.noLines'))
  if (lines.length > LINES_MAX) problems.push(detail('lines', 'document.tooManyLines', { max: LINES_MAX }))
  if (!party && kind !== 'expense') problems.push(detail('partyId', 'document.noParty'))
  problems.push(...projectProblems(company, draft.project, 'projectId'))
  const totals = totalsOrProblems(context, draft, lines, problems)
  const taxes = asOnPaper(draft, totals.taxes, problems)
  const terms = termsOf(context, draft)
  const due = dueOf(context, draft, terms)
  if (due !== null && due < date) problems.push(detail('dueDate', 'document.dueBefore', { due, date }))
  const owed = draft.self_assessed === 1 ? [] : taxes.map(({ amount }) => amount)
  return {
    kind,
    party: party ?? null,
    date,
    due,
    terms,
    language: draft.language ?? party?.language ?? company.facts().language,
    lines: lines.map((line, index) => decidedLine(line, totals, index)),
    discount: totals.discount,
    subtotal: totals.subtotal,
    holdback: totals.holdback,
    taxes,
    total: sumCents([totals.subtotal, -totals.holdback, ...owed]),
    problems,
  }
}
