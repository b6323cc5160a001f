/** Operations on projects. */
import { z } from 'zod'
import { getParty, partyFamily, resolveParty, saveRecord } from '../../db/records/parties.ts'
import { getProject, type ProjectRow, profitability } from '../../db/records/projects.ts'
import { plain } from '../../db/rules/plain.ts'
import type { Sql } from '../../db/sql.ts'
import { date, id, line, money, note, page } from './codecs.ts'
import { reads, writes } from './registry.ts'
import { present } from './shapes.ts'

/** À faire, en cours, en attente, terminé, annulé. */
const status = z.enum(['planned', 'active', 'onHold', 'done', 'cancelled'])
const priority = z.enum(['low', 'normal', 'high', 'urgent'])

const fields = {
  code: line(40).nullable().optional(),
  /** The client it is done for. */
  partyId: id.nullable().optional(),
  startDate: date.nullable().optional(),
  dueDate: date.nullable().optional(),
  /** Before tax: what the client should be invoiced. */
  estimate: money.nullable().optional(),
  description: note.nullable().optional(),
}

const text = z.string().nullable()
const projectShape = z.strictObject({
  id: z.string(),
  code: text,
  name: z.string(),
  status: text,
  priority: text,
  partyId: text,
  partyName: text,
  startDate: text,
  dueDate: text,
  estimate: money.nullable(),
  description: text,
  archived: z.boolean(),
})

function show(sql: Sql, row: ProjectRow): z.output<typeof projectShape> {
  const party = row.party === null ? null : resolveParty(sql, row.party)
  return {
    id: row.id,
    code: row.code,
    name: row.name ?? '',
    status: row.status,
    priority: row.priority,
    partyId: party,
    partyName:
      party && (sql.get<{ name: string | null }>('SELECT name FROM party WHERE id = ?', party)?.name ?? null),
    startDate: row.start_date,
    dueDate: row.due_date,
    estimate: row.estimate,
    description: row.description,
    archived: row.archived === 1,
  }
}

const projectInput = z.strictObject({
  name: line(200).min(1).optional(),
  status: status.optional(),
  priority: priority.optional(),
  archived: z.boolean().optional(),
  ...fields,
})

function valuesOf(sql: Sql, input: z.output<typeof projectInput>) {
  const { partyId, startDate, dueDate, archived, ...rest } = input
  return {
    ...rest,
    party: partyId ? getParty(sql, partyId).id : partyId,
    start_date: startDate,
    due_date: dueDate,
    archived: archived === undefined ? undefined : Number(archived),
  }
}

const create = writes({
  name: 'project.create',
  summary: { fr: 'Ajoute un projet.', en: 'Adds a project.' },
  scope: 'projects:write',
  input: projectInput.extend({
    name: line(200).min(1),
    status: status.default('active'),
    priority: priority.default('normal'),
  }),
  output: projectShape,
  run: (input, company) => {
    const project = saveRecord(company, 'project', null, valuesOf(company.sql, input))
    return show(company.sql, getProject(company.sql, project))
  },
})

const update = writes({
  name: 'project.update',
  summary: { fr: 'Change un projet.', en: 'Changes a project.' },
  scope: 'projects:write',
  input: projectInput.extend({ id }),
  output: projectShape,
  run: ({ id: project, ...input }, company) => {
    getProject(company.sql, project)
    saveRecord(company, 'project', project, valuesOf(company.sql, input))
    return show(company.sql, getProject(company.sql, project))
  },
})

const one = reads({
  name: 'project.get',
  summary: { fr: 'Montre un projet.', en: 'Shows a project.' },
  scope: 'projects:read',
  input: z.strictObject({ id }),
  output: projectShape,
  run: (input, { sql }) => show(sql, getProject(sql, input.id)),
})

const filters = {
  status: status.optional(),
  partyId: id.optional(),
  text: z.string().max(100).optional(),
  archived: z.boolean().default(false),
}
const filterInput = z.strictObject(filters)

/** Projects let through, by code then birth; words are looked for in code, name, client and description. */
function found(sql: Sql, { status: wanted, partyId, text: words, archived }: z.output<typeof filterInput>) {
  const family = partyId === undefined ? null : JSON.stringify(partyFamily(sql, partyId))
  const rows = sql
    .all<ProjectRow>(
      `SELECT * FROM project WHERE coalesce(archived, 0) = ? AND (? IS NULL OR status = ?)
         AND (? IS NULL OR party IN (SELECT value FROM json_each(coalesce(?, '[]')))) ORDER BY code IS NULL, code, id`,
      archived ? 1 : 0,
      wanted ?? null,
      wanted ?? null,
      family,
      family,
    )
    .map((row) => show(sql, row))
  const parts = plain(words ?? '').match(/\S+/g) ?? []
  return rows.filter((row) => {
    const own = plain(`${row.code ?? ''} ${row.name} ${row.partyName ?? ''} ${row.description ?? ''}`)
    return parts.every((part) => own.includes(part))
  })
}

const list = reads({
  name: 'project.list',
  summary: { fr: 'Liste les projets.', en: 'Lists the projects.' },
  scope: 'projects:read',
  input: filterInput.extend({ ...page, limit: page.limit.unwrap().default(1_000) }),
  output: z.strictObject({
    items: z.array(projectShape),
    nextCursor: z.string().optional(),
    total: z.int(),
    estimate: money,
  }),
  run: ({ limit, cursor, ...wanted }, { sql }) => {
    const all = found(sql, wanted)
    const from = Number(cursor ?? 0) || 0
    const next = from + limit
    return {
      items: all.slice(from, next),
      ...present({ nextCursor: next < all.length ? String(next) : null }),
      total: all.length,
      estimate: all.reduce((sum, row) => sum + (row.estimate ?? 0), 0),
    }
  },
})

const figures = {
  revenue: money,
  cost: money,
  margin: money,
  marginPercent: text,
  estimate: money.nullable(),
  invoiced: money,
  invoicedPercent: text,
  toInvoice: money.nullable(),
}

const profit = reads({
  name: 'project.profitability',
  summary: {
    fr: 'Dit ce qu’un projet, ou chacun, a rapporté et coûté, et ce qui est facturé de l’estimation.',
    en: 'Says what a project, or each of them, brought in and cost, and what of the estimate is invoiced.',
  },
  scope: 'projects:read',
  input: z.strictObject({ id: id.optional(), from: date.optional(), to: date.optional() }),
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        id: z.string(),
        code: text,
        name: z.string(),
        status: text,
        ...figures,
        documents: z.array(z.strictObject({ kind: z.string(), count: z.int(), total: money })),
      }),
    ),
    revenue: money,
    cost: money,
    margin: money,
  }),
  run: ({ id: project, ...period }, company) => {
    const { sql } = company
    const rows =
      project === undefined
        ? sql.all<ProjectRow>('SELECT * FROM project ORDER BY code IS NULL, code, id')
        : [getProject(sql, project)]
    const all = profitability(company, rows, period)
    const [revenue, cost] = [sum(all.map((row) => row.revenue)), sum(all.map((row) => row.cost))]
    return {
      items: all.map(({ project: { id: own, code, name, status: at, estimate }, documents, ...rest }) => ({
        id: own,
        code,
        name: name ?? '',
        status: at,
        estimate,
        ...rest,
        documents: documents.map((kind) => ({ ...kind })),
      })),
      revenue,
      cost,
      margin: revenue - cost,
    }
  },
})

const sum = (cents: readonly number[]) => cents.reduce((total, part) => total + part, 0)

export const projectOperations = [create, update, one, list, profit] as const
