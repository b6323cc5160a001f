/** The whole program as it ships (screens, shell, back end, parser apart) on the double of Electron. */
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dist, ensureBuilt } from '../../build/bundles.ts'
import { type RunningShell, startShell } from '../doubles/electron/start.ts'
import { newHome, remove, soon } from './toy.ts'

const copy = mkdtempSync(join(tmpdir(), 'grandlivre-dist-'))
const home = newHome()
const company = join(home, 'Béton Tremblay.grandlivre')
const noise: string[] = []
/** The built main. */
const main = join(copy, 'dist', 'shell', 'main.mjs')
let shell: RunningShell
let page: Page

interface Answer {
  readonly ok: boolean
  readonly data: Record<string, unknown>
}

/** Calls an operation over a port of the test's own, beside the page's. */
function call(operation: string, input: object, file?: string, on = page): Promise<Answer> {
  const words = {
    call: crypto.randomUUID(),
    operation,
    input,
    ...(file === undefined ? {} : { company: file }),
  }
  return on.evaluate(
    (message) =>
      new Promise<Answer>((resolve) => {
        // once: the page gets ports of its own, and a call sent through two of them would be done twice
        let isSent = false
        addEventListener('message', ({ data, ports: [port] }) => {
          if (data.grandlivre !== 'port' || !port || isSent) return
          isSent = true
          port.onmessage = ({ data: answer }) => answer.call === message.call && resolve(answer)
          port.postMessage(message)
        })
        void Reflect.get(globalThis, 'grandlivre').port()
      }),
    words,
  )
}

beforeAll(async () => {
  await ensureBuilt()
  // A copy: another test may build anew while this one runs.
  cpSync(dist, join(copy, 'dist'), { recursive: true })
  symlinkSync(join(dist, '..', 'node_modules'), join(copy, 'node_modules'))
  ;({ shell, page } = await startShell({ main, home }))
  page.on('console', (message) => noise.push(message.text()))
  page.on('pageerror', (error) => noise.push(String(error)))
})
afterAll(async () => {
  await shell?.end()
  remove(home, copy)
})

/** Once the page has a port of its own: one that is on its way would be taken for that of a call. */
async function firstScreen(on: Page): Promise<void> {
  await on.getByRole('heading', { name: 'GrandLivre' }).waitFor()
  await on.getByRole('button', { name: 'Créer une entreprise' }).waitFor()
}

test('the first screen is there, in the language of the machine', () => firstScreen(page))

test('a company is made, opened by the system, and shown', async () => {
  const made = await call(
    'company.create',
    { name: 'Béton Tremblay', country: 'CA', province: 'QC' },
    company,
  )
  expect(made).toMatchObject({ ok: true, data: { path: company } })
  await shell.order('openFile', company)
  await page.getByText('Béton Tremblay').first().waitFor()
})

test('a statement is read by the parser apart, over the port that main gave', async () => {
  const path = join(home, 'releve.csv')
  writeFileSync(path, 'Date,Description,Montant\n2026-01-05,Dépôt,1250.00\n2026-01-06,Hydro-Québec,-84.15\n')
  const inspected = await call('bank.inspect', { path })
  expect(inspected).toMatchObject({ ok: true, data: { format: 'csv', transactions: 2, sumDebits: '84.15' } })
  await soon(() => shell.reported('utilityExit')).toMatchObject([{ serviceName: 'GrandLivre parse' }])
})

test('the private key of the machine lies sealed, in files only its owner reads', () => {
  const [key] = readdirSync(join(home, 'keys'))
  const path = join(home, 'keys', key!)
  expect(readFileSync(path).subarray(0, 7).toString()).toBe('sealed:')
  for (const file of [path, join(home, 'seal.key')]) expect(statSync(file).mode & 0o777).toBe(0o600)
})

test('the page met no obstacle: nothing refused by its policy, no error, no request to a network', () => {
  expect(noise).toEqual([])
  expect(shell.reported('network')).toEqual([])
  expect(shell.reported('cancelled')).toEqual([])
})

test('the program ends with nothing left behind and a company that is whole', async () => {
  const utilities = await shell.order<{ pid: number }[]>('utilities')
  await shell.order('quit')
  expect(await shell.ended).toBe(0)
  for (const { pid } of utilities) expect(existsSync(`/proc/${pid}`)).toBe(false)
  expect(existsSync(`${company}-wal`)).toBe(false)
})

test('without a keychain the key lies in a file of mode 0600, and the log says so', async () => {
  const other = newHome()
  const second = await startShell({ main, home: other, options: { keychain: 'none' } })
  try {
    await firstScreen(second.page)
    const file = join(other, 'acme.grandlivre')
    const made = await call('company.create', { name: 'Acme', country: 'FR' }, file, second.page)
    expect(made, JSON.stringify(made)).toMatchObject({ ok: true })
    const [key] = readdirSync(join(other, 'keys'))
    const path = join(other, 'keys', key!)
    expect(readFileSync(path).subarray(0, 7).toString()).not.toBe('sealed:')
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(existsSync(join(other, 'seal.key'))).toBe(false)
    expect(readFileSync(join(other, 'logs', 'grandlivre.log'), 'utf8')).toContain('keychain.unavailable')
  } finally {
    await second.shell.end()
    remove(other)
  }
})
