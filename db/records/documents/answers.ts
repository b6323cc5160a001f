/** What becomes of a quote or an order: approved, refused, expired, cancelled, and taken back. */
import type { DocumentMarked } from '../../changes/bodies.ts'
import type { Draft } from '../../changes/drafts.ts'
import { uuidv7 } from '../../changes/ids.ts'
import type { Company } from '../../company/company.ts'
import { answersTo } from '../../ledger/documents.ts'
import type { Day } from '../../rules/dates.ts'
import { refuse } from './errors.ts'
import { getIssued } from './read.ts'

type Answer = Exclude<DocumentMarked['kind'], 'reopened'>

/** Notes an answer. Refuses a draft, and a document that has its answer. */
export function answerDocument(company: Company, id: string, kinds: readonly string[], kind: Answer): void {
  const row = getIssued(company.sql, id, kinds)
  if (row.answer !== null && row.answer !== 'expired') throw refuse('document.answered')
  if (row.answer === 'expired') reopen(company, id)
  const mark = uuidv7(company.now())
  const body = { id: mark, kind, target: id, claims: [`answer:${id}`], needs: [row.fact] }
  company.append([{ type: 'document.marked', body }])
}

/** Takes an answer back: also the others, where two laptops gave one each. Refuses a document that has none. */
export function reopen(company: Company, id: string): void {
  const answers = answersTo(company.sql, id)
  if (answers.length === 0) throw refuse('document.notAnswered')
  const drafts = answers.map(({ id: answer }): Draft => {
    const body: DocumentMarked = {
      id: uuidv7(company.now()),
      kind: 'reopened',
      target: id,
      reverses: answer,
      claims: [`reverse:${answer}`],
      needs: [answer],
    }
    return { type: 'document.marked', body }
  })
  company.append(drafts)
}

/** Notes as expired the quotes whose validity ended before a day; gives how many. */
export function expireQuotes(company: Company, today: Day): number {
  const late = company.sql.all<{ id: string }>(
    `SELECT id FROM document q WHERE kind = 'quote' AND counts = 1 AND stands = 1 AND answer IS NULL AND due < ?
       AND NOT EXISTS (SELECT 1 FROM document d WHERE d.origin = q.id AND d.stands = 1)
     ORDER BY id`,
    today,
  )
  for (const { id } of late) answerDocument(company, id, ['quote'], 'expired')
  return late.length
}
