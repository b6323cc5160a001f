/**
 * One company file and what surrounds it, for tests of the file itself: small, so that hundreds can be made, and
 * opened through the same functions as the program's.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ledgerHash, stateHash } from '../../db/changes/hashes.ts'
import { type Company, type OpenCompany, openCompany } from '../../db/company/company.ts'
import { createCompany, type NewCompany } from '../../db/company/create.ts'
import type { Place } from '../../db/company/place.ts'
import { verifyCompany } from '../../db/company/verify.ts'
import { post } from '../../db/ledger/post.ts'
import type { ChartAccount } from '../../db/rules/charts/index.ts'
import { toDay } from '../../db/rules/dates.ts'

export const NOON = Date.UTC(2026, 2, 31, 12)
export const PASSPHRASE = 'quatre chevaux bleus'

export const FEW_ACCOUNTS: readonly ChartAccount[] = [
  { code: '1010', name: 'Banque', nameEn: 'Bank', type: 'asset', role: 'bank' },
  { code: '3000', name: 'Capital', nameEn: 'Capital', type: 'equity' },
  { code: '4000', name: 'Ventes', nameEn: 'Sales', type: 'income' },
]

/** What a company of Quebec is made of, without taxes and with few accounts. */
export const SMALL_COMPANY: NewCompany = {
  name: 'Acme',
  country: 'CA',
  province: 'QC',
  currency: 'CAD',
  fiscalYearEnd: '12-31',
  language: 'fr',
  accounts: FEW_ACCOUNTS,
  taxes: [],
}

/** A folder with room for a company file and for what the machine keeps of it. */
export class Desk {
  readonly folder: string
  readonly path: string
  readonly place: Place
  clock = NOON

  constructor(folder: string) {
    this.folder = folder
    this.path = join(folder, 'books', 'acme.grandlivre')
    this.place = { home: join(folder, 'home'), keychain: null }
    mkdirSync(join(folder, 'books'), { recursive: true })
    mkdirSync(this.place.home, { recursive: true })
  }

  /** Moves a second with each look. */
  readonly now = (): number => {
    this.clock += 1000
    return this.clock
  }

  at(name: string): string {
    return join(this.folder, 'books', name)
  }

  create(
    changed: Partial<NewCompany> = {},
    path = this.path,
  ): { company: Company; recoveryKey: string | null } {
    const made = createCompany(
      { ...SMALL_COMPANY, ...changed },
      { path, place: this.place, now: this.now, door: 'test' },
    )
    return made
  }

  /** A closed company with that many entries. */
  filled(entries: number, changed: Partial<NewCompany> = {}): { recoveryKey: string | null } & Hashes {
    const { company, recoveryKey } = this.create(changed)
    for (let number = 1; number <= entries; number += 1) postOne(company, number * 100)
    const hashes = hashesOf(company)
    company.close()
    return { recoveryKey, ...hashes }
  }

  open(options: Partial<OpenCompany> = {}): Company {
    return openCompany({ path: this.path, place: this.place, now: this.now, ...options })
  }

  /** Opens, works and closes whatever happens. */
  with<T>(work: (company: Company) => T, options: Partial<OpenCompany> = {}): T {
    const company = this.open(options)
    try {
      return work(company)
    } finally {
      company.close()
    }
  }

  /** Names in the company's folder, sorted. */
  names(): string[] {
    return readdirSync(join(this.folder, 'books')).sort()
  }
}

/** A sale paid at the bank, of that many cents. */
export function postOne(company: Company, cents: number, memo?: string) {
  const lines = [
    { account: '1010', cents },
    { account: '4000', cents: -cents },
  ]
  return company.write({ door: 'test', operation: 'test' }, () =>
    post(company, [{ date: toDay('2026-03-31'), memo, lines }]),
  )[0]!
}

export interface Hashes {
  readonly ledger: string
  readonly state: string
}

export function hashesOf(company: Company): Hashes {
  return { ledger: ledgerHash(company.sql), state: stateHash(company.sql) }
}

/** Checks that do not hold, by name; empty for sound books. */
export function faultsOf(company: Company): string[] {
  return verifyCompany(company.sql)
    .checks.filter((check) => !check.ok)
    .map((check) => `${check.name}: ${check.detail.en}`)
}

export const entriesIn = (company: Company): number =>
  company.sql.get<{ n: number }>('SELECT count(*) AS n FROM entry')!.n

/** SHA-256 of a closed file's bytes: reading a file that this process has open would drop SQLite's locks. */
export const digestOf = (path: string): string =>
  createHash('sha256').update(readFileSync(path)).digest('hex')

/** Every file under a folder. */
export function filesUnder(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesUnder(path) : [path]
  })
}

/** Files under a folder whose bytes contain a text, as UTF-8 or UTF-16. */
export function filesWith(folder: string, text: string): string[] {
  const forms = [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')]
  return filesUnder(folder).filter((path) => {
    const bytes = readFileSync(path)
    return forms.some((form) => bytes.includes(form))
  })
}
