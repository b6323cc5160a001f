/** What a file leaves open, as questions with the readings to choose from: each is asked once, with an example. */
import { dateShape, dayUnder } from './formats/calendar.ts'
import { amountOf, scanAmount } from './formats/decimal.ts'
import type { ParsedFile, ParsedLine } from './parsed.ts'

/** One reading: what the answer would be, and what the example is under it. */
interface Reading<T> {
  readonly value: T
  readonly example: string
}

/** `text` is the example as the file writes it. */
export type Question =
  | { readonly kind: 'columns' }
  | { readonly kind: 'sides' }
  /** A remembered layout, named by its text, that the file contradicts. */
  | { readonly kind: 'remembered'; readonly text: string }
  | {
      readonly kind: 'tables'
      readonly text: string
      readonly readings: readonly Reading<'read' | 'apart' | 'leave'>[]
    }
  | {
      readonly kind: 'missingDays'
      readonly text: string
      readonly readings: readonly Reading<'above' | 'leave'>[]
    }
  | {
      readonly kind: 'dateOrder'
      readonly text: string
      readonly readings: readonly Reading<'dmy' | 'mdy'>[]
    }
  | { readonly kind: 'decimal'; readonly text: string; readonly readings: readonly Reading<'.' | ','>[] }
  | { readonly kind: 'sign'; readonly text: string; readonly readings: readonly Reading<boolean>[] }

const ORDERS = ['dmy', 'mdy'] as const
const MARKS = [',', '.'] as const

/** The days a date as written may be, when they are two. */
function twoDays(text: string): Reading<'dmy' | 'mdy'>[] | null {
  const shape = dateShape(text)
  if (!shape || shape.order !== null) return null
  const days = ORDERS.map((value) => ({ value, example: dayUnder(shape, value) ?? '' }))
  return days.every(({ example }) => example !== '') && days[0]!.example !== days[1]!.example ? days : null
}

/** Cells of the column taken for the date, in the rows shown. */
function dateCells({ layout }: ParsedFile): string[] {
  const column = layout?.columns?.date
  const index = typeof column === 'string' ? (layout?.header?.indexOf(column) ?? -1) : (column ?? -1)
  return (layout?.sample ?? []).map((row) => row[index] ?? '')
}

function dateQuestion(file: ParsedFile, said: string): Question {
  for (const text of [said, ...dateCells(file)]) {
    const readings = twoDays(text)
    if (readings) return { kind: 'dateOrder', text, readings }
  }
  const readings = ORDERS.map((value) => ({ value, example: '' }))
  return { kind: 'dateOrder', text: said, readings }
}

function decimalQuestion(text: string): Question {
  const scanned = scanAmount(text)
  const readings = MARKS.map((value) => ({ value, example: (scanned && amountOf(scanned, value)) ?? '' }))
  return { kind: 'decimal', text, readings }
}

/** Further tables that do not say whose they are; nothing but a person knows. */
const tablesQuestion = (text: string): Question => ({
  kind: 'tables',
  text,
  readings: [
    { value: 'read', example: '' },
    { value: 'apart', example: '' },
    { value: 'leave', example: '' },
  ],
})

/** The file can be imported without them. */
const missingDaysQuestion = (text: string, day: string): Question => ({
  kind: 'missingDays',
  text,
  readings: [
    { value: 'above', example: day },
    { value: 'leave', example: '' },
  ],
})

const isIn = ({ amount }: ParsedLine) => !amount.startsWith('-')

function signQuestion(file: ParsedFile): Question {
  const line = file.accounts.flatMap(({ lines }) => lines.slice(0, 500)).find(isIn)
  const amount = line?.amount ?? ''
  const readings = [
    { value: true, example: amount === '' ? '' : `-${amount}` },
    { value: false, example: amount },
  ]
  return { kind: 'sign', text: line?.description ?? '', readings }
}

/** Every question that a file leaves open, each once; none when it can be imported as it was read. */
export function questionsOf(file: ParsedFile): Question[] {
  const questions = file.problems.flatMap(({ code, text = '', example = '' }): Question[] => {
    if (code === 'bank.ask.columns') return [{ kind: 'columns' }]
    if (code === 'bank.ask.sides') return [{ kind: 'sides' }]
    if (code === 'bank.ask.remembered') return [{ kind: 'remembered', text }]
    if (code === 'bank.ask.dateOrder') return [dateQuestion(file, text)]
    if (code === 'bank.ask.tables') return [tablesQuestion(text)]
    if (code === 'bank.file.missingDays') return [missingDaysQuestion(text, example)]
    if (code === 'bank.ask.decimal') return [decimalQuestion(text)]
    return code === 'bank.file.signs' ? [signQuestion(file)] : []
  })
  return questions.filter(({ kind }, i) => questions.findIndex((other) => other.kind === kind) === i)
}

/** True when the sign of a card’s amounts is open: most of a debt’s movements would be repayments. */
export const isSignOpen = (file: ParsedFile): boolean =>
  file.problems.some(({ code }) => code === 'bank.file.signs')
