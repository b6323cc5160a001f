/** Protects: what is encrypted is unreadable without its passphrase or recovery key, and never lost on the way there. */
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { backup, restore } from '../../../db/company/backup.ts'
import { decrypt, encrypt } from '../../../db/company/encryption.ts'
import { keyFilePath, newRecoveryKey, readRecoveryKey } from '../../../db/company/keys.ts'
import {
  Desk,
  digestOf,
  entriesIn,
  faultsOf,
  filesWith,
  hashesOf,
  PASSPHRASE,
  postOne,
} from '../../support/companyFile.ts'
import { crashStates } from '../../support/crashes.ts'
import { codeOf } from '../../support/refused.ts'
import { temporaryFolder } from '../../support/temporaryFolder.ts'

const encrypted = { passphrase: PASSPHRASE }

describe('an encrypted file', () => {
  test('shows nothing of what is in it, nor of its keys', () => {
    const desk = new Desk(temporaryFolder())
    const { company, recoveryKey } = desk.create({ ...encrypted, name: 'Zebrafish Ltd' })
    postOne(company, 12345, 'pelican invoice')
    const open = readFileSync(`${desk.path}-wal`)
    expect(open.includes('pelican')).toBe(false)
    company.close()
    const bytes = readFileSync(desk.path)
    expect(bytes.subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3')
    expect(bytes.length % 4096).toBe(0)
    const plain = ['Zebrafish', 'pelican', 'CREATE TABLE', 'Banque', PASSPHRASE]
    for (const text of [...plain, recoveryKey!, readRecoveryKey(recoveryKey!)!])
      expect(filesWith(desk.folder, text), text).toEqual([])
    expect(Object.keys(JSON.parse(readFileSync(keyFilePath(desk.path), 'utf8'))).sort()).toEqual([
      'format',
      'nonce',
      'salt',
      'tag',
      'wrapped',
    ])
  })

  test('opens by its passphrase, in whatever form its accents were typed, and by nothing near it', () => {
    const desk = new Desk(temporaryFolder())
    desk.filled(1, { passphrase: 'été à Montréal' })
    desk.with((company) => expect(faultsOf(company)).toEqual([]), {
      secret: 'été à Montréal'.normalize('NFD'),
    })
    const before = digestOf(desk.path)
    expect(codeOf(() => desk.open())).toBe('company.needsKey')
    for (const secret of ['ete a Montreal', 'été à Montréal ', newRecoveryKey()])
      expect(
        codeOf(() => desk.open({ secret })),
        secret,
      ).toBe('company.wrongKey')
    expect(digestOf(desk.path)).toBe(before)
  })

  test('opens by its recovery key as a person types it from paper, also without its key file', () => {
    const desk = new Desk(temporaryFolder())
    const { recoveryKey, state } = desk.filled(1, encrypted)
    rmSync(keyFilePath(desk.path))
    expect(codeOf(() => desk.open({ secret: PASSPHRASE }))).toBe('company.keyFileMissing')
    const typed = recoveryKey!.toLowerCase().replaceAll('-', '  ').replaceAll('0', 'o').replaceAll('1', 'l')
    for (const secret of [recoveryKey!, typed, ` ${recoveryKey!.replaceAll('-', '')}\n`])
      desk.with((company) => expect(hashesOf(company).state).toBe(state), { secret })
  })

  test('is not opened with the key file of another company, nor with a damaged one', () => {
    const desk = new Desk(temporaryFolder())
    desk.filled(1, encrypted)
    const other = desk.at('other.grandlivre')
    desk.create(encrypted, other).company.close()
    const own = readFileSync(keyFilePath(desk.path))
    writeFileSync(keyFilePath(desk.path), readFileSync(keyFilePath(other)))
    expect(codeOf(() => desk.open({ secret: PASSPHRASE }))).toBe('company.keyMismatch')
    for (const content of ['', '{', '{}', own.subarray(0, 40)]) {
      writeFileSync(keyFilePath(desk.path), content)
      expect(codeOf(() => desk.open({ secret: PASSPHRASE }))).toBe('company.keyFileMissing')
    }
  })
})

describe('encrypting and decrypting', () => {
  test('keep every hash, and leave nothing plain', () => {
    const desk = new Desk(temporaryFolder())
    const before = desk.filled(3)
    const recoveryKey = encrypt(desk.path, PASSPHRASE)
    expect(filesWith(desk.at('.'), 'Banque')).toEqual([])
    for (const secret of [PASSPHRASE, recoveryKey])
      desk.with(
        (company) => {
          expect(hashesOf(company)).toEqual({ ledger: before.ledger, state: before.state })
          expect(faultsOf(company)).toEqual([])
        },
        { secret },
      )
    expect(codeOf(() => encrypt(desk.path, PASSPHRASE))).toBe('company.alreadyEncrypted')
    expect(codeOf(() => decrypt(desk.path, 'another phrase'))).toBe('company.wrongKey')
    decrypt(desk.path, PASSPHRASE)
    expect(codeOf(() => decrypt(desk.path, PASSPHRASE))).toBe('company.notEncrypted')
    expect(desk.names()).toEqual(['acme.grandlivre'])
    desk.with((company) => expect(hashesOf(company).state).toBe(before.state))
  })

  test('are refused while the company is open elsewhere, and change nothing', () => {
    const desk = new Desk(temporaryFolder())
    desk.filled(1)
    desk.with((company) => {
      expect(codeOf(() => encrypt(desk.path, PASSPHRASE))).toBe('company.locked')
      postOne(company, 300)
    })
    expect(desk.names()).toEqual(['acme.grandlivre'])
    desk.with((company) => expect([faultsOf(company), entriesIn(company)]).toEqual([[], 2]))
  }, 30_000)

  it.each([
    ['encrypting', undefined],
    ['decrypting', PASSPHRASE],
  ] as const)(
    'a crash at any step of %s leaves the file whole, one way or the other',
    (_what, passphrase) => {
      const desk = new Desk(temporaryFolder())
      const { state } = desk.filled(1, { passphrase })
      const states = crashStates(desk.folder, temporaryFolder(), () => {
        if (passphrase) decrypt(desk.path, passphrase)
        else encrypt(desk.path, PASSPHRASE)
      })
      expect(states.count).toBeGreaterThan(5)
      for (let index = 0; index < states.count; index += 1) {
        states.restore(index)
        const step = states.stepOf(index)
        desk.with(
          (company) => {
            expect([faultsOf(company), hashesOf(company).state], step).toEqual([[], state])
            if (company.key) expect(filesWith(desk.at('.'), 'Banque'), step).toEqual([])
          },
          { secret: PASSPHRASE },
        )
        expect(existsSync(`${desk.path}.rekeying`), step).toBe(false)
      }
    },
  )
})

test('a backup of an encrypted company is encrypted, opens by the same secrets and restores to the same books', () => {
  const desk = new Desk(temporaryFolder())
  const { recoveryKey, ledger, state } = desk.filled(2, encrypted)
  const copy = desk.at('copy.grandlivre')
  const made = desk.with((company) => backup(company, 'manual', copy), { secret: PASSPHRASE })
  expect([made.ledgerHash, made.stateHash]).toEqual([ledger, state])
  expect(filesWith(desk.at('.'), 'Banque')).toEqual([])
  expect(codeOf(() => restore(copy, desk.at('a.grandlivre'), desk.place))).toBe('company.needsKey')
  expect(codeOf(() => restore(copy, desk.at('a.grandlivre'), desk.place, 'another'))).toBe('company.wrongKey')
  expect(restore(copy, desk.at('a.grandlivre'), desk.place, PASSPHRASE).stateHash).toBe(state)
  renameSync(keyFilePath(copy), desk.at('elsewhere.key'))
  expect(restore(copy, desk.at('b.grandlivre'), desk.place, recoveryKey!).stateHash).toBe(state)
  for (const [name, secret] of [
    ['a.grandlivre', PASSPHRASE],
    ['b.grandlivre', recoveryKey!],
  ] as const)
    desk.with((company) => expect(faultsOf(company)).toEqual([]), { path: desk.at(name), secret })
})
