/**
 * Issuing a draft: an invoice is sent, a bill recorded, a quote given. The draft is decided once more, inside the
 * transaction, and what was decided is what is kept.
 */
import type { IssuedLine, Link, MovedStock } from '../../changes/bodies.ts'
import type { Company } from '../../company/company.ts'
import { addDays } from '../../rules/dates.ts'
import { kindOf } from '../../rules/documents/kinds.ts'
import { formatCents } from '../../rules/money.ts'
import { getSetting } from '../settings.ts'
import { type Next, nextOf } from './claims.ts'
import { creditProblems } from './credits.ts'
import { type Decided, decide } from './decide.ts'
import type { DraftRow } from './drafts.ts'
import { detail, refuseAll } from './errors.ts'
import { holdbackProblems } from './holdback.ts'
import { moneyAccountProblems } from './money.ts'
import { documentPostings } from './posting.ts'
import { findIssued, getDraft } from './read.ts'
import { recordDocument } from './record.ts'
import { isSameParty } from './same-party.ts'
import { microOf } from './stock.ts'
import type { Party } from './usual.ts'

/** Where the party was when the document was issued: it is printed so for ever. */
function addressOf(party: Party): readonly string[] {
  const place = [party.city, party.province && `(${party.province})`, party.postal_code]
    .filter(Boolean)
    .join(' ')
  return [party.address, place, party.country].flatMap((row) => (row ? row.split('\n') : []))
}

const JOURNALS: Readonly<Record<string, string>> = { sales: 'VTE', purchases: 'ACH' }

function issuedLine({ id: _id, description: _said, ...line }: Decided['lines'][number]): IssuedLine {
  return line
}

/** Goods that are counted move with what is sold and bought; a credit brings them back. */
function movesOf(company: Company, decided: Decided): MovedStock[] {
  if (decided.kind === 'quote' || decided.kind === 'order') return []
  const isOut = kindOf(decided.kind).side === 1
  return decided.lines.flatMap((line): MovedStock[] => {
    const tracked =
      line.product !== undefined &&
      company.sql.get('SELECT 1 FROM product WHERE id = ? AND tracked = 1', line.product)
    if (!tracked) return []
    const micro = microOf(line.quantity) * (isOut ? -1 : 1)
    return micro === 0 ? [] : [{ product: line.product!, kind: micro < 0 ? 'out' : 'in', micro }]
  })
}

/**
 * What keeps one quote or order from being invoiced, one invoice credited, one holdback released twice at once by two
 * laptops: the nth time is one. A credit that takes back a holdback is a release of it too.
 */
function timesOf(company: Company, draft: DraftRow, decided: Decided): Next[] {
  const { origin, credits, releases, kind } = draft
  const isDocument = origin !== null && findIssued(company.sql, origin) !== undefined
  const released = releases ?? (decided.holdback === 0 ? null : credits)
  return [
    ...(isDocument ? [nextOf(company, `origin:${origin}:${kind}`)] : []),
    ...(credits === null ? [] : [nextOf(company, `credit:${credits}`)]),
    ...(released === null ? [] : [nextOf(company, `release:${released}`)]),
  ]
}

/** Documents that this one rests on: what it credits or releases. */
function needsOf(company: Company, draft: DraftRow): string[] {
  return [draft.credits, draft.releases].flatMap((id) => {
    const row = id === null ? undefined : findIssued(company.sql, id)
    return row ? [row.fact] : []
  })
}

function checkDecided(company: Company, draft: DraftRow, decided: Decided): void {
  const problems = [...decided.problems]
  if (problems.length === 0 && decided.total < 0) {
    const total = formatCents(decided.total, company.facts().decimals)
    problems.push(detail('lines', 'document.notPositive', { total }))
  }
  if (decided.kind === 'expense')
    problems.push(
      ...(draft.account === null
        ? [detail('account', 'payment.noBank')]
        : moneyAccountProblems(company, draft.account, 'account')),
    )
  problems.push(...creditProblems(company, draft, decided), ...holdbackProblems(company, draft, decided))
  refuseAll(problems)
}

/** A credit serves its invoice or bill first, as far as that is open. */
function creditLinks(company: Company, draft: DraftRow, decided: Decided): Link[] {
  const row = draft.credits === null ? undefined : findIssued(company.sql, draft.credits)
  if (!row || !isSameParty(company, row.party, decided.party?.id ?? null)) return []
  const cents = Math.min(decided.total, row.open)
  return cents > 0 ? [{ source: draft.id, target: row.id, cents }] : []
}

/** A quote is good for so many days when nothing else is said. */
function dueOf(company: Company, decided: Decided): string | undefined {
  if (decided.due !== null) return decided.due
  if (decided.kind !== 'quote') return undefined
  return addDays(decided.date, getSetting(company.sql, 'sales.quoteDays'))
}

export interface Issued {
  readonly id: string
  readonly number: string
}

export interface IssueOptions {
  readonly cancels?: string
  readonly claims?: readonly string[]
}

/**
 * Issues a draft, inside `company.write`: gives it its number, posts its entry, moves its stock. Refuses, all at once:
 * what is wrong with its lines, no party, a negative total, a credit larger than its invoice, a holdback released twice;
 * then what post() refuses.
 */
export function issueDraft(company: Company, id: string, options: IssueOptions = {}): Issued {
  const draft = getDraft(company.sql, id)
  const decided = decide(company, draft)
  checkDecided(company, draft, decided)
  const { kind, party } = decided
  const posts = kind !== 'quote' && kind !== 'order'
  const lines = posts
    ? documentPostings(company, decided, {
        project: draft.project ?? undefined,
        account: draft.account ?? undefined,
        selfAssessed: draft.self_assessed === 1,
      })
    : []
  const moves = movesOf(company, decided)
  const times = timesOf(company, draft, decided)
  const links = creditLinks(company, draft, decided)
  return recordDocument(company, {
    kind,
    date: decided.date,
    lines,
    journal: JOURNALS[kindOf(kind).family]!,
    memo: party?.name ?? decided.lines[0]?.description,
    claims: [`send:${id}`, ...times.flatMap(({ claims }) => claims), ...(options.claims ?? [])],
    needs: [...needsOf(company, draft), ...times.flatMap(({ needs }) => needs)],
    texts: {
      ...(party?.name ? { partyName: party.name } : {}),
      ...(party ? { partyAddress: addressOf(party) } : {}),
      ...(draft.reference ? { reference: draft.reference } : {}),
      ...(draft.notes ? { notes: draft.notes } : {}),
      descriptions: decided.lines.map(({ description }) => description),
    },
    body: {
      id,
      lines: decided.lines.map(issuedLine),
      subtotal: decided.subtotal,
      taxes: decided.taxes.map(({ computed: _computed, ...tax }) => tax),
      total: decided.total,
      language: decided.language,
      ...(party ? { party: party.id } : {}),
      ...(draft.project ? { project: draft.project } : {}),
      ...(dueOf(company, decided) ? { due: dueOf(company, decided)! } : {}),
      ...(decided.terms ? { terms: decided.terms } : {}),
      ...(draft.prices_include_tax === 1 ? { pricesIncludeTax: true as const } : {}),
      ...(draft.self_assessed === 1 ? { selfAssessed: true as const } : {}),
      ...(draft.discount_ppm === null ? {} : { discountPpm: draft.discount_ppm }),
      ...(decided.discount === 0 ? {} : { discount: decided.discount }),
      ...(draft.holdback_ppm === null ? {} : { holdbackPpm: draft.holdback_ppm }),
      ...(decided.holdback === 0 ? {} : { holdback: decided.holdback }),
      ...(draft.account === null ? {} : { account: draft.account }),
      ...(draft.method === null ? {} : { method: draft.method }),
      ...(draft.origin === null ? {} : { origin: draft.origin }),
      ...(draft.credits === null ? {} : { credits: draft.credits }),
      ...(draft.releases === null ? {} : { releases: draft.releases }),
      ...(options.cancels ? { cancels: options.cancels } : {}),
      ...(links.length > 0 ? { links } : {}),
      ...(moves.length > 0 ? { moves } : {}),
    },
  })
}
