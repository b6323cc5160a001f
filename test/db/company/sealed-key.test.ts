/**
 * The desktop app seals a device's private key with the system's keychain; the command line beside it cannot open it. It
 * must go on as the same device (one copy, one chain), leave the signing to the app, and break nothing.
 */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openCompany } from '../../../db/company/company.ts'
import { createCompany } from '../../../db/company/create.ts'
import { deviceRecords, type Keychain, readPrivateKey } from '../../../db/company/place.ts'
import { verifyCompany } from '../../../db/company/verify.ts'
import { lockPeriod, unlockPeriod } from '../../../db/ledger/periods.ts'
import { chartFor } from '../../../db/rules/charts/index.ts'
import { toDay } from '../../../db/rules/dates.ts'
import { SMALL_COMPANY } from '../../support/companyFile.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'grandlivre-sealed-'))
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

const flip = (bytes: Uint8Array): Uint8Array => bytes.map((byte) => byte ^ 0x5a)
const keychain: Keychain = { seal: flip, open: flip }
const brokenKeychain: Keychain = {
  seal: flip,
  open: () => {
    throw new Error('another keychain')
  },
}

const file = path.join(folder, 'a.grandlivre')
const home = path.join(folder, 'home')
const now = () => Date.UTC(2026, 2, 31, 12)
const author = { door: 'test', operation: 'test' }
const signatures = (sql: { all<R>(text: string): R[] }) =>
  sql.all<object>('SELECT * FROM head_signature').length

test('a sealed key is written sealed, and only its keychain opens it', () => {
  const { company } = createCompany(
    { ...SMALL_COMPANY, name: 'Scellée inc.', accounts: chartFor('CA') },
    { path: file, place: { home, keychain }, now, door: 'test' },
  )
  const device = company.device!
  company.close()
  expect(readPrivateKey({ home, keychain }, device).state).toBe('ready')
  expect(readPrivateKey({ home, keychain: null }, device).state).toBe('sealed')
  expect(readPrivateKey({ home, keychain: brokenKeychain }, device).state).toBe('sealed')
  expect(readPrivateKey({ home, keychain }, 'unknown').state).toBe('missing')
})

test.each([
  ['without a keychain', null],
  ['with a keychain that cannot open it', brokenKeychain],
])('%s the same device goes on and does not sign', (_name, other) => {
  const company = openCompany({ path: file, place: { home, keychain: other }, now })
  const before = signatures(company.sql)
  company.write(author, () => lockPeriod(company, toDay('2026-01-31')))
  company.write(author, () => unlockPeriod(company, 'essai'))
  expect(signatures(company.sql)).toBe(before)
  expect(deviceRecords(company.place, company.id)).toHaveLength(1)
  expect(verifyCompany(company.sql).ok).toBe(true)
  company.close()
})

test('the app signs what both have written', () => {
  const company = openCompany({ path: file, place: { home, keychain }, now })
  company.write(author, () => lockPeriod(company, toDay('2026-02-28')))
  expect(signatures(company.sql)).toBe(1)
  expect(company.sql.all('SELECT DISTINCT device FROM change')).toHaveLength(1)
  expect(verifyCompany(company.sql).ok).toBe(true)
  company.close()
})
