/**
 * The number of a document inside a label: « F2025-000123 » is also `F2025000123`, `FACT 123`, `#000123`, `2025 123`.
 * A number that the bank gave (CONF 123, CHQ 0042) is none.
 */
import { SAME_NUMBER_MAX } from './scale.ts'
import { type Token, tokensOf, WORD, withoutZeros } from './words.ts'

/**
 * How much of a number is in the label: its last digits alone (`part`), after REF, which banks write before their own
 * numbers too (`said`), after FACT or # (`running`), or the whole number.
 */
export const NUMBER = { none: 0, part: 1, said: 2, running: 3, full: 4 } as const
export type NumberLevel = (typeof NUMBER)[keyof typeof NUMBER]

interface NumberKeys {
  /** The whole number in its forms. */
  readonly forms: readonly string[]
  /** The letters in front of it; empty when it has none. */
  readonly letters: string
  /** Its last run of digits, without zeros. */
  readonly running: string
  /** The last run of digits is all there is. */
  readonly isPlain: boolean
  /** Of a number with letters between its digits (the mark of a second laptop): all behind the first letters. */
  readonly mixed: Mixed | null
}

interface Mixed {
  /** From the first digits on: `2026-KRTBM-1`. */
  readonly whole: string
  /** From the letters behind them on, `KRTBM-1`; null where that is so short that anything may be called so. */
  readonly tail: string | null
}

/** Letters and digits without zeros in front: `A 1` stands in addresses. */
const MIXED_LENGTH_MIN = 5

/** Letters and digits as one text, whatever stood between them. */
const spanOf = (tokens: readonly Token[]) =>
  tokens.map(({ text, isNumber }) => (isNumber ? withoutZeros(text) : text)).join('-')

const isLongEnough = (span: string) => span.replaceAll('-', '').length >= MIXED_LENGTH_MIN

/** Null unless letters stand between digits. */
function mixedOf(tokens: readonly Token[]): Mixed | null {
  const first = tokens.findIndex(({ isNumber }) => isNumber)
  const last = tokens.findLastIndex(({ isNumber }) => isNumber)
  const letters = tokens.findIndex(({ isNumber }, at) => at > first && !isNumber)
  // most numbers end here
  if (letters < 0 || letters > last || last - first >= MIXED_MAX) return null
  const whole = spanOf(tokens.slice(first, last + 1))
  if (!isLongEnough(whole)) return null
  const tail = spanOf(tokens.slice(letters, last + 1))
  return { whole, tail: isLongEnough(tail) ? tail : null }
}

const yearInFront = /^(?:19|20)\d\d(?=\d{3})/

/** The forms of a number of one or more runs of digits: 2025-123 and 2025000123. */
function formsOf(runs: readonly string[], digits: string): string[] {
  const joined = withoutZeros(digits)
  return runs.length === 1 ? [joined] : [runs.map(withoutZeros).join('-'), joined]
}

/** The forms of a document's number; null when it has no digit. */
export function numberKeys(number: string): NumberKeys | null {
  const tokens = tokensOf(number)
  const runs: string[] = []
  let letters = ''
  for (let at = 0; at < tokens.length; at++) {
    const { text, isNumber } = tokens[at]!
    if (isNumber) runs.push(text)
    else if (text !== '#' && at < tokens.length - 1) letters = text
  }
  if (runs.length === 0) return null
  const year = runs.length === 1 ? yearInFront.exec(runs[0]!)?.[0] : undefined
  const parts = year ? [year, runs[0]!.slice(4)] : runs
  return {
    forms: formsOf(parts, runs.join('')),
    letters,
    running: withoutZeros(parts.at(-1)!),
    isPlain: parts.length === 1 && letters === '',
    mixed: mixedOf(tokens),
  }
}

/** A day in eight digits, the year first or last. */
const dayInDigits =
  /^(?:(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d)$/

/** Days written in digits, which are no numbers of documents. */
const isDate = (runs: readonly string[]) => runs.length !== 2 && dayInDigits.test(runs.join(''))

/** « 2026-03 » is a month, « 2026-003 » a number. */
const isMonth = (runs: readonly string[]) =>
  runs.length === 2 && /^(?:19|20)\d\d$/.test(runs[0]!) && /^(?:0[1-9]|1[0-2])$/.test(runs[1]!)

/** `number` follows a word for documents, `counter` a word for the bank's own numbers, `reference` one for either. */
type Mark = 'number' | 'reference' | 'counter' | null

/** What the words before a run of digits say of it; a list keeps the mark of its first number. */
function marksOf(tokens: readonly Token[]): Mark[] {
  let mark: Mark = null
  return tokens.map((token, at) => {
    const { text, kinds, isNumber } = token
    if (isNumber) return mark
    // FACT 12 NO 345: the second is another number
    if (kinds & WORD.sign && tokens[at - 1]?.isNumber) mark = null
    else if (kinds & WORD.number) mark = 'number'
    // REF FACT 12 is a document's, REF alone is not said
    else if (kinds & WORD.reference) mark = mark === 'number' ? mark : 'reference'
    else if (kinds & WORD.counter) mark = 'counter'
    else if (!(kinds & WORD.sign) && text !== 'ET' && text !== 'AND') mark = null
    return mark
  })
}

/** Most labels bear none: one for all of them. */
const NO_NUMBERS: ReadonlyMap<number, NumberLevel> = new Map()

/** Runs of digits that one number may have: A1-2026-03-017. */
const RUNS_MAX = 4
/** Runs of digits and of letters of one that has letters between: 2026-K7Q2-0001. */
const MIXED_MAX = 8

/** A number of a document, found by its forms. */
interface Borne {
  readonly document: number
  readonly letters: string
  /** Known without its letters too: it has several runs of digits, where one of one run says little. */
  readonly isLong: boolean
}

/** Documents by the forms of their numbers. */
export class NumberIndex {
  /** Each form once, whatever the letters before it: two forms a number are most of what is kept. */
  readonly #whole = new Map<string, Borne | Borne[]>()
  readonly #running = new Map<string, number | number[]>()
  /** Numbers with letters between their digits, whole and without what stands before the letters. */
  readonly #mixed = new Map<string, number | number[]>()
  readonly #tails = new Map<string, number | number[]>()
  /** Numbers that are one run of digits and nothing else. */
  readonly #plain = new Map<string, number | number[]>()

  /** A number of a document, which may have several. */
  add(document: number, number: string): void {
    const keys = numberKeys(number)
    if (!keys) return
    const { forms, letters, running, isPlain, mixed } = keys
    const isLong = forms.length > 1
    if (mixed) {
      // without its letters it would be the number of another one
      put(this.#mixed, mixed.whole, document)
      if (mixed.tail !== null) put(this.#tails, mixed.tail, document)
    } else if (isLong || letters !== '') {
      const borne = { document, letters, isLong }
      for (const form of forms) putBorne(this.#whole, form, borne)
    }
    put(isPlain ? this.#plain : this.#running, running, document)
  }

  /** Who bears the first form of a number that is borne behind these letters, or by itself where there are none. */
  #bearing(letters: string, forms: readonly string[]): readonly number[] | undefined {
    for (const form of forms) {
      const borne = this.#whole.get(form)
      if (borne === undefined) continue
      const fits = (one: Borne) => (letters === '' ? one.isLong : one.letters === letters)
      if (!Array.isArray(borne)) {
        if (fits(borne)) return [borne.document]
        continue
      }
      const documents = borne.filter(fits).map(({ document }) => document)
      if (documents.length > 0) return [...new Set(documents)]
    }
    return undefined
  }

  /** The documents whose number stands in a label, with how much of it. */
  find(tokens: readonly Token[]): ReadonlyMap<number, NumberLevel> {
    if (!tokens.some(({ isNumber }) => isNumber)) return NO_NUMBERS
    const found = new Map<number, NumberLevel>()
    const note = (bearing: Bearing | undefined, level: NumberLevel) => {
      const documents = typeof bearing === 'number' ? [bearing] : bearing
      if (!documents || documents.length > SAME_NUMBER_MAX) return
      for (const document of documents) if ((found.get(document) ?? 0) < level) found.set(document, level)
    }
    const marks = marksOf(tokens)
    for (let at = 0; at < tokens.length; at++) {
      if (!tokens[at]!.isNumber) continue
      const end = this.#mixed.size > 0 ? this.#mixedAt(tokens, at, note) : 0
      if (end > 0) {
        at = end - 1
        continue
      }
      const used = this.#wholeAt(tokens, at, marks[at]!, note)
      if (used > 0) {
        at += used - 1
        continue
      }
      if (marks[at] === 'counter' || isNumberedCompany(tokens, at)) continue
      const digits = withoutZeros(tokens[at]!.text)
      const isMarked = marks[at] === 'number'
      const weak = marks[at] === 'reference' ? NUMBER.said : NUMBER.part
      note(this.#running.get(digits), isMarked ? NUMBER.running : weak)
      note(this.#plain.get(digits), isMarked ? NUMBER.full : weak)
    }
    return found.size > 0 ? found : NO_NUMBERS
  }

  /** Looks for a number with letters between that begins at a run of digits, or at the letters before it; gives where it ends. */
  #mixedAt(
    tokens: readonly Token[],
    at: number,
    note: (bearing: Bearing | undefined, level: NumberLevel) => void,
  ): number {
    for (let end = Math.min(tokens.length, at + MIXED_MAX); end > at; end--) {
      if (!tokens[end - 1]!.isNumber) continue
      const whole = this.#mixed.get(spanOf(tokens.slice(at, end)))
      const tail = at === 0 ? undefined : this.#tails.get(spanOf(tokens.slice(at - 1, end)))
      // of another year the tail is the same
      if (whole !== undefined) note(whole, NUMBER.full)
      else if (tail !== undefined) note(tail, NUMBER.running)
      else continue
      return end
    }
    return 0
  }

  /** Looks for a whole number that begins at a run of digits; gives how many tokens it took. */
  #wholeAt(
    tokens: readonly Token[],
    at: number,
    mark: Mark,
    note: (bearing: Bearing | undefined, level: NumberLevel) => void,
  ): number {
    const before = tokens[at - 1]
    const letters = before && !before.isNumber ? before.text : ''
    for (let count = Math.min(RUNS_MAX, runLength(tokens, at)); count > 0; count--) {
      const runs = tokens.slice(at, at + count).map((token) => token.text)
      const forms = formsOf(runs, runs.join(''))
      const lettered = letters === '' ? undefined : this.#bearing(letters, forms)
      if (lettered !== undefined) {
        note(lettered, NUMBER.full)
        return count
      }
      if (isDate(runs) || (isMonth(runs) && mark !== 'number')) return count
      const isShort = count > 1 && runs.at(-1)!.length < 3
      const documents = isShort || mark === 'counter' ? undefined : this.#bearing('', forms)
      if (documents !== undefined) {
        note(documents, NUMBER.full)
        return count
      }
    }
    return 0
  }
}

function runLength(tokens: readonly Token[], at: number): number {
  let end = at
  while (tokens[end]?.isNumber) end++
  return end - at
}

/** A numbered company of Quebec, 9123-4567: four digits and four, and no third number beside them. */
function isNumberedCompany(tokens: readonly Token[], at: number): boolean {
  const isFour = (index: number) => Boolean(tokens[index]?.isNumber && tokens[index].text.length === 4)
  const begins = (index: number) =>
    isFour(index) &&
    isFour(index + 1) &&
    tokens[index]!.text.startsWith('9') &&
    !tokens[index - 1]?.isNumber &&
    !tokens[index + 2]?.isNumber
  return begins(at) || begins(at - 1)
}

/** A document, or several. */
type Bearing = number | readonly number[]

/** Puts a document under a key: nearly every number is of one, and a list for each would cost more than the rest. */
function put(index: Map<string, number | number[]>, key: string, document: number): void {
  const known = index.get(key)
  if (known === undefined) index.set(key, document)
  else if (typeof known === 'number') {
    if (known !== document) index.set(key, [known, document])
  } else if (known.at(-1) !== document) known.push(document)
}

function putBorne(index: Map<string, Borne | Borne[]>, form: string, borne: Borne): void {
  const known = index.get(form)
  if (known === undefined) index.set(form, borne)
  else if (Array.isArray(known)) known.push(borne)
  else index.set(form, [known, borne])
}
