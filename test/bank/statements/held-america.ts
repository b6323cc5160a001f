/** Canadian styles kept away from whoever wrote the reader until it was written; after the look of real banks, nothing of theirs. */
import type { Role, Style } from './draw.ts'
import {
  balanceRow,
  base,
  before,
  behind,
  column,
  dated,
  french,
  type MakeSample,
  plainHead,
  summaryBoxes,
  summaryLines,
  sums,
  usual,
  withSign,
  word,
} from './forms.ts'

export const birchCard: MakeSample = (dice) => {
  const money = (cents: number) => (cents > 0 ? `-$${usual(cents)}` : `$${usual(cents)}`)
  const style: Style = {
    ...base,
    name: 'birch card',
    font: 'Times-Roman',
    bold: 'Times-Bold',
    fontSize: 8.5,
    leading: 10.5,
    columns: [
      column('date', ['TRANSACTION', 'DATE'], 36),
      column('second', ['POSTING', 'DATE'], 96),
      column('label', ['', 'ACTIVITY DESCRIPTION'], 140),
      column('amount', ['', 'AMOUNT($)'], 390, 'right'),
    ],
    day: (date) => dated(date, 'MON d'),
    money,
    head: plainHead('BIRCH BANK  BUSINESS VISA', 'en', {
      x: 36,
      right: 575,
      form: 2,
      account: 'Account number 4520 XXXX XXXX ',
      body: (pen, account) => {
        const y = pen.y
        const rows: [string, string][] = [
          ['Previous Balance', money(account.opening)],
          ['Payments & Credits', `$${usual(sums(account).income)}`],
          ['Purchases & Other Charges', `$${usual(sums(account).expense)}`],
          ['Cash Advances', '$0.00'],
          ['Interest', '$0.00'],
          ['Fees', '$0.00'],
          ['NEW BALANCE', money(account.closing)],
          ['Minimum Payment', '$25.00'],
          ['Available Credit', '$3,211.08'],
        ]
        for (const [i, [label, amount]] of rows.entries()) {
          pen.text(label, 410, { y: y + 30 + i * 12 })
          pen.text(amount, 575, { align: 'right', y: y + 30 + i * 12 })
        }
      },
    }),
    opening: ({ opening }) => balanceRow('PREVIOUS STATEMENT BALANCE', 'amount', money(opening)),
    closing: ({ closing }) => balanceRow('TOTAL NEW BALANCE', 'amount', money(closing)),
  }
  return { style, card: true, wishes: { lang: 'en', count: [4, 70], details: dice.whole(0, 2) } }
}

export const harbour: MakeSample = (dice) => {
  const x = dice.whole(30, 60)
  const money = (cents: number, role: Role) =>
    role === 'balance' ? withSign(usual(cents), cents, before) : usual(cents)
  const style: Style = {
    ...base,
    name: 'harbour chequing',
    balances: 'every',
    fontSize: dice.one([7, 8, 9]),
    columns: [
      column('date', 'Date', x),
      column('label', 'Description', x + 45),
      column('debit', ['Amounts deducted from', 'your account ($)'], 390, 'right'),
      column('credit', ['Amounts added to', 'your account ($)'], 480, 'right'),
      column('balance', ['', 'Balance ($)'], 575, 'right'),
    ],
    day: (date) => dated(date, 'mon dd'),
    money,
    head: plainHead('Bank of the Harbour', 'en', {
      x,
      right: 575,
      form: dice.whole(0, 3),
      title: 'Here’s what happened in your account this statement period',
      body: (pen, account) => {
        summaryBoxes(pen, x, 135, [
          ['Opening balance ($)', money(account.opening, 'balance')],
          ['Total amounts deducted ($)', usual(sums(account).expense)],
          ['Total amounts added ($)', usual(sums(account).income)],
          ['Closing balance ($)', money(account.closing, 'balance')],
        ])
      },
    }),
    opening: ({ opening, from }) =>
      balanceRow('Opening balance', 'balance', money(opening, 'balance'), dated(from, 'mon dd')),
    totals: (account) => [
      {
        label: 'Closing totals',
        date: dated(account.to, 'mon dd'),
        cells: { debit: usual(sums(account).expense), credit: usual(sums(account).income) },
      },
    ],
    pageFoot: (pen, page) => pen.text(`Page ${page} of 3`, 575, { y: 765, align: 'right' }),
  }
  return { style, wishes: { lang: 'en', count: [4, 80], details: 1 } }
}

export const imperial: MakeSample = (dice) => {
  const money = (cents: number, role: Role) =>
    role === 'balance' ? withSign(`$${usual(cents)}`, cents, before) : usual(cents)
  const style: Style = {
    ...base,
    name: 'imperial',
    dates: 'firstOfDay',
    balances: dice.one(['every', 'endOfDay']),
    leading: 11,
    gap: 3,
    columns: [
      column('date', 'Date', 45),
      column('label', 'Description', 95),
      column('debit', 'Withdrawals ($)', 400, 'right'),
      column('credit', 'Deposits ($)', 485, 'right'),
      column('balance', 'Balance ($)', 568, 'right'),
    ],
    day: (date) => dated(date, 'mon d'),
    money,
    head: plainHead('Imperial Trust Account Statement', 'en', {
      x: 45,
      right: 568,
      form: 1,
      account: 'Account number 00-',
      title: 'Transaction details',
      body: (pen, account) =>
        summaryLines(pen, 45, 330, [
          [`Opening balance on ${dated(account.from, 'mon d, yyyy')}`, money(account.opening, 'balance')],
          ['Withdrawals', `- ${usual(sums(account).expense)}`],
          ['Deposits', `+ ${usual(sums(account).income)}`],
          [
            `Closing balance on ${dated(account.to, 'mon d, yyyy')}`,
            `= ${money(account.closing, 'balance')}`,
          ],
        ]),
    }),
    opening: ({ opening, from }) =>
      balanceRow('Opening balance', 'balance', money(opening, 'balance'), dated(from, 'mon d')),
    closing: ({ closing, to }) =>
      balanceRow('Closing balance', 'balance', money(closing, 'balance'), dated(to, 'mon d')),
    carried: (balance, end) =>
      balanceRow(end ? 'Balance carried forward' : 'Balance forward', 'balance', money(balance, 'balance')),
    foot: (pen) => {
      pen.y += 10
      pen.text(
        'Important: This statement will be considered correct unless we are told of an error within 45 days of the statement date.',
        45,
        { size: 6.5 },
      )
    },
  }
  return { style, wishes: { lang: 'en', count: [4, 70], details: 1 } }
}

export const nationale: MakeSample = (dice) => {
  const money = (cents: number, role: Role) =>
    role === 'balance' ? withSign(french(cents), cents, behind) : french(cents)
  const style: Style = {
    ...base,
    name: 'nationale',
    balances: 'every',
    headings: dice.one(['every', 'first']),
    columns: [
      column('date', ['Date', 'JJ MM'], 40),
      column('label', ['', 'Description des opérations'], 85),
      column('debit', ['', 'Débit'], 410, 'right'),
      column('credit', ['', 'Crédit'], 490, 'right'),
      column('balance', ['', 'Solde'], 565, 'right'),
    ],
    day: (date) => dated(date, 'dd mm'),
    money,
    head: plainHead('BANQUE NATIONALE DU NORD', 'fr', {
      x: 40,
      right: 570,
      form: dice.whole(0, 2),
      account: 'Compte chèques : 0123-',
    }),
    opening: ({ opening }) => balanceRow('SOLDE PRÉCÉDENT', 'balance', money(opening, 'balance')),
    totals: (account) => [
      {
        label: 'TOTAUX',
        cells: { debit: french(sums(account).expense), credit: french(sums(account).income) },
      },
    ],
  }
  return { style, wishes: { lang: 'fr', count: [4, 70], details: 1 } }
}

export const laurent: MakeSample = (dice) => {
  const money = (cents: number, role: Role) =>
    `${role === 'balance' ? withSign(french(cents), cents, before) : french(cents)} $`
  const style: Style = {
    ...base,
    name: 'laurent',
    fontSize: 8.5,
    leading: 11,
    balances: dice.one(['every', 'endOfDay']),
    columns: [
      column('date', 'Date', 50),
      column('label', 'Opérations', 115),
      column('debit', 'Retraits', 400, 'right'),
      column('credit', 'Dépôts', 480, 'right'),
      column('balance', 'Solde', 570, 'right'),
    ],
    day: (date) => dated(date, dice.one(['d mon', 'd mon', 'd mon']), 'fr'),
    money,
    head: plainHead('Laurent Banque', 'fr', {
      x: 50,
      right: 570,
      form: 0,
      body: (pen, account) =>
        summaryLines(pen, 50, 300, [
          ['Solde d’ouverture', money(account.opening, 'balance')],
          ['Total des retraits', money(sums(account).expense, 'debit')],
          ['Total des dépôts', money(sums(account).income, 'credit')],
          ['Solde de fermeture', money(account.closing, 'balance')],
        ]),
    }),
  }
  return { style, wishes: { lang: 'fr', count: [4, 60], details: 1 } }
}

export const equal: MakeSample = (dice) => {
  const money = (cents: number) => withSign(`$${usual(cents)}`, cents, before)
  const style: Style = {
    ...base,
    name: 'equal newest first',
    font: 'Helvetica',
    fontSize: 9,
    leading: 13,
    gap: 5,
    newestFirst: dice.chance(0.7),
    balances: 'every',
    columns: [
      column('date', 'Date', 45),
      column('label', 'Transaction', 120),
      column('amount', 'Amount', 450, 'right'),
      column('balance', 'Balance', 560, 'right'),
    ],
    day: (date) => dated(date, 'mon dd, yyyy'),
    money,
    head: plainHead('Equal Bank', 'en', { x: 45, right: 560, form: 0, title: 'Activity' }),
  }
  return { style, wishes: { lang: 'en', count: [4, 50], details: 0 } }
}

export const pacific: MakeSample = () => {
  const money = (cents: number, role: Role) =>
    role === 'balance' ? withSign(usual(cents), cents, word('DR')) : usual(cents)
  const style: Style = {
    ...base,
    name: 'pacific',
    dates: 'firstOfDay',
    balances: 'endOfDay',
    columns: [
      column('date', 'Date', 40),
      column('label', 'Transaction details', 95),
      column('debit', 'Withdrawals', 395, 'right'),
      column('credit', 'Deposits', 480, 'right'),
      column('balance', 'Balance', 565, 'right', { titleX: 550 }),
    ],
    day: (date) => dated(date, 'ddMON'),
    money,
    head: plainHead('PACIFIC BANK CANADA', 'en', { x: 40, right: 570, form: 3 }),
    opening: ({ opening, from }) =>
      balanceRow('Balance brought forward', 'balance', money(opening, 'balance'), dated(from, 'ddMON')),
    closing: ({ closing, to }) =>
      balanceRow('Closing Balance', 'balance', money(closing, 'balance'), dated(to, 'ddMON')),
    carried: (balance, end) =>
      balanceRow(
        end ? 'Balance carried forward' : 'Balance brought forward',
        'balance',
        money(balance, 'balance'),
      ),
  }
  return { style, wishes: { lang: 'en', count: [4, 80], details: 2 } }
}

export const express: MakeSample = () => {
  const money = (cents: number) => (cents > 0 ? `-${usual(cents)}` : usual(cents))
  const style: Style = {
    ...base,
    name: 'express card',
    headings: 'every',
    fontSize: 8,
    columns: [
      column('date', ['Transaction', 'Date'], 40),
      column('second', ['Posting', 'Date'], 95),
      column('label', ['', 'Details'], 150),
      column('amount', ['', 'Amount ($)'], 560, 'right'),
    ],
    day: (date) => dated(date, 'mon d'),
    money,
    head: plainHead('EXPRESS Platinum Card', 'en', {
      x: 40,
      right: 560,
      form: 1,
      account: 'Account Number XXXX XXXXX1-',
      body: (pen, account) => {
        summaryBoxes(pen, 40, 125, [
          ['Previous Balance', money(account.opening)],
          ['Less Payments', usual(sums(account).income)],
          ['Plus Purchases', usual(sums(account).expense)],
          ['Equals New Balance', money(account.closing)],
        ])
        pen.text('Minimum Payment $10.00     Credit Limit $20,000.00', 40)
        pen.y += 20
      },
    }),
    sections: (account) => [
      {
        title: 'Payment Activity',
        movements: account.movements.filter(({ cents }) => cents > 0),
        total: 'Total of Payment Activity',
        totalCents: sums(account).income,
      },
      {
        title: 'New Transactions for A LEGER',
        movements: account.movements.filter(({ cents }) => cents <= 0),
        total: 'Total of New Transactions for A LEGER',
        totalCents: -sums(account).expense,
      },
    ],
  }
  return { style, card: true, wishes: { lang: 'en', count: [5, 60], details: 1 } }
}
