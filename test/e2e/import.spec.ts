/** Taking a statement in: what a file leaves open is asked once, nothing is doubled, paper is typed by hand, all on the keyboard. */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Page } from '@playwright/test'
import { sharedPath } from '../support/sharedPath.ts'
import { findings } from './axe.ts'
import { dropFiles, ofx } from './files.ts'
import { createCompany, dropStatement, expect, goTo, perform, test, year } from './program.ts'

test.use({ contextOptions: { reducedMotion: 'reduce' }, actionTimeout: 10_000 })

const dialog = (page: Page) => page.getByRole('dialog')
const HEADER = 'Date,Description,Amount'
/** Days and months below 13, in order either way. */
const march = {
  name: 'mars.csv',
  lines: [HEADER, `03/04/${year},CAFE,-5.00`, `05/06/${year},DEPOT,40.00`, `07/08/${year},LOYER,-900.00`],
}
const april = {
  name: 'avril.csv',
  lines: [HEADER, `04/05/${year},CAFE,-6.00`, `06/07/${year},DEPOT,41.00`, `08/09/${year},LOYER,-901.00`],
}

async function importDone(page: Page, added: RegExp): Promise<void> {
  const button = dialog(page).getByRole('button', { name: 'Importer' })
  await expect(button).not.toHaveAttribute('aria-disabled', 'true')
  await button.press('Enter')
  await expect(dialog(page).getByText(added)).toBeVisible()
}

test('the order of dates is asked once with both readings, then remembered, renamed and forgotten', async ({
  app,
}) => {
  await createCompany(app, 'Dates inc.')
  await dropFiles(app, march, april)
  await expect(dialog(app).getByText(`Comment lire la date «\u00a003/04/${year}\u00a0»\u00a0?`)).toBeVisible()
  const [day, month] = [/3 avril.*le jour d’abord/, /4 mars.*le mois d’abord/]
  await expect(dialog(app).getByRole('radio', { name: day })).toBeFocused()
  expect(await findings(app), 'question').toEqual([])
  // An answer can still be changed.
  await app.keyboard.press('ArrowDown')
  await expect(dialog(app).getByRole('radio', { name: month })).toBeChecked()
  await expect(dialog(app).getByText(/du 4 mars .* au 8 juillet/)).toBeVisible()
  await app.keyboard.press('ArrowUp')
  await expect(dialog(app).getByText(/du 3 avril .* au 7 août/)).toBeVisible()
  await expect(dialog(app).getByText('3 lignes à ajouter')).toBeVisible()
  await app.keyboard.press('Enter')
  await expect(dialog(app).getByText(/Retenu pour les prochains relevés/)).toBeVisible()
  // The second of the two files that came together is read by what was said of the first.
  await dialog(app).getByRole('button', { name: 'Relevé suivant' }).press('Enter')
  await expect(dialog(app).getByText(/Lu selon la disposition/)).toBeVisible()
  await expect(dialog(app).getByText(/du 4 mai .* au 8 septembre/)).toBeVisible()
  await expect(dialog(app).getByRole('radio')).toHaveCount(0)
  await importDone(app, /3 lignes ajoutées/)
  await app.getByRole('button', { name: 'Voir les lignes' }).press('Enter')
  await expect(app.getByText('Reste 6 lignes à traiter')).toBeVisible()

  await goTo(app, '/settings/layouts')
  await expect(app.getByRole('cell', { name: 'jour d’abord' })).toBeVisible()
  expect(await findings(app), 'layouts').toEqual([])
  await app.getByRole('button', { name: /^Renommer/ }).press('Enter')
  await dialog(app).getByLabel('Nom').fill('Caisse du Parc')
  await app.keyboard.press('Enter')
  await expect(app.getByRole('rowheader', { name: /Caisse du Parc/ })).toBeVisible()
  await app.getByRole('button', { name: 'Oublier Caisse du Parc' }).press('Enter')
  await dialog(app).getByRole('button', { name: 'Oublier' }).press('Enter')
  await expect(app.getByText('Aucune disposition retenue')).toBeVisible()
})

test('what was said does not stand against a day above 12: the file is asked about again', async ({
  app,
}) => {
  await createCompany(app, 'Contredite inc.')
  await dropFiles(app, march)
  await dialog(app)
    .getByRole('radio', { name: /3 avril/ })
    .check()
  await importDone(app, /3 lignes ajoutées/)
  await app.getByRole('button', { name: 'Fermer' }).press('Enter')
  await dropFiles(app, {
    name: 'mai.csv',
    lines: [HEADER, `05/04/${year},CAFE,-6.00`, `05/28/${year},DEPOT,41.00`],
  })
  await expect(dialog(app).getByText(/ne convient pas à ce fichier, qui la contredit/)).toBeVisible()
  await expect(dialog(app).getByText(/du 4 mai .* au 28 mai/)).toBeVisible()
  await expect(dialog(app).getByRole('button', { name: 'Importer' })).toHaveAttribute('aria-disabled', 'true')
  await expect(dialog(app).getByRole('button', { name: 'Les colonnes sont bonnes' })).toBeFocused()
  await app.keyboard.press('Enter')
  await expect(dialog(app).getByText('2 lignes à ajouter')).toBeVisible()
  await importDone(app, /2 lignes ajoutées/)
})

test('columns are corrected on the keyboard; a role taken away stays away', async ({ app }) => {
  await createCompany(app, 'Colonnes inc.')
  const rows = [`${year}-02-03,Loyer,12.50,100.00`, `${year}-02-15,Vente,30.00,130.00`]
  await dropFiles(app, { name: 'x.csv', lines: ['Date,Description,Amount,Balance', ...rows] })
  const fourth = dialog(app).getByRole('combobox', { name: 'Colonne 4 Balance' })
  await expect(fourth).toHaveValue('balance')
  await fourth.selectOption('')
  await expect(fourth).toHaveValue('')
  await expect(dialog(app).getByText(/Sans les deux soldes dans le fichier/)).toBeVisible()
  expect(await findings(app), 'columns').toEqual([])
})

test('the signs of a card are asked; the same month in other words is told, and left out or not', async ({
  app,
}) => {
  await createCompany(app, 'Doublons inc.')
  await dropFiles(
    app,
    ofx('mars.ofx', year, [
      ['02', '-47.95', 'PAIEMENT HYDRO QC'],
      ['05', '1310.72', 'DEPOT 4412'],
    ]),
  )
  await expect(dialog(app).getByText('2 lignes à ajouter')).toBeVisible()
  await importDone(app, /2 lignes ajoutées/)
  await app.getByRole('button', { name: 'Voir les lignes' }).press('Enter')
  await dropStatement(app, [
    ['03/02', 'Paiement facture /HYDRO-QUÉBEC', '47.95', '', '952.05'],
    ['03/05', 'Dépôt direct /CLIENT DU NORD', '', '1310.72', '2262.77'],
    ['03/11', 'Frais', '10.00', '', '2252.77'],
  ])
  await expect(dialog(app).getByText(/2 lignes sont probablement déjà dans le compte/)).toBeVisible()
  const ready = dialog(app).getByRole('button', { name: 'Importer' })
  await expect(ready).toHaveAttribute('aria-disabled', 'true')
  const skip = dialog(app).getByRole('radio', { name: 'Les laisser de côté' })
  await expect(skip).toBeFocused()
  await dialog(app).getByText('Voir les lignes').click()
  await expect(dialog(app).getByRole('row', { name: /HYDRO-QUÉBEC PAIEMENT HYDRO QC/ })).toBeVisible()
  expect(await findings(app), 'probable').toEqual([])
  await skip.press('Space')
  await expect(dialog(app).getByText('1 ligne à ajouter')).toBeVisible()
  await importDone(app, /1 ligne ajoutée/)
  await expect(
    dialog(app).getByText(/2 lignes, déjà là sous un autre libellé, ont été laissées de côté/),
  ).toBeVisible()
  await app.getByRole('button', { name: 'Voir les lignes' }).press('Enter')
  const { items } = await perform(app, 'bank.statements', { account: '1010' })
  expect(items.map(({ closingBalanceProved }) => closingBalanceProved).sort()).toEqual([false, true])

  await dropFiles(app, {
    name: 'visa.csv',
    lines: [HEADER, `${year}-03-03,RESTO,45.00`, `${year}-03-04,ESSENCE,60.00`],
  })
  await dialog(app).getByRole('combobox', { name: 'Importer dans le compte' }).fill('2010')
  await app.keyboard.press('Enter')
  await expect(dialog(app).getByText(/Qu’est-ce que «\u00a0RESTO\u00a0»/)).toBeVisible()
  await dialog(app)
    .getByRole('radio', { name: /-45,00.*une dépense/ })
    .check()
  await expect(dialog(app).getByText('2 lignes à ajouter')).toBeVisible()
  await importDone(app, /2 lignes ajoutées/)
  await app.getByRole('button', { name: 'Voir les lignes' }).press('Enter')
  await expect(app.getByRole('row', { name: /RESTO.*-45,00/ })).toBeVisible()
})

test('a file of two accounts is imported account by account, without dropping it again', async ({ app }) => {
  await createCompany(app, 'Deux comptes inc.')
  const row = (product: string, number: string, text: string, out: string, into: string, left: string) =>
    `"Caisse du Parc",0098765,${product},${year}/03/0${number},0000${number},"${text}",,${out},${into},,,,,${left}`
  await dropFiles(app, {
    name: 'deux.csv',
    lines: [
      row('EOP', '2', 'Frais', '12.50', '', '87.50'),
      row('EOP', '3', 'Virement a ES1', '50.00', '', '37.50'),
      row('ES1', '3', 'Virement de EOP', '', '50.00', '450.00'),
    ],
  })
  await expect(dialog(app).getByText('2 lignes à ajouter')).toBeVisible()
  await importDone(app, /2 lignes ajoutées/)
  await expect(dialog(app).getByText(/Le fichier contient aussi le compte .*ES1/)).toBeVisible()
  await expect(dialog(app).getByRole('button', { name: /^Importer aussi .*ES1/ })).toBeFocused()
  await app.keyboard.press('Enter')
  await expect(dialog(app).getByText('1 ligne à ajouter')).toBeVisible()
  await expect(dialog(app).getByRole('combobox', { name: 'Importer dans le compte' })).toHaveValue(/^1015/)
  await importDone(app, /1 ligne ajoutée/)
  await expect(dialog(app).getByText(/Le fichier contient aussi/)).toBeHidden()
  await app.getByRole('button', { name: 'Voir les lignes' }).press('Enter')
  await expect(app.getByText('Reste 1 ligne à traiter')).toBeVisible()
})

async function type(page: Page, ...texts: readonly string[]): Promise<void> {
  for (const text of texts) {
    await page.keyboard.type(text)
    await page.keyboard.press('Enter')
  }
}

test('a statement on paper is typed on the keyboard, survives a visit elsewhere, and proves itself', async ({
  app,
}) => {
  await createCompany(app, 'Papier inc.')
  await app.keyboard.press('Alt+4')
  await app.getByRole('button', { name: 'Saisir un relevé' }).first().press('Enter')
  await expect(app.getByRole('textbox', { name: 'Solde d’ouverture' })).toBeFocused()
  await type(app, '100', '182,05', '15/3', 'Frais mensuels', '12,95', '')
  await type(app, '+1', 'Dépôt', '', '95')
  await expect(app.getByText('Ouverture + lignes = fermeture')).toBeVisible()
  await expect(app.getByRole('row', { name: /182,05/ })).toBeVisible()
  expect(await findings(app), 'typed').toEqual([])
  await app.keyboard.press('Alt+1')
  await expect(app.getByRole('heading', { level: 1, name: 'Papier inc.' })).toBeVisible()
  await app.goBack()
  await expect(app.getByLabel('Description, ligne 2')).toHaveValue('Dépôt')

  // A mistake is named at its field, and nothing is saved.
  await app.getByLabel('Sortie, ligne 1').fill('12,96')
  await app.keyboard.press('Control+Enter')
  await expect(app.getByText('Ne concorde pas avec les lignes.')).toBeVisible()
  await app.getByLabel('Sortie, ligne 1').fill('12,95')
  await app.keyboard.press('Control+Enter')
  await expect(app.getByText('2 lignes ajoutées')).toBeVisible()
  await app.getByRole('button', { name: 'Voir les lignes' }).press('Enter')
  await expect(app.getByText('Reste 2 lignes à traiter')).toBeVisible()
  const { items } = await perform(app, 'bank.statements', { account: '1010' })
  expect(items).toMatchObject([{ format: 'manual', closingBalanceProved: true, sum: '82.05' }])
})

test('typed lines that are there already in other words are asked about at their fields', async ({ app }) => {
  await createCompany(app, 'Deux fois inc.')
  await dropFiles(app, ofx('mars.ofx', year, [['15', '-12.95', 'FRAIS 03']]))
  await expect(dialog(app).getByText('1 ligne à ajouter')).toBeVisible()
  await importDone(app, /1 ligne ajoutée/)
  await app.getByRole('button', { name: 'Voir les lignes' }).press('Enter')
  await expect(app.getByRole('grid', { name: 'Lignes du relevé' })).toBeFocused()
  await app.getByRole('button', { name: 'Saisir un relevé' }).first().press('Enter')
  await expect(app.getByRole('textbox', { name: 'Solde d’ouverture' })).toBeFocused()
  await type(app, '', '', '15/3', 'Frais mensuels', '12,95')
  await app.keyboard.press('Control+Enter')
  await expect(app.getByText('Probablement déjà là : « FRAIS 03 »')).toBeVisible()
  await app.getByRole('radio', { name: 'La laisser de côté' }).check()
  await app.getByRole('button', { name: 'Enregistrer le relevé' }).press('Enter')
  await expect(app.getByText('1 ligne, déjà là sous un autre libellé, a été laissée de côté.')).toBeVisible()
  expect((await perform(app, 'bank.lines', { account: '1010' })).total).toBe(1)
})

const sample = (name: string) => sharedPath('statements', 'hostile', name)
const [locked, scanned] = [sample('xlsx-password-secret.xlsx'), sample('pdf-image-only.pdf')]

/** Drops a file of the reference material. */
async function dropPath(page: Page, path: string): Promise<void> {
  const data = await page.evaluateHandle(
    ([name, base64]) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([Uint8Array.from(atob(base64!), (letter) => letter.charCodeAt(0))], name!))
      return transfer
    },
    [basename(path), readFileSync(path).toString('base64')],
  )
  for (const event of ['dragenter', 'dragover', 'drop'])
    await page.dispatchEvent('#main', event, { dataTransfer: data })
}

if (locked !== null)
  test('the password of a protected file is asked in the dialog, and kept nowhere', async ({ app }) => {
    await createCompany(app, 'Protégé inc.')
    await dropPath(app, locked)
    const field = dialog(app).getByLabel('Mot de passe du fichier')
    await expect(field).toBeFocused()
    expect(await findings(app), 'password').toEqual([])
    await type(app, 'pas le bon')
    await expect(dialog(app).getByText('Ce mot de passe n’ouvre pas le fichier.')).toBeVisible()
    await field.fill('secret')
    await app.keyboard.press('Enter')
    await expect(dialog(app).getByText(/2 opérations/)).toBeVisible()
    await importDone(app, /2 lignes ajoutées/)
    const kept = await app.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))
    expect(kept).not.toMatch(/secret|pas le bon/)
  })

if (scanned !== null)
  test('a scanned document leads to typing it by hand', async ({ app }) => {
    await createCompany(app, 'Numérisé inc.')
    await dropPath(app, scanned)
    await expect(dialog(app).getByText(/Vous pouvez en saisir les lignes à la main/)).toBeVisible()
    expect(await findings(app), 'scanned').toEqual([])
    await dialog(app).getByRole('button', { name: 'Saisir un relevé' }).press('Enter')
    await expect(app.getByRole('heading', { level: 1, name: 'Saisir un relevé' })).toBeVisible()
  })

test('a second table that says no account is asked about, read or left aside', async ({ app }) => {
  await createCompany(app, 'Tableaux inc.')
  const lines = [
    ...[HEADER, `${year}-03-13,CAFE,-5.00`, `${year}-03-14,DEPOT,40.00`, ''],
    ...['Date,Description,Debit,Credit', `${year}-03-15,LOYER,900.00,`, `${year}-03-16,VENTE,,20.00`],
  ]
  await dropFiles(app, { name: 'mars.csv', lines })
  await expect(dialog(app).getByText(/ne dit pas de quel compte il est \(«.LOYER/)).toBeVisible()
  const [read, apart, leave] = ['avec le premier', 'comme un compte à part', 'le laisser de côté']
  await expect(dialog(app).getByRole('radio', { name: read })).toBeFocused()
  expect(await findings(app)).toEqual([])
  await app.keyboard.press('Space')
  await expect(dialog(app).getByText('4 lignes à ajouter')).toBeVisible()
  await app.keyboard.press('ArrowDown')
  await expect(dialog(app).getByRole('radio', { name: apart })).toBeChecked()
  await expect(dialog(app).getByLabel('Compte dans le fichier')).toContainText('#5 (2)')
  await app.keyboard.press('ArrowDown')
  await expect(dialog(app).getByRole('radio', { name: leave })).toBeChecked()
  await expect(dialog(app).getByText('1 remarque sur le fichier')).toBeVisible()
  await expect(dialog(app).getByText('2 lignes à ajouter')).toBeVisible()
  await importDone(app, /2 lignes ajoutées/)
  await expect(dialog(app).getByText(/Retenu pour les prochains/)).toHaveCount(0)
})

test('the lines are seen with their signs before they are taken, at once where no balance proves them', async ({
  app,
}) => {
  await createCompany(app, 'Côtés inc.')
  const lines = [
    ...['Deposits and Additions', HEADER, `${year}-03-02,DEPOT,40.00`, `${year}-03-07,INTERET,3.25`],
    ...['Checks Paid', 'Check Number,Date Paid,Amount', `1012,${year}-03-13,1200.00`],
  ]
  await dropFiles(app, { name: 'mars.csv', lines })
  const read = dialog(app).getByRole('region', { name: 'Les lignes, telles qu’elles sont lues' })
  await expect(read.getByRole('row')).toHaveText([
    /Date.*Montant/,
    /03-02DEPOT40,00/,
    /03-07INTERET3,25/,
    /03-13.*-1\s200,00/,
  ])
  expect(await findings(app)).toEqual([])
  const summary = dialog(app).getByText('Les lignes, telles qu’elles sont lues')
  await summary.press('Enter')
  await expect(read).toHaveCount(0)
  await app.keyboard.press('Escape')
  const proved = [
    'Date,Description,Amount,Balance',
    ...[`${year}-04-13,CAFE,-5.00,95.00`, `${year}-04-14,DEPOT,45.00,140.00`],
  ]
  await dropFiles(app, { name: 'avril.csv', lines: proved })
  await expect(dialog(app).getByText(/le relevé est complet/)).toBeVisible()
  await expect(read).toHaveCount(0)
  await summary.press('Enter')
  await expect(read.getByRole('row').last()).toHaveText(/04-14DEPOT45,00.*140,00/)
})

test('amounts that no account can have are shown as they are and refused, and stop nothing', async ({
  app,
}) => {
  await createCompany(app, 'Millièmes inc.')
  const lines = [
    'Date,Description,Reference,Amount,Balance',
    `${year}-04-13,CAFE,${'R'.repeat(90)},-5.125,94.875`,
    `${year}-04-14,DEPOT,R2,45.005,139.880`,
    `${year}-04-15,DEPOT,R3,4.00,143.880`,
  ]
  await dropFiles(app, { name: 'millièmes.csv', lines })
  await expect(dialog(app).getByText(/le montant -5\.125 n’est pas possible/)).toBeVisible()
  await expect(dialog(app).getByText(/49,005/)).toBeVisible()
  await expect(dialog(app).getByText(/le relevé est complet/)).toBeVisible()
  await expect(dialog(app).getByRole('button', { name: 'Importer' })).toHaveAttribute('aria-disabled', 'true')
  await dialog(app).getByText('Les lignes, telles qu’elles sont lues').press('Enter')
  const shown = dialog(app)
    .getByRole('cell', { name: /-5,125/ })
    .first()
  await expect(shown).toBeInViewport()
  await app.keyboard.press('Escape')
  await expect(dialog(app)).toHaveCount(0)
})
