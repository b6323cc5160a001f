/** Operations on remembered layouts: what was said once of a bank’s files. */
import { z } from 'zod'
import {
  forgetLayout,
  getLayout,
  type ListedLayout,
  layouts,
  renameLayout,
} from '../../db/records/bank-layouts.ts'
import { columnsInput } from './bank-shapes.ts'
import { id, line } from './codecs.ts'
import { reads, writes } from './registry.ts'

const layoutShape = z.strictObject({
  id: z.string(),
  name: z.string(),
  format: z.string(),
  bank: z.string().nullable(),
  /** Account it was learned on. */
  account: z.string().nullable(),
  /** Names of the columns as written; null for files that do not name them. */
  header: z.array(z.string()).nullable(),
  /** null when a newer program wrote what this one does not understand. */
  columns: columnsInput.nullable(),
  /** Accounts whose files write money out as positive, or as negative. */
  inverted: z.array(z.string()),
  upright: z.array(z.string()),
  /** Instant, in milliseconds. */
  lastUsed: z.int().nullable(),
  statements: z.int(),
})

function show(layout: ListedLayout): z.output<typeof layoutShape> {
  const { answers, signs, header, ...rest } = layout
  const columns = columnsInput.safeParse(answers)
  const accounts = (inverted: boolean) =>
    Object.entries(signs).flatMap(([account, sign]) => (sign === inverted ? [account] : []))
  return {
    ...rest,
    header: header && [...header],
    columns: columns.success ? columns.data : null,
    inverted: accounts(true),
    upright: accounts(false),
  }
}

const list = reads({
  name: 'bankLayout.list',
  summary: {
    fr: 'Liste les dispositions de relevés retenues : colonnes, dates et signes dits une fois pour une banque.',
    en: 'Lists the remembered layouts of statements: columns, dates and signs said once for a bank.',
  },
  scope: 'bank:read',
  input: z.strictObject({}),
  output: z.strictObject({ items: z.array(layoutShape) }),
  run: (_input, { sql }) => ({ items: layouts(sql).map(show) }),
})

const update = writes({
  name: 'bankLayout.update',
  summary: {
    fr: 'Renomme une disposition de relevés retenue.',
    en: 'Renames a remembered layout of statements.',
  },
  scope: 'bank:write',
  input: z.strictObject({ id, name: line(100).min(1) }),
  output: layoutShape,
  run: (input, company) => {
    renameLayout(company, input.id, input.name)
    return show(layouts(company.sql).find((layout) => layout.id === input.id)!)
  },
})

const forget = writes({
  name: 'bankLayout.delete',
  summary: {
    fr: 'Oublie une disposition retenue : les fichiers de cette forme seront de nouveau demandés.',
    en: 'Forgets a remembered layout: files of that form will be asked about again.',
  },
  scope: 'bank:write',
  input: z.strictObject({ id }),
  output: z.strictObject({ id: z.string(), name: z.string() }),
  run: (input, company) => {
    const { name } = getLayout(company.sql, input.id)
    forgetLayout(company, input.id)
    return { id: input.id, name }
  },
})

export const bankLayoutOperations = [list, update, forget] as const
