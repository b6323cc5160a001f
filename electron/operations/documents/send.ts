/** Issuing a draft through a door: on its own date or on another. */
import { z } from 'zod'
import type { Company } from '../../../db/company/company.ts'
import { saveDraft } from '../../../db/records/documents/drafts.ts'
import type { Day } from '../../../db/rules/dates.ts'
import type { TradeKind } from '../../../db/rules/documents/kinds.ts'
import { date, id } from '../codecs.ts'

export const sendInput = z.strictObject({ id, date: date.optional() })

/** Dates the draft anew when another day is given. */
export function withDate(
  company: Company,
  kind: TradeKind,
  input: { readonly id: string; readonly date?: Day | undefined },
): void {
  if (input.date !== undefined) saveDraft(company, kind, input.id, { date: input.date })
}
