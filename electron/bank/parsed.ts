/**
 * What a statement parser gives back, whatever the format: plain data that crosses a process boundary.
 * Amounts are decimal strings with a dot (`"-19951.22"`), money in positive; days are `YYYY-MM-DD`.
 */
import type { Text } from '../../db/rules/errors.ts'

/**
 * Which column holds what, by zero-based index or header name; given by the person or remembered for a bank. null: no column
 * holds it, whatever was recognised.
 */
export interface ColumnMap {
  readonly date?: number | string | undefined
  readonly valueDate?: number | string | null | undefined
  readonly description?: number | string | readonly (number | string)[] | null | undefined
  readonly amount?: number | string | undefined
  readonly debit?: number | string | undefined
  readonly credit?: number | string | undefined
  readonly balance?: number | string | null | undefined
  readonly reference?: number | string | null | undefined
  readonly category?: number | string | readonly (number | string)[] | null | undefined
  readonly currency?: number | string | null | undefined
  readonly account?: number | string | null | undefined
  /** Column of a D/C flag that gives the sign. */
  readonly direction?: number | string | null | undefined
  readonly headerRow?: number | null | undefined
  readonly separator?: string | undefined
  readonly encoding?: string | undefined
  readonly dateFormat?: string | undefined
  readonly decimal?: '.' | ',' | undefined
  /** true when money out is written positive (credit cards). */
  readonly invertSign?: boolean | undefined
  /** Further tables that do not say which account they are of: read as the first one’s, as accounts of their own, or left. */
  /** Rows with an amount and no day: of the day above them, or left out. */
  readonly missingDays?: 'above' | 'leave' | undefined
  readonly otherTables?: 'read' | 'apart' | 'leave' | undefined
}

export interface InspectRequest {
  /** Absolute path of the file; read by the parent, whose bytes go to the child. */
  readonly path: string
  readonly password?: string | undefined
  readonly columns?: ColumnMap | undefined
  /** Type of our account, which helps to settle the sign of credit cards: `asset` or `liability`. */
  readonly accountHint?: string | undefined
}

export interface ParsedLine {
  /** `YYYY-MM-DD` as the bank wrote it. */
  readonly date: string
  readonly valueDate?: string
  readonly amount: string
  readonly description: string
  /** The text as printed, when `description` is a readable form of a coded one. */
  readonly printed?: string
  /** The bank's identifier (FITID ...), when it gives a usable one: not empty, not zeros, on this movement only. */
  readonly bankId?: string
  /** The identifier or reference as printed, usable or not. */
  readonly givenId?: string
  readonly reference?: string
  /** Running balance printed on the line. */
  readonly balance?: string
  readonly counterparty?: string
  /** Account number of the counterparty. */
  readonly counterpartyAccount?: string
  /** What whoever kept the file takes it for: a category, an account of their books. */
  readonly category?: string
  /** Fees told with the movement, without sign. */
  readonly charges?: string
  /** How many payments were booked as this one movement, when there are several. */
  readonly payments?: number
  /** Announced and not booked: shown, never imported. */
  readonly pending?: true
  /** The bank wrote no day for this movement; `date` is that of its statement. */
  readonly dateAssumed?: true
  /** Line or record number in the file, 1-based. */
  readonly row: number
}

export interface ParsedAccount {
  /** What the file calls the account; null when it says nothing. */
  readonly accountId: string | null
  readonly currency: string | null
  readonly openingBalance: string | null
  readonly closingBalance: string | null
  readonly lines: readonly ParsedLine[]
}

/** Something wrong with one row (it is left out) or a warning about the file (nothing is left out). */
export interface ParseProblem {
  readonly line?: number | undefined
  readonly id?: string | undefined
  readonly code: string
  readonly severity: 'row' | 'warning'
  readonly message: Text
  /** What stands there in the file, as it is written. */
  readonly text?: string
  /** What it would be under the answer that is proposed. */
  readonly example?: string
}

export interface ParsedLayout {
  readonly encoding?: string
  readonly separator?: string
  readonly headerRow?: number | null
  readonly header?: readonly string[] | null
  readonly dateFormat?: string
  readonly decimal?: string
  /** The columns as recognised, in the form in which they can be given back. */
  readonly columns?: ColumnMap
  /** First rows as text, so that a person can correct the columns. */
  readonly sample?: readonly (readonly string[])[]
  readonly bank?: string
  /** Order of the rows, when running balances prove it. */
  readonly order?: 'oldest-first' | 'newest-first'
}

/** What a file is, as it is told and kept. */
export type StatementFormat =
  | 'ofx1'
  | 'ofx2'
  | 'qfx'
  | 'qbo'
  | 'qif'
  | 'csv'
  | 'xlsx'
  | 'xls'
  | 'ods'
  | 'pdf'
  | 'camt052'
  | 'camt053'
  | 'camt054'
  /** MT942 too, the statement of the day so far. */
  | 'mt940'
  | 'coda'
  | 'cfonb120'

export interface ParsedFile {
  readonly format: StatementFormat
  /** parse: every row read; partial: some rows or the end are missing; ask: a person must say more (columns, password). */
  readonly outcome: 'parse' | 'partial' | 'ask'
  readonly accounts: readonly ParsedAccount[]
  readonly problems: readonly ParseProblem[]
  readonly layout: ParsedLayout | null
}
