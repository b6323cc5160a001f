/**
 * Recording a document: its entry and what it says, as one act. Everything that becomes a document goes through here,
 * so that none is numbered without being whole, and none counts twice.
 */
import type { DocumentIssued, DocumentTexts, Why } from '../../changes/bodies.ts'
import type { Draft } from '../../changes/drafts.ts'
import { uuidv7 } from '../../changes/ids.ts'
import type { Company } from '../../company/company.ts'
import { type LineToPost, post } from '../../ledger/post.ts'
import type { Day } from '../../rules/dates.ts'
import { type DocumentKind, kindOf } from '../../rules/documents/kinds.ts'
import { refuse } from './errors.ts'
import { nextNumber } from './numbers.ts'

/** A document as decided, without what recording gives it. */
export type DocumentBody = Omit<
  DocumentIssued,
  'fact' | 'posted' | 'number' | 'series' | 'side' | 'currency' | 'claims' | 'needs' | 'kind' | 'date'
>

export interface ToRecord {
  readonly kind: DocumentKind
  readonly date: Day
  readonly body: DocumentBody
  readonly texts: DocumentTexts
  /** Its entry; none posts nothing (a quote, an invoice of zero). */
  readonly lines: readonly LineToPost[]
  readonly memo?: string | undefined
  /** What can happen once and happens with it. */
  readonly claims: readonly string[]
  /** Facts that it rests on. */
  readonly needs?: readonly string[]
  readonly journal: string
  /** Of what settles a bank line: who decided it and why. */
  readonly why?: Why | undefined
}

const present = <T extends object>(fields: T): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T

function issuedDraft(body: DocumentIssued, texts: DocumentTexts): Draft {
  const said = present(texts)
  const parts =
    Object.keys(said).length > 0 ? [{ kind: 'document', record: body.id, content: said }] : undefined
  return { type: 'document.issued', body, ...(parts ? { parts } : {}) }
}

/** Refuses what another document or device has already done: the rollback leaves no trace of the attempt. */
function checkCounts(company: Company, fact: string, number: string): void {
  const row = company.sql.get<{ counts: number }>('SELECT counts FROM document WHERE fact = ?', fact)
  if (row?.counts !== 1) throw refuse('document.notDraft', { number })
}

/** Records a document, inside `company.write`; gives its number. Refuses all that post() refuses. */
export function recordDocument(company: Company, input: ToRecord): { id: string; number: string } {
  const { kind, date, texts, lines } = input
  const numbered = nextNumber(company, kind, date)
  const { claims } = input
  const needs = [...new Set(input.needs)]
  const whole = (fact: string, posted: boolean): DocumentIssued =>
    present({
      ...input.body,
      fact,
      posted,
      kind,
      date,
      ...numbered,
      side: kindOf(kind).side,
      currency: company.facts().currency,
      ...(posted ? {} : { claims, needs: needs.length > 0 ? needs : undefined }),
    }) as DocumentIssued
  let fact: string
  if (lines.length === 0) {
    fact = uuidv7(company.now())
    company.append([issuedDraft(whole(fact, false), texts)])
  } else {
    const [posted] = post(
      company,
      [
        {
          date,
          journal: input.journal,
          memo: input.memo,
          claims,
          needs,
          source: `document:${input.body.id}`,
          piece: { number: numbered.number, date },
          why: input.why,
          lines,
        },
      ],
      { also: ([entry]) => [issuedDraft(whole(entry!, true), texts)] },
    )
    fact = posted!.id
  }
  checkCounts(company, fact, numbered.number)
  return { id: input.body.id, number: numbered.number }
}
