/** European and African styles kept away from whoever wrote the reader until it was written; after the look of real banks, nothing of theirs. */
import type { Role, Style } from './draw.ts'
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
  marked,
  plainHead,
  spacedBehind,
  summaryLines,
  sums,
  usual,
  withSign,
} from './forms.ts'

export const lyon: MakeSample = (dice) => {
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

export const postale: MakeSample = (dice) => {
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

export const ecureuil: MakeSample = (dice) => {
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

export const mutuel: MakeSample = (dice) => {
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

export const quanto: MakeSample = (dice) => {
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

export const belfort: MakeSample = () => {
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

export const lion: MakeSample = () => {
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

export const lagune: MakeSample = (dice) => {
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

export const spar: MakeSample = (dice) => {
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

export const terminal: MakeSample = () => {
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
