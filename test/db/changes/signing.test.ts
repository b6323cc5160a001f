/** Protects the signatures over the ends of chains, and the identifiers by which facts are born. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ledgerHash } from '../../../db/changes/hashes.ts'
import { uuidv7 } from '../../../db/changes/ids.ts'
import { type HeadSignature, isSigned, newKeyPair } from '../../../db/changes/signing.ts'
import { startedCompany } from '../../simulation/office.ts'
import { exchange, type Laptop, Workshop } from '../../support/company.ts'

const workshop = new Workshop()
let office: Laptop
let signature: HeadSignature
let publicKey: string

beforeAll(async () => {
  office = workshop.copyFile(await startedCompany(workshop), 'anne')
  await office.run('period.lock', { through: '2025-12-31' })
  const { sql } = office.company
  signature = sql.get<HeadSignature>('SELECT * FROM head_signature WHERE device = ?', office.device)!
  publicKey = sql.get<{ public_key: string }>(
    'SELECT public_key FROM device WHERE id = ?',
    office.device,
  )!.public_key
})
afterAll(() => workshop.close())

describe('the head signed at a lock', () => {
  test('is the end of the chain, and right', () => {
    expect(signature.device_seq).toBe(office.known()[office.device])
    expect(isSigned(office.company.id, publicKey, signature)).toBe(true)
  })

  test.each([
    ['another company', () => isSigned('other', publicKey, signature)],
    ['another key', () => isSigned(office.company.id, newKeyPair().publicKey, signature)],
    ['another head', () => isSigned(office.company.id, publicKey, { ...signature, head: 'f'.repeat(64) })],
    ['another number', () => isSigned(office.company.id, publicKey, { ...signature, device_seq: 1 })],
    ['another device', () => isSigned(office.company.id, publicKey, { ...signature, device: 'other' })],
  ])('does not hold for %s', (_what, check) => {
    expect(check()).toBe(false)
  })

  test('is checked by verify, which names the device', () => {
    const { sql } = office.company
    const insert =
      'INSERT INTO head_signature (device, device_seq, head, signature, reason) VALUES (?,?,?,?,?)'
    const faults = (): string | undefined => {
      const check = office.verify().checks.find(({ name }) => name === 'signatures')!
      return check.ok ? undefined : check.detail.en
    }
    expect(faults()).toBeUndefined()
    sql.database.exec('SAVEPOINT planted')
    sql.run(insert, office.device, 1, 'f'.repeat(64), signature.signature, 'lock')
    expect(faults()).toContain(`${office.device} nº 1`)
    sql.database.exec('ROLLBACK TO planted; RELEASE planted')
    expect(faults()).toBeUndefined()
  })
})

describe('the ledger hash', () => {
  test('is the same for the same changes, and another after one more', async () => {
    const other = workshop.copy(office, 'benoit')
    const same = ledgerHash(office.company.sql)
    expect(ledgerHash(other.company.sql)).toBe(same)
    await other.run('account.update', { code: '6100', name: 'Loyers' })
    expect(ledgerHash(other.company.sql)).not.toBe(same)
    exchange(office, other)
    expect(ledgerHash(office.company.sql)).toBe(ledgerHash(other.company.sql))
  })
})

describe('an identifier', () => {
  test('is a UUID of version 7 that begins with its instant', () => {
    expect(uuidv7(0x0123456789ab, new Uint8Array(10))).toBe('01234567-89ab-7000-8000-000000000000')
    expect(uuidv7(0x0123456789ab, new Uint8Array(10).fill(255))).toBe('01234567-89ab-7fff-bfff-ffffffffffff')
  })

  test('sorts by time of birth, and is never the same twice', () => {
    const many = Array.from({ length: 1000 }, (_, index) => uuidv7(1_800_000_000_000 + index))
    expect([...many].sort()).toEqual(many)
    expect(new Set(Array.from({ length: 1000 }, () => uuidv7(1_800_000_000_000))).size).toBe(1000)
  })
})
