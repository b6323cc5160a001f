/** Long work under way in the back end, and the results of what ended a while ago. */
import { z } from 'zod'
import { catalogue, type Text } from '../../db/rules/errors.ts'
import { id } from './codecs.ts'
import { free } from './registry.ts'
import type { Tools } from './tools.ts'

const { refuse } = catalogue({
  'job.unknown': {
    fr: 'Ce travail n’existe pas, ou son résultat n’est plus gardé.',
    en: 'There is no such job, or its result is no longer kept.',
  },
})

export interface Job {
  readonly id: string
  readonly operation: string
  /** Path of the company file. */
  readonly company: string | null
  readonly state: 'running' | 'done' | 'failed' | 'cancelled'
  readonly done: number
  /** 0 when not known. */
  readonly total: number
  readonly label: Text | null
  readonly startedAt: number
  readonly endedAt: number | null
  /** What the call answered, once ended. */
  readonly answer: unknown
}

/** The jobs of the program around; the command line, which runs one operation and ends, has none. */
export interface JobBoard {
  list(): readonly Job[]
  get(id: string): Job | null
  cancel(id: string): boolean
}

const text = z.object({ fr: z.string(), en: z.string() })
const jobShape = z.object({
  id: z.string(),
  operation: z.string(),
  company: z.string().nullable(),
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  done: z.number(),
  total: z.number(),
  label: text.nullable(),
  startedAt: z.int(),
  endedAt: z.int().nullable(),
})

function find(tools: Tools, jobId: string): Job {
  const job = tools.jobs?.get(jobId)
  if (!job) throw refuse('job.unknown')
  return job
}

export const jobList = free({
  name: 'job.list',
  summary: { fr: 'Travaux longs en cours et récents.', en: 'Long work under way and recent.' },
  scope: 'job:read',
  input: z.strictObject({}),
  output: z.object({ items: z.array(jobShape) }),
  run: async (_input, tools) => ({ items: (tools.jobs?.list() ?? []).map((job) => ({ ...job })) }),
})

export const jobGet = free({
  name: 'job.get',
  summary: { fr: 'Un travail long, avec son résultat.', en: 'One piece of long work, with its result.' },
  scope: 'job:read',
  input: z.strictObject({ id }),
  output: jobShape.extend({ answer: z.unknown() }),
  run: async (input, tools) => ({ ...find(tools, input.id) }),
})

export const jobCancel = free({
  name: 'job.cancel',
  summary: { fr: 'Annuler un travail en cours.', en: 'Cancel work under way.' },
  scope: 'job:write',
  input: z.strictObject({ id }),
  output: z.object({ cancelled: z.boolean() }),
  run: async (input, tools) => ({
    cancelled: find(tools, input.id).endedAt === null && !!tools.jobs?.cancel(input.id),
  }),
})
