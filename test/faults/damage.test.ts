/**
 * Protects: a file with some bytes changed never crashes the program, and never shows a wrong balance as good: it is
 * refused, or verifying it says what is wrong, or every row of every table is what it was (the bytes lay in free space).
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { backup } from '../../db/company/backup.ts'
import type { Company } from '../../db/company/company.ts'
import { named } from '../../db/company/errors.ts'
import { verifyCompany } from '../../db/company/verify.ts'
import { BALANCES_KEPT } from '../../db/ledger/balances.ts'
import { answerOf } from '../../db/rules/errors.ts'
import type { Sql } from '../../db/sql.ts'
import { Desk, hashesOf, PASSPHRASE } from '../support/companyFile.ts'
import { keepFigures } from '../support/figures.ts'
import { record } from '../support/journal.ts'
import { long, seed } from '../support/properties.ts'
import { randomFrom } from '../support/random.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

const BYTES_MAX = 64
/** One file of so many that still opens is backed up too. */
const BACKUP_ONE_OF = 10
/**
 * Notes of this copy alone: the day of its last backup, what it has shown; and how many words entries have, by which SQLite
 * would rank what a search finds, and nothing here does (the words themselves are verified). No book rests on them.
 */
const NOTES: ReadonlySet<string> = new Set(['local', 'entry_text_docsize', 'entry_text_data'])

/** Every row of every table, by table. */
function rowsOf(sql: Sql): Map<string, string> {
  const tables = sql.all<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'")
  const text = (_key: string, value: unknown) => (value instanceof Uint8Array ? [...value] : value)
  return new Map(
    tables.map(({ name }) => {
      const rows = sql.all(`SELECT * FROM "${name}"`).map((row) => JSON.stringify(row, text))
      return [name, rows.sort().join('\n')]
    }),
  )
}

interface Truth {
  readonly balances: string
  readonly ledger: string
  readonly rows: ReadonlyMap<string, string>
}

const balancesOf = (sql: Sql) => JSON.stringify(sql.all(BALANCES_KEPT))

const truthOf = (company: Company): Truth => ({
  balances: balancesOf(company.sql),
  ledger: hashesOf(company).ledger,
  rows: rowsOf(company.sql),
})

/** A sound company, as bytes, which is damaged again and again. */
class Patient {
  readonly #desk: Desk
  readonly #secret: string | undefined
  readonly #whole: Buffer
  readonly #truth: Truth
  readonly #random = randomFrom(seed)
  readonly counts: Record<string, number> = {}
  wrongShown = 0
  backups = 0

  constructor(desk: Desk, secret?: string) {
    this.#desk = desk
    this.#secret = secret
    this.#truth = desk.with(truthOf, { secret })
    this.#whole = readFileSync(desk.path)
  }

  /** Changes some bytes and says what came of it. */
  damage(): void {
    const bytes = Buffer.from(this.#whole)
    for (let left = 1 + this.#random(BYTES_MAX); left > 0; left -= 1)
      bytes[this.#random(bytes.length)]! ^= 1 + this.#random(255)
    writeFileSync(this.#desk.path, bytes)
    const outcome = this.#answered(() => this.#desk.with(this.#look, { secret: this.#secret }))
    this.counts[outcome] = (this.counts[outcome] ?? 0) + 1
  }

  /** What work gives, or the code of what it ends in; a bug of ours is none of these. */
  #answered(work: () => string): string {
    try {
      return work()
    } catch (error) {
      const { family, code } = answerOf(named(error))
      if (family === 'assertion') throw error
      return code
    }
  }

  readonly #look = (company: Company): string => {
    const { sql } = company
    const { ok } = verifyCompany(sql)
    const isRight = () => balancesOf(sql) === this.#truth.balances
    const shown = this.#answered(() => (company.read(isRight) ? 'right' : 'wrong'))
    if (shown === 'wrong') {
      expect(ok).toBe(false)
      this.wrongShown += 1
    }
    const outcome = ok ? this.#sound(sql) : 'fault found'
    if (this.#random(BACKUP_ONE_OF) === 0) this.#backUp(company)
    return outcome
  }

  /** Of a file that is said to be sound: nothing in it changed, or notes of this copy alone. */
  #sound(sql: Sql): string {
    const rows = rowsOf(sql)
    const changed = [...this.#truth.rows].filter(([table, before]) => rows.get(table) !== before)
    if (changed.length === 0) return 'nothing changed'
    expect(changed.map(([table]) => table).filter((table) => !NOTES.has(table))).toEqual([])
    return 'notes changed'
  }

  /** A backup is refused, or it holds the right books. */
  #backUp(company: Company): void {
    const path = this.#desk.at('copy.grandlivre')
    for (const name of [path, `${path}.key`]) rmSync(name, { force: true })
    const made = this.#answered(() => backup(company, 'manual', path).ledgerHash)
    if (made.includes('.')) return
    this.backups += 1
    expect(made).toBe(this.#truth.ledger)
    this.#desk.with(({ sql }) => expect(balancesOf(sql)).toBe(this.#truth.balances), {
      path,
      secret: this.#secret,
    })
  }
}

/** A company on which every operation was performed: documents, bank lines, reconciliations, settings. */
async function everything(passphrase?: string): Promise<Patient> {
  const desk = new Desk(temporaryFolder())
  const { journals, secret } = await record(Number.POSITIVE_INFINITY, passphrase)
  writeFileSync(desk.path, journals[0]!.after)
  return new Patient(desk, secret)
}

function few(): Patient {
  const desk = new Desk(temporaryFolder())
  desk.filled(4)
  return new Patient(desk)
}

const PATIENTS = [
  ['a few entries', long ? 6_000 : 60, few],
  ['every operation', long ? 3_000 : 15, () => everything()],
  ['every operation, encrypted', long ? 1_000 : 10, () => everything(PASSPHRASE)],
] as const

test.each(PATIENTS)(
  'a company of %s, in %i files with 1 to 64 bytes changed',
  async (name, files, make) => {
    const since = performance.now()
    const patient = await make()
    for (let file = 0; file < files; file += 1)
      try {
        patient.damage()
      } catch (error) {
        throw new Error(`seed ${seed}, file ${file}`, { cause: error })
      }
    const { counts, wrongShown, backups } = patient
    const missed = counts['notes changed'] ?? 0
    keepFigures(
      `damaged files, ${name}`,
      { files, ...counts, 'wrong balances, all found': wrongShown, backups },
      since,
    )
    expect(missed / files).toBeLessThan(long ? 0.001 : 0.1)
    if (name.endsWith('encrypted')) expect(counts['nothing changed']).toBe(undefined)
  },
  long ? 7_200_000 : 180_000,
)
