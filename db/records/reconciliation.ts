/**
 * Reconciling an account to a day. Nothing is called reconciled before its proof holds: opening + what came
 * and went = closing, and the books with what is outstanding make the same balance.
 */
import type { AccountReconciled, EntryCents } from '../changes/bodies.ts'
import { uuidv7 } from '../changes/ids.ts'
import { heads } from '../changes/store.ts'
import type { Company } from '../company/company.ts'
import type { Day } from '../rules/dates.ts'
import type { Detail } from '../rules/errors.ts'
import type { Cents } from '../rules/money.ts'
import type { Sql } from '../sql.ts'
import { bankAccount } from './bank.ts'
import { type BankEntry, entriesOf, foreignCurrency, movementsOf, OWN } from './bank-movements.ts'
import { type Figures, figuresOf, type Outcome, outcomeOf } from './reconciliation-figures.ts'
import {
  balanceProblems,
  detail,
  refuse,
  refuseProblems,
  standingProblems,
} from './reconciliation-problems.ts'

/** Entries named in one reconciliation: its change stays under the limit of a body. */
const ENTRIES_MAX = 5_000

export interface Asked {
  readonly account: string
  readonly through: Day
  /** As the bank prints it on a statement of the account; left out, that of the imported statement. */
  readonly balance?: Cents | undefined
  /** Entries that the statement shows and no line does. */
  readonly cleared?: readonly string[] | undefined
}

export interface Preview {
  readonly figures: Figures
  readonly outcome: Outcome
  readonly balance: Cents | null
  readonly ticked: readonly BankEntry[]
  /** Why the account cannot be reconciled so; nothing when it can. */
  readonly problems: readonly Detail[]
}

/** Everything that a reconciliation would say, and everything that stands against it. */
export function previewReconciliation(company: Company, asked: Asked): Preview {
  const { account, through, cleared = [] } = asked
  bankAccount(company.sql, account)
  const figures = figuresOf(company, account, through)
  const wanted = new Set(cleared)
  const outcome = outcomeOf(figures, wanted)
  const balance = asked.balance ?? figures.imported?.cents ?? null
  const problems = [
    ...standingProblems(company, account, figures),
    ...unknownEntries(figures.open, cleared, 'cleared'),
    ...balanceProblems(company, account, figures, outcome, balance),
  ]
  return { figures, outcome, balance, ticked: figures.open.filter(({ id }) => wanted.has(id)), problems }
}

/** Ticked entries that are not outstanding on the day. */
export function unknownEntries(open: readonly BankEntry[], ids: readonly string[], field: string): Detail[] {
  const known = new Set(open.map(({ id }) => id))
  return ids.flatMap((id, index) =>
    known.has(id) ? [] : [detail(`${field}.${index}`, 'reconciliation.entryNotOpen')],
  )
}

export const pairs = (entries: readonly BankEntry[]): EntryCents[] =>
  entries.map(({ id, cents }) => [id, cents] as const)

/** Entries of an account through a day that are in no balance: a colleague's, held. */
export function heldThrough(company: Company, account: string, through: Day): EntryCents[] {
  return company.sql
    .all<{ id: string; cents: Cents }>(
      `WITH own(currency) AS (SELECT ?)
       SELECT e.id, sum(${OWN}) AS cents FROM own, entry e JOIN posting p ON p.entry = e.key
       WHERE e.counts = 0 AND p.account = ? AND e.date <= ? GROUP BY e.key ORDER BY e.id`,
      foreignCurrency(company, account),
      account,
      through,
    )
    .map(({ id, cents }) => [id, cents] as const)
}

/** Entries older than the first statement that its lines show through a day. */
const shownByLines = (company: Company, account: string, before: Day, through: Day): EntryCents[] =>
  pairs(
    entriesOf(
      company.sql,
      movementsOf(company, account).filter(
        ({ date, shownOn }) => date < before && shownOn !== null && shownOn <= through,
      ),
    ),
  )

/** Last sequence known of each device. */
export const seenNow = (sql: Sql): Record<string, number> =>
  Object.fromEntries(heads(sql).map(({ device, deviceSeq }) => [device, deviceSeq]))

/**
 * Notes that an account agrees with its statement on a day, inside `company.write`, and gives the id of the fact. Refuses, all
 * at once, a day that is reconciled already, lines that wait, statements that do not add up, entries that are not
 * outstanding, a balance that is missing or that statement and books do not make.
 */
export function reconcileAccount(company: Company, asked: Asked): string {
  const { account, through } = asked
  const { figures, outcome, balance, ticked, problems } = previewReconciliation(company, asked)
  refuseProblems(account, through, problems)
  const { start, imported, books } = figures
  const listed = ticked.length + outcome.outstanding.length
  if (listed > ENTRIES_MAX) throw refuse('reconciliation.tooMany', { count: listed, max: ENTRIES_MAX })
  const held = heldThrough(company, account, through)
  const byLine = start.before === null ? [] : shownByLines(company, account, start.before, through)
  company.ensureDevice()
  const body: AccountReconciled = {
    id: uuidv7(company.now()),
    account,
    through,
    ...(start.before === null ? {} : { before: start.before }),
    ...(imported ? { statement: imported.statement } : {}),
    opening: start.balance,
    balance: balance!,
    books,
    in: outcome.in,
    out: outcome.out,
    cleared: pairs(ticked),
    outstanding: pairs(outcome.outstanding),
    ...(byLine.length > 0 ? { byLine } : {}),
    ...(held.length > 0 ? { held } : {}),
    seen: seenNow(company.sql),
    claims: [
      `reconciled:${account}:${through}`,
      ...(start.before === null ? [] : [`begun:${account}`]),
      ...ticked.map(({ id }) => `cleared:${id}:${account}`),
    ],
    needs: [...(start.id === null ? [] : [start.id]), ...ticked.map(({ id }) => id)],
  }
  company.append([{ type: 'account.reconciled', body }])
  return body.id
}
