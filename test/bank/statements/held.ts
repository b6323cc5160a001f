/** Styles kept away from whoever wrote the reader until it was written; after the look of real banks, nothing of theirs. */
import type { Role, Style } from './draw.ts'
import {
  balanceRow,
  base,
  before,
  behind,
  column,
  dated,
  type MakeSample,
  type Minus,
  marked,
  plainHead,
  spacedBehind,
  summaryBoxes,
  summaryLines,
  sums,
  word,
} from './forms.ts'

const usual = (cents: number) => marked(cents, ',', '.')
const french = (cents: number) => marked(cents, ' ', ',')
const dotted = (cents: number) => marked(cents, '.', ',')
const withSign = (text: string, cents: number, minus: Minus) => (cents < 0 ? minus(text) : text)

const birchCard: MakeSample = (dice) => {
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

const harbour: MakeSample = (dice) => {
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

const imperial: MakeSample = (dice) => {
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

const nationale: MakeSample = (dice) => {
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

const laurent: MakeSample = (dice) => {
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

const equal: MakeSample = (dice) => {
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

const pacific: MakeSample = () => {
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

const express: MakeSample = () => {
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

const lyon: MakeSample = (dice) => {
  const style: Style = {
    ...base,
    name: 'lyon',
    pageSize: [595, 842],
    fontSize: 7.5,
    leading: 9,
    headings: dice.one(['every', 'first']),
    columns: [
      column('date', 'DATE', 40),
      column('label', 'LIBELLE', 80),
      column('second', 'VALEUR', 360),
      column('debit', 'DEBIT', 470, 'right'),
      column('credit', 'CREDIT', 555, 'right'),
    ],
    day: (date) => dated(date, 'dd.mm'),
    second: (date) => dated(date, 'dd.mm.yy'),
    money: french,
    head: plainHead('CREDIT DE LYON', 'fr', {
      x: 40,
      right: 560,
      form: 0,
      account: 'Indicatif : 08301   Compte : 00',
    }),
    opening: ({ opening }) => balanceRow('ANCIEN SOLDE', opening < 0 ? 'debit' : 'credit', french(opening)),
    totals: (account) => [
      {
        label: 'TOTAUX',
        cells: { debit: french(sums(account).expense), credit: french(sums(account).income) },
      },
    ],
    closing: ({ closing, to }) =>
      balanceRow(
        `SOLDE EN EUROS AU ${dated(to, 'dd.mm.yy')}`,
        closing < 0 ? 'debit' : 'credit',
        french(closing),
      ),
  }
  return { style, wishes: { lang: 'fr', count: [4, 90], details: 2 } }
}

const postale: MakeSample = (dice) => {
  const money = (cents: number, role: Role) =>
    role === 'credit'
      ? `+ ${french(cents)}`
      : role === 'debit'
        ? french(cents)
        : withSign(french(cents), cents, (text) => `- ${text}`)
  const style: Style = {
    ...base,
    name: 'postale',
    pageSize: [595, 842],
    leading: 11,
    gap: 0,
    columns: [
      column('date', 'Date', 45),
      column('label', 'Opération', 85),
      column('debit', 'Débit (¤)', 460, 'right'),
      column('credit', 'Crédit (¤)', 550, 'right'),
    ].map((one) => ({ ...one, title: String(one.title).replace('¤', 'EUR') })),
    day: (date) => dated(date, 'dd/mm'),
    money,
    head: plainHead('LA BANQUE DES POSTES', 'fr', {
      x: 45,
      right: 550,
      form: 1,
      account: 'Compte Courant Postal n° ',
      title: 'Vos opérations',
    }),
    opening: ({ opening, from }) =>
      balanceRow(
        `Ancien solde au ${dated(from, 'dd/mm/yyyy')}`,
        opening < 0 ? 'debit' : 'credit',
        french(opening),
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
        closing < 0 ? 'debit' : 'credit',
        french(closing),
      ),
  }
  return { style, wishes: { lang: 'fr', count: [4, 60], details: dice.whole(0, 2) } }
}

const ecureuil: MakeSample = (dice) => {
  const money = (cents: number) => `${cents < 0 ? '-' : '+'} ${french(cents)}`
  const style: Style = {
    ...base,
    name: 'ecureuil',
    pageSize: [595, 842],
    leading: 10,
    gap: 4,
    amountLine: dice.one(['first', 'middle']),
    columns: [
      column('date', 'Date', 45),
      column('label', 'Détail des opérations', 95),
      column('amount', 'Montant en EUR', 550, 'right'),
    ],
    day: (date) => dated(date, 'dd/mm/yy'),
    money,
    head: plainHead('CAISSE DE L’ECUREUIL', 'fr', {
      x: 45,
      right: 550,
      form: 0,
      account: 'COMPTE DE DÉPÔT N° 04',
    }),
    opening: ({ opening, from }) =>
      balanceRow(`SOLDE PRÉCÉDENT AU ${dated(from, 'dd/mm/yy')}`, 'amount', money(opening)),
    closing: ({ closing, to }) =>
      balanceRow(`NOUVEAU SOLDE AU ${dated(to, 'dd/mm/yy')}`, 'amount', money(closing)),
  }
  return { style, wishes: { lang: 'fr', count: [4, 60], details: 2 } }
}

const mutuel: MakeSample = (dice) => {
  const style: Style = {
    ...base,
    name: 'mutuel',
    pageSize: [595, 842],
    columns: [
      column('date', 'Date', 40),
      column('second', 'Date valeur', 90),
      column('label', 'Opération', 150),
      column('debit', 'Débit EUROS', 470, 'right'),
      column('credit', 'Crédit EUROS', 555, 'right'),
    ],
    day: (date) => dated(date, 'dd/mm/yyyy'),
    money: dotted,
    head: plainHead('CIM Mutuel', 'fr', {
      x: 40,
      right: 555,
      form: 1,
      title: 'C/C CONTRAT PERSONNEL en euros',
    }),
    opening: ({ opening, from }) =>
      balanceRow(
        `SOLDE ${opening < 0 ? 'DEBITEUR' : 'CREDITEUR'} AU ${dated(from, 'dd/mm/yyyy')}`,
        opening < 0 ? 'debit' : 'credit',
        dotted(opening),
      ),
    totals: (account) => [
      {
        label: 'Total des mouvements',
        cells: { debit: dotted(sums(account).expense), credit: dotted(sums(account).income) },
      },
    ],
    closing: ({ closing, to }) =>
      balanceRow(
        `SOLDE ${closing < 0 ? 'DEBITEUR' : 'CREDITEUR'} AU ${dated(to, 'dd/mm/yyyy')}`,
        closing < 0 ? 'debit' : 'credit',
        dotted(closing),
      ),
    foot: (pen) => {
      pen.y += 8
      pen.text(
        '(*) opérations exonérées de commission. TAEG du découvert : 15,90 % au 01/01/2019. Médiateur : www.exemple.fr',
        40,
        { size: 6 },
      )
    },
  }
  return { style, accounts: dice.one([1, 1, 2]), wishes: { lang: 'fr', count: [4, 50], details: 1 } }
}

const quanto: MakeSample = (dice) => {
  const money = (cents: number, role: Role) =>
    role === 'debit'
      ? `- ${usual(cents)} EUR`
      : role === 'credit'
        ? `+ ${usual(cents)} EUR`
        : withSign(`${usual(cents)} EUR`, cents, (text) => `- ${text}`)
  const style: Style = {
    ...base,
    name: 'quanto',
    pageSize: [595, 842],
    fontSize: 8,
    leading: 11,
    gap: 6,
    headings: 'first',
    columns: [
      column('date', 'Settlement date', 50),
      column('label', 'Transactions', 130),
      column('debit', 'Debit', 450, 'right'),
      column('credit', 'Credit', 545, 'right'),
    ],
    day: (date) => dated(date, 'dd/mm'),
    money,
    head: plainHead('Quanto', 'en', {
      x: 50,
      right: 545,
      form: 3,
      account: 'IBAN: FR76 1695 8000 0112 3456 7 ',
      body: (pen, account) =>
        summaryLines(pen, 50, 300, [
          [
            `Balance as of ${dated(account.from, 'dd/mm/yyyy')}`,
            withSign(
              `+ ${usual(account.opening)} EUR`,
              account.opening,
              () => `- ${usual(account.opening)} EUR`,
            ),
          ],
          ['Total incomings', `+ ${usual(sums(account).income)} EUR`],
          ['Total outgoings', `- ${usual(sums(account).expense)} EUR`],
          [
            `Balance as of ${dated(account.to, 'dd/mm/yyyy')}`,
            withSign(
              `+ ${usual(account.closing)} EUR`,
              account.closing,
              () => `- ${usual(account.closing)} EUR`,
            ),
          ],
        ]),
    }),
  }
  return { style, wishes: { lang: 'en', count: [4, 60], details: dice.whole(0, 2) } }
}

const belfort: MakeSample = () => {
  const money = (cents: number) => (cents < 0 ? `${dotted(cents)} -` : `${dotted(cents)} +`)
  const style: Style = {
    ...base,
    name: 'belfort',
    pageSize: [595, 842],
    leading: 10,
    gap: 5,
    amountLine: 'last',
    columns: [
      column('date', 'Datum', 40),
      column('second', 'Valuta', 100),
      column('label', 'Omschrijving van de verrichting', 160),
      column('amount', 'Bedrag in EUR', 550, 'right'),
    ],
    day: (date) => dated(date, 'dd-mm'),
    money,
    head: plainHead('BELFORT BANK', 'nl', { x: 40, right: 550, account: 'Rekening BE68 5390 0754 ' }),
    opening: ({ opening, from }) =>
      balanceRow(`Saldo op ${dated(from, 'dd-mm-yyyy')}`, 'amount', money(opening)),
    closing: ({ closing, to }) => balanceRow(`Saldo op ${dated(to, 'dd-mm-yyyy')}`, 'amount', money(closing)),
  }
  return { style, wishes: { lang: 'nl', count: [4, 50], details: 2 } }
}

const lion: MakeSample = () => {
  const money = (cents: number) => withSign(`${dotted(cents)} €`, cents, before)
  const style: Style = {
    ...base,
    name: 'lion day headings',
    pageSize: [595, 842],
    leading: 11,
    gap: 4,
    dates: 'heading',
    headings: 'first',
    columns: [
      column('date', 'Date', 40),
      column('label', 'Description', 110),
      column('amount', 'Montant', 540, 'right'),
    ],
    day: (date) => dated(date, 'd month yyyy', 'fr'),
    money,
    head: plainHead('LION BE', 'fr', {
      x: 40,
      right: 540,
      form: 1,
      account: 'Compte BE68 5390 0754 ',
      body: (pen, account) =>
        summaryLines(pen, 40, 320, [
          ['Ancien solde', money(account.opening)],
          ['Nouveau solde', money(account.closing)],
        ]),
    }),
  }
  return { style, wishes: { lang: 'fr', count: [4, 40], details: 1 } }
}

const lagune: MakeSample = (dice) => {
  const decimals = dice.chance(0.5)
  const francs = (cents: number) =>
    marked(cents, dice.chance(1) && decimals ? ',' : ' ', '') + (decimals ? '.00' : '')
  const money = (cents: number, role: Role) =>
    role === 'balance' ? withSign(francs(cents), cents, before) : francs(cents)
  const style: Style = {
    ...base,
    name: 'lagune',
    balances: 'every',
    pageSize: [595, 842],
    columns: [
      column('date', 'Tran Date', 36),
      column('second', 'Value Date', 95),
      column('label', 'Narration', 155),
      column('debit', 'Debit', 400, 'right'),
      column('credit', 'Credit', 480, 'right'),
      column('balance', 'Balance', 565, 'right'),
    ],
    day: (date) => dated(date, 'dd-mon-yyyy'),
    money,
    head: plainHead('LAGUNE BANK', 'en', {
      x: 36,
      right: 565,
      form: 3,
      account: 'Currency: XOF   Account: 0012',
    }),
    opening: ({ opening }) => balanceRow('Opening Balance', 'balance', money(opening, 'balance')),
    closing: ({ closing }) => balanceRow('Closing Balance', 'balance', money(closing, 'balance')),
  }
  return {
    style,
    whole: true,
    wishes: {
      lang: 'en',
      count: [4, 60],
      details: 0,
      labels: {
        income: ['CASH DEPOSIT ABIDJAN', 'VIREMENT RECU CLIENT'],
        expense: ['CHQ 000231', 'SMS FEE', 'WITHDRAWAL PLATEAU', 'TRF TO SUPPLIER'],
      },
    },
  }
}

const spar: MakeSample = (dice) => {
  const money = (cents: number) => withSign(dotted(cents), cents, dice.chance(2) ? before : spacedBehind)
  const style: Style = {
    ...base,
    name: 'spar',
    pageSize: [595, 842],
    leading: 10,
    gap: 4,
    columns: [
      column('date', 'Datum', 45),
      column('label', 'Erläuterung', 100),
      column('amount', 'Betrag EUR', 540, 'right'),
    ],
    day: (date) => dated(date, 'dd.mm.yyyy'),
    money,
    head: plainHead('Sparbank Musterstadt', 'de', { x: 45, right: 540, account: 'Kontonummer ' }),
    opening: ({ opening, from }) =>
      balanceRow(`Kontostand am ${dated(from, 'dd.mm.yyyy')}`, 'amount', money(opening)),
    closing: ({ closing, to }) =>
      balanceRow(`Kontostand am ${dated(to, 'dd.mm.yyyy')}`, 'amount', money(closing)),
  }
  return { style, wishes: { lang: 'de', count: [4, 60], details: 1 } }
}

const terminal: MakeSample = () => {
  const money = (cents: number, role: Role) =>
    role === 'balance' ? withSign(usual(cents), cents, behind) : usual(cents)
  const style: Style = {
    ...base,
    name: 'terminal',
    font: 'Courier',
    bold: 'Courier-Bold',
    fontSize: 8,
    leading: 10,
    gap: 0,
    padded: true,
    balances: 'every',
    columns: [
      column('date', 'DATE', 36),
      column('label', 'PARTICULARS', 100),
      column('debit', 'DEBITS', 400, 'right'),
      column('credit', 'CREDITS', 480, 'right'),
      column('balance', 'BALANCE', 570, 'right'),
    ],
    day: (date) => dated(date, 'yyyy/mm/dd'),
    money,
    head: plainHead('TERMINAL CREDIT UNION', 'en', { x: 36, right: 570, form: 0 }),
    opening: ({ opening }) => balanceRow('BALANCE FORWARD', 'balance', money(opening, 'balance')),
  }
  return { style, wishes: { lang: 'en', count: [4, 80], details: 0 } }
}

const spaced: MakeSample = (dice) => {
  const style: Style = {
    ...harbour(dice).style,
    name: 'letter by letter',
    letterSpacing: dice.one([0.3, 0.8]),
    fontSize: 7,
    font: 'Helvetica',
  }
  return { style, wishes: { lang: 'en', count: [4, 40], details: 0 } }
}

const turned: MakeSample = (dice) => {
  const from = dice.one([imperial, lyon, nationale])(dice)
  return { ...from, style: { ...from.style, name: 'turned pages', rotate: dice.one([90, 180, 270]) } }
}

const wordless: MakeSample = () => {
  const money = (cents: number, role: Role) =>
    withSign(french(cents), cents, role === 'balance' ? before : before)
  const style: Style = {
    ...base,
    name: 'no headings',
    headings: 'none',
    balances: 'every',
    fontSize: 9,
    leading: 12,
    columns: [
      column('date', '', 40),
      column('label', '', 110),
      column('amount', '', 440, 'right'),
      column('balance', '', 560, 'right'),
    ],
    day: (date) => dated(date, 'yyyy-mm-dd'),
    money,
    head: plainHead('COOPÉRATIVE', 'fr', { x: 40, right: 560, form: 2 }),
    opening: ({ opening }) => balanceRow('Solde d’ouverture', 'balance', money(opening, 'balance')),
  }
  return { style, wishes: { lang: 'fr', count: [5, 50], details: 0 } }
}

const twoUp: MakeSample = () => {
  const money = (cents: number) => (cents > 0 ? `${usual(cents)} CR` : usual(cents))
  const style: Style = {
    ...base,
    name: 'two columns',
    fontSize: 7,
    leading: 9,
    twoUp: 285,
    columns: [column('date', '', 30), column('label', '', 62), column('amount', '', 285, 'right')],
    headings: 'none',
    day: (date) => dated(date, 'MON dd'),
    money,
    head: plainHead('TWIN CARD Mastercard', 'en', {
      x: 30,
      right: 570,
      form: 0,
      account: 'Card number 5510 **** **** ',
      body: (pen, account) =>
        summaryBoxes(pen, 30, 130, [
          ['Previous balance', money(account.opening)],
          ['Payments and credits', usual(sums(account).income)],
          ['Purchases', usual(sums(account).expense)],
          ['New balance', money(account.closing)],
        ]),
    }),
    bottom: 500,
  }
  return { style, card: true, wishes: { lang: 'en', count: [40, 90], details: 0 } }
}

export const heldStyles: readonly MakeSample[] = [
  birchCard,
  harbour,
  imperial,
  nationale,
  laurent,
  equal,
  pacific,
  express,
  lyon,
  postale,
  ecureuil,
  mutuel,
  quanto,
  belfort,
  lion,
  lagune,
  spar,
  terminal,
  spaced,
  turned,
  wordless,
  twoUp,
]
