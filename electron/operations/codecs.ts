/**
 * What crosses a door is text; what an operation sees is cents and days. These codecs are the only place where
 * one becomes the other, so no operation parses text itself.
 */
import { z } from 'zod'
import { type Day, isDay } from '../../db/rules/dates.ts'
import { Refusal } from '../../db/rules/errors.ts'
import { formatCents, parseCents } from '../../db/rules/money.ts'

/** Digits of the currency in which the amounts of the present call are written; set by withDecimals. */
let decimals = 2

/** Runs a decode or encode (synchronous) with the amounts in a currency of so many decimals. */
export function withDecimals<T>(count: number, work: () => T): T {
  const before = decimals
  decimals = count
  try {
    return work()
  } finally {
    decimals = before
  }
}

const amountPattern = '^-?[0-9]{1,16}(\\.[0-9]{1,12})?$'

/** `"1234.56"` on the wire, 123456 inside. */
export const money = z.codec(
  z.string().max(40).meta({ pattern: amountPattern, description: 'amount in the currency of the company' }),
  z.int(),
  {
    decode: (text, payload) => {
      try {
        return parseCents(text, decimals)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        payload.issues.push({
          code: 'custom',
          input: text,
          message: error.code,
          params: { text: error.text },
        })
        return z.NEVER
      }
    },
    encode: (cents) => formatCents(cents, decimals),
  },
)

const dayText = z.string().max(40).meta({ format: 'date' })
/** `YYYY-MM-DD`, a real calendar day. */
export const date = z.codec(
  dayText,
  z.custom<Day>((v) => typeof v === 'string'),
  {
    decode: (text, payload) => {
      if (isDay(text)) return text
      payload.issues.push({
        code: 'custom',
        input: text,
        message: 'date.notDay',
        params: { code: 'date.notDay' },
      })
      return z.NEVER
    },
    encode: (value) => value,
  },
)

/** A decimal string: a quantity, a unit price, an amount in another currency. */
export const decimal = z.string().regex(/^-?\d{1,12}(\.\d{1,12})?$/)
/** An exchange rate: a decimal string above zero. */
export const rate = z.string().regex(/^(?!0+(\.0+)?$)\d{1,12}(\.\d{1,12})?$/)
export const id = z.string().min(1).max(64)
export const accountCode = z
  .string()
  .trim()
  .min(1)
  .max(20)
  .regex(/^[0-9A-Za-z][0-9A-Za-z.-]*$/)
/** One line of text without control characters. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(/^[^\p{Cc}]*$/u)
export const note = z.string().trim().max(2_000)
/** The name of a file, as a person or a dialog gives it: no system has one with a NUL in it. */
export const filePath = z
  .string()
  .min(1)
  .max(4_000)
  .regex(/^[^\0]*$/)

/** A page of a list. */
export const page = { limit: z.int().min(1).max(1_000).default(100), cursor: z.string().max(200).optional() }
