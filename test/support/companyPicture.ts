/** What a folder with company files holds, so that it can be told whether a crash lost or halved anything of it. */
import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import { type Company, openCompany } from '../../db/company/company.ts'
import { BESIDE } from '../../db/company/files.ts'
import type { Place } from '../../db/company/place.ts'
import { digestOf, faultsOf, filesUnder, hashesOf } from './companyFile.ts'

/** Acts of which a part is missing. */
const HALF_DONE = 'SELECT act FROM change GROUP BY act HAVING count(*) <> max(act_count)'

/** How many rows each table has: equal for books in which the same was done at different moments. */
export function sizesOf(company: Company): string {
  const tables = company.sql.all<{ name: string }>(
    `SELECT name FROM sqlite_master
     WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' AND name NOT LIKE 'entry\\_text\\_%' ESCAPE '\\'
     ORDER BY name`,
  )
  return tables
    .map(({ name }) => `${name} ${company.sql.get<{ n: number }>(`SELECT count(*) AS n FROM "${name}"`)!.n}`)
    .join('\n')
}

/** Both hashes of an open company and its sizes: equal for equal books. */
export function contentOf(company: Company): string {
  const { ledger, state } = hashesOf(company)
  return [ledger, state, sizesOf(company)].join('\n')
}

/** What is wrong with an open company. */
export function wrongIn(company: Company): string[] {
  const half = company.sql.all<{ act: string }>(HALF_DONE).map(({ act }) => `half done: ${act}`)
  return [...half, ...faultsOf(company)]
}

/** How the files of a folder are opened. */
export interface Opening {
  readonly place: Place
  readonly now: () => number
  readonly secret?: string
}

const isCompany = (name: string) => name.endsWith('.grandlivre')
const isBeside = (name: string) => BESIDE.some((suffix) => name.endsWith(suffix))
/** Unfinished work of a crash, which the next attempt replaces. */
const isDraft = (name: string) =>
  /\.(creating|writing|rekeying|upgrading|copying|new)(-\w+)?$|\.tmp-/.test(name)

/**
 * What is wrong with an open company that must have one of these contents. They were found sound before, so that only
 * how it lies in the file is looked at.
 */
export function wrongBeside(company: Company, sound: readonly string[]): string[] {
  if (!sound.includes(contentOf(company))) return ['other books', ...wrongIn(company)]
  const said = company.sql.database.pragma('integrity_check', { simple: true }) as string
  return said === 'ok' ? [] : [said]
}

/**
 * Keys and notes of devices that were not there before: half of one is told by what needs it, the company that is
 * encrypted then, the device that signs; and a copy whose note is missing goes on as a new device.
 */
const isJudgedByUse = (name: string) => /\.key$|devices[/\\][^/\\]+\.json$/.test(name)

/** Opens a company file as any door would, and closes it again. */
function withCompany<T>(path: string, opening: Opening, work: (company: Company) => T): T {
  const company = openCompany({ ...opening, path })
  try {
    return work(company)
  } finally {
    company.close()
  }
}

/** One file: its bytes and, of a company, its content. */
interface Seen {
  readonly digest: string
  readonly content: string | null
}

export type Picture = ReadonlyMap<string, Seen>

/** All files of a folder in which nothing is open and no crash has happened. Company files not in `known` are opened. */
export function pictureOf(folder: string, opening: Opening, known: Picture = new Map()): Picture {
  const names = filesUnder(folder).map((path) => relative(folder, path))
  return new Map(
    names
      .filter((name) => !isBeside(name) && !isDraft(name))
      .map((name): [string, Seen] => {
        const path = join(folder, name)
        const before = known.get(name)
        const digest = digestOf(path)
        if (before?.digest === digest) return [name, before]
        if (!isCompany(name)) return [name, { digest, content: null }]
        const content = withCompany(path, opening, (company) => {
          const wrong = wrongIn(company)
          if (wrong.length > 0) throw new Error(`${name}: ${wrong.join('; ')}`)
          return contentOf(company)
        })
        return [name, { digest, content }]
      }),
  )
}

/** What a crash between two pictures did wrong to a folder: files lost, halved, or neither as before nor as after. */
export function damageOf(
  folder: string,
  { before, after }: { readonly before: Picture; readonly after: Picture },
  opening: Opening,
  except?: string,
): string[] {
  const lost = [...before.keys()]
    .filter((name) => after.has(name) && !existsSync(join(folder, name)))
    .map((name) => `lost: ${name}`)
  const names = filesUnder(folder).map((path) => relative(folder, path))
  const wrong = names
    .filter((name) => !isBeside(name) && !isDraft(name) && name !== except)
    .filter((name) => before.has(name) || !isJudgedByUse(name))
    .flatMap((name) => {
      const allowed = [before.get(name), after.get(name)].filter((seen) => seen !== undefined)
      return wrongWith(join(folder, name), allowed, opening).map((what) => `${name}: ${what}`)
    })
  return [...lost, ...wrong]
}

function wrongWith(path: string, allowed: readonly Seen[], opening: Opening): string[] {
  const isQuiet = !existsSync(`${path}-wal`)
  if (isQuiet && allowed.some(({ digest }) => digest === digestOf(path))) return []
  if (!isCompany(path)) return ['neither as before nor as after']
  const sound = allowed.flatMap(({ content }) => (content === null ? [] : [content]))
  return withCompany(path, opening, (company) => wrongBeside(company, sound))
}
