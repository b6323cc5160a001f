/**
 * Recurring invoices: a template and a schedule. Each occurrence is a draft whose id follows from both, so that the same
 * occurrence made on two laptops is one draft; a person looks at it and sends it.
 */
import { uuidv7 } from '../../changes/ids.ts'
import type { Company } from '../../company/company.ts'
import type { Day } from '../../rules/dates.ts'
import { type Frequency, occurrences } from '../../rules/documents/schedule.ts'
import { catalogue } from '../../rules/errors.ts'
import type { Sql } from '../../sql.ts'
import type { DocumentRows } from '../document-tables.ts'
import { recordDrafts } from '../fields.ts'
import { fieldsOf, templateLines } from './convert.ts'
import { type DraftFields, type DraftLine, findDraft, sameId, saveDraft } from './drafts.ts'

const { refuse } = catalogue({
  'recurring.unknown': {
    fr: 'La facture récurrente {id} n’existe pas.',
    en: 'Recurring invoice {id} does not exist.',
  },
})

export type RecurringRow = DocumentRows['recurring']

export interface RecurringFields {
  readonly name?: string | undefined
  readonly frequency?: Frequency | undefined
  readonly every?: number | undefined
  readonly first?: Day | undefined
  readonly until?: Day | null | undefined
  readonly paused?: boolean | undefined
}

export function getRecurring(sql: Sql, id: string): RecurringRow {
  const row = sql.get<RecurringRow>('SELECT * FROM recurring WHERE id = ? AND removed IS NULL', id)
  if (!row) throw refuse('recurring.unknown', { id })
  return row
}

export const allRecurring = (sql: Sql): RecurringRow[] =>
  sql.all<RecurringRow>('SELECT * FROM recurring WHERE removed IS NULL ORDER BY id')

/** Writes a recurring invoice and its template, which has the same id; gives that id. */
export function saveRecurring(
  company: Company,
  id: string | null,
  fields: RecurringFields,
  template: DraftFields,
  lines?: readonly DraftLine[],
): string {
  const record = id ?? uuidv7(company.now())
  const { paused, ...rest } = fields
  const values = Object.fromEntries(
    Object.entries({ ...rest, paused: paused === undefined ? undefined : paused ? 1 : 0 }).filter(
      ([, value]) => value !== undefined,
    ),
  ) as Record<string, string | number | null>
  if (Object.keys(values).length > 0)
    company.append(recordDrafts(company.sql, [{ kind: 'recurring', record, values }]))
  saveDraft(company, 'invoice', record, { ...template, template: true }, lines)
  return record
}

export function stopRecurring(company: Company, id: string): void {
  getRecurring(company.sql, id)
  company.append(recordDrafts(company.sql, [{ kind: 'recurring', record: id, values: { removed: 1 } }]))
}

/** Most drafts that one recurring invoice makes in one run: a program not opened for years floods nobody. */
const OCCURRENCES_MAX = 60

/** The days due and not made yet. */
function missing(company: Company, row: RecurringRow, through: Day): Day[] {
  const schedule = {
    frequency: (row.frequency ?? 'monthly') as Frequency,
    every: row.every ?? 1,
    first: row.first as Day,
    until: row.until as Day | null,
  }
  return occurrences(schedule, row.first as Day, through)
    .filter((day) => row.made_through === null || day > row.made_through)
    .filter((day) => findDraft(company.sql, sameId('recurring', row.id, day)) === undefined)
    .slice(0, OCCURRENCES_MAX)
}

/** Makes the drafts due through a day, inside `company.write`; gives their ids. Paused ones make none. */
export function makeRecurring(company: Company, through: Day, only?: string): string[] {
  const rows = only ? [getRecurring(company.sql, only)] : allRecurring(company.sql)
  return rows
    .filter((row) => row.paused !== 1 && row.first !== null)
    .flatMap((row) => {
      const days = missing(company, row, through)
      const template = findDraft(company.sql, row.id)
      if (days.length === 0 || !template) return []
      const lines = templateLines(company, row.id)
      const made = days.map((day) =>
        saveDraft(
          company,
          'invoice',
          sameId('recurring', row.id, day),
          { ...fieldsOf(template), date: day, origin: row.id },
          lines,
        ),
      )
      const values = { made_through: days.at(-1)! }
      company.append(recordDrafts(company.sql, [{ kind: 'recurring', record: row.id, values }]))
      return made
    })
}
