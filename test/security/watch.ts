/** Watches what the product asks of SQLite and of the disk: texts of statements, files named to either. */
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import path from 'node:path'
import type RealDatabase from 'better-sqlite3'
import type { Sql } from '../../db/sql.ts'

/** Texts of statements and names of files since the last look. */
export interface Watched {
  readonly statements: Set<string>
  readonly files: Set<string>
}

export const watched: Watched = { statements: new Set(), files: new Set() }

/** A class of connections that tells what it is given; stands in for the module's own. */
export function watchedDatabase(Real: typeof RealDatabase): typeof RealDatabase {
  return class extends Real {
    constructor(file?: string | Buffer, options?: RealDatabase.Options) {
      if (typeof file === 'string' && file !== ':memory:') watched.files.add(path.resolve(file))
      super(file, options)
    }
    override exec(text: string): this {
      watched.statements.add(text)
      return super.exec(text)
    }
    override pragma(text: string, options?: RealDatabase.PragmaOptions): unknown {
      watched.statements.add(`PRAGMA ${text}`)
      return super.pragma(text, options)
    }
    // biome-ignore lint/suspicious/noExplicitAny: the overloads of the library are not ours to repeat
    override prepare(text: string): any {
      watched.statements.add(text)
      const statement = super.prepare(text)
      if (!/^\s*(VACUUM|ATTACH)/i.test(text)) return statement
      const run = statement.run.bind(statement) as (...values: unknown[]) => RealDatabase.RunResult
      statement.run = (...values: unknown[]) => {
        for (const value of values) watched.files.add(path.resolve(String(value)))
        return run(...values)
      }
      return statement
    }
  } as unknown as typeof RealDatabase
}

/** What reads or changes the content of a path; looking whether it is there is not among it. */
const ACTS =
  'open readFile writeFile appendFile copyFile cp rename rm rmdir unlink mkdir mkdtemp symlink link truncate chmod chown utimes readdir opendir'.split(
    ' ',
  )

type Functions = Record<string, unknown>

function watchIn(functions: Functions, name: string): () => void {
  const real = functions[name] as ((...given: unknown[]) => unknown) | undefined
  if (typeof real !== 'function') return () => {}
  functions[name] = (...given: unknown[]) => {
    const count = /^(copyFile|cp|rename|symlink|link)/.test(name) ? 2 : 1
    for (const value of given.slice(0, count))
      if (typeof value === 'string') watched.files.add(path.resolve(value))
    return real.apply(functions, given)
  }
  return () => {
    functions[name] = real
  }
}

/** Watches until the answer is called. `house` is given, for this file stands under the module that it imports. */
export function watch(house: typeof Sql): () => void {
  const names = [...ACTS.flatMap((act) => [act, `${act}Sync`]), 'createReadStream', 'createWriteStream']
  const undo = [
    ...names.map((name) => watchIn(fs as unknown as Functions, name)),
    ...ACTS.map((name) => watchIn(fs.promises as unknown as Functions, name)),
  ]
  syncBuiltinESMExports()
  // a statement compiled before is asked for again all the same
  const prepare = house.prototype.prepare
  house.prototype.prepare = function (text: string) {
    watched.statements.add(text)
    return prepare.call(this, text)
  }
  return () => {
    for (const one of undo) one()
    syncBuiltinESMExports()
    house.prototype.prepare = prepare
  }
}

/** What was asked since the last look, and forgets it. */
export function taken(): { readonly statements: readonly string[]; readonly files: readonly string[] } {
  const seen = { statements: [...watched.statements], files: [...watched.files] }
  watched.statements.clear()
  watched.files.clear()
  return seen
}
