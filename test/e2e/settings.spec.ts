/** What is set once in a while: encryption with its key shown once, backup and restore, closing a year, columns corrected. */
import { findings } from './axe.ts'
import { createCompany, expect, goTo, heldBack, openSample, perform, test, year } from './program.ts'

const passphrase = 'quatre mots bien longs'

test('an encrypted company shows its recovery key once and asks for its passphrase', async ({
  app,
  program,
}) => {
  await createCompany(app, 'Secrète inc.')
  await app.keyboard.press('Alt+7')
  await app.getByRole('link', { name: 'Chiffrement' }).click()
  await app.getByLabel('Chiffrer le fichier avec une phrase secrète').check()
  await app.getByLabel('Phrase secrète', { exact: true }).fill(passphrase)
  await app.getByLabel('Phrase secrète, encore une fois').fill('autre chose')
  await app.getByRole('button', { name: 'Chiffrer le fichier' }).click()
  await expect(app.getByText('Les deux phrases ne sont pas pareilles')).toBeVisible()
  await app.getByLabel('Phrase secrète, encore une fois').fill(passphrase)
  await app.getByRole('button', { name: 'Chiffrer le fichier' }).click()
  await expect(app.locator('.gl-recovery-key')).toHaveText(/\S{20,}/)
  await app.getByLabel('J’ai mis la clé en lieu sûr').check()
  await app.getByRole('button', { name: 'Continuer' }).click()
  await expect(app.getByText('Le fichier de l’entreprise est chiffré.')).toBeVisible()
  await expect(app.locator('.gl-recovery-key')).toBeHidden()
  await program.restart()
  await app.getByRole('button', { name: /^Secrète inc\./ }).click()
  const asked = app.getByLabel('Phrase secrète ou clé de secours')
  await asked.fill('pas la bonne')
  await app.keyboard.press('Enter')
  await expect(app.getByRole('alert')).toBeVisible()
  await asked.fill(passphrase)
  await app.keyboard.press('Enter')
  await expect(app.getByRole('heading', { level: 1, name: 'Secrète inc.' })).toBeVisible()
})

test('a backup is restored into a new file beside the first', async ({ app }) => {
  await createCompany(app, 'Deux copies inc.')
  await app.keyboard.press('Alt+7')
  await app.getByRole('link', { name: 'Sauvegardes', exact: true }).click()
  await app.getByRole('button', { name: 'Sauvegarder maintenant' }).click()
  await expect(app.getByText('Sauvegarde faite et vérifiée')).toBeVisible()
  await app.getByRole('button', { name: 'Restaurer', exact: true }).first().click()
  await app.getByRole('button', { name: 'Restaurer et ouvrir' }).click()
  await expect(app.getByRole('dialog')).toBeHidden()
  const home = app.getByRole('heading', { level: 1, name: 'Deux copies inc.' })
  await expect(home).toBeVisible({ timeout: 30_000 })
  await app.keyboard.press('Alt+7')
  await expect(app.getByText(/deux-copies-inc-\d{4}.*\.grandlivre/)).toBeVisible()
})

test('who goes on to something else is not taken from it when the sample company is ready', async ({
  app,
}) => {
  await app.getByRole('button', { name: 'Essayer avec une entreprise modèle' }).click()
  await app.getByRole('button', { name: 'Créer une entreprise' }).click()
  const name = app.getByLabel('Nom de l’entreprise')
  await name.fill('Menuiserie du Ruisseau inc.')
  const made = await app.waitForResponse(
    async (answer) => (answer.request().postData() ?? '').includes('company.sample'),
    { timeout: 30_000 },
  )
  expect((await made.json()).ok).toBe(true)
  await expect(name).toHaveValue('Menuiserie du Ruisseau inc.')
  await app.getByRole('button', { name: 'Retour' }).click()
  await app.getByRole('button', { name: 'Construction Boréale inc.' }).first().click()
  await expect(app.getByRole('heading', { level: 1, name: 'Construction Boréale inc.' })).toBeVisible()
})

test('a company that takes long to open can be left for another', async ({ app }) => {
  await createCompany(app, 'Lente inc.')
  const release = await heldBack(app, 'company.info')
  await app.reload()
  await expect(app.getByRole('heading', { level: 1, name: 'Ouverture de l’entreprise…' })).toBeVisible()
  expect(await findings(app)).toEqual([])
  await app.getByRole('button', { name: 'Choisir une autre entreprise' }).press('Enter')
  await expect(app.getByRole('button', { name: 'Créer une entreprise' })).toBeVisible()
  release()
  await app.getByText('Lente inc.').first().click()
  await expect(app.getByRole('heading', { level: 1, name: 'Lente inc.' })).toBeVisible()
})

test('the closing entry of a year is shown before it is posted', async ({ app }) => {
  await openSample(app)
  await app.keyboard.press('Alt+7')
  await app.getByRole('link', { name: 'Périodes' }).click()
  await app.getByRole('button', { name: `Fermer l’exercice ${year - 1}` }).click()
  await expect(app.getByText('Résultat de l’exercice')).toBeVisible()
  await app.getByRole('button', { name: 'Passer l’écriture de fermeture' }).click()
  await expect(app.getByText('Fermé', { exact: true })).toBeVisible()
})

test('a column that was taken wrongly is corrected before the import', async ({ app }) => {
  await createCompany(app, 'Colonnes inc.')
  await expect(app.getByRole('button', { name: 'Importer un relevé' }).first()).toBeVisible()
  const chooser = app.waitForEvent('filechooser')
  await app.keyboard.press('Alt+i')
  const rows = [`${year}-02-03;Loyer;Février;-1200,50`, `${year}-02-15;Vente;Comptoir;300,00`]
  await (await chooser).setFiles({
    name: 'maison.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(rows.join('\n')),
  })
  const dialog = app.getByRole('dialog', { name: /maison\.csv/ })
  const second = dialog.getByRole('combobox', { name: 'Colonne 2' })
  await second.selectOption('description')
  await expect(second).toHaveValue('description')
  await dialog.getByRole('button', { name: 'Importer' }).click()
  await app.getByRole('button', { name: 'Voir les lignes' }).click()
  await expect(app.getByRole('row', { name: /Loyer Février.*-1\s200,50/ })).toBeVisible()
})

test('accounts are created, renamed and found', async ({ app }) => {
  await createCompany(app, 'Comptes inc.')
  await goTo(app, '/ledger/accounts')
  await app.getByRole('button', { name: 'Nouveau compte' }).click()
  await app.getByLabel('Numéro').fill('6999')
  await app.getByLabel('Nom en français').fill('Cafés de chantier')
  await app.keyboard.press('Enter')
  await app.getByLabel('Rechercher').fill('cafes')
  await expect(app.getByRole('row', { name: /6999 Cafés de chantier/ })).toBeVisible()
  await app.getByRole('grid').focus()
  await app.keyboard.press('r')
  await app.getByLabel('Nom en français').fill('Cafés et collations')
  await app.keyboard.press('Enter')
  await expect(app.getByRole('row', { name: /6999 Cafés et collations/ })).toBeVisible()
})

test('the log tells each act in words, what it changed and from what, and leads there', async ({ app }) => {
  await createCompany(app, 'Journal inc.')
  const { id } = await perform(app, 'party.create', {
    name: 'Béton Rive-Nord',
    roles: ['client'],
    phone: '418 555-0100',
  })
  await perform(app, 'party.update', { id, phone: '418 555-0199' })
  await goTo(app, '/settings/audit')
  const row = app.getByRole('row', { name: /Change la fiche d’un client/ })
  await expect(row).toContainText('Téléphone\u00a0: 418 555-0100 → 418 555-0199')
  await row.getByRole('link', { name: 'Client ou fournisseur' }).press('Enter')
  await expect(app.getByRole('heading', { level: 1, name: 'Béton Rive-Nord' })).toBeVisible()
})
