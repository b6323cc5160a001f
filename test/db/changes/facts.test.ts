/** Protects facts from being edited, even by a program that has the file open: triggers refuse UPDATE and DELETE. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startedCompany } from '../../simulation/office.ts'
import { type Laptop, Workshop } from '../../support/company.ts'

const workshop = new Workshop()
let office: Laptop

beforeAll(async () => {
  office = workshop.copyFile(await startedCompany(workshop), 'copy')
  await office.run('period.lock', { through: '2025-12-31' })
})
afterAll(() => workshop.close())

const ROWS = ['change', 'part', 'entry', 'posting', 'statement', 'bank_line', 'head_signature'] as const

describe('facts', () => {
  test.each(ROWS)('there is a row of %s to try', (table) => {
    expect(office.company.sql.get(`SELECT 1 FROM ${table}`)).toBeDefined()
  })

  test.each(ROWS)('of %s are not deleted', (table) => {
    expect(() => office.company.sql.run(`DELETE FROM ${table}`)).toThrow(/fact|never/)
  })

  test.each([
    "change SET user = 'other'",
    'change SET stamp = stamp + 1',
    "part SET content = CAST('other' AS BLOB)",
    "part SET record = 'other', salt = NULL, content = NULL",
    'entry SET date = date',
    "entry SET number = '99'",
    "entry SET memo = 'other'",
    'posting SET cents = cents + 1',
    "posting SET account = '4000'",
    "posting SET memo = 'other'",
    'statement SET opening = 1',
    "statement SET account = '4000'",
    'bank_line SET cents = cents + 1',
    "bank_line SET date = '2026-01-01'",
    "head_signature SET signature = 'other'",
  ])('are not altered: UPDATE %s', (assignment) => {
    expect(() => office.company.sql.run(`UPDATE ${assignment}`)).toThrow(/fact|never|erased/)
  })

  test('and the file still verifies', () => {
    expect(office.verify().ok).toBe(true)
  })
})
