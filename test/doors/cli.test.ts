/** Protects the contract of the command line: one JSON value on standard output, exit 0, 2, 3 or 1, no password in arguments. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { type CliCall, runCli } from '../../electron/doors/cli.ts'
import { helpPage, schemaOf } from '../../electron/doors/describe.ts'
import { fakeOperations } from './fakes.ts'

const folder = mkdtempSync(join(tmpdir(), 'gl-cli-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const file = (name: string, content: string | Uint8Array) => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

async function run(words: string[], given: { stdin?: string; environment?: NodeJS.ProcessEnv } = {}) {
  const out: string[] = []
  const err: string[] = []
  const calls: CliCall[] = []
  let clock = 0
  const status = await runCli(words, {
    operations: async () => fakeOperations,
    run: async (call) => {
      calls.push(call)
      call.progress(1, 3, { fr: 'étape', en: 'step' })
      call.progress(2, 3, { fr: 'étape', en: 'step' })
      call.progress(3, 3, { fr: 'étape', en: 'step' })
      if (call.operation.kind !== 'free') return { company: call.company, input: call.input }
      return call.operation.run(call.input, {
        signal: new AbortController().signal,
        progress: call.progress,
      } as never)
    },
    serve: async (options, ready) => ready(`http://127.0.0.1:${options.port}/?t=x`),
    stdin: async function* () {
      yield Buffer.from(given.stdin ?? '')
    },
    stdout: (text) => out.push(text),
    stderr: (text) => err.push(text),
    environment: given.environment ?? {},
    now: () => (clock += 10),
  })
  const text = out.join('')
  return { status, text, err: err.join(''), calls, json: () => JSON.parse(text) }
}

describe('exit status and answer', () => {
  it.each([
    [['test.echo', '--input', '{"a":1}'], 0, '{"ok":true,"data":{"a":1}}\n'],
    [['test.echo'], 0, '{"ok":true,"data":{}}\n'],
    [['test.refuse'], 2, /"family":"refusal","code":"test.refused"/],
    [['test.fail'], 3, /"family":"failure","code":"test.failed"/],
    [['test.bug'], 1, /"family":"assertion","code":"program.assertion"/],
    [['serve', '--port', '8080'], 0, '{"ok":true,"data":{"url":"http://127.0.0.1:8080/?t=x"}}\n'],
    [[], 2, /"cli.noCommand"/],
    [['nothing'], 2, /"door.unknownOperation"/],
    [['test.ehco'], 2, /Did you mean: test.echo/],
    [['hlep'], 2, /Did you mean: help/],
    [['mcp'], 2, /"door.unknownOperation/],
    [['constructor'], 2, /"door.unknownOperation"/],
    [['test.read'], 2, /"door.noCompany"/],
    [['test.echo', '--input', '{'], 2, /"door.badJson"/],
    [['test.echo', '--input', '[]'], 2, /"door.notObject"/],
    [['test.echo', '--input', 'null'], 2, /"door.notObject"/],
    [['test.echo', '--input'], 2, /"cli.flagValue"/],
    [['test.echo', '--wrong'], 2, /"cli.unknownFlag"/],
    [['test.echo', '--port', '1'], 2, /"cli.unknownFlag"/],
    [['test.echo', 'more'], 2, /"cli.extraWord"/],
    [['test.echo', '--input', '{}', '--input', '{}'], 2, /"cli.flagTwice"/],
    [['test.echo', '--input', '{}', '--input-file', 'x'], 2, /"cli.oneInput"/],
    [['test.echo', '--pretty=1'], 2, /"cli.flagNoValue"/],
    [['test.echo', '--input-file', '/does/not/exist.json'], 2, /"cli.inputUnreadable".*ENOENT/],
    [['serve', '--port', '70000'], 2, /"cli.badPort"/],
    [['serve', '--port', 'x'], 2, /"cli.badPort"/],
  ] as [string[], number, string | RegExp][])('of %j', async (words, status, expected) => {
    const result = await run(words)
    expect(result.status).toBe(status)
    if (typeof expected === 'string') expect(result.text).toBe(expected)
    else expect(result.text).toMatch(expected)
    const answer = result.json()
    expect(answer.ok).toBe(status === 0)
    if (!answer.ok)
      expect([answer.error.message.fr, answer.error.message.en].every((text) => text.length > 5)).toBe(true)
    expect(result.text.trimEnd()).not.toContain('\n')
  })

  it('tells all that is wrong with the words at once', async () => {
    const { error } = (await run(['test.echo', 'more', '--x', '--y', '--pretty'])).json()
    expect(error.details.map((one: { code: string }) => one.code)).toEqual([
      'cli.unknownFlag',
      'cli.unknownFlag',
      'cli.extraWord',
    ])
  })

  it('writes progress and the trace of a bug on standard error only', async () => {
    expect((await run(['test.echo'])).err).toBe('1/3 étape / step\n3/3 étape / step\n')
    expect((await run(['test.bug'])).err).toContain('TypeError')
  })

  it('is indented when asked', async () => {
    expect((await run(['test.echo', '--pretty'])).text).toBe('{\n  "ok": true,\n  "data": {}\n}\n')
  })
})

describe('input', () => {
  it('comes from an argument, a file or standard input', async () => {
    const path = file('input.json', '\uFEFF{"a":"é"}')
    expect((await run(['test.echo', '--input-file', path])).json().data).toEqual({ a: 'é' })
    expect((await run(['test.echo', `--input-file=${path}`])).json().data).toEqual({ a: 'é' })
    expect((await run(['test.echo', '--input', '-'], { stdin: '{"b":2}' })).json().data).toEqual({ b: 2 })
    expect((await run(['test.echo', '--input', '-'])).json().data).toEqual({})
  })

  it('is refused when it is not UTF-8', async () => {
    const path = file('latin.json', Buffer.from('{"a":"\xe9"}', 'latin1'))
    expect((await run(['test.echo', '--input-file', path])).json().error.code).toBe('cli.inputNotText')
  })

  it('is not quoted when it is no JSON: it may hold a password', async () => {
    const { text, err } = await run(['test.echo', '--input', '-'], {
      stdin: '{"passphrase":"canary-secret-1" "x"}',
    })
    expect(text + err).not.toContain('canary')
    expect(text).toMatch(/position \d+/)
  })

  it.each(['passphrase', 'password', 'recoveryKey'])(
    'is refused when an argument holds a %s',
    async (field) => {
      const { status, text } = await run([
        'test.echo',
        '--input',
        JSON.stringify({ [field]: 'canary-secret' }),
      ])
      expect([status, text.includes('canary-secret')]).toEqual([2, false])
      expect(JSON.parse(text).error.code).toBe('cli.passwordInArgument')
      expect(
        (await run(['test.echo', '--input', '-'], { stdin: JSON.stringify({ [field]: 'x' }) })).status,
      ).toBe(0)
    },
  )
})

describe('passphrase', () => {
  const environment = { GRANDLIVRE_PASSPHRASE: 'from the environment' }
  const company = ['--company', 'acme.grandlivre']

  it('opens the company, out of the input of an operation that has no such field', async () => {
    const fromInput = await run(['test.read', ...company, '--input', '-'], {
      stdin: '{"amount":"1.00","passphrase":"p"}',
      environment,
    })
    expect(fromInput.calls[0]).toMatchObject({
      passphrase: 'p',
      input: { amount: '1.00' },
      company: 'acme.grandlivre',
    })
    const fromEnvironment = await run(['test.read', ...company], { environment })
    expect(fromEnvironment.calls[0]).toMatchObject({ passphrase: 'from the environment', input: {} })
  })

  it('stays in the input of an operation that has the field, filled from the environment', async () => {
    const own = await run(['test.secret', ...company, '--input', '-'], {
      stdin: '{"passphrase":"p"}',
      environment,
    })
    expect(own.calls[0]!.input).toEqual({ passphrase: 'p' })
    const filled = await run(['test.secret', ...company], { environment })
    expect(filled.calls[0]!.input).toEqual({ passphrase: 'from the environment' })
    expect((await run(['test.secret', ...company])).calls[0]!.input).toEqual({})
  })
})

describe('descriptions', () => {
  it('operations gives every name, text, scope, access and both schemas', async () => {
    const { items } = (await run(['operations'])).json().data
    expect(items.map((one: { name: string }) => one.name)).toEqual(Object.keys(fakeOperations))
    const read = items.find((one: { name: string }) => one.name === 'test.read')
    expect(read).toMatchObject({
      summary: { fr: 'Essai read', en: 'Test read' },
      scope: 'test:read',
      access: 'reads',
      needsCompany: true,
      input: {
        type: 'object',
        properties: {
          amount: { type: 'string' },
          day: { type: 'string', format: 'date' },
          kind: { default: 'a' },
        },
        required: ['amount'],
        additionalProperties: false,
      },
      output: { type: 'object', properties: { amount: { type: 'string' } } },
    })
    expect(items.find((one: { name: string }) => one.name === 'test.secret').access).toBe('writes')
  })

  it('help is a page for a person', async () => {
    const { status, text } = await run(['help', 'test.read'])
    expect(status).toBe(0)
    expect(text).toContain('Essai read')
    expect(text).toContain('  amount: string  amount in the currency of the company')
    expect(text).toContain('  kind?: "a" | "b"  = "a"')
    expect(text).toContain(
      `npm run -s grandlivre -- test.read --company acme.grandlivre --input '{"amount":"1234.56"}'`,
    )
    expect((await run(['test.read', '--help'])).text).toBe(text)
    expect((await run(['help'])).text).toContain('test.echo')
    expect((await run(['--help'])).text).toContain('OPERATION')
    expect((await run(['help', 'test.raed'])).status).toBe(2)
  })

  it('every operation has a page and schemas', () => {
    for (const operation of Object.values(fakeOperations)) {
      expect(helpPage(operation)).toContain(operation.name)
      expect(schemaOf(operation.output)).toBeTypeOf('object')
    }
  })
})
