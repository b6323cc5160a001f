/**
 * Matching a bank line: with open documents, which posts the payment that the line shows, or with entries posted before,
 * which posts nothing. Either is undone in one act.
 */
import type { Why } from '../changes/bodies.ts'
import { uuidv7 } from '../changes/ids.ts'
import type { Company } from '../company/company.ts'
import { whyOf } from '../ledger/decisions.ts'
import { checkLineFree } from '../ledger/reconciled.ts'
import type { Day } from '../rules/dates.ts'
import type { Method } from '../rules/documents/kinds.ts'
import { catalogue } from '../rules/errors.ts'
import type { ReasonCode } from '../rules/matching/reasons.ts'
import { type Cents, formatCents } from '../rules/money.ts'
import { getAccount } from './accounts.ts'
import { type BankLine, checkNew, getLine, uncodeLine, unignoreLine } from './bank.ts'
import { entryKey, unshownOn } from './bank-movements.ts'
import { ENTRY, paymentKindFor } from './bank-open.ts'
import { voidDocument } from './documents/cancel.ts'
import {
  type Adjustment,
  type Allocated,
  type CreditTaken,
  type PaymentToRecord,
  recordPayment,
  recordTransfer,
} from './documents/money.ts'
import { getIssued } from './documents/read.ts'

const { refuse, detail } = catalogue({
  'bank.mixedMatch': {
    fr: 'Choisissez des documents qui se règlent de la même façon : des factures ensemble, des écritures ensemble.',
    en: 'Choose documents that are settled alike: invoices together, entries together.',
  },
  'bank.wrongWay': {
    fr: 'Le document {number} ne se règle pas par cette ligne : l’argent va dans l’autre sens.',
    en: 'Document {number} is not settled by this line: the money goes the other way.',
  },
  'bank.entryNotHere': {
    fr: 'Cette écriture n’est pas à rapprocher sur ce compte, ou une autre ligne la montre déjà.',
    en: 'This entry is not to be matched on this account, or another line shows it already.',
  },
  'bank.matchDiffers': {
    fr: 'Les documents choisis font {sum}, la ligne {amount}. Dites où va la différence de {difference} : au crédit du client ou fournisseur, ou à un compte.',
    en: 'The chosen documents make {sum}, the line {amount}. Say where the difference of {difference} goes: to the party’s credit, or to an account.',
  },
  'bank.entriesDiffer': {
    fr: 'Les écritures choisies font {sum}, la ligne {amount}. Choisissez celles que la ligne montre en entier, ou corrigez l’écriture.',
    en: 'The chosen entries make {sum}, the line {amount}. Choose those that the line shows whole, or correct the entry.',
  },
  'bank.shownElsewhere': {
    fr: 'La ligne du {date} du compte {account} montre aussi ce virement. Défaites d’abord le rapprochement de cette ligne.',
    en: 'The line of {date} in account {account} shows this transfer too. Undo the match of that line first.',
  },
  'bank.lineNotMatched': {
    fr: 'Cette ligne n’est pas rapprochée.',
    en: 'This line is not matched.',
  },
})

export interface Match {
  /** Ids of documents, or of entries behind `entry:`; below zero, a credit note taken off the payment. */
  readonly allocations: readonly Allocated[]
  /** Where a difference goes: an account, or the credit of the party (only of what is paid above). */
  readonly difference?:
    | { readonly account?: string | undefined; readonly memo?: string | undefined }
    | undefined
}

export interface Matched {
  /** The payment made, or null when the entries were there. */
  readonly document: string | null
}

/** Notes that a line shows entries of its account. Refuses entries shown already, and a sum that is not the line's. */
function matchEntries(company: Company, line: BankLine, match: Match, why?: Why): Matched {
  const unshown = unshownOn(company, line.account, { old: true })
  const free = new Map(unshown.map(({ key, cents }) => [key, cents]))
  let sum = 0
  const ids = match.allocations.map(({ document }, index) => {
    const entry = document.slice(ENTRY.length)
    const key = entryKey(company.sql, entry)
    const cents = free.get(key)
    free.delete(key) // a line shows an entry once
    if (cents === undefined)
      throw refuse('bank.entryNotHere', {}, [detail(`allocations.${index}.documentId`, 'bank.entryNotHere')])
    sum += cents
    return entry
  })
  if (sum !== line.cents) throw differs(company, 'bank.entriesDiffer', sum, line.cents)
  const id = uuidv7(company.now())
  const claims = [`line:${line.id}`, ...ids.map((entry) => `cleared:${entry}:${line.account}`)]
  const body = { id, line: line.id, entries: ids, claims, needs: ids, ...(why ? { why } : {}) }
  company.append([{ type: 'line.matched', body }])
  return { document: null }
}

function differs(
  company: Company,
  code: 'bank.matchDiffers' | 'bank.entriesDiffer',
  sum: Cents,
  amount: Cents,
) {
  const show = (cents: Cents) => formatCents(cents, company.facts().decimals)
  const values = { sum: show(sum), amount: show(amount), difference: show(Math.abs(amount - sum)) }
  return refuse(code, values, [detail('allocations', code, values)])
}

/** The one kind of payment that settles all these documents through this line. */
function paymentKind(company: Company, line: BankLine, match: Match) {
  const kinds: PaymentToRecord['kind'][] = match.allocations.flatMap(({ document, cents }, index) => {
    if (cents < 0) return [] // taken off what the others are paid
    const row = getIssued(company.sql, document)
    const kind = paymentKindFor(row.kind, line.cents > 0)
    if (kind === null)
      throw refuse('bank.wrongWay', { number: row.number }, [
        detail(`allocations.${index}.documentId`, 'bank.wrongWay', { number: row.number }),
      ])
    return [kind]
  })
  if (new Set(kinds).size !== 1)
    throw refuse('bank.mixedMatch', {}, [detail('allocations', 'bank.mixedMatch')])
  return kinds[0]!
}

/** Where the difference between line and documents goes; nothing when it stays the party's credit. */
function differenceOf(company: Company, match: Match, sum: Cents, amount: Cents): Adjustment[] {
  if (sum === amount) return []
  const { difference } = match
  if (!difference) throw differs(company, 'bank.matchDiffers', sum, amount)
  if (difference.account !== undefined)
    return [{ account: difference.account, cents: sum - amount, memo: difference.memo }]
  if (amount > sum) return [] // the excess is the party's credit
  throw differs(company, 'bank.matchDiffers', sum, amount)
}

const REFERENCE_MAX = 100

/** How the money went, as far as the line tells. */
function methodOf(company: Company, { account, description }: BankLine): Method {
  if (getAccount(company.sql, account).role === 'creditCard') return 'card'
  return /\b(chq|ch[eè]que|check)\b/i.test(description ?? '') ? 'check' : 'bank_transfer'
}

/** Credit notes taken off: each fills the documents in turn, and money pays the rest of them. */
function netOf(allocations: readonly Allocated[]): { allocations: Allocated[]; credits: CreditTaken[] } {
  const credits: CreditTaken[] = []
  const left = allocations.filter(({ cents }) => cents >= 0).map((one) => ({ ...one }))
  for (const { document: credit, cents } of allocations.filter((one) => one.cents < 0)) {
    let rest = -cents
    for (const target of left) {
      const taken = Math.min(rest, target.cents)
      if (taken === 0) continue
      credits.push({ credit, target: target.document, cents: taken })
      target.cents -= taken
      rest -= taken
    }
  }
  return { allocations: left.filter(({ cents }) => cents > 0), credits }
}

/** Records the payment that the line shows. */
function matchDocuments(company: Company, line: BankLine, match: Match, why?: Why): Matched {
  const kind = paymentKind(company, line, match)
  const amount = Math.abs(line.cents)
  const sum = match.allocations.reduce((all, { cents }) => all + cents, 0)
  const label = (line.reference ?? line.description ?? '').slice(0, REFERENCE_MAX)
  const { id } = recordPayment(company, {
    kind,
    amount,
    date: line.date,
    method: methodOf(company, line),
    account: line.account,
    line: line.id,
    ...netOf(match.allocations),
    why,
    adjustments: differenceOf(company, match, sum, amount),
    ...(label ? { reference: label } : {}),
    ...(line.description ? { notes: line.description } : {}),
  })
  return { document: id }
}

/**
 * Matches a line, inside `company.write`. Refuses a line that is settled, documents that money does not settle this way
 * or for more than is open, entries and documents mixed, and a difference that goes nowhere.
 */
export function matchLine(company: Company, id: string, match: Match, why?: Why): Matched {
  const line = getLine(company.sql, id)
  checkNew(line)
  const entries = match.allocations.filter(({ document }) => document.startsWith(ENTRY))
  if (entries.length === 0) return matchDocuments(company, line, match, why)
  if (entries.length < match.allocations.length)
    throw refuse('bank.mixedMatch', {}, [detail('allocations', 'bank.mixedMatch')])
  return matchEntries(company, line, match, why)
}

/**
 * Records the transfer that a line shows, to or from another own account, whose line will find its entry. Refuses a line
 * that is settled, its own account, one that holds no money, a locked day.
 */
export function transferLine(company: Company, id: string, other: string, why?: Why): Matched {
  const line = getLine(company.sql, id)
  checkNew(line)
  const isIn = line.cents > 0
  const transfer = recordTransfer(company, {
    from: isIn ? other : line.account,
    to: isIn ? line.account : other,
    amount: Math.abs(line.cents),
    date: line.date,
    line: line.id,
    why,
    ...(line.description ? { notes: line.description } : {}),
  })
  return { document: transfer.id }
}

/** The money document that a line made, if any. */
export function documentOfLine(company: Company, line: BankLine): string | null {
  if (line.settledBy === null) return null
  return company.sql.get<{ id: string }>('SELECT id FROM document WHERE fact = ?', line.settledBy)?.id ?? null
}

/** Refuses to void a transfer that a line of the other account shows too. */
function checkShownOnce(company: Company, line: BankLine): void {
  const other = company.sql.get<{ date: Day; account: string }>(
    `SELECT l.date, l.account FROM cleared c JOIN bank_line l ON l.id = c.line AND l.settled_by = c.fact
     WHERE c.entry = ? AND l.id <> ?`,
    line.settledBy,
    line.id,
  )
  if (other) throw refuse('bank.shownElsewhere', { date: other.date, account: other.account })
}

/** The reason that says of a line that it was settled with that of another account: they are undone together too. */
export const TOGETHER = 'ownPair' satisfies ReasonCode

interface Sides {
  /** The line from which a transfer was recorded, and the one that was matched with it at once. */
  readonly made: BankLine
  readonly shows: BankLine
}

/** Both lines of a transfer that was recorded from both at once; null for every other line. */
function sidesOf(company: Company, line: BankLine): Sides | null {
  const row = company.sql.get<{ made: string; shows: string }>(
    `SELECT m.id AS made, l.id AS shows FROM bank_line l JOIN cleared c ON c.fact = l.settled_by AND c.line = l.id
     JOIN bank_line m ON m.settled_by = c.entry WHERE l.id = ? OR m.id = ?`,
    line.id,
    line.id,
  )
  if (!row) return null
  const sides = { made: getLine(company.sql, row.made), shows: getLine(company.sql, row.shows) }
  const reasons = whyOf(company.sql, sides.shows.settledBy!)?.reasons ?? []
  return reasons.some(({ code }) => code === TOGETHER) ? sides : null
}

/** Frees the entries that a line shows. */
function freeEntries(company: Company, { id, settledBy }: BankLine): void {
  const body = {
    id: uuidv7(company.now()),
    kind: 'unmatched' as const,
    target: id,
    reverses: settledBy!,
    claims: [`reverse:${settledBy}`],
    needs: [settledBy!],
  }
  company.append([{ type: 'line.marked', body }])
}

/**
 * Undoes the match of a line: its payment is voided, on its own day or the first open one, or the entries are free again;
 * a transfer recorded from two lines at once is undone for both. Gives the lines that wait again. Refuses a line not matched,
 * one in a reconciled period, and a transfer that the other account’s line found later.
 */
export function unmatchLine(company: Company, id: string): readonly string[] {
  const line = getLine(company.sql, id)
  if (line.status !== 'matched' || line.settledBy === null) throw refuse('bank.lineNotMatched')
  const sides = sidesOf(company, line)
  const { made, shows } = sides ?? { made: line, shows: null }
  for (const side of [made, shows]) if (side) checkLineFree(company.sql, side.id)
  if (shows) freeEntries(company, shows)
  const document = documentOfLine(company, made)
  if (document === null) freeEntries(company, made)
  else {
    checkShownOnce(company, made)
    const kinds = ['receipt', 'disbursement', 'clientRefund', 'supplierRefund', 'transfer']
    voidDocument(company, document, kinds, { ofLine: true })
  }
  return shows ? [made.id, shows.id] : [made.id]
}

/**
 * Undoes whatever settled a line: its match, its accounts, or its being set aside. Gives the lines that wait again. Refuses a
 * line that waits.
 */
export function undoLine(company: Company, id: string): readonly string[] {
  const { status } = getLine(company.sql, id)
  if (status === 'coded') uncodeLine(company, id)
  else if (status === 'ignored') unignoreLine(company, id)
  else return unmatchLine(company, id)
  return [id]
}
