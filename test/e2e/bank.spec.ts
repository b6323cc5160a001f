/** The workbench, with the keyboard alone: lines find their invoices and bills, and the account is proved. */
import type { Page } from '@playwright/test'
import { findings } from './axe.ts'
import { createCompany, dropStatement, expect, perform, type StatementRow, test, year } from './program.ts'

// Colours are looked at as they end, not on their way from disabled to enabled.
test.use({ contextOptions: { reducedMotion: 'reduce' }, actionTimeout: 10_000 })

const day = (monthDay: string) => `${year}-${monthDay}`

/** A client with invoices of these amounts before tax; gives their numbers. */
async function invoices(page: Page, name: string, prices: readonly string[]): Promise<string[]> {
  const party = await perform(page, 'party.create', { name, roles: ['client'], province: 'QC' })
  const numbers: string[] = []
  for (const unitPrice of prices) {
    const lines = [{ description: 'Travaux', quantity: '1', unitPrice }]
    const draft = await perform(page, 'invoice.create', { partyId: party.id, date: day('03-02'), lines })
    numbers.push((await perform(page, 'invoice.send', { id: draft.id })).number!)
  }
  return numbers
}

async function bill(page: Page, name: string, unitPrice: string): Promise<void> {
  const party = await perform(page, 'party.create', { name, roles: ['supplier'], province: 'QC' })
  const lines = [{ description: 'Bois', quantity: '1', unitPrice, account: '6200' }]
  await perform(page, 'bill.create', { partyId: party.id, date: day('03-05'), lines })
}

const rows = (number: string): readonly StatementRow[] => [
  ['03/18', `Virement TOITURES LEVIS ${number}`, '', '160.97', '160.97'],
  ['03/19', 'Dépôt au comptoir', '', '574.88', '735.85'],
  ['03/20', 'Dépôt mobile', '', '344.93', '1080.78'],
  ['03/23', 'Paiement facture /QUINCAILLERIE RONA', '91.98', '', '988.80'],
  ['03/24', 'Transfert vers EOP', '500.00', '', '488.80'],
  ['03/25', "Frais d'utilisation", '12.50', '', '476.30'],
  ['03/26', 'Correction de la caisse', '', '1.00', '477.30'],
]

async function importRows(page: Page, statement: readonly StatementRow[]): Promise<void> {
  await dropStatement(page, statement)
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('Ouverture + lignes = fermeture')).toBeVisible()
  await dialog.getByRole('button', { name: 'Importer' }).press('Enter')
  await page.getByRole('button', { name: 'Voir les lignes' }).press('Enter')
  await expect(left(page, statement.length)).toBeVisible()
}

async function start(page: Page): Promise<{ readonly split: readonly string[] }> {
  await createCompany(page, 'Constructions du Parc inc.')
  const [number] = await invoices(page, 'Toitures Lévis inc.', ['140.00'])
  await invoices(page, 'Clinique du Verger', ['500.00'])
  const split = await invoices(page, 'Résidence Les Érables', ['100.00', '200.00'])
  await bill(page, 'Quincaillerie Rona inc.', '80.00')
  await importRows(page, rows(number!))
  return { split }
}

const left = (page: Page, count: number) =>
  page.getByText(count === 1 ? 'Reste 1 ligne à traiter' : `Reste ${count} lignes à traiter`)
const grid = (page: Page) => page.getByRole('grid', { name: 'Lignes du relevé' })
const panel = (page: Page) => page.getByRole('region', { name: 'Ligne choisie' })

/** R matches what is certain; each line says why, and all of it is undone in one act, by its button or by U, and done again. */
async function reconcile(page: Page): Promise<void> {
  await expect(grid(page)).toBeFocused()
  await page.keyboard.press('r')
  const outcome = page.getByRole('region', { name: 'Résultat du rapprochement' })
  await expect(outcome).toContainText('2 lignes rapprochées automatiquement')
  await outcome.getByText('Pourquoi ?').first().press('Enter')
  await expect(outcome.getByText('Montant exact').first()).toBeVisible()
  expect(await findings(page), 'outcome').toEqual([])
  await outcome.getByRole('button', { name: 'Tout défaire' }).press('Enter')
  await expect(left(page, 7)).toBeVisible()
  await grid(page).focus()
  await page.keyboard.press('r')
  await expect(left(page, 5)).toBeVisible()
  await page.keyboard.press('u')
  await expect(left(page, 7)).toBeVisible()
  await page.keyboard.press('r')
  await expect(left(page, 5)).toBeVisible()
  await outcome.getByRole('button', { name: 'Fermer' }).press('Enter')
  await grid(page).focus()
}

/** Enter accepts what is proposed; U gives the line back, Enter accepts it again. */
async function accept(page: Page): Promise<void> {
  await expect(panel(page)).toContainText('Dépôt au comptoir')
  await expect(panel(page)).toContainText('Clinique du Verger')
  await expect(panel(page)).toContainText('À confirmer : ni numéro ni nom sûr dans le libellé')
  expect(await findings(page), 'proposal').toEqual([])
  await page.keyboard.press('Enter')
  await expect(left(page, 4)).toBeVisible()
  await page.keyboard.press('u')
  await expect(panel(page)).toContainText('Dépôt au comptoir')
  await expect(left(page, 5)).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(left(page, 4)).toBeVisible()
}

/** M: two invoices found by their numbers make the line. */
async function combine(page: Page, numbers: readonly string[]): Promise<void> {
  await expect(panel(page)).toContainText('Dépôt mobile')
  await page.keyboard.press('m')
  for (const number of numbers) {
    await expect(page.getByLabel('Numéro, nom ou montant à ajouter')).toBeFocused()
    await page.keyboard.type(number)
    await page.keyboard.press('Enter')
    await expect(panel(page).getByRole('textbox', { name: `Montant pour ${number}` })).toBeVisible()
  }
  await expect(panel(page)).toContainText('Reste 0,00\u00a0$')
  expect(await findings(page), 'several documents').toEqual([])
  await page.keyboard.press('Enter')
  await expect(left(page, 3)).toBeVisible()
}

/** T: the other account is chosen by its number. */
async function transfer(page: Page): Promise<void> {
  await expect(grid(page)).toBeFocused()
  await expect(panel(page)).toContainText('Transfert vers EOP')
  await page.keyboard.press('t')
  await expect(page.getByRole('combobox', { name: 'Vers le compte' })).toBeFocused()
  await page.keyboard.type('1015')
  await page.keyboard.press('Enter')
  expect(await findings(page), 'transfer').toEqual([])
  await page.keyboard.press('Enter')
  await expect(left(page, 2)).toBeVisible()
}

/** C: an account; X: ignored, with its reason. */
async function codeAndIgnore(page: Page): Promise<void> {
  await expect(grid(page)).toBeFocused()
  await expect(panel(page)).toContainText("Frais d'utilisation")
  await page.keyboard.press('c')
  await expect(page.getByRole('combobox', { name: 'Compte' })).toBeFocused()
  await page.keyboard.type('6150')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(left(page, 1)).toBeVisible()
  await expect(panel(page)).toContainText('Correction de la caisse')
  await page.keyboard.press('x')
  await page.getByLabel('Motif').fill('Erreur de la caisse, reprise en avril')
  await page.keyboard.press('Enter')
}

test('lines find their documents with the keyboard alone, and the account is proved', async ({ app }) => {
  test.slow()
  const { split } = await start(app)
  await expect(app.getByText(/Pas encore rapproché : reste 7 lignes à traiter/)).toBeVisible()
  await reconcile(app)
  await accept(app)
  await combine(app, split)
  await transfer(app)
  await codeAndIgnore(app)
  await expect(app.getByText('Toutes les lignes sont traitées').first()).toBeVisible()
  await expect(app.getByText(`Au 26 mars ${year}, le relevé et les livres concordent`)).toBeVisible()
  await expect(app.getByText('1 ligne ignorée')).toBeVisible()
  expect(await findings(app), 'all done').toEqual([])

  // What was matched shows its document, and goes back to be done.
  await app.getByRole('tab', { name: /Rapprochées/ }).click()
  await expect(grid(app).getByRole('row')).toHaveCount(6)
  await grid(app).focus()
  await app.keyboard.press('End')
  await expect(panel(app)).toContainText('Transfert vers EOP')
  await app.keyboard.press('u')
  await expect(left(app, 1)).toBeVisible()
  await expect(app.getByText(/Pas encore rapproché : reste 1 ligne à traiter/)).toBeVisible()
  expect(await findings(app), 'matched').toEqual([])
})

test('a line that is larger leaves a credit; one that is smaller asks for the account of the difference', async ({
  app,
}) => {
  await createCompany(app, 'Écarts inc.')
  const [first, second] = await invoices(app, 'Toitures Lévis inc.', ['140.00', '500.00'])
  await importRows(app, [
    ['03/18', `Virement TOITURES LEVIS ${first}`, '', '170.00', '170.00'],
    ['03/19', 'Dépôt', '', '560.00', '730.00'],
  ])
  await expect(grid(app)).toBeFocused()
  await expect(panel(app).getByRole('button', { name: 'Choisir où va l’écart' })).toBeVisible()
  await app.keyboard.press('Enter')
  await expect(panel(app)).toContainText('Reste 9,03\u00a0$')
  await expect(panel(app).getByRole('radio', { name: /Garder au crédit de Toitures Lévis/ })).toBeChecked()
  await app.keyboard.press('Enter')
  await expect(left(app, 1)).toBeVisible()
  await expect(panel(app)).toContainText('Dépôt')
  await app.keyboard.press('m')
  await expect(app.getByLabel('Numéro, nom ou montant à ajouter')).toBeFocused()
  await app.keyboard.type(second!)
  await app.keyboard.press('Enter')
  const amount = panel(app).getByRole('textbox', { name: `Montant pour ${second}` })
  await amount.fill('574,88')
  await expect(panel(app)).toContainText('En trop 14,88\u00a0$')
  await panel(app).getByRole('combobox', { name: 'Compte de l’écart' }).fill('6150')
  await app.keyboard.press('Enter')
  await app.keyboard.press('Enter')
  await expect(app.getByText('Toutes les lignes sont traitées').first()).toBeVisible()
  const { items } = await perform(app, 'invoice.list', { status: 'paid' })
  expect(items).toHaveLength(2)
})

test('one above the other in a narrow window, and nothing wider than it', async ({ app }) => {
  await start(app)
  for (const [width, height] of [
    [900, 700],
    [683, 384],
  ] as const) {
    await app.setViewportSize({ width, height })
    await expect(panel(app)).toBeVisible()
    const [lines, own] = [await grid(app).boundingBox(), await panel(app).boundingBox()]
    expect(own!.y).toBeGreaterThanOrEqual(lines!.y + lines!.height)
    const { content, room } = await app.evaluate(() => ({
      content: document.querySelector('#main')!.scrollWidth,
      room: document.querySelector('#main')!.clientWidth,
    }))
    expect(content).toBeLessThanOrEqual(room)
  }
})
