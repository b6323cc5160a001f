/**
 * Layouts of more banks, from the headers of their exports, with invented rows: what they mean must be read without help.
 * A bank that writes purchases of a card as positive figures is read as written, and the person is told (see questions).
 */
import { describe, expect, test } from 'vitest'
import { inspectText } from './figures.ts'

interface Bank {
  readonly name: string
  readonly rows: readonly string[]
  /** Days, amounts and a part of each description, in file order. */
  readonly lines: readonly (readonly [day: string, amount: string, text: string])[]
  readonly expected?: Readonly<Record<string, unknown>>
}

const canada: readonly Bank[] = [
  {
    name: 'Scotiabank, since 2023',
    rows: [
      'Filter,Date,Description,Sub-description,Status,Type of Transaction,Amount',
      ',2026-03-15,POS Purchase,GROCER MONTREAL,posted,Debit,45.10',
      ',2026-03-16,Payroll Deposit,ACME,posted,Credit,1500.00',
    ],
    lines: [
      ['2026-03-15', '-45.10', 'GROCER'],
      ['2026-03-16', '1500.00', 'ACME'],
    ],
  },
  {
    name: 'CIBC, without a header: day, text, out, in',
    rows: [
      '2026-03-15,"Point of Sale GROCER",45.10,',
      '2026-03-16,"Electronic Funds Transfer PAY ACME",,1500.00',
      '2026-03-17,"Service Charge FEE",4.00,',
    ],
    lines: [
      ['2026-03-15', '-45.10', 'GROCER'],
      ['2026-03-16', '1500.00', 'ACME'],
      ['2026-03-17', '-4.00', 'FEE'],
    ],
    expected: { outcome: 'ask' },
  },
  {
    name: 'Laurentienne',
    rows: [
      'Date;Description;Retrait;Dépôt;Solde',
      '2026-03-15;ACHAT EPICERIE;45,10;;954,90',
      '2026-03-16;DEPOT PAIE;;1 500,00;2 454,90',
    ],
    lines: [
      ['2026-03-15', '-45.10', 'EPICERIE'],
      ['2026-03-16', '1500.00', 'PAIE'],
    ],
    expected: { closingBalance: '2454.90', openingBalance: '1000.00' },
  },
  {
    name: 'EQ Bank: dollars and signs before the figures',
    rows: [
      'Transfer date,Description,Amount,Balance',
      '16 MAR 2026,Interest received,$12.34,"$1,012.34"',
      '15 MAR 2026,Transfer to RBC,-$500.00,"$1,000.00"',
    ],
    lines: [
      ['2026-03-16', '12.34', 'Interest'],
      ['2026-03-15', '-500.00', 'RBC'],
    ],
    expected: { openingBalance: '1500.00', closingBalance: '1012.34' },
  },
  {
    name: 'Wealthsimple',
    rows: [
      'date,transaction,description,amount,balance,currency',
      '2026-03-15,SPEND,Purchase: GROCER,-45.10,954.90,CAD',
      '2026-03-16,AFT_IN,Direct deposit from ACME,1500.00,2454.90,CAD',
    ],
    lines: [
      ['2026-03-15', '-45.10', 'GROCER'],
      ['2026-03-16', '1500.00', 'ACME'],
    ],
    expected: { currency: 'CAD', closingBalance: '2454.90' },
  },
  {
    name: 'Banque Nationale, card',
    rows: [
      'Date;Numéro de Carte;Description;Catégorie;Débit;Crédit',
      '2026-03-15;*** 1234;EPICERIE;Épicerie;45,10;0',
      '2026-03-16;*** 1234;PAIEMENT RECU;Paiement;0;500,00',
    ],
    lines: [
      ['2026-03-15', '-45.10', 'EPICERIE'],
      ['2026-03-16', '500.00', 'PAIEMENT'],
    ],
    expected: { accountId: '*** 1234' },
  },
  {
    name: 'Desjardins, Visa: no header, the product says so',
    rows: [
      '"Visa Desjardins","4540","VISA","2026/03/15","00001","EPICERIE MONTREAL QC","","","","","","45.10","","954.90"',
      '"Visa Desjardins","4540","VISA","2026/03/16","00002","PAIEMENT CAISSE","","","","","","","500.00","454.90"',
      '"Visa Desjardins","4540","VISA","2026/03/17","00003","RESTO","","","","","","20.00","","474.90"',
    ],
    lines: [
      ['2026-03-15', '-45.10', 'EPICERIE'],
      ['2026-03-16', '500.00', 'PAIEMENT'],
      ['2026-03-17', '-20.00', 'RESTO'],
    ],
    expected: { outcome: 'ask' },
  },
  {
    name: 'American Express Canada',
    rows: [
      'Date,Date Processed,Description,Amount,Foreign Spend Amount,Commission,Exchange Rate,Merchant,Merchant Address,Additional Information',
      '15 Mar 2026,16 Mar 2026,GROCER MONTREAL,$45.10,,,,,,',
      '16 Mar 2026,16 Mar 2026,PAYMENT RECEIVED - THANK YOU,-$500.00,,,,,,',
    ],
    lines: [
      ['2026-03-15', '45.10', 'GROCER'],
      ['2026-03-16', '-500.00', 'PAYMENT'],
    ],
  },
  {
    name: 'MBNA',
    rows: [
      'Posted Date,Payee,Address,Amount',
      '03/15/2026,"GROCER","MONTREAL QC ",-45.10',
      '03/16/2026,"PAYMENT","",500.00',
    ],
    lines: [
      ['2026-03-15', '-45.10', 'GROCER'],
      ['2026-03-16', '500.00', 'PAYMENT'],
    ],
  },
  {
    name: 'Rogers Bank',
    rows: [
      'Date,Posted Date,Reference Number,Activity Type,Activity Status,Card Number,Merchant Category Description,Merchant Name,Merchant City,Amount,Rewards,Name on Card',
      '2026-03-15,2026-03-16,"""5550001""",TRANS,APPROVED,************1234,Grocery,GROCER,MONTREAL,$45.10,,A ROY',
      '2026-03-16,2026-03-16,"""5550002""",PAYMENT,APPROVED,************1234,,PAYMENT THANK YOU,,-$500.00,,A ROY',
    ],
    lines: [
      ['2026-03-15', '45.10', 'GROCER'],
      ['2026-03-16', '-500.00', 'PAYMENT'],
    ],
  },
  {
    name: 'PC Financial',
    rows: [
      '"Description","Type","Card Holder Name","Date","Time","Amount"',
      '"GROCER","PURCHASE","A ROY","03/15/2026","10:15 AM","-45.10"',
      '"PAYMENT","PAYMENT","A ROY","03/16/2026","01:00 PM","500.00"',
    ],
    lines: [
      ['2026-03-15', '-45.10', 'GROCER'],
      ['2026-03-16', '500.00', 'PAYMENT'],
    ],
  },
]

const france: readonly Bank[] = [
  {
    name: 'Société Générale, business',
    rows: [
      'Numéro de compte :;30003 01234 00012345678 90',
      'Solde au 31/03/2026 :;1 234,56 EUR',
      '',
      "Date de l'opération;Date de valeur;Libellé;Débit;Crédit;",
      '15/03/2026;16/03/2026;CARTE X1234 FOURNISSEUR;-45,10;;',
      '16/03/2026;16/03/2026;VIR RECU CLIENT;;1 500,00;',
    ],
    lines: [
      ['2026-03-15', '-45.10', 'FOURNISSEUR'],
      ['2026-03-16', '1500.00', 'CLIENT'],
    ],
    expected: { closingBalance: '1234.56' },
  },
  {
    name: 'Crédit Mutuel and CIC',
    rows: [
      'Date;Valeur;Libellé;Débit;Crédit;Solde',
      '15/03/2026;15/03/2026;PAIEMENT CB 1403 EPICERIE;-45,10;;954,90',
      '16/03/2026;16/03/2026;VIR CLIENT;;1500,00;2454,90',
    ],
    lines: [
      ['2026-03-15', '-45.10', 'EPICERIE'],
      ['2026-03-16', '1500.00', 'CLIENT'],
    ],
    expected: { closingBalance: '2454.90' },
  },
  {
    name: 'LCL with a header',
    rows: [
      'Date;Montant;Type;Numéro de chèque;Libellé;Solde',
      '15/03/2026;-45,10;Carte;;CB EPICERIE 14/03/26;954,90',
      '16/03/2026;1500,00;Virement;;VIR SEPA CLIENT;2454,90',
    ],
    lines: [
      ['2026-03-15', '-45.10', 'EPICERIE'],
      ['2026-03-16', '1500.00', 'CLIENT'],
    ],
  },
  {
    name: 'Qonto',
    rows: [
      'Status,Settlement date (UTC),Settlement date (local),Operation date (UTC),Operation date (local),Amount (EUR) ,Amount (local),Local currency,Payment method,Counterparty name,Reference,Category,Transaction ID',
      'executed,15-03-2026 10:00:00,15-03-2026 11:00:00,14-03-2026 09:00:00,14-03-2026 10:00:00,-45.10,-45.10,EUR,Card,Epicerie,,Food,acme-1234-1-tx-1',
      'executed,16-03-2026 10:00:00,16-03-2026 11:00:00,16-03-2026 09:00:00,16-03-2026 10:00:00,1500.00,1500.00,EUR,Transfer,Client,Facture 12,Sales,acme-1234-1-tx-2',
    ],
    lines: [
      ['2026-03-14', '-45.10', 'Epicerie'],
      ['2026-03-16', '1500.00', 'Client'],
    ],
    expected: { currency: 'EUR' },
  },
  {
    name: 'Revolut Business',
    rows: [
      'Date started (UTC),Date completed (UTC),ID,Type,State,Description,Reference,Payer,Card number,Orig currency,Orig amount,Payment currency,Amount,Total amount,Fee,Balance,Account',
      '2026-03-14,2026-03-15,aaaa1111-0001,CARD_PAYMENT,COMPLETED,Epicerie,,A Roy,1234,EUR,-45.10,EUR,-45.10,-45.10,0.00,954.90,EUR Main',
      '2026-03-16,2026-03-16,aaaa1111-0002,TOPUP,COMPLETED,Client,Facture 12,,,EUR,1500.00,EUR,1500.00,1500.00,0.00,2454.90,EUR Main',
    ],
    lines: [
      ['2026-03-15', '-45.10', 'Epicerie'],
      ['2026-03-16', '1500.00', 'Client'],
    ],
    expected: { currency: 'EUR', closingBalance: '2454.90' },
  },
  {
    name: 'PayPal in French',
    rows: [
      '"Date","Heure","Fuseau horaire","Nom","Type","État","Devise","Brut","Frais","Net","Numéro de transaction","Solde"',
      '"15/03/2026","10:00:00","CET","Alice","Paiement","Terminé","EUR","100,00","-3,20","96,80","9XY01234AB","96,80"',
      '"16/03/2026","11:00:00","CET","Bob","Remboursement","Terminé","EUR","-20,00","0,00","-20,00","9XY01235AB","76,80"',
    ],
    lines: [
      ['2026-03-15', '96.80', 'Alice'],
      ['2026-03-16', '-20.00', 'Bob'],
    ],
    expected: { closingBalance: '76.80' },
  },
  {
    name: 'Stripe, payouts',
    rows: [
      'id,Type,Amount,Currency,Created (UTC),Arrival Date (UTC),Status,Description',
      'po_1A,payout,1500.00,eur,2026-03-15 10:00,2026-03-17 00:00,paid,STRIPE PAYOUT',
      'po_1B,payout,750.50,eur,2026-03-16 10:00,2026-03-18 00:00,paid,STRIPE PAYOUT',
    ],
    lines: [
      ['2026-03-15', '1500.00', 'STRIPE'],
      ['2026-03-16', '750.50', 'STRIPE'],
    ],
    expected: { currency: 'EUR' },
  },
]

const belgium: readonly Bank[] = [
  {
    name: 'ING Belgium',
    rows: [
      'Numéro de compte;Nom du compte;Compte partie adverse;Numéro de mouvement;Date comptable;Date valeur;Montant;Devise;Libellés;Détails du mouvement',
      'BE12345678901234;ATELIER;BE98765432109876;12;15/03/2026;15/03/2026;-45,10;EUR;Paiement Bancontact;EPICERIE',
      'BE12345678901234;ATELIER;BE98765432109877;13;16/03/2026;16/03/2026;1500,00;EUR;Virement en votre faveur;CLIENT',
    ],
    lines: [
      ['2026-03-15', '-45.10', 'EPICERIE'],
      ['2026-03-16', '1500.00', 'CLIENT'],
    ],
    expected: { accountId: 'BE12345678901234', currency: 'EUR' },
  },
  {
    name: 'Belfius in Dutch',
    rows: [
      'Boekingsdatum vanaf;01/03/2026',
      'Boekingsdatum tot en met;31/03/2026',
      'Bedrag vanaf;',
      'Bedrag tot en met;',
      'Laatste saldo;2.454,90 EUR',
      'Datum/uur van het laatste saldo;31/03/2026 10:00:00',
      '',
      'Rekening;Boekingsdatum;Afschriftnummer;Transactienummer;Rekening tegenpartij;Naam tegenpartij bevat;Straat en nummer;Postcode en plaats;Transactie;Valutadatum;Bedrag;Devies;BIC;Landcode;Mededelingen',
      'BE12 3456 7890 1234;15/03/2026;00003;00012;BE98 7654 3210 9876;WINKEL;;;BETALING WINKEL 14/03;15/03/2026;-45,10;EUR;;;',
      'BE12 3456 7890 1234;16/03/2026;00003;00013;BE98 7654 3210 9877;KLANT;;;STORTING VAN KLANT;16/03/2026;1.500,00;EUR;GKCCBEBB;BE;factuur 12',
    ],
    lines: [
      ['2026-03-15', '-45.10', 'WINKEL'],
      ['2026-03-16', '1500.00', 'KLANT'],
    ],
    expected: { accountId: 'BE12 3456 7890 1234', closingBalance: '2454.90' },
  },
  {
    name: 'Argenta in Dutch',
    rows: [
      'Rekening;Boekdatum;Valutadatum;Referentie;Beschrijving;Bedrag;Munt;Verrichtingsdatum;Rekening tegenpartij;Naam tegenpartij;Mededeling',
      'BE12 3456 7890 1234;16-03-2026;16-03-2026;B6C15XX01;Betaling;-45,10;EUR;15-03-2026;BE98 7654 3210 9876;WINKEL;bon 1',
      'BE12 3456 7890 1234;17-03-2026;17-03-2026;B6C16XX01;Overschrijving;1.500,00;EUR;17-03-2026;BE98 7654 3210 9877;KLANT;factuur 12',
    ],
    lines: [
      ['2026-03-16', '-45.10', 'WINKEL'],
      ['2026-03-17', '1500.00', 'KLANT'],
    ],
  },
  {
    name: 'Crelan',
    rows: [
      'Date;Montant;Devise;Contrepartie;Compte contrepartie;Type;Communication',
      '15/03/2026;-45,10;EUR;EPICERIE;BE98765432109876;Paiement par carte;ticket 1',
      '16/03/2026;1.500,00;EUR;CLIENT;BE98765432109877;Virement;facture 12',
    ],
    lines: [
      ['2026-03-15', '-45.10', 'EPICERIE'],
      ['2026-03-16', '1500.00', 'CLIENT'],
    ],
  },
]

const africa: readonly Bank[] = [
  {
    name: 'Ecobank',
    rows: [
      'Account Number:,0010012345678901',
      'Account Currency:,XOF',
      '',
      'Transaction Date,Value Date,Reference,Narration,Debit,Credit,Balance',
      '15-MAR-2026,15-MAR-2026,S1234567,ACHAT FOURNISSEUR,"45,100",,"954,900"',
      '16-MAR-2026,16-MAR-2026,S1234568,VIREMENT CLIENT,,"1,500,000","2,454,900"',
    ],
    lines: [
      ['2026-03-15', '-45100', 'FOURNISSEUR'],
      ['2026-03-16', '1500000', 'CLIENT'],
    ],
    expected: { currency: 'XOF', accountId: '0010012345678901', closingBalance: '2454900' },
  },
  {
    name: 'Bank of Africa',
    rows: [
      'Date opération;Date valeur;Libellé opération;Débit;Crédit;Solde',
      '15/03/2026;15/03/2026;ACHAT FOURNISSEUR;45 100;;954 900',
      '16/03/2026;17/03/2026;VIREMENT CLIENT;;1 500 000;2 454 900',
    ],
    lines: [
      ['2026-03-15', '-45100', 'FOURNISSEUR'],
      ['2026-03-16', '1500000', 'CLIENT'],
    ],
    expected: { closingBalance: '2454900' },
  },
  {
    name: 'Société Générale Côte d’Ivoire',
    rows: [
      'Relevé de compte',
      'N° de compte : 12345 67890 12345678901 23',
      'Devise : XOF',
      'Date comptable;Libellé;Date de valeur;Débit;Crédit;Solde',
      '15/03/2026;ACHAT FOURNISSEUR;15/03/2026;45.100;;954.900',
      '16/03/2026;VIREMENT CLIENT;17/03/2026;;1.500.000;2.454.900',
      'Total des mouvements;;;45.100;1.500.000;',
    ],
    lines: [
      ['2026-03-15', '-45100', 'FOURNISSEUR'],
      ['2026-03-16', '1500000', 'CLIENT'],
    ],
    expected: { currency: 'XOF', closingBalance: '2454900' },
  },
]

describe.each([
  ['Canada', canada],
  ['France and the web', france],
  ['Belgium', belgium],
  ['West Africa', africa],
] as const)('banks of %s', (_, banks) => {
  test.each(banks)('$name', ({ rows, lines, expected }) => {
    const found = inspectText(`${rows.join('\r\n')}\r\n`)
    expect(found.problems.filter(({ severity }) => severity === 'row')).toEqual([])
    expect(found.transactions).toBe(lines.length)
    const shown = [found.first, found.last].map((line) => [line?.date, line?.amount])
    expect(shown).toEqual([lines[0]!, lines.at(-1)!].map(([day, amount]) => [day, amount]))
    expect(found.first?.description).toContain(lines[0]![2])
    expect(found.last?.description).toContain(lines.at(-1)![2])
    expect(found).toMatchObject({ outcome: 'parse', ...expected })
  })
})
