/** The first statement of a new company: imported from any field, its opening balance put into empty books, and the way on to reconciling. */
import { findings } from './axe.ts'
import { dropFiles } from './files.ts'
import { createCompany, dropStatement, expect, perform, test, year } from './program.ts'

test.use({ contextOptions: { reducedMotion: 'reduce' }, actionTimeout: 10_000 })

test('the first month opens the books by one key, and one row of tabs leads on', async ({ app }) => {
  await createCompany(app, 'Menuiserie du Ruisseau inc.')
  await dropStatement(app)
  await expect(app.getByText('5 lignes à ajouter')).toBeVisible()
  await app.getByRole('combobox', { name: 'Importer dans le compte' }).focus()
  await app.keyboard.press('Control+Enter')
  await expect(app.getByRole('button', { name: 'Voir les lignes' })).toBeFocused()
  await app.keyboard.press('Enter')
  const grid = app.getByRole('grid', { name: 'Lignes du relevé' })
  await expect(grid).toBeFocused()

  const offer = app.getByText('les livres n’ont rien avant lui')
  await expect(offer).toBeVisible()
  expect(await findings(app), 'opening balance').toEqual([])
  await app.keyboard.press('o')
  await expect(offer).toBeHidden()
  const { items } = await perform(app, 'ledger.register', { account: '1010' })
  expect(items).toMatchObject([{ date: `${year}-03-01`, debit: '2000.00' }])

  await app.keyboard.press('r')
  const outcome = app.getByRole('region', { name: 'Résultat du rapprochement' })
  await expect(outcome).toBeVisible()
  await app.keyboard.press('Escape')
  await expect(outcome).toBeHidden()
  await expect(grid).toBeFocused()

  await app.getByRole('tab', { name: 'Lignes' }).focus()
  await app.keyboard.press('ArrowRight')
  await app.keyboard.press('Enter')
  await expect(app.getByRole('heading', { level: 1, name: 'Rapprocher à une date' })).toBeVisible()
  await expect(app.getByRole('tab', { name: 'Rapprochements' })).toBeFocused()
})

test('a file that gives its closing balance alone opens the books too, and the keyboard goes on to report and lock', async ({
  app,
}) => {
  await createCompany(app, 'Atelier du Parc inc.')
  const heading = 'Date operation;Libelle court;Type operation;Libelle operation;Montant operation en euro'
  await dropFiles(app, {
    name: 'mars.csv',
    lines: [
      `Compte de cheques;Compte de cheques;****1234;31/03/${year};;1 100,00`,
      '',
      heading.replace(' en euro', ''),
      `15/03/${year};FRAIS;Frais;FRAIS DE TENUE DE COMPTE;-50,00`,
      `31/03/${year};INTERETS;Interets;INTERETS CREDITEURS;150,00`,
    ],
  })
  await expect(app.getByText('2 lignes à ajouter')).toBeVisible()
  await app.keyboard.press('Control+Enter')
  await expect(app.getByRole('button', { name: 'Voir les lignes' })).toBeFocused()
  await app.keyboard.press('Enter')
  const offer = app.getByText(/Le relevé finit à 1.100,00.* le compte était donc à 1.000,00/)
  await expect(offer).toBeVisible()
  await app.keyboard.press('o')
  await expect(offer).toBeHidden()
  for (const left of ['Reste 1 ligne à traiter', 'Toutes les lignes sont traitées']) {
    await expect(app.getByText('Imputations proposées')).toBeVisible()
    await app.keyboard.press('1')
    await expect(app.getByRole('table', { name: 'Écriture à enregistrer' })).toBeVisible()
    await app.keyboard.press('Enter')
    await expect(app.getByText(left).first()).toBeVisible()
  }
  await app.getByRole('button', { name: 'Rapprocher à une date' }).last().press('Enter')
  await expect(app.getByRole('button', { name: /^Rapprocher au 31 mars/ })).toBeFocused()
  await app.keyboard.press('Enter')
  const report = app.getByRole('button', { name: /^Rapport du rapprochement/ }).first()
  await expect(report).toBeFocused()
  await app.keyboard.press('Enter')
  const saved = app.waitForEvent('download')
  await app.keyboard.press('Enter')
  await saved
  await expect(report).toBeFocused()
  await app.keyboard.press('Tab')
  await app.keyboard.press('Enter')
  await expect(app.getByRole('dialog')).toBeVisible()
  await app.keyboard.press('Control+Enter')
  await expect(app.getByRole('dialog')).toBeHidden()
  await expect(report).toBeFocused()
})
