/**
 * What tables of banks taught that had not been seen before: their structure, with invented rows. Each of these was read
 * wrong once, or refused, or asked for nothing.
 */
import { describe, expect, test } from 'vitest'
import { parseTextBytes } from '../../electron/bank/formats/index.ts'
import type { ParsedFile } from '../../electron/bank/parsed.ts'
import { questionsOf } from '../../electron/bank/questions.ts'
import { inspectText } from './figures.ts'

const table = (...rows: string[]) => `${rows.join('\r\n')}\r\n`
const codes = (file: { readonly problems: ParsedFile['problems'] }) =>
  file.problems.map(({ code }) => code.replace(/^bank\./, ''))

describe('the account', () => {
  test('numbers on some rows only are those of the other party (Oberbank)', () => {
    const found = inspectText(
      table(
        'Buchungsdatum;Wertstellung;Betrag;Währung;Auftraggebername;Auftraggeber IBAN/Kto.Nr.;Text',
        '15.03.2026;15.03.2026;-45,10;EUR;;;MIETE',
        '16.03.2026;16.03.2026;1500,00;EUR;Acme;AT021234000000012345;HONORAR',
        '17.03.2026;17.03.2026;-9,00;EUR;;;GEBUEHR',
      ),
    )
    expect(found).toMatchObject({ outcome: 'parse', accountId: null, transactions: 3, currency: 'EUR' })
    expect(found.accounts).toHaveLength(1)
  })

  test('an account of a bank that only transfers have splits no currency, whose balances follow (PayPal)', () => {
    const row = (day: string, text: string, code: string, net: string, balance: string, account: string) =>
      `"${day}","10:00:00","${text}","${code}","${net}","0,00","${net}","${balance}","${account}"`
    const found = inspectText(
      table(
        '"Date","Heure","Description","Devise","Brut","Frais","Net","Solde","Compte bancaire"',
        row('13/03/2026', 'Paiement', 'USD', '-59,30', '-59,30', ''),
        row('13/03/2026', 'Conversion', 'USD', '59,30', '0,00', ''),
        row('14/03/2026', 'Virement du compte', 'EUR', '100,00', '100,00', '12345'),
        row('15/03/2026', 'Paiement', 'EUR', '-20,00', '80,00', ''),
        row('16/03/2026', 'Virement du compte', 'EUR', '50,00', '130,00', '12345'),
      ),
    )
    expect(found).toMatchObject({ outcome: 'parse', transactions: 5 })
    expect(found.accounts.map(({ currency, closingBalance }) => [currency, closingBalance])).toEqual([
      ['USD', '0.00'],
      ['EUR', '130.00'],
    ])
  })

  test('the name on a card is no account (Stripe)', () => {
    const found = inspectText(
      table(
        'id,description,created,amount,currency,fee,status,card_name',
        'ch_100001,Entry 1,2026-02-13 13:12,25.00,cad,1.03,Paid,Ada Byron',
        'ch_100002,Entry 2,2026-02-13 06:53,27.50,cad,1.10,Paid,Blaise Pascal',
      ),
    )
    expect(found.accounts).toHaveLength(1)
    expect(found).toMatchObject({ outcome: 'parse', transactions: 2, sumCredits: '52.50', currency: 'CAD' })
  })

  test.each(['IBAN', 'Kontonummer'])('a heading knows better than a column %s (DKB)', (name) => {
    const found = inspectText(
      table(
        '"Girokonto";"DE12345678901234567890 / Haushalt"',
        '"Zeitraum:";"01.03.2026 - 31.03.2026"',
        '"Kontostand vom 31.03.2026:";"2.830,50 €"',
        '""',
        `"Buchungsdatum";"Wertstellung";"Status";"Zahlungsempfänger*in";"Verwendungszweck";"${name}";"Betrag (€)"`,
        '"30.03.26";"30.03.26";"Gebucht";"Hausverwaltung";"MIETE";"DE99888877776666555544";"-723,12"',
        '"29.03.26";"29.03.26";"Gebucht";"Hausverwaltung";"NEBENKOSTEN";"DE99888877776666555544";"-80,00"',
      ),
    )
    expect(found).toMatchObject({
      outcome: 'parse',
      accountId: 'DE12345678901234567890',
      closingBalance: '2830.50',
      transactions: 2,
      sumDebits: '803.12',
    })
  })
})

describe('the amount', () => {
  test('of two columns of one name, the one that more rows fill (card of Deutsche Bank)', () => {
    const found = inspectText(
      table(
        'Belegdatum;Eingangstag;Verwendungszweck;Fremdwährung;Betrag;Kurs;Betrag;Währung',
        '01.03.2026;02.03.2026;TANKEN;;;;- 12,34;EUR',
        '13.03.2026;14.03.2026;HOTEL;USD;- 120,00;1,08000;- 111,11;EUR',
        '14.03.2026;15.03.2026;GUTSCHRIFT;USD;54,00;1,08000;50,00;EUR',
        'Saldo:;;;;;;-73,45;EUR',
      ),
    )
    expect(found).toMatchObject({
      outcome: 'parse',
      transactions: 3,
      sumDebits: '123.45',
      sumCredits: '50.00',
      closingBalance: '-73.45',
      currency: 'EUR',
    })
  })

  test.each([
    ['-144,75 kr', '2 500,00 kr', '144.75', '2500.00', null],
    ['-144,75 Kč', '2 500,00 Kč', '144.75', '2500.00', 'CZK'],
    ['-144,75 zł', '2 500,00 zł', '144.75', '2500.00', 'PLN'],
    ['-144 750 F', '2 500 000 F', '144750', '2500000', null],
    ['-144 750 F CFA', '2 500 000 F CFA', '144750', '2500000', 'XOF'],
    ['-1 144,75 DH', '2 500,00 DH', '1144.75', '2500.00', 'MAD'],
  ])('%s has its currency behind', (out, income, debits, credits, currency) => {
    const found = inspectText(
      table('Date;Libellé;Montant', `15/03/2026;ACHAT;${out}`, `16/03/2026;CLIENT;${income}`),
    )
    expect(found).toMatchObject({
      outcome: 'parse',
      sumDebits: debits,
      sumCredits: credits,
      currency,
    })
  })

  test('a long number beside the amounts is no amount (OTP)', () => {
    const found = inspectText(
      table(
        'Partner;Közlemény;Tranzakció azonosító;Könyvelés dátuma;Összeg;Pénznem',
        'Bolt;Vásárlás;2026030111499450112;2026-03-02;-12500,50;HUF',
        'Kft;Számla;2026031211499450113;2026-03-13;450000,00;HUF',
        'Bolt;Vásárlás;2026031211499450114;2026-03-14;-900,00;HUF',
      ),
    )
    expect(found).toMatchObject({ sumDebits: '13400.50', sumCredits: '450000.00', currency: 'HUF' })
  })

  test('letters under a header that is not understood say nothing certain of the direction', () => {
    const found = inspectText(
      table(
        'Dátum;Megnevezés;Összeg;Irány',
        '2026-03-02;Vásárlás;12500,50;K',
        '2026-03-13;Számla;450000,00;B',
        '2026-03-14;Vásárlás;900,00;K',
      ).replaceAll(';B', ';D'),
    )
    expect(found.outcome).toBe('ask')
    expect(codes(found)).toContain('ask.sides')
    const bare = inspectText(
      table('2026-03-02;ACHAT;12500,50;D', '2026-03-13;CLIENT;450000,00;C', '2026-03-14;ACHAT;900,00;D'),
    )
    expect(bare).toMatchObject({ outcome: 'parse', sumDebits: '13400.50', sumCredits: '450000.00' })
  })
})

describe('fees', () => {
  const linesOf = (text: string) =>
    parseTextBytes({ bytes: Buffer.from(text), extension: 'csv' }).accounts[0]!.lines

  test('what comes into the account is the net; the fee is told beside it (PayPal)', () => {
    const rows = [
      'Date,Name,Currency,Gross,Fee,Net',
      '2026-03-15,Alice,EUR,100.00,-3.20,96.80',
      '2026-03-16,Bob,EUR,-20.00,0.00,-20.00',
    ]
    expect(linesOf(table(...rows))).toMatchObject([
      { amount: '96.80', charges: '3.20' },
      { amount: '-20.00' },
    ])
    expect(codes(inspectText(table(...rows)))).toEqual([])
  })

  test('of amounts that no name tells apart, the balances prove one, each currency for itself', () => {
    const found = inspectText(
      table(
        'Date,Text,Currency,Amount (total),Transaction Amount,Balance',
        '2026-03-13,Alice,USD,84.00,79.75,79.75',
        '2026-03-14,Cleo,EUR,50.00,48.00,148.00',
        '2026-03-15,Bob,USD,-50.00,-50.00,29.75',
        '2026-03-16,Dora,EUR,10.00,9.00,157.00',
        '2026-03-17,Emil,USD,10.00,9.25,39.00',
      ),
    )
    expect(found).toMatchObject({ outcome: 'parse', transactions: 5, sumCredits: '146.00' })
    expect(found.accounts.map(({ closingBalance }) => closingBalance)).toEqual(['39.00', '157.00'])
  })

  test.each([
    ['taken off', '3.40', '0.68', '10.00'],
    ['added with its sign', '-3.40', '-0.68', '-10.00'],
  ])('a fee by which the balance moves too is %s (Revolut)', (_, one, two, three) => {
    const rows = [
      'Type,Started Date,Completed Date,Description,Amount,Fee,Currency,State,Balance',
      'TOPUP,2026-03-13 10:00:00,2026-03-13 10:00:01,Top-Up,1000.00,0,SEK,COMPLETED,1000.00',
      `CARD_PAYMENT,2026-03-14 9:00:00,2026-03-15 9:00:00,Entry,-339.52,${one},SEK,COMPLETED,657.08`,
      `CARD_PAYMENT,2026-03-15 9:00:00,2026-03-16 9:00:00,Bus,-67.91,${two},SEK,COMPLETED,588.49`,
      `EXCHANGE,2026-03-16 9:00:00,2026-03-17 9:00:00,Refund,100.00,${three},SEK,COMPLETED,678.49`,
    ]
    expect(linesOf(table(...rows))).toMatchObject([
      { amount: '1000.00' },
      { amount: '-342.92', charges: '3.40', balance: '657.08' },
      { amount: '-68.59', charges: '0.68' },
      { amount: '90.00', charges: '10.00' },
    ])
    const found = inspectText(table(...rows))
    expect(found).toMatchObject({ outcome: 'parse', openingBalance: '0.00', closingBalance: '678.49' })
    expect(codes(found)).toEqual([])
    const unproven = inspectText(table(...rows.map((row) => row.replace(/,[\d.]+$/, ''))))
    expect(unproven.sumDebits).toBe('407.43')
    expect(codes(unproven)).toEqual(['file.feesApart'])
  })
})

describe('amounts without a sign', () => {
  const purchases = table(
    '"Merchant Name","Card Used For Transaction","Date","Time","Amount"',
    '"GROCER","**** 1234","03/15/2026","06:50 PM","36.33"',
    '"BOOKS","**** 1234","03/16/2026","05:08 PM","13.98"',
    '"FUEL","**** 1234","03/17/2026","08:00 AM","50.00"',
  )
  const read = (text: string, accountHint: string | null, columns = {}) =>
    parseTextBytes({
      bytes: Buffer.from(text),
      extension: 'csv',
      columns,
      ...(accountHint === null ? {} : { accountHint }),
    })

  test.each([null, 'asset', 'liability'])('are a question, whatever the account is (%s)', (hint) => {
    const [question, more] = questionsOf(read(purchases, hint))
    expect(more).toBeUndefined()
    expect(question).toEqual({
      kind: 'sign',
      text: 'GROCER',
      readings: [
        { value: true, example: '-36.33' },
        { value: false, example: '36.33' },
      ],
    })
    expect(questionsOf(read(purchases, hint, { invertSign: true }))).toEqual([])
  })

  test('of which one bears a sign, or beside a balance, are none for a bank account', () => {
    const refund = purchases.replace('"13.98"', '"-13.98"')
    expect(questionsOf(read(refund, 'asset'))).toEqual([])
    expect(questionsOf(read(refund, 'liability'))).toMatchObject([{ kind: 'sign' }])
    const balances = table(
      'Date,Description,Amount,Balance',
      '2026-03-15,PAY,100.00,100.00',
      '2026-03-16,PAY,50.00,150.00',
      '2026-03-17,PAY,25.00,175.00',
    )
    expect(questionsOf(read(balances, 'asset'))).toEqual([])
  })

  test('a card paid as often as it was used is a question too', () => {
    const card = table(
      'Date,Description,Amount',
      '2026-03-15,GROCER,$64.20',
      '2026-03-16,PAYMENT THANK YOU,-$200.00',
    )
    expect(questionsOf(read(card, 'liability'))).toMatchObject([{ kind: 'sign', text: 'GROCER' }])
  })
})

describe('days and texts', () => {
  test('words of British banks beside American money prove no order of day and month: it is asked', () => {
    const file = (currency: string) =>
      parseTextBytes({
        bytes: Buffer.from(
          table('Date,Details,Currency,Paid Out,Paid In', `8/11/2026,RENT,${currency},0.56,`),
        ),
        extension: 'csv',
      })
    expect(file('GBP')).toMatchObject({ outcome: 'parse', accounts: [{ lines: [{ date: '2026-11-08' }] }] })
    for (const currency of ['USD', 'CAD']) expect(file(currency).outcome).toBe('ask')
  })

  test('`Pending` where the day stands is a movement that waits', () => {
    const found = inspectText(
      table(
        'Date Processed,Description,Amount,',
        'Pending,GROCER LONDON,-£67.40,',
        '12-Mar-2026,INSURANCE,"-£1,183.23",',
        '13-Mar-2026,PAYMENT RECEIVED,£100.00,',
      ),
    )
    expect(found).toMatchObject({ outcome: 'parse', transactions: 2, sumDebits: '1183.23' })
    expect(codes(found)).toEqual(['file.pending'])
  })

  test('a day `as of` another is booked on the first, and a total at the end is none (Schwab)', () => {
    const found = inspectText(
      table(
        '"Date","Action","Description","Amount",',
        '"03/19/2026","Sell","FUND A","$1447.49",',
        '"03/16/2026 as of 03/15/2026","Interest","BANK INT","$0.16",',
        '"03/02/2026","Buy","FUND B","-$713.50",',
        '"Transactions Total","","","$734.15",',
      ),
    )
    expect(found).toMatchObject({ outcome: 'parse', transactions: 3, firstDate: '2026-03-02' })
    expect(found.sumCredits).toBe('1447.65')
  })

  test('a completed day that no row has leaves the day on which it was started (Revolut)', () => {
    const found = inspectText(
      table(
        'Type,Product,Started Date,Completed Date,Description,Amount,Fee,Currency,State,Balance',
        'TOPUP,Current,2026-03-17 10:47:26,,Top-Up,1000,0,SEK,COMPLETED,1000',
        'CARD_PAYMENT,Current,2026-03-18 9:32:08,,Train,-157.85,0,SEK,COMPLETED,842.15',
      ),
    )
    expect(found).toMatchObject({
      outcome: 'parse',
      firstDate: '2026-03-17',
      lastDate: '2026-03-18',
      closingBalance: '842.15',
    })
  })

  test('texts under a header that names none are taken, and tell the rows that are balances (Stanbic)', () => {
    const found = inspectText(
      table(
        'Transaction,,,,,,',
        ',Value date,,Transaction description,Debits,Credits,Balance',
        'date,,,,,,',
        ',07/03/2026,Opening balance,,,,"59 258,71"',
        '17/03/2026,17/03/2026,AT20038ZM0126671 VIREMENT INTERNE,,"600,00",,"58 658,71"',
        ',18/03/2026,AT20038ZADS26671 APPRO COMPTE,,,"100,00","58 758,71"',
        ',18/03/2026,Closing balance,,,,"58 758,71"',
      ),
    )
    expect(found).toMatchObject({
      outcome: 'parse',
      transactions: 2,
      openingBalance: '59258.71',
      closingBalance: '58758.71',
      first: { date: '2026-03-17', amount: '-600.00', description: 'AT20038ZM0126671 VIREMENT INTERNE' },
    })
  })

  test('references with words behind them are texts and no account numbers', () => {
    const found = inspectText(
      table(
        'Date;Libellé;Débit;Crédit',
        '15/03/2026;AT20038ZM0126671 FRAIS;12,00;',
        '16/03/2026;AT20038ZM0126672 VIREMENT;;100,00',
      ),
    )
    expect(found.first?.description).toBe('AT20038ZM0126671 FRAIS')
  })

  test('texts under a name that is not known are taken where no name of texts is', () => {
    const found = inspectText(
      table(
        'Buchungstag;Valuta;Kontonummer;Vorgangsangaben;Betrag;Waehrung',
        '07.04.2026;09.04.2026;;Kauf von Anteilen;-1.672,50;EUR',
        '08.04.2026;09.04.2026;;Entgelt für April;-13,49;EUR',
        '29.04.2026;29.04.2026;;Ausschüttung;36,27;EUR',
      ),
    )
    expect(found).toMatchObject({
      outcome: 'parse',
      first: { date: '2026-04-07', amount: '-1672.50', description: 'Kauf von Anteilen' },
    })
  })
})

describe('a balance under the table that may be read two ways', () => {
  const statement = (amounts: readonly string[], balances: readonly string[] | null, closing: string) =>
    inspectText(
      table(
        `Date;Libellé;Montant${balances ? ';Solde' : ''}`,
        ...amounts.map((amount, at) => `2026-04-1${at};Loyer;${amount}${balances ? `;${balances[at]}` : ''}`),
        `Solde final;${closing}`,
      ),
    ).closingBalance
  test.each([
    ['as the balances on the rows', ['-6'], ['4,266'], '4,266', '4266'],
    ['as the balances on the rows', ['-6'], ['4.266'], '4.266', '4266'],
    ['as the amounts, when no row has a balance', ['-6,50', '-7,10'], null, '4.266', '4266'],
    ['as the amounts, when no row has a balance', ['-6.50', '-7.10'], null, '4,266', '4266'],
    ['as the balances, when the amounts have another mark', ['-6,50'], ['4.30'], '4,266', '4266'],
    ['three digits are a group, when nothing tells', ['-6', '-7'], null, '4,266', '4266'],
    ['three digits are a group, when nothing tells', ['-6', '-7'], null, '4.266', '4266'],
  ] as const)('%s: %j %j %s', (_, amounts, balances, closing, expected) => {
    expect(statement(amounts, balances, closing)).toBe(expected)
  })
})
