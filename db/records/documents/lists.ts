/** Lists of documents: issued ones and drafts together, filtered, sorted and summed in the database. */
import type { Company } from '../../company/company.ts'
import type { Day } from '../../rules/dates.ts'
import type { DocumentKind } from '../../rules/documents/kinds.ts'
import { type Cents, parseCents } from '../../rules/money.ts'
import { plain } from '../../rules/plain.ts'
import { partyFamily } from '../parties.ts'
import { today } from './allocations.ts'
import { decide } from './decide.ts'
import { findDraft } from './drafts.ts'
import { STATUS_SQL } from './status.ts'

export interface ListQuery {
  readonly kinds: readonly DocumentKind[]
  readonly status?: readonly string[] | undefined
  readonly party?: string | undefined
  readonly project?: string | undefined
  readonly from?: Day | undefined
  readonly to?: Day | undefined
  /** In the number, the reference, the name or the description, accents and case aside; or the total. */
  readonly text?: string | undefined
  readonly sort?: 'date' | 'due' | 'number' | 'party' | 'total' | 'balance' | undefined
  readonly order?: 'asc' | 'desc' | undefined
  readonly limit: number
  readonly cursor?: string | undefined
}

export interface ListedDocument {
  readonly id: string
  readonly kind: DocumentKind
  readonly number: string | null
  readonly reference: string | null
  readonly status: string
  readonly party: string | null
  readonly partyName: string
  readonly project: string | null
  readonly date: Day
  readonly due: Day | null
  readonly method: string | null
  readonly account: string | null
  readonly total: Cents
  readonly balance: Cents
  readonly description: string
}

export interface DocumentList {
  readonly items: readonly ListedDocument[]
  readonly nextCursor: string | null
  readonly total: number
  /** Sums over all that is filtered, drafts and cancelled ones apart. */
  readonly sum: Cents
  readonly balance: Cents
}

type Row = Omit<ListedDocument, 'total' | 'balance'> & {
  /** Fact of an issued document, id of a draft. */
  key: string
  /** A draft that was put away. */
  thrown: number
  total: Cents | null
  balance: Cents | null
}

/** Issued documents of the kinds, then the drafts that were not issued; the total of a draft is computed when shown. */
const ALL = `SELECT d.fact AS key, 0 AS thrown, d.id, d.kind, d.number, d.reference, ${STATUS_SQL} AS status, d.party, coalesce(d.party_name, '') AS partyName,
    d.project, d.date, d.due, d.method, d.account, d.total, d.open AS balance,
    coalesce((SELECT l.description FROM document_line l WHERE l.fact = d.fact AND l.no = 0), d.notes, '') AS description
  FROM document d WHERE d.kind IN (SELECT value FROM json_each(:kinds))
    AND (d.counts = 1 OR NOT EXISTS (SELECT 1 FROM document o WHERE o.id = d.id AND o.counts = 1))
  UNION ALL
  SELECT r.id, r.removed IS NOT NULL, r.id, r.kind, NULL, r.reference, iif(r.removed IS NULL, 'draft', 'cancelled'), r.party, coalesce(p.name, ''),
    r.project, r.date, r.due, r.method, r.account, NULL, NULL,
    coalesce((SELECT l.description FROM draft_line l WHERE l.document = r.id AND l.removed IS NULL
      ORDER BY l.position LIMIT 1), r.notes, '')
  FROM draft r LEFT JOIN party p ON p.id = r.party
  WHERE r.kind IN (SELECT value FROM json_each(:kinds)) AND r.template IS NOT 1
    AND NOT EXISTS (SELECT 1 FROM document o WHERE o.id = r.id)`

const SORTS: Readonly<Record<NonNullable<ListQuery['sort']>, string>> = {
  date: 'date',
  due: "coalesce(due, '9999')",
  number: 'number IS NULL, length(number), number',
  party: 'plain(partyName)',
  total: 'coalesce(total, 0)',
  balance: 'coalesce(balance, 0)',
}

/** `160,97`, `1 160.97 $` or `160`: a total to look for; null for other words. */
function amountIn(text: string, decimals: number): Cents | null {
  const plainText = text.replace(/[\s\u00a0\u202f$]/g, '').replace(',', '.')
  if (!/^\d{1,12}(\.\d+)?$/.test(plainText)) return null
  const fraction = plainText.split('.')[1]?.length ?? 0
  return fraction > decimals ? null : parseCents(plainText, decimals)
}

function conditions(company: Company, query: ListQuery): { where: string; values: Record<string, string> } {
  const parts: string[] = []
  const values: Record<string, string> = {}
  const add = (part: string, name: string, value: string) => {
    parts.push(part)
    values[name] = value
  }
  if (query.status?.length)
    add('status IN (SELECT value FROM json_each(:status))', 'status', JSON.stringify(query.status))
  else parts.push('thrown = 0')
  if (query.party)
    add(
      'party IN (SELECT value FROM json_each(:party))',
      'party',
      JSON.stringify(partyFamily(company.sql, query.party)),
    )
  if (query.project) add('project = :project', 'project', query.project)
  if (query.from) add('date >= :from', 'from', query.from)
  if (query.to) add('date <= :to', 'to', query.to)
  const wanted = plain(query.text ?? '')
  const cents = amountIn(query.text ?? '', company.facts().decimals)
  if (wanted)
    add(
      `(instr(plain(coalesce(number, '') || ' ' || coalesce(reference, '') || ' ' || partyName || ' ' || description), :text) > 0
        ${cents === null ? '' : `OR total = ${cents}`})`,
      'text',
      wanted,
    )
  return { where: parts.join(' AND '), values }
}

const DRAFTLESS = "iif(status IN ('draft', 'cancelled', 'held'), 0, coalesce("

/** The rows of a page, in its order. */
function pageOf(company: Company, keys: readonly string[], bound: Readonly<Record<string, string>>): Row[] {
  const rows = company.sql.allNamed<Row>(
    `SELECT * FROM (${ALL}) WHERE key IN (SELECT value FROM json_each(:keys))`,
    { keys: JSON.stringify(keys), kinds: bound.kinds!, today: bound.today! },
  )
  const found = new Map(rows.map((row) => [row.key, row]))
  return keys.map((key) => found.get(key)!)
}

/** A page of documents. The cursor is the number of rows before it. */
export function listDocuments(company: Company, query: ListQuery): DocumentList {
  const { where, values } = conditions(company, query)
  const bound = { ...values, kinds: JSON.stringify(query.kinds), today: today(company) }
  const offset = Number(query.cursor ?? 0) || 0
  const way = query.order === 'asc' ? 'ASC' : 'DESC'
  const sort = SORTS[query.sort ?? 'date']
    .split(/, (?![^(]*\))/)
    .map((part) => `${part} ${way}`)
    .join(', ')
  // sorted on the few columns that this takes; the others are read for the page alone
  const keys = company.sql
    .allNamed<{ key: string }>(
      `SELECT key FROM (${ALL}) WHERE ${where} ORDER BY ${sort}, date ${way}, id ${way} LIMIT :limit OFFSET :offset`,
      { ...bound, limit: query.limit, offset },
    )
    .map(({ key }) => key)
  const rows = pageOf(company, keys, bound)
  const [sums] = company.sql.allNamed<{ n: number; sum: Cents | null; balance: Cents | null }>(
    `SELECT count(*) AS n, sum(${DRAFTLESS}total, 0))) AS sum, sum(${DRAFTLESS}balance, 0))) AS balance
     FROM (${ALL}) WHERE ${where}`,
    bound,
  )
  const next = offset + rows.length
  return {
    items: rows.map((row) => withTotal(company, row)),
    nextCursor: next < sums!.n ? String(next) : null,
    total: sums!.n,
    sum: sums!.sum ?? 0,
    balance: sums!.balance ?? 0,
  }
}

function withTotal(company: Company, { key: _key, thrown: _thrown, ...row }: Row): ListedDocument {
  if (row.total !== null) return { ...row, total: row.total, balance: row.balance ?? 0 }
  const { total } = decide(company, findDraft(company.sql, row.id)!)
  return { ...row, total, balance: total }
}
