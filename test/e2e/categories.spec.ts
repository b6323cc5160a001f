/** Books that a client keeps with a category on each row: shown, weighed, and made a rule that codes the rest of them. */
import type { Page } from '@playwright/test'
import { findings } from './axe.ts'
import { createCompany, dropBytes, expect, test } from './program.ts'

test.use({ contextOptions: { reducedMotion: 'reduce' }, actionTimeout: 10_000 })

const BOOK = [
  'Date;Libellé;Catégorie;Sorties;Entrées;Solde',
  '2026-03-02;BELL MOBILITE;Téléphone;45,00;;955,00',
  '2026-03-03;VIDEOTRON;Téléphone;57,49;;897,51',
  '2026-03-06;FORFAIT MENSUEL;Frais bancaires et intérêts;8,95;;888,56',
  '2026-03-09;FIZZ;Téléphone;31,00;;857,56',
  '2026-03-12;VIREMENT CLIENT ROY;Ventes de services professionnels au Québec;;500,00;1357,56',
  '2026-03-16;KOODO;Téléphone;40,24;;1317,32',
  '2026-03-20;PUBLIC MOBILE;Téléphone;29,00;;1288,32',
].join('\n')

const left = (page: Page, count: number) =>
  page.getByText(new RegExp(`reste ${count} lignes? à traiter`, 'i'))
const grid = (page: Page) => page.getByRole('grid', { name: 'Lignes du relevé' })
const panel = (page: Page) => page.getByRole('region', { name: 'Ligne choisie' })
const account = (page: Page) => panel(page).getByRole('combobox', { name: 'Compte', exact: true })

test('a category is shown with its line, learned, and made a rule', async ({ app }) => {
  await createCompany(app, 'Plomberie Roy')
  await dropBytes(app, 'livre.csv', Buffer.from(BOOK))
  const dialog = app.getByRole('dialog')
  await expect(dialog.getByText('Ouverture + lignes = fermeture')).toBeVisible()
  await dialog.getByText('Les lignes, telles qu’elles sont lues').click()
  await expect(dialog.getByRole('columnheader', { name: 'Catégorie', exact: true })).toBeVisible()
  await dialog.getByRole('button', { name: 'Importer' }).press('Enter')
  await app.getByRole('button', { name: 'Voir les lignes' }).press('Enter')
  await expect(left(app, 7)).toBeVisible()
  await expect(grid(app).getByRole('columnheader', { name: 'Catégorie' })).toBeVisible()

  await grid(app).focus()
  await app.keyboard.press('Home')
  await expect(panel(app)).toContainText('Catégorie : Téléphone')
  await app.keyboard.press('c')
  await expect(account(app)).toBeFocused()
  await app.keyboard.type('6240')
  await app.keyboard.press('Enter')
  await app.keyboard.press('Enter')
  await expect(panel(app)).toContainText('VIDEOTRON')
  await expect(panel(app)).toContainText('Catégorie « Téléphone » : comme la dernière fois, la seule')
  expect(await findings(app), 'suggestions').toEqual([])
  await app.keyboard.press('1')
  await expect(account(app)).toHaveValue(/^6240/)
  await app.keyboard.press('Enter')
  await expect(left(app, 5)).toBeVisible()

  await grid(app).getByText('FIZZ').click()
  await expect(panel(app)).toContainText('Catégorie « Téléphone » : 2 fois sur 2')
  await app.keyboard.press('1')
  await expect(account(app)).toHaveValue(/^6240/)
  await app.keyboard.press('Enter')
  await expect(left(app, 4)).toBeVisible()
  await grid(app).getByText('KOODO').click()
  await expect(app.getByText('Trois fois de suite la même imputation')).toBeVisible()
  await app.keyboard.press('g')
  const rule = app.getByRole('dialog', { name: 'Nouvelle règle' })
  await expect(rule.getByLabel('Nom')).toHaveValue('Téléphone')
  await expect(rule.getByRole('status')).toContainText('2 lignes à traiter · 3 lignes passées')
  await rule.getByRole('switch').press('Space')
  expect(await findings(app), 'rule').toEqual([])
  await rule.getByLabel('Nom').press('Enter')
  await expect(rule).toBeHidden()
})
