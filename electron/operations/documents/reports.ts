/** Reports on documents: who owes what by age, figures at a glance, best clients. */
import { z } from 'zod'
import type { Company } from '../../../db/company/company.ts'
import { aged } from '../../../db/records/documents/aged.ts'
import { today } from '../../../db/records/documents/allocations.ts'
import { figuresOf, pendingOf, topClients } from '../../../db/records/documents/analysis.ts'
import { type Day, firstDayOf, fiscalYearOf, monthOf } from '../../../db/rules/dates.ts'
import type { Text } from '../../../db/rules/errors.ts'
import { spanBefore } from '../../../db/rules/spans.ts'
import { date, money } from '../codecs.ts'
import { reads } from '../registry.ts'
import { checkSpan } from '../report-period.ts'
import { present } from '../shapes.ts'

const buckets = {
  current: money,
  d1to30: money,
  d31to60: money,
  d61to90: money,
  over90: money,
  total: money,
}

function agedReport<const N extends string>(name: N, control: 'receivable' | 'payable', summary: Text) {
  return reads({
    name,
    summary,
    scope: 'reports:read',
    input: z.strictObject({
      /** Left out: today. */
      asOf: date.optional(),
      /** With each document. */
      detail: z.boolean().default(false),
    }),
    output: z.strictObject({
      asOf: date,
      rows: z.array(
        z.strictObject({
          partyId: z.string().nullable(),
          partyName: z.string(),
          ...buckets,
          documents: z
            .array(
              z.strictObject({
                id: z.string(),
                kind: z.string(),
                number: z.string(),
                date,
                dueDate: date.nullable(),
                balance: money,
                daysLate: z.int(),
              }),
            )
            .optional(),
        }),
      ),
      totals: z.strictObject(buckets),
      /** Balance of the control account of the ledger. */
      controlBalance: money,
      /** Control account less documents: what was posted on it by hand. */
      difference: money,
    }),
    run: (input, company) => {
      const asOf = input.asOf ?? today(company)
      const report = aged(company, control, asOf)
      return {
        asOf,
        rows: report.rows.map(({ party, partyName, sums, documents }) => ({
          partyId: party,
          partyName,
          ...sums,
          ...present({
            documents: input.detail
              ? documents.map(({ id, kind, number, date: day, due, open, daysLate }) => ({
                  id,
                  kind,
                  number,
                  date: day,
                  dueDate: due,
                  balance: open,
                  daysLate,
                }))
              : null,
          }),
        })),
        totals: report.totals,
        controlBalance: report.controlBalance,
        difference: report.difference,
      }
    },
  })
}

const receivables = agedReport('report.agedReceivables', 'receivable', {
  fr: 'Comptes clients par âge, à toute date, avec la preuve contre le grand livre.',
  en: 'Aged receivables, as of any day, with the proof against the ledger.',
})

const payables = agedReport('report.agedPayables', 'payable', {
  fr: 'Comptes fournisseurs par âge, à toute date, avec la preuve contre le grand livre.',
  en: 'Aged payables, as of any day, with the proof against the ledger.',
})

const yearStart = (company: Company, day: Day) => fiscalYearOf(day, company.facts().fiscalYearEnd).start

const summary = reads({
  name: 'report.receivables',
  summary: {
    fr: 'Résumé des créances : dû, encaissé, en attente, en retard.',
    en: 'Summary of receivables: due, collected, pending, overdue.',
  },
  scope: 'reports:read',
  input: z.strictObject({
    /** What was collected since; left out: the start of the fiscal year. */
    from: date.optional(),
  }),
  output: z.strictObject({
    from: date,
    total: money,
    collected: money,
    /** The part of the total that is not late. */
    pending: money,
    overdue: money,
    count: z.int(),
    overdueCount: z.int(),
  }),
  run: (input, company) => {
    const day = today(company)
    const from = input.from ?? yearStart(company, day)
    checkSpan(from, day)
    const { pending, pendingCount, overdue, overdueCount } = pendingOf(company.sql, day)
    return {
      from,
      total: pending,
      collected: figuresOf(company, from, day).collected,
      pending: pending - overdue,
      overdue,
      count: pendingCount,
      overdueCount,
    }
  },
})

const figures = { billed: money, collected: money, expenses: money, margin: money }

const kpis = reads({
  name: 'report.kpis',
  summary: {
    fr: 'Indicateurs d’une période : facturé, encaissé, dépenses, marge, en attente ; le mois courant si rien n’est dit.',
    en: 'Key figures of a period: billed, collected, expenses, margin, pending; the current month when nothing is said.',
  },
  scope: 'reports:read',
  input: z.strictObject({ from: date.optional(), to: date.optional() }),
  output: z.strictObject({
    from: date,
    to: date,
    ...figures,
    pending: money,
    pendingCount: z.int(),
    overdue: money,
    overdueCount: z.int(),
    /** What it is compared with (`spanBefore`); of a period under way, its days up to today. */
    previous: z.strictObject({ from: date, to: date, ...figures }),
  }),
  run: (input, company) => {
    const day = today(company)
    const to = input.to ?? day
    const from = input.from ?? firstDayOf(monthOf(to))
    checkSpan(from, to)
    const isUnderWay = from <= day && day < to
    const before = spanBefore({ from, to }, isUnderWay ? day : to)
    return {
      from,
      to,
      ...figuresOf(company, from, to),
      ...pendingOf(company.sql, day),
      previous: { ...before, ...figuresOf(company, before.from, before.to) },
    }
  },
})

const top = reads({
  name: 'report.topClients',
  summary: {
    fr: 'Les meilleurs clients, par ce qui leur est facturé avant taxes.',
    en: 'The best clients, by what they were billed before tax.',
  },
  scope: 'reports:read',
  input: z.strictObject({
    from: date.optional(),
    to: date.optional(),
    limit: z.int().min(1).max(1_000).default(10),
  }),
  output: z.strictObject({
    from: date,
    to: date,
    items: z.array(
      z.strictObject({
        partyId: z.string().nullable(),
        partyName: z.string(),
        billed: money,
        documents: z.int(),
        /** Part of all that was billed, parts per million. */
        share: z.int(),
      }),
    ),
  }),
  run: (input, company) => {
    const to = input.to ?? today(company)
    const from = input.from ?? yearStart(company, to)
    checkSpan(from, to)
    const items = topClients(company, from, to, input.limit).map(({ party, ...client }) => ({
      ...client,
      partyId: party,
    }))
    return { from, to, items }
  },
})

export const documentReportOperations = [receivables, payables, summary, kpis, top] as const
