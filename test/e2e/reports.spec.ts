/** Reports and lists on the sample company: figures open, lists sort, find, add up, leave as files and go on paper. */
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, goTo, openSample, test } from './program.ts'

test.beforeEach(async ({ app }) => {
  await openSample(app)
})

/** The text of a file that a click gives. */
async function download(page: Page, click: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const coming = page.waitForEvent('download')
  await click()
  const file = await coming
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) }
}

test('a total of the income statement opens its movements, a movement its entry', async ({ app }) => {
  await app.keyboard.press('Alt+6')
  await app.getByRole('link', { name: /^État des résultats/ }).press('Enter')
  await app.getByLabel('Comparer à').selectOption('yearBefore')
  const statement = app.getByRole('table', { name: 'État des résultats' })
  await expect(statement.getByRole('columnheader')).toHaveCount(5)
  const total = statement.getByRole('row', { name: /^Total – Coût des ventes/ })
  const shown = await total.getByRole('cell').first().innerText()
  await total.getByRole('link').first().press('Enter')
  await expect(app.getByRole('heading', { level: 1, name: 'Grand livre général' })).toBeVisible()
  const foot = app.locator('.gl-grid-foot')
  await expect(foot).toContainText(/\d lignes/)
  const [debit, credit] = await foot.locator('.gl-end .gl-figure').allInnerTexts()
  expect(debit, 'the movements make the total').toBe(shown)
  expect(credit).toMatch(/^0,00/)
  await app.getByRole('grid').focus()
  await app.keyboard.press('Enter')
  await expect(app.getByRole('heading', { level: 1, name: /^Écriture \d+/ })).toBeVisible()
  await app.getByRole('link', { name: /^Facture|^Dépense/ }).press('Enter')
  await expect(app.getByRole('heading', { level: 1, name: /^Facture|^Dépense/ })).toBeVisible()
  await app.goBack()
  await app.goBack()
  await app.goBack()
  await expect(app.getByLabel('Comparer à')).toHaveValue('yearBefore')
})

test('both sides of the balance sheet are equal, and the year opens the income statement', async ({
  app,
}) => {
  await goTo(app, '/reports/balance')
  const sheet = app.getByRole('table', { name: 'Bilan' })
  const of = (name: string) => sheet.getByRole('row', { name }).getByRole('cell').first()
  await expect(of('Total de l’actif')).toContainText('$')
  expect(await of('Total de l’actif').innerText()).toBe(
    await of('Total du passif et des capitaux propres').innerText(),
  )
  await sheet
    .getByRole('row', { name: /^(Bénéfice|Résultat).*exercice/ })
    .getByRole('link')
    .press('Enter')
  await expect(app.getByRole('heading', { level: 1, name: 'État des résultats' })).toBeVisible()
})

test('a line of the return opens the entries that make it; a line the books cannot tell is given', async ({
  app,
}) => {
  await goTo(app, '/reports/taxes?period=lastQuarter')
  const federal = app.getByRole('table', { name: 'TPS/TVH' })
  const line = federal.getByRole('row', { name: /^105/ })
  const before = await line.getByRole('cell').last().innerText()
  await federal.getByRole('textbox', { name: /^Ligne 104/ }).fill('100')
  await expect(line.getByRole('cell').last()).not.toHaveText(before)
  await federal.getByRole('row', { name: /^103/ }).getByRole('link').press('Enter')
  await expect(app.getByRole('heading', { level: 1, name: 'Écritures de la ligne 103' })).toBeVisible()
  await expect(app.locator('.gl-grid-foot')).toContainText(before)
  await app.getByRole('button', { name: 'Retour' }).press('Enter')
  await expect(federal.getByRole('textbox', { name: /^Ligne 104/ })).toHaveValue('100,00')
})

test('aged receivables agree with the ledger, and a balance opens its invoices', async ({ app }) => {
  await goTo(app, '/reports/receivables')
  await expect(app.getByText('Le total est égal au compte du grand livre.')).toBeVisible()
  const table = app.getByRole('table', { name: 'Comptes clients par âge' })
  await table.getByRole('rowheader').getByRole('link').first().press('Enter')
  const invoice = table
    .getByRole('row', { name: /échéance/ })
    .getByRole('rowheader')
    .getByRole('link')
    .first()
  const number = await invoice.innerText()
  await invoice.press('Enter')
  await expect(app.getByRole('heading', { level: 1 })).toContainText(number)
})

test('a list is sorted, searched, added up, its columns chosen and remembered', async ({ app }) => {
  await goTo(app, '/reports/general-ledger?period=lastYear')
  const grid = app.getByRole('grid', { name: 'Grand livre général' })
  const title = grid.getByRole('columnheader', { name: 'Débit' })
  await title.getByRole('button').press('Enter')
  await expect(title).toHaveAttribute('aria-sort', 'ascending')
  await title.getByRole('button').press('Enter')
  await expect(title).toHaveAttribute('aria-sort', 'descending')
  await expect(grid.getByRole('row').nth(3)).toBeVisible()
  await grid.focus()
  await app.keyboard.press('/')
  await app.keyboard.type('hydro')
  await app.keyboard.press('Enter')
  await expect(grid).toBeFocused()
  await expect(grid.getByRole('row', { name: /Hydro-Québec/ }).first()).toBeVisible()
  await expect(grid.getByRole('row', { name: /Béton/ })).toHaveCount(0)
  await app.keyboard.press('End')
  await app.keyboard.press('Home')
  await app.getByRole('button', { name: 'Colonnes' }).click()
  await app.getByRole('menuitemcheckbox', { name: 'Numéro' }).click()
  await app.keyboard.press('Escape')
  await expect(grid.getByRole('columnheader', { name: 'Numéro' })).toHaveCount(0)
  await goTo(app, '/reports')
  await goTo(app, '/reports/general-ledger?period=lastYear')
  await expect(title).toHaveAttribute('aria-sort', 'descending')
  await expect(grid.getByRole('columnheader', { name: 'Numéro' })).toHaveCount(0)
  await expect(app.getByLabel('Rechercher')).toHaveValue('hydro')
  await app.getByLabel('Rechercher').fill('rien de tel')
  await expect(app.getByText('Aucune ligne ne correspond')).toBeVisible()
  await app.getByRole('button', { name: 'Effacer les filtres' }).click()
  await expect(app.getByLabel('Rechercher')).toHaveValue('')
  await expect(grid.getByRole('row').nth(10)).toBeVisible()
})

test('a list and a report leave as files', async ({ app }) => {
  await goTo(app, '/reports/general-ledger?period=lastYear')
  await app.getByLabel('Rechercher').fill('hydro')
  await expect(app.locator('.gl-grid-foot')).toContainText(/^\d{1,2} lignes/)
  const shown = Number.parseInt(await app.locator('.gl-grid-foot').innerText(), 10)
  await app.getByRole('button', { name: 'Exporter' }).click()
  const csv = await download(app, () => app.getByRole('menuitem', { name: 'CSV' }).click())
  expect(csv.name).toBe('grand-livre.csv')
  const lines = csv.bytes.toString('utf8').trimEnd().split('\r\n')
  expect(lines, 'titles, what is filtered, totals').toHaveLength(shown + 2)
  expect(lines.slice(1, -1).every((line) => /hydro/i.test(line))).toBe(true)
  await goTo(app, '/reports/income?period=lastYear')
  for (const [format, start] of [
    ['PDF', '%PDF-'],
    ['Classeur Excel (XLSX)', 'PK'],
  ] as const) {
    await app.getByRole('button', { name: 'Exporter' }).click()
    const file = await download(app, () => app.getByRole('menuitem', { name: format }).click())
    expect(file.bytes.subarray(0, start.length).toString('latin1'), file.name).toBe(start)
  }
})

test('on paper a list shows every row and no button', async ({ app }) => {
  await app.evaluate(() => {
    window.print = () => undefined
  })
  await goTo(app, '/reports/general-ledger?period=lastYear')
  await expect(app.locator('.gl-grid-foot')).toContainText(/\d lignes/)
  const count = Number((await app.locator('.gl-grid-foot').innerText()).replace(/[^\d].*$/s, ''))
  await app.getByRole('button', { name: 'Imprimer' }).click()
  await app.emulateMedia({ media: 'print' })
  await expect(app.locator('.gl-paper tbody tr')).toHaveCount(count)
  await expect(app.getByRole('button', { name: 'Imprimer' })).toBeHidden()
  await expect(app.getByRole('grid')).toBeHidden()
})

test('the first screen says what waits and goes there', async ({ app }) => {
  const tasks = app.getByRole('region', { name: 'À faire' })
  await expect(tasks.getByRole('link', { name: /lignes de banque/ })).toBeVisible()
  const cash = app.getByRole('table', { name: 'Flux de trésorerie' })
  await expect(cash.getByRole('row', { name: /prévision/ })).toHaveCount(3)
  await tasks.getByRole('link', { name: /en retard/ }).press('Enter')
  await expect(app).toHaveURL(/sales\/invoice\?status=overdue/)
})
