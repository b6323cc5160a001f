/**
 * Banks of Europe and Africa whose names of columns were not known, or whose columns of accounts, currencies and directions
 * were taken for something else.
 */
import { type Layout, testLayouts } from './layouts-read.ts'

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
    name: 'the other party and the booking under Polish and Swedish names',
    rows: [
      '"Data transakcji","Data rozliczenia","Rodzaj transakcji","Odbiorca/Zleceniodawca","Opis","Obciążenia","Uznania","Saldo","Waluta"',
      '"2026-03-15","2026-03-16","PŁATNOŚĆ KARTĄ","BIEDRONKA","ZAKUP","-45.60","","954.40","PLN"',
      '"2026-03-17","2026-03-17","PRZELEW","KLIENT SP","FV 12","","1250.00","2204.40","PLN"',
    ],
    lines: [
      ['2026-03-15', '-45.60', 'BIEDRONKA ZAKUP'],
      ['2026-03-17', '1250.00', 'KLIENT SP FV 12'],
    ],
    expected: { currency: 'PLN', openingBalance: '1000.00' },
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
    name: 'the account of who orders a payment is ours on some rows only (AXA)',
    rows: [
      "date d'operation;date valeur;montant;devise;compte donneur d'ordre;compte beneficiaire;nom contrepartie;communication",
      '17/03/2026;17/03/2026;-45,60;EUR;BE10 7512 0000 0000;BE20 0010 0000 0001;LUMINUS;FACT 12',
      '16/03/2026;16/03/2026;1.250,00;EUR;BE20 0010 0000 0002;BE10 7512 0000 0000;CLIENT SPRL;FACT 13',
      '15/03/2026;15/03/2026;-12,00;EUR;BE10 7512 0000 0000;;DELHAIZE;',
    ],
    lines: [
      ['2026-03-17', '-45.60', 'LUMINUS'],
      ['2026-03-15', '-12.00', 'DELHAIZE'],
    ],
    expected: { transactions: 3, currency: 'EUR' },
  },
  {
    name: 'a currency that only some rows have is that of what was paid abroad (Neon)',
    rows: [
      '"Date";"Amount";"Original amount";"Original currency";"Description";"Subject"',
      '"2026-03-15";"-45.60";"";"";"Coop";""',
      '"2026-03-16";"-92.11";"-100.00";"USD";"Amazon";""',
    ],
    lines: [
      ['2026-03-15', '-45.60', 'Coop'],
      ['2026-03-16', '-92.11', 'Amazon'],
    ],
    expected: { currency: null },
  },
  {
    name: 'the kind of movement where only the holder stands beside it (Volksbank Österreich)',
    rows: [
      'Buchungsdatum;Valutadatum;Buchungstext;Währung;Betrag;Auftraggebername;Empfängername;Zahlungsgrund',
      '15.03.2026;14.03.2026;BILLA DANKT;EUR;-45,60;ERIKA;;',
      '16.03.2026;16.03.2026;GUTSCHRIFT;EUR;1.250,00;KUNDE AG;ERIKA;RE 12',
    ],
    lines: [
      ['2026-03-15', '-45.60', 'BILLA'],
      ['2026-03-16', '1250.00', 'KUNDE AG ERIKA RE 12'],
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

testLayouts([
  ['names of columns', NAMES],
  ['whose account, currency and direction', WHOSE],
])
