/** Reconciling to a date with the keyboard alone: where it begins, a paper statement ticked off, the next, and undoing. */
import type { Page } from '@playwright/test'
import { findings } from './axe.ts'
import { createCompany, expect, goTo, perform, test, year } from './program.ts'

test.use({ contextOptions: { reducedMotion: 'reduce' }, actionTimeout: 10_000 })

const day = (monthDay: string) => `${year}-${monthDay}`

/** An entry of the bank: money in is positive. */
async function entry(page: Page, date: string, amount: string, memo: string, number: string): Promise<void> {
  const isOut = amount.startsWith('-')
  const size = amount.replace('-', '')
  await perform(page, 'ledger.post', {
    date: day(date),
    memo,
    piece: { number },
    lines: [
      { account: '1010', ...(isOut ? { credit: size } : { debit: size }) },
      { account: isOut ? '6200' : '4000', ...(isOut ? { debit: size } : { credit: size }) },
    ],
  })
}

async function start(page: Page): Promise<void> {
  await createCompany(page, 'Ébénisterie du Fleuve inc.')
  await perform(page, 'ledger.opening', {
    date: day('01-01'),
    lines: [{ account: '1010', debit: '9000.00' }],
  })
  await entry(page, '01-12', '1500.00', 'Client Tremblay', 'D-1')
  await entry(page, '01-20', '-400.00', 'Loyer', '101')
  await entry(page, '01-30', '-250.00', 'Bois du Nord', '102')
}

const entries = (page: Page) => page.getByRole('grid', { name: 'Écritures que le relevé peut montrer' })
const past = (page: Page) => page.getByRole('region', { name: 'Rapprochements faits' })

/** The old books had a cheque on the way: it gets its entry, and the books keep their balance. */
async function begin(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Première fois' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Point de départ' })).toBeVisible()
  await page.getByLabel('Veille du premier jour').fill(day('01-01'))
  await page.getByLabel('Solde du relevé').fill('9750')
  await page.getByRole('button', { name: 'Ajouter' }).press('Enter')
  await page.getByLabel('Numéro 1').fill('98')
  await page.getByLabel('Description 1').fill('Hydro')
  await page.getByLabel('Montant 1').fill('750')
  await page.keyboard.press('Tab')
  expect(await findings(page), 'begin').toEqual([])
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Point de départ noté')).toBeVisible()
  await expect(past(page)).toContainText('1 en circulation')
}

/** Ticks the deposit, the rent and the old cheque; the last cheque stays outstanding. */
async function paper(page: Page): Promise<void> {
  await goTo(page, '/bank/1010/reconcile')
  await page.getByLabel('Date du relevé').fill(day('01-31'))
  await page.getByLabel('Solde du relevé').fill('10100')
  await expect(entries(page).getByRole('button', { name: '98 Hydro' })).toBeVisible()
  await entries(page).focus()
  await page.keyboard.press('Home')
  for (const _ of ['98', 'D-1', '101']) await page.keyboard.press('Space')
  expect(await findings(page), 'ticking').toEqual([])
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText(/Rapproché au 31 janvier .* écart 0,00/)).toBeVisible()
  await expect(past(page)).toContainText('Relevé et livres concordent')
  // What was typed belonged to that day: the next begins empty.
  await expect(page.getByLabel('Solde du relevé')).toHaveValue('')
}

test('a paper statement is ticked off from what was outstanding, kept, and undone with a reason', async ({
  app,
}) => {
  await start(app)
  await goTo(app, '/bank/1010/reconcile')
  await begin(app)
  await paper(app)
  await expect(app.getByRole('button', { name: /Verrouiller la période jusqu’au 31 janvier/ })).toBeVisible()
  await app.getByLabel('Date du relevé').fill(day('02-28'))
  await expect(entries(app).getByRole('row')).toHaveCount(2)
  await entry(app, '01-15', '-60.00', 'Oubliée', '103')
  await app.reload()
  await expect(past(app)).toContainText('1 changement depuis')
  await past(app).getByRole('button', { name: 'Annuler le rapprochement' }).press('Enter')
  await app.getByLabel('Motif').fill('Dépôt oublié')
  await app.keyboard.press('Enter')
  await expect(past(app)).toContainText('Annulé : Dépôt oublié')
  expect(await findings(app), 'past').toEqual([])
})

test('an entry that comes before the active one does not take its place under the hand', async ({ app }) => {
  await start(app)
  await goTo(app, '/bank/1010/reconcile')
  await app.getByLabel('Date du relevé').fill(day('01-31'))
  const tick = (name: string) => entries(app).getByRole('button', { name })
  await expect(tick('102 Bois du Nord')).toBeVisible()
  await entries(app).focus()
  await app.keyboard.press('Home')
  await app.keyboard.press('j')
  await entry(app, '01-05', '-35.00', 'Timbres', '099')
  await expect(tick('099 Timbres')).toBeVisible()
  await app.keyboard.press('Space')
  await expect(tick('101 Loyer')).toHaveAttribute('aria-pressed', 'true')
  await expect(entries(app).locator('[aria-pressed=true]')).toHaveCount(1)
})
