/** Clients, products and projects on the keyboard: entered, merged, moved, and what a project brings in. */
import type { Page } from '@playwright/test'
import { findings } from './axe.ts'
import { createCompany, expect, goTo, heldBack, perform, test, year } from './program.ts'

test.use({ contextOptions: { reducedMotion: 'reduce' } })

/** A client with a name and a telephone; the record is open afterwards. */
async function createClient(page: Page, name: string, phone = ''): Promise<void> {
  await goTo(page, '/sales/clients')
  await page.getByRole('button', { name: 'Nouveau client' }).first().press('Enter')
  await expect(page.getByLabel('Nom', { exact: false }).first()).toBeFocused()
  await page.keyboard.type(name)
  if (phone) await page.getByLabel('Téléphone').fill(phone)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

test('a client is entered with a contact, and an odd GST number is told but kept', async ({ app }) => {
  await createCompany(app, 'Fiches inc.')
  await createClient(app, 'Construction Beaumont inc.')
  await app.getByRole('button', { name: 'Ajouter' }).press('Enter')
  await expect(app.getByLabel('Nom de la personne')).toBeFocused()
  await app.keyboard.type('Luce Gagnon')
  await app.getByLabel('Fonction').fill('Comptable')
  await app.keyboard.press('Enter')
  await expect(app.getByRole('listitem').filter({ hasText: 'Luce Gagnon' })).toContainText('Comptable')

  const number = app.getByLabel('N° de TPS/TVH')
  await number.fill('123456789 RT0001')
  await expect(app.getByText('Le chiffre de contrôle ne concorde pas')).toBeVisible()
  await app.getByLabel('Modalités de paiement').fill('2/10 Net 30')
  await expect(app.getByText(/serait due le .* Escompte de 2\s% .* 10 jours/)).toBeVisible()
  await app.keyboard.press('Control+Enter')
  await expect(app.getByText('Enregistré.')).toBeVisible()
  expect(await findings(app)).toEqual([])
  await app.reload()
  await expect(number).toHaveValue('123456789 RT0001')
  await expect(app.getByText('Le chiffre de contrôle ne concorde pas')).toBeVisible()
  await app.keyboard.press('n')
  await expect(app.getByRole('heading', { level: 1, name: 'Nouvelle facture' })).toBeVisible()
  await expect(app.getByRole('combobox', { name: 'Client' })).toHaveValue('Construction Beaumont inc.')
})

test('two records of one client are merged after a look, and set apart again', async ({ app }) => {
  await createCompany(app, 'Doublons inc.')
  await createClient(app, 'Toitures Lévis', '418 555-0134')
  await createClient(app, 'Toitures Lévis inc.')
  const alike = app.getByRole('region', { name: 'Fiches semblables' })
  await expect(alike).toContainText('même nom')
  await alike.getByRole('button', { name: 'Fusionner' }).press('Enter')
  const dialog = app.getByRole('dialog', { name: 'Fusionner deux fiches' })
  await expect(dialog.getByRole('row', { name: /Téléphone/ })).toContainText('reçu de l’autre fiche')
  expect(await findings(app)).toEqual([])
  await dialog.getByRole('button', { name: 'Fusionner' }).press('Enter')
  await expect(dialog).toBeHidden()
  await expect(app.getByLabel('Téléphone').first()).toHaveValue('418 555-0134')
  await app.getByRole('button', { name: 'Défaire la fusion de Toitures Lévis' }).press('Enter')
  await expect(alike).toContainText('Toitures Lévis')
  await expect(app.getByLabel('Téléphone').first()).toHaveValue('')
  await goTo(app, '/sales/clients')
  await expect(app.getByRole('row', { name: /Toitures Lévis/ })).toHaveCount(2)
})

test('a product goes down to its low threshold', async ({ app }) => {
  await createCompany(app, 'Stock inc.')
  await goTo(app, '/sales/products/new')
  await app.getByLabel('Code', { exact: true }).fill('VIS-8')
  await app.getByLabel('Nom en français').fill('Vis à bois')
  await app.getByLabel('Prix de vente').fill('12,50')
  await app.getByRole('switch', { name: 'Suivre la quantité en stock' }).press('Space')
  await app.getByLabel('Seuil bas').fill('10')
  await app.keyboard.press('Control+Enter')
  await expect(app.getByRole('heading', { level: 1, name: 'Vis à bois' })).toBeVisible()
  const move = async (kind: string, quantity: string) => {
    await app.getByRole('button', { name: 'Mouvement' }).press('Enter')
    const dialog = app.getByRole('dialog', { name: /Vis à bois/ })
    await dialog.getByRole('radio', { name: kind }).check()
    await dialog.getByLabel('Quantité').fill(quantity)
    await app.keyboard.press('Enter')
    await expect(dialog).toBeHidden()
  }
  await move('Entrée', '24')
  await expect(app.getByText('Disponible')).toBeVisible()
  await move('Sortie', '15,5')
  await expect(app.getByText('Bas', { exact: true })).toBeVisible()
  await expect(app.getByRole('row', { name: /Sortie -15,5 8,5/ })).toBeVisible()
  expect(await findings(app)).toEqual([])
  await goTo(app, '/sales/products')
  await expect(app.getByRole('row', { name: /VIS-8 Vis à bois .* 8,5 Bas/ })).toBeVisible()
})

test('a project with an invoice shows what it brings in', async ({ app }) => {
  await createCompany(app, 'Projets inc.')
  await createClient(app, 'Municipalité de Saint-Apollinaire')
  await goTo(app, '/sales/projects/new')
  await app.getByLabel('Nom du projet').fill('Rénovation du hall')
  await app.getByLabel('Estimation').fill('12000')
  // saved from the field being left: what was found in it counts
  await app.getByRole('combobox', { name: 'Client' }).fill('apolli')
  await app.keyboard.press('Control+Enter')
  await expect(app.getByRole('heading', { level: 1, name: 'Rénovation du hall' })).toBeVisible()
  await invoiceOf(app)
  await app.reload()
  const part = app.getByRole('region', { name: 'Rentabilité' })
  await expect(part.getByRole('row', { name: /Revenus 7\s500,00\s\$/ })).toBeVisible()
  await expect(part).toContainText(/Reste à facturer\s*4\s500,00\s\$\s*facturé : 62,5/)
  await expect(app.getByRole('row', { name: /Facture FAC-\d{4}-0001/ })).toBeVisible()
  expect(await findings(app)).toEqual([])
})

test('what is typed before its list has come is waited for, and what nothing answers is never dropped', async ({
  app,
}) => {
  await createCompany(app, 'Attentes inc.')
  await createClient(app, 'Municipalité de Saint-Apollinaire')
  const release = await heldBack(app, 'party.list')
  await goTo(app, '/sales/projects/new')
  await app.reload()
  await app.getByLabel('Nom du projet').fill('Rénovation du hall')
  const client = app.getByRole('combobox', { name: 'Client' })
  await client.fill('apolli')
  await app.keyboard.press('Control+Enter')
  await expect(app.getByText('Lecture en cours…')).toBeVisible()
  await expect(client).toHaveValue('apolli')
  release()
  await expect(app.getByRole('heading', { level: 1, name: 'Rénovation du hall' })).toBeVisible()
  await expect(client).toHaveValue('Municipalité de Saint-Apollinaire')

  await client.fill('Ville de Lévis')
  await app.getByLabel('Nom du projet').fill('Toiture')
  const unanswered = app.getByText('Introuvable : choisissez dans la liste ou videz.')
  await expect(unanswered).toBeVisible()
  await app.getByRole('button', { name: 'Enregistrer' }).press('Enter')
  await expect(client).toBeFocused()
  await expect(client).toHaveValue('Ville de Lévis')
  await expect(app.getByRole('heading', { level: 1, name: 'Rénovation du hall' })).toBeVisible()
  expect(await findings(app)).toEqual([])
  await app.keyboard.press('Escape')
  await expect(unanswered).toBeHidden()
  await expect(client).toHaveValue('Municipalité de Saint-Apollinaire')
  await app.keyboard.press('Control+Enter')
  await expect(app.getByRole('heading', { level: 1, name: 'Toiture' })).toBeVisible()
})

test('a client made meanwhile is waited for while the list is read again, and not made twice', async ({
  app,
}) => {
  await createCompany(app, 'Relecture inc.')
  await goTo(app, '/sales/invoice/new')
  const client = app.getByRole('combobox', { name: 'Client' })
  await client.fill('lévis')
  await expect(app.getByRole('option', { name: 'Créer' })).toBeVisible()
  await app.keyboard.press('Escape')
  const release = await heldBack(app, 'party.list')
  const again = app.waitForRequest((request) => request.postDataJSON()?.operation === 'party.list')
  await perform(app, 'party.create', { name: 'Ville de Lévis', roles: ['client'], province: 'QC' })
  await again
  await client.fill('lévis')
  await app.keyboard.press('Enter')
  release()
  await expect(client).toHaveValue('Ville de Lévis')
  await expect(app.getByRole('dialog')).toBeHidden()
})

test('the code of a product read before the products have come still brings its price', async ({ app }) => {
  await createCompany(app, 'Lecteur inc.')
  await perform(app, 'product.create', { name: 'Disque à couper', code: 'DQ-45', price: '12.50' })
  const release = await heldBack(app, 'product.list')
  await goTo(app, '/sales/invoice/new')
  await app.reload()
  const description = app.getByRole('combobox', { name: 'Description, ligne 1' })
  await description.fill('dq-45')
  await app.keyboard.press('Enter')
  release()
  await expect(description).toHaveValue('Disque à couper')
  await expect(app.getByLabel('Prix unitaire, ligne 1')).toHaveValue('12,50')
})

/** An invoice of 7,500.00 of the first project, through the program's own door. */
async function invoiceOf(page: Page): Promise<void> {
  await page.evaluate(async (date) => {
    const call = async (operation: string, input: object, company?: string) => {
      const body = JSON.stringify({ call: crypto.randomUUID(), operation, input, company })
      const headers = { 'content-type': 'application/json' }
      const response = await fetch('/api/call', { method: 'POST', headers, body })
      return (await response.json()).data
    }
    const { items } = await call('app.companies', {})
    const { path } = items[0]
    const project = (await call('project.list', {}, path)).items[0]
    const lines = [{ description: 'Démolition', unitPrice: '7500.00' }]
    const invoice = { partyId: project.partyId, projectId: project.id, date, lines }
    const { id } = await call('invoice.create', invoice, path)
    await call('invoice.send', { id }, path)
  }, `${year}-01-15`)
}

test('the forms of numbers show what they give, and the settings are kept', async ({ app }) => {
  await createCompany(app, 'Réglages inc.')
  await goTo(app, '/settings/sales')
  const form = app.getByLabel('Forme des numéros : Facture', { exact: true })
  await form.fill('F{AA}-{N')
  await expect(app.getByText('n’est pas reconnu', { exact: false })).toBeVisible()
  await form.fill('F{AA}{MM}-{NNN}')
  await expect(
    app.getByRole('row', { name: new RegExp(`^Facture .*F${year % 100}\\d{2}-001`) }),
  ).toBeVisible()
  await app.getByLabel('Modalités des factures aux clients').fill('Net 45')
  await app.getByLabel('Retenue habituelle').fill('7,5')
  await app.getByRole('button', { name: 'Enregistrer' }).press('Enter')
  await expect(app.getByText('Enregistré.')).toBeVisible()
  await app.reload()
  await expect(app.getByLabel('Retenue habituelle')).toHaveValue('7,5')
  await expect(form).toHaveValue('F{AA}{MM}-{NNN}')
})

/** One red point. */
const PICTURE =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg=='

test('the company has an address, its numbers and a logo', async ({ app }) => {
  await createCompany(app, 'Logo inc.')
  await goTo(app, '/settings/company')
  await app.getByLabel('Adresse').fill('12, rue du Fleuve')
  await app.getByLabel('NEQ').fill('1144556677')
  await app.getByRole('button', { name: 'Enregistrer les coordonnées' }).press('Enter')
  await expect(app.getByText('Enregistré.')).toBeVisible()
  const chooser = app.waitForEvent('filechooser')
  await app.getByRole('button', { name: 'Choisir un logo' }).press('Enter')
  const file = { name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from(PICTURE, 'base64') }
  await (await chooser).setFiles(file)
  await expect(app.getByRole('img', { name: 'Logo de l’entreprise' })).toBeVisible()
  await app.reload()
  await expect(app.getByLabel('NEQ')).toHaveValue('1144556677')
  await app.getByRole('button', { name: 'Retirer le logo' }).press('Enter')
  await expect(app.getByRole('button', { name: 'Choisir un logo' })).toBeVisible()
})

test('the statement of account of a client leaves as a PDF', async ({ app }) => {
  await createCompany(app, 'Relevés inc.')
  await createClient(app, 'Toitures Lévis inc.')
  const statement = app.getByRole('region', { name: 'Relevé de compte' })
  await statement.getByLabel('Du').fill(`${year}-01-01`)
  await statement.getByLabel('Du').press('Tab')
  await statement.getByRole('button', { name: 'Exporter' }).press('Enter')
  const leaving = app.waitForEvent('download')
  await app.getByRole('menuitem', { name: 'PDF' }).press('Enter')
  const file = await leaving
  expect(file.suggestedFilename()).toContain(`Releve-de-compte-Toitures-Levis-inc.-${year}-01-01`)
  expect(await findings(app)).toEqual([])
})
