/** Protects: a company is made whole or not at all, never over something else, never where it would be in danger. */
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { isNetworkShare, syncService } from '../../../db/company/location.ts'
import { COUNTRIES } from '../../../db/rules/charts/countries.ts'
import { chartFor } from '../../../db/rules/charts/index.ts'
import { usualTaxes } from '../../../db/rules/tax.ts'
import { Desk, entriesIn, faultsOf, hashesOf, PASSPHRASE, postOne } from '../../support/companyFile.ts'
import { crashStates } from '../../support/crashes.ts'
import { codeOf } from '../../support/refused.ts'
import { temporaryFolder } from '../../support/temporaryFolder.ts'

it.each(COUNTRIES.map((country) => [country.code, country] as const))(
  'a company of %s opens with its chart and verifies',
  (code, country) => {
    const desk = new Desk(temporaryFolder())
    const province = code === 'CA' ? 'QC' : null
    const accounts = chartFor(code)
    const taxes = usualTaxes(code, province ?? undefined).map((tax) => ({
      code: tax,
      since: null,
      number: null,
    }))
    const { company } = desk.create({ country: code, province, currency: country.currency, accounts, taxes })
    company.close()
    desk.with((opened) => {
      expect(opened.facts()).toMatchObject({ country: code, currency: country.currency, name: 'Acme' })
      expect(opened.facts().decimals).toBe(['XOF', 'XAF', 'GNF', 'KMF'].includes(country.currency) ? 0 : 2)
      expect(opened.sql.get('SELECT count(*) AS n FROM account')).toEqual({ n: accounts.length })
      expect(faultsOf(opened)).toEqual([])
    })
  },
)

describe('whole or not at all', () => {
  it.each([undefined, PASSPHRASE])(
    'after a crash at any step (passphrase: %s)',
    (passphrase) => {
      const desk = new Desk(temporaryFolder())
      const changed = { passphrase }
      const states = crashStates(desk.folder, temporaryFolder(), () => desk.create(changed).company.close())
      expect(states.count).toBeGreaterThan(8)
      for (let index = 0; index < states.count; index += 1) {
        states.restore(index)
        const step = states.stepOf(index)
        if (!existsSync(desk.path)) {
          expect(
            codeOf(() => desk.open({ secret: passphrase })),
            step,
          ).toBe('company.notFound')
          desk.create(changed).company.close()
        }
        desk.with(
          (company) => {
            postOne(company, 100)
            expect([faultsOf(company), entriesIn(company)], step).toEqual([[], 1])
          },
          { secret: passphrase },
        )
        expect(
          desk.names().filter((name) => name.includes('.creating')),
          step,
        ).toEqual([])
      }
    },
    180_000,
  )

  test('what a deleted company left beside its name does not get into the new one', () => {
    const desk = new Desk(temporaryFolder())
    const { company } = desk.create()
    postOne(company, 700)
    const journal = readFileSync(`${desk.path}-wal`)
    company.close()
    const second = desk.at('second.grandlivre')
    writeFileSync(`${second}-wal`, journal)
    desk.create({}, second).company.close()
    desk.with((opened) => expect([faultsOf(opened), entriesIn(opened)]).toEqual([[], 0]), { path: second })
  })
})

describe('refused', () => {
  test('an existing file, which stays as it is', () => {
    const desk = new Desk(temporaryFolder())
    writeFileSync(desk.path, 'a letter')
    expect(codeOf(() => desk.create())).toBe('company.exists')
    expect(readFileSync(desk.path, 'utf8')).toBe('a letter')
  })

  test('a missing folder, and a file in the place of the folder', () => {
    const desk = new Desk(temporaryFolder())
    writeFileSync(desk.at('file'), '')
    for (const name of ['none/acme.grandlivre', 'file/acme.grandlivre'])
      expect(
        codeOf(() => desk.create({}, desk.at(name))),
        name,
      ).toBe('company.noFolder')
  })

  test('a weak passphrase, counted in characters', () => {
    const desk = new Desk(temporaryFolder())
    for (const passphrase of ['', 'sept-ca', '🐎🐎🐎🐎'])
      expect(
        codeOf(() => desk.create({ passphrase })),
        passphrase,
      ).toBe('company.weakPassphrase')
    expect(desk.names()).toEqual([])
  })

  it.each([
    'OneDrive',
    'OneDrive - Bureau Tremblay',
    'Dropbox',
    'Dropbox (Personnel)',
    'Google Drive',
    'My Drive',
    'iCloud Drive',
    'Mobile Documents',
    'Box Sync',
    'Nextcloud',
    'ownCloud',
    'pCloud Drive',
    'MEGA',
    'Sync',
  ])('the folder of a service that synchronises: %s', (name) => {
    const desk = new Desk(temporaryFolder())
    const folder = desk.at(join(name, 'Livres'))
    mkdirSync(folder, { recursive: true })
    expect(codeOf(() => desk.create({}, join(folder, 'acme.grandlivre')))).toBe('company.syncedFolder')
    symlinkSync(folder, desk.at('link'))
    expect(codeOf(() => desk.create({}, desk.at('link/acme.grandlivre')))).toBe('company.syncedFolder')
  })

  test('a folder that Dropbox has marked; folders that only sound alike are taken', () => {
    const desk = new Desk(temporaryFolder())
    for (const name of ['Boxing', 'Sync client', 'dropboxes', 'onedriver'])
      expect(syncService(desk.at(join(name, 'a.grandlivre'))), name).toBe(null)
    writeFileSync(desk.at('.dropbox'), '')
    expect(codeOf(() => desk.create())).toBe('company.syncedFolder')
  })

  it.each([
    ['NFS', 0x6969],
    ['CIFS', 0xff534d42],
    ['SMB 2', 0xfe534d42],
    ['SMB', 0x517b],
    ['AFS', 0x5346414f],
  ])('a share of %s is known by its file system', (_name, type) => {
    expect(isNetworkShare('/books/acme.grandlivre', () => type)).toBe(true)
  })

  test('a path of another machine is a share; ext4, and a disk that says nothing, are not', () => {
    const desk = new Desk(temporaryFolder())
    expect(codeOf(() => desk.create({}, '\\\\server\\books\\acme.grandlivre'))).toBe('company.networkShare')
    expect(isNetworkShare(desk.path, () => 0xef53)).toBe(false)
    const silent = () => {
      throw new Error('no such call')
    }
    expect(isNetworkShare(desk.path, silent)).toBe(false)
  })
})

test('a company that was moved goes on as the same device; a copy becomes another at its first change', () => {
  const desk = new Desk(temporaryFolder())
  const { ledger } = desk.filled(2)
  const device = desk.with((company) => company.device)
  const copy = desk.at('copy.grandlivre')
  writeFileSync(copy, readFileSync(desk.path))
  desk.with((company) => expect(company.device).toBe(device))
  desk.with(
    (company) => {
      expect([company.device, hashesOf(company).ledger]).toEqual([null, ledger])
      postOne(company, 500)
      expect(company.device).not.toBe(device)
      expect(faultsOf(company)).toEqual([])
    },
    { path: copy },
  )
})
