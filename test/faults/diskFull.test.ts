/** Protects: a disk that fills up at any page of any operation costs a clear message, and the books stay what they were. */
import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { backup, restore } from '../../db/company/backup.ts'
import { encrypt } from '../../db/company/encryption.ts'
import type { ParsedFile } from '../../electron/bank/parsed.ts'
import { operations } from '../../electron/operations/index.ts'
import { performOn } from '../../electron/operations/perform.ts'
import { Desk, entriesIn, faultsOf, hashesOf, PASSPHRASE, postOne } from '../support/companyFile.ts'
import { canLimitFiles, withFileLimit } from '../support/fileLimit.ts'
import { codeOf, outcomeOf } from '../support/refused.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'
import { testTools } from '../support/tools.ts'

const LONG_TEXT = 'Rénovation du deuxième étage, facture et reçu. '.repeat(8)
const entry = (number: number) => ({
  date: '2026-03-15',
  memo: `${number} ${LONG_TEXT}`,
  lines: [
    { account: '1010', debit: '150.25', memo: LONG_TEXT },
    { account: '4000', credit: '150.25' },
  ],
})

const statement = (number: number): ParsedFile => ({
  format: 'csv',
  outcome: 'parse',
  accounts: [
    {
      accountId: null,
      currency: null,
      openingBalance: null,
      closingBalance: null,
      lines: Array.from({ length: 20 }, (_, index) => ({
        date: '2026-03-20',
        amount: `${number}.${10 + index}`,
        description: `Dépôt ${number} ${index}`,
        row: index + 2,
      })),
    },
  ],
  problems: [],
  layout: {},
})

/** Entries that are there for those operations that need one of their own each time. */
const ENTRIES = 40

interface Around {
  readonly desk: Desk
  readonly entries: readonly string[]
}

/** Input of each operation, the first time, the second time ... */
const OPERATIONS: readonly (readonly [string, (number: number, around: Around) => object])[] = [
  ['ledger.post', entry],
  [
    'ledger.reverse',
    (number, { entries }) => ({ entryId: entries[number], date: '2026-03-31', memo: LONG_TEXT }),
  ],
  ['ledger.correct', (number, { entries }) => ({ entryId: entries[number], ...entry(number) })],
  [
    'party.create',
    (number) => ({ name: `Client ${number}`, roles: ['client'], address: LONG_TEXT.slice(0, 200) }),
  ],
  ['account.create', (number) => ({ code: String(5000 + number), name: `Frais ${number}`, type: 'expense' })],
  ['period.lock', (number) => ({ through: `${1980 + number}-12-31`, reason: LONG_TEXT })],
  ['bank.import', (_number, { desk }) => ({ path: desk.at('statement.csv'), account: '1010' })],
  [
    'attachment.add',
    (number, { desk, entries }) => ({ entryId: entries[0], path: desk.at(`paper-${number}.bin`) }),
  ],
]

/** Refusals after which an operation has been stopped at enough different pages. */
const REFUSALS = 12
const TIMES_MAX = 40

describe('page by page, each operation', () => {
  it.each(OPERATIONS)('%s', async (name, inputOf) => {
    const desk = new Desk(temporaryFolder())
    const { company } = desk.create()
    const entries = Array.from({ length: ENTRIES }, (_, number) => postOne(company, 4200 + number).id)
    for (let number = 0; number < TIMES_MAX; number += 1)
      writeFileSync(desk.at(`paper-${number}.bin`), randomBytes(9_000))
    let time = 0
    const tools = testTools(desk, async () => statement(time + 1))
    const pragma = (text: string) => company.sql.database.pragma(text, { simple: true }) as number
    let pages = pragma('page_count')
    let refused = 0
    for (; time < TIMES_MAX && refused < REFUSALS; time += 1) {
      const before = hashesOf(company)
      const perform = () => performOn(company, operations[name]!, inputOf(time, { desk, entries }), tools)
      for (;;) {
        pragma(`max_page_count = ${pages}`)
        const code = await outcomeOf(perform)
        if (code === null) break
        expect([code, hashesOf(company)], `${name} ${time}, ${pages} pages`).toEqual([
          'company.diskFull',
          before,
        ])
        refused += 1
        pages += 1
      }
    }
    expect(faultsOf(company)).toEqual([])
    expect(refused).toBeGreaterThan(2)
    company.close()
  })
})

const FULL = ['company.diskFull', 'disk.failed']

describe.runIf(canLimitFiles)('no file may grow beyond a limit', () => {
  test('a backup, a restore, an encryption and a new company leave nothing behind', async () => {
    const desk = new Desk(temporaryFolder())
    const { ledger, state } = desk.filled(3)
    const copy = desk.at('copy.grandlivre')
    const { bytes } = desk.with((company) => backup(company, 'manual', copy))
    // a journal that could not be brought into its file stays beside it until it can
    const finished = () => desk.names().filter((name) => !/-(wal|shm)$/.test(name))
    const names = finished()
    const tried: readonly (() => unknown)[] = [
      () => desk.with((company) => backup(company, 'manual', desk.at('second.grandlivre'))),
      () => restore(copy, desk.at('third.grandlivre'), desk.place),
      () => encrypt(desk.path, PASSPHRASE),
      () => desk.create({}, desk.at('fourth.grandlivre')),
    ]
    for (const share of [0.1, 0.5, 0.9])
      for (const [index, work] of tried.entries()) {
        const code = await withFileLimit(Math.floor(bytes * share), () => codeOf(work))
        expect(FULL, `${share} ${index}`).toContain(code)
        expect(finished(), `${share} ${index}`).toEqual(names)
      }
    desk.with((company) => expect(hashesOf(company)).toEqual({ ledger, state }))
  })

  test('an entry that was written is acknowledged even when its note beside the file is not', () => {
    const desk = new Desk(temporaryFolder())
    desk.filled(2)
    const blocked = { home: desk.at('no-such-home'), keychain: null }
    desk.with((company) => {
      const device = company.device
      postOne(company, 100)
      Object.assign(company.place, blocked)
      writeFileSync(blocked.home, 'a file where a folder should be')
      postOne(company, 100)
      expect([entriesIn(company), company.device]).toEqual([4, device])
    })
  })
})
