/** Protects: the password of a bank file is in no log, answer, event, job or file of the program, whatever comes of it. */
import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { assemble } from '../../electron/host/assemble.ts'
import { realParts } from '../../electron/host/real.ts'
import { CallingWindow } from '../support/callingWindow.ts'
import { Desk, filesWith } from '../support/companyFile.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

const PASSWORD = 'canari-rouge-5518'

test('the password of a bank file shows nowhere', async () => {
  const desk = new Desk(temporaryFolder())
  const backEnd = assemble(await realParts(desk.place.home))
  const window = new CallingWindow(backEnd, desk.path)
  const call = async (operation: string, input: object) => (await window.call(operation, input)).ok
  try {
    expect(await call('company.create', { name: 'Acme', country: 'CA' })).toBe(true)
    const path = desk.at('releve.csv')
    writeFileSync(path, 'Date,Description,Amount\n2026-03-02,CAFE,-5.00\n2026-03-03,DEPOT,7.00\n')
    const file = { path, password: PASSWORD }
    expect(await call('bank.inspect', file)).toBe(true)
    expect(await call('bank.preview', { ...file, account: '1010' })).toBe(true)
    expect(await call('bank.import', { ...file, account: '1010' })).toBe(true)
    for (const [operation, input] of [
      ['bank.preview', { ...file, path: desk.at('none.csv'), account: '1010' }],
      ['bank.import', { ...file, account: '4000' }],
      ['bank.import', { ...file, account: '1010', password: PASSWORD.repeat(100) }],
      ['bank.import', { ...file, account: '1010', [PASSWORD.slice(0, 3)]: 1 }],
      ['bank.preview', { ...file, path: 7 }],
    ] as const)
      expect(await call(operation, input), operation).toBe(false)
    window.heard.push(JSON.stringify(backEnd.program.jobs.list()))
  } finally {
    await backEnd.stop()
  }
  expect(`${window.heard.join('\n')}${readFileSync(backEnd.log.path, 'utf8')}`.includes(PASSWORD)).toBe(false)
  expect(filesWith(desk.folder, PASSWORD)).toEqual([])
}, 120_000)
