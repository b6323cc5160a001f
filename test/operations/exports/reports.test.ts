/**
 * Protects what accountants hand to others: every report leaves the program with the figures of its own operation, in
 * words of their trade. The CSV of each is a golden file (vitest -u writes them anew, to be read before they are kept).
 */
import { describe, expect, test } from 'vitest'
import { EXPORTS, type ExportName } from '../../../electron/operations/exports/index.ts'
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
