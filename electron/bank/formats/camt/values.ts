/** Amounts, days and words of CAMT messages. */
import { isDay } from '../../../../db/rules/dates.ts'
import { isZero } from '../decimal.ts'
import { isUsableId } from '../identifiers.ts'
import type { RecordValues } from './collect.ts'

const AMOUNT = /^(\d{0,16})(?:\.(\d{0,12}))?$/

/**
 * An amount of ISO 20022 as a decimal string: digits with a dot and no sign, for the direction stands apart. Zeros beyond the
 * second decimal are dropped. null for anything else.
 */
export function camtAmount(text: string): string | null {
  const match = AMOUNT.exec(text)
  if (!match) return null
  const [, whole = '', fraction = ''] = match
  if (whole === '' && fraction === '') return null
  const digits = whole.replace(/^0+/, '') || '0'
  let length = fraction.length
  while (length > 2 && fraction[length - 1] === '0') length--
  return length === 0 ? digits : `${digits}.${fraction.slice(0, length)}`
}

/** The day as the bank wrote it, of a date or an instant with or without zone: never shifted. */
export function camtDay(text: string | undefined): string | null {
  const match = /^(\d{4}-\d{2}-\d{2})(?![\d-])/.exec(text ?? '')
  return match && isDay(match[1]!) ? match[1]! : null
}

/** Which way the money goes: 1 in, -1 out; null when the text says neither. */
export function camtSign(text: string | undefined): 1 | -1 | null {
  const word = text?.toUpperCase()
  if (word === 'CRDT') return 1
  return word === 'DBIT' ? -1 : null
}

/** The number of an account: an IBAN without the spaces that paper has. */
export function accountNumber(text: string): string {
  return /^[A-Z]{2}\d{2} /.test(text) ? text.replaceAll(' ', '') : text
}

export const isTrue = (text: string | undefined) => text === 'true' || text === '1'

/** Words that banks write where they have no reference. */
const NO_REFERENCE = /^(not ?provided|non ?ref|not ?available|notavl|none|n\/?a)$/i

/** The value of a field that refers to something; empty when it does not. */
export function referenceIn(record: RecordValues | undefined, field: string): string {
  const text = record?.fields.get(field) ?? ''
  return NO_REFERENCE.test(text) || !isUsableId(text) ? '' : text
}

/** An amount that says something: null for nothing, zero, or what is no amount. */
export function someAmount(text: string | undefined): string | null {
  const amount = camtAmount(text ?? '')
  return amount === null || isZero(amount) ? null : amount
}
