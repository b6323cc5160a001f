/**
 * Putting a credit against what is owed, after the fact: an over-payment, a deposit, a credit note. A link is a fact that
 * can be undone; it posts an entry only where the credit waits in another account (a deposit).
 */
import type { CreditsAllocated, Draft } from '../../changes/bodies.ts'
import { uuidv7 } from '../../changes/ids.ts'
import type { Company } from '../../company/company.ts'
import { reverse } from '../../ledger/entries.ts'
import { lockedThrough } from '../../ledger/periods.ts'
import { post } from '../../ledger/post.ts'
import { addDays, type Day, localDay } from '../../rules/dates.ts'
import { kindOf } from '../../rules/documents/kinds.ts'
import { type Cents, formatCents } from '../../rules/money.ts'
import { detail, refuse } from './errors.ts'
import { controlOf, isSameParty } from './money.ts'
import { type DocumentRow, getIssued } from './read.ts'

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

/** Refuses a link of documents that do not settle one another, in other names, or for more than is open on either. */
function checked(company: Company, link: LinkToMake, index: number): Checked {
  const source = getIssued(company.sql, link.source)
  const target = getIssued(company.sql, link.target)
  const path = `allocations.${index}`
  const [from, to] = [kindOf(source.kind), kindOf(target.kind)]
  if (from.settles !== 'settling' || to.settles !== 'settled' || from.control !== to.control)
    throw refuse('payment.wrongSide', { number: target.number }, [
      detail(`${path}.documentId`, 'payment.wrongSide', { number: target.number }),
    ])
  if (!isSameParty(company, source.party, target.party))
    throw refuse('payment.otherParty', { number: target.number }, [
      detail(`${path}.documentId`, 'payment.otherParty', { number: target.number }),
    ])
  if (link.cents <= 0) throw refuse('payment.nothing', {}, [detail(`${path}.amount`, 'payment.nothing')])
  for (const row of [source, target])
    if (link.cents > row.open) {
      const values = { number: row.number, open: formatCents(row.open, company.facts().decimals) }
      throw refuse('payment.tooMuch', values, [detail(`${path}.amount`, 'payment.tooMuch', values)])
    }
  return { source, target, cents: link.cents }
}

function allocatedDraft(id: string, posted: boolean, { source, target, cents }: Checked): Draft {
  const body: CreditsAllocated = {
    id,
    links: [{ source: source.id, target: target.id, cents }],
    ...(posted ? { posted: true as const } : { needs: [source.fact, target.fact] }),
  }
  return { type: 'credits.allocated', body }
}

/** Puts one credit against one document; with an entry when it waits in an account of its own. */
function allocateOne(company: Company, link: Checked, date: Day): void {
  const from = controlOf(company, link.source)
  const to = controlOf(company, link.target)
  if (from === to) {
    company.append([allocatedDraft(uuidv7(company.now()), false, link)])
    return
  }
  const { side } = kindOf(link.source.kind)
  post(
    company,
    [
      {
        date,
        journal: 'GEN',
        memo: link.target.party_name ?? undefined,
        claims: [`allocate:${uuidv7(company.now())}`],
        needs: [link.source.fact, link.target.fact],
        source: `document:${link.source.id}`,
        piece: { number: link.target.number, date: link.target.date as Day },
        lines: [
          { account: from, cents: -side * link.cents, party: link.source.party ?? undefined },
          { account: to, cents: side * link.cents, party: link.target.party ?? undefined },
        ],
      },
    ],
    { also: ([entry]) => [allocatedDraft(entry!, true, link)] },
  )
}

/**
 * Puts credits against documents, inside `company.write`, each in turn. Refuses links of documents that do not settle one
 * another, in other names, or above what is open; for a deposit, a locked day.
 */
export function allocateCredits(company: Company, links: readonly LinkToMake[], date: Day): void {
  links.forEach((link, index) => {
    allocateOne(company, checked(company, link, index), date)
  })
}

/** The first day that is not locked, from the one wished. */
export function openDay(company: Company, wished: Day): Day {
  const locked = lockedThrough(company.sql)
  return locked !== null && wished <= locked ? addDays(locked, 1) : wished
}

/** Undoes the links made after the fact between two documents. Refuses those that are part of the payment itself. */
export function unallocate(company: Company, source: string, target: string): void {
  const { sql } = company
  const links = sql.all<{ fact: string; posted: number; own: number }>(
    `SELECT DISTINCT a.fact, EXISTS (SELECT 1 FROM entry e WHERE e.id = a.fact) AS posted,
       EXISTS (SELECT 1 FROM document d WHERE d.fact = a.fact) AS own
     FROM allocation a WHERE a.source = ? AND a.target = ? AND a.effective > 0 ORDER BY a.fact`,
    source,
    target,
  )
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
