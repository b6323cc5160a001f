/** Styles that were before the eyes of whoever wrote the reader; after the look of real banks, nothing of theirs. */
import type { Style } from './draw.ts'
import {
  balanceRow,
  base,
  before,
  behind,
  brackets,
  column,
  dated,
  type MakeSample,
  marked,
  plainHead,
  summaryBoxes,
  summaryLines,
  sums,
  word,
} from './forms.ts'

const usual = (cents: number) => marked(cents, ',', '.')
const french = (cents: number) => marked(cents, ' ', ',')
const dotted = (cents: number) => marked(cents, '.', ',')
const signed = (text: string, cents: number, minus: (text: string) => string) =>
  cents < 0 ? minus(text) : text

const fonts = [
  ['Helvetica', 'Helvetica-Bold'],
  ['Times-Roman', 'Times-Bold'],
] as const

/** A current account of a Canadian bank: the date once a day, the balance at the end of a day. */
const maple: MakeSample = (dice) => {
  const [font, bold] = dice.one(fonts)
  const x = dice.whole(30, 50)
  const money = (cents: number, role: string) =>
    role === 'balance' ? signed(usual(cents), cents, before) : usual(cents)
  const style: Style = {
    ...base,
    name: 'maple current',
    font,
    bold,
    fontSize: dice.one([7.5, 8, 9]),
    leading: 11,
    dates: 'firstOfDay',
    balances: 'endOfDay',
    columns: [
      column('date', 'Date', x),
      column('label', 'Description', x + 50),
      column('debit', 'Withdrawals ($)', 400, 'right'),
      column('credit', 'Deposits ($)', 480, 'right'),
      column('balance', 'Balance ($)', 570, 'right'),
    ],
    day: (date) => dated(date, 'dd mon'),
    money,
    head: plainHead('ROYAL MAPLE', 'en', {
      x,
      right: 570,
      form: dice.whole(0, 3),
      title: 'Details of your account activity',
      body: (pen, account) => {
        const { income, expense } = sums(account)
        summaryLines(pen, x, 300, [
          [
            `Opening balance on ${dated(account.from, 'month d, yyyy')}`,
            `$${usual(account.opening)}`.replace('$', account.opening < 0 ? '-$' : '$'),
          ],
          ['Total deposits into your account', `+ ${usual(income)}`],
          ['Total withdrawals from your account', `- ${usual(expense)}`],
          [
            `Closing balance on ${dated(account.to, 'month d, yyyy')}`,
            `= ${account.closing < 0 ? '-' : ''}$${usual(account.closing)}`,
          ],
        ])
      },
    }),
    opening: ({ opening }) => balanceRow('Opening Balance', 'balance', money(opening, 'balance')),
    closing: ({ closing }) =>
      balanceRow('Closing Balance', 'balance', `${closing < 0 ? '-' : ''}$${usual(closing)}`),
    pageFoot: (pen, page) => pen.text(`${page} of 4`, 300, { y: 770 }),
  }
  return { style, wishes: { lang: 'en', count: [5, 90], details: 1 } }
}

/** A card: two dates, purchases positive, payments negative, a panel on the right. */
const mapleCard: MakeSample = (dice) => {
  const x = dice.whole(28, 40)
  const money = (cents: number) => (cents > 0 ? `-$${usual(cents)}` : `$${usual(cents)}`)
  const style: Style = {
    ...base,
    name: 'maple card',
    headings: dice.one(['every', 'first']),
    columns: [
      column('date', ['TRANSACTION', 'DATE'], x),
      column('second', ['POSTING', 'DATE'], x + 58),
      column('label', 'ACTIVITY DESCRIPTION', x + 105),
      column('amount', 'AMOUNT ($)', 400, 'right'),
    ],
    day: (date) => dated(date, 'MON dd'),
    money,
    head: plainHead('Royal Maple Rewards Visa', 'en', {
      x,
      right: 570,
      form: dice.whole(0, 3),
      account: 'Card number: 4510 **** **** ',
      body: (pen, account) => {
        const { income, expense } = sums(account)
        const y = pen.y
        const lines: [string, string][] = [
          ['Previous Statement Balance', money(account.opening)],
          ['Payments & credits', `-$${usual(income)}`],
          ['Purchases & debits', `$${usual(expense)}`],
          ['NEW BALANCE', money(account.closing)],
          ['Minimum payment', '$10.00'],
          ['Credit limit', '$12,000.00'],
          ['Payment due date', dated(new Date(account.to.getTime() + 21 * 86_400_000), 'MON dd, yyyy')],
        ]
        for (const [i, [label, amount]] of lines.entries()) {
          pen.text(label, 425, { y: y + 20 + i * 13 })
          pen.text(amount, 570, { align: 'right', y: y + 20 + i * 13 })
        }
      },
    }),
    foot: (pen) => {
      pen.y += 10
      pen.text(
        'Interest rates: purchases 19.99%, cash advances 22.99%. Time to pay: 3 years and 2 months at the minimum payment.',
        x,
        { size: 6 },
      )
    },
  }
  return { style, card: true, wishes: { lang: 'en', count: [4, 60], details: 1 } }
}

/** The date in the fourth column, after the amounts. */
const oak: MakeSample = (dice) => {
  const money = (cents: number, role: string) =>
    role === 'balance' && cents < 0 ? `${usual(cents)}OD` : usual(cents)
  const style: Style = {
    ...base,
    name: 'oak current',
    balances: 'endOfDay',
    fontSize: dice.one([8, 9]),
    columns: [
      column('label', 'Description', 40),
      column('debit', 'Withdrawals', 300, 'right'),
      column('credit', 'Deposits', 390, 'right'),
      column('date', 'Date', 420),
      column('balance', 'Balance', 560, 'right'),
    ],
    day: (date) => dated(date, 'MONdd'),
    money,
    head: plainHead('OAK TRUST', 'en', { x: 40, right: 570, form: dice.whole(0, 3) }),
    opening: ({ opening, from }) => ({
      label: 'STARTING BALANCE',
      date: dated(from, 'MONdd'),
      cells: { balance: money(opening, 'balance') },
    }),
    closing: ({ closing, to }) => ({
      label: 'CLOSING BALANCE',
      date: dated(to, 'MONdd'),
      cells: { balance: money(closing, 'balance') },
    }),
  }
  return { style, wishes: { lang: 'en', count: [5, 70], details: 0 } }
}

/** A caisse: dates `3 MAR`, codes, page carries, two accounts. */
const caisse: MakeSample = (dice) => {
  const money = (cents: number, role: string) =>
    role === 'balance' ? signed(french(cents), cents, before) : french(cents)
  const style: Style = {
    ...base,
    name: 'caisse',
    balances: 'every',
    columns: [
      column('date', 'Date', 40),
      column('code', 'Code', 80),
      column('label', 'Description', 110),
      column('debit', 'Retrait', 420, 'right'),
      column('credit', 'Dépôt', 490, 'right'),
      column('balance', 'Solde', 570, 'right'),
    ],
    day: (date) => dated(date, 'd MON', 'fr'),
    money,
    head: plainHead('CAISSE DE DÉMONSTRATION', 'fr', {
      x: 40,
      right: 570,
      form: 0,
      account: 'Folio ',
      body: (pen, account) => {
        pen.text(`${dice.one(['COMPTE D’OPÉRATIONS', 'COMPTE D’ÉPARGNE'])}  Compte : ${account.number}`, 40, {
          bold: true,
        })
        pen.y += 18
      },
    }),
    opening: ({ opening }) => balanceRow('Solde reporté', 'balance', money(opening, 'balance')),
    closing: ({ closing }) => balanceRow('Solde à reporter', 'balance', money(closing, 'balance')),
    carried: (balance, end) =>
      balanceRow(end ? 'Solde à reporter' : 'Solde reporté', 'balance', money(balance, 'balance')),
    foot: (pen) => {
      pen.y += 14
      pen.text('Sommaire des frais', 40, { bold: true })
      pen.y += 12
      pen.text('Frais d’utilisation', 40)
      pen.text('4,95', 420, { align: 'right' })
    },
  }
  return { style, accounts: dice.one([1, 1, 2, 3]), wishes: { lang: 'fr', count: [4, 60], details: 0 } }
}

/** A caisse card: day and month apart, CR behind payments, sections with subtotals. */
const caisseCard: MakeSample = (dice) => {
  const money = (cents: number) => (cents > 0 ? `${french(cents)}CR` : french(cents))
  const style: Style = {
    ...base,
    name: 'caisse card',
    headings: 'every',
    columns: [
      column('date', ['Date de', 'transaction'], 40),
      column('second', ['Date', 'd’inscription'], 95),
      column('label', 'Description', 160),
      column('amount', 'Montant', 560, 'right'),
    ],
    day: (date) => dated(date, 'dd mm'),
    money,
    head: plainHead('CAISSE - Relevé de compte Visa', 'fr', {
      x: 40,
      right: 570,
      form: dice.whole(0, 2),
      account: 'Numéro de carte : 4540 33** **** ',
      body: (pen, account) => {
        const { income, expense } = sums(account)
        summaryLines(pen, 40, 320, [
          ['Solde précédent', money(account.opening)],
          ['Paiements et crédits', `${french(income)}CR`],
          ['Achats et débits', french(expense)],
          ['Nouveau solde', money(account.closing)],
          ['Paiement minimum', '10,00'],
          ['Limite de crédit', '8 000,00'],
        ])
      },
    }),
  }
  return { style, card: true, wishes: { lang: 'fr', count: [4, 60], details: 1 } }
}

/** A Paris bank: `02.02`, value dates, balances in the columns of debit and credit. */
const paris: MakeSample = (dice) => {
  const style: Style = {
    ...base,
    name: 'paris',
    fontSize: 8,
    leading: 9.5,
    pageSize: [595, 842],
    headings: dice.one(['every', 'first']),
    columns: [
      column('date', 'Date', 36),
      column('label', 'Nature des opérations', 80),
      column('second', 'Valeur', 370),
      column('debit', 'Débit', 470, 'right'),
      column('credit', 'Crédit', 560, 'right'),
    ],
    day: (date) => dated(date, 'dd.mm'),
    money: dotted,
    head: plainHead('BANQUE DE PARIS', 'fr', {
      x: 36,
      right: 560,
      form: 0,
      account: 'RIB : 30004 00001 0000',
    }),
    opening: ({ opening, from }) =>
      balanceRow(
        `SOLDE ${opening < 0 ? 'DÉBITEUR' : 'CRÉDITEUR'} AU ${dated(from, 'dd.mm.yyyy')}`,
        opening < 0 ? 'debit' : 'credit',
        dotted(opening),
      ),
    closing: ({ closing, to }) =>
      balanceRow(
        `SOLDE ${closing < 0 ? 'DÉBITEUR' : 'CRÉDITEUR'} AU ${dated(to, 'dd.mm.yyyy')}`,
        closing < 0 ? 'debit' : 'credit',
        dotted(closing),
      ),
    totals: (account) => [
      {
        label: 'TOTAL DES OPÉRATIONS',
        cells: { debit: dotted(sums(account).expense), credit: dotted(sums(account).income) },
      },
    ],
  }
  return { style, wishes: { lang: 'fr', count: [4, 80], details: 2 } }
}

/** A rural bank: old and new balance in words, a sum, long labels. */
const rural: MakeSample = (dice) => {
  const style: Style = {
    ...base,
    name: 'rural',
    pageSize: [595, 842],
    gap: 1,
    columns: [
      column('date', ['Date', 'opé.'], 40),
      column('second', ['Date', 'valeur'], 75),
      column('label', 'Libellé des opérations', 115),
      column('debit', 'Débit', 470, 'right'),
      column('credit', 'Crédit', 555, 'right'),
    ],
    day: (date) => dated(date, 'dd.mm'),
    money: french,
    head: plainHead('CAISSE RURALE', 'fr', {
      x: 40,
      right: 560,
      form: dice.whole(0, 1),
      account: 'Compte courant n° ',
    }),
    opening: ({ opening, from }) =>
      balanceRow(
        `Ancien solde ${opening < 0 ? 'débiteur' : 'créditeur'} au ${dated(from, 'dd.mm.yyyy')}`,
        opening < 0 ? 'debit' : 'credit',
        french(opening),
      ),
    closing: ({ closing, to }) =>
      balanceRow(
        `Nouveau solde ${closing < 0 ? 'débiteur' : 'créditeur'} au ${dated(to, 'dd.mm.yyyy')}`,
        closing < 0 ? 'debit' : 'credit',
        french(closing),
      ),
    totals: (account) => [
      {
        label: 'Total des opérations',
        cells: { debit: french(sums(account).expense), credit: french(sums(account).income) },
      },
    ],
    foot: (pen) => {
      pen.y += 20
      pen.text(
        'Sauf erreur ou omission, ce relevé est réputé approuvé 30 jours après sa réception. Garantie des dépôts : 100 000,00 EUR par déposant.',
        40,
        { size: 6 },
      )
    },
  }
  return { style, wishes: { lang: 'fr', count: [4, 80], details: 2 } }
}

/** Full dates, an amount with its sign, the balance on each row. */
const online: MakeSample = (dice) => {
  const money = (cents: number) => `${signed(french(cents), cents, before)}${dice.chance(0.0) ? '' : ' €'}`
  const style: Style = {
    ...base,
    name: 'online',
    fontSize: 9,
    leading: 12,
    balances: dice.one(['every', 'none']),
    pageSize: [595, 842],
    newestFirst: dice.chance(0.4),
    columns: [
      column('date', 'Date', 40),
      column('label', 'Libellé', 110),
      column('amount', 'Montant', 470, 'right'),
      column('balance', 'Solde', 555, 'right'),
    ],
    day: (date) => dated(date, 'dd/mm/yyyy'),
    money,
    head: plainHead('banque en ligne', 'fr', {
      x: 40,
      right: 555,
      form: 1,
      body: (pen, account) =>
        summaryBoxes(pen, 40, 130, [
          ['Solde initial', money(account.opening)],
          ['Entrées', `+${french(sums(account).income)} €`],
          ['Sorties', `-${french(sums(account).expense)} €`],
          ['Solde final', money(account.closing)],
        ]),
    }),
  }
  return { style, wishes: { lang: 'fr', count: [4, 70], details: 1 } }
}

/** Signs behind the amounts, in Dutch. */
const gent: MakeSample = (dice) => {
  const money = (cents: number) =>
    signed(dotted(cents), cents, behind) + (cents >= 0 ? dice.one(['+', '+']) : '')
  const style: Style = {
    ...base,
    name: 'gent',
    pageSize: [595, 842],
    leading: 11,
    columns: [
      column('date', 'Datum', 40),
      column('label', 'Omschrijving', 100),
      column('second', 'Valuta', 400),
      column('amount', 'Bedrag', 555, 'right'),
    ],
    day: (date) => dated(date, 'dd-mm-yyyy'),
    money,
    head: plainHead('BANK VAN GENT', 'nl', { x: 40, right: 555, account: 'Rekening BE68 5390 0754 ' }),
    opening: ({ opening, from }) =>
      balanceRow(`Vorig saldo op ${dated(from, 'dd-mm-yyyy')}`, 'amount', money(opening)),
    closing: ({ closing, to }) =>
      balanceRow(`Nieuw saldo op ${dated(to, 'dd-mm-yyyy')}`, 'amount', money(closing)),
  }
  return { style, wishes: { lang: 'nl', count: [4, 60], details: 1 } }
}

/** Francs without decimals, running balance. */
const dakar: MakeSample = () => {
  const francs = (cents: number) => marked(cents, ' ', '')
  const money = (cents: number, role: string) =>
    role === 'balance' ? signed(francs(cents), cents, before) : francs(cents)
  const style: Style = {
    ...base,
    name: 'dakar',
    pageSize: [595, 842],
    balances: 'every',
    columns: [
      column('date', 'Date', 36),
      column('second', 'Date val.', 90),
      column('label', 'Libellé', 145),
      column('debit', 'Débit', 390, 'right'),
      column('credit', 'Crédit', 470, 'right'),
      column('balance', 'Solde', 560, 'right'),
    ],
    day: (date) => dated(date, 'dd/mm/yyyy'),
    money,
    head: plainHead('BANQUE DE DAKAR', 'fr', {
      x: 36,
      right: 560,
      form: 1,
      account: 'Devise : XOF   Compte : SN012 01234 ',
    }),
    opening: ({ opening }) => balanceRow('Solde d’ouverture', 'balance', money(opening, 'balance')),
    closing: ({ closing }) => balanceRow('Solde de clôture', 'balance', money(closing, 'balance')),
  }
  return { style, whole: true, wishes: { lang: 'fr', count: [4, 60], details: 0 } }
}

/** Money out in brackets; label, then amount on the last line. */
const clementine: MakeSample = (dice) => {
  const money = (cents: number) => signed(usual(cents), cents, brackets)
  const style: Style = {
    ...base,
    name: 'clementine',
    fontSize: 9,
    leading: 12,
    gap: 6,
    balances: 'every',
    amountLine: dice.one(['first', 'last', 'middle']),
    columns: [
      column('date', 'Transaction Date', 40),
      column('label', 'Transaction Name', 140),
      column('amount', 'Amount ($)', 460, 'right'),
      column('balance', 'Balance ($)', 570, 'right'),
    ],
    day: (date) => dated(date, 'dd mon yyyy'),
    money,
    head: plainHead('clementine', 'en', { x: 40, right: 570, form: 3, title: 'Your transactions' }),
    opening: ({ opening, from }) => ({
      date: dated(from, 'dd mon yyyy'),
      label: 'Opening Balance',
      cells: { balance: money(opening) },
    }),
    closing: ({ closing, to }) => ({
      date: dated(to, 'dd mon yyyy'),
      label: 'Closing Balance',
      cells: { balance: money(closing) },
    }),
  }
  return { style, wishes: { lang: 'en', count: [4, 50], details: 2 } }
}

/** Sections of deposits and withdrawals, unsigned, with subtotals. */
const prairie: MakeSample = () => {
  const style: Style = {
    ...base,
    name: 'prairie sections',
    headings: 'first',
    columns: [
      column('date', 'Date', 40),
      column('label', 'Description', 90),
      column('amount', 'Amount', 560, 'right'),
    ],
    day: (date) => dated(date, 'mm/dd'),
    money: usual,
    head: plainHead('PRAIRIE SAVINGS', 'en', {
      x: 40,
      right: 570,
      form: 0,
      body: (pen, account) =>
        summaryLines(pen, 40, 300, [
          ['Beginning balance', (account.opening < 0 ? '-' : '') + usual(account.opening)],
          ['Deposits and other credits', usual(sums(account).income)],
          ['Withdrawals and other debits', `-${usual(sums(account).expense)}`],
          ['Ending balance', (account.closing < 0 ? '-' : '') + usual(account.closing)],
        ]),
    }),
    sections: (account) => [
      {
        title: 'Deposits and other credits',
        movements: account.movements.filter(({ cents }) => cents >= 0),
        total: 'Total deposits and other credits',
        totalCents: sums(account).income,
      },
      {
        title: 'Withdrawals and other debits',
        movements: account.movements.filter(({ cents }) => cents < 0),
        total: 'Total withdrawals and other debits',
        totalCents: sums(account).expense,
      },
    ],
  }
  return { style, wishes: { lang: 'en', count: [6, 60], details: 0 } }
}

/** No headings at all, amounts and balances only. */
const bare: MakeSample = (dice) => {
  const money = (cents: number, role: string) =>
    role === 'balance' ? signed(usual(cents), cents, word('DR')) : usual(cents)
  const style: Style = {
    ...base,
    name: 'bare',
    headings: 'none',
    balances: 'every',
    font: dice.one(['Courier', 'Helvetica']),
    bold: 'Courier-Bold',
    columns: [
      column('date', '', 40),
      column('label', '', 100),
      column('debit', '', 400, 'right'),
      column('credit', '', 480, 'right'),
      column('balance', '', 570, 'right'),
    ],
    day: (date) => dated(date, 'mon dd, yyyy'),
    money,
    head: plainHead('BARE CREDIT UNION', 'en', { x: 40, right: 570, form: 0 }),
    opening: ({ opening }) => balanceRow('Balance forward', 'balance', money(opening, 'balance')),
  }
  return { style, wishes: { lang: 'en', count: [6, 60], details: 0 } }
}

export const seenStyles: readonly MakeSample[] = [
  maple,
  mapleCard,
  oak,
  caisse,
  caisseCard,
  paris,
  rural,
  online,
  gent,
  dakar,
  clementine,
  prairie,
  bare,
]
