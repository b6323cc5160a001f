/**
 * Protects: passphrases, recovery keys and private keys are where they belong and nowhere else: in no log, answer, help,
 * backup or file, whatever goes well or wrong on the way.
 */
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { fileKeyOf, readRecoveryKey } from '../../db/company/keys.ts'
import type { Answer } from '../../electron/doors/answer.ts'
import { runCli } from '../../electron/doors/cli.ts'
import { assemble } from '../../electron/host/assemble.ts'
import { realParts } from '../../electron/host/real.ts'
import { operations } from '../../electron/operations/index.ts'
import { CallingWindow } from '../support/callingWindow.ts'
import { Desk, filesUnder, filesWith } from '../support/companyFile.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

const PASSPHRASE = 'canari-orange-7731'
const WRONG = 'canari-violet-4452'
const SECOND = 'canari-bleu-9083'
const SHORT = 'canari'

/** All of an answer but the recovery key, which it is there to show. */
function withoutKey(answer: Answer): unknown {
  if (!answer.ok) return answer
  const { recoveryKey: _shown, ...rest } = answer.data as Record<string, unknown>
  return rest
}

/** All that one does with secrets, right and wrong; gives the recovery keys that were shown. */
async function workWithSecrets(window: CallingWindow, desk: Desk): Promise<string[]> {
  const call = async (...words: Parameters<CallingWindow['call']>): Promise<Record<string, unknown>> => {
    const answer = await window.call(...words)
    return answer.ok ? (answer.data as Record<string, unknown>) : { code: answer.error.code }
  }
  const made = await call('company.create', { name: 'Acme', country: 'CA', passphrase: PASSPHRASE })
  expect(made.recoveryKey).toBeTypeOf('string')
  const refused: readonly (readonly [string, object, string])[] = [
    ['company.unlock', { passphrase: WRONG }, 'company.wrongKey'],
    ['company.unlock', { passphrase: PASSPHRASE, secret: WRONG }, 'input.invalid'],
    ['company.unlock', { passphrase: [SECOND] }, 'input.invalid'],
    ['company.create', { name: 'Acme', country: 'ZZ', passphrase: SECOND }, 'country.unsupported'],
    ['company.encrypt', { passphrase: SHORT }, 'company.weakPassphrase'],
    ['company.restore', { from: desk.at('none'), passphrase: WRONG }, 'company.notFound'],
    ['company.nonsense', { passphrase: WRONG }, 'door.unknownOperationNear'],
  ]
  for (const [operation, input, code] of refused)
    expect([operation, (await call(operation, input)).code]).toEqual([operation, code])
  await call('company.unlock', { passphrase: PASSPHRASE })
  const lines = [
    { account: '1010', debit: '10.00' },
    { account: '4000', credit: '10.00' },
  ]
  expect(await call('ledger.post', { date: '2026-03-31', memo: 'x', lines })).toHaveProperty('hash')
  await call('company.backup', { to: desk.at('sealed.grandlivre') })
  await call(
    'company.restore',
    { from: desk.at('sealed.grandlivre'), passphrase: PASSPHRASE },
    desk.at('b.grandlivre'),
  )
  expect(await call('company.decrypt')).toMatchObject({ encrypted: false })
  await call('company.backup', { to: desk.at('plain.grandlivre') })
  for (const [name, { kind }] of Object.entries(operations)) if (kind === 'read') await call(name)
  await call('company.verify')
  const again = await call('company.encrypt', { passphrase: SECOND })
  expect(again.recoveryKey).toBeTypeOf('string')
  return [made.recoveryKey, again.recoveryKey] as string[]
}

test('secrets show nowhere but where they belong', async () => {
  const desk = new Desk(temporaryFolder())
  const backEnd = assemble(await realParts(desk.place.home))
  const window = new CallingWindow(backEnd, desk.path, withoutKey)
  const recoveryKeys = await workWithSecrets(window, desk).finally(() => backEnd.stop())
  const keys = join(desk.place.home, 'keys')
  const privateKeys = filesUnder(keys).map((path) => readFileSync(path, 'utf8'))
  expect(privateKeys.length).toBeGreaterThan(0)
  const said = [...window.heard, readFileSync(backEnd.log.path, 'utf8')].join('\n')
  expect(said).toContain('company.wrongKey')
  const secrets = [
    PASSPHRASE,
    WRONG,
    SECOND,
    ...recoveryKeys.flatMap((key) => [key, readRecoveryKey(key)!, fileKeyOf(key)]),
    ...privateKeys,
  ]
  for (const secret of secrets) {
    expect(said.includes(secret), secret).toBe(false)
    const allowed = filesWith(desk.folder, secret).filter((path) => !path.startsWith(keys))
    expect(allowed, secret).toEqual([])
  }
  for (const path of filesUnder(desk.folder)) {
    const bytes = readFileSync(path)
    for (const key of [
      ...privateKeys.map((text) => Buffer.from(text, 'base64')),
      ...recoveryKeys.map((key) => Buffer.from(fileKeyOf(key), 'hex')),
    ])
      expect(bytes.includes(key), path).toBe(false)
  }
  expect(filesWith(desk.at('.'), 'SQLite format 3').map((path) => basename(path))).toEqual([
    'plain.grandlivre',
  ])
}, 300_000)

test('what describes the program holds no secret of who asks', async () => {
  const said: string[] = []
  const host: Parameters<typeof runCli>[1] = {
    operations: async () => operations,
    run: async () => null,
    serve: async () => {},
    stdin: async function* () {},
    stdout: (text) => void said.push(text),
    stderr: (text) => void said.push(text),
    environment: { GRANDLIVRE_PASSPHRASE: PASSPHRASE },
    now: () => 0,
  }
  for (const words of [['operations'], ['help'], ['help', 'company.create']]) await runCli(words, host)
  const text = said.join('')
  expect(text).toContain('company.create')
  expect(text.includes(PASSPHRASE)).toBe(false)
})
