/** Projects: what is built or done for a client, over time; and what each has brought in and cost. */
import { catalogue } from '../rules/errors.ts'
import type { Sql } from '../sql.ts'
import type { RecordRows } from './tables.ts'

const { refuse } = catalogue({
  'project.unknown': {
    fr: 'Le projet {id} n’existe pas dans cette entreprise.',
    en: 'Project {id} does not exist in this company.',
  },
})

export type ProjectRow = RecordRows['project']

/** One project; refuses an identity that none has. */
export function getProject(sql: Sql, id: string): ProjectRow {
  const row = sql.get<ProjectRow>('SELECT * FROM project WHERE id = ?', id)
  if (!row) throw refuse('project.unknown', { id })
  return row
}
