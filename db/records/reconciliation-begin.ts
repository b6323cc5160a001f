/**
 * Where reconciling begins: at a day and a balance, with what is still outstanding then. All that is older counts as shown.
 * What was outstanding before the books began has no entry of its own yet: it gets one, taken out of the opening balance.
 */
import type { AccountReconciled, EntryCents } from '../changes/bodies.ts'
import { uuidv7 } from '../changes/ids.ts'
import type { Company } from '../company/company.ts'
import { type EntryToPost, post } from '../ledger/post.ts'
import { addDays, type Day } from '../rules/dates.ts'
import type { Detail } from '../rules/errors.ts'
import type { Cents } from '../rules/money.ts'
import { accountByRole } from './accounts.ts'
import { bankAccount } from './bank.ts'
import {
  type BankEntry,
  bookBalance,
  entriesOf,
  foreignCurrency,
  movementsOf,
  unshownOn,
} from './bank-movements.ts'
import { heldThrough, pairs, seenNow, unknownEntries } from './reconciliation.ts'
import { countAndSum, lastStanding, laterEntries } from './reconciliation-figures.ts'
import { detail, refuseProblems, tellerOf } from './reconciliation-problems.ts'

/** Something outstanding that the books hold only in their opening balance. */
export interface Prior {
  readonly date: Day
  /** Number of the cheque, say. */
  readonly number?: string | undefined
  readonly memo?: string | undefined
  /** Positive what comes in, negative what goes out. */
  readonly cents: Cents
}

export interface Beginning {
  readonly account: string
  readonly through: Day
  readonly balance: Cents
  /** Entries through the day that no statement shows by then. */
  readonly outstanding?: readonly string[] | undefined
  readonly prior?: readonly Prior[] | undefined
}

export interface BeginPreview {
  readonly books: Cents
  /** Entries through the day that may be outstanding: shown by no line. */
  readonly open: readonly BankEntry[]
  readonly chosen: readonly BankEntry[]
  /** The books without what is outstanding: what the statement must say. */
  readonly adjusted: Cents
  readonly problems: readonly Detail[]
}

function priorProblems(company: Company, { account, through, prior = [] }: Beginning): Detail[] {
  const found = prior.flatMap(({ date, cents }, index) => [
    ...(date > through ? [detail(`prior.${index}.date`, 'reconciliation.priorDate', { through })] : []),
    ...(cents === 0 ? [detail(`prior.${index}.amount`, 'reconciliation.priorZero')] : []),
  ])
  if (prior.length === 0) return found
  if (foreignCurrency(company, account) !== null) found.push(detail('prior', 'reconciliation.priorForeign'))
  if (accountByRole(company.sql, 'openingBalance') === null)
    found.push(detail('prior', 'reconciliation.noOpeningAccount'))
  return found
}

/** What a beginning would say, and what stands against it. */
export function previewBegin(company: Company, beginning: Beginning): BeginPreview {
  const { account, through, balance, outstanding = [], prior = [] } = beginning
  bankAccount(company.sql, account)
  const last = lastStanding(company.sql, account)
  const posted = movementsOf(company, account)
  const open = entriesOf(company.sql, unshownOn(company, account, { through, old: true, posted }))
  const wanted = new Set(outstanding)
  const chosen = open.filter(({ id }) => wanted.has(id))
  const books = bookBalance(company, account, through)
  const [, left] = countAndSum([...chosen, ...prior])
  const [, later] = countAndSum(laterEntries(posted, through))
  const adjusted = books - left + later
  const tell = tellerOf(company, account)
  const amounts = { books, outstanding: left - later, adjusted, balance, gap: balance - adjusted }
  const problems = [
    ...(last ? [detail('account', 'reconciliation.begun', { day: last.through })] : []),
    ...unknownEntries(open, outstanding, 'outstanding'),
    ...priorProblems(company, beginning),
    ...(adjusted === balance ? [] : [tell('balance', 'reconciliation.beginDiffers', amounts)]),
  ]
  return { books, open, chosen, adjusted, problems }
}

/**
 * The entries of what was outstanding before the books began: each for itself, and one that puts the statement's
 * balance in the place of the books': together they move nothing.
 */
function priorEntries(
  company: Company,
  id: string,
  { account, through, prior = [] }: Beginning,
): EntryToPost[] {
  if (prior.length === 0) return []
  const other = accountByRole(company.sql, 'openingBalance')!
  const isFrench = company.facts().language === 'fr'
  const source = `reconciliation:${id}`
  const [, sum] = countAndSum(prior)
  const sides = (cents: Cents) => [
    { account, cents },
    { account: other, cents: -cents },
  ]
  const items = prior.map(
    ({ date, number, memo, cents }): EntryToPost => ({
      date: through,
      journal: 'OUV',
      memo: memo ?? (isFrench ? 'En circulation au départ' : 'Outstanding at the start'),
      source,
      ...(number ? { piece: { number, date } } : { piece: { number: '—', date } }),
      lines: sides(cents),
    }),
  )
  if (sum === 0) return items
  const memo = isFrench
    ? 'Solde du relevé au départ, avant ce qui est en circulation'
    : 'Balance of the statement at the start, before what is outstanding'
  return [...items, { date: through, journal: 'OUV', kind: 'opening', memo, source, lines: sides(-sum) }]
}

/**
 * Begins to reconcile an account, inside `company.write`, and gives the id of the fact. Refuses, all at once, an account that
 * has begun, entries that lines show, what is dated after the day or is nothing, and a balance that the books without
 * what is outstanding do not make.
 */
export function beginAccount(company: Company, beginning: Beginning): string {
  const { account, through, balance } = beginning
  const { chosen, books, problems } = previewBegin(company, beginning)
  refuseProblems(account, through, problems)
  company.ensureDevice()
  const id = uuidv7(company.now())
  const held = heldThrough(company, account, through)
  const seen = seenNow(company.sql)
  const draft = (prior: readonly EntryCents[]) => ({
    type: 'account.reconciled' as const,
    body: {
      id,
      account,
      through,
      before: addDays(through, 1),
      opening: balance,
      balance,
      books,
      in: [0, 0],
      out: [0, 0],
      cleared: [],
      outstanding: [...pairs(chosen), ...prior],
      ...(held.length > 0 ? { held } : {}),
      seen,
      claims: [`begun:${account}`],
    } satisfies AccountReconciled,
  })
  const entries = priorEntries(company, id, beginning)
  if (entries.length === 0) company.append([draft([])])
  else
    post(company, entries, {
      path: (index) => `prior.${index}.`,
      also: (ids) => [
        draft((beginning.prior ?? []).map(({ cents }, index) => [ids[index]!, cents] as const)),
      ],
    })
  return id
}
