/** What the matching explains, in the window: a fee named by the line, a credit note taken off, a transfer that two accounts show, and why. */
import type { Page } from '@playwright/test'
import { findings } from './axe.ts'
import { createCompany, expect, perform, test, year } from './program.ts'

test.use({ contextOptions: { reducedMotion: 'reduce' }, actionTimeout: 10_000 })

const day = (monthDay: string) => `${year}-${monthDay}`
const grid = (page: Page) => page.getByRole('grid', { name: 'Lignes du relevé' })
const panel = (page: Page) => page.getByRole('region', { name: 'Ligne choisie' })

type Row = readonly [monthDay: string, description: string, amount: string]

/** A statement typed into an account. */
async function enter(page: Page, account: string, closing: string, rows: readonly Row[]): Promise<void> {
  await perform(page, 'bank.enter', {
    account,
    openingBalance: '0.00',
    closingBalance: closing,
    lines: rows.map(([monthDay, description, amount]) => ({ date: day(monthDay), description, amount })),
  })
}

/** Two invoices and a credit note of one client, a line for each way of paying them, and a transfer seen from both sides. */
async function start(page: Page): Promise<void> {
  await createCompany(page, 'Ébénisterie du Lac inc.')
  const party = await perform(page, 'party.create', {
    name: 'Toitures Lévis inc.',
    roles: ['client'],
    province: 'QC',
  })
  const issue = async (kind: 'invoice' | 'creditNote', unitPrice: string) => {
    const lines = [{ description: 'Travaux', quantity: '1', unitPrice }]
    const draft = await perform(page, `${kind}.create`, { partyId: party.id, date: day('03-02'), lines })
    return (await perform(page, `${kind}.send`, { id: draft.id })).number!
  }
  const first = await issue('invoice', '140.00')
  await issue('invoice', '500.00')
  await issue('creditNote', '40.00')
  await enter(page, '1010', '174.86', [
    ['03-18', `Virement TOITURES LEVIS ${first} FRAIS 15,00`, '145.97'],
    ['03-20', 'Virement TOITURES LEVIS', '528.89'],
    ['03-24', 'Virement entre comptes', '-500.00'],
  ])
  await enter(page, '1015', '500.00', [['03-25', 'Dépôt', '500.00']])
}

test('what explains itself is matched or proposed, and says why when it is done', async ({ app }) => {
  await start(app)
  await app.getByRole('navigation').getByText('Banque', { exact: true }).click()
  await app.getByRole('tab', { name: /1010/ }).click()
  await grid(app).focus()

  // the fee is certain; the credit note is for a person to see
  await app.keyboard.press('r')
  await expect(app.getByText('1 ligne rapprochée automatiquement')).toBeVisible()
  await app.getByRole('button', { name: 'Fermer' }).click()
  await grid(app).focus()
  await expect(panel(app)).toContainText('moins la note de crédit')
  await expect(panel(app)).toContainText('-45,99')
  expect(await findings(app), 'net of a credit note').toEqual([])
  await app.keyboard.press('Enter')

  // the other side of the transfer is named, and T then Enter record both
  await expect(panel(app)).toContainText('Virement avec un de mes comptes')
  await expect(panel(app)).toContainText('Le libellé parle d’un virement entre comptes')
  expect(await findings(app), 'transfer of two lines').toEqual([])
  await app.keyboard.press('t')
  await expect(app.getByRole('dialog')).toContainText('les deux lignes seront rapprochées ensemble')
  await app.keyboard.press('Enter')
  await expect(app.getByText('Toutes les lignes sont traitées').first()).toBeVisible()
  expect((await perform(app, 'bank.lines', { account: '1015', status: 'matched' })).total).toBe(1)

  // why: kept with the line
  await app.getByRole('tab', { name: /Rapprochées/ }).click()
  await grid(app).focus()
  await app.keyboard.press('Home')
  await expect(panel(app)).toContainText('Rapprochée automatiquement le')
  await expect(panel(app)).toContainText('Montant exact, frais de 15,00 compris')
  expect(await findings(app), 'why').toEqual([])
  await app.keyboard.press('End')
  await expect(panel(app)).toContainText('Les lignes des deux comptes rapprochées ensemble')
  await app.keyboard.press('u')
  await expect
    .poll(async () => (await perform(app, 'bank.lines', { account: '1015', status: 'new' })).total)
    .toBe(1)
})
