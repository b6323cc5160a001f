/** Shapes shared by several operations. */
import { z } from 'zod'
import type { Entry } from '../../db/ledger/entries.ts'
import { detail, refuse } from '../../db/ledger/errors.ts'
import type { LineToPost } from '../../db/ledger/post.ts'
import { type Detail, Refusal } from '../../db/rules/errors.ts'
import { type Cents, decimalsOf, formatCents, parseCents } from '../../db/rules/money.ts'
import { accountCode, date, decimal, id, line, money, rate } from './codecs.ts'

export const textShape = z.strictObject({ fr: z.string(), en: z.string() })

/** The value of a field of a record. */
export const fieldValue = z.union([z.string(), z.number(), z.null()])

/** What looks odd and was done all the same. */
export const warningShape = z.strictObject({ code: z.string(), message: textShape, path: z.string() })

export const postedShape = z.strictObject({ id: z.string(), number: z.string(), hash: z.string() })

/** One line of an entry as a person writes it: a debit or a credit. */
export const lineInput = z.strictObject({
  account: accountCode,
  debit: money.optional(),
  credit: money.optional(),
  currency: z.string().length(3).toUpperCase().optional(),
  /** Decimal string in `currency`, positive. */
  foreignAmount: decimal.optional(),
  rate: rate.optional(),
  partyId: id.optional(),
  projectId: id.optional(),
  taxCode: z.string().max(20).optional(),
  memo: line(500).optional(),
})

export const pieceInput = z.strictObject({ number: line(100).min(1), date: date.optional() })

type LineInput = z.output<typeof lineInput>

/** Minor units of the line's own currency, or why the text is no amount of it. */
function foreignOf({ currency, foreignAmount }: LineInput): Cents | undefined | Refusal {
  if (currency === undefined || foreignAmount === undefined) return undefined
  try {
    return Math.abs(parseCents(foreignAmount, decimalsOf(currency)))
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

function inputProblems(input: LineInput, path: string): Detail[] {
  const { debit, credit } = input
  const both = debit !== undefined && credit !== undefined && debit !== 0 && credit !== 0
  const isOneSide = !both && (debit !== undefined || credit !== undefined)
  const foreign = foreignOf(input)
  return [
    ...(isOneSide ? [] : [detail(path, 'ledger.oneSide')]),
    ...(foreign instanceof Refusal
      ? [{ path: `${path}.foreignAmount`, code: foreign.code, message: foreign.text }]
      : []),
  ]
}

/**
 * Debit and credit columns -> signed cents; a negative debit is a credit. Refuses lines with both sides or none, and
 * foreign amounts that their currency cannot have.
 */
export function linesToPost(lines: readonly LineInput[]): LineToPost[] {
  const problems = lines.flatMap((input, no) => inputProblems(input, `lines.${no}`))
  if (problems.length > 0) throw refuse('ledger.refused', { count: problems.length }, problems)
  return lines.map((input) => {
    const cents = (input.debit ?? 0) - (input.credit ?? 0)
    const size = foreignOf(input) as Cents | undefined
    const foreign = size === undefined ? undefined : Math.sign(cents) * size
    return {
      account: input.account,
      cents,
      currency: input.currency,
      foreign,
      rate: input.rate,
      party: input.partyId,
      project: input.projectId,
      tax: input.taxCode,
      memo: input.memo,
    }
  })
}

export const entryLineShape = z.strictObject({
  account: z.string(),
  accountName: z.string(),
  accountNameEn: z.string(),
  debit: money.optional(),
  credit: money.optional(),
  currency: z.string().optional(),
  foreignAmount: z.string().optional(),
  rate: z.string().optional(),
  partyId: z.string().optional(),
  projectId: z.string().optional(),
  taxCode: z.string().optional(),
  taxBase: money.optional(),
  memo: z.string().optional(),
})

export const entryShape = z.strictObject({
  id: z.string(),
  number: z.string(),
  date,
  journal: z.string(),
  kind: z.string(),
  memo: z.string().nullable(),
  piece: z.strictObject({ number: z.string(), date: date.nullable() }).nullable(),
  reverses: z.string().nullable(),
  reversedBy: z.strictObject({ id: z.string(), number: z.string() }).nullable(),
  /** `line:<id>` when it comes from a bank line. */
  source: z.string().nullable(),
  counts: z.boolean(),
  held: z.string().nullable(),
  total: money,
  lines: z.array(entryLineShape),
})

/** Leaves out what is null or undefined. */
export function present<T extends Record<string, unknown>>(
  fields: T,
): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== null && value !== undefined),
  ) as {
    [K in keyof T]?: NonNullable<T[K]>
  }
}

/** Debit and credit columns of signed cents. */
export const sides = (cents: number) => (cents >= 0 ? { debit: cents } : { credit: -cents })

export function showEntry(entry: Entry): z.output<typeof entryShape> {
  const { key: _local, lines, ...rest } = entry
  return {
    ...rest,
    lines: lines.map((row) => ({
      account: row.account,
      accountName: row.accountName,
      accountNameEn: row.accountNameEn,
      ...sides(row.cents),
      ...present({
        currency: row.currency,
        foreignAmount:
          row.foreign === null ? null : formatCents(Math.abs(row.foreign), decimalsOf(row.currency!)),
        rate: row.rate,
        partyId: row.party,
        projectId: row.project,
        taxCode: row.tax,
        taxBase: row.base,
        memo: row.memo,
      }),
    })),
  }
}
