/** Invented rows in the layouts of many banks: what the file says must be understood without help. */
import { describe, expect, test } from 'vitest'
import { inspectText } from './figures.ts'

interface Layout {
  readonly name: string
  readonly rows: readonly string[]
  readonly end?: string
  /** Days, amounts and descriptions of the movements, in file order. */
  readonly lines: readonly (readonly [string, string, string])[]
  readonly expected?: Readonly<Record<string, unknown>>
}

const layouts: readonly Layout[] = [
  {
    name: 'RBC in French: month first, US dollars apart',
    rows: [
      '"Type de compte","Numéro du compte","Date de l\'opération","Numéro du chèque","Description 1","Description 2","CAD","USD"',
      'Chèques,05172-1234567,3/1/2026,,"VIREMENT","CLIENT",647.92,',
      'Chèques,05172-1234567,3/2/2026,118,"CHEQUE","",-12.00,',
      'Épargne,05172-7654321,3/2/2026,,"INTERETS","",,1.25',
    ],
    lines: [
      ['2026-03-01', '647.92', 'VIREMENT CLIENT'],
      ['2026-03-02', '-12.00', 'CHEQUE'],
      ['2026-03-02', '1.25', 'INTERETS'],
    ],
    expected: {
      accounts: [
        { accountId: '05172-1234567', currency: 'CAD', transactions: 2 },
        { accountId: '05172-7654321', currency: 'USD', transactions: 1 },
      ],
    },
  },
  {
    name: 'a period in digits alone above the second table is no movement',
    rows: [
      'Rekeningnummer;1333028531',
      '',
      'Vrije mededeling;Bedrag (EUR);Datum verrekening',
      'Loon maart;1670,15;20260617',
      'Kosten rekening;-7,97;20260627',
      'Totaal;1662,18;',
      '',
      'Rekeningnummer;3763210784',
      'Periode;20260701;20260711',
      '',
      'Vrije mededeling;Bedrag (EUR);Datum verrekening',
      'Huur kantoor;-581,64;20260711',
    ],
    lines: [
      ['2026-06-17', '1670.15', 'Loon maart'],
      ['2026-06-27', '-7.97', 'Kosten rekening'],
      ['2026-07-11', '-581.64', 'Huur kantoor'],
    ],
  },
  {
    name: 'Keytrade: Valuta is the currency',
    rows: [
      'Uittreksel;Datum;Valutadatum;Rekening;Omschrijving;Bedrag;Valuta',
      '12;13.03.2026;14.03.2026;BE68539007547034;AANKOOP;-1.234,50;EUR',
    ],
    lines: [['2026-03-13', '-1234.50', 'AANKOOP']],
    expected: { currency: 'EUR', accountId: 'BE68539007547034' },
  },
  {
    name: 'KBC with bare CR: Valuta is the value date',
    end: '\r',
    rows: [
      'Rekeningnummer;Rubrieknaam;Naam;Munt;Afschriftnummer;Datum;Omschrijving;Valuta;Bedrag;Saldo;credit;debet;Naam tegenpartij',
      'BE11;      ;JAN;EUR; 02026001;03/02/2026;BIJDRAGE   X;04/02/2026;-3,40;96,60;   ;-3,40;    ',
      'BE11;      ;JAN;EUR; 02026001;05/02/2026;STORTING;05/02/2026;10,00;106,60;10,00;   ;PIET',
    ],
    lines: [
      ['2026-02-03', '-3.40', 'BIJDRAGE X'],
      ['2026-02-05', '10.00', 'PIET STORTING'],
    ],
    expected: { openingBalance: '100.00', closingBalance: '106.60' },
  },
  {
    name: 'Shine: quoted and long, two balances',
    rows: [
      "Transaction ID;Date de la valeur;Date d'opération;IBAN;Type de transaction;Débit;Crédit;Solde mouvement;Solde bancaire;Libellé;Nom de la contrepartie",
      'a1b2c3d4;04/03/2026;03/03/2026;FR7612345;Carte;12,50;;;987,50;Fournitures;PAPETERIE',
      'a1b2c3d5;05/03/2026;05/03/2026;FR7612345;Virement;;100,00;;1087,50;Facture 12;CLIENT',
    ],
    lines: [
      ['2026-03-03', '-12.50', 'PAPETERIE Fournitures'],
      ['2026-03-05', '100.00', 'CLIENT Facture 12'],
    ],
    expected: { accountId: 'FR7612345' },
  },
  {
    name: 'Revolut in French: pending rows are no movements',
    rows: [
      'Type,Produit,Date de début,Date de fin,Description,Montant,Frais,Devise,État,Solde',
      'CARD_PAYMENT,Actuel,2026-03-03 18:13:48,2026-03-05 8:22:20,Boutique,-9.50,0.00,EUR,TERMINÉ,90.50',
      'CARD_PAYMENT,Actuel,2026-03-06 18:13:48,,Café,-4.00,0.00,EUR,EN ATTENTE,',
      'TOPUP,Actuel,2026-03-06 18:13:48,2026-03-07 18:13:48,Recharge,50.00,0.00,EUR,TERMINÉ,140.50',
    ],
    lines: [
      ['2026-03-05', '-9.50', 'Boutique'],
      ['2026-03-07', '50.00', 'Recharge'],
    ],
    expected: { openingBalance: '100.00', closingBalance: '140.50', currency: 'EUR' },
  },
  {
    name: 'BMO: several cards, each with its header',
    rows: [
      'Following data is valid as of 20260405114529 (Year/Month/Day/Hour/Minute/Second)',
      '',
      'First Bank Card,Transaction Type,Date Posted, Transaction Amount,Description',
      '',
      "'5191230000000000',DEBIT,20260301,-82.30,[DN]MORTGAGE",
      '',
      'First Bank Card,Transaction Type,Date Posted, Transaction Amount,Description',
      "'5191230000000001',CREDIT,20260302,10.00,[DD]DEPOSIT",
    ],
    lines: [
      ['2026-03-01', '-82.30', '[DN]MORTGAGE'],
      ['2026-03-02', '10.00', '[DD]DEPOSIT'],
    ],
    expected: { accounts: [{ accountId: "'5191230000000000'" }, { accountId: "'5191230000000001'" }] },
  },
  {
    name: 'Crédit Agricole: several accounts one under the other',
    rows: [
      'Téléchargement du 02/04/2026;',
      'Compte Chèque carte n° 00012345678;',
      'Solde au 01/04/2026 5 120,33 €',
      '',
      'Date;Libellé;Débit euros;Crédit euros;',
      '25/03/2026;"LOYER;',
      'BUREAU";1 073,59;;',
      '',
      'Livret A n° 00087654321;',
      'Compte épargne n° 00087654321;',
      'Solde au 01/04/2026 20,00 €',
      'Date;Libellé;Débit euros;Crédit euros;',
      '26/03/2026;INTERETS;;0,50;',
    ],
    lines: [
      ['2026-03-25', '-1073.59', 'LOYER; BUREAU'],
      ['2026-03-26', '0.50', 'INTERETS'],
    ],
    expected: {
      accounts: [
        { accountId: '00012345678', closingBalance: '5120.33' },
        { accountId: '00087654321', closingBalance: '20.00' },
      ],
    },
  },
  {
    name: "Caisse d'Épargne, old: balances above and below",
    rows: [
      'Numéro de compte : 04012345678;Nom du compte : COMPTE',
      'Solde en fin de période;;;;150,00',
      "Date;Numéro d'opération;Libellé;Débit;Crédit;Détail",
      '13/03/26;OP0001;CHEQUE;-50,00;;',
      '14/03/26;OP0002;REMISE;;100,00;REMISE 12',
      'Solde en début de période;;;;100,00',
    ],
    lines: [
      ['2026-03-13', '-50.00', 'CHEQUE'],
      ['2026-03-14', '100.00', 'REMISE 12'],
    ],
    expected: { openingBalance: '100.00', closingBalance: '150.00', accountId: '04012345678' },
  },
  {
    name: 'ING (NL): Af and Bij, compact dates',
    rows: [
      '"Datum","Naam / Omschrijving","Rekening","Tegenrekening","Code","Af Bij","Bedrag (EUR)","Mutatiesoort","Mededelingen"',
      '"20260301","Albert","NL20INGB0001234567","","BA","Af","12,50","Betaalautomaat","Pas 12"',
      '"20260302","Baas","NL20INGB0001234567","NL12","OV","Bij","1.500,00","Overschrijving","Loon"',
    ],
    lines: [
      ['2026-03-01', '-12.50', 'Albert Pas 12'],
      ['2026-03-02', '1500.00', 'Baas Loon'],
    ],
    expected: { currency: 'EUR', accountId: 'NL20INGB0001234567' },
  },
  {
    name: 'Bank of America: summary above, opening balance as a row',
    rows: [
      'Description,,Summary Amt.',
      'Beginning balance as of 01/13/2026,,"1,000.00"',
      'Total credits,,"50.00"',
      'Total debits,,"-20.00"',
      'Ending balance as of 01/31/2026,,"1,030.00"',
      '',
      'Date,Description,Amount,Running Bal.',
      '01/13/2026,Beginning balance as of 01/13/2026,,"1,000.00"',
      '01/14/2026,"COFFEE, ETC","-20.00","980.00"',
      '01/15/2026,PAY,"50.00","1,030.00"',
    ],
    lines: [
      ['2026-01-14', '-20.00', 'COFFEE, ETC'],
      ['2026-01-15', '50.00', 'PAY'],
    ],
    expected: { openingBalance: '1000.00', closingBalance: '1030.00' },
  },
  {
    name: 'PayPal: several currencies, time and zone',
    rows: [
      '"Date","Time","TimeZone","Name","Type","Status","Currency","Gross","Fee","Net"',
      '"15/03/2026","10:00:00","CET","Alice","Payment","Completed","EUR","100,00","-3,00","97,00"',
      '"16/03/2026","10:00:00","CET","Bob","Payment","Pending","USD","5,00","0,00","5,00"',
    ],
    lines: [['2026-03-15', '97.00', 'Alice Payment']],
    expected: { currency: 'EUR' },
  },
  {
    name: 'Wise: dashes, running balance, newest first',
    rows: [
      '"TransferWise ID",Date,Amount,Currency,Description,"Payment Reference","Running Balance","Exchange From"',
      'CARD-2,16-03-2026,-5.00,EUR,Shop,,95.00,',
      'TRANSFER-1,15-03-2026,100.00,EUR,Received,INV 1,100.00,',
    ],
    lines: [
      ['2026-03-16', '-5.00', 'Shop'],
      ['2026-03-15', '100.00', 'Received INV 1'],
    ],
    expected: { openingBalance: '0.00', closingBalance: '95.00', layout: { order: 'newest-first' } },
  },
  {
    name: 'Scotiabank: no header, signed amount, a dash for nothing',
    rows: ['3/14/2026,-12.34,-,"POS PURCHASE","GROCER"', '3/15/2026,500.00,-,"DEPOSIT","PAYROLL"'],
    lines: [
      ['2026-03-14', '-12.34', 'POS PURCHASE'],
      ['2026-03-15', '500.00', 'DEPOSIT'],
    ],
  },
  {
    name: 'La Banque Postale with tabs',
    rows: [
      'Numéro Compte\t1234567X026',
      'Type\tCCP',
      'Compte tenu en\teuros',
      'Date\t02/04/2026',
      'Solde (EUROS)\t3120,40',
      '',
      'Date\tLibellé\tMontant(EUROS)\tMontant(FRANCS)',
      '19/03/2026\t"ACHAT"\t-393,33\t-2580,08',
    ],
    lines: [['2026-03-19', '-393.33', 'ACHAT']],
    expected: { accountId: '1234567X026', closingBalance: '3120.40', currency: 'EUR' },
  },
  {
    name: 'Sparkasse: bookings announced are no movements',
    rows: [
      '"Auftragskonto";"Buchungstag";"Valutadatum";"Buchungstext";"Verwendungszweck";"Beguenstigter/Zahlungspflichtiger";"Betrag";"Waehrung";"Info"',
      '"DE1000594757";"22.02.26";"22.02.26";"LASTSCHRIFT";"Rechnung 1";"Vodafone";"-36,99";"EUR";"Umsatz gebucht"',
      '"DE1000594757";"23.02.26";"23.02.26";"LASTSCHRIFT";"Rechnung 2";"Strom";"-10,00";"EUR";"Umsatz vorgemerkt"',
    ],
    lines: [['2026-02-22', '-36.99', 'Vodafone Rechnung 1']],
  },
  {
    name: 'a header in a language with unknown names, columns told by content',
    rows: ['Päivä;Selite;Summa', '15.03.2026;Kauppa;-1.234,50', '16.03.2026;Palkka;2.000,00'],
    lines: [
      ['2026-03-15', '-1234.50', 'Kauppa'],
      ['2026-03-16', '2000.00', 'Palkka'],
    ],
  },
  {
    name: 'money out and money in, balance not running',
    rows: [
      'Date,Description,Money Out,Money In,Available Balance',
      '15/03/2026,SHOP,10.00,,99.00',
      '16/03/2026,PAY,,20.00,99.00',
    ],
    lines: [
      ['2026-03-15', '-10.00', 'SHOP'],
      ['2026-03-16', '20.00', 'PAY'],
    ],
    expected: { openingBalance: null, closingBalance: null },
  },
  {
    name: 'francs CFA: groups of three are thousands',
    rows: [
      'Date;Libellé;Débit;Crédit;Devise',
      '15/03/2026;LOYER;250.000;;XOF',
      '16/03/2026;CLIENT;;1.250.000;XOF',
    ],
    lines: [
      ['2026-03-15', '-250000', 'LOYER'],
      ['2026-03-16', '1250000', 'CLIENT'],
    ],
    expected: { currency: 'XOF' },
  },
  {
    name: 'HTML entities and names spoilt by a wrong table',
    rows: [
      'Date;Libell&eacute;;DÃ©bit;CrÃ©dit',
      '15/03/2026;Caf&eacute; &amp; th&eacute;;4,50;',
      '16/03/2026;Remise;;10,00',
    ],
    lines: [
      ['2026-03-15', '-4.50', 'Café & thé'],
      ['2026-03-16', '10.00', 'Remise'],
    ],
  },
  {
    name: 'totals and page ends between and below the rows',
    rows: [
      'Date,Description,Amount',
      '2026-03-15,A,-1.00',
      'Subtotal,,-1.00',
      '2026-03-16,B,-2.00',
      'Total,,-3.00',
      'Printed on 17 March',
    ],
    lines: [
      ['2026-03-15', '-1.00', 'A'],
      ['2026-03-16', '-2.00', 'B'],
    ],
  },
  {
    name: 'ASN Bank: the balance printed is the one before the row',
    rows: [
      "31-03-2018,NL12ASNB0123456789,NL99RABO1,SHOP BV,,,,EUR,100.00,EUR,-12.34,31-03-2018,31-03-2018,8810,BA,123456,,'Betaling, winkel',9",
      "01-04-2018,NL12ASNB0123456789,NL99RABO2,BOSS,,,,EUR,87.66,EUR,1000.00,01-04-2018,01-04-2018,8811,OV,123457,,'loon',9",
    ],
    lines: [
      ['2018-03-31', '-12.34', 'Betaling, winkel'],
      ['2018-04-01', '1000.00', 'loon'],
    ],
  },
  {
    name: 'Desjardins with withdrawals only, fields without quotes',
    rows: ['EPARGNE,0123456,EOP,2026/03/02,00001,Achat /X,,10.50,,,,,,989.50'],
    lines: [['2026-03-02', '-10.50', 'Achat /X']],
    expected: { accountId: 'EOP', currency: 'CAD' },
  },
  {
    name: 'TD with withdrawals only',
    rows: ['03/14/2026,RENT,100.00,,900.00', '03/15/2026,FEE,10.00,,890.00'],
    lines: [
      ['2026-03-14', '-100.00', 'RENT'],
      ['2026-03-15', '-10.00', 'FEE'],
    ],
    expected: { openingBalance: '1000.00', closingBalance: '890.00' },
  },
  {
    name: 'Citi: credits with a minus',
    rows: [
      'Status,Date,Description,Debit,Credit',
      'Cleared,03/15/2026,"SHOP",12.34,',
      'Cleared,03/16/2026,"PAYMENT",,-100.00',
    ],
    lines: [
      ['2026-03-15', '-12.34', 'SHOP'],
      ['2026-03-16', '100.00', 'PAYMENT'],
    ],
  },
  {
    name: 'a reversal is negative in its own column',
    rows: [
      'Date;Libellé;Débit;Crédit',
      '15/03/2026;A;10,00;',
      '16/03/2026;Annulation A;-10,00;',
      '17/03/2026;B;;5,00',
      '18/03/2026;Annulation B;;-5,00',
    ],
    lines: [
      ['2026-03-15', '-10.00', 'A'],
      ['2026-03-16', '10.00', 'Annulation A'],
      ['2026-03-17', '5.00', 'B'],
      ['2026-03-18', '-5.00', 'Annulation B'],
    ],
    expected: { sumDebits: '15.00', sumCredits: '15.00' },
  },
  {
    name: 'DKB: the IBAN of the other party is no account of ours',
    rows: [
      '"Girokonto";"DE12345678901234567890"',
      '"Kontostand vom 02.04.2026:";"1.087,66 €"',
      '"Buchungsdatum";"Wertstellung";"Status";"Zahlungspflichtige*r";"Zahlungsempfänger*in";"Verwendungszweck";"IBAN";"Betrag (€)"',
      '"05.03.26";"05.03.26";"Gebucht";"ICH";"SHOP";"Einkauf";"DE99";"-12,34"',
      '"06.03.26";"06.03.26";"Gebucht";"BOSS";"ICH";"Lohn";"DE98";"1.100,00"',
    ],
    lines: [
      ['2026-03-05', '-12.34', 'ICH SHOP Einkauf'],
      ['2026-03-06', '1100.00', 'BOSS ICH Lohn'],
    ],
    expected: { currency: 'EUR', closingBalance: '1087.66' },
  },
  {
    name: 'Société Générale: a heading without labels',
    rows: [
      '="0123456789";01/03/2026;31/03/2026;2;02/04/2026;1 234,56 EUR',
      '',
      "Date de l'opération;Libellé;Détail de l'écriture;Montant de l'opération;Devise",
      '05/03/2026;CARTE X;CARTE X1234 SHOP;-12,34;EUR',
    ],
    lines: [['2026-03-05', '-12.34', 'CARTE X1234 SHOP']],
    expected: { accountId: '0123456789', closingBalance: '1234.56' },
  },
  {
    name: 'days as numbers of a spreadsheet',
    rows: ['Date;Libellé;Montant', '46086;A;-12,34', '46087,5;B;100,00'],
    lines: [
      ['2026-03-05', '-12.34', 'A'],
      ['2026-03-06', '100.00', 'B'],
    ],
  },
  {
    name: 'LCL: no header, the last row is the balance',
    rows: [
      '16/03/2026;-12,34;Carte;;CB SHOP;;0;Divers',
      '15/03/2026;2000,00;Virement;;VIR BOSS;;0;Divers',
      '31/03/2026;1987,66;;;;;;01234 123456A',
    ],
    lines: [
      ['2026-03-16', '-12.34', 'CB SHOP'],
      ['2026-03-15', '2000.00', 'VIR BOSS'],
    ],
    expected: { closingBalance: '1987.66' },
  },
  {
    name: 'every line in quotes',
    rows: ['"Date,Description,Amount"', '"2026-03-05,""SHOP, X"",-12.34"', '"2026-03-06,PAY,100.00"'],
    lines: [
      ['2026-03-05', '-12.34', 'SHOP, X'],
      ['2026-03-06', '100.00', 'PAY'],
    ],
  },
  {
    name: 'a separator declared for Excel',
    rows: ['sep=;', 'Date;Description;Amount', '2026-03-15;A, B, C;-1.00'],
    lines: [['2026-03-15', '-1.00', 'A, B, C']],
  },
]

describe('layouts of banks', () => {
  test.each(layouts)('$name', ({ rows, end = '\r\n', lines, expected }) => {
    const text = rows.join(end) + end
    const inspection = inspectText(text)
    expect(inspection.problems.filter((problem) => problem.severity === 'row')).toEqual([])
    expect(inspection.outcome).toBe('parse')
    expect(inspection.transactions).toBe(lines.length)
    const [first, last] = [lines[0]!, lines.at(-1)!]
    expect(inspection.first).toMatchObject({ date: first[0], amount: first[1], description: first[2] })
    expect(inspection.last).toMatchObject({ date: last[0], amount: last[1], description: last[2] })
    if (expected) expect(inspection).toMatchObject(expected)
  })

  test('the same without the line ends of Windows, with a mark of UTF-8, and with trailing blank lines', () => {
    for (const { rows, end, lines } of layouts) {
      if (end) continue
      for (const text of [rows.join('\n'), `\uFEFF${rows.join('\r\n')}\r\n\r\n\r\n`])
        expect(inspectText(text).transactions, rows[0]).toBe(lines.length)
    }
  })
})
