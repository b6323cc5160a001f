/**
 * Protects: what a person typed to open something, and the key that is shown once, are gone from the memory of the page as
 * soon as their screen is closed; the secrets that open the back end to a page never get into it.
 */
import type { Page } from '@playwright/test'
import { bookOf } from '../bank/workbook-make.ts'
import { protectAgile } from '../bank/workbook-protect.ts'
import { createCompany, expect as soon, test } from './program.ts'

// A look into the memory takes seconds, and more on a machine that does other work.
test.use({ actionTimeout: 30_000 })
test.setTimeout(240_000)
const expect = soon.configure({ timeout: 30_000 })

const PASSPHRASE = 'canari-orange-7731'
const OTHER = 'canari-violet-4452'
const FILE_PASSWORD = 'canari-rouge-5518'
const WRONG_PASSWORD = 'canari-gris-2290'
const SECRET_ID = 'canari-rose-1187'
const SECRET_KEY = 'canari-brun-6640'

/** All texts that the page can still reach. */
async function memoryOf(page: Page): Promise<string> {
  const protocol = await page.context().newCDPSession(page)
  const chunks: string[] = []
  protocol.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => void chunks.push(chunk))
  await protocol.send('HeapProfiler.collectGarbage')
  await protocol.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  await protocol.detach()
  return chunks.join('')
}

/** Secrets that are still there, by name; the heading of the page shows that the memory was read at all. */
async function found(page: Page, heading: string, secrets: Readonly<Record<string, string>>) {
  const memory = await memoryOf(page)
  expect(memory).toContain(heading)
  return Object.keys(secrets).filter((name) => memory.includes(secrets[name]!))
}

/** Typed key by key: a text that was handed over whole would be in memory by the test's own doing. */
async function type(page: Page, label: string, text: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).pressSequentially(text)
}

async function home(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: 'Accueil' }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

test('the phrase of a company and its recovery key', async ({ app, program }) => {
  await createCompany(app, 'Canari inc.')
  await app.keyboard.press('Alt+7')
  await app.getByRole('link', { name: 'Chiffrement' }).click()
  await app.getByLabel('Chiffrer le fichier avec une phrase secrète').check()
  await type(app, 'Phrase secrète', PASSPHRASE)
  await type(app, 'Phrase secrète, encore une fois', PASSPHRASE)
  await app.getByRole('button', { name: 'Chiffrer le fichier' }).click()
  const recoveryKey = await app.locator('.gl-recovery-key').innerText()
  expect(recoveryKey).toMatch(/\S{20,}/)
  const shown = await found(app, 'Canari inc.', { recoveryKey })
  expect(shown).toEqual(['recoveryKey'])
  await app.getByLabel('J’ai mis la clé en lieu sûr').check()
  await app.getByRole('button', { name: 'Continuer' }).click()
  await home(app, 'Canari inc.')
  expect(await found(app, 'Canari inc.', { PASSPHRASE, recoveryKey })).toEqual([])
  await program.restart()
  await app.getByRole('button', { name: /^Canari inc\./ }).click()
  const asked = 'Phrase secrète ou clé de secours'
  await type(app, asked, OTHER)
  await app.keyboard.press('Enter')
  await expect(app.getByRole('alert')).toBeVisible()
  await app.getByLabel(asked).press('Control+a')
  await type(app, asked, PASSPHRASE)
  await app.keyboard.press('Enter')
  await expect(app.getByRole('heading', { level: 1, name: 'Canari inc.' })).toBeVisible()
  const cookies = Object.fromEntries((await app.context().cookies()).map(({ name, value }) => [name, value]))
  expect(Object.keys(cookies)).not.toEqual([])
  expect(await found(app, 'Canari inc.', { PASSPHRASE, OTHER, ...cookies })).toEqual([])
})

test('the password of a bank file, and the keys of a supplier of movements', async ({ app }) => {
  await createCompany(app, 'Canari inc.')
  const rows = [['Date', 'Libellé', 'Montant'], ...[1, 2].map((day) => [`2026-03-0${day}`, 'Achat', -1.25])]
  const bytes = protectAgile(bookOf({ A: rows }), FILE_PASSWORD)
  const data = await app.evaluateHandle((base64) => {
    const transfer = new DataTransfer()
    const letters = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
    transfer.items.add(new File([letters], 'releve.xlsx'))
    return transfer
  }, bytes.toString('base64'))
  for (const event of ['dragenter', 'dragover', 'drop'])
    await app.dispatchEvent('#main', event, { dataTransfer: data })
  await type(app, 'Mot de passe du fichier', WRONG_PASSWORD)
  await app.keyboard.press('Enter')
  await expect(app.getByText('Ce mot de passe n’ouvre pas le fichier.')).toBeVisible()
  await app.getByLabel('Mot de passe du fichier').press('Control+a')
  await type(app, 'Mot de passe du fichier', FILE_PASSWORD)
  await app.keyboard.press('Enter')
  await expect(app.getByRole('dialog').getByText(/2 opérations/)).toBeVisible()
  await app.keyboard.press('Escape')
  await expect(app.getByRole('dialog')).toBeHidden()
  await app.goto(`${app.url().split('#')[0]}#/bank/connections`)
  await app.getByRole('button', { name: 'Connecter une banque' }).click()
  const keys = app.getByRole('dialog', { name: 'Clés d’accès à GoCardless' })
  for (const [index, text] of [SECRET_ID, SECRET_KEY].entries())
    await keys.getByRole('textbox').nth(index).pressSequentially(text)
  await app.keyboard.press('Escape')
  await home(app, 'Canari inc.')
  const secrets = { FILE_PASSWORD, WRONG_PASSWORD, SECRET_ID, SECRET_KEY }
  expect(await found(app, 'Canari inc.', secrets)).toEqual([])
})
