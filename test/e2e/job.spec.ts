/** The whole job of a Quebec bookkeeper, in French and with the keyboard: from an empty program to verified books. */
import type { Page } from '@playwright/test'
import { sharedPath } from '../support/sharedPath.ts'
import { createCompany, dropStatement, expect, test, year } from './program.ts'

async function importStatement(page: Page): Promise<void> {
  await dropStatement(page)
  const dialog = page.getByRole('dialog', { name: /releve-mars\.csv/ })
  await expect(dialog.getByText('5 opérations')).toBeVisible()
  await expect(dialog.getByText('Ouverture + lignes = fermeture')).toBeVisible()
  await expect(dialog.getByRole('columnheader').first().getByRole('combobox')).toHaveValue('date')
  await dialog.getByRole('button', { name: 'Importer' }).press('Enter')
  await expect(page.getByText('5 lignes ajoutées.')).toBeVisible()
  await page.getByRole('button', { name: 'Voir les lignes' }).press('Enter')
  await expect(page.getByText('Reste 5 lignes à traiter')).toBeVisible()
}

/** Enter opens the coding of the selected line, the account is found by what is typed, Enter takes it. */
async function openCoding(page: Page, typed: string): Promise<void> {
  const grid = page.getByRole('grid', { name: 'Lignes du relevé' })
  await expect(grid.getByRole('row').nth(1)).toBeVisible()
  await grid.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: 'Compte' })).toBeFocused()
  await page.keyboard.type(typed)
  await page.keyboard.press('Enter')
}

async function codeTwoLines(page: Page): Promise<void> {
  await openCoding(page, 'lectricité')
  const entry = page.getByRole('table', { name: 'Écriture à enregistrer' })
  await expect(entry.getByRole('row', { name: /^6240/ })).toContainText('100,00\u00a0$')
  await expect(entry.getByRole('row', { name: /^1090 .*TPS/ })).toContainText('5,00\u00a0$')
  await expect(entry.getByRole('row', { name: /^1095 .*TVQ/ })).toContainText('9,98\u00a0$')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Reste 4 lignes à traiter')).toBeVisible()
  await openCoding(page, '6150')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Reste 3 lignes à traiter')).toBeVisible()
}

/** The next invoice of the same payee is proposed as the last one: two keys. */
async function codeWithTwoKeys(page: Page): Promise<void> {
  await page.getByRole('grid', { name: 'Lignes du relevé' }).focus()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: 'Compte', exact: true })).toHaveValue(/^6240/)
  const entry = page.getByRole('table', { name: 'Écriture à enregistrer' })
  await expect(entry.getByRole('row', { name: /^6240/ })).toContainText('200,00\u00a0$')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Reste 2 lignes à traiter')).toBeVisible()
  await page.keyboard.press('u')
  await expect(page.getByText('Reste 3 lignes à traiter')).toBeVisible()
}

async function typeEntry(page: Page, date: string, memo: string): Promise<void> {
  await page.keyboard.press('Alt+n')
  await expect(page.getByRole('heading', { level: 1, name: 'Nouvelle écriture' })).toBeVisible()
  await page.getByLabel('Date', { exact: true }).fill(date)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  for (const part of [memo, '6200']) {
    await page.keyboard.type(part)
    await page.keyboard.press('Enter')
  }
  await page.keyboard.press('Enter')
  await page.keyboard.type('=100*1,05')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.type('2100')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Équilibrée')).toBeVisible()
  await page.keyboard.press('Control+Enter')
}

async function lockMarch(page: Page): Promise<void> {
  await page.keyboard.press('Alt+7')
  await page.getByRole('link', { name: 'Périodes' }).press('Enter')
  const march = page.getByRole('row', { name: new RegExp(`mars ${year}`) })
  await march.getByRole('button', { name: 'Verrouiller jusqu’ici' }).press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: 'Verrouiller' }).press('Enter')
  await expect(march.getByText('Verrouillé')).toBeVisible()
}

async function drillDown(page: Page): Promise<void> {
  await page.keyboard.press('Alt+6')
  await page.getByRole('link', { name: /^Balance de vérification/ }).press('Enter')
  await page.getByLabel('En date du').fill('31/12')
  await page.keyboard.press('Enter')
  const total = page.getByRole('row', { name: /^Total/ }).getByRole('cell')
  expect(await total.nth(2).textContent()).toBe(await total.nth(3).textContent())
  await page.getByTitle('Solde débiteur du compte 6240\u00a0: ouvrir le détail').press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: /^6240/ })).toBeVisible()
  await expect(page.getByRole('grid')).toBeFocused()
  await expect(page.getByRole('row', { name: /HYDRO/ }).first()).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Écriture 1' })).toBeVisible()
  await expect(page.getByRole('row', { name: /TPS/ })).toContainText('5,00\u00a0$')
  await page.getByRole('button', { name: 'Retour' }).press('Enter')
  await page.getByRole('button', { name: 'Retour' }).press('Enter')
  await expect(page.getByLabel('En date du')).toHaveValue(`${year}-12-31`)
}

async function backUpAndVerify(page: Page): Promise<void> {
  await page.keyboard.press('Alt+7')
  await page.getByRole('link', { name: 'Sauvegardes', exact: true }).press('Enter')
  await page.getByRole('button', { name: 'Sauvegarder maintenant' }).press('Enter')
  await expect(page.getByText('Sauvegarde faite et vérifiée')).toBeVisible()
  await page.getByRole('link', { name: 'Vérification' }).press('Enter')
  await page.getByRole('button', { name: 'Vérifier maintenant' }).press('Enter')
  await expect(page.getByText('Les livres sont entiers et exacts.')).toBeVisible()
}

test('from an empty program to verified books', async ({ app }) => {
  await createCompany(app, 'Constructions du Parc inc.')
  await expect(app.getByText('Commencez par un relevé de banque.')).toBeVisible()
  await importStatement(app)
  await codeTwoLines(app)
  await codeWithTwoKeys(app)
  await typeEntry(app, '15/3', 'Papeterie du mois')
  await app.getByRole('link', { name: 'Voir', exact: true }).press('Enter')
  await app.getByRole('button', { name: 'Contrepasser' }).press('Enter')
  await app.getByRole('dialog').getByRole('button', { name: 'Contrepasser' }).press('Enter')
  await expect(app.getByText('Contrepassation de l’écriture')).toBeVisible()
  await lockMarch(app)
  await typeEntry(app, '20/3', 'En retard')
  await expect(app.getByRole('alert', { name: 'L’opération n’a pas été faite' })).toContainText('verrouillé')
  await drillDown(app)
  await backUpAndVerify(app)
})

test('the same statement again adds nothing', async ({ app }) => {
  await createCompany(app, 'Deux fois inc.')
  await importStatement(app)
  await dropStatement(app)
  await app.getByRole('button', { name: 'Importer', exact: true }).click()
  await expect(app.getByText('5 lignes étaient déjà là et n’ont pas été répétées.')).toBeVisible()
})

test('a line is split over two accounts, another is ignored with a reason', async ({ app }) => {
  await createCompany(app, 'Partage inc.')
  await importStatement(app)
  const grid = app.getByRole('grid', { name: 'Lignes du relevé' })
  await expect(grid.getByRole('row').nth(1)).toBeVisible()
  await grid.focus()
  await app.keyboard.press('m')
  const form = app.getByRole('form', { name: /^Imputer/ })
  await form.getByRole('combobox', { name: 'Compte' }).first().fill('6240')
  await app.keyboard.press('Enter')
  await form.getByLabel('Montant, taxes comprises').first().fill('57,49')
  await form.getByRole('combobox', { name: 'Compte' }).nth(1).fill('6200')
  await app.keyboard.press('Enter')
  await app.keyboard.press('Enter')
  await expect(app.getByText('Reste 4 lignes à traiter')).toBeVisible()
  await expect(grid).toBeFocused()
  await app.keyboard.press('x')
  await app.getByLabel('Motif').fill('Déjà inscrit')
  await app.keyboard.press('Enter')
  await expect(app.getByText('Reste 3 lignes à traiter')).toBeVisible()
})

test('what is being typed outlives a visit elsewhere', async ({ app }) => {
  await createCompany(app, 'Distraite inc.')
  await app.keyboard.press('Alt+n')
  await app.getByLabel('Libellé').fill('À finir')
  await app.keyboard.press('Alt+5')
  await expect(app.getByText('Aucune écriture encore')).toBeVisible()
  await app.keyboard.press('Alt+n')
  await expect(app.getByLabel('Libellé')).toHaveValue('À finir')
})

test('Ctrl+Enter saves what is still being typed', async ({ app }) => {
  await createCompany(app, 'Pressée inc.')
  await app.keyboard.press('Alt+n')
  await app.getByLabel('Libellé').fill('Vite')
  await app.getByRole('combobox', { name: 'Compte, ligne 1' }).fill('6200')
  await app.keyboard.press('Enter')
  await app.getByLabel('Débit, ligne 1').fill('=2*50')
  await app.getByLabel('Date', { exact: true }).fill('15/3')
  await app.getByRole('combobox', { name: 'Compte, ligne 2' }).fill('2100')
  await app.keyboard.press('Control+Enter')
  await expect(app.getByText('Écriture 1 enregistrée.')).toBeVisible()
  await app.getByRole('link', { name: 'Voir', exact: true }).click()
  await expect(app.getByText(`15 mars ${year}`)).toBeVisible()
  await expect(app.getByRole('row', { name: /2100.*100,00/ })).toBeVisible()
})

test('an account number typed before the chart has come is not lost', async ({ app }) => {
  await createCompany(app, 'Lente inc.')
  const { promise: chart, resolve: sendChart } = Promise.withResolvers<void>()
  await app.route(
    () => true,
    async (route) => {
      if (route.request().postData()?.includes('"account.list"')) await chart
      await route.continue()
    },
  )
  await app.reload()
  await expect(app.getByRole('heading', { level: 1, name: 'Lente inc.' })).toBeVisible()
  await app.keyboard.press('Alt+n')
  const account = app.getByRole('combobox', { name: 'Compte, ligne 1' })
  await account.fill('6200')
  await app.keyboard.press('Enter')
  await expect(account).toHaveValue('6200')
  sendChart()
  await expect(account).toHaveValue(/^6200 ./)
})

const caisse = sharedPath('statements', 'csv', 'layout-ca-desjardins-eop-cp1252.csv')
if (caisse !== null)
  test('a file with two accounts: one is chosen, and its lines go to the bank account', async ({ app }) => {
    await createCompany(app, 'Caisse inc.')
    await expect(app.getByRole('button', { name: 'Importer un relevé' }).first()).toBeVisible()
    const chooser = app.waitForEvent('filechooser')
    await app.keyboard.press('Alt+i')
    await (await chooser).setFiles(caisse)
    const dialog = app.getByRole('dialog')
    await expect(dialog.getByText('27 opérations')).toBeVisible()
    await dialog.getByLabel('Compte dans le fichier').selectOption({ label: 'EOP (22)' })
    await expect(dialog.getByText('-72\u00a0412,15\u00a0$')).toBeVisible()
    await dialog.getByRole('button', { name: 'Importer' }).click()
    await expect(app.getByText('22 lignes ajoutées.')).toBeVisible()
    await app.getByRole('button', { name: 'Voir les lignes' }).click()
    await expect(app.getByText('Reste 22 lignes à traiter')).toBeVisible()
    await expect(app.getByRole('row', { name: /HYDRO-QUÉBEC.*-19\s951,22/ })).toBeVisible()
  })
