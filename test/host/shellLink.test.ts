/** Protects what the back end says with the desktop shell: windows, sealing, parsers started by the shell, the word to stop. */
import { randomBytes } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import type { Port } from '../../electron/doors/ipc.ts'
import { keychainOf } from '../../electron/host/keychain.ts'
import { Log } from '../../electron/host/log.ts'
import { sealKeyOf } from '../../electron/host/sealKey.ts'
import { ShellLink } from '../../electron/host/shellLink.ts'

const folder = mkdtempSync(join(tmpdir(), 'gl-shell-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The shell, as the back end sees it: what is posted is kept, and answers are given by hand. */
function shell() {
  const emitter = new EventEmitter()
  const posted: Record<string, unknown>[] = []
  const seen: unknown[] = []
  const link = new ShellLink(
    {
      postMessage: (message) => posted.push(message as Record<string, unknown>),
      on: (event, listener) => emitter.on(event, listener),
    },
    { window: (port) => seen.push(port), stop: () => seen.push('stop') },
  )
  const say = (data: unknown, ports: unknown[] = []) => emitter.emit('message', { data, ports })
  return { link, posted, seen, say }
}

function port() {
  const emitter = new EventEmitter()
  const sent: unknown[] = []
  const own: Port = {
    postMessage: (message) => sent.push(message),
    on: (event: string, listener: (data?: unknown) => void) => emitter.on(event, listener),
  }
  return { own, sent, receive: (data: unknown) => emitter.emit('message', { data, ports: [] }) }
}

it('hears windows and the word to stop', () => {
  const { seen, say } = shell()
  const { own } = port()
  say({ type: 'window' }, [own])
  say({ type: 'window' })
  say({ type: 'other' })
  say({ type: 'stop' })
  expect(seen).toEqual([own, 'stop'])
})

it('has a parser started, and talks to it over its port', () => {
  const { link, posted, say } = shell()
  const program = { entry: new URL('file:///x'), heapMiB: 1, memoryMiB: 1 }
  const host = link.startHost(program)
  const heard: unknown[] = []
  host.onMessage((message) => heard.push(message))
  host.onExit(() => heard.push('exit'))
  host.postMessage('early')
  const id = posted[0]!.id
  expect(posted).toEqual([{ type: 'host', kind: 'parse', id }])
  const { own, sent, receive } = port()
  say({ type: 'host', id }, [own])
  host.postMessage('late')
  receive('answer')
  expect([sent, heard]).toEqual([['early', 'late'], ['answer']])
  host.kill()
  expect(posted[1]).toEqual({ type: 'endHost', id })
  say({ type: 'hostExit', id, code: null })
  expect(heard).toEqual(['answer', 'exit'])
})

it('keeps one key of this machine, sealed by the system', async () => {
  const { link, posted, say } = shell()
  const log = new Log(join(folder, 'logs'), () => 0)
  const flip = (bytes: Uint8Array) => bytes.map((byte) => byte ^ 0xff)
  const answer = () => {
    const { id, bytes } = posted.at(-1)!
    say({ type: 'keychain', id, ok: true, bytes: flip(bytes as Uint8Array) })
  }
  const making = sealKeyOf(folder, link, log)
  answer()
  const key = await making
  expect([key?.length, statSync(join(folder, 'seal.key')).mode & 0o777]).toEqual([32, 0o600])
  expect(Buffer.from(flip(readFileSync(join(folder, 'seal.key'))))).toEqual(Buffer.from(key!))
  const again = sealKeyOf(folder, link, log)
  answer()
  expect(Buffer.from((await again)!)).toEqual(Buffer.from(key!))
})

it('goes without a key where the system keeps no secrets, or does not open ours', async () => {
  const { link, posted, say } = shell()
  const log = new Log(join(folder, 'logs'), () => 0)
  const home = mkdtempSync(join(folder, 'none-'))
  for (const code of ['keychain.unavailable', 'keychain.unreadable']) {
    const asking = sealKeyOf(home, link, log)
    say({ type: 'keychain', id: posted.at(-1)!.id, ok: false, code })
    expect(await asking).toBeUndefined()
    if (code === 'keychain.unavailable') {
      expect(existsSync(join(home, 'seal.key'))).toBe(false)
      writeFileSync(join(home, 'seal.key'), 'of another session')
    }
  }
  expect(readFileSync(join(home, 'seal.key'), 'utf8')).toBe('of another session')
})

it('seals so that nothing is read or altered without the key', () => {
  const key = randomBytes(32)
  const keychain = keychainOf(key)
  const sealed = keychain.seal(Buffer.from('private key'))
  expect(Buffer.from(sealed).toString('latin1')).not.toContain('private')
  expect(Buffer.from(keychain.open(sealed)).toString()).toBe('private key')
  expect(() => keychainOf(randomBytes(32)).open(sealed)).toThrow()
  const altered = Buffer.from(sealed)
  altered[30]! ^= 1
  expect(() => keychain.open(altered)).toThrow()
  expect(() => keychainOf(randomBytes(16))).toThrow('32 bytes')
})
