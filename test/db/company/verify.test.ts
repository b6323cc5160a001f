/** Protects: each check of company.verify finds its fault and names the place; verifying changes nothing. */
import { existsSync } from 'node:fs'
import { expect, it, test } from 'vitest'
import { type Check, verifyCompany } from '../../../db/company/verify.ts'
import { putBlob } from '../../../db/records/blobs.ts'
import type { Sql } from '../../../db/sql.ts'
import { Desk, digestOf, postOne } from '../../support/companyFile.ts'
import { withoutTriggers } from '../../support/flips.ts'
import { temporaryFolder } from '../../support/temporaryFolder.ts'

/** Changes what its triggers protect, as another program would. */
function tamper(sql: Sql, ...statements: readonly string[]): void {
  sql.database.unsafeMode(true)
  sql.script('PRAGMA foreign_keys = OFF')
  withoutTriggers(sql.database, () => {
    for (const statement of statements) sql.script(statement)
  })
}

const LAST_ENTRY = "(SELECT max(seq) FROM change WHERE type = 'entries.posted')"

interface Fault {
  readonly what: string
  /** The checks that must fail, and what the first of them must name. */
  readonly checks: readonly Check['name'][]
  readonly names: RegExp
  readonly spoil: (sql: Sql) => void
}

const FAULTS: readonly Fault[] = [
  {
    what: 'a row that an index does not know',
    checks: ['integrity'],
    names: /extra_a/,
    spoil: (sql) =>
      tamper(
        sql,
        "CREATE TABLE extra (a TEXT) STRICT; INSERT INTO extra VALUES ('x'); CREATE INDEX extra_a ON extra (a)",
        'PRAGMA writable_schema = ON',
        "UPDATE sqlite_master SET sql = 'CREATE INDEX extra_a ON extra (a || a)' WHERE name = 'extra_a'",
        'PRAGMA writable_schema = RESET',
      ),
  },
  {
    what: 'a column that has another name',
    checks: ['integrity'],
    names: /schema table user/,
    spoil: (sql) =>
      tamper(
        sql,
        'PRAGMA writable_schema = ON',
        "UPDATE sqlite_master SET sql = replace(sql, 'name TEXT', 'nbme TEXT') WHERE name = 'user'",
        'PRAGMA writable_schema = RESET',
      ),
  },
  {
    what: 'a guard that was taken away',
    checks: ['integrity'],
    names: /schema trigger posting_no_update/,
    spoil: (sql) => sql.script('DROP TRIGGER posting_no_update'),
  },
  {
    what: 'a trigger that is not ours',
    checks: ['integrity'],
    names: /schema trigger skim/,
    spoil: (sql) => sql.script('CREATE TRIGGER skim AFTER INSERT ON posting BEGIN SELECT 1; END'),
  },
  {
    what: 'a word that no entry has in the index of words',
    checks: ['rebuild'],
    names: /entry_text .*intrus/,
    spoil: (sql) => sql.script("INSERT INTO entry_text (rowid, text) VALUES (1999999, 'intrus')"),
  },
  {
    what: 'a posting whose entry is gone',
    checks: ['integrity', 'balances', 'rebuild'],
    names: /foreign key posting/,
    spoil: (sql) => tamper(sql, 'DELETE FROM entry WHERE key = 2'),
  },
  {
    what: 'a change whose body was altered',
    checks: ['chains', 'rebuild'],
    names: /entries\.posted [0-9a-f-]{36} nº \d+/,
    spoil: (sql) =>
      tamper(
        sql,
        `UPDATE change SET codec = 0, body = CAST(replace(CAST(body AS TEXT), '300', '900') AS BLOB) WHERE seq = ${LAST_ENTRY}`,
      ),
  },
  {
    what: 'a change whose author was altered',
    checks: ['chains'],
    names: /entries\.posted .* nº \d+/,
    spoil: (sql) => tamper(sql, `UPDATE change SET user = 'someone else' WHERE seq = ${LAST_ENTRY}`),
  },
  {
    what: 'a change that was taken out',
    checks: ['chains', 'rebuild'],
    names: /nº \d+/,
    spoil: (sql) =>
      tamper(
        sql,
        `DELETE FROM part WHERE change = ${LAST_ENTRY} - 1; DELETE FROM change WHERE seq = ${LAST_ENTRY} - 1`,
      ),
  },
  {
    what: 'a memo that was altered in the log',
    checks: ['chains', 'rebuild'],
    names: /entries\.posted .*: entry/,
    spoil: (sql) =>
      tamper(
        sql,
        `UPDATE part SET content = CAST(replace(CAST(content AS TEXT), 'memo 3', 'memo 9') AS BLOB) WHERE change = ${LAST_ENTRY}`,
      ),
  },
  {
    what: 'a signature that is not the device’s',
    checks: ['signatures'],
    names: /[0-9a-f-]{36} nº \d+/,
    spoil: (sql) => tamper(sql, `UPDATE head_signature SET signature = 'AAAA' || substr(signature, 5)`),
  },
  {
    what: 'an amount that was altered',
    checks: ['entries', 'balances', 'rebuild'],
    names: /nº .*: 5/,
    spoil: (sql) =>
      tamper(
        sql,
        'UPDATE posting SET cents = cents + 5 WHERE entry = 2 AND no = (SELECT max(no) FROM posting)',
      ),
  },
  {
    what: 'a balance that was altered',
    checks: ['balances', 'rebuild'],
    names: /1010.*2026-03/,
    spoil: (sql) => tamper(sql, "UPDATE balance SET debit = debit + 1 WHERE account = '1010'"),
  },
  {
    what: 'a name that was altered in its table alone',
    checks: ['rebuild'],
    names: /account .*Coffre/,
    spoil: (sql) => tamper(sql, "UPDATE account SET name = 'Coffre' WHERE id = '1010'"),
  },
  {
    what: 'an attachment whose content was altered',
    checks: ['attachments'],
    names: /[0-9a-f]{64}/,
    spoil: (sql) => tamper(sql, "UPDATE blob SET codec = 0, content = CAST('another paper' AS BLOB)"),
  },
  {
    what: 'a table that is gone',
    checks: ['integrity', 'entries', 'balances', 'rebuild', 'documents'],
    names: /posting/,
    spoil: (sql) => tamper(sql, 'DROP TABLE posting'),
  },
]

function soundBooks(): Desk {
  const desk = new Desk(temporaryFolder())
  const { company } = desk.create()
  for (const number of [1, 2, 3]) postOne(company, number * 100, `memo ${number}`)
  company.write({ door: 'test', operation: 'test' }, () => {
    putBlob(company.sql, Buffer.from('a paper'))
    company.sign('backup')
  })
  company.close()
  return desk
}

it.each(FAULTS.map((fault) => [fault.what, fault] as const))(
  '%s is found',
  (_what, { checks, names, spoil }) => {
    const desk = soundBooks()
    const company = desk.open()
    spoil(company.sql)
    company.close()
    const result = desk.with((again) => verifyCompany(again.sql))
    expect(result.ok).toBe(false)
    const failed = result.checks.filter((check) => !check.ok)
    expect(failed.map((check) => check.name).sort()).toEqual([...checks].sort())
    const first = failed.find((check) => check.name === checks[0])!
    expect(first.detail.fr).toMatch(names)
    expect(first.detail.en).toMatch(names)
  },
)

test('sound books pass every check, and verifying leaves the file byte for byte', () => {
  const desk = soundBooks()
  const before = digestOf(desk.path)
  const told: number[] = []
  const result = desk.with((company) => verifyCompany(company.sql, (done, total) => told.push(done, total)))
  expect(result).toMatchObject({ ok: true, entries: 3, postings: 6 })
  expect(result.checks.map((check) => check.name).sort()).toEqual([
    'attachments',
    'balances',
    'chains',
    'documents',
    'entries',
    'integrity',
    'rebuild',
    'signatures',
  ])
  expect(told.at(-2)).toBe(told.at(-1))
  expect(digestOf(desk.path)).toBe(before)
  expect(existsSync(`${desk.path}-wal`)).toBe(false)
})

test('a cancelled verification is no fault found', () => {
  const desk = soundBooks()
  const cancelled = () => {
    throw new DOMException('cancelled', 'AbortError')
  }
  expect(() => desk.with((company) => verifyCompany(company.sql, cancelled))).toThrow('cancelled')
})
