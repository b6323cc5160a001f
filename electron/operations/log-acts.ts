/** The log of operations for a person: what was done, to what, by whom, when; one row an act. */
import { z } from 'zod'
import { instantOf } from '../../db/changes/clock.ts'
import { acts, people } from '../../db/records/acts.ts'
import { THINGS } from '../../db/records/acts-about.ts'
import type { Text } from '../../db/rules/errors.ts'
import { date, id, page } from './codecs.ts'
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
      fr: 'Journal des opérations par acte : qui, quand, quoi, et sur quels documents ou fiches; entier, de certains jours, d’une personne, ou l’historique d’une seule chose.',
      en: 'Log of operations by act: who, when, what, and on which documents or records; whole, of some days, of one person, or the history of one thing.',
    },
    scope: 'log:read',
    input: z.strictObject({
      /** Days on which it was done, both included. */
      from: date.optional(),
      to: date.optional(),
      userId: id.optional(),
      /** Of what the history is asked; `document` is any kind of document, a draft too. */
      of: z.strictObject({ kind: z.enum(THINGS), id }).optional(),
      ...page,
    }),
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
      /** Whose acts can be asked for. */
      users: z.array(z.strictObject({ id: z.string(), name: z.string().nullable() })),
      nextCursor: z.string().optional(),
    }),
    run: (input, company) => {
      const { from, to, of, userId: user } = input
      const before = Number(input.cursor ?? 0) || undefined
      const found = acts(company.sql, { before, limit: input.limit + 1, from, to, user, of })
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
        users: people(company.sql),
        ...present({ nextCursor: found.length > input.limit ? String(shown.at(-1)!.seq) : null }),
      }
    },
  })
