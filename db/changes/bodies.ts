/**
 * The bodies of changes: the decided result, never the inputs of a rule, so that a rebuild recomputes nothing.
 * Amounts are integers in minor units, days `YYYY-MM-DD`. What is personal (names, labels, notes) is not here but
 * in a part beside the body. Optional fields are left out, never null.
 *
 * Whatever settles a bank line (an entry, `line.matched`, `line.marked`) may say who decided it and why: `Why`.
 */
import type { Cents } from '../rules/money.ts'

export interface CompanyCreated {
  readonly country: string
  readonly currency: string
}

export interface DeviceRegistered {
  /** Ed25519 public key, SPKI DER, base64. */
  readonly publicKey: string
  /** Mark of the device's own number series; empty for the first device. */
  readonly mark: string
}

/** Sets fields of records; each field is settled by last writer wins on (stamp, device). */
export interface FieldsSet {
  readonly records: readonly RecordFields[]
}

export interface RecordFields {
  readonly kind: string
  readonly record: string
  readonly values: Readonly<Record<string, string | number | null>>
  /** Fields whose values are in the personal part of this record. */
  readonly personal?: readonly string[]
  /** Per field, the `stamp device` of the values this one replaces; what it does not name stays for review. */
  readonly replaces?: Readonly<Record<string, readonly string[]>>
}

export interface PostedLine {
  readonly account: string
  /** Debit positive, credit negative. */
  readonly cents: Cents
  readonly currency?: string
  /** Minor units of `currency`, same sign as cents. */
  readonly foreign?: Cents
  readonly rate?: string
  readonly party?: string
  readonly project?: string
  readonly tax?: string
  /** Amount on which the tax of this line was computed. */
  readonly base?: Cents
}

/**
 * One reason of a decision: a code and what its words name. Documents, parties and entries are named by their ids, so
 * that no name stays in the log: `{document: <id>}`, never the number of a client's order or the name of a client.
 */
export interface WhyReason {
  readonly code: string
  readonly points?: number
  readonly values?: Readonly<Record<string, string>>
}

/** Why a bank line is settled as it is: who decided, by which rule, with which score, for which reasons. */
export interface Why {
  readonly by: 'automatic' | 'person' | 'rule'
  /** Id of the rule, when a rule decided. */
  readonly rule?: string
  readonly score?: number
  readonly reasons?: readonly WhyReason[]
}

export type EntryKind = 'normal' | 'opening' | 'reversal' | 'correction' | 'closing' | 'bank'

export interface PostedEntry {
  readonly id: string
  readonly date: string
  readonly journal: string
  readonly kind: EntryKind
  readonly number: string
  readonly pieceNumber?: string
  readonly pieceDate?: string
  /** Entry undone by this one. */
  readonly reverses?: string
  /** What can happen once: `line:<bank line>`, `close:<year>`, `reverse:<entry>`, `send:<document>` ... */
  readonly claims?: readonly string[]
  /** Facts without which this one does not count. */
  readonly needs?: readonly string[]
  /** Document or bank line it comes from: `line:<id>`, `document:<id>`. */
  readonly source?: string
  /** Of what settles a bank line. */
  readonly why?: Why
  readonly lines: readonly PostedLine[]
}

export interface EntriesPosted {
  readonly entries: readonly PostedEntry[]
  /** Series and the last number it reaches with these entries. */
  readonly series: { readonly name: string; readonly last: number }
}

/** Memos of the entries of one change: the personal part. Keys of `lines` are zero-based line numbers. */
export interface EntryMemos {
  readonly [entryId: string]: { readonly memo?: string; readonly lines?: Readonly<Record<string, string>> }
}

export interface PeriodLocked {
  readonly id: string
  readonly through: string
  readonly reason?: string
  /** Last sequence seen of each device: a fact inside the lock beyond it is held. */
  readonly seen: Readonly<Record<string, number>>
}

export interface PeriodUnlocked {
  readonly id: string
  readonly locks: readonly string[]
  readonly reason: string
}

export interface FactAccepted {
  readonly fact: string
}

export interface StatementImported {
  readonly statement: string
  readonly account: string
  readonly format: string
  readonly fileHash: string
  readonly fileAccount?: string
  readonly firstDate?: string
  readonly lastDate?: string
  readonly opening?: Cents
  readonly closing?: Cents
  /** Movements in the whole file for this account. */
  readonly read: number
  /** Some rows were left out, and a person accepted it. */
  readonly partial?: boolean
  /** The remembered layout by which the file was read. */
  readonly layout?: string
  /** Number of the first line here: a statement longer than a change goes on in the next of the act. */
  readonly from: number
  readonly lines: readonly ImportedLine[]
}

/** One movement: [id, day, cents, content key, occurrence, value day or '', bank's identifier or '']. */
export type ImportedLine = readonly [string, string, Cents, string, number, string, string]

/** The personal part of a statement: per line, in order, [description, reference]. */
export interface StatementLabels {
  readonly fileName?: string
  /** Description, reference, and a category where the file has one. */
  readonly labels: readonly (readonly [string, string, string?])[]
}

export interface LineMarked {
  readonly id: string
  readonly kind: 'ignored' | 'unignored' | 'unmatched'
  readonly target: string
  readonly reverses?: string
  readonly claims: readonly string[]
  readonly needs?: readonly string[]
  readonly why?: Why
}

export interface RecordErased {
  readonly records: readonly { readonly kind: string; readonly record: string }[]
}

/** A file kept with a record: its content lies in the company file by hash, beside the log. Its name is personal. */
export interface AttachmentAdded {
  readonly id: string
  /** SHA-256 of the content, hex. */
  readonly hash: string
  readonly bytes: number
  /** `entry:<id>`, `statement:<id>` ... */
  readonly target: string
}

/** One line of an issued document: what was sold or bought. What is said of it (description) is in the personal part. */
export interface IssuedLine {
  readonly product?: string
  readonly quantity: string
  readonly unit?: string
  readonly unitPrice: string
  readonly discountPpm?: number
  readonly taxes: readonly string[]
  readonly account?: string
  readonly project?: string
  /** As printed: tax included when prices include it. */
  readonly amount: Cents
  /** Before tax, after every discount: what was posted. */
  readonly net: Cents
}

export interface IssuedTax {
  readonly code: string
  readonly rate: number
  readonly base: Cents
  readonly amount: Cents
}

/** A link from what pays (a receipt, a credit note) to what it settles. */
export interface Link {
  readonly source: string
  readonly target: string
  readonly cents: Cents
  /** Where the source is a deposit: of them, what the fact takes out of its account; left out where it is all of them. */
  readonly apart?: Cents
}

export interface MovedStock {
  readonly product: string
  readonly kind: 'in' | 'out' | 'adjustment'
  /** Millionths of the unit; in is positive. */
  readonly micro: number
}

/**
 * A document as decided: an invoice sent, a bill recorded, a payment, a quote. Its fact is its entry, posted in the
 * same act, or, when nothing is posted, a mark of its own.
 */
export interface DocumentIssued {
  readonly id: string
  readonly fact: string
  /** True when the fact is an entry. */
  readonly posted: boolean
  readonly kind: string
  readonly number: string
  readonly series: { readonly name: string; readonly last: number }
  readonly party?: string
  readonly project?: string
  readonly date: string
  readonly due?: string
  readonly terms?: string
  readonly language?: string
  readonly currency: string
  readonly pricesIncludeTax?: true
  readonly selfAssessed?: true
  readonly discountPpm?: number
  readonly discount?: Cents
  readonly holdbackPpm?: number
  readonly holdback?: Cents
  readonly subtotal: Cents
  readonly taxes: readonly IssuedTax[]
  /** What it is good for: what the party owes, or is owed, by it. */
  readonly total: Cents
  /** 1: the party owes us; -1: we owe it; 0: neither. */
  readonly side: number
  readonly account?: string
  readonly method?: string
  readonly origin?: string
  readonly credits?: string
  readonly cancels?: string
  readonly releases?: string
  /** Bank line that shows it. */
  readonly line?: string
  readonly lines: readonly IssuedLine[]
  readonly links?: readonly Link[]
  readonly moves?: readonly MovedStock[]
  /** Claims and needs of a fact that is no entry. */
  readonly claims?: readonly string[]
  readonly needs?: readonly string[]
}

/** The personal part of a document. */
export interface DocumentTexts {
  readonly partyName?: string
  /** Lines of the address, as printed. */
  readonly partyAddress?: readonly string[]
  readonly reference?: string
  readonly notes?: string
  /** Per line, in order. */
  readonly descriptions?: readonly string[]
}

/** What became of a quote or an order, and its undoing. */
export interface DocumentMarked {
  readonly id: string
  readonly kind: 'approved' | 'refused' | 'expired' | 'cancelled' | 'reopened'
  readonly target: string
  readonly reverses?: string
  readonly claims: readonly string[]
  readonly needs?: readonly string[]
}

/** Credits put against documents after the fact, or such links undone. The fact is a mark, or an entry of the same act. */
export interface CreditsAllocated {
  readonly id: string
  readonly posted?: true
  readonly links: readonly Link[]
  readonly reverses?: string
  readonly claims?: readonly string[]
  readonly needs?: readonly string[]
}

/** A bank line that shows entries already posted: nothing more is posted. */
export interface LineMatched {
  readonly id: string
  readonly line: string
  readonly entries: readonly string[]
  readonly claims: readonly string[]
  readonly needs: readonly string[]
  readonly why?: Why
}

/** An entry with its cents on the account, in the currency of the account. */
export type EntryCents = readonly [entry: string, cents: Cents]

/** How many, and their sum. */
export type CountAndSum = readonly [count: number, sum: Cents]

/**
 * An account found to agree with its statement on a day; or, when `before` is after that day, the day with which
 * reconciling begins. Amounts are in the currency of the account, debit positive: what a card owes is negative.
 */
export interface AccountReconciled {
  readonly id: string
  readonly account: string
  readonly through: string
  /** All that it had seen from before this day, and does not name, counts as shown. */
  readonly before?: string
  /** Imported statement that gave the balance; a typed one has none. */
  readonly statement?: string
  /** Balance of the statement before. */
  readonly opening: Cents
  /** Balance of the statement on the day. */
  readonly balance: Cents
  /** Balance in the books on the day. */
  readonly books: Cents
  /** What came in and what went out since the statement before. */
  readonly in: CountAndSum
  readonly out: CountAndSum
  /** Entries that a person found on the statement: no line shows them. */
  readonly cleared: readonly EntryCents[]
  /** In the books by the day, and on no statement yet. */
  readonly outstanding: readonly EntryCents[]
  /** Entries older than `before` that bank lines show: what undoes their lines leaves them shown by nothing. */
  readonly byLine?: readonly EntryCents[]
  /** Entries through the day that were in no balance then. */
  readonly held?: readonly EntryCents[]
  /** Last sequence seen of each device. */
  readonly seen: Readonly<Record<string, number>>
  readonly claims: readonly string[]
  readonly needs?: readonly string[]
}

/** A reconciliation undone. */
export interface AccountReopened {
  readonly id: string
  readonly account: string
  readonly reverses: string
  readonly claims: readonly string[]
  readonly needs: readonly string[]
}

export interface StockMoved {
  readonly id: string
  readonly date: string
  readonly moves: readonly MovedStock[]
  readonly reverses?: string
  readonly claims?: readonly string[]
  readonly needs?: readonly string[]
}

/** Every type of change of version 1 with its body. */
export interface Bodies {
  'company.created': CompanyCreated
  'device.registered': DeviceRegistered
  'fields.set': FieldsSet
  'entries.posted': EntriesPosted
  'period.locked': PeriodLocked
  'period.unlocked': PeriodUnlocked
  'fact.accepted': FactAccepted
  'statement.imported': StatementImported
  'line.marked': LineMarked
  'record.erased': RecordErased
  'attachment.added': AttachmentAdded
  'document.issued': DocumentIssued
  'document.marked': DocumentMarked
  'credits.allocated': CreditsAllocated
  'line.matched': LineMatched
  'stock.moved': StockMoved
  'account.reconciled': AccountReconciled
  'account.reopened': AccountReopened
}

export type ChangeType = keyof Bodies
