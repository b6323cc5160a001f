/** Every screen: nothing for axe to say in the light and the dark theme, no text cut at 200 %, and English as whole as French. */
import type { Page } from '@playwright/test'
import { findings } from './axe.ts'
import { createCompany, dropStatement, expect, goTo, heldBack, openSample, perform, test } from './program.ts'

// Colours are looked at as they end, not on their way from disabled to enabled.
test.use({ contextOptions: { reducedMotion: 'reduce' } })

const screens = [
  '/',
  '/sales/invoice',
  '/sales/invoice/new',
  '/sales/quote/new',
  '/sales/receipt',
  '/sales/receipt/new',
  '/sales/recurring',
  '/sales/recurring/new',
  '/sales/clients',
  '/sales/clients/new',
  '/sales/clients/duplicates',
  '/sales/products',
  '/sales/products/new',
  '/sales/projects',
  '/sales/projects/new',
  '/purchases/suppliers',
  '/purchases/bill',
  '/purchases/bill/new',
  '/purchases/expense/new',
  '/purchases/disbursement',
  '/purchases/disbursement/new',
  '/bank',
  '/bank/1010/enter',
  '/bank/connections',
  '/bank/rules',
  '/ledger',
  '/ledger/accounts',
  '/ledger/accounts/1010',
  '/ledger/new',
  '/reports',
  '/reports/income?compare=yearBefore',
  '/reports/balance?compare=lastYear',
  '/reports/cash',
  '/reports/taxes?period=lastQuarter',
  '/reports/taxes/entries?line=105&period=lastYear',
  '/reports/receivables?detail=1',
  '/reports/payables',
  '/reports/kpis',
  '/reports/clients',
  '/reports/projects',
  '/reports/trial-balance',
  '/reports/general-ledger?period=lastYear',
  '/settings/company',
  '/settings/sales',
  '/settings/taxes',
  '/settings/differences',
  '/settings/layouts',
  '/settings/alerts',
  '/settings/periods',
  '/settings/backup',
  '/settings/verify',
  '/settings/held',
  '/settings/encryption',
  '/settings/audit',
  '/settings/display',
]

async function show(page: Page, screen: string): Promise<void> {
  await goTo(page, screen)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.waitForLoadState('networkidle').catch(() => undefined)
}

/** Types in fields, by their labels, before anything is drawn again; on the way to another address, if one is given. */
async function typeAtOnce(
  page: Page,
  fields: Readonly<Record<string, string>>,
  address?: string,
): Promise<void> {
  await page.evaluate(
    ([days, to]) => {
      const labels = [...document.querySelectorAll('label')]
      if (to !== undefined) location.hash = to
      for (const [label, day] of Object.entries(days)) {
        const input = labels.find((one) => one.textContent === label)!.control as HTMLInputElement
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(input, day)
        input.dispatchEvent(new Event('input', { bubbles: true }))
      }
    },
    [fields, address] as const,
  )
}

async function setTheme(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Thème' }).click()
  await page.getByRole('menuitemradio', { name }).click()
}

test('axe finds nothing on the first screen', async ({ app }) => {
  expect(await findings(app)).toEqual([])
})

for (const theme of ['Clair', 'Sombre']) {
  test(`axe finds nothing on any screen, ${theme}`, async ({ app }) => {
    test.setTimeout(test.info().timeout * 6)
    await openSample(app)
    await setTheme(app, theme)
    for (const screen of screens) {
      await show(app, screen)
      expect.soft(await findings(app), screen).toEqual([])
    }
  })
}

test('axe finds nothing in the dialogs', async ({ app }) => {
  await createCompany(app, 'Dialogues inc.')
  await dropStatement(app)
  await expect(app.getByText('Ouverture + lignes = fermeture')).toBeVisible()
  expect(await findings(app), 'preview').toEqual([])
  await app.getByRole('button', { name: 'Importer', exact: true }).click()
  await app.getByRole('button', { name: 'Voir les lignes' }).click()
  await expect(app.getByRole('row', { name: /HYDRO/ }).first()).toBeVisible()
  await app.getByRole('grid').focus()
  await app.keyboard.press('Enter')
  await expect(app.getByRole('combobox', { name: 'Compte' })).toBeFocused()
  await app.keyboard.type('62')
  expect(await findings(app), 'coding').toEqual([])
  await app.keyboard.press('Escape')
  await app.keyboard.press('Control+k')
  await app.keyboard.type('banque')
  expect(await findings(app), 'search').toEqual([])
})

test('at 200 % no screen is wider than the window', async ({ app }) => {
  await openSample(app)
  await app.setViewportSize({ width: 683, height: 384 })
  for (const screen of screens) {
    await show(app, screen)
    const { content, room } = await app.evaluate(() => ({
      content: document.querySelector('#main')!.scrollWidth,
      room: document.querySelector('#main')!.clientWidth,
    }))
    expect(content, screen).toBeLessThanOrEqual(room)
  }
})

test('the search finds a command, an account, a document and an entry', async ({ app }) => {
  await openSample(app)
  const find = async (typed: string, answer: RegExp) => {
    await app.keyboard.press('Control+k')
    await app.getByRole('combobox', { name: 'Rechercher' }).fill(typed)
    await expect(app.getByRole('option', { name: answer }).first()).toBeVisible()
  }
  await find('vérification', /Vérification/)
  await app.keyboard.press('Escape')
  await find('cheques', /1010/)
  await app.keyboard.press('Escape')
  await find('hydro', /Facture de fournisseur .*Hydro-Québec/)
  await app
    .getByRole('option', { name: /^\d{4}-\d\d-\d\d .*Hydro-Québec/ })
    .first()
    .click()
  await expect(app.getByRole('heading', { level: 1, name: /^Écriture \d+/ })).toBeVisible()
})

test('the keys of a screen are heard while its list has the keyboard', async ({ app }) => {
  await openSample(app)
  for (const screen of ['/sales/invoice', '/sales/clients']) {
    await show(app, screen)
    await expect(app.getByRole('grid').getByRole('row').nth(2)).toBeVisible()
    await app.getByRole('grid').focus()
    await app.keyboard.press('ArrowDown')
    await app.keyboard.press('/')
    await expect(app.getByLabel('Rechercher', { exact: true })).toBeFocused()
    await app.keyboard.press('Escape')
    await expect(app.getByRole('grid')).toBeFocused()
    await app.keyboard.press('n')
    await expect(app).toHaveURL(new RegExp(`${screen}/new$`))
  }
})

test('a list that comes late takes the keyboard from nothing that one has gone on to', async ({ app }) => {
  await createCompany(app, 'Attentes inc.')
  await goTo(app, '/sales/clients')
  await expect(app.getByText('Aucun client encore')).toBeVisible()
  await goTo(app, '/')
  const release = await heldBack(app, 'party.list')
  await perform(app, 'party.create', { name: 'Béton Rive-Nord', roles: ['client'] })
  await goTo(app, '/sales/clients')
  const add = app.getByRole('button', { name: 'Nouveau client' }).first()
  await add.focus()
  release()
  await expect(app.getByRole('row', { name: /Béton Rive-Nord/ })).toBeVisible()
  await expect(add).toBeFocused()
  await app.getByRole('link', { name: 'Accueil' }).click()
  await app.getByRole('link', { name: 'Ventes' }).click()
  await app.getByRole('tab', { name: 'Clients' }).click()
  await expect(app.getByRole('grid')).toBeFocused()
})

test('the history of a document is a button away, and the whole log one more', async ({ app }) => {
  await openSample(app)
  await show(app, '/sales/invoice')
  await expect(app.getByRole('grid').getByRole('row').nth(2)).toBeVisible()
  await app.getByRole('grid').focus()
  await app.keyboard.press('Enter')
  await app.getByRole('button', { name: 'Historique' }).click()
  await expect(app.getByRole('heading', { name: /^Historique : Facture \S/ })).toBeVisible()
  const acts = app.getByRole('table').getByRole('row').filter({ hasText: 'Crée l’entreprise modèle' })
  await expect(acts).toHaveCount(1)
  await app.getByRole('button', { name: 'Tout le journal' }).click()
  await expect(app.getByRole('heading', { name: /^Historique/ })).toHaveCount(0)
  await expect(acts.nth(5)).toBeVisible()
  await app.getByLabel('Du', { exact: true }).fill('2001-01-01')
  await app.getByLabel('Au', { exact: true }).fill('2001-01-31')
  await expect(app.getByText('Rien de consigné ici')).toBeVisible()
  await app.goBack()
  await expect(app.getByRole('button', { name: 'Historique' })).toBeVisible()
})

test('two days given faster than a list is drawn are both there', async ({ app }) => {
  await openSample(app)
  for (const screen of [
    '/sales/invoice',
    '/ledger',
    '/ledger/accounts/1010',
    '/reports/income',
    '/settings/audit',
  ]) {
    await show(app, screen)
    const [from, to] = [app.getByLabel('Du', { exact: true }), app.getByLabel('Au', { exact: true })]
    await expect(from).toBeVisible()
    await typeAtOnce(app, { Du: '2026-03-01', Au: '2026-03-31' })
    await expect(to, screen).toHaveValue('2026-03-31')
    await expect(from, screen).toHaveValue('2026-03-01')
    await expect(app, screen).toHaveURL(/from=2026-03-01/)
  }
})

test('what is given in a screen that is being left does not lead back to it', async ({ app }) => {
  await openSample(app)
  await show(app, '/sales/invoice')
  await typeAtOnce(app, { Du: '2026-03-01' }, '/ledger')
  await expect(app.getByRole('heading', { level: 1, name: 'Grand livre' })).toBeVisible()
  await expect(app).toHaveURL(/#\/ledger$/)
})

test('what lies over a screen has the keys', async ({ app }) => {
  await openSample(app)
  await show(app, '/sales/invoice')
  await expect(app.getByRole('grid').getByRole('row').nth(2)).toBeVisible()
  await app.keyboard.press('?')
  await expect(app.getByRole('dialog', { name: 'Raccourcis clavier' })).toBeVisible()
  for (const key of ['Alt+5', 'n', 'Control+k']) await app.keyboard.press(key)
  await app.keyboard.press('Escape')
  await expect(app.getByRole('dialog')).toHaveCount(0)
  await app.getByRole('button', { name: 'Colonnes' }).click()
  await expect(app.getByRole('menu')).toBeVisible()
  for (const key of ['n', '?', 'Escape']) await app.keyboard.press(key)
  await expect(app.getByRole('menu')).toHaveCount(0)
  await expect(app.getByRole('dialog')).toHaveCount(0)
  await expect(app).toHaveURL(/sales\/invoice$/)
})

test('who goes back is on the screen before, with nothing left over it', async ({ app }) => {
  await createCompany(app, 'Retour inc.')
  await app.keyboard.press('Alt+5')
  await expect(app.getByText('Aucune écriture encore')).toBeVisible()
  const over = app.getByRole('dialog')
  for (const open of [() => app.keyboard.press('Control+k'), () => dropStatement(app)]) {
    await open()
    await expect(over).toBeVisible()
    await app.goBack()
    await expect(app.getByRole('heading', { level: 1, name: 'Retour inc.' })).toBeVisible()
    await expect(over).toHaveCount(0)
    await app.goForward()
    await expect(app.getByText('Aucune écriture encore')).toBeVisible()
  }
})

test('the page goes on when the network goes', async ({ app }) => {
  await createCompany(app, 'Débranchée inc.')
  await app.evaluate(() => window.dispatchEvent(new Event('offline')))
  await app.keyboard.press('Alt+5')
  await expect(app.getByText('Aucune écriture encore')).toBeVisible()
})

test.describe('in English', () => {
  test.use({ locale: 'en-CA' })
  test('the first minute', async ({ app }) => {
    await app.getByRole('button', { name: 'Create a company' }).click()
    await app.getByLabel('Company name').fill('Park Builders Inc.')
    await app.keyboard.press('Enter')
    await expect(app.getByText('Start with a bank statement.')).toBeVisible()
    await expect(app.getByText('$0.00').first()).toBeVisible()
    for (const screen of screens) {
      await show(app, screen)
      expect(await app.locator('body').innerText(), screen).not.toMatch(/\b[a-z]+\.[a-z]+[A-Z][a-zA-Z]+\b/)
    }
  })
})
