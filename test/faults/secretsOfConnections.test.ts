/**
 * Protects: the keys of a supplier of bank movements and the tokens that they give are in the folder of secrets and nowhere
 * else, sealed where the system can: in no log, answer, event, job, export, backup or company file, whatever the supplier does.
 */
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { assemble } from '../../electron/host/assemble.ts'
import { realParts } from '../../electron/host/real.ts'
import { EXPORTS } from '../../electron/operations/exports/index.ts'
import { BankWorld, type Trouble } from '../bank/feeds/bankWorld.ts'
import { CallingWindow } from '../support/callingWindow.ts'
import { Desk, filesUnder } from '../support/companyFile.ts'
import { keepFigures } from '../support/figures.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

const KEYS = { secret_id: 'canari-rose-1187', secret_key: 'canari-brun-6640' }
const WRONG = 'canari-noir-3307'

const world = new BankWorld()
Object.assign(world.keys, KEYS)
afterEach(() => world.close())

/** The forms in which a secret may be written: as it is, in an address, in bases of bytes, as UTF-16. */
function formsOf(secret: string): Buffer[] {
  const bytes = Buffer.from(secret)
  const texts = [
    secret,
    encodeURIComponent(secret),
    bytes.toString('hex'),
    bytes.toString('base64').replace(/=+$/, ''),
  ]
  return [...texts.map((text) => Buffer.from(text)), Buffer.from(secret, 'utf16le')]
}

const KINDS: readonly Trouble['kind'][] = ['down', 'html', 'expired', 'limited', 'forget', 'lose']

/** A connection from its keys to its end, with every trouble that a supplier makes on the way. */
async function work(window: CallingWindow, address: string, desk: Desk): Promise<void> {
  await window.done('company.create', { name: 'Acme', country: 'BE' })
  const keys = { secretId: KEYS.secret_id, secretKey: KEYS.secret_key, address }
  for (const wrong of [
    { ...keys, secretKey: WRONG },
    { ...keys, secretId: [WRONG] },
    { ...keys, [WRONG.slice(0, 6)]: 1 },
    { ...keys, secretKey: WRONG, address: 'http://127.0.0.1:1' },
    { ...keys, secretKey: WRONG, address: `not an address ${WRONG.slice(0, 6)}` },
    { ...keys, secretKey: WRONG.repeat(200) },
  ])
    expect((await window.call('bankConnection.setKeys', wrong)).ok).toBe(false)
  await window.done('bankConnection.setKeys', keys)
  const { id } = await window.done('bankConnection.create', { country: 'BE', institution: 'KBC_KREDBEBB' })
  const account = { iban: 'BE68539007547034', currency: 'EUR', name: 'Vue', balance: '1.00' }
  world.accounts.set('a', { ...account, booked: [], pending: [] })
  world.consent([...world.requisitions.keys()][0]!, ['a'])
  await window.done('bankConnection.check', { id })
  for (const kind of KINDS) {
    world.troubles.push({ kind, on: /./, count: 2 })
    await window.call('bankConnection.refresh', { id })
    await window.call('bankConnection.institutions', { country: 'BE' })
    world.troubles.length = 0
  }
  await window.done('bankConnection.refresh', { id })
  await window.done('bankConnection.list')
  for (const { name } of EXPORTS)
    await window.call('report.export', {
      report: name,
      input: {},
      format: 'csv',
      path: desk.at(`${name}.csv`),
    })
  await window.done('company.backup', { to: desk.at('copy.grandlivre') })
  await window.done('log.list', { limit: 100 })
  await window.done('job.list')
}

test.each([
  ['sealed by the keychain of the system', Buffer.alloc(32, 7)],
  ['where the system has no keychain', undefined],
])(
  'keys and tokens, %s',
  async (_name, sealKey) => {
    const desk = new Desk(temporaryFolder())
    const backEnd = assemble({ ...(await realParts(desk.place.home)), sealKey })
    const window = new CallingWindow(backEnd, desk.path)
    const secretsFolder = join(desk.place.home, 'secrets')
    let kept: Buffer[] = []
    try {
      await work(window, await world.open(), desk)
      kept = filesUnder(secretsFolder).map((file) => readFileSync(file))
      for (const file of filesUnder(secretsFolder)) expect(statSync(file).mode & 0o077).toBe(0)
    } finally {
      await backEnd.stop()
    }
    const secrets = [...Object.values(KEYS), WRONG, ...world.tokens, ...world.refreshTokens]
    expect(secrets.length).toBeGreaterThan(4)
    const said = Buffer.from(`${window.heard.join('\n')}${readFileSync(backEnd.log.path, 'utf8')}`)
    const elsewhere = filesUnder(desk.folder).filter((file) => !file.startsWith(secretsFolder))
    const contents = elsewhere.map((file) => [file, readFileSync(file)] as const)
    for (const secret of secrets)
      for (const form of formsOf(secret)) {
        expect(said.includes(form), secret).toBe(false)
        expect(contents.filter(([, bytes]) => bytes.includes(form)).map(([file]) => file)).toEqual([])
        if (sealKey)
          expect(
            kept.some((bytes) => bytes.includes(form)),
            secret,
          ).toBe(false)
      }
    // they were there to be found
    const holds = kept.some((bytes) => bytes.includes(KEYS.secret_key))
    expect([kept.length, holds]).toEqual([2, sealKey === undefined])
    keepFigures('secrets of connections', {
      secrets: secrets.length,
      answers: window.heard.length,
      files: contents.length,
    })
  },
  120_000,
)
