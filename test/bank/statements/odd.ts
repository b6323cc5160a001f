/** Styles with what statements carry besides movements: second tables, signs apart, centred amounts, several cards. */
import type { Style } from './draw.ts'
import {
  balanceRow,
  base,
  before,
  column,
  dated,
  french,
  type MakeSample,
  plainHead,
  summaryLines,
  sums,
  usual,
  withSign,
} from './forms.ts'

/** The sign in a column of its own, dollars far left of their digits. */
const apart: MakeSample = (dice) => {
  const letters = dice.one([
    ['D', 'C'],
    ['DR', 'CR'],
    ['-', '+'],
  ])
  const style: Style = {
    ...base,
    name: 'signs apart',
    columns: [
      column('date', 'Date', 40),
      column('label', 'Description', 110),
      column('amount', 'Amount', 440, 'right'),
      column('sign', '', 446),
      column('balance', 'Balance', 560, 'right'),
    ],
    balances: 'every',
    day: (date) => dated(date, 'yyyy-mm-dd'),
    money: (cents, role) =>
      role === 'sign'
        ? letters[cents < 0 ? 0 : 1]!
        : role === 'amount'
          ? usual(cents)
          : withSign(usual(cents), cents, before),
    head: plainHead('COASTAL UNION', 'en', { x: 40, right: 560, form: 0 }),
    opening: ({ opening }) =>
      balanceRow('Opening balance', 'balance', withSign(usual(opening), opening, before)),
  }
  return { style, wishes: { lang: 'en', count: [5, 60], details: 1 } }
}

/** After the movements: rates, fees, a plan of instalments, points, the next payment; all with dates and amounts. */
const crowded: MakeSample = (dice) => {
  const money = (cents: number) => (cents > 0 ? `${french(cents)} CR` : french(cents))
  const style: Style = {
    ...base,
    name: 'crowded card',
    columns: [
      column('date', 'Date', 40),
      column('second', 'Inscription', 90),
      column('label', 'Description', 150),
      column('amount', 'Montant ($)', 430, 'right'),
    ],
    day: (date) => dated(date, dice.one(['dd/mm', 'dd/mm'])),
    money,
    head: plainHead('CARTE MONDE Mastercard', 'fr', {
      x: 40,
      right: 570,
      form: 0,
      account: 'Numéro de carte 5258 **** **** ',
      body: (pen, account) =>
        summaryLines(pen, 40, 320, [
          ['Solde précédent', money(account.opening)],
          ['Paiements', `${french(sums(account).income)} CR`],
          ['Achats', french(sums(account).expense)],
          ['Intérêts', '0,00'],
          ['Nouveau solde', money(account.closing)],
          ['Paiement minimum', '25,00'],
          ['Date d’échéance', dated(new Date(account.to.getTime() + 1_814_400_000), 'd month yyyy', 'fr')],
          ['Limite de crédit', '10 000,00'],
        ]),
    }),
    foot: (pen) => {
      pen.y += 16
      const line = (cells: readonly (readonly [number, string])[]) => {
        for (const [x, text] of cells) pen.text(text, x)
        pen.y += 12
      }
      line([
        [40, 'Taux d’intérêt annuels'],
        [240, 'Achats 19,99 %'],
        [400, 'Avances 21,99 %'],
      ])
      line([
        [40, 'Plan de versements'],
        [240, 'Solde du plan'],
        [400, 'Prochain versement'],
      ])
      line([
        [40, 'Téléviseur'],
        [240, '1 200,00'],
        [400, '100,00'],
      ])
      line([
        [40, 'Points au début 12 340'],
        [240, 'Points obtenus 512'],
        [400, 'Solde de points 12 852'],
      ])
    },
  }
  return { style, card: true, wishes: { lang: 'fr', count: [5, 60], details: 1 } }
}

/** Amounts in the middle of their columns. */
const centred: MakeSample = () => {
  const style: Style = {
    ...base,
    name: 'centred amounts',
    pageSize: [595, 842],
    columns: [
      column('date', 'Date', 40),
      column('label', 'Libellé', 100),
      column('debit', 'Débit', 380, 'center'),
      column('credit', 'Crédit', 460, 'center'),
      column('balance', 'Solde', 540, 'center'),
    ],
    balances: 'every',
    day: (date) => dated(date, 'dd/mm/yyyy'),
    money: (cents, role) => (role === 'balance' ? withSign(french(cents), cents, before) : french(cents)),
    head: plainHead('BANQUE DU CENTRE', 'fr', { x: 40, right: 560, form: 1 }),
    opening: ({ opening }) =>
      balanceRow('Solde précédent', 'balance', withSign(french(opening), opening, before)),
  }
  return { style, wishes: { lang: 'fr', count: [5, 60], details: 1 } }
}

/** Two cards under one account, each with its section and sum. */
const family: MakeSample = () => {
  const money = (cents: number) => withSign(usual(cents), -cents, before)
  const half = (from: number, list: readonly unknown[]) => (_: unknown, i: number) =>
    (i < list.length / 2 ? 0 : 1) === from
  const style: Style = {
    ...base,
    name: 'two cards',
    columns: [
      column('date', 'Trans. date', 40),
      column('second', 'Post date', 100),
      column('label', 'Description', 160),
      column('amount', 'Amount ($)', 560, 'right'),
    ],
    day: (date) => dated(date, 'mon dd'),
    money,
    head: plainHead('Family Visa statement', 'en', {
      x: 40,
      right: 570,
      form: 1,
      account: 'Account number 4500 XXXX XXXX ',
      body: (pen, account) =>
        summaryLines(pen, 40, 320, [
          ['Previous balance', money(account.opening)],
          ['Payments', money(sums(account).income)],
          ['Purchases', usual(sums(account).expense)],
          ['Total balance', money(account.closing)],
          ['Minimum payment', '10.00'],
          ['Credit limit', '9,000.00'],
        ]),
    }),
    sections: ({ movements }) =>
      [0, 1].map((card) => {
        const own = movements.filter(half(card, movements))
        return {
          title: `Card number 4500 XXXX XXXX ${1111 + card}`,
          movements: own,
          total: `Total for 4500 XXXX XXXX ${1111 + card}`,
          totalCents: own.reduce((sum, { cents }) => sum + cents, 0),
        }
      }),
  }
  return { style, card: true, wishes: { lang: 'en', count: [6, 60], details: 0 } }
}

export const oddStyles: readonly MakeSample[] = [apart, crowded, centred, family]
