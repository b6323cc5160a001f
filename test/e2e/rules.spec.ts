/** Lines coded in two keys from what is suggested, a rule made of a habit, and the rules in their order. */
import type { Page } from '@playwright/test'
import { findings } from './axe.ts'
import { createCompany, dropStatement, expect, perform, type StatementRow, test } from './program.ts'

test.use({ contextOptions: { reducedMotion: 'reduce' }, actionTimeout: 10_000 })

const rows: readonly StatementRow[] = [
  ['03/02', 'PMT PREAUTORISE BELL 0004451', '114.98', '', '885.02'],
  ['03/09', 'PMT PREAUTORISE BELL 0004452', '114.98', '', '770.04'],
  ['03/16', 'PMT PREAUTORISE BELL 0004453', '114.98', '', '655.06'],
  ['03/18', "Frais d'utilisation", '12.50', '', '642.56'],
  ['03/19', 'Intérêt sur compte', '', '1.05', '643.61'],
  ['03/23', 'PMT PREAUTORISE BELL 0004454', '114.98', '', '528.63'],
]

const left = (page: Page, count: number) =>
  page.getByText(count === 1 ? 'Reste 1 ligne à traiter' : `Reste ${count} lignes à traiter`)
const grid = (page: Page) => page.getByRole('grid', { name: 'Lignes du relevé' })
const panel = (page: Page) => page.getByRole('region', { name: 'Ligne choisie' })
const accountField = (page: Page) => panel(page).getByRole('combobox', { name: 'Compte', exact: true })

async function importRows(page: Page): Promise<void> {
  await dropStatement(page, rows)
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('Ouverture + lignes = fermeture')).toBeVisible()
  await dialog.getByRole('button', { name: 'Importer' }).press('Enter')
  await page.getByRole('button', { name: 'Voir les lignes' }).press('Enter')
  await expect(left(page, rows.length)).toBeVisible()
}

/** The first time an account is typed; its taxes and its entry are shown before it is recorded. */
async function codeByHand(page: Page): Promise<void> {
  await grid(page).focus()
  await page.keyboard.press('Home')
  await expect(panel(page)).toContainText('0004451')
  await page.keyboard.press('c')
  await expect(accountField(page)).toBeFocused()
  await page.keyboard.type('6240')
  await page.keyboard.press('Enter')
  const entry = panel(page).getByRole('table', { name: 'Écriture à enregistrer' })
  await expect(entry.getByRole('row', { name: /^1090 .*TPS/ })).toContainText('5,00\u00a0$')
  await expect(entry.getByRole('row', { name: /^1095 .*TVQ/ })).toContainText('9,98\u00a0$')
  expect(await findings(page), 'coding').toEqual([])
  await page.keyboard.press('Enter')
  await expect(left(page, 5)).toBeVisible()
}

/** Two keys each: a digit or C, then Enter. */
async function codeInTwoKeys(page: Page): Promise<void> {
  await expect(panel(page)).toContainText('0004452')
  await expect(panel(page)).toContainText('Comme la dernière fois')
  expect(await findings(page), 'suggestions').toEqual([])
  await page.keyboard.press('1')
  await expect(accountField(page)).toHaveValue(/^6240/)
  await page.keyboard.press('Enter')
  await expect(left(page, 4)).toBeVisible()
  await expect(panel(page)).toContainText('0004453')
  await page.keyboard.press('c')
  await expect(accountField(page)).toHaveValue(/^6240/)
  await page.keyboard.press('Enter')
  await expect(left(page, 3)).toBeVisible()
}

/** After three alike a rule is offered; G makes it, filled in, with what it would take. */
async function ruleOfHabit(page: Page): Promise<void> {
  await expect(page.getByText('Trois fois de suite la même imputation')).toBeVisible()
  expect(await findings(page), 'offer').toEqual([])
  await page.keyboard.press('g')
  const dialog = page.getByRole('dialog', { name: 'Nouvelle règle' })
  await expect(dialog.getByLabel('Nom')).toHaveValue('Bell')
  await expect(dialog.getByRole('status')).toContainText('1 ligne à traiter · 3 lignes passées')
  await dialog.getByRole('switch').press('Space')
  await expect(dialog.getByText('Agit seule au rapprochement')).toBeVisible()
  expect(await findings(page), 'rule').toEqual([])
  await dialog.getByLabel('Nom').press('Enter')
  await expect(dialog).toBeHidden()
}

/** Fees and interest are known by their words, and the rule takes its line at the reconciliation. */
async function knownKinds(page: Page): Promise<void> {
  await grid(page).focus()
  await page.keyboard.press('Home')
  await expect(panel(page)).toContainText('Frais bancaires')
  await page.keyboard.press('f')
  await expect(accountField(page)).toHaveValue(/^6150/)
  await page.keyboard.press('Enter')
  await expect(left(page, 2)).toBeVisible()
  await expect(panel(page)).toContainText('Intérêts reçus')
  await page.keyboard.press('Enter')
  await expect(accountField(page)).toHaveValue(/^4200/)
  await page.keyboard.press('Control+Enter')
  await expect(left(page, 1)).toBeVisible()
  await page.keyboard.press('r')
  const outcome = page.getByRole('region', { name: 'Résultat du rapprochement' })
  await expect(outcome).toContainText('1 ligne prise par une règle')
  await expect(outcome).toContainText('Règle « Bell »')
  expect(await findings(page), 'outcome').toEqual([])
}

test('three lines alike become a rule, fees and interest take two keys', async ({ app }) => {
  test.slow()
  await createCompany(app, 'Atelier du Fleuve inc.')
  await importRows(app)
  await codeByHand(app)
  await codeInTwoKeys(app)
  await ruleOfHabit(app)
  await knownKinds(app)
})

test('rules in their order: made, tried against the past, moved, switched off', async ({ app }) => {
  test.slow()
  await createCompany(app, 'Atelier du Fleuve inc.')
  await importRows(app)
  const { items } = await perform(app, 'bank.lines', { account: '1010' })
  await perform(app, 'bank.code', { lineId: items[0]!.id, allocations: [{ account: '6200' }] })
  await app.getByRole('tab', { name: 'Règles' }).click()
  await expect(app.getByText('Aucune règle encore')).toBeVisible()
  await app.keyboard.press('n')
  const dialog = app.getByRole('dialog', { name: 'Nouvelle règle' })
  await dialog.getByLabel('Nom').fill('Bell')
  await dialog.getByLabel('Mots').fill('bell')
  await dialog.getByRole('combobox', { name: 'Compte', exact: true }).fill('6240')
  await app.keyboard.press('Enter')
  await expect(dialog.getByRole('status')).toContainText('3 lignes à traiter · 1 ligne passée')
  await expect(dialog.getByRole('status')).toContainText('dont 1 traitée autrement')
  await dialog.getByText('Voir celles traitées autrement').click()
  await expect(dialog).toContainText('→ 6200')
  await dialog.getByLabel('Nom').press('Enter')
  await expect(dialog).toBeHidden()
  await perform(app, 'bankRule.create', {
    name: 'Frais',
    texts: [{ test: 'contains', text: 'frais' }],
    act: { kind: 'code', shares: [{ account: '6150' }] },
  })
  await app.reload()
  const list = app.getByRole('list', { name: 'Règles' })
  await expect(list.getByRole('listitem')).toHaveText([/Bell/, /Frais/])
  expect(await findings(app), 'rules').toEqual([])
  await list.getByRole('button', { name: 'Frais', exact: true }).press('Alt+ArrowUp')
  await expect(list.getByRole('listitem')).toHaveText([/Frais/, /Bell/])
  await expect(list.getByRole('button', { name: 'Frais', exact: true })).toBeFocused()
  await list.getByRole('switch', { name: 'Active : Bell' }).press('Space')
  await expect(list.getByRole('switch', { name: 'Active : Bell' })).not.toBeChecked()
  await list.getByRole('button', { name: 'Supprimer : Frais' }).press('Enter')
  await expect(list.getByRole('listitem')).toHaveText([/Bell/])
})
