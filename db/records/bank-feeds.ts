/**
 * Connections to banks through a supplier, and the accounts that come with them: which bank, until when the consent stands,
 * to which account of the books each goes and how far it was read. Secrets are not here: they are of one machine.
 */
import { sha256 } from '../changes/envelope.ts'
import { uuidv7 } from '../changes/ids.ts'
import type { Company } from '../company/company.ts'
import { addDays, type Day, dayNumber, type InstantMs, localDay } from '../rules/dates.ts'
import { catalogue } from '../rules/errors.ts'
import type { Sql } from '../sql.ts'
import type { Tables } from '../tables.ts'
import { bankAccount } from './bank.ts'
import { recordDrafts } from './fields.ts'

const { refuse } = catalogue({
  'bankConnection.unknown': {
    fr: 'La connexion bancaire {id} n’existe pas.',
    en: 'Bank connection {id} does not exist.',
  },
  'bankConnection.noFeed': {
    fr: 'Le compte {id} n’est pas un compte de cette connexion.',
    en: 'Account {id} is not an account of a bank connection.',
  },
  'bankConnection.revoked': {
    fr: 'Cette connexion a été retirée. Connectez la banque de nouveau.',
    en: 'This connection was withdrawn. Connect the bank again.',
  },
})

type ConnectionRow = Tables['bank_connection']
export type FeedRow = Tables['bank_feed']

export const CONNECTION_STATUSES = ['pending', 'active', 'expired', 'revoked', 'error'] as const
export type ConnectionStatus = (typeof CONNECTION_STATUSES)[number]

export interface BankConnection {
  readonly id: string
  readonly provider: string
  readonly institution: string
  readonly name: string
  readonly country: string
  /** The supplier's identifier of the consent. */
  readonly consent: string
  readonly status: ConnectionStatus
  /** Last day on which the consent stands; null while it is not given. */
  readonly validThrough: Day | null
  /** Days until then; negative when it is over. */
  readonly daysLeft: number | null
  readonly historyDays: number
  readonly feeds: readonly FeedRow[]
}

const isStatus = (text: string | null): text is ConnectionStatus =>
  (CONNECTION_STATUSES as readonly (string | null)[]).includes(text)

function shown(sql: Sql, row: ConnectionRow, today: Day): BankConnection {
  const validThrough = row.given === null ? null : addDays(row.given as Day, row.valid_days ?? 0)
  const daysLeft = validThrough === null ? null : dayNumber(validThrough) - dayNumber(today)
  const noted = isStatus(row.status) ? row.status : 'error'
  return {
    id: row.id,
    provider: row.provider ?? '',
    institution: row.institution ?? '',
    name: row.name ?? row.institution ?? '',
    country: row.country ?? '',
    consent: row.consent ?? '',
    status: noted === 'active' && daysLeft !== null && daysLeft < 0 ? 'expired' : noted,
    validThrough,
    daysLeft,
    historyDays: row.history_days ?? 0,
    feeds: sql.all<FeedRow>('SELECT * FROM bank_feed WHERE connection = ? ORDER BY iban, id', row.id),
  }
}

/** Every connection, those that were withdrawn only when asked. */
export function bankConnections(company: Company, revokedToo = false): BankConnection[] {
  const today = localDay(company.now())
  return company.sql
    .all<ConnectionRow>('SELECT * FROM bank_connection WHERE provider IS NOT NULL ORDER BY name, id')
    .map((row) => shown(company.sql, row, today))
    .filter(({ status }) => revokedToo || status !== 'revoked')
}

/** One connection; refuses one that is unknown, or withdrawn. */
export function getConnection(company: Company, id: string): BankConnection {
  const found = bankConnections(company, true).find((one) => one.id === id)
  if (!found) throw refuse('bankConnection.unknown', { id })
  if (found.status === 'revoked') throw refuse('bankConnection.revoked')
  return found
}

/** One account of a connection. */
export function getFeed(sql: Sql, id: string): FeedRow {
  const row = sql.get<FeedRow>('SELECT * FROM bank_feed WHERE id = ? AND connection IS NOT NULL', id)
  if (!row) throw refuse('bankConnection.noFeed', { id })
  return row
}

type Values = Readonly<Record<string, string | number | null>>

function save(company: Company, kind: 'bank_connection' | 'bank_feed', record: string, values: Values): void {
  company.append(recordDrafts(company.sql, [{ kind, record, values }]))
}

export interface AskedConnection {
  readonly provider: string
  readonly institution: string
  readonly name: string
  readonly country: string
  readonly consent: string
  readonly validDays: number
  readonly historyDays: number
}

/** Notes a consent that was asked for: of a new connection, or of one that is renewed. */
export function noteAsked(company: Company, asked: AskedConnection, renewed: string | null): string {
  const id = renewed ?? uuidv7(company.now())
  const { validDays, historyDays, ...rest } = asked
  save(company, 'bank_connection', id, {
    ...rest,
    status: 'pending',
    given: null,
    valid_days: validDays,
    history_days: historyDays,
    ...(renewed ? {} : { created_day: localDay(company.now()) }),
  })
  return id
}

export interface FoundFeed {
  readonly id: string
  readonly iban: string | null
  readonly name: string | null
  readonly currency: string | null
}

/** The same account after a renewal, though the supplier gives it another identifier: by its IBAN where there is one. */
const feedId = (connection: string, { iban, id }: FoundFeed) =>
  sha256(`${connection} ${iban ?? id}`).slice(0, 32)

/**
 * Notes where a consent stands and the accounts that came with it. What a person mapped stays; a new account goes to the
 * only account of the books that has its currency and no other feed, if there is just one.
 */
export function noteState(
  company: Company,
  id: string,
  state: { readonly status: ConnectionStatus; readonly given: Day | null },
  accounts: readonly FoundFeed[],
): void {
  const given = state.status === 'active' ? (state.given ?? localDay(company.now())) : state.given
  save(company, 'bank_connection', id, { status: state.status, given })
  for (const found of accounts) {
    const record = feedId(id, found)
    const known = company.sql.get<FeedRow>('SELECT * FROM bank_feed WHERE id = ?', record)
    const { iban, name, currency } = found
    save(company, 'bank_feed', record, {
      connection: id,
      feed: found.id,
      iban,
      name,
      currency,
      ...(known?.account ? {} : { account: likelyAccount(company, currency) }),
    })
  }
}

function likelyAccount(company: Company, currency: string | null): string | null {
  const free = company.sql.all<{ id: string }>(
    `SELECT id FROM account WHERE role = 'bank' AND coalesce(closed, 0) = 0 AND coalesce(currency, ?) = ?
       AND id NOT IN (SELECT account FROM bank_feed WHERE account IS NOT NULL)`,
    company.facts().currency,
    currency ?? company.facts().currency,
  )
  return free.length === 1 ? free[0]!.id : null
}

/** Says into which account of the books an account of the bank goes; null stops reading it. */
export function linkFeed(company: Company, id: string, account: string | null): void {
  getFeed(company.sql, id)
  if (account !== null) bankAccount(company.sql, account)
  save(company, 'bank_feed', id, { account })
}

export interface FeedRead {
  readonly balance: { readonly amount: string; readonly day: Day | null } | null
  readonly lastDay: Day | null
  readonly readAt: InstantMs
}

/** Notes how far an account was read, and what the bank says is on it. */
export function noteRead(company: Company, id: string, { balance, lastDay, readAt }: FeedRead): void {
  save(company, 'bank_feed', id, {
    ...(balance ? { balance: balance.amount, balance_day: balance.day ?? localDay(readAt) } : {}),
    ...(lastDay ? { last_day: lastDay } : {}),
    read_at: readAt,
    retry_at: null,
  })
}

/** Notes when the bank allows the next reading of an account. */
export function noteLimited(company: Company, id: string, retryAt: InstantMs): void {
  save(company, 'bank_feed', id, { retry_at: retryAt })
}

/** Notes what the supplier said of a consent when an account was read. */
export function noteEnded(company: Company, id: string, status: 'expired' | 'error' | 'revoked'): void {
  save(company, 'bank_connection', id, { status })
}

/** The day from which movements are asked: some days before the last known one, for banks book late. */
export function readFrom(lastDay: Day | null, historyDays: number, today: Day): Day {
  const oldest = addDays(today, -historyDays)
  const overlap = lastDay === null ? oldest : addDays(lastDay, -OVERLAP_DAYS)
  return overlap < oldest ? oldest : overlap
}
const OVERLAP_DAYS = 10
