/** Protects: no secret is ever written in the log, it stays bounded, and losing it never stops the program. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { LOG_BYTES_MAX, LOG_FILES_MAX, Log } from '../../electron/host/log.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gl-log-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))
const lines = (log: Log) =>
  readFileSync(log.path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

it('writes one object per line, readable by this user only', () => {
  const log = new Log(folder, () => 0)
  log.info('call', { operation: 'ledger.post', ms: 3 })
  log.warn('two\nlines')
  expect(lines(log)).toEqual([
    { at: '1970-01-01T00:00:00.000Z', level: 'info', what: 'call', operation: 'ledger.post', ms: 3 },
    { at: '1970-01-01T00:00:00.000Z', level: 'warn', what: 'two\nlines' },
  ])
  expect(statSync(log.path).mode & 0o777).toBe(0o600)
})

const canary = 'canary-7f3a'
it.each([
  ['a named field', { passphrase: canary }],
  ['a field far inside', { a: [{ Password: canary }] }],
  ['a token', { sessionToken: canary }],
  ['a cookie', { headers: { cookie: canary, Authorization: canary } }],
  ['a recovery key', { recoveryKey: canary }],
  ['an address', { url: `http://127.0.0.1:1/?t=${canary}&x=1` }],
  ['a header in a text', { text: `Bearer ${canary}` }],
  ['a pragma in a text', { text: `PRAGMA key = "${canary}"` }],
  ['an input in a text', { text: `{"passphrase":"${canary}"}` }],
])('removes %s', (_what, fields) => {
  const log = new Log(folder, () => 0)
  log.info('what', fields)
  log.error('what', new Error(`inside ${JSON.stringify(fields)}`), fields)
  expect(readFileSync(log.path, 'utf8').split('\n')[0]).not.toContain(canary)
})

it('removes a secret it has seen wherever it stands', () => {
  const log = new Log(folder, () => 0)
  log.hide('open sesame 42')
  log.error('failed on open sesame 42', new Error('cannot read open sesame 42'), {
    list: ['x open sesame 42 y'],
  })
  expect(readFileSync(log.path, 'utf8')).not.toContain('sesame')
})

it('turns over, and keeps a bounded number of files', () => {
  const log = new Log(folder, () => 0)
  const text = 'x'.repeat(4_000)
  const perFile = Math.ceil(LOG_BYTES_MAX / 4_000)
  for (let i = 0; i < perFile * (LOG_FILES_MAX + 1); i++) log.info('fill', { text })
  const files = readdirSync(folder)
  expect(files.sort()).toEqual([
    'grandlivre.log',
    ...Array.from({ length: LOG_FILES_MAX - 1 }, (_, i) => `grandlivre.log.${i + 1}`),
  ])
  for (const file of files) expect(statSync(join(folder, file)).size).toBeLessThan(LOG_BYTES_MAX + 5_000)
})

it('goes on without its folder', () => {
  const log = new Log(folder, () => 0)
  rmSync(folder, { recursive: true })
  expect(() => log.info('lost')).not.toThrow()
  expect(existsSync(folder)).toBe(false)
})
