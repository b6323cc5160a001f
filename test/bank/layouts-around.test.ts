/** Rows and cells around the movements of banks of Europe and Africa: balances, what waits for its booking, parts, notes. */
import { type Layout, testLayouts } from './layouts-read.ts'

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
    name: 'two balances of one label, of which the first opens (Banque Populaire du Maroc)',
    rows: [
      'DATE;DATE VALEUR;LIBELLE;DEBIT;CREDIT',
      ';;SOLDE AU 28/02/2026 :;;1.000,00',
      '15/03/2026;15/03/2026;PAIEMENT TPE;45,60;',
      '16/03/2026;16/03/2026;VIREMENT RECU;;1.250,00',
      ';;SOLDE AU 31/03/2026 :;;2.204,40',
    ],
    lines: [
      ['2026-03-15', '-45.60', 'PAIEMENT'],
      ['2026-03-16', '1250.00', 'VIREMENT'],
    ],
    expected: { openingBalance: '1000.00', closingBalance: '2204.40' },
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

const UNNAMED: readonly Layout[] = [
  {
    name: 'a closing balance where the rows would begin: the sides are asked',
    rows: [
      '17-09-2026\tPAIEMENT CARTE BOULANGERIE\t2.60\t\tEUR\t15976.86',
      '17-09-2026\tVirement reçu client\t1321.72\t\tEUR\t17298.58',
      '17-09-2026\tVirement émis\t\t15584.58\tEUR\t1714.00',
      'Solde final\t15974.26',
    ],
    lines: [
      ['2026-09-17', '2.60', 'PAIEMENT CARTE'],
      ['2026-09-17', '1321.72', 'Virement'],
      ['2026-09-17', '-15584.58', 'Virement'],
    ],
    expected: { outcome: 'ask' },
  },
]

testLayouts([
  ['tables without names', UNNAMED],
  ['rows that are no movements', OTHER_ROWS],
  ['cells and rows around the movements', AROUND],
])
