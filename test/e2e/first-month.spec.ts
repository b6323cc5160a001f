/** The first statement of a new company: imported from any field, its opening balance put into empty books, and the way on to reconciling. */
import { findings } from './axe.ts'
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
