/**
 * Protects what accountants hand to others: every report leaves the program with the figures of its own operation, in
 * words of their trade. The CSV of each is a golden file (vitest -u writes them anew, to be read before they are kept).
 */
import { describe, expect, test } from 'vitest'
import { STATUS_SQL } from '../../../db/records/documents/status.ts'
import { ACCOUNT_TYPES } from '../../../db/rules/charts/account.ts'
import { DOCUMENT_KINDS, METHODS } from '../../../db/rules/documents/kinds.ts'
import { EXPORTS, type ExportName } from '../../../electron/operations/exports/index.ts'
import {
  KINDS,
  METHODS as METHOD_WORDS,
  MONEY_STATUSES,
  STATUSES,
  ACCOUNT_TYPES as TYPE_WORDS,
} from '../../../electron/operations/exports/words.ts'
import { INPUTS } from './inputs.ts'
import { smallBooks } from './smallBooks.ts'

const made = await smallBooks()

async function csvOf(report: ExportName, language: 'fr' | 'en'): Promise<string> {
  const input = INPUTS[report](made)
  const { base64 } = await made.books.call('report.export', { report, input, format: 'csv', language })
  return Buffer.from(base64!, 'base64').toString('utf8').replace('\ufeff', '').replaceAll('\r\n', '\n')
}

describe.each(EXPORTS.map(({ name }) => name))('%s', (report) => {
  test.each(['fr', 'en'] as const)('as CSV, in %s', async (language) => {
    await expect(await csvOf(report, language)).toMatchFileSnapshot(`golden/${report}.${language}.csv`)
  })
})

test('every kind, method, status and type has its words', () => {
  const statuses = [...STATUS_SQL.matchAll(/(?:THEN|ELSE) '(\w+)'/g)].map(([, status]) => status!)
  expect(statuses).toContain('overdue')
  const without = (keys: readonly string[], words: object) => keys.filter((key) => !(key in words))
  expect(without(DOCUMENT_KINDS, KINDS)).toEqual([])
  expect(without(METHODS, METHOD_WORDS)).toEqual([])
  expect(without(ACCOUNT_TYPES, TYPE_WORDS)).toEqual([])
  expect(without([...statuses, 'draft'], STATUSES)).toEqual([])
  expect(without([...statuses, 'draft'], MONEY_STATUSES)).toEqual([])
})
