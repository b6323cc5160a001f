/** The log of operations for a person: what was done, to what, by whom, when; one row an act. */
import { z } from 'zod'
import { instantOf } from '../../db/changes/clock.ts'
import { acts } from '../../db/records/acts.ts'
import type { Text } from '../../db/rules/errors.ts'
import { page } from './codecs.ts'
import { reads } from './registry.ts'
import { fieldValue, present, textShape } from './shapes.ts'

/** The first clause of what an operation is said to do: a title. */
const titleOf = ({ fr, en }: Text): Text => {
  const first = (text: string) => text.split(/\s?[:;]\s|\.$/, 1)[0]!
  return { fr: first(fr), en: first(en) }
}

const subjectShape = z.strictObject({
  kind: z.string(),
  id: z.string(),
  account: z.string().optional(),
  number: z.string().optional(),
  text: z.string().nullable(),
  /** What was changed of a record that was there before: its value before, and the one given. */
  fields: z
    .array(z.strictObject({ field: z.string(), before: fieldValue, after: fieldValue }))
    .readonly()
    .optional(),
})

/** `summaryOf`: what an operation is said to do; the registry, which this one is part of, is asked only when it runs. */
export const logActsOf = (summaryOf: (operation: string) => Text | undefined) =>
  reads({
    name: 'log.acts',
    summary: {
      fr: 'Journal des opérations par acte : qui, quand, quoi, et sur quels documents ou fiches.',
      en: 'Log of operations by act: who, when, what, and on which documents or records.',
    },
    scope: 'log:read',
    input: z.strictObject({ ...page }),
    output: z.strictObject({
      items: z.array(
        z.strictObject({
          act: z.string(),
          at: z.int(),
          user: z.string(),
          userName: z.string().nullable(),
          device: z.string(),
          door: z.string(),
          operation: z.string(),
          /** What the operation does, in words; null for one that this program does not know. */
          title: textShape.nullable(),
          subjects: z.array(subjectShape),
          /** Subjects that are not listed. */
          more: z.int(),
          hash: z.string(),
        }),
      ),
      nextCursor: z.string().optional(),
    }),
    run: (input, company) => {
      const before = Number(input.cursor ?? 0) || undefined
      const found = acts(company.sql, { before, limit: input.limit + 1 })
      const shown = found.slice(0, input.limit)
      return {
        items: shown.map(({ seq: _seq, stamp, operation, subjects, ...act }) => {
          const summary = summaryOf(operation)
          return {
            ...act,
            at: instantOf(stamp),
            operation,
            title: summary ? titleOf(summary) : null,
            subjects: [...subjects],
          }
        }),
        ...present({ nextCursor: found.length > input.limit ? String(shown.at(-1)!.seq) : null }),
      }
    },
  })
