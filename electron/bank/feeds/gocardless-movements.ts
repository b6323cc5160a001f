/** Booked movements of GoCardless as ours: day, exact amount, one label. What cannot be read is counted, never guessed. */
import { type Day, isDay } from '../../../db/rules/dates.ts'
import { joinTexts, tidyText } from '../formats/text.ts'
import type { FeedMovement, FeedMovements } from './feed.ts'
import { transactionAnswer, transactionsAnswer } from './gocardless-shapes.ts'

const LABEL_MAX = 500

function dayOf(...texts: readonly (string | null | undefined)[]): Day | null {
  for (const text of texts) {
    const day = text?.slice(0, 10) ?? ''
    if (isDay(day)) return day
  }
  return null
}

function movementOf(row: unknown): FeedMovement | null {
  const { data } = transactionAnswer.safeParse(row)
  if (!data) return null
  const { amount, currency } = data.transactionAmount
  const valueDate = dayOf(data.valueDate, data.valueDateTime)
  const date = dayOf(data.bookingDate, data.bookingDateTime) ?? valueDate
  if (date === null || !/^-?\d+(\.\d+)?$/.test(amount)) return null
  const other = amount.startsWith('-') ? data.creditorName : data.debtorName
  const said = [
    other,
    data.remittanceInformationUnstructured ?? data.remittanceInformationUnstructuredArray?.join(' '),
    data.remittanceInformationStructured,
  ].map((text) => tidyText(text ?? ''))
  const label = joinTexts(said) || tidyText(data.additionalInformation ?? '')
  const id = data.transactionId || data.internalTransactionId || ''
  return { id, date, valueDate, amount, currency, description: label.slice(0, LABEL_MAX) }
}

/** The movements of an answer; null when it is no list of movements. */
export function movementsOf(body: unknown): FeedMovements | null {
  const { data } = transactionsAnswer.safeParse(body)
  if (!data) return null
  const { booked, pending } = data.transactions
  const read = booked.map(movementOf)
  const kept = read.filter((movement) => movement !== null)
  return { booked: kept, pending: pending?.length ?? 0, unreadable: read.length - kept.length }
}
