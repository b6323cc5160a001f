/** Shapes of the accounts that a person gives a bank line, and of what the person followed. */
import { z } from 'zod'
import type { Why } from '../../db/changes/bodies.ts'
import { accountCode, id, line, money, rate } from './codecs.ts'

/** The suggestion that a person accepted. */
export const suggestedInput = z.strictObject({
  by: z.enum(['rule', 'memory', 'category', 'kind']),
  ruleId: id.optional(),
  times: z.int().min(0).max(1_000).optional(),
  of: z.int().min(0).max(1_000).optional(),
})

/** Why a person settled a line so: kept with what settles it. */
export function whyOfPerson(suggested: z.output<typeof suggestedInput> | undefined): Why {
  if (!suggested) return { by: 'person' }
  const { by, ruleId, times, of } = suggested
  const values = {
    ...(ruleId === undefined ? {} : { rule: ruleId }),
    ...(times === undefined ? {} : { times: String(times) }),
    ...(of === undefined ? {} : { of: String(of) }),
  }
  return { by: 'person', ...(ruleId === undefined ? {} : { rule: ruleId }), reasons: [{ code: by, values }] }
}

export const codingInput = z.strictObject({
  lineId: id,
  allocations: z
    .array(
      z.strictObject({
        account: accountCode,
        /** Left out of a single allocation: the whole line. */
        amount: money.optional(),
        taxes: z.array(z.string().max(20)).max(5).optional(),
        memo: line(500).optional(),
        projectId: id.optional(),
      }),
    )
    .min(1)
    .max(200),
  partyId: id.optional(),
  memo: line(500).optional(),
  /** Company currency per unit of the account's, when they differ. */
  rate: rate.optional(),
  suggested: suggestedInput.optional(),
})

export const codingOf = (input: Omit<z.output<typeof codingInput>, 'suggested'>) => ({
  allocations: input.allocations.map(({ amount, projectId, ...rest }) => ({
    ...rest,
    cents: amount,
    project: projectId,
  })),
  party: input.partyId,
  memo: input.memo,
  rate: input.rate,
})
