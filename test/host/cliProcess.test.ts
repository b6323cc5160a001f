/** Protects: the command line as another program runs it: processes, standard streams and exit status, on real books. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'

const program = fileURLToPath(new URL('../../electron/host/cli.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'gl-cli-'))
const company = join(folder, 'acme.grandlivre')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Given {
  readonly stdin?: string
  readonly environment?: NodeJS.ProcessEnv
  readonly cwd?: string
}

async function run(words: string[], { stdin = '', environment = {}, cwd = folder }: Given = {}) {
  const env = {
    ...process.env,
    GRANDLIVRE_HOME: join(folder, 'home'),
    HOME: folder,
    // As the launcher does: the sources are compiled once, not by each process.
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(folder, 'cache'),
    ...environment,
  }
  const child = spawn(process.execPath, [program, ...words], { env, cwd })
  const out: Buffer[] = []
  const err: Buffer[] = []
  child.stdout.on('data', (chunk) => out.push(chunk))
  child.stderr.on('data', (chunk) => err.push(chunk))
  child.stdin.end(stdin)
  const [status] = await once(child, 'close')
  const text = Buffer.concat(out).toString()
  return { status, text, err: Buffer.concat(err).toString(), json: () => JSON.parse(text) }
}
const input = (value: object) => ['--input', JSON.stringify(value)]
const on = ['--company', company]

beforeAll(async () => {
  const made = await run(['company.create', ...on, ...input({ name: 'Acme', country: 'CA' })])
  expect([made.status, made.err, made.json().data.path]).toEqual([0, '', company])
})

it.each([
  ['a read', ['company.info', '--company', 'acme.grandlivre'], 0, /"name":"Acme"/],
  [
    'a new file over an old one',
    ['company.create', ...on, ...input({ name: 'B', country: 'CA' })],
    2,
    /"company.exists"/,
  ],
  ['a missing file', ['company.info', '--company', 'none.grandlivre'], 2, /"company.notFound"/],
  ['no file at all', ['company.info'], 2, /"door.noCompany"/],
  ['an unknown operation', ['company.inof', ...on], 2, /Did you mean: company.info/],
  ['a wrong field', ['company.info', ...on, ...input({ x: 1 })], 2, /"path":"x"/],
  ['bad JSON', ['company.info', ...on, '--input', '{'], 2, /"door.badJson"/],
  ['a missing statement', ['bank.inspect', ...input({ path: '/none.csv' })], 2, /"bank.fileMissing"/],
])('%s answers one JSON value and its status', async (_what, words, status, expected) => {
  const result = await run(words)
  expect([result.status, result.text.endsWith('}\n'), result.text.trim().includes('\n')]).toEqual([
    status,
    true,
    false,
  ])
  expect(result.text).toMatch(expected)
})

it('a failed disk ends with status 3', async () => {
  const here = join(folder, 'gone', 'home')
  writeFileSync(join(folder, 'gone'), 'a file where the data folder should be')
  const result = await run(['app.companies'], { environment: { GRANDLIVRE_HOME: here } })
  expect([result.status, result.json().error]).toMatchObject([3, { family: 'failure', retryable: true }])
})

it('operations describes every one with its schemas', async () => {
  const { items } = (await run(['operations'])).json().data
  const names = items.map((one: { name: string }) => one.name)
  for (const name of [
    'company.create',
    'company.unlock',
    'ledger.post',
    'report.trialBalance',
    'bank.import',
    'job.list',
    'app.companies',
  ])
    expect(names).toContain(name)
  for (const one of items) {
    expect(one).toMatchObject({
      summary: { fr: expect.any(String), en: expect.any(String) },
      input: { type: 'object' },
    })
    expect([one.name, ['reads', 'writes'].includes(one.access), typeof one.output]).toEqual([
      one.name,
      true,
      'object',
    ])
  }
})

it('help shows a page for every operation', async () => {
  const page = await run(['help', 'ledger.post'])
  expect([page.status, page.text]).toEqual([0, expect.stringContaining('ledger.post')])
})

it('an encrypted company opens by the environment, standard input or a file, never by an argument', async () => {
  const secret = ['--company', join(folder, 'secret.grandlivre')]
  const key = 'correct horse battery'
  const environment = { GRANDLIVRE_PASSPHRASE: key }
  const made = await run(['company.create', ...secret, ...input({ name: 'S', country: 'CA' })], {
    environment,
  })
  expect(made.json().data.recoveryKey).toBeTypeOf('string')
  const file = join(folder, 'input.json')
  writeFileSync(file, JSON.stringify({ passphrase: key }))
  expect((await run(['company.info', ...secret])).json().error.code).toBe('company.needsKey')
  expect((await run(['company.info', ...secret], { environment })).status).toBe(0)
  expect((await run(['company.info', ...secret, '--input-file', file])).status).toBe(0)
  expect(
    (await run(['company.verify', ...secret, '--input', '-'], { stdin: JSON.stringify({ passphrase: key }) }))
      .status,
  ).toBe(0)
  expect(
    (await run(['company.unlock', ...secret, '--input', '-'], { stdin: '{"passphrase":"wrong one"}' })).json()
      .error.code,
  ).toBe('company.wrongKey')
  const argument = await run(['company.info', ...secret, ...input({ passphrase: key })])
  expect([argument.status, argument.json().error.code, argument.text.includes(key)]).toEqual([
    2,
    'cli.passwordInArgument',
    false,
  ])
}, 120_000)

it('paths are those of the folder where npm was called', async () => {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const npm = { npm_lifecycle_event: 'grandlivre', INIT_CWD: folder }
  const result = await run(['company.info', '--company', 'acme.grandlivre'], { cwd: root, environment: npm })
  expect(result.json().data.path).toBe(company)
})

it('serve answers with its address and ends at a signal, companies closed', async () => {
  const env = { ...process.env, GRANDLIVRE_HOME: join(folder, 'serve'), HOME: folder }
  const child = spawn(process.execPath, [program, 'serve', '--company', company], { env })
  onTestFinished(() => void child.kill('SIGKILL'))
  const [line] = await once(child.stdout, 'data')
  const { url } = JSON.parse(String(line)).data
  const signed = await fetch(url, { redirect: 'manual' })
  const headers = {
    cookie: signed.headers.get('set-cookie')!.split(';')[0]!,
    origin: new URL(url).origin,
    'content-type': 'application/json',
  }
  const call = async (operation: string, value: object) => {
    const body = JSON.stringify({ call: operation, operation, company, input: value })
    return (await fetch(`${new URL(url).origin}/api/call`, { method: 'POST', headers, body })).json()
  }
  const stream = await fetch(`${new URL(url).origin}/api/events`, { headers })
  const events = stream.body!.pipeThrough(new TextDecoderStream()).getReader()
  let seen = ''
  while (!seen.includes('open"')) seen += (await events.read()).value
  expect(seen).toContain(`{"event":"open","path":"${company}"}`)
  expect(await call('company.info', {})).toMatchObject({ ok: true, data: { name: 'Acme' } })

  const lines = [
    { account: '1010', debit: '10.00' },
    { account: '3000', credit: '10.00' },
  ]
  const { items } = (await run(['account.list', ...on, ...input({ type: 'equity' })])).json().data
  lines[1]!.account = items[0].code
  const posted = await run([
    'ledger.post',
    ...on,
    ...input({ date: '2026-01-15', memo: 'Beside the window', lines }),
  ])
  expect([posted.status, posted.text]).toEqual([0, expect.stringContaining('"number"')])
  while (!seen.includes('changed')) seen += (await events.read()).value
  const entries = await call('ledger.entries', { limit: 10 })
  expect(entries.data.items).toMatchObject([{ memo: 'Beside the window', total: '10.00' }])
  expect(await call('company.verify', {})).toMatchObject({ ok: true, data: { ok: true, entries: 1 } })

  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([0, null])
  expect(existsSync(`${company}-wal`)).toBe(false)
  const log = readFileSync(join(folder, 'serve', 'logs', 'grandlivre.log'), 'utf8')
  expect(log).toContain('"operation":"ledger.entries"')
  expect(log).not.toContain('Beside')
  const info = (await run(['company.info', ...on])).json().data
  expect(info.lastBackup.path).toContain('closing')
})
