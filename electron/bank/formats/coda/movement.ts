/** One movement of a CODA file: records 2.1 to 2.3, and the information that follows in records 3.1 to 3.3. */
import {
  columns,
  type FixedRecord,
  filledColumns,
  fixedAmount,
  fixedDay,
  unfilled,
  withSign,
} from '../records.ts'
import { joinTexts, tidyText } from '../text.ts'

/** What records 3 say: structured, or in words. */
interface Information {
  readonly structured: boolean
  text: string
}

/** What a movement or one of its details says, gathered over its records. */
export interface CodaEntry {
  readonly first: FixedRecord
  readonly sequence: string
  /** `0000` for a movement; its details have other numbers and are part of its amount. */
  readonly detail: string
  communication: string
  structured: boolean
  reference: string
  name: string
  account: string
  readonly information: Information[]
  readonly details: CodaEntry[]
}

export const sequenceOf = ({ text }: FixedRecord) => columns(text, 3, 6)
const detailOf = ({ text }: FixedRecord) => columns(text, 7, 10)

/** Opens a movement or a detail with its record 2.1. */
export function openEntry(record: FixedRecord): CodaEntry {
  return {
    first: record,
    sequence: sequenceOf(record),
    detail: detailOf(record),
    communication: filledColumns(record.text, 63, 115),
    structured: columns(record.text, 62, 62) === '1',
    reference: '',
    name: '',
    account: '',
    information: [],
    details: [],
  }
}

/** Adds one of the records that follow: 2.2, 2.3, 3.1, 3.2, 3.3. */
export function continueEntry(entry: CodaEntry, { text }: FixedRecord): void {
  const kind = text.slice(0, 2)
  if (kind === '22') {
    entry.communication += filledColumns(text, 11, 63)
    entry.reference = tidyText(columns(text, 64, 98))
  } else if (kind === '23') {
    entry.account = columns(text, 11, 44).trim()
    entry.name = tidyText(columns(text, 48, 82))
    entry.communication += filledColumns(text, 83, 125)
  } else if (kind === '31') {
    inform(entry, columns(text, 40, 40) === '1', filledColumns(text, 41, 113))
  } else if (kind === '32') inform(entry, null, filledColumns(text, 11, 115))
  else if (kind === '33') inform(entry, null, filledColumns(text, 11, 100))
}

/** Adds to what records 3 say. Free texts go on from one record 3.1 to the next, which may cut a word (ING). */
function inform({ information }: CodaEntry, structured: boolean | null, text: string): void {
  const last = information.at(-1)
  if (last && (structured === null || (!structured && !last.structured))) last.text += text
  else information.push({ structured: structured ?? false, text })
}

/** Twelve digits of which the last two check the others, as Belgian invoices print them: `+++090/9337/55493+++`. */
export function structuredReference(digits: string): string | null {
  if (!/^\d{12}$/.test(digits)) return null
  const rest = BigInt(digits.slice(0, 10)) % 97n
  if (BigInt(digits.slice(10)) !== (rest === 0n ? 97n : rest)) return null
  return `+++${digits.slice(0, 3)}/${digits.slice(3, 7)}/${digits.slice(7)}+++`
}

/** Words of a text whose columns no longer matter. */
const plainText = (text: string) => tidyText(unfilled(text))

interface Told {
  readonly text: string
  readonly reference: string
}

/** Types of structured communications (Febelfin, annex III) whose text stands behind other columns. */
const SEPA_DEBIT = { type: '127', text: [80, 141], mandate: [45, 79] } as const
const TERMINAL = { type: '113', name: [41, 56], city: [57, 66] } as const

function toldBy(entry: CodaEntry): Told {
  const { communication } = entry
  if (!entry.structured) return { text: plainText(communication), reference: '' }
  const type = communication.slice(0, 3)
  const rest = communication.slice(3)
  if (type === '101' || type === '102') {
    const reference = structuredReference(rest.slice(0, 12))
    return { text: reference ?? plainText(rest), reference: reference ?? '' }
  }
  if (type === SEPA_DEBIT.type) {
    const [from, to] = SEPA_DEBIT.text
    const text = plainText(columns(rest, from, to))
    const reference = structuredReference(text)
    return {
      text: reference ?? text,
      reference: reference ?? plainText(columns(rest, ...SEPA_DEBIT.mandate)),
    }
  }
  if (type === TERMINAL.type) {
    const [name, city] = [
      plainText(columns(rest, ...TERMINAL.name)),
      plainText(columns(rest, ...TERMINAL.city)),
    ]
    return { text: joinTexts([name, city]), reference: '' }
  }
  return { text: plainText(rest), reference: '' }
}

/** Type 001 gives the other party's name and address; texts without a type are texts. */
function informationOf({ information }: CodaEntry): { text: string; name: string } {
  const isParty = ({ structured, text }: Information) => structured && text.startsWith('001')
  const party = information.find(isParty)
  const texts = information
    .filter((one) => !isParty(one))
    .map(({ structured, text }) => plainText(structured ? text.slice(3) : text))
  return { text: joinTexts(texts), name: party ? plainText(party.text.slice(3, 73)) : '' }
}

export interface CodaTexts {
  readonly description: string
  readonly counterparty: string
  readonly reference: string
}

/** Longest text taken from the details of one movement. */
const DETAILS_MAX = 500
const isGiven = (reference: string) => reference !== '' && !/^NOT ?PROVIDED$/i.test(reference)

function detailTexts(details: readonly CodaEntry[]): string {
  let text = ''
  for (const detail of details) {
    if (text.length > DETAILS_MAX) break
    const { description } = textsOf(detail)
    if (description !== '' && !text.includes(description)) text += ` ${description}`
  }
  return text.trim().slice(0, DETAILS_MAX)
}

/** Who, and what for, in words; of a movement with details those too. */
export function textsOf(entry: CodaEntry): CodaTexts {
  const told = toldBy(entry)
  const more = informationOf(entry)
  const counterparty = entry.name || more.name
  const reference = told.reference || (isGiven(entry.reference) ? entry.reference : '')
  const own = joinTexts([counterparty, told.text, more.text])
  return {
    description: joinTexts([own, detailTexts(entry.details)]) || reference,
    counterparty,
    reference,
  }
}

/** Signed; null when the columns hold no amount or no sign. */
export function amountOf({ text }: FixedRecord): string | null {
  const sign = columns(text, 32, 32)
  const amount = fixedAmount(columns(text, 33, 47), 3)
  return amount === null || (sign !== '0' && sign !== '1') ? null : withSign(amount, sign === '1')
}

/** Zeros stand for a day that the bank does not know. */
const isBlank = (text: string) => /^[0 ]*$/.test(text)

/** The day of the entry, or the value date when the bank gives only that; unknown when it gives neither. */
export function daysOf({ text }: FixedRecord): {
  readonly date: string | null
  readonly value: string | null
  readonly unknown: boolean
} {
  const [entry, valued] = [columns(text, 116, 121), columns(text, 48, 53)]
  const value = fixedDay(valued)
  const date = isBlank(entry) ? value : fixedDay(entry)
  return { date, value, unknown: isBlank(entry) && isBlank(valued) }
}
