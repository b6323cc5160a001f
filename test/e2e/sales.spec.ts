/** The month of sales and purchases, on the keyboard: invoice, receipt, credit note, bill, payment; exact to the cent. */
import type { Page } from '@playwright/test'
import { findings } from './axe.ts'
import { createCompany, expect, goTo, test } from './program.ts'

// Colours are looked at as they end, not on their way from disabled to enabled.
test.use({ contextOptions: { reducedMotion: 'reduce' } })

/** A dollar amount as French Canada writes it. */
const dollars = (text: string) => `${text}\u00a0$`

/** Types in the focused field, then goes on to the next one. */
async function typed(page: Page, ...texts: readonly string[]): Promise<void> {
  for (const text of texts) {
    await page.keyboard.type(text)
    await page.keyboard.press('Enter')
  }
}

/** Enter, so many times: fields that stay as they are. */
async function enter(page: Page, times: number): Promise<void> {
  for (let done = 0; done < times; done += 1) await page.keyboard.press('Enter')
}

/** The name typed is nobody's: Enter asks for the little that is missing, and Enter again creates it. */
async function createParty(page: Page, field: string, title: string, name: string): Promise<void> {
  await expect(page.getByRole('combobox', { name: field })).toBeFocused()
  await typed(page, name)
  const dialog = page.getByRole('dialog', { name: title })
  await expect(dialog.getByLabel('Nom')).toHaveValue(name)
  // it opens once the clients are read: until then the keyboard is elsewhere
  await expect(dialog.locator(':focus')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('combobox', { name: field })).toHaveValue(name)
}

const sums = (page: Page) => page.getByRole('region', { name: 'Totaux' })

async function issueInvoice(page: Page): Promise<void> {
  await page.keyboard.press('Alt+2')
  await expect(page.getByText('Aucune facture encore')).toBeVisible()
  await page.keyboard.press('n')
  await expect(page.getByRole('heading', { level: 1, name: 'Nouvelle facture' })).toBeVisible()
  await createParty(page, 'Client', 'Nouveau client', 'Gestion du Parc inc.')
  await page.getByLabel('Modalités').fill('Net 30')
  await page.getByRole('combobox', { name: 'Description, ligne 1' }).focus()
  await typed(page, 'Honoraires de mars', '2', '=140/2')
  await expect(sums(page)).toContainText(`TPS (5\u00a0%)${dollars('7,00')}`)
  await expect(sums(page)).toContainText(`TVQ (9,975\u00a0%)${dollars('13,97')}`)
  await expect(sums(page)).toContainText(`Total${dollars('160,97')}`)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText(/Facture \S+ émise\./)).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Client' })).toBeFocused()
  await page.getByRole('link', { name: 'Voir', exact: true }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: /^Facture FAC-/ })).toBeVisible()
}

async function receivePart(page: Page): Promise<void> {
  await page.locator('#main').focus()
  await page.keyboard.press('p')
  const dialog = page.getByRole('dialog', { name: /^Encaissement de / })
  await expect(dialog.getByLabel('Montant reçu')).toBeFocused()
  await expect(dialog.getByLabel('Montant reçu')).toHaveValue('160,97')
  await page.keyboard.type('60,97')
  await expect(dialog.getByText(`Restera à payer : ${dollars('100,00')}`)).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(page.getByText('Partielle')).toBeVisible()
  await expect(page.locator('.gl-doc-links').first()).toContainText(dollars('60,97'))
}

/** The part that is given back, on a credit note that pays its own invoice first. */
async function creditPart(page: Page): Promise<void> {
  await page.locator('#main').focus()
  await page.keyboard.press('c')
  await expect(page.getByRole('heading', { level: 1, name: /brouillon/ })).toBeVisible()
  const price = page.getByLabel('Prix unitaire, ligne 1')
  await price.focus()
  await typed(page, '20')
  await expect(sums(page)).toContainText(`Total${dollars('45,99')}`)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { level: 1, name: /^Note de crédit / })).toBeVisible()
  await expect(page.getByText('Utilisée')).toBeVisible()
  await page.getByRole('link', { name: /^Facture / }).press('Enter')
  await expect(page.locator('.gl-doc-paper')).toContainText(dollars('54,01'))
}

/** A bill with the supplier's own number; the taxes on its paper stand as they are. */
async function recordBill(page: Page): Promise<void> {
  await page.keyboard.press('Alt+3')
  await expect(page.getByText('Aucune facture de fournisseur encore')).toBeVisible()
  await page.keyboard.press('n')
  await createParty(page, 'Fournisseur', 'Nouveau fournisseur', 'Quincaillerie du Coin')
  await page.getByLabel('N° du fournisseur').fill('Q-1001')
  await page.getByRole('combobox', { name: 'Description, ligne 1' }).focus()
  await typed(page, 'Bois')
  await enter(page, 1)
  await typed(page, '200')
  await enter(page, 1)
  await typed(page, '5100')
  await page.getByLabel('TVQ selon le papier').fill('19,96')
  await expect(sums(page)).toContainText(`Total${dollars('229,96')}`)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText(/Facture de fournisseur \S+ enregistrée\./)).toBeVisible()
}

/** The same number again is told while it is typed, and does not stop anyone. */
async function sameNumberIsTold(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: 'Fournisseur' }).fill('coin')
  await page.keyboard.press('Enter')
  await page.getByLabel('N° du fournisseur').fill('q-1001')
  await expect(page.getByText(/Déjà enregistrée/)).toBeVisible()
}

async function payBill(page: Page): Promise<void> {
  await goTo(page, '/purchases/disbursement/new')
  await page.getByLabel('Mode de paiement').selectOption('check')
  await expect(page.getByLabel('Numéro du chèque')).toHaveValue('1')
  await page.getByRole('checkbox', { name: /^Régler / }).press('Space')
  await expect(page.getByLabel('Montant payé')).toHaveValue('229,96')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText(/Paiement \S+ enregistré\./)).toBeVisible()
  await expect(page.getByText('Aucune facture à payer')).toBeVisible()
}

test('a month on the keyboard: invoice, part paid, credit note, bill with its taxes, paid by cheque', async ({
  app,
}) => {
  test.slow()
  await createCompany(app, 'Atelier du Nord inc.')
  await issueInvoice(app)
  await receivePart(app)
  await creditPart(app)
  await recordBill(app)
  await sameNumberIsTold(app)
  await payBill(app)
  await goTo(app, '/reports/trial-balance')
  const row = (account: string) => app.getByRole('row', { name: new RegExp(`^${account} `) })
  await expect(row('1060')).toContainText(dollars('54,01'))
  await expect(row('2100')).toContainText(`${dollars('229,96')}${dollars('229,96')}`)
  // What the tax authorities hear of: collected net of the credit, recovered as on the supplier's paper.
  await expect(row('2310')).toContainText(dollars('5,00'))
  await expect(row('2320')).toContainText(dollars('9,98'))
  await expect(row('1090')).toContainText(dollars('10,00'))
  await expect(row('1095')).toContainText(dollars('19,96'))
})

async function fits(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const main = document.querySelector('#main')!
    return main.scrollWidth <= main.clientWidth
  })
}

async function setTheme(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Thème' }).click()
  await page.getByRole('menuitemradio', { name }).click()
}

/** A quote of one line, with a holdback, which becomes an invoice of 40 %. */
async function quoteInParts(page: Page): Promise<void> {
  await goTo(page, '/sales/quote/new')
  await createParty(page, 'Client', 'Nouveau client', 'Habitations Rive-Nord')
  await page.getByRole('combobox', { name: 'Description, ligne 1' }).focus()
  await typed(page, 'Toiture', '1', '10000')
  await page.getByLabel('Retenue %').fill('10')
  await expect(sums(page)).toContainText(`Retenue${dollars('-1 000,00')}`)
  await page.keyboard.press('Control+Enter')
  await page.getByRole('link', { name: 'Voir', exact: true }).press('Enter')
  await page.getByRole('button', { name: 'Accepter' }).press('Enter')
  await expect(page.getByText('Acceptée')).toBeVisible()
  await page.getByRole('button', { name: 'Facturer une part' }).press('Enter')
  await page.getByLabel('Part de l’ensemble').fill('40')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Facture à l’état de brouillon' })).toBeVisible()
  await expect(sums(page)).toContainText(`Sous-total${dollars('4 000,00')}`)
  await expect(sums(page)).toContainText(`Total${dollars('4 139,10')}`)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { level: 1, name: /^Facture FAC-/ })).toBeVisible()
}

test('a quote invoiced in part; its invoice is clean for axe in both themes, its dialogs too, and fits at 200 %', async ({
  app,
}) => {
  test.slow()
  await createCompany(app, 'Toitures du Nord inc.')
  await quoteInParts(app)
  for (const theme of ['Clair', 'Sombre']) {
    await setTheme(app, theme)
    expect(await findings(app), `invoice ${theme}`).toEqual([])
    for (const act of ['Enregistrer un encaissement', 'Porter un crédit', 'Annuler']) {
      await app.getByRole('button', { name: act }).press('Enter')
      await expect(app.getByRole('dialog')).toBeVisible()
      expect(await findings(app), `${act} ${theme}`).toEqual([])
      await app.keyboard.press('Escape')
      await expect(app.getByRole('dialog')).toBeHidden()
    }
  }
  await app.setViewportSize({ width: 683, height: 384 })
  expect(await fits(app), 'invoice').toBe(true)
  await app.getByRole('button', { name: 'Copier' }).press('Enter')
  await expect(app.getByRole('heading', { level: 1, name: 'Facture à l’état de brouillon' })).toBeVisible()
  expect(await fits(app), 'form').toBe(true)
})

test('what is typed waits while another screen is visited, and everything that is wrong is told at its field', async ({
  app,
}) => {
  await createCompany(app, 'Patience inc.')
  await goTo(app, '/sales/invoice/new')
  await app.getByRole('combobox', { name: 'Description, ligne 1' }).fill('Soudure')
  await app.getByLabel('Prix unitaire, ligne 1').fill('50')
  await app.getByRole('combobox', { name: 'Taxes, ligne 1' }).fill('tvh-on')
  await app.keyboard.press('Enter')
  await app.getByLabel('Retenue %').fill('150')
  await app.keyboard.press('Tab')
  await expect(app.getByText(/Un pourcentage se trouve entre 0 et 100/)).toBeVisible()
  await app.getByLabel('Retenue %').fill('')
  await app.keyboard.press('Control+Enter')
  await expect(app.getByText('À remplir')).toBeVisible()
  await goTo(app, '/purchases/bill')
  await goTo(app, '/sales/invoice/new')
  await expect(app.getByRole('combobox', { name: 'Description, ligne 1' })).toHaveValue('Soudure')
  await expect(app.getByRole('combobox', { name: 'Taxes, ligne 1' })).toHaveValue('TVH Ontario')
  await expect(sums(app)).toContainText(`Total${dollars('56,50')}`)
})

test('a recurring invoice makes its draft, which is found by its client', async ({ app }) => {
  await createCompany(app, 'Entretien Boréal inc.')
  await goTo(app, '/sales/recurring/new')
  await createParty(app, 'Client', 'Nouveau client', 'Copropriété du Lac')
  await app.getByRole('combobox', { name: 'Description, ligne 1' }).focus()
  await typed(app, 'Entretien mensuel', '1', '300')
  await app.keyboard.press('Control+Enter')
  await expect(app.getByRole('row', { name: /Copropriété du Lac/ })).toContainText('Chaque mois')
  await app.getByRole('button', { name: 'Préparer les échéances' }).press('Enter')
  await expect(app.getByText('1 brouillon préparé.')).toBeVisible()
  await app.keyboard.press('Control+k')
  await app.keyboard.type('copropri')
  const found = app.getByRole('option', { name: /Facture Brouillon/ })
  await expect(found).toContainText(dollars('344,93'))
  await found.click()
  await expect(app.getByRole('heading', { level: 1, name: 'Facture à l’état de brouillon' })).toBeVisible()
})

/** Two invoices of the same client, 114.98 and 229.95 with their taxes. */
async function twoInvoices(page: Page): Promise<void> {
  await goTo(page, '/sales/invoice/new')
  await createParty(page, 'Client', 'Nouveau client', 'Hôtel du Fleuve')
  await page.getByRole('combobox', { name: 'Description, ligne 1' }).focus()
  await typed(page, 'Lavage', '1', '100')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText(/Facture \S+ émise\./)).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Client' })).toBeFocused()
  await typed(page, 'fleuve')
  await page.getByRole('combobox', { name: 'Description, ligne 1' }).focus()
  await typed(page, 'Repassage', '1', '200')
  await expect(page.getByText(dollars('229,95')).first()).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText(/Facture \S+-0002 émise\./)).toBeVisible()
}

test('a sum received goes to the oldest invoices, its excess to the client, who gets it back', async ({
  app,
}) => {
  test.slow()
  await createCompany(app, 'Buanderie du Port inc.')
  await twoInvoices(app)
  await goTo(app, '/sales/receipt/new')
  await expect(app.getByRole('combobox', { name: 'Client' })).toBeFocused()
  await app.getByRole('combobox', { name: 'Client' }).fill('hotel')
  await app.keyboard.press('Enter')
  await expect(app.getByRole('checkbox', { name: /^Régler / })).toHaveCount(2)
  await app.getByLabel('Montant reçu').fill('400')
  await expect(app.getByText(`Au crédit du client : ${dollars('55,07')}`)).toBeVisible()
  await app.keyboard.press('Control+Enter')
  await app.getByRole('link', { name: 'Voir', exact: true }).press('Enter')
  await expect(app.getByRole('heading', { level: 1, name: /^Encaissement / })).toBeVisible()
  await expect(app.getByText('Partiel')).toBeVisible()
  await app.getByRole('button', { name: 'Rembourser' }).press('Enter')
  await expect(app.getByLabel('Montant payé')).toHaveValue('55,07')
  await app.keyboard.press('Enter')
  await expect(app.getByText('Utilisé', { exact: true })).toBeVisible()
  await goTo(app, '/sales/invoice')
  await app.getByLabel('État').selectOption('unpaid')
  await expect(app.getByText('Aucune ligne ne correspond')).toBeVisible()
})

test('Enter alone goes through a form, lists of choices too, and Escape back', async ({ app }) => {
  await createCompany(app, 'Entrées inc.')
  await goTo(app, '/sales/receipt/new')
  const reached = (field: string) =>
    expect(app.locator('input, select').and(app.getByLabel(field, { exact: true }))).toBeFocused()
  await reached('Client')
  for (const field of ['Montant reçu', 'Date', 'Mode de paiement', 'Déposé au compte', 'Référence']) {
    await app.keyboard.press('Enter')
    await reached(field)
  }
  for (const field of ['Déposé au compte', 'Mode de paiement', 'Date']) {
    await app.keyboard.press('Escape')
    await reached(field)
  }
})

test('a draft kept, found in its list, put away; money moved between two accounts', async ({ app }) => {
  await createCompany(app, 'Brouillons inc.')
  await goTo(app, '/sales/order/new')
  await createParty(app, 'Client', 'Nouveau client', 'Ferme des Pins')
  await app.getByRole('combobox', { name: 'Description, ligne 1' }).focus()
  await typed(app, 'Clôture', '3', '80')
  await app.keyboard.press('Control+s')
  await expect(app.getByText('Brouillon gardé.')).toBeVisible()
  await goTo(app, '/sales/order')
  await app.getByRole('grid').focus()
  await expect(app.getByRole('row', { name: /Ferme des Pins/ })).toBeVisible()
  await app.keyboard.press('Enter')
  await app.getByRole('button', { name: 'Mettre de côté' }).press('Enter')
  await expect(app.getByText('Aucune commande encore')).toBeVisible()
  await goTo(app, '/purchases/transfer/new')
  const dialog = app.getByRole('dialog', { name: 'Virement entre nos comptes' })
  await dialog.getByRole('combobox', { name: 'Du compte' }).fill('1010')
  await dialog.getByRole('combobox', { name: 'Au compte' }).fill('petite')
  await dialog.getByLabel('Montant').fill('50')
  await app.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(app.getByRole('row', { name: /50,00/ }).first()).toBeVisible()
})
