/**
 * Layouts of banks of Europe and Africa whose names of columns, marks of announced movements and rows around the movements were
 * not known: invented rows under the headers of their exports. What they mean must be read without help.
 */
import { describe, expect, test } from 'vitest'
import { inspectText } from './figures.ts'

interface Layout {
  readonly name: string
  readonly rows: readonly string[]
  /** Days, amounts and a part of each description, in file order. */
  readonly lines: readonly (readonly [day: string, amount: string, text: string])[]
  readonly expected?: Readonly<Record<string, unknown>> & { readonly accounts?: readonly object[] }
}

const NAMES: readonly Layout[] = [
  {
    name: 'both sides in the name of the one signed amount (Raiffeisen)',
    rows: [
      'IBAN;Booked At;Text;Credit/Debit Amount;Balance;Valuta Date',
      'CH1280808001234567890;2026-03-15 00:00:00.0;COOP;-45.60;954.40;2026-03-14 00:00:00.0',
      'CH1280808001234567890;2026-03-16 00:00:00.0;KUNDE AG;1250.00;2204.40;2026-03-16 00:00:00.0',
    ],
    lines: [
      ['2026-03-15', '-45.60', 'COOP'],
      ['2026-03-16', '1250.00', 'KUNDE'],
    ],
    expected: { openingBalance: '1000.00', closingBalance: '2204.40' },
  },
  {
    name: 'what was paid goes before what was paid in the currency of the shop (Finom)',
    rows: [
      'Buchungsdatum,Auftraggeber/Empfänger,Verwendungszweck,Ursprungswährung,Ursprungsbetrag,Zahlungswährung,Zahlungsbetrag',
      '15.03.2026,AWS,,USD,-100.00,EUR,-92.11',
      '16.03.2026,KUNDE AG,RE 12,EUR,1250.00,EUR,1250.00',
    ],
    lines: [
      ['2026-03-15', '-92.11', 'AWS'],
      ['2026-03-16', '1250.00', 'KUNDE'],
    ],
    expected: { currency: 'EUR' },
  },
  {
    name: 'text of the advice before the kind of movement (PostFinance)',
    rows: [
      'Date;Type de transaction;Texte de notification;Crédit en CHF;Débit en CHF;Label;Catégorie',
      '15.03.2026;Paiement;"ACHAT DU 14.03.2026 COOP";;-45.60;;',
      '16.03.2026;Enregistrement comptable;"CREDIT CLIENT SA";1250.00;;;',
    ],
    lines: [
      ['2026-03-15', '-45.60', 'COOP'],
      ['2026-03-16', '1250.00', 'CLIENT'],
    ],
    expected: { currency: 'CHF' },
  },
  {
    name: 'the other party under either order of its two names (Deutsche Bank, DKB)',
    rows: [
      'Buchungstag;Wert;Umsatzart;Begünstigter / Auftraggeber;Verwendungszweck;Soll;Haben;Währung',
      '15.3.2026;15.3.2026;Lastschrift;EON;STROM;-120,33;;EUR',
      '16.3.2026;16.3.2026;Gutschrift;KUNDE AG;RE 12;;750;EUR',
    ],
    lines: [
      ['2026-03-15', '-120.33', 'EON STROM'],
      ['2026-03-16', '750', 'KUNDE AG RE 12'],
    ],
  },
  {
    name: 'Italian sides (Inbank)',
    rows: [
      'Data contabile;Data valuta;Importo Dare;Importo Avere;Divisa;Causale / Descrizione',
      '15/03/2026;14/03/2026;-45,60;;EUR;ESSELUNGA',
      '16/03/2026;16/03/2026;;1.250,00;EUR;CLIENTE SRL',
    ],
    lines: [
      ['2026-03-15', '-45.60', 'ESSELUNGA'],
      ['2026-03-16', '1250.00', 'CLIENTE'],
    ],
  },
  {
    name: 'Norwegian sides (DNB)',
    rows: [
      '"Dato";"Forklaring";"Rentedato";"Ut fra konto";"Inn på konto"',
      '"15.03.2026";"REMA 1000";"14.03.2026";"345,60";""',
      '"16.03.2026";"KUNDE AS";"16.03.2026";"";"11.250,00"',
    ],
    lines: [
      ['2026-03-15', '-345.60', 'REMA'],
      ['2026-03-16', '11250.00', 'KUNDE'],
    ],
  },
  {
    name: 'Norwegian sides, in before out (SpareBank 1)',
    rows: [
      'Dato;Beskrivelse;Rentedato;Inn;Ut;Til konto;Fra konto;',
      '15.03.2026;REMA 1000;14.03.2026;;-345,60;;12345678901;',
      '16.03.2026;KUNDE AS;16.03.2026;11250,00;;12345678901;;',
    ],
    lines: [
      ['2026-03-15', '-345.60', 'REMA'],
      ['2026-03-16', '11250.00', 'KUNDE'],
    ],
  },
  {
    name: 'lodgements are paid in (Access Bank)',
    rows: [
      'S/N,Date,Transaction Details,Value Date,Withdrawals,Lodgements,Balance',
      '1,15-MAR-26,SHOPRITE,15-MAR-26,"45,600.00",-,"954,400.00"',
      '2,16-MAR-26,CLIENT LTD,16-MAR-26,-,"1,250,000.00","2,204,400.00"',
    ],
    lines: [
      ['2026-03-15', '-45600.00', 'SHOPRITE'],
      ['2026-03-16', '1250000.00', 'CLIENT'],
    ],
    expected: { openingBalance: '1000000.00' },
  },
  {
    name: 'names behind a mark (mBank)',
    rows: [
      '#Za okres:;',
      '01.03.2026;31.03.2026;',
      '#Data operacji;#Opis operacji;#Rachunek;#Kategoria;#Kwota;#Saldo po operacji;',
      '2026-03-15;"BIEDRONKA";"eKonto";"Zakupy";-45,60 PLN;954,40 PLN;',
      '2026-03-16;"KLIENT";"eKonto";"Przelew";1 250,00 PLN;2 204,40 PLN;',
    ],
    lines: [
      ['2026-03-15', '-45.60', 'BIEDRONKA'],
      ['2026-03-16', '1250.00', 'KLIENT'],
    ],
    expected: { currency: 'PLN', openingBalance: '1000.00' },
  },
]

const OTHER_ROWS: readonly Layout[] = [
  {
    name: 'a balance dated and written in the column of credits, and no column of balances',
    rows: [
      'Date;Libellé;Débit;Crédit',
      '28/02/2026;SOLDE CREDITEUR AU 28/02/2026;;1 000,00',
      '15/03/2026;CHEQUE 123;45,60;',
      '16/03/2026;SOLDE DE TOUT COMPTE;;250,00',
      '31/03/2026;NOUVEAU SOLDE CREDITEUR AU 31/03/2026;;1 204,40',
    ],
    lines: [
      ['2026-03-15', '-45.60', 'CHEQUE'],
      ['2026-03-16', '250.00', 'SOLDE DE TOUT COMPTE'],
    ],
  },
  {
    name: 'a balance carried over, with nothing but a balance',
    rows: [
      'Dates;Opérations;Valeurs;Débits;Crédits;Soldes',
      '01/03/26;Report à nouveau;;;;1 000 000',
      '15/03/26;Chèque 1234;14/03/26;45 600;;954 400',
      '16/03/26;Virement client;16/03/26;;1 250 000;2 204 400',
    ],
    lines: [
      ['2026-03-15', '-45600', 'Chèque'],
      ['2026-03-16', '1250000', 'Virement'],
    ],
    expected: { openingBalance: '1000000' },
  },
  {
    name: 'an opening balance beside zeros (Zenith)',
    rows: [
      'DATE POSTED,VALUE DATE,DESCRIPTION,DEBIT,CREDIT,BALANCE',
      '01/03/2026,,Opening Balance,0.00,0.00,"1,000,000.00"',
      '15/03/2026,15/03/2026,SHOPRITE,"45,600.00",0.00,"954,400.00"',
      '16/03/2026,16/03/2026,CLIENT LTD,0.00,"1,250,000.00","2,204,400.00"',
    ],
    lines: [
      ['2026-03-15', '-45600.00', 'SHOPRITE'],
      ['2026-03-16', '1250000.00', 'CLIENT'],
    ],
    expected: { openingBalance: '1000000.00' },
  },
  {
    name: 'open, where others have their day (comdirect)',
    rows: [
      '"Buchungstag";"Wertstellung (Valuta)";"Vorgang";"Buchungstext";"Umsatz in EUR";',
      '"offen";"--";"Visa-Umsatz";"ARAL";"-60,00";',
      '"16.03.2026";"16.03.2026";"Überweisung";"KUNDE AG";"1.250,00";',
      '"15.03.2026";"15.03.2026";"Lastschrift";"EON";"-120,33";',
    ],
    lines: [
      ['2026-03-16', '1250.00', 'KUNDE'],
      ['2026-03-15', '-120.33', 'EON'],
    ],
  },
  {
    name: 'authorised and not booked (Fineco)',
    rows: [
      'Data;Entrate;Uscite;Descrizione;Stato',
      '17/03/2026;;-10,00;BAR CENTRALE;Autorizzato',
      '16/03/2026;1250,00;;CLIENTE SRL;Contabilizzato',
      '15/03/2026;;-45,60;ESSELUNGA;Contabilizzato',
    ],
    lines: [
      ['2026-03-16', '1250.00', 'CLIENTE'],
      ['2026-03-15', '-45.60', 'ESSELUNGA'],
    ],
  },
  {
    name: 'still waiting (Danske Bank)',
    rows: [
      '"Dato";"Tekst";"Beløb";"Saldo";"Status";"Afstemt"',
      '"15.03.2026";"NETTO";"-345,60";"12.084,07";"Udført";"Nej"',
      '"16.03.2026";"KUNDE APS";"11.250,00";"23.334,07";"Udført";"Nej"',
      '"31.03.2026";"HUSLEJE";"-5.000,00";"";"Venter";"Nej"',
    ],
    lines: [
      ['2026-03-15', '-345.60', 'NETTO'],
      ['2026-03-16', '11250.00', 'KUNDE'],
    ],
    expected: { closingBalance: '23334.07' },
  },
]

const WHOSE: readonly Layout[] = [
  {
    name: 'the amount names its currency: the other column of one is of what was paid abroad (N26)',
    rows: [
      '"Booking Date","Partner Name",Type,"Payment Reference","Amount (EUR)","Original Amount","Original Currency"',
      '2026-03-15,"Amazon US",Presentment,,-92.11,-100.00,USD',
      '2026-03-16,"SARL BETA","Credit Transfer","FACT 12",1250.00,,',
    ],
    lines: [
      ['2026-03-15', '-92.11', 'Amazon'],
      ['2026-03-16', '1250.00', 'BETA'],
    ],
    expected: { currency: 'EUR' },
  },
  {
    name: 'an account that is another one on every row is that of the other party (Keytrade)',
    rows: [
      'Extrait;Date;Date valeur;Compte;Description;Montant;Devise',
      'E3;17.03.2026;17.03.2026;BE12 6511 1111 1111;Virement a LUMINUS;-120,33;EUR',
      'E3;16.03.2026;16.03.2026;BE12 6511 1111 1112;Virement de CLIENT;1.250,00;EUR',
      'E3;15.03.2026;15.03.2026;-;Paiement DELHAIZE;-13,37;EUR',
    ],
    lines: [
      ['2026-03-17', '-120.33', 'LUMINUS'],
      ['2026-03-15', '-13.37', 'DELHAIZE'],
    ],
    expected: { accountId: null, transactions: 3 },
  },
  {
    name: 'letters of a direction under no name, and balances labelled beside the texts (Volksbank)',
    rows: [
      '"Buchungstag";"Valuta";"Auftraggeber/Zahlungsempfänger";"Vorgang/Verwendungszweck";"Kundenreferenz";"Währung";"Umsatz";" "',
      '"16.03.2026";"16.03.2026";"EON";"STROM";"";"EUR";"120,33";"S"',
      '"15.03.2026";"15.03.2026";"KUNDE AG";"RE 12";"";"EUR";"1.250,00";"H"',
      ';;;;;;;',
      '"01.03.2026";;;;"Anfangssaldo";"EUR";"1.000,00";"H"',
      '"31.03.2026";;;;"Endsaldo";"EUR";"2.129,67";"H"',
    ],
    lines: [
      ['2026-03-16', '-120.33', 'STROM'],
      ['2026-03-15', '1250.00', 'RE 12'],
    ],
    expected: { openingBalance: '1000.00', closingBalance: '2129.67' },
  },
  {
    name: 'texts under no name go on with the text before them (PKO)',
    rows: [
      '"Data operacji","Data waluty","Typ transakcji","Kwota","Waluta","Saldo po transakcji","Opis transakcji","",""',
      '"2026-03-15","2026-03-14","Karta","-45.60","PLN","+954.40","Numer: 000123","Lokalizacja: BIEDRONKA",""',
      '"2026-03-16","2026-03-16","Przelew","+1250.00","PLN","+2204.40","Rachunek: 12","Nadawca: KLIENT","FV 12"',
    ],
    lines: [
      ['2026-03-15', '-45.60', 'BIEDRONKA'],
      ['2026-03-16', '1250.00', 'KLIENT FV 12'],
    ],
  },
  {
    name: 'two accounts named row by row stay two',
    rows: [
      'Compte;Date;Libellé;Montant',
      'FR7630004000010001234567843;15/03/2026;CHEQUE 123;-45,60',
      'FR7630004000010001234567843;16/03/2026;REMISE CB;250,00',
      'FR7630004000010009999999999;17/03/2026;INTERETS;12,00',
    ],
    lines: [
      ['2026-03-15', '-45.60', 'CHEQUE'],
      ['2026-03-17', '12.00', 'INTERETS'],
    ],
    expected: { transactions: 3, accounts: [{ transactions: 2 }, { transactions: 1 }] },
  },
  {
    name: 'the kind of movement where its text is hardly ever filled (ZKB)',
    rows: [
      '"Datum";"Buchungstext";"Belastung CHF";"Gutschrift CHF";"Valuta";"Saldo CHF";"Details"',
      '"17.03.2026";"Einkauf COOP";"45.60";"";"16.03.2026";"2084.07";""',
      '"16.03.2026";"Gutschrift KUNDE AG";"";"1250.00";"16.03.2026";"2129.67";"RE 12"',
      '"15.03.2026";"Belastung SWISSCOM";"120.33";"";"15.03.2026";"879.67";""',
    ],
    lines: [
      ['2026-03-17', '-45.60', 'COOP'],
      ['2026-03-15', '-120.33', 'SWISSCOM'],
    ],
    expected: { transactions: 3 },
  },
  {
    name: 'one of the two English words of a British bank does not say how its days are written',
    rows: ['Date,Particulars,Debit,Paid In', '01/02/2026,SHOP,45.60,', '03/04/2026,CLIENT,,1250.00'],
    lines: [
      ['2026-02-01', '-45.60', 'SHOP'],
      ['2026-04-03', '1250.00', 'CLIENT'],
    ],
    expected: { outcome: 'ask' },
  },
]

const AROUND: readonly Layout[] = [
  {
    name: 'amounts without a day that add up to the movement above are its parts (Raiffeisen)',
    rows: [
      'IBAN;Booked At;Text;Credit/Debit Amount;Balance;Valuta Date',
      'CH1280808001234567890;2026-03-15;Sammelauftrag;-120.33;879.67;2026-03-15',
      ';;SWISSCOM;-100.00;;',
      ';;SERAFE;-20.33;;',
      'CH1280808001234567890;2026-03-16;KUNDE AG;1250.00;2129.67;2026-03-16',
    ],
    lines: [
      ['2026-03-15', '-120.33', 'SERAFE'],
      ['2026-03-16', '1250.00', 'KUNDE'],
    ],
  },
  {
    name: 'one of a day above it that does not add up is left out and named',
    rows: [
      'Date;Libellé;Débit;Crédit',
      '15/03/2026;CHEQUE 123;45,60;',
      ';CHEQUE 124;45,60;',
      '16/03/2026;REMISE CB;;250,00',
    ],
    lines: [
      ['2026-03-15', '-45.60', 'CHEQUE 123'],
      ['2026-03-16', '250.00', 'REMISE'],
    ],
    expected: { outcome: 'partial' },
  },
  {
    name: 'a text that goes on in the column of days, and a note below the table that is none',
    rows: [
      'IBAN;Booked At;Text;Credit/Debit Amount;Balance;Valuta Date',
      'CH1280808001234567890;2026-03-15;Auftrag;-45.60;954.40;2026-03-15',
      ';Swisscom AG Bern;;;;',
      'CH1280808001234567890;2026-03-16;KUNDE AG;1250.00;2204.40;2026-03-16',
      'Alle Angaben ohne Gewähr;;;;;',
    ],
    lines: [
      ['2026-03-15', '-45.60', 'Auftrag Swisscom AG Bern'],
      ['2026-03-16', '1250.00', 'KUNDE AG'],
    ],
  },
  {
    name: 'the balance below a table without a header, though a cheque above it has no text either (LCL)',
    rows: [
      '31/03/2026;-45,60;Carte;;CB  MONOPRIX;0;Divers',
      '29/03/2026;1250,00;Virement;;VIR SARL BETA;0;Divers',
      '27/03/2026;-120,33;Prélèvement;;PRLV EDF;0;Divers',
      '15/03/2026;-500,00;Chèque;1234567;;0;Divers',
      '31/03/2026;3580,07;;01234 567890K',
    ],
    lines: [
      ['2026-03-31', '-45.60', 'MONOPRIX'],
      ['2026-03-15', '-500.00', ''],
    ],
    expected: { transactions: 4, closingBalance: '3580.07' },
  },
  {
    name: 'decimal commas that nothing protects from the separator',
    rows: [
      'Date,Libellé,Débit,Crédit,Solde',
      '15/03/2026,CHEQUE 123,45,60,,954,40',
      '16/03/2026,REMISE CB,,250,00,1204,40',
      '17/03/2026,FRAIS,12,00,,1192,40',
    ],
    lines: [
      ['2026-03-15', '-45.60', 'CHEQUE'],
      ['2026-03-17', '-12.00', 'FRAIS'],
    ],
    expected: { transactions: 3, openingBalance: '1000.00', closingBalance: '1192.40' },
  },
  {
    name: 'cells too many after an amount, of which one row does not fit: a person must look',
    rows: [
      'Date,Libellé,Montant',
      '15/03/2026,CHEQUE 123,-45,60',
      '16/03/2026,REMISE CB,250',
      '17/03/2026,FRAIS,-12,00',
    ],
    lines: [
      ['2026-03-15', '-45', 'CHEQUE'],
      ['2026-03-17', '-12', 'FRAIS'],
    ],
    expected: { transactions: 3, outcome: 'ask' },
  },
  {
    name: 'names of the other party beside the text, under no header (ASN Bank)',
    rows: [
      "15-03-2026,NL00ASNB9999999999,NL20ABNA0123456780,ENECO,,,,EUR,1000.00,EUR,-120.33,15-03-2026,15-03-2026,8806,INC,1,,'STROOM MAART',27",
      "16-03-2026,NL00ASNB9999999999,NL20ABNA0123456789,KLANT BV,,,,EUR,879.67,EUR,1250.00,16-03-2026,16-03-2026,8810,OVB,2,,'FACTUUR 12',28",
      "17-03-2026,NL00ASNB9999999999,,ALBERT HEIJN,,,,EUR,2129.67,EUR,-45.60,17-03-2026,17-03-2026,8807,BEA,3,,'PAS123',28",
    ],
    lines: [
      ['2026-03-15', '-120.33', "ENECO 'STROOM"],
      ['2026-03-17', '-45.60', "ALBERT HEIJN 'PAS"],
    ],
    expected: { transactions: 3 },
  },
  {
    name: 'a net that is the amount less its fee, and no balance (Stripe)',
    rows: [
      'id,Type,Amount,Fee,Net,Currency,Created (UTC),Description',
      'txn_1,charge,100.00,3.20,96.80,eur,2026-03-15 10:00,Invoice 12',
      'txn_2,payout,-96.80,0.00,-96.80,eur,2026-03-16 11:00,STRIPE PAYOUT',
    ],
    lines: [
      ['2026-03-15', '96.80', 'Invoice'],
      ['2026-03-16', '-96.80', 'PAYOUT'],
    ],
  },
  {
    name: 'the first of a month in words',
    rows: ['Date;Libellé;Montant', '1er mars 2026;CHEQUE 123;-45,60', '2 mars 2026;REMISE CB;250,00'],
    lines: [
      ['2026-03-01', '-45.60', 'CHEQUE'],
      ['2026-03-02', '250.00', 'REMISE'],
    ],
  },
  {
    name: 'two balances side by side (Crédit Agricole Italia)',
    rows: [
      'Saldo Iniziale,"1.000,00 EUR",,Saldo Finale,,"2.204,40 EUR"',
      'Data Contabile,Data Valuta,Causale,Descrizione,Importo,Divisa',
      '15/03/2026,14/03/2026,POS,ESSELUNGA,-45.60,EUR',
      '16/03/2026,16/03/2026,BONIFICO,CLIENTE,1250.00,EUR',
    ],
    lines: [
      ['2026-03-15', '-45.60', 'ESSELUNGA'],
      ['2026-03-16', '1250.00', 'CLIENTE'],
    ],
    expected: { openingBalance: '1000.00', closingBalance: '2204.40' },
  },
  {
    name: 'a period alone on its line is no account, and balances may be one word with their kind (Postbank, Fio)',
    rows: [
      '1.3.2026 - 31.3.2026',
      '"openingBalance";"1000,00"',
      '"closingBalance";"2204,40"',
      '',
      'ID operace;Datum;Objem;Měna;Protiúčet;Název protiúčtu;Zpráva pro příjemce',
      '26961792058;15.03.2026;-45,60;CZK;;;Nákup: ALBERT',
      '26961792057;16.03.2026;1250,00;CZK;123456789;KLIENT SRO;FV 12',
    ],
    lines: [
      ['2026-03-15', '-45.60', 'ALBERT'],
      ['2026-03-16', '1250.00', 'KLIENT SRO FV 12'],
    ],
    expected: { accountId: null, currency: 'CZK', openingBalance: '1000.00', closingBalance: '2204.40' },
  },
]

const TABLES: readonly (readonly [string, readonly Layout[]])[] = [
  ['names of columns', NAMES],
  ['rows that are no movements', OTHER_ROWS],
  ['whose account, currency and direction', WHOSE],
  ['cells and rows around the movements', AROUND],
]

describe.each(TABLES)('%s', (_, layouts) => {
  test.each(layouts)('$name', ({ rows, lines, expected }) => {
    const given = inspectText(`${rows.join('\n')}\n`)
    expect(given.outcome).toBe((expected?.outcome as string | undefined) ?? 'parse')
    expect(given.accounts).toHaveLength(expected?.accounts?.length ?? 1)
    expect(given).toMatchObject({ transactions: lines.length, ...expected })
    for (const [place, line] of [
      [given.first, lines[0]],
      [given.last, lines.at(-1)],
    ] as const) {
      expect([place?.date, place?.amount]).toEqual([line![0], line![1]])
      expect(place?.description).toContain(line![2])
    }
  })
})
