/**
 * Protects: while a company is open, no other program gets it alone, whatever else this process does with the file. (On
 * Linux and macOS, closing any handle on a file drops every lock that the process has on it.)
 */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { backup, restore } from '../../../db/company/backup.ts'
import type { Company } from '../../../db/company/company.ts'
import { looksEncrypted } from '../../../db/company/connection.ts'
import { encrypt } from '../../../db/company/encryption.ts'
import { verifyCompany } from '../../../db/company/verify.ts'
import { Desk, PASSPHRASE, postOne } from '../../support/companyFile.ts'
import { codeOf } from '../../support/refused.ts'
import { temporaryFolder } from '../../support/temporaryFolder.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

const takeIt = `
const Database = require('better-sqlite3')
const database = new Database(process.argv[1], { timeout: 0 })
try {
  database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
  console.log('taken')
} catch (error) {
  console.log(error.code)
}`

/** What another program is told that wants the file for itself. */
function takenByAnother(path: string): string {
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', takeIt, path], {
    cwd: root,
    encoding: 'utf8',
  })
  return stdout.trim() || stderr
}

it.each<[string, (desk: Desk, company: Company) => unknown]>([
  ['is only open', () => {}],
  ['is looked at', (desk) => looksEncrypted(desk.path)],
  ['is opened a second time and closed', (desk) => desk.with((second) => postOne(second, 100))],
  ['is opened for reading and closed', (desk) => desk.with((second) => second.facts(), { readonly: true })],
  ['is verified', (desk) => desk.with((second) => verifyCompany(second.sql))],
  ['is backed up', (desk, company) => backup(company, 'manual', desk.at('copy.grandlivre'))],
  ['is restored from', (desk) => restore(desk.path, desk.at('copy.grandlivre'), desk.place)],
  ['cannot be encrypted', (desk) => codeOf(() => encrypt(desk.path, PASSPHRASE))],
])('a company that %s stays ours', (_what, work) => {
  const desk = new Desk(temporaryFolder())
  desk.filled(1)
  desk.with((company) => {
    work(desk, company)
    expect(takenByAnother(desk.path)).toBe('SQLITE_BUSY')
  })
  expect(takenByAnother(desk.path)).toBe('taken')
})
