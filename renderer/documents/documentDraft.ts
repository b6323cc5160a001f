/** A document being typed: its lines, what is sent of it, and where each refusal belongs. */
import type { TradeKind } from '../../db/rules/documents/kinds.ts'
import type { Detail } from '../../db/rules/errors.ts'
import type { Input } from '../transport/wire.ts'
import { type Document, isSaleKind } from './documentKinds.ts'

export interface DraftLine {
  readonly key: number
  /** Of the line in the books, or empty for one not saved yet. */
  readonly id: string
  readonly productId: string
  readonly description: string
  /** Decimal strings, or empty. */
  readonly quantity: string
  readonly unit: string
  readonly unitPrice: string
  readonly discountPercent: string
  /** null: the usual ones. */
  readonly taxes: readonly string[] | null
  readonly account: string
  readonly projectId: string
}

export interface DocumentDraft {
  readonly kind: TradeKind
  /** Of the draft in the books, or empty for one not saved yet. */
  readonly id: string
  readonly partyId: string
  readonly projectId: string
  readonly date: string
  /** Empty: by the terms. */
  readonly dueDate: string
  /** Empty: those of the party or the company. */
  readonly terms: string
  readonly reference: string
  readonly language: '' | 'fr' | 'en'
  readonly notes: string
  readonly pricesIncludeTax: boolean
  readonly discountPercent: string
  /** Amount taken off the whole, instead of a percentage. */
  readonly discount: string
  readonly holdbackPercent: string
  readonly selfAssessed: boolean
  /** Taxes as the supplier's paper has them, by code. */
  readonly taxAmounts: Readonly<Record<string, string>>
  readonly method: string
  /** Account that pays an expense. */
  readonly account: string
  readonly lines: readonly DraftLine[]
}

/** `date`, `partyId` … or `<line key>.taxes`, with the text that says what is wrong. */
export type Faults = ReadonlyMap<string, string>

let nextKey = 0
export function blankLine(): DraftLine {
  nextKey += 1
  const empty = { id: '', productId: '', description: '', quantity: '', unit: '', unitPrice: '' }
  return { key: nextKey, ...empty, discountPercent: '', taxes: null, account: '', projectId: '' }
}

export function blankDocument(kind: TradeKind, date: string): DocumentDraft {
  return {
    kind,
    id: '',
    partyId: '',
    projectId: '',
    date,
    dueDate: '',
    terms: '',
    reference: '',
    language: '',
    notes: '',
    pricesIncludeTax: false,
    discountPercent: '',
    discount: '',
    holdbackPercent: '',
    selfAssessed: false,
    taxAmounts: {},
    method: '',
    account: '',
    lines: [blankLine()],
  }
}

export function isBlankLine(line: DraftLine): boolean {
  return line.productId === '' && line.description.trim() === '' && line.unitPrice === ''
}

export const sentLines = (draft: DocumentDraft): readonly DraftLine[] =>
  draft.lines.filter((line) => !isBlankLine(line))

export function isBlankDocument(draft: DocumentDraft): boolean {
  return draft.partyId === '' && draft.reference === '' && sentLines(draft).length === 0
}

const isZero = (amount: string) => /^-?0*(?:\.0*)?$/.test(amount)

/** A draft of the books as it is typed again; `usualTerms` are those it has without being told. */
export function draftOf(document: Document, usualTerms = ''): DocumentDraft {
  const lines = document.lines.map((line) => ({
    ...blankLine(),
    id: line.id,
    productId: line.productId ?? '',
    description: line.description,
    quantity: line.quantity,
    unit: line.unit ?? '',
    unitPrice: line.unitPrice,
    discountPercent: line.discountPercent ?? '',
    taxes: line.taxes,
    account: line.account ?? '',
    projectId: line.projectId ?? '',
  }))
  return {
    ...blankDocument(document.kind as TradeKind, document.date),
    id: document.id,
    partyId: document.partyId ?? '',
    projectId: document.projectId ?? '',
    dueDate: document.dueDate ?? '',
    terms: document.terms === usualTerms ? '' : (document.terms ?? ''),
    reference: document.reference ?? '',
    language: document.language as 'fr' | 'en',
    notes: document.notes ?? '',
    pricesIncludeTax: document.pricesIncludeTax,
    discountPercent: document.discountPercent ?? '',
    discount: document.discountPercent === null && !isZero(document.discount) ? document.discount : '',
    holdbackPercent: document.holdbackPercent ?? '',
    selfAssessed: document.selfAssessed,
    method: document.method ?? '',
    account: document.account ?? '',
    lines: [...lines, blankLine()],
  }
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())

function lineInput(line: DraftLine) {
  return {
    ...(line.id === '' ? {} : { id: line.id }),
    productId: orNull(line.productId),
    description: line.description.trim(),
    quantity: line.quantity || '1',
    unit: orNull(line.unit),
    unitPrice: line.unitPrice || '0',
    discountPercent: orNull(line.discountPercent),
    taxes: line.taxes === null ? null : [...line.taxes],
    account: orNull(line.account),
    projectId: orNull(line.projectId),
  }
}

export type SalesInput = Input<'invoice.create'>
export type PurchaseInput = Input<'bill.create'>

/** What every kind is told; an empty field clears what the draft had. */
function headerInput(draft: DocumentDraft): SalesInput {
  return {
    partyId: orNull(draft.partyId),
    projectId: orNull(draft.projectId),
    date: draft.date,
    dueDate: orNull(draft.dueDate),
    terms: orNull(draft.terms),
    reference: orNull(draft.reference),
    language: draft.language === '' ? null : draft.language,
    notes: orNull(draft.notes),
    pricesIncludeTax: draft.pricesIncludeTax,
    discountPercent: orNull(draft.discountPercent),
    discount: orNull(draft.discount),
    holdbackPercent: orNull(draft.holdbackPercent),
    lines: sentLines(draft).map(lineInput),
  }
}

/** The call that keeps the draft, without its blank lines. */
export function documentInput(draft: DocumentDraft): SalesInput | PurchaseInput {
  if (isSaleKind(draft.kind)) return headerInput(draft)
  const taxAmounts = Object.entries(draft.taxAmounts)
    .filter(([, amount]) => amount !== '')
    .map(([code, amount]) => ({ code, amount }))
  return {
    ...headerInput(draft),
    selfAssessed: draft.selfAssessed,
    taxAmounts: taxAmounts.length === 0 ? null : taxAmounts,
    method: orNull(draft.method) as PurchaseInput['method'],
    account: orNull(draft.account),
  }
}

/** Where a path of a refusal belongs on the screen: `lines.1.taxes.0` is the taxes of the second line sent. */
export function placeOf(draft: DocumentDraft, path: string): string {
  const [head, index, field] = path.split('.')
  const line = head === 'lines' ? sentLines(draft)[Number(index)] : undefined
  return line ? `${line.key}.${field ?? 'description'}` : (head ?? '')
}

/** What the back end or the rules refused, at the fields it is about. */
export function faultsOf(draft: DocumentDraft, details: readonly Detail[], language: 'fr' | 'en'): Faults {
  const faults = new Map<string, string>()
  for (const { path, message } of details) {
    const place = placeOf(draft, path)
    if (!faults.has(place)) faults.set(place, message[language])
  }
  return faults
}

/** The draft with one line changed; a blank line waits below. */
export function withLine(draft: DocumentDraft, key: number, part: Partial<DraftLine>): DocumentDraft {
  const lines = draft.lines.map((line) => (line.key === key ? { ...line, ...part } : line))
  return { ...draft, lines: isBlankLine(lines.at(-1)!) ? lines : [...lines, blankLine()] }
}

export function withoutLine(draft: DocumentDraft, key: number): DocumentDraft {
  const lines = draft.lines.filter((line) => line.key !== key)
  const last = lines.at(-1)
  return { ...draft, lines: last && isBlankLine(last) ? lines : [...lines, blankLine()] }
}

/** A line one place up (-1) or down (1); the blank one stays last. */
export function withLineMoved(draft: DocumentDraft, key: number, step: -1 | 1): DocumentDraft {
  const from = draft.lines.findIndex((line) => line.key === key)
  const to = from + step
  const [line, other] = [draft.lines[from], draft.lines[to]]
  if (!line || !other || isBlankLine(line) || isBlankLine(other)) return draft
  const lines = [...draft.lines]
  lines[from] = other
  lines[to] = line
  return { ...draft, lines }
}

/** The draft once saved: its lines keep their names in the books, so that the next saving changes and does not replace. */
export function savedAs(draft: DocumentDraft, saved: Pick<Document, 'id' | 'lines'>): DocumentDraft {
  const sent = sentLines(draft)
  const ids = new Map(sent.map((line, index) => [line.key, saved.lines[index]?.id ?? line.id]))
  return {
    ...draft,
    id: saved.id,
    lines: draft.lines.map((line) => ({ ...line, id: ids.get(line.key) ?? line.id })),
  }
}
