/**
 * Every statement of the reference corpus gives the figures that other readers agreed on. A file that leaves a
 * question open (which of two readings of its dates) must ask it, and give the figures once it is answered.
 */
import fs from 'node:fs'
import { expect, test } from 'vitest'
import { inspectFile } from '../../electron/bank/inspect.ts'
import type { ColumnMap } from '../../electron/bank/parsed.ts'
import { describeShared, sharedJson, sharedPath } from '../support/shared.ts'
import { differences, type Expected, parseFile, parseTextFile } from './figures.ts'

const folders = [
  'ofx1',
  'ofx2',
  'qfx',
  'qbo',
  'qif',
  'camt052',
  'camt053',
  'camt054',
  'csv',
  'xls',
  'xlsx',
  'mt940',
  'pdf',
]
/** What a person answers where the file cannot tell. */
const answers: Readonly<Record<string, ColumnMap>> = {
  'csv/gb-first-direct.csv': { dateFormat: 'DD/MM/YYYY' },
  'csv/payoneer.csv': { dateFormat: 'DD/MM/YYYY' },
}
/** Facts that stand outside the file. */
const outside: Readonly<Record<string, readonly string[]>> = {
  'csv/fr-bpce-2024.csv': ['accountId null, not 12345678'],
  // letters of the DOS table, which were expected as bytes
  'mt940/wolph-self-provided-raiffeisen-cmi.sta': [
    'first.description CAB18D1700041116 109876543210000012345678 HUNGARY KFT. UV, napi összevont utánvét, 2018.04 .17, A13947109201804175000000097, X, not CAB18D1700041116 109876543210000012345678 HUNGARY KFT. UV, napi \u0094sszevont ut nv\u0082t, 2018.04 .17, A13947109201804175000000097, X',
  ],
}

function statementsIn(folder: string): string[] {
  const place = sharedPath('statements', folder)
  return place ? fs.readdirSync(place).filter((name) => !name.endsWith('.expected.json')) : []
}

for (const folder of folders) {
  describeShared(`statements in ${folder}`, () => {
    test.each(statementsIn(folder))('%s', async (name) => {
      const expected = sharedJson<Expected>('statements', folder, `${name}.expected.json`)
      if (expected.agreement.status === 'no-agreement') return
      const file = sharedPath('statements', folder, name)!
      const answer = answers[`${folder}/${name}`]
      if (answer) expect((await parseFile(file)).outcome).toBe('ask')
      const inspection = inspectFile(await parseFile(file, answer))
      expect(inspection.outcome).toBe('parse')
      const known = outside[`${folder}/${name}`] ?? []
      expect(differences(inspection, expected).filter((difference) => !known.includes(difference))).toEqual(
        [],
      )
    })
  })
}

describeShared('tables without help', () => {
  test('95 of 100 are understood without a column map', () => {
    const names = statementsIn('csv')
    const understood = names.filter(
      (name) => parseTextFile(sharedPath('statements', 'csv', name)!).outcome === 'parse',
    )
    expect(understood.length).toBeGreaterThanOrEqual(names.length * 0.95)
  })

  test('the columns recognised can be given back and change nothing', () => {
    for (const name of statementsIn('csv')) {
      const file = sharedPath('statements', 'csv', name)!
      const first = parseTextFile(file)
      const again = parseTextFile(file, first.layout!.columns)
      expect(
        again.accounts.map((account) => account.lines.map((line) => line.amount)),
        name,
      ).toEqual(first.accounts.map((account) => account.lines.map((line) => line.amount)))
    }
  })
})
