/**
 * The numbers of documents: a form such as `FAC-{AAAA}-{NNNN}` holds parts of the date and one counter. The counter
 * starts again with each series, that is with each text the date gives the rest of the form.
 */
import { OHADA_COUNTRIES, requireCountry } from '../charts/countries.ts'
import type { Day } from '../dates.ts'
import { assert, catalogue, type Detail, Refusal } from '../errors.ts'
import { DOCUMENT_KINDS, type DocumentKind } from './kinds.ts'

/** No form is longer: a number is read aloud, and typed on a cheque. */
export const FORM_LENGTH_MAX = 40

const { detail, refuse, texts } = catalogue({
  'numberForm.tooLong': {
    fr: 'La forme des numéros a plus de {max} caractères. Raccourcissez-la.',
    en: 'The form of the numbers has more than {max} characters. Shorten it.',
  },
  'numberForm.control': {
    fr: 'La forme des numéros contient un caractère invisible. Retapez-la au clavier.',
    en: 'The form of the numbers holds an invisible character. Type it again by hand.',
  },
  'numberForm.unknown': {
    fr: '« {token} » n’est pas reconnu. Entre accolades, écrivez AAAA, AA ou MM pour la date et NNNN pour le compteur.',
    en: '“{token}” is not known. Between braces, write YYYY, YY or MM for the date and NNNN for the counter.',
  },
  'numberForm.noCounter': {
    fr: 'La forme n’a pas de compteur : deux documents auraient le même numéro. Ajoutez NNNN entre accolades.',
    en: 'The form has no counter: two documents would have the same number. Add NNNN between braces.',
  },
  'numberForm.twoCounters': {
    fr: 'La forme a plus d’un compteur. Gardez-en un seul.',
    en: 'The form has more than one counter. Keep one of them.',
  },
})

type DatePart = 'year' | 'shortYear' | 'month'

type FormPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'date'; readonly part: DatePart }
  /** `width`: digits at least, filled with zeros. */
  | { readonly kind: 'counter'; readonly width: number }

/** A form that was read and can make numbers; only `parseNumberForm` makes one. */
export interface NumberForm {
  readonly text: string
  readonly parts: readonly FormPart[]
}

const DATE_PARTS: ReadonlyMap<string, DatePart> = new Map([
  ['AAAA', 'year'],
  ['YYYY', 'year'],
  ['AA', 'shortYear'],
  ['YY', 'shortYear'],
  ['MM', 'month'],
])

/** A piece of a form: what stands between braces, or the text around; null for what is neither. */
function partOf(piece: string): FormPart | null {
  const token = /^\{(.*)\}$/s.exec(piece)?.[1]
  if (token === undefined) return /[{}]/.test(piece) ? null : { kind: 'text', text: piece }
  const part = DATE_PARTS.get(token)
  if (part) return { kind: 'date', part }
  return /^N+$/.test(token) ? { kind: 'counter', width: token.length } : null
}

/** Without spaces around; of a form that is too long nothing else is said. */
function lengthChecked(text: string): string {
  const trimmed = text.trim()
  if (trimmed.length <= FORM_LENGTH_MAX) return trimmed
  throw refuse('numberForm.tooLong', { max: FORM_LENGTH_MAX })
}

/**
 * Reads a form: `{AAAA}` or `{YYYY}`, `{AA}` or `{YY}`, `{MM}`, and one counter `{N}`, `{NN}`… whose letters are its
 * digits at least. Refuses a form that is too long or, all at once, one that holds invisible characters or braces
 * that mean nothing, or has not exactly one counter.
 */
export function parseNumberForm(text: string): NumberForm {
  const problems: Detail[] = []
  const say = (problem: keyof typeof texts, values = {}) => problems.push(detail('', problem, values))
  const trimmed = lengthChecked(text)
  if (/[\p{C}\p{Zl}\p{Zp}]/u.test(trimmed)) say('numberForm.control')
  const parts: FormPart[] = []
  for (const piece of trimmed.split(/(\{[^{}]*\})/)) {
    if (piece === '') continue
    const part = partOf(piece)
    if (part) parts.push(part)
    else say('numberForm.unknown', { token: piece.replace(/^\{(.*)\}$/, '$1') })
  }
  const counters = parts.filter((part) => part.kind === 'counter').length
  if (counters === 0) say('numberForm.noCounter')
  if (counters > 1) say('numberForm.twoCounters')
  const first = problems[0]
  if (first) throw new Refusal(first.code, first.message, problems)
  return { text: trimmed, parts }
}

function textOf(part: DatePart, date: Day): string {
  if (part === 'month') return date.slice(5, 7)
  return date.slice(part === 'year' ? 0 : 2, 4)
}

function filled(form: NumberForm, date: Day, counter: (width: number, before: string) => string): string {
  return form.parts.reduce((before, part) => {
    if (part.kind === 'text') return before + part.text
    return before + (part.kind === 'date' ? textOf(part.part, date) : counter(part.width, before))
  }, '')
}

/** Name of the series of a day: the form with its date, the counter left as `{N}` whatever its width. */
export function seriesOf(form: NumberForm, date: Day): string {
  return filled(form, date, () => '{N}')
}

/**
 * The number of a document. The mark of the device (empty for the first one) stands before the counter,
 * `FAC-2026-KRTBM-0001`, so that two devices that count apart never give one number. A counter wider than its form
 * is written whole.
 */
export function numberOf(form: NumberForm, date: Day, counter: number, mark: string): string {
  assert(Number.isSafeInteger(counter) && counter > 0, 'a counter starts at 1')
  return filled(form, date, (width, before) => {
    const digits = String(counter).padStart(width, '0')
    if (mark === '') return digits
    return `${/[\p{L}\p{N}]$/u.test(before) ? '-' : ''}${mark}-${digits}`
  })
}

// biome-ignore format: one kind a line
const STEMS: Readonly<Record<DocumentKind, { readonly fr: string; readonly en: string }>> = {
  quote: { fr: 'DEV', en: 'QUO' },
  order: { fr: 'CMD', en: 'ORD' },
  invoice: { fr: 'FAC', en: 'INV' },
  creditNote: { fr: 'NC', en: 'CN' },
  bill: { fr: 'ACH', en: 'PUR' },
  expense: { fr: 'DEP', en: 'EXP' },
  supplierCredit: { fr: 'NCF', en: 'SCN' },
  receipt: { fr: 'ENC', en: 'REC' },
  disbursement: { fr: 'DEC', en: 'PAY' },
  clientRefund: { fr: 'RMB', en: 'REF' },
  supplierRefund: { fr: 'RFO', en: 'SRF' },
  transfer: { fr: 'VIR', en: 'TRF' },
}

/** Where a credit note is an “avoir”. */
const AVOIR_STEMS: Partial<Record<DocumentKind, string>> = { creditNote: 'AV', supplierCredit: 'AVF' }

/**
 * The forms proposed to a new company: a stem, the year and four digits. Where people say “avoir” (France, OHADA),
 * the stem does too. Refuses an unsupported country.
 */
export function defaultForms(country: string, language: 'fr' | 'en'): Record<DocumentKind, string> {
  const { code } = requireCountry(country)
  const avoir = language === 'fr' && (code === 'FR' || OHADA_COUNTRIES.includes(code))
  const form = (kind: DocumentKind) => {
    const stem = (avoir && AVOIR_STEMS[kind]) || STEMS[kind][language]
    return `${stem}-${language === 'fr' ? '{AAAA}' : '{YYYY}'}-{NNNN}`
  }
  return Object.fromEntries(DOCUMENT_KINDS.map((kind) => [kind, form(kind)])) as Record<DocumentKind, string>
}
