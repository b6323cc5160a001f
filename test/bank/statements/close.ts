/** Styles whose columns stand so close that texts run together, and whose summaries are a single line. */
import type { Style } from './draw.ts'
import {
  balanceRow,
  base,
  before,
  behind,
  column,
  dated,
  dotted,
  french,
  type MakeSample,
  plainHead,
  sums,
  usual,
  withSign,
  word,
} from './forms.ts'

const DAY_MS = 86_400_000
const dayBefore = (date: Date) => new Date(date.getTime() - DAY_MS)

/** The date right of the amounts, without a space: `MAR05`; a balance on the last row of a day. */
const branch: MakeSample = () => {
  const money = (cents: number, role: string) =>
    role === 'balance' ? withSign(usual(cents), cents, word('OD')) : usual(cents)
  const style: Style = {
    ...base,
    name: 'date right of the amounts',
    columns: [
      column('label', 'Description', 49),
      column('debit', 'Withdrawals', 400, 'right'),
      column('credit', 'Deposits', 462, 'right'),
      column('date', 'Date', 467),
      column('balance', 'Balance', 548, 'right'),
    ],
    balances: 'endOfDay',
    day: (date) => dated(date, 'MONdd'),
    money,
    head: plainHead('Statement of account', 'en', {
      x: 49,
      right: 548,
      period: '',
      body: (pen, { from, to }) => {
        const at = (date: Date) => dated(date, 'MON dd/yy')
        pen.text(`Statement From - To ${at(dayBefore(from))} - ${at(to)}`, 49)
        pen.y += 20
      },
    }),
    opening: ({ opening, from }) =>
      balanceRow('STARTING BALANCE', 'balance', money(opening, 'balance'), dated(dayBefore(from), 'MONdd')),
  }
  return { style, wishes: { lang: 'en', count: [6, 80], details: 0 } }
}

/** A card whose balances stand in one line of text, before the movements. */
const lineOfBalances: MakeSample = () => {
  const money = (cents: number) => withSign(usual(cents), -cents, before)
  const style: Style = {
    ...base,
    name: 'balances in one line',
    columns: [
      column('date', 'Transaction Date', 45),
      column('second', 'Posting Date', 112),
      column('label', 'Details', 190),
      column('amount', 'Amount ($)', 560, 'right'),
    ],
    day: (date) => dated(date, 'mon d'),
    second: (date) => dated(date, 'mon d'),
    money,
    head: plainHead('NORTHERN EXPRESS CARD', 'en', {
      x: 45,
      right: 560,
      account: 'Card number XXXX XXXX XXXX ',
      body: (pen, account) => {
        const { opening, closing } = account
        const { income, expense } = sums(account)
        const owed = (cents: number) => withSign(`$${usual(cents)}`, -cents, before)
        pen.text(
          `Previous Balance ${owed(opening)} Less Payments $${usual(income)} Plus Charges $${usual(expense)} New Balance ${owed(closing)}`,
          45,
        )
        pen.y += 14
        pen.text('Minimum payment $10.00  Credit limit $9,000.00', 45)
        pen.y += 22
      },
    }),
  }
  return { style, card: true, wishes: { lang: 'en', count: [5, 70], details: 0 } }
}

/** Days without a year; the period is said by the dates of two balances alone. */
const situation: MakeSample = () => {
  const style: Style = {
    ...base,
    name: 'dates of two balances',
    columns: [
      column('date', 'Date', 40),
      column('label', 'Opérations', 90),
      column('debit', 'Débit (€)', 440, 'right'),
      column('credit', 'Crédit (€)', 505, 'right'),
      column('balance', 'Soldes', 565, 'right'),
    ],
    day: (date) => dated(date, 'dd/mm'),
    money: (cents, role) =>
      role === 'balance' ? `${cents < 0 ? '-' : '+'} ${french(cents)}` : french(cents),
    head: plainHead('Relevé de vos comptes', 'fr', {
      x: 40,
      right: 565,
      period: '',
      body: (pen, { to }) => {
        pen.text(`Situation de votre compte au ${dated(to, 'd month yyyy', 'fr')}`, 40)
        pen.y += 20
      },
    }),
    opening: ({ opening, from }) =>
      balanceRow(
        `Ancien solde au ${dated(dayBefore(from), 'dd/mm/yyyy')}`,
        'balance',
        withSign(french(opening), opening, before),
      ),
    totals: (account) => [
      {
        label: 'Total des opérations',
        cells: { debit: french(sums(account).expense), credit: french(sums(account).income) },
      },
    ],
    closing: ({ closing, to }) =>
      balanceRow(
        `Nouveau solde au ${dated(to, 'dd/mm/yyyy')}`,
        'balance',
        `${closing < 0 ? '-' : '+'} ${french(closing)}`,
      ),
  }
  return { style, wishes: { lang: 'fr', count: [5, 60], details: 1 } }
}

/** A running number before the day, `Val.` before the value date, a sign before each amount. */
const numbered: MakeSample = () => {
  let number = 0
  const signed = (cents: number) => `${cents < 0 ? '-' : '+'} ${dotted(cents)}`
  const style: Style = {
    ...base,
    name: 'numbered',
    columns: [
      column('date', 'N° Date', 40),
      column('label', 'Description', 92),
      column('second', 'Valeur', 420),
      column('amount', 'Montant', 545, 'right'),
    ],
    day: (date) => `${String(++number).padStart(4, '0')} ${dated(date, 'dd-mm')}`,
    second: (date) => `Val. ${dated(date, 'dd-mm-yyyy')}`,
    money: signed,
    head: plainHead('Extrait de compte', 'fr', {
      x: 40,
      right: 545,
      form: 1,
      body: (pen, { opening, from }) => {
        pen.text(`Solde précédent au ${dated(dayBefore(from), 'dd-mm-yyyy')} ${signed(opening)}`, 40)
        pen.y += 20
      },
    }),
    foot: (pen, { closing, to }) => {
      pen.y += 12
      pen.text(`Nouveau solde au ${dated(to, 'dd-mm-yyyy')} ${signed(closing)}`, 40)
    },
  }
  return { style, wishes: { lang: 'fr', count: [5, 60], details: 1 } }
}

/** A summary over the movements whose headings run together into one text. */
const wallet: MakeSample = () => {
  const euros = (cents: number) => withSign(`€${usual(cents)}`, cents, before)
  const style: Style = {
    ...base,
    name: 'wallet',
    columns: [
      column('date', 'Date', 40),
      column('label', 'Description', 110),
      column('debit', 'Money out', 420, 'right'),
      column('credit', 'Money in', 490, 'right'),
      column('balance', 'Balance', 560, 'right'),
    ],
    balances: 'every',
    day: (date) => dated(date, 'd mon yyyy'),
    money: (cents, role) => (role === 'balance' ? euros(cents) : `€${usual(cents)}`),
    head: plainHead('EUR Statement', 'en', {
      x: 40,
      right: 560,
      body: (pen, account) => {
        pen.text('Product', 40)
        pen.text('Opening balance   Money out   Money in   Closing balance', 300)
        pen.y += 13
        const { income, expense } = sums(account)
        pen.text('Current account', 40)
        for (const [i, cents] of [account.opening, expense, income, account.closing].entries())
          pen.text(euros(cents), 350 + i * 55, { align: 'right' })
        pen.y += 26
      },
    }),
  }
  return { style, wishes: { lang: 'en', count: [5, 60], details: 1 } }
}

/** A card with the month before the day, in numbers; all its days may be below 13. */
const monthFirst: MakeSample = () => {
  const money = (cents: number) => withSign(french(cents), -cents, behind)
  const style: Style = {
    ...base,
    name: 'month first',
    columns: [
      column('date', ['Date de', 'transaction'], 40),
      column('second', ['Date', 'd’inscription'], 110),
      column('label', 'Description', 190),
      column('amount', 'Montant ($)', 560, 'right'),
    ],
    day: (date) => dated(date, 'mm dd'),
    second: (date) => dated(date, 'mm dd'),
    money,
    head: plainHead('CARTE PLATINE Mastercard', 'fr', {
      x: 40,
      right: 560,
      form: 0,
      account: 'Numéro de carte 5258 12XX XXXX ',
      body: (pen, { opening, closing }) => {
        for (const text of [
          'Limite de crédit 10 000,00 $',
          `Solde précédent ${money(opening)}`,
          `Nouveau solde ${money(closing)}`,
          'Paiement minimum 75,00 $',
        ]) {
          pen.text(text, 40)
          pen.y += 13
        }
        pen.y += 10
      },
    }),
  }
  return { style, card: true, wishes: { lang: 'fr', count: [4, 40], details: 0 } }
}

export const closeStyles: readonly MakeSample[] = [
  branch,
  lineOfBalances,
  situation,
  numbered,
  wallet,
  monthFirst,
]
