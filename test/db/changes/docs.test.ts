/** Protects docs/log.md: the program printed there, which shares nothing with ours, reads a real file and comes to the same. */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ledgerHash } from '../../../db/changes/hashes.ts'
import { VERSIONS } from '../../../db/changes/versions.ts'
import { startedCompany } from '../../simulation/office.ts'
import { exchange, type Laptop, Workshop } from '../../support/company.ts'

const page = fs.readFileSync(path.resolve(import.meta.dirname, '../../../docs/log.md'), 'utf8')
const example = /```python\n([\s\S]+?)```/.exec(page)![1]!
const python = ['python3', 'python'].find((name) => spawnSync(name, ['--version']).status === 0)
const workshop = new Workshop()
let laptop: Laptop

/** Two devices, long bodies and short, an erased party, a lock. */
beforeAll(async () => {
  const template = await startedCompany(workshop)
  laptop = workshop.copyFile(template, 'anne')
  const other = workshop.copyFile(template, 'benoit')
  const party = await laptop.run('party.create', { name: 'Zwygart', roles: ['client'] })
  const lines = Array.from({ length: 30 }, (_, index) => ({
    account: '6100',
    debit: '1.00',
    memo: `Achat ${index}`,
  }))
  await other.run('ledger.post', {
    date: '2026-02-01',
    lines: [...lines, { account: '1010', credit: '30.00' }],
  })
  exchange(laptop, other)
  await laptop.run('privacy.erase', { partyId: party.id })
  await laptop.run('period.lock', { through: '2026-01-31' })
  exchange(laptop, other)
})
afterAll(() => workshop.close())

function run(file: string): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(python!, ['-', file], { input: example, encoding: 'utf8' })
  return { status, output: `${stdout}${stderr}` }
}

describe.skipIf(python === undefined)('the program of docs/log.md', () => {
  test('finds every chain sound and comes to the same ledger hash', () => {
    const changes = laptop.company.sql.get<{ n: number }>('SELECT count(*) AS n FROM change')!.n
    const { status, output } = run(laptop.path)
    expect(output).toBe(`${ledgerHash(laptop.company.sql)} ${changes} changes all sound\n`)
    expect(status).toBe(0)
  })

  test.each([
    ["change SET user = 'x'", 'a header'],
    ["part SET record = 'x', salt = NULL, content = NULL", 'a part'],
    ['part SET salt = NULL, content = NULL', 'a part erased in secret'],
  ])('names the change when somebody did UPDATE %s', (assignment) => {
    const { sql } = laptop.company
    sql.database.pragma('wal_checkpoint(TRUNCATE)')
    const file = path.join(workshop.folder, 'altered.grandlivre')
    fs.copyFileSync(laptop.path, file)
    const raw = new Database(file)
    for (const name of ['change_no_update', 'part_only_erased']) raw.exec(`DROP TRIGGER ${name}`)
    const key = assignment.startsWith('part') ? 'change' : 'seq'
    const { seq, id } = raw
      .prepare('SELECT c.seq, c.id FROM change c JOIN part p ON p.change = c.seq WHERE p.content IS NOT NULL')
      .get() as { seq: number; id: string }
    raw.prepare(`UPDATE ${assignment} WHERE ${key} = ?`).run(seq)
    raw.close()
    const { status, output } = run(file)
    expect(output).toContain(id)
    expect(status).toBe(1)
  })
})

describe('docs/log.md', () => {
  test('names every type of change, and its version', () => {
    expect(page).toContain('All are at version 1.')
    expect(Object.values(VERSIONS).every((version) => version === 1)).toBe(true)
    for (const type of Object.keys(VERSIONS)) expect(page).toContain(`| \`${type}\` |`)
  })

  test('prints a program that one reads in a moment', () => {
    expect(example.trim().split('\n').length).toBeLessThanOrEqual(35)
  })
})
