/** Protects: damage to the schema or to the log of an older file is told as damage, and a bug of ours stays a bug. */
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import type { Company } from '../../../db/company/company.ts'
import { STATE_TABLES } from '../../../db/tables.ts'
import { pasts, unpack } from '../../fixtures/upgrades/past.ts'
import { Desk, digestOf } from '../../support/companyFile.ts'
import { withoutTriggers } from '../../support/flips.ts'
import { codeOf } from '../../support/refused.ts'
import { temporaryFolder } from '../../support/temporaryFolder.ts'

const author = { door: 'cli', operation: 'test' }

/** Gives a column another name in the schema, as a changed byte would. */
function renameColumn(path: string): void {
  const raw = new Database(path)
  raw.unsafeMode(true)
  raw.pragma('writable_schema = ON')
  raw.exec("UPDATE sqlite_master SET sql = replace(sql, 'name TEXT', 'nbme TEXT') WHERE name = 'party'")
  raw.close()
}

const names = (company: Company) => company.sql.all('SELECT name FROM party')

test('a statement that a changed schema makes wrong is told as damage, reading and writing', () => {
  const desk = new Desk(temporaryFolder())
  desk.filled(1)
  renameColumn(desk.path)
  desk.with((company) => {
    expect(codeOf(() => company.read(() => names(company)))).toBe('company.damaged')
    expect(codeOf(() => company.write(author, () => names(company)))).toBe('company.damaged')
  })
})

test('a wrong statement on a sound file is a bug, and stays one', () => {
  const desk = new Desk(temporaryFolder())
  desk.filled(1)
  desk.with((company) => {
    expect(() => company.read(() => company.sql.all('SELECT nbme FROM party'))).toThrow(
      'no such column: nbme',
    )
  })
})

test('an older file whose log was altered so that it cannot be rebuilt is damaged, and left as it is', () => {
  const desk = new Desk(temporaryFolder())
  unpack(pasts[0]!, desk.path)
  const raw = new Database(desk.path)
  withoutTriggers(raw, () =>
    raw.exec(
      `UPDATE change SET codec = 0, body = CAST('{"kind":"party","record":"x","values":{"nbme":"x"}}' AS BLOB)
       WHERE seq = (SELECT max(seq) FROM change WHERE type = 'fields.set')`,
    ),
  )
  raw.close()
  const before = digestOf(desk.path)
  expect(codeOf(() => desk.open())).toBe('company.damaged')
  expect(digestOf(desk.path)).toBe(before)
  expect(desk.names().filter((name) => name.includes('upgrading'))).toEqual([])
})

test('every table is known by the name under which it is made, and damage is told', () => {
  for (const { name, create } of STATE_TABLES)
    expect(create).toMatch(new RegExp(`^\\s*CREATE (VIRTUAL )?TABLE ${name} ?(\\(|USING)`))
})
