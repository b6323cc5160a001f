/** How documents cross a door: what is given, what is shown, and what turns one into the other. */
import { z } from 'zod'
import type { Company } from '../../../db/company/company.ts'
import type { DraftFields, DraftLine } from '../../../db/records/documents/drafts.ts'
import type { DocumentList, ListQuery } from '../../../db/records/documents/lists.ts'
import { listDocuments } from '../../../db/records/documents/lists.ts'
import { type DocumentView, documentView } from '../../../db/records/documents/view.ts'
import { METHODS } from '../../../db/rules/documents/kinds.ts'
import { decimalOfPpm, ppmOfPercent } from '../../../db/rules/money.ts'
import { accountCode, date, decimal, id, line, money, note, page } from '../codecs.ts'
import { present, textShape } from '../shapes.ts'

export const method = z.enum(METHODS)

/** A percentage as text, `10` or `2.5`, between 0 and 100. */
const percent = z
  .string()
  .regex(/^\d{1,3}(\.\d{1,4})?$/)
  .meta({ description: 'percentage, 0 to 100' })

export const lineInput = z.strictObject({
  /** Line of the draft to keep; a new one when left out. */
  id: id.optional(),
  productId: id.nullable().optional(),
  description: note.optional(),
  quantity: decimal.default('1'),
  unit: line(20).nullable().optional(),
  unitPrice: decimal,
  discountPercent: percent.nullable().optional(),
  /** Left out: the usual taxes of company, party and product; empty: none. */
  taxes: z.array(z.string().max(20)).max(5).nullable().optional(),
  account: accountCode.nullable().optional(),
  projectId: id.nullable().optional(),
})

/** Fields of every draft; what is left out of an update stays as it is. */
export const headerInput = {
  partyId: id.nullable().optional(),
  projectId: id.nullable().optional(),
  date: date.optional(),
  /** Left out: by the terms. For a quote, the last day on which it can be accepted. */
  dueDate: date.nullable().optional(),
  terms: line(60).nullable().optional(),
  reference: line(100).nullable().optional(),
  language: z.enum(['fr', 'en']).nullable().optional(),
  notes: note.nullable().optional(),
  pricesIncludeTax: z.boolean().optional(),
  discountPercent: percent.nullable().optional(),
  /** Amount taken off the whole, instead of a percentage. */
  discount: money.nullable().optional(),
  /** Part kept back until the works are accepted (retenue). */
  holdbackPercent: percent.nullable().optional(),
}

/** What a purchase says besides. */
export const purchaseInput = {
  /** The company computes and declares the tax itself; the supplier charges none. */
  selfAssessed: z.boolean().optional(),
  /** Taxes as the supplier's paper has them, where they differ from the computation. */
  taxAmounts: z
    .array(z.strictObject({ code: z.string().max(20), amount: money }))
    .max(5)
    .nullable()
    .optional(),
}

export const paidInput = {
  method: method.nullable().optional(),
  account: accountCode.nullable().optional(),
}

export const linesInput = z.array(lineInput).min(1).max(1_000)

type Header = z.output<z.ZodObject<typeof headerInput & typeof purchaseInput & typeof paidInput>>

const ppm = (text: string | null | undefined) => (text == null ? text : ppmOfPercent(text))

/** The fields of a draft from an input. */
export function fieldsOf(input: Partial<Header>): DraftFields {
  const { partyId, projectId, dueDate, discountPercent, holdbackPercent, discount } = input
  const { date: day, terms, reference, language, notes, pricesIncludeTax } = input
  return {
    party: partyId,
    project: projectId,
    date: day,
    due: dueDate,
    terms,
    reference,
    language,
    notes,
    pricesIncludeTax,
    selfAssessed: input.selfAssessed,
    taxAmounts: input.taxAmounts,
    method: input.method,
    account: input.account,
    discountPpm: ppm(discountPercent),
    discountCents: discount,
    holdbackPpm: ppm(holdbackPercent),
  }
}

/** The lines of a draft from an input. */
export function linesOf(lines: readonly z.output<typeof lineInput>[]): DraftLine[] {
  return lines.map(({ productId, projectId, discountPercent, ...rest }) => ({
    ...rest,
    product: productId,
    project: projectId,
    discountPpm: ppm(discountPercent),
  }))
}

const text = z.string().nullable()
export const noteShape = z.strictObject({ path: z.string(), code: z.string(), message: textShape })

export const documentShape = z.strictObject({
  id: z.string(),
  kind: z.string(),
  number: text,
  reference: text,
  status: z.string(),
  partyId: text,
  partyName: z.string(),
  projectId: text,
  date,
  dueDate: date.nullable(),
  terms: text,
  currency: z.string(),
  language: z.string(),
  notes: text,
  pricesIncludeTax: z.boolean(),
  selfAssessed: z.boolean(),
  discountPercent: text,
  discount: money,
  holdbackPercent: text,
  holdback: money,
  /** Part of the holdback not released yet. */
  holdbackLeft: money,
  lines: z.array(
    z.strictObject({
      id: z.string(),
      productId: text,
      description: z.string(),
      quantity: z.string(),
      unit: text,
      unitPrice: z.string(),
      discountPercent: text,
      taxes: z.array(z.string()),
      account: text,
      projectId: text,
      amount: money,
    }),
  ),
  subtotal: money,
  taxes: z.array(z.strictObject({ code: z.string(), rate: z.int(), base: money, amount: money })),
  total: money,
  paid: money,
  balance: money,
  originId: text,
  /** Document that it gives back. */
  creditsId: text,
  cancelsId: text,
  releasesId: text,
  entryId: text,
  /** Bank line that shows it. */
  lineId: text,
  method: text,
  account: text,
  payments: z.array(
    z.strictObject({
      documentId: z.string(),
      kind: z.string(),
      number: text,
      date,
      method: text,
      reference: text,
      amount: money,
    }),
  ),
  /** What keeps a draft from being issued. */
  problems: z.array(noteShape),
  warnings: z.array(noteShape),
})

const percentOf = (value: number | null) => (value === null ? null : decimalOfPpm(value))

export function showDocument(view: DocumentView): z.output<typeof documentShape> {
  const { party, project, due, origin, credits, cancels, releases, entry, line: bankLine, links } = view
  const { discountPpm, holdbackPpm, lines, taxes, problems, warnings, ...rest } = view
  const { party: _p, project: _j, due: _d, origin: _o, credits: _c, cancels: _x, ...more } = rest
  const { releases: _r, entry: _e, line: _l, links: _k, ...shown } = more
  return {
    ...shown,
    partyId: party,
    projectId: project,
    dueDate: due,
    originId: origin,
    creditsId: credits,
    cancelsId: cancels,
    releasesId: releases,
    entryId: entry,
    lineId: bankLine,
    discountPercent: percentOf(discountPpm),
    holdbackPercent: percentOf(holdbackPpm),
    taxes: taxes.map((tax) => ({ ...tax })),
    lines: lines.map(({ product, project: own, discountPpm: off, taxes: codes, ...row }) => ({
      ...row,
      taxes: [...codes],
      productId: product,
      projectId: own,
      discountPercent: percentOf(off),
    })),
    payments: links.map(({ id: documentId, cents, ...link }) => ({ documentId, ...link, amount: cents })),
    problems: [...problems],
    warnings: [...warnings],
  }
}

/** A document of the kinds, shown. */
export const shownDocument = (company: Company, document: string, kinds?: readonly string[]) =>
  showDocument(documentView(company, document, kinds))

const rowShape = z.strictObject({
  id: z.string(),
  kind: z.string(),
  number: text,
  reference: text,
  status: z.string(),
  partyId: text,
  partyName: z.string(),
  projectId: text,
  date,
  dueDate: date.nullable(),
  method: text,
  account: text,
  total: money,
  balance: money,
  description: z.string(),
})

export const listInput = {
  status: z.union([z.string().max(20), z.array(z.string().max(20)).max(10)]).optional(),
  partyId: id.optional(),
  projectId: id.optional(),
  from: date.optional(),
  to: date.optional(),
  text: z.string().max(200).optional(),
  sort: z.enum(['date', 'due', 'number', 'party', 'total', 'balance']).optional(),
  order: z.enum(['asc', 'desc']).default('desc'),
  ...page,
}

export const listShape = z.strictObject({
  items: z.array(rowShape),
  nextCursor: z.string().optional(),
  total: z.int(),
  /** Sums over all that is filtered; drafts and cancelled documents are not counted in. */
  sum: money,
  balance: money,
})

function showList({ items, nextCursor, ...rest }: DocumentList): z.output<typeof listShape> {
  return {
    ...rest,
    items: items.map(({ party, project, due, ...row }) => ({
      ...row,
      partyId: party,
      projectId: project,
      dueDate: due,
    })),
    ...present({ nextCursor }),
  }
}

/** A page of the documents of some kinds. */
export function listed(
  company: Company,
  kinds: ListQuery['kinds'],
  input: z.output<z.ZodObject<typeof listInput>>,
): z.output<typeof listShape> {
  const { partyId, projectId, status, ...rest } = input
  const wanted = status === undefined ? undefined : typeof status === 'string' ? [status] : status
  return showList(
    listDocuments(company, { ...rest, kinds, status: wanted, party: partyId, project: projectId }),
  )
}
