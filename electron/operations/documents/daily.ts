/** What follows from the day alone: quotes expire, recurring invoices become drafts. */
import { z } from 'zod'
import { today } from '../../../db/records/documents/allocations.ts'
import { expireQuotes } from '../../../db/records/documents/answers.ts'
import { makeRecurring } from '../../../db/records/documents/recurring.ts'
import { writes } from '../registry.ts'

const daily = writes({
  name: 'document.daily',
  summary: {
    fr: 'Le travail du jour : les soumissions périmées expirent, les factures récurrentes deviennent des brouillons.',
    en: 'The work of the day: quotes past their date expire, recurring invoices become drafts.',
  },
  scope: 'invoices:write',
  input: z.strictObject({}),
  output: z.strictObject({ expired: z.int(), drafts: z.array(z.string()) }),
  run: (_input, company) => {
    const day = today(company)
    return { expired: expireQuotes(company, day), drafts: makeRecurring(company, day) }
  },
})

export const dailyOperations = [daily] as const
