/** Reading entries, and undoing them: a posted entry is never edited, it is reversed. */
import type { EntryKind } from '../changes/bodies.ts'
import type { Company } from '../company/company.ts'
import type { Day } from '../rules/dates.ts'
import { type Cents, formatCents } from '../rules/money.ts'
import type { Sql } from '../sql.ts'
import { holderOf } from './counts.ts'
import { refuse } from './errors.ts'
import { type EntryToPost, type LineToPost, type Posted, PREVIOUS, post } from './post.ts'
import { checkLinesFree } from './reconciled.ts'
import type { LedgerRows } from './tables.ts'

type EntryRow = LedgerRows['entry']
type PostingRow = LedgerRows['posting']

export interface EntryLine {
  readonly account: string
  readonly accountName: string
  readonly accountNameEn: string
  readonly cents: Cents
  readonly currency: string | null
  readonly foreign: Cents | null
  readonly rate: string | null
  readonly party: string | null
  readonly project: string | null
  readonly tax: string | null
  readonly base: Cents | null
  readonly memo: string | null
}

export interface Entry {
  readonly key: number
  readonly id: string
  readonly number: string
  readonly date: Day
  readonly journal: string
  readonly kind: string
  readonly memo: string | null
  readonly piece: { readonly number: string; readonly date: Day | null } | null
  readonly reverses: string | null
  /** Entry that reverses this one and counts. */
  readonly reversedBy: { readonly id: string; readonly number: string } | null
  readonly source: string | null
  readonly counts: boolean
  readonly held: string | null
  /** Sum of the debits. */
  readonly total: Cents
  readonly lines: readonly EntryLine[]
}

function linesOf(sql: Sql, key: number): EntryLine[] {
  const rows = sql.all<PostingRow & { name: string | null; name_en: string | null }>(
    `SELECT p.*, a.name, a.name_en FROM posting p LEFT JOIN account a ON a.id = p.account WHERE p.entry = ? ORDER BY p.no`,
    key,
  )
  return rows.map((row) => ({
    account: row.account,
    accountName: row.name ?? row.account,
    accountNameEn: row.name_en ?? row.name ?? row.account,
    cents: row.cents,
    currency: row.currency,
    foreign: row.foreign_minor,
    rate: row.rate,
    party: row.party,
    project: row.project,
    tax: row.tax_code,
    base: row.tax_base,
    memo: row.memo,
  }))
}

/** An entry row with its lines and what became of it. */
export function entryOf(sql: Sql, row: EntryRow): Entry {
  const lines = linesOf(sql, row.key)
  const reversedBy = sql.get<{ id: string; number: string }>(
    'SELECT id, number FROM entry WHERE reverses = ? AND counts = 1',
    row.id,
  )
  return {
    key: row.key,
    id: row.id,
    number: row.number,
    date: row.date as Day,
    journal: row.journal,
    kind: row.kind,
    memo: row.memo,
    piece:
      row.piece_number === null ? null : { number: row.piece_number, date: row.piece_date as Day | null },
    reverses: row.reverses,
    reversedBy: reversedBy ?? null,
    source: row.source,
    counts: row.counts === 1,
    held: row.held,
    total: lines.reduce((sum, line) => sum + Math.max(line.cents, 0), 0),
    lines,
  }
}

/** An entry by its identity. Refuses one that does not exist. */
export function getEntry(sql: Sql, id: string): Entry {
  const row = sql.get<EntryRow>('SELECT * FROM entry WHERE id = ?', id)
  if (!row) throw refuse('ledger.noEntry', { entry: id })
  return entryOf(sql, row)
}

/** What can happen once and this fact did: coding a line, closing a year. */
const doneOnceBy = (sql: Sql, fact: string): string[] =>
  sql
    .all<{ key: string }>(
      "SELECT key FROM claim WHERE fact = ? AND key NOT LIKE 'reverse:%' ORDER BY key",
      fact,
    )
    .map((row) => row.key)

/**
 * What the reversal of this entry does again: nothing, unless the entry is itself a reversal. Then the first entry is
 * in force once more, so its bank line is coded, its year closed, and nobody may do that a second time.
 */
const doneAgain = (sql: Sql, entry: Entry): string[] =>
  entry.reverses === null ? [] : doneOnceBy(sql, entry.reverses)

function checkReversible(sql: Sql, entry: Entry, isOfDocument: boolean): void {
  if (entry.source?.startsWith('document:') && !isOfDocument)
    throw refuse('ledger.ofDocument', { number: entry.piece?.number ?? entry.number })
  if (!entry.counts) throw refuse('ledger.heldEntry', { number: entry.number })
  if (entry.reversedBy)
    throw refuse('ledger.alreadyReversed', { number: entry.number, by: entry.reversedBy.number })
  if (doneAgain(sql, entry).some((key) => holderOf(sql, key).holder !== null))
    throw refuse('ledger.doneAgain', { number: entry.number })
}

const memoOfReversal = (entry: Entry, language: string) =>
  language === 'fr'
    ? `Contrepassation de l’écriture nº ${entry.number}`
    : `Reversal of entry no. ${entry.number}`

function reversalOf(
  sql: Sql,
  entry: Entry,
  date: Day,
  memo: string,
  also: { readonly claims?: readonly string[]; readonly needs?: readonly string[] } = {},
): EntryToPost {
  return {
    date,
    journal: entry.journal,
    // the reversal of a closing entry is one too, so that figures before closing leave both out
    kind: entry.kind === 'closing' ? 'closing' : 'reversal',
    memo,
    reverses: entry.id,
    claims: [`reverse:${entry.id}`, ...doneAgain(sql, entry), ...(also.claims ?? [])],
    needs: [entry.id, ...(also.needs ?? [])],
    // what undoes a document is its own too, so that nobody undoes that by itself
    ...(entry.source?.startsWith('document:') ? { source: entry.source } : {}),
    ...(entry.piece
      ? { piece: { number: entry.piece.number, ...(entry.piece.date ? { date: entry.piece.date } : {}) } }
      : {}),
    lines: entry.lines.map((line) => ({
      account: line.account,
      cents: -line.cents,
      ...(line.currency === null
        ? {}
        : { currency: line.currency, foreign: -line.foreign!, rate: line.rate! }),
      ...(line.party === null ? {} : { party: line.party }),
      ...(line.project === null ? {} : { project: line.project }),
      ...(line.tax === null ? {} : { tax: line.tax }),
      ...(line.base === null ? {} : { base: -line.base }),
      ...(line.memo === null ? {} : { memo: line.memo }),
    })),
  }
}

/**
 * Posts the mirror of an entry. Refuses one that is unknown, held or reversed already, a reversal whose entry was
 * replaced since, a locked period, one that settles a line of a reconciled period, and the entry of a document: that is
 * cancelled as a whole (`ofDocument`).
 */
export function reverse(
  company: Company,
  id: string,
  date: Day,
  options: {
    readonly memo?: string | undefined
    readonly ofDocument?: boolean
    /** What else can happen once and happens with it, and what else it rests on. */
    readonly claims?: readonly string[]
    readonly needs?: readonly string[]
  } = {},
): Posted {
  const entry = getEntry(company.sql, id)
  checkReversible(company.sql, entry, options.ofDocument === true)
  checkLinesFree(company.sql, id)
  const text = options.memo ?? memoOfReversal(entry, company.facts().language)
  return post(company, [reversalOf(company.sql, entry, date, text, options)])[0]!
}

/** What a statement says of its account is not ours to correct. */
function checkBankSide(company: Company, entry: Entry, lines: readonly LineToPost[]): void {
  const line = entry.source?.startsWith('line:')
    ? company.sql.get<{ account: string }>(
        'SELECT account FROM bank_line WHERE id = ?',
        entry.source.slice(5),
      )
    : undefined
  if (!line) return
  const sumOf = (rows: readonly LineToPost[] | readonly EntryLine[]) =>
    rows.reduce((sum, row) => sum + (row.account === line.account ? row.cents : 0), 0)
  const said = sumOf(entry.lines)
  if (sumOf(lines) === said) return
  const amount = formatCents(said, company.facts().decimals)
  throw refuse('ledger.bankSide', { account: line.account, amount })
}

/**
 * Reverses an entry and posts the right one, as one act: the new entry rests on the reversal, so if another device
 * reversed the same entry first, both stay held together.
 */
export function correct(
  company: Company,
  id: string,
  correction: {
    readonly date: Day
    readonly memo?: string | undefined
    readonly lines: readonly LineToPost[]
  },
): { reversal: Posted; entry: Posted } {
  const entry = getEntry(company.sql, id)
  checkReversible(company.sql, entry, false)
  checkBankSide(company, entry, correction.lines)
  const language = company.facts().language
  const keepsKind = entry.kind === 'bank' || entry.kind === 'closing'
  const [reversal, corrected] = post(
    company,
    [
      reversalOf(company.sql, entry, correction.date, memoOfReversal(entry, language)),
      {
        date: correction.date,
        journal: entry.journal,
        kind: keepsKind ? (entry.kind as EntryKind) : 'correction',
        memo: correction.memo ?? entry.memo ?? undefined,
        ...(entry.piece
          ? { piece: { number: entry.piece.number, ...(entry.piece.date ? { date: entry.piece.date } : {}) } }
          : {}),
        ...(entry.source === null ? {} : { source: entry.source }),
        claims: doneOnceBy(company.sql, id),
        needs: [PREVIOUS],
        lines: correction.lines,
      },
    ],
    { path: () => '' },
  )
  return { reversal: reversal!, entry: corrected! }
}
