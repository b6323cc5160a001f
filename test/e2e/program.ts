/** The program as a person has it in a browser: the real back end with empty folders of its own, and one page. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { test as base, expect, type Page } from '@playwright/test'
import type { Operations } from '../../electron/operations/index.ts'

const root = resolve(import.meta.dirname, '../..')

/** Waits for the address that a back end without a launcher prints. */
function addressOf(program: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let said = ''
    program.stdout!.on('data', (bytes: Buffer) => {
      said += String(bytes)
      const url = /http:\/\/\S+/.exec(said)?.[0]
      if (url) found(url)
    })
    program.once('exit', (code) => failed(new Error(`the back end ended (${code}): ${said}`)))
  })
}

async function stop(program: ChildProcess): Promise<void> {
  if (program.exitCode !== null) return
  const ended = new Promise((done) => program.once('exit', done))
  program.kill('SIGTERM')
  await ended
}

/** Everything that should never happen in a page: errors, warnings, and what the security policy blocked. */
async function watch(page: Page): Promise<string[]> {
  const wrong: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) wrong.push(`${message.type()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => wrong.push(`uncaught: ${error.message}`))
  // from the first page on: asked for at the moment of the key, a slow page has no chooser yet that can be answered
  page.on('filechooser', () => {})
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`blocked by the policy: ${event.violatedDirective} ${event.blockedURI}`)
    })
  })
  return wrong
}

interface Program {
  /** Ends the back end and starts it again on the same folders; the page opens its new address. */
  readonly restart: () => Promise<void>
}

/** `SLOW=8` makes the page that many times slower than the machine: who waits for the wrong thing is found. */
async function slowDown(page: Page): Promise<void> {
  const rate = Number(process.env.SLOW || 1)
  if (rate === 1) return
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate })
}

/** `app` is the page of a fresh program; the test fails when anything went wrong in it, seen or not. */
export const test = base.extend<{ program: Program; app: Page }>({
  program: async ({ page }, use) => {
    const home = mkdtempSync(join(tmpdir(), 'grandlivre-e2e-'))
    let running: ChildProcess | null = null
    const start = async () => {
      running = spawn(process.execPath, [join(root, 'electron/host/main.ts')], {
        env: { ...process.env, HOME: home, USERPROFILE: home, GRANDLIVRE_HOME: join(home, 'data') },
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      await page.goto(await addressOf(running))
    }
    const end = async () => {
      await page.goto('about:blank')
      if (running) await stop(running)
    }
    try {
      const wrong = await watch(page)
      await slowDown(page)
      await start()
      await use({
        restart: async () => {
          await end()
          await start()
        },
      })
      expect(wrong).toEqual([])
    } finally {
      await end()
      rmSync(home, { recursive: true, force: true, maxRetries: 5 })
    }
  },
  app: async ({ page, program: _running }, use) => use(page),
})

export { expect }

/** Year of the dates in the tests: the present one, so that it is the current fiscal year. */
export const year = new Date().getFullYear()

export type StatementRow = readonly [day: string, text: string, out: string, into: string, balance: string]

const statementRows: readonly StatementRow[] = [
  ['03/02', 'Paiement facture /HYDRO-QUÉBEC', '114.98', '', '1885.02'],
  ['03/04', "Frais d'utilisation", '12.50', '', '1872.52'],
  ['03/05', 'Dépôt direct /CLIENT DU NORD INC.', '', '1149.75', '3022.27'],
  ['03/09', 'Achat /QUINCAILLERIE DU COIN', '57.49', '', '2964.78'],
  ['03/11', 'Paiement facture /HYDRO-QUÉBEC', '229.95', '', '2734.83'],
]

/** An invented statement in the form in which a Quebec caisse gives one: no header, Windows-1252, two amount columns. */
export function statement(rows = statementRows): { name: string; mimeType: string; buffer: Buffer } {
  const lines = rows.map(([day, text, out, into, balance], index) => {
    const number = String(index + 1).padStart(5, '0')
    return `"Caisse du Parc",0098765,EOP,${year}/${day},${number},"${text}",,${out},${into},,,,,${balance}`
  })
  return {
    name: 'releve-mars.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`${lines.join('\r\n')}\r\n`, 'latin1'),
  }
}

/** Goes to an address of the company that is open, and waits for its screen: the one before stands until it is drawn. */
export async function goTo(page: Page, address: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to
  }, address)
  await page.waitForFunction(() => {
    const place = document.getElementById('main')?.dataset.place
    return place === location.hash.slice(1).split('?')[0]
  })
}

/** Opens the sample company. */
export async function openSample(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Essayer avec une entreprise modèle' }).click()
  await expect(page.getByRole('navigation').first()).toBeVisible({ timeout: 30_000 })
}

/** Drops the statement in the middle of the window, as from a folder. */
export async function dropStatement(page: Page, rows = statementRows): Promise<void> {
  const { name, buffer } = statement(rows)
  await dropBytes(page, name, buffer)
}

/** Drops a file in the middle of the window. */
export async function dropBytes(page: Page, name: string, buffer: Buffer): Promise<void> {
  const data = await page.evaluateHandle(
    ([fileName, base64]) => {
      const transfer = new DataTransfer()
      const bytes = Uint8Array.from(atob(base64!), (letter) => letter.charCodeAt(0))
      transfer.items.add(new File([bytes], fileName!))
      return transfer
    },
    [name, buffer.toString('base64')],
  )
  for (const event of ['dragenter', 'dragover', 'drop']) {
    await page.dispatchEvent('#main', event, { dataTransfer: data })
  }
}

/** What the window asks of one operation is answered only from then on. */
export async function heldBack(page: Page, operation: string): Promise<() => void> {
  const gate = Promise.withResolvers<void>()
  await page.route('**/api/call', async (route) => {
    if (route.request().postDataJSON()?.operation === operation) await gate.promise
    await route.continue()
  })
  return gate.resolve
}

async function call(page: Page, message: object) {
  const answer = await page.evaluate(async (given) => {
    const body = JSON.stringify({ call: crypto.randomUUID(), input: {}, ...given })
    const headers = { 'content-type': 'application/json' }
    return (await fetch('/api/call', { method: 'POST', headers, body })).json()
  }, message)
  if (!answer.ok) throw new Error(JSON.stringify(answer.error))
  return answer.data
}

/** The file of the company that was opened last; whoever wanders about may take it off that list. */
export const lastCompany = async (page: Page): Promise<string> =>
  (await call(page, { operation: 'app.companies' })).items[0].path

/** Runs an operation on the company that is open, as another door of the same program would. */
export const perform = async <Name extends keyof Operations>(
  page: Page,
  operation: Name,
  input: Operations[Name]['input'],
  company?: string,
): Promise<Operations[Name]['output']> =>
  call(page, { operation, company: company ?? (await lastCompany(page)), input })

/** Creates a Quebec company with the keyboard alone; the page speaks French. */
export async function createCompany(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Créer une entreprise' }).press('Enter')
  await expect(page.getByLabel('Nom de l’entreprise')).toBeFocused()
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}
