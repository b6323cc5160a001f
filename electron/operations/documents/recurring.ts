/** Operations on recurring invoices: a template and when it comes back. */
import { z } from 'zod'
import type { Company } from '../../../db/company/company.ts'
import { today } from '../../../db/records/documents/allocations.ts'
import {
  allRecurring,
  getRecurring,
  makeRecurring,
  type RecurringRow,
  saveRecurring,
  stopRecurring,
} from '../../../db/records/documents/recurring.ts'
import { addDays, type Day } from '../../../db/rules/dates.ts'
import { FREQUENCIES, occurrences } from '../../../db/rules/documents/schedule.ts'
import { date, id, line } from '../codecs.ts'
import { reads, writes } from '../registry.ts'
import { documentShape, fieldsOf, headerInput, linesInput, linesOf, shownDocument } from './shapes.ts'

const schedule = {
  name: line(100),
  frequency: z.enum(FREQUENCIES),
  /** Every so many weeks, months, quarters or years. */
  every: z.int().min(1).max(120),
  first: date,
  until: date.nullable(),
  paused: z.boolean(),
}

const recurringShape = z.strictObject({
  id: z.string(),
  ...schedule,
  /** Day of the next draft; null when none is left. */
  next: date.nullable(),
  madeThrough: date.nullable(),
  template: documentShape,
})

const YEARS_AHEAD = 11

function show(company: Company, row: RecurringRow): z.output<typeof recurringShape> {
  const first = row.first as Day
  const own = {
    frequency: row.frequency as (typeof FREQUENCIES)[number],
    every: row.every ?? 1,
    first,
    until: row.until as Day | null,
  }
  const after = row.made_through === null ? first : addDays(row.made_through as Day, 1)
  return {
    id: row.id,
    name: row.name ?? '',
    ...own,
    paused: row.paused === 1,
    next: occurrences(own, after, addDays(after, 366 * YEARS_AHEAD))[0] ?? null,
    madeThrough: row.made_through as Day | null,
    template: shownDocument(company, row.id),
  }
}

const template = { ...headerInput, lines: linesInput }
const { date: _date, dueDate: _due, ...templateHeader } = template

const create = writes({
  name: 'recurring.create',
  summary: {
    fr: 'Prépare une facture récurrente : chaque échéance devient un brouillon.',
    en: 'Sets up a recurring invoice: each occurrence becomes a draft.',
  },
  scope: 'invoices:write',
  input: z.strictObject({
    name: schedule.name.default(''),
    frequency: schedule.frequency,
    every: schedule.every.default(1),
    first: date,
    until: date.nullable().optional(),
    ...templateHeader,
  }),
  output: recurringShape,
  run: ({ name, frequency, every, first, until, lines, ...header }, company) => {
    const made = saveRecurring(
      company,
      null,
      { name, frequency, every, first, until },
      fieldsOf(header),
      linesOf(lines),
    )
    return show(company, getRecurring(company.sql, made))
  },
})

const update = writes({
  name: 'recurring.update',
  summary: {
    fr: 'Modifie une facture récurrente, ou la suspend.',
    en: 'Changes a recurring invoice, or pauses it.',
  },
  scope: 'invoices:write',
  input: z.strictObject({
    id,
    name: schedule.name.optional(),
    frequency: schedule.frequency.optional(),
    every: schedule.every.optional(),
    first: date.optional(),
    until: date.nullable().optional(),
    paused: z.boolean().optional(),
    ...templateHeader,
    lines: linesInput.optional(),
  }),
  output: recurringShape,
  run: ({ id: recurring, name, frequency, every, first, until, paused, lines, ...header }, company) => {
    getRecurring(company.sql, recurring)
    saveRecurring(
      company,
      recurring,
      { name, frequency, every, first, until, paused },
      fieldsOf(header),
      lines && linesOf(lines),
    )
    return show(company, getRecurring(company.sql, recurring))
  },
})

const list = reads({
  name: 'recurring.list',
  summary: { fr: 'Liste les factures récurrentes.', en: 'Lists recurring invoices.' },
  scope: 'invoices:read',
  input: z.strictObject({}),
  output: z.strictObject({ items: z.array(recurringShape) }),
  run: (_input, company) => ({ items: allRecurring(company.sql).map((row) => show(company, row)) }),
})

const run = writes({
  name: 'recurring.run',
  summary: {
    fr: 'Prépare les brouillons des factures récurrentes arrivées à échéance.',
    en: 'Prepares the drafts of the recurring invoices that are due.',
  },
  scope: 'invoices:write',
  input: z.strictObject({ through: date.optional(), id: id.optional() }),
  output: z.strictObject({ drafts: z.array(z.string()) }),
  run: (input, company) => ({
    drafts: makeRecurring(company, input.through ?? today(company), input.id),
  }),
})

const stop = writes({
  name: 'recurring.stop',
  summary: { fr: 'Arrête une facture récurrente pour de bon.', en: 'Stops a recurring invoice for good.' },
  scope: 'invoices:write',
  input: z.strictObject({ id }),
  output: z.strictObject({ id: z.string() }),
  run: (input, company) => {
    stopRecurring(company, input.id)
    return { id: input.id }
  },
})

export const recurringOperations = [create, update, list, run, stop] as const
