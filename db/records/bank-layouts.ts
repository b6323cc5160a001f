/**
 * What a person once said of a file’s columns, dates and signs, remembered for files of the same layout. A layout is
 * known by its format, its bank and the names of its columns; without names, by what each column holds and by the account.
 */
import { sha256 } from '../changes/envelope.ts'
import type { Company } from '../company/company.ts'
import { catalogue } from '../rules/errors.ts'
import type { Sql } from '../sql.ts'
import { saveRecord } from './parties.ts'
import { normalLabel } from './statements.ts'
import type { RecordRows } from './tables.ts'

const { refuse, detail } = catalogue({
  'layout.unknown': {
    fr: 'La disposition retenue {id} n’existe pas, ou a été oubliée. Relisez la liste.',
    en: 'Remembered layout {id} does not exist, or was forgotten. Read the list again.',
  },
  'layout.nameTaken': {
    fr: 'Une autre disposition s’appelle déjà « {name} ». Choisissez un autre nom.',
    en: 'Another layout is called “{name}” already. Choose another name.',
  },
})

/** By what a file is recognised. */
export interface LayoutKey {
  readonly format: string
  readonly bank: string | null
  /** Names of the columns as written; null for a file that does not name them. */
  readonly header: readonly string[] | null
  /** Without names: one letter a column, `D` date, `N` number, `T` text, `E` empty in the rows seen. */
  readonly shape: string | null
  /** Account of the books the file goes to. */
  readonly account: string
}

/** Answers by name: columns by number, `dateFormat`, `decimal`. What they mean is the affair of who reads files. */
export type LayoutAnswers = Readonly<Record<string, unknown>>

export interface Layout {
  readonly id: string
  readonly name: string
  readonly format: string
  readonly bank: string | null
  readonly account: string | null
  /** Names of the columns as written; null for a file that does not name them. */
  readonly header: readonly string[] | null
  readonly answers: LayoutAnswers
  /** Per account, whether money out is written positive. */
  readonly signs: Readonly<Record<string, boolean>>
}

type LayoutRow = RecordRows['layout']

function parsed<T>(text: string | null): T {
  return JSON.parse(text ?? '{}') as T
}

const layoutOf = (row: LayoutRow): Layout => ({
  id: row.id,
  name: row.name ?? row.bank ?? row.format ?? row.id,
  format: row.format ?? '',
  bank: row.bank,
  account: row.account,
  header: row.header === null ? null : parsed<readonly string[]>(row.header),
  answers: parsed<LayoutAnswers>(row.columns),
  signs: parsed<Record<string, boolean>>(row.signs),
})

/** Columns that were empty in the rows seen may hold anything in another file. */
function shapesFit(known: string | null, seen: string | null): boolean {
  if (known === null || seen === null) return known === seen
  if (known.length !== seen.length) return false
  return [...known].every((kind, index) => kind === seen[index] || kind === 'E' || seen[index] === 'E')
}

const rowsOf = (sql: Sql): LayoutRow[] =>
  sql.all<LayoutRow>(
    'SELECT * FROM layout WHERE format IS NOT NULL AND coalesce(removed, 0) = 0 ORDER BY name, id',
  )

/** Case, accents and signs do not make another name; columns without a name at the end are nothing. */
function normalNames(header: readonly string[]): string {
  const names = header.map((name) =>
    normalLabel(name)
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim(),
  )
  while (names.at(-1) === '') names.pop()
  return names.join('|')
}

/** Identity of a layout, the same on every device. */
function layoutId({ format, bank, header, shape, account }: LayoutKey): string {
  const seen = header === null ? ['shape', account, shape ?? ''] : ['header', normalNames(header)]
  return sha256(['layout', format, bank ?? '', ...seen].join('\n')).slice(0, 24)
}

/** The layout remembered for files like this one; never one whose names, format or number of columns differ. */
export function rememberedLayout(sql: Sql, key: LayoutKey): Layout | null {
  const id = layoutId(key)
  const rows = rowsOf(sql)
  const exact = rows.find((row) => row.id === id)
  const like = (row: LayoutRow) =>
    key.header === null &&
    row.header === null &&
    row.format === key.format &&
    row.bank === key.bank &&
    row.account === key.account &&
    shapesFit(row.shape, key.shape)
  const found = exact ?? rows.find(like)
  return found ? layoutOf(found) : null
}

export interface Learned {
  readonly key: LayoutKey
  readonly answers: LayoutAnswers
  /** Whether money out is written positive in this account; undefined when nobody was asked. */
  readonly inverted: boolean | undefined
  /** Its name when it is new. */
  readonly name: string
}

/** A name that no other layout has: `Banque du Parc (CSV)`, `Banque du Parc (CSV) 2` … */
function freeName(sql: Sql, wanted: string): string {
  const taken = new Set(rowsOf(sql).map(({ name }) => name))
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? wanted : `${wanted} ${number}`
    if (!taken.has(name)) return name
  }
}

/** Order of dates and decimal mark are said of one file: two files that were answered otherwise leave both unsaid. */
const CONTESTABLE = ['dateFormat', 'decimal']

function mergedAnswers(before: LayoutAnswers | undefined, given: LayoutAnswers): LayoutAnswers {
  const all: Record<string, unknown> = { ...before, ...given }
  for (const key of CONTESTABLE)
    if (before?.[key] !== undefined && given[key] !== undefined && before[key] !== given[key]) delete all[key]
  return all
}

/** JSON with its keys in order, so that equal answers are equal texts. */
const stable = (value: Readonly<Record<string, unknown>>) =>
  JSON.stringify(Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))))

/**
 * Remembers answers for files of this layout, beside or over those of before. Writes nothing when nothing changes. An
 * amount column replaces debit and credit, and the reverse.
 */
export function rememberLayout(company: Company, { key, answers, inverted, name }: Learned): Layout {
  const { sql } = company
  const before = rememberedLayout(sql, key)
  const id = before?.id ?? layoutId(key)
  const sides = answers.amount !== undefined ? ['debit', 'credit'] : ['amount']
  const hasAmounts = ['amount', 'debit', 'credit'].some((column) => answers[column] !== undefined)
  const kept = Object.entries(before?.answers ?? {}).filter(
    ([column]) => !(hasAmounts && sides.includes(column)),
  )
  const merged = mergedAnswers(before ? Object.fromEntries(kept) : undefined, answers)
  const signs = inverted === undefined ? (before?.signs ?? {}) : { ...before?.signs, [key.account]: inverted }
  const columnsText = stable(merged)
  const signsText = stable(signs)
  const row = sql.get<LayoutRow>('SELECT * FROM layout WHERE id = ?', id)
  const values = {
    ...(before
      ? {}
      : { name: freeName(sql, name), format: key.format, bank: key.bank, account: key.account }),
    ...(before ? {} : { header: key.header && JSON.stringify(key.header), shape: key.shape, removed: 0 }),
    ...(row?.columns === columnsText ? {} : { columns: columnsText }),
    ...(row?.signs === signsText ? {} : { signs: signsText }),
  }
  if (Object.keys(values).length > 0) saveRecord(company, 'layout', id, values)
  return getLayout(sql, id)
}

/** A remembered layout; refuses one that is unknown or was forgotten. */
export function getLayout(sql: Sql, id: string): Layout {
  const row = rowsOf(sql).find((one) => one.id === id)
  if (!row) throw refuse('layout.unknown', { id })
  return layoutOf(row)
}

export interface ListedLayout extends Layout {
  /** When the last statement came in by it, in milliseconds; null for never. */
  readonly lastUsed: number | null
  readonly statements: number
}

/** Every remembered layout, by name. */
export function layouts(sql: Sql): ListedLayout[] {
  const uses = sql.all<{ layout: string; n: number; stamp: number }>(
    `SELECT s.layout, count(*) AS n, max(c.stamp) AS stamp FROM statement s JOIN change c ON c.seq = s.change
     WHERE s.layout IS NOT NULL GROUP BY s.layout`,
  )
  const byLayout = new Map(uses.map((use) => [use.layout, use]))
  return rowsOf(sql).map((row) => {
    const use = byLayout.get(row.id)
    return {
      ...layoutOf(row),
      lastUsed: use ? Math.floor(use.stamp / STAMPS_A_MILLISECOND) : null,
      statements: use?.n ?? 0,
    }
  })
}

/** A stamp counts 1,024 in a millisecond (docs/log.md). */
const STAMPS_A_MILLISECOND = 1_024

/** Gives a layout another name. Refuses one that another has. */
export function renameLayout(company: Company, id: string, name: string): Layout {
  const { sql } = company
  const layout = getLayout(sql, id)
  if (layout.name === name) return layout
  if (rowsOf(sql).some((row) => row.id !== id && row.name === name)) {
    throw refuse('layout.nameTaken', { name }, [detail('name', 'layout.nameTaken', { name })])
  }
  saveRecord(company, 'layout', id, { name })
  return getLayout(sql, id)
}

/** Forgets a layout: files like it are asked about again. */
export function forgetLayout(company: Company, id: string): void {
  getLayout(company.sql, id)
  saveRecord(company, 'layout', id, { removed: 1 })
}
