/** Copies of one company, so that each round of a measure begins with the same books. */
import fs from 'node:fs'
import path from 'node:path'
import { type Company, openCompany } from '../../db/company/company.ts'
import { openDatabase } from '../../db/company/connection.ts'
import type { Sql } from '../../db/sql.ts'
import { removeBare } from './bare.ts'

/** Copies of one file under one name, the one before closed: a copy of its own name would be another device. */
export class Copies<Opened extends { close: () => void }> {
  readonly #from: string
  readonly file: string
  readonly #open: (file: string) => Opened
  #last: Opened | undefined

  constructor(from: string, file: string, open: (file: string) => Opened) {
    this.#from = from
    this.file = file
    this.#open = open
  }

  get current(): Opened | undefined {
    return this.#last
  }

  /** A new one; `from` another file than the first. */
  next(from = this.#from): Opened {
    this.close()
    fs.copyFileSync(from, this.file)
    this.#last = this.#open(this.file)
    return this.#last
  }

  close(): void {
    this.#last?.close()
    this.#last = undefined
    removeBare(this.file)
  }
}

export const placeIn = (folder: string) => ({ home: path.join(folder, 'home'), keychain: null })

export interface CompanyCopies {
  readonly ours: Copies<Company>
  /** For the statements of ours alone. */
  readonly tables: Copies<Sql>
}

/** Copies, in `folder`, of a closed company. */
export function copiesOf(file: string, folder: string): CompanyCopies {
  const options = { place: placeIn(folder), now: Date.now }
  const ours = path.join(folder, 'ours.grandlivre')
  const tables = path.join(folder, 'tables.grandlivre')
  return {
    ours: new Copies(file, ours, (copy) => openCompany({ ...options, path: copy })),
    tables: new Copies(file, tables, (copy) => openDatabase(copy)),
  }
}
