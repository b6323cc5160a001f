/**
 * The bodies of changes: the decided result, never the inputs of a rule, so that a rebuild recomputes nothing.
 * Amounts are integers in minor units, days `YYYY-MM-DD`. What is personal (names, labels, notes) is not here but
 * in a part beside the body. Optional fields are left out, never null.
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
  /** What can happen once: `line:<bank line>`, `close:<year>`, `reverse:<entry>`. */
  readonly claims?: readonly string[]
  /** Facts without which this one does not count. */
  readonly needs?: readonly string[]
  /** Document or bank line it comes from: `line:<id>`. */
  readonly source?: string
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
  /** Number of the first line here: a statement longer than a change goes on in the next of the act. */
  readonly from: number
  readonly lines: readonly ImportedLine[]
}

/** One movement: [id, day, cents, content key, occurrence, value day or '', bank's identifier or '']. */
export type ImportedLine = readonly [string, string, Cents, string, number, string, string]

/** The personal part of a statement: per line, in order, [description, reference]. */
export interface StatementLabels {
  readonly fileName?: string
  readonly labels: readonly (readonly [string, string])[]
}

export interface LineMarked {
  readonly id: string
  readonly kind: 'ignored' | 'unignored'
  readonly target: string
  readonly reverses?: string
  readonly claims: readonly string[]
  readonly needs?: readonly string[]
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
}

export type ChangeType = keyof Bodies

/** A change to be made: its body, and the personal parts that go beside it. */
export type Draft = {
  [T in ChangeType]: {
    readonly type: T
    readonly body: Bodies[T]
    readonly parts?: readonly { readonly kind: string; readonly record: string; readonly content: unknown }[]
  }
}[ChangeType]
