/**
 * Putting a credit against what is owed, after the fact: an over-payment, a deposit, a credit note. A link is a fact that
 * can be undone; it posts an entry only where the credit waits in another account (a deposit).
 */
import type { CreditsAllocated } from '../../changes/bodies.ts'
import type { Draft } from '../../changes/drafts.ts'
import { uuidv7 } from '../../changes/ids.ts'
import type { Company } from '../../company/company.ts'
import { stands } from '../../ledger/documents.ts'
import { reverse } from '../../ledger/entries.ts'
import { lockedThrough } from '../../ledger/periods.ts'
import { post } from '../../ledger/post.ts'
import { addDays, type Day, localDay } from '../../rules/dates.ts'
import { kindOf } from '../../rules/documents/kinds.ts'
import { type Detail, within } from '../../rules/errors.ts'
import { type Cents, formatCents } from '../../rules/money.ts'
import { nextOf } from './claims.ts'
import { detail, refuse, refuseAll } from './errors.ts'
import { apartOf } from './money.ts'
import { roleAccount } from './posting.ts'
import { type DocumentRow, getIssued } from './read.ts'
import { isSameParty } from './same-party.ts'

export interface LinkToMake {
  readonly source: string
  readonly target: string
  readonly cents: Cents
}

interface Checked {
  readonly source: DocumentRow
  readonly target: DocumentRow
  readonly cents: Cents
}

function linkProblems(company: Company, { source, target, cents }: Checked, path: string): Detail[] {
  const { number } = target
  const [from, to] = [kindOf(source.kind), kindOf(target.kind)]
  if (from.settles !== 'settling' || to.settles !== 'settled' || from.control !== to.control)
    return [detail(`${path}.documentId`, 'payment.wrongSide', { number })]
  if (!isSameParty(company, source.party, target.party))
    return [detail(`${path}.documentId`, 'payment.otherParty', { number })]
  if (cents <= 0) return [detail(`${path}.amount`, 'payment.nothing')]
  return [source, target].flatMap((row) => {
    const open = formatCents(row.open, company.facts().decimals)
    return cents > row.open ? [detail(`${path}.amount`, 'payment.tooMuch', { number: row.number, open })] : []
  })
}

/** The documents of a link. Refuses those that do not settle one another, in other names, or with less open. */
function checked(company: Company, link: LinkToMake, index: number): Checked {
  const path = `allocations.${index}`
  const source = within('creditId', () => getIssued(company.sql, link.source))
  const target = within(`${path}.documentId`, () => getIssued(company.sql, link.target))
  const found = { source, target, cents: link.cents }
  refuseAll(linkProblems(company, found, path))
  return found
}

function allocatedDraft(id: string, posted: boolean, { source, target, cents }: Checked): Draft {
  const body: CreditsAllocated = {
    id,
    links: [{ source: source.id, target: target.id, cents }],
    ...(posted ? { posted: true as const } : { needs: [source.fact, target.fact] }),
  }
  return { type: 'credits.allocated', body }
}

/** Uses a deposit: what is still in its account moves to the receivable. */
function postDeposit(company: Company, link: Checked, wished: Day | undefined): void {
  const { source, target, cents } = link
  const later = source.date > target.date ? source.date : target.date
  const { side: sign, control } = kindOf(source.kind)
  const use = nextOf(company, `deposit:${source.id}`)
  post(
    company,
    [
      {
        date: wished ?? openDay(company, later as Day),
        journal: 'GEN',
        memo: target.party_name ?? undefined,
        claims: use.claims,
        needs: [source.fact, target.fact, ...use.needs],
        source: `document:${source.id}`,
        piece: { number: target.number, date: target.date as Day },
        lines: [
          {
            account: roleAccount(company.sql, 'customerDeposit'),
            cents: -sign * cents,
            party: source.party ?? undefined,
          },
          {
            account: roleAccount(company.sql, control!),
            cents: sign * cents,
            party: target.party ?? undefined,
          },
        ],
      },
    ],
    { also: ([entry]) => [allocatedDraft(entry!, true, link)] },
  )
}

/** Puts one credit against one document; with an entry for what waits in the account of deposits. */
function allocateOne(company: Company, link: Checked, wished: Day | undefined): void {
  const apart = apartOf(company.sql, link.source, link.cents)
  if (apart > 0) postDeposit(company, { ...link, cents: apart }, wished)
  if (link.cents > apart)
    company.append([allocatedDraft(uuidv7(company.now()), false, { ...link, cents: link.cents - apart })])
}

/**
 * Puts credits against documents, inside `company.write`, each in turn. Refuses links of documents that do not settle one
 * another, in other names, or above what is open; for a deposit, a locked day. `wished` is the day of the entry that uses a
 * deposit: else the later of the two documents, or the first open day.
 */
export function allocateCredits(company: Company, links: readonly LinkToMake[], wished?: Day): void {
  links.forEach((link, index) => {
    allocateOne(company, checked(company, link, index), wished)
  })
}

/** The first day that is not locked, from the one wished. */
export function openDay(company: Company, wished: Day): Day {
  const locked = lockedThrough(company.sql)
  return locked !== null && wished <= locked ? addDays(locked, 1) : wished
}

/**
 * Undoes the links made after the fact between two documents, also one that settles nothing because another came first.
 * Refuses those that are part of the payment itself.
 */
export function unallocate(company: Company, source: string, target: string): void {
  const { sql } = company
  const links = sql
    .all<{ fact: string; posted: number; own: number }>(
      `SELECT DISTINCT a.fact, EXISTS (SELECT 1 FROM entry e WHERE e.id = a.fact) AS posted,
         EXISTS (SELECT 1 FROM document d WHERE d.fact = a.fact) AS own
       FROM allocation a WHERE a.source = ? AND a.target = ? ORDER BY a.fact`,
      source,
      target,
    )
    .filter(({ fact }) => stands(sql, fact))
  if (links.length === 0) throw refuse('allocation.none')
  const loose = links.filter(({ own }) => own === 0)
  if (loose.length === 0) throw refuse('allocation.ofPayment', { number: getIssued(sql, source).number })
  for (const { fact, posted } of loose) undoLink(company, fact, posted === 1)
}

function undoLink(company: Company, fact: string, isPosted: boolean): void {
  if (isPosted) {
    const { date } = company.sql.get<{ date: Day }>('SELECT date FROM entry WHERE id = ?', fact)!
    reverse(company, fact, openDay(company, date), { ofDocument: true })
    return
  }
  const id = uuidv7(company.now())
  const body = { id, links: [], reverses: fact, claims: [`reverse:${fact}`], needs: [fact] }
  company.append([{ type: 'credits.allocated', body }])
}

/** Today, as the person at this machine counts it. */
export const today = (company: Company): Day => localDay(company.now())
