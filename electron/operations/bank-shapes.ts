/** Shapes of what a statement file holds, as `bank.inspect` answers. */
import { z } from 'zod'
import type { Company } from '../../db/company/company.ts'
import { findAccount } from '../../db/records/accounts.ts'
import { type Cents, decimalsOf, formatCents } from '../../db/rules/money.ts'
import { textShape } from './shapes.ts'

const column = z.union([z.int().min(0).max(999), z.string().max(200)])

/** Which column holds what, by zero-based number or header name; null when none does. */
export const columnsInput = z.strictObject({
  date: column.optional(),
  valueDate: column.nullable().optional(),
  description: z.union([column, z.array(column).max(20), z.null()]).optional(),
  amount: column.optional(),
  debit: column.optional(),
  credit: column.optional(),
  balance: column.nullable().optional(),
  reference: column.nullable().optional(),
  category: z.union([column, z.array(column).max(20), z.null()]).optional(),
  currency: column.nullable().optional(),
  account: column.nullable().optional(),
  direction: column.nullable().optional(),
  headerRow: z.int().min(0).max(10_000).nullable().optional(),
  separator: z.string().max(1).optional(),
  encoding: z.string().max(40).optional(),
  dateFormat: z.string().max(40).optional(),
  decimal: z.enum(['.', ',']).optional(),
  invertSign: z.boolean().optional(),
  missingDays: z.enum(['above', 'leave']).optional(),
  otherTables: z.enum(['read', 'apart', 'leave']).optional(),
})

export const problemShape = z.object({
  line: z.int().optional(),
  id: z.string().optional(),
  code: z.string(),
  severity: z.enum(['row', 'warning']),
  message: textShape,
  /** What stands there in the file. */
  text: z.string().optional(),
})

const readings = <Value extends z.ZodType>(value: Value) =>
  z.array(z.object({ value, example: z.string() })).readonly()

/** What must be answered before the file can be imported, with what an example is under each reading. */
const questionShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('columns') }),
  z.object({ kind: z.literal('sides') }),
  z.object({ kind: z.literal('remembered'), text: z.string() }),
  z.object({ kind: z.literal('dateOrder'), text: z.string(), readings: readings(z.enum(['dmy', 'mdy'])) }),
  z.object({ kind: z.literal('decimal'), text: z.string(), readings: readings(z.enum(['.', ','])) }),
  z.object({
    kind: z.literal('tables'),
    text: z.string(),
    readings: readings(z.enum(['read', 'apart', 'leave'])),
  }),
  /** Open only where the person wants these rows: the file can be imported without them. */
  z.object({
    kind: z.literal('missingDays'),
    text: z.string(),
    readings: readings(z.enum(['above', 'leave'])),
  }),
  /** `value` is what `invertSign` would be. */
  z.object({ kind: z.literal('sign'), text: z.string(), readings: readings(z.boolean()) }),
])

const shownLine = z.object({
  date: z.string().nullable(),
  amount: z.string(),
  description: z.string(),
  id: z.string().nullable(),
})

/** One movement as it would be taken in: `amount` with its sign, `balance` as the file has it. */
export const readLineShape = z.strictObject({
  date: z.string().nullable(),
  amount: z.string(),
  description: z.string(),
  reference: z.string().nullable(),
  category: z.string().nullable(),
  balance: z.string().nullable(),
})

const figures = {
  transactions: z.int(),
  sumCredits: z.string(),
  sumDebits: z.string(),
  firstDate: z.string().nullable(),
  lastDate: z.string().nullable(),
  first: shownLine.nullable(),
  last: shownLine.nullable(),
}

const accountFields = {
  accountId: z.string().nullable(),
  currency: z.string().nullable(),
  openingBalance: z.string().nullable(),
  closingBalance: z.string().nullable(),
}

/** Amounts are decimal strings as the bank wrote them, whatever the currency of any company. */
export const inspectionShape = z.object({
  format: z.string(),
  outcome: z.enum(['parse', 'partial', 'ask']),
  ...accountFields,
  ...figures,
  /** Each statement of the file. */
  accounts: z.array(z.object({ ...accountFields, ...figures })).readonly(),
  /** Each account whole, under the name by which it is imported (`fileAccount`). */
  fileAccounts: z.array(z.object({ ...accountFields, ...figures })).readonly(),
  problems: z.array(problemShape).readonly(),
  questions: z.array(questionShape).readonly(),
  layout: z.looseObject({}).nullable(),
})

/** Amounts of a bank account are in its own currency, which may have other decimals than the company's. */
export const bankAmount = z.string().meta({ description: 'amount in the currency of the account' })
export const decimalsIn = (company: Company, code: string) =>
  decimalsOf(findAccount(company.sql, code)?.currency ?? company.facts().currency)
export const written = (cents: Cents | null, decimals: number) =>
  cents === null ? null : formatCents(cents, decimals)
