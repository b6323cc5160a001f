/** A bank of Europe, from the keys to its lines, against a stand-in of the supplier; and the alerts of the home page. */
import { localDay } from '../../db/rules/dates.ts'
import { BankWorld } from '../bank/feeds/bankWorld.ts'
import { findings } from './axe.ts'
import { createCompany, expect, perform, test, year } from './program.ts'

test.use({ contextOptions: { reducedMotion: 'reduce' }, actionTimeout: 10_000 })

test('a bank is connected, read, limited and withdrawn', async ({ app }) => {
  const world = new BankWorld()
  try {
    const address = await world.open()
    await createCompany(app, 'Brasserie du Sablon SA')
    await app.goto(`${app.url().split('#')[0]}#/bank/connections`)
    await app.getByRole('button', { name: 'Connecter une banque' }).click()
    const keys = app.getByRole('dialog', { name: 'Clés d’accès à GoCardless' })
    await expect(keys.getByText('ne connaît que les banques d’Europe')).toBeVisible()
    expect(await findings(app)).toEqual([])
    await app.keyboard.press('Escape')
    const { secret_id: secretId, secret_key: secretKey } = world.keys
    await perform(app, 'bankConnection.setKeys', { secretId, secretKey, address })
    await app.reload()
    world.accounts.set('acc-1', {
      ...{ iban: 'BE68539007547034', currency: 'CAD', name: 'Compte à vue', balance: '980.00', pending: [] },
      booked: [
        {
          transactionId: 't1',
          bookingDate: `${year}-03-18`,
          transactionAmount: { amount: '-45.10', currency: 'CAD' },
          remittanceInformationUnstructured: 'PROXIMUS FACTURE 12',
        },
      ],
    })
    await app.getByRole('button', { name: 'Connecter une banque' }).click()
    const bank = app.getByRole('combobox', { name: /^Banque/ })
    await bank.fill('kb')
    await bank.press('ArrowDown')
    await bank.press('Enter')
    expect(await findings(app)).toEqual([])
    await app.getByRole('button', { name: 'Continuer' }).click()
    await expect(app.getByRole('link', { name: 'Ouvrir le site de KBC' })).toBeVisible()
    world.consent([...world.requisitions.keys()][0]!, ['acc-1'])
    await expect(app.getByText('Consentement donné : 1 compte.')).toBeVisible()
    await app
      .getByRole('dialog')
      .getByRole('button', { name: /Lire les mouvements|Fermer/ })
      .click()
    await expect(app.getByText('BE68 5390 0754 7034')).toBeVisible()
    await expect(app.getByText('Active')).toBeVisible()
    const place = app.getByRole('combobox', { name: 'Compte aux livres de Compte à vue' })
    if ((await place.inputValue()) === '') {
      await place.fill('1010')
      await place.press('ArrowDown')
      await place.press('Enter')
    }
    await app.getByRole('button', { name: 'Rafraîchir' }).click()
    await expect(app.getByText(/nouvelles lignes/)).toBeVisible()
    expect(await findings(app)).toEqual([])
    world.troubles.push({ kind: 'limited', on: /transactions/, count: 1 })
    await app.getByRole('button', { name: 'Rafraîchir' }).click()
    await expect(app.getByText('La banque ne permet pas d’autre lecture')).toBeVisible()
    await app.getByRole('button', { name: 'Déconnecter' }).click()
    await app.getByRole('dialog').getByRole('button', { name: 'Déconnecter' }).click()
    await expect(app.getByText('Aucune banque n’est connectée')).toBeVisible()
    expect(world.requisitions.size).toBe(0)
  } finally {
    world.close()
  }
})

test('the home page tells what deserves a look, by the thresholds of the owner', async ({ app }) => {
  await createCompany(app, 'Constructions du Parc inc.')
  const today = localDay(Date.now())
  const post = (debit: string, credit: string, amount: string) =>
    perform(app, 'ledger.post', {
      date: today,
      journal: 'GEN',
      memo: 'Camion',
      lines: [
        { account: debit, debit: amount },
        { account: credit, credit: amount },
      ],
    })
  await post('1010', '3000', '900.00')
  await post('6230', '2010', '7000.00')
  await app.reload()
  const alerts = app.getByRole('region', { name: 'Alertes' })
  await expect(alerts.getByText('Solde bas')).toBeVisible()
  await expect(alerts.getByText('Grosse dépense')).toBeVisible()
  expect(await findings(app)).toEqual([])
  await alerts.getByRole('button', { name: /Marquer comme vu/ }).click()
  await expect(alerts.getByText('Grosse dépense')).toHaveCount(0)
  await alerts.getByRole('link', { name: 'Alertes' }).click()
  const amount = app.getByRole('textbox', { name: 'Montant' }).first()
  await amount.fill('500')
  await amount.press('Tab')
  await app.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(app.getByText('Enregistré')).toBeVisible()
  await app.getByRole('link', { name: 'Accueil' }).click()
  await expect(app.getByRole('heading', { name: 'À faire' })).toBeVisible()
  await expect(app.getByRole('region', { name: 'Alertes' })).toHaveCount(0)
})
