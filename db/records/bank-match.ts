/**
 * Matching a bank line: with open documents, which posts the payment that the line shows, or with entries posted before,
 * which posts nothing. Either is undone in one act.
 */
import type { Why } from '../changes/bodies.ts'
import { uuidv7 } from '../changes/ids.ts'
import type { Company } from '../company/company.ts'
import { checkLineFree } from '../ledger/reconciled.ts'
import type { Day } from '../rules/dates.ts'
import type { Method } from '../rules/documents/kinds.ts'
import { catalogue } from '../rules/errors.ts'
import { type Cents, formatCents } from '../rules/money.ts'
import { getAccount } from './accounts.ts'
import { type BankLine, checkNew, getLine, uncodeLine, unignoreLine } from './bank.ts'
import { ENTRY, paymentKindFor, unshownEntries } from './bank-open.ts'
import { voidDocument } from './documents/cancel.ts'
import { type Adjustment, type Allocated, recordPayment, recordTransfer } from './documents/money.ts'
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
  /** Ids of documents, or of entries behind `entry:`. */
  readonly allocations: readonly Allocated[]
  /** Where a difference goes: an account, or the credit of the party (only of what is paid above). */
  readonly difference?:
    | { readonly account?: string | undefined; readonly memo?: string | undefined }
    | undefined
}

interface Matched {
  /** The payment made, or null when the entries were there. */
  readonly document: string | null
}

/** Notes that a line shows entries of its account. Refuses entries shown already, and a sum that is not the line's. */
function matchEntries(company: Company, line: BankLine, match: Match): Matched {
  const unshown = unshownEntries(company, line.account, { old: true })
  const known = new Map(unshown.map((entry) => [entry.id, entry]))
  const entries = match.allocations.map(({ document }, index) => {
    const key = document.slice(ENTRY.length)
    const entry = known.get(key)
    known.delete(key) // a line shows an entry once
    if (!entry)
      throw refuse('bank.entryNotHere', {}, [detail(`allocations.${index}.documentId`, 'bank.entryNotHere')])
    return entry
  })
  const sum = entries.reduce((all, { cents }) => all + cents, 0)
  if (sum !== line.cents) throw differs(company, 'bank.entriesDiffer', sum, line.cents)
  const id = uuidv7(company.now())
  const ids = entries.map((entry) => entry.id)
  const claims = [`line:${line.id}`, ...ids.map((entry) => `cleared:${entry}:${line.account}`)]
  company.append([{ type: 'line.matched', body: { id, line: line.id, entries: ids, claims, needs: ids } }])
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
  const kinds = match.allocations.map(({ document }, index) => {
    const row = getIssued(company.sql, document)
    const kind = paymentKindFor(row.kind, line.cents > 0)
    if (kind === null)
      throw refuse('bank.wrongWay', { number: row.number }, [
        detail(`allocations.${index}.documentId`, 'bank.wrongWay', { number: row.number }),
      ])
    return kind
  })
  if (new Set(kinds).size > 1) throw refuse('bank.mixedMatch', {}, [detail('allocations', 'bank.mixedMatch')])
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

/** Records the payment that the line shows. */
function matchDocuments(company: Company, line: BankLine, match: Match): Matched {
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
    allocations: match.allocations,
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
export function matchLine(company: Company, id: string, match: Match): Matched {
  const line = getLine(company.sql, id)
  checkNew(line)
  const entries = match.allocations.filter(({ document }) => document.startsWith(ENTRY))
  if (entries.length === 0) return matchDocuments(company, line, match)
  if (entries.length < match.allocations.length)
    throw refuse('bank.mixedMatch', {}, [detail('allocations', 'bank.mixedMatch')])
  return matchEntries(company, line, match)
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

/**
 * Undoes the match of a line: its payment is voided, on its own day or the first open one, or the entries are free again.
 * Refuses a line not matched, one in a reconciled period, and a transfer that the other account’s line shows.
 */
export function unmatchLine(company: Company, id: string): void {
  const line = getLine(company.sql, id)
  if (line.status !== 'matched' || line.settledBy === null) throw refuse('bank.lineNotMatched')
  checkLineFree(company.sql, id)
  const document = documentOfLine(company, line)
  if (document !== null) {
    checkShownOnce(company, line)
    const kinds = ['receipt', 'disbursement', 'clientRefund', 'supplierRefund', 'transfer']
    voidDocument(company, document, kinds, { ofLine: true })
    return
  }
  const body = {
    id: uuidv7(company.now()),
    kind: 'unmatched' as const,
    target: id,
    reverses: line.settledBy,
    claims: [`reverse:${line.settledBy}`],
    needs: [line.settledBy],
  }
  company.append([{ type: 'line.marked', body }])
}

/** Undoes whatever settled a line: its match, its accounts, or its being set aside. Refuses a line that waits. */
export function undoLine(company: Company, id: string): void {
  const { status } = getLine(company.sql, id)
  if (status === 'coded') uncodeLine(company, id)
  else if (status === 'ignored') unignoreLine(company, id)
  else unmatchLine(company, id)
}
