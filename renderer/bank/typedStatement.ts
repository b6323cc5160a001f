/** A statement being typed by hand: pure, so that running balance, proof and faults are the same wherever they are shown. */
import { isDay } from '../../db/rules/dates.ts'
import type { Detail } from '../../db/rules/errors.ts'
import { type Cents, decimalsOf, formatCents, parseCents } from '../../db/rules/money.ts'
import type { Input } from '../transport/wire.ts'

export interface TypedLine {
  readonly key: number
  readonly date: string
  readonly description: string
  /** Wire amounts, or an empty text; one of the two. */
  readonly out: string
  readonly in: string
}

export interface TypedStatement {
  /** Wire amounts, or an empty text. */
  readonly opening: string
  readonly closing: string
  readonly lines: readonly TypedLine[]
}

/** `opening`, `closing`, `lines` or `<line key>.date`, with the text that says what is wrong. */
export type TypedFaults = ReadonlyMap<string, string>

export type TypedFault =
  | 'error.date.notDay'
  | 'error.field.required'
  | 'bank.enter.oneSide'
  | 'bank.enter.noAmount'
  | 'bank.enter.noLines'
  | 'bank.enter.gapFault'

let nextKey = 0

/** A line on the day of the one before: statements go by days. */
export function blankTyped(date = ''): TypedLine {
  nextKey += 1
  return { key: nextKey, date, description: '', out: '', in: '' }
}

export const blankStatement = (): TypedStatement => ({ opening: '', closing: '', lines: [blankTyped()] })

export const isBlankTyped = ({ description, out, in: into }: TypedLine): boolean =>
  description.trim() === '' && out === '' && into === ''

export const isBlankStatement = ({ opening, closing, lines }: TypedStatement): boolean =>
  opening === '' && closing === '' && lines.every(isBlankTyped)

/** The statement with one line changed; a blank line waits below, on the day of the last. */
export function withTyped(statement: TypedStatement, key: number, part: Partial<TypedLine>): TypedStatement {
  const lines = statement.lines.map((line) => (line.key === key ? { ...line, ...part } : line))
  const last = lines.at(-1)!
  return { ...statement, lines: isBlankTyped(last) ? lines : [...lines, blankTyped(last.date)] }
}

/** The statement without a line; one blank line is always left. */
export function withoutTyped(statement: TypedStatement, key: number): TypedStatement {
  const lines = statement.lines.filter((line) => line.key !== key)
  return { ...statement, lines: lines.length > 0 ? lines : [blankTyped()] }
}

const centsOf = (text: string, currency: string): Cents =>
  text === '' ? 0 : parseCents(text, decimalsOf(currency))

const amountOf = (line: TypedLine, currency: string): Cents =>
  centsOf(line.in, currency) - centsOf(line.out, currency)

export interface TypedProof {
  /** Balance after each line, in its order, as wire amounts; null without an opening balance. */
  readonly balances: readonly (string | null)[]
  readonly in: string
  readonly out: string
  /** Closing balance less opening and lines; null unless both balances are there. */
  readonly gap: string | null
  readonly isProved: boolean
}

/** What the lines make of the opening balance, live. */
export function proofOf({ opening, closing, lines }: TypedStatement, currency: string): TypedProof {
  const wire = (cents: Cents) => formatCents(cents, decimalsOf(currency))
  let balance = centsOf(opening, currency)
  let [into, out] = [0, 0]
  const balances = lines.map((line) => {
    balance += amountOf(line, currency)
    into += centsOf(line.in, currency)
    out += centsOf(line.out, currency)
    return opening === '' || isBlankTyped(line) ? null : wire(balance)
  })
  const gap = opening === '' || closing === '' ? null : centsOf(closing, currency) - balance
  return {
    balances,
    in: wire(into),
    out: wire(out),
    gap: gap === null ? null : wire(gap),
    isProved: gap === 0,
  }
}

function faultsOfLine(line: TypedLine): readonly (readonly [string, TypedFault])[] {
  const faults: (readonly [string, TypedFault])[] = []
  if (!isDay(line.date)) faults.push([`${line.key}.date`, 'error.date.notDay'])
  if (line.description.trim() === '') faults.push([`${line.key}.description`, 'error.field.required'])
  if (line.out === '' && line.in === '') faults.push([`${line.key}.out`, 'bank.enter.noAmount'])
  if (line.out !== '' && line.in !== '') faults.push([`${line.key}.in`, 'bank.enter.oneSide'])
  return faults
}

/** Everything that is wrong before the call is made; the back end checks it all again. */
export function faultsOf(statement: TypedStatement, currency: string): ReadonlyMap<string, TypedFault> {
  const lines = statement.lines.filter((line) => !isBlankTyped(line))
  const faults = new Map<string, TypedFault>(lines.flatMap(faultsOfLine))
  if (lines.length === 0) faults.set('lines', 'bank.enter.noLines')
  const { gap, isProved } = proofOf(statement, currency)
  if (gap !== null && !isProved) faults.set('closing', 'bank.enter.gapFault')
  return faults
}

/** The call that saves it, without its blank lines. */
export function enterInput(
  account: string,
  statement: TypedStatement,
  currency: string,
): Input<'bank.enter'> {
  const wire = (cents: Cents) => formatCents(cents, decimalsOf(currency))
  return {
    account,
    openingBalance: statement.opening === '' ? null : statement.opening,
    closingBalance: statement.closing === '' ? null : statement.closing,
    lines: statement.lines
      .filter((line) => !isBlankTyped(line))
      .map((line) => ({
        date: line.date,
        description: line.description.trim(),
        amount: wire(amountOf(line, currency)),
      })),
  }
}

const FIELDS: Readonly<Record<string, string>> = { openingBalance: 'opening', closingBalance: 'closing' }

/** What the back end refused, put back at the fields it is about: `lines.1.amount` is the second line sent. */
export function faultsFromDetails(
  statement: TypedStatement,
  details: readonly Detail[],
  language: 'fr' | 'en',
): TypedFaults {
  const sent = statement.lines.filter((line) => !isBlankTyped(line))
  const faults = new Map<string, string>()
  for (const { path, message } of details) {
    const [head = '', index, field = 'description'] = path.split('.')
    const line = head === 'lines' ? sent[Number(index)] : undefined
    const side = line && field === 'amount' ? (line.in === '' ? 'out' : 'in') : field
    const place = line ? `${line.key}.${side}` : (FIELDS[head] ?? head)
    if (!faults.has(place)) faults.set(place, message[language])
  }
  return faults
}
