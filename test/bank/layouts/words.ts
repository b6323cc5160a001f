/** Words that banks print around and beside movements, by language. */
import type { Language } from './names.ts'
import type { Noise } from './truth.ts'

interface Words {
  readonly title: string
  readonly accountLabel: string
  readonly holder: string
  readonly opening: string
  readonly closing: string
  readonly period: string
  readonly total: string
  readonly note: string
  readonly status: string
  readonly flagNames: readonly string[]
  readonly flags: readonly (readonly [string, string])[]
  readonly account: readonly string[]
  readonly categories: readonly string[]
  readonly noise: Readonly<Record<Noise, string>>
}

export const WORDS: Readonly<Record<Language, Words>> = {
  fr: {
    title: 'Relevé d’opérations',
    accountLabel: 'Numéro de compte',
    holder: 'Titulaire',
    opening: 'Solde initial',
    closing: 'Solde final',
    period: 'Période',
    total: 'Total',
    note: 'Document sans valeur contractuelle.',
    status: 'Exécuté',
    flagNames: ['Sens', 'D/C', 'Débit/Crédit', 'Sens de l’opération'],
    flags: [
      ['D', 'C'],
      ['Débit', 'Crédit'],
      ['DÉBIT', 'CRÉDIT'],
      ['DR', 'CR'],
    ],
    account: ['Numéro de compte', 'Compte', 'N° de compte'],
    categories: ['Alimentation', 'Logement', 'Salaires', 'Divers'],
    noise: {
      category: 'Catégorie',
      card: 'Numéro de carte',
      cheque: 'N° de chèque',
      bic: 'BIC contrepartie',
      counter: 'Compte contrepartie',
      status: 'Statut',
      country: 'Code pays',
      tags: 'Commentaire interne',
      empty: '',
      payee: 'Nom contrepartie',
    },
  },
  en: {
    title: 'Account activity',
    accountLabel: 'Account Number:',
    holder: 'Account holder',
    opening: 'Opening Balance',
    closing: 'Closing Balance',
    period: 'Period',
    total: 'Total',
    note: 'This is not an official statement.',
    status: 'Posted',
    flagNames: ['Type', 'Debit/Credit', 'Transaction Type', 'DR/CR'],
    flags: [
      ['Debit', 'Credit'],
      ['DEBIT', 'CREDIT'],
      ['DR', 'CR'],
      ['D', 'C'],
    ],
    account: ['Account Number', 'Account'],
    categories: ['Groceries', 'Rent', 'Payroll', 'Misc'],
    noise: {
      category: 'Category',
      card: 'Card No.',
      cheque: 'Cheque Number',
      bic: 'BIC',
      counter: 'Counterparty account',
      status: 'Status',
      country: 'Country code',
      tags: 'Tags',
      empty: '',
      payee: 'Counterparty name',
    },
  },
  nl: {
    title: 'Rekeninguittreksel',
    accountLabel: 'Rekeningnummer',
    holder: 'Houder',
    opening: 'Beginsaldo',
    closing: 'Eindsaldo',
    period: 'Periode',
    total: 'Totaal',
    note: 'Dit is geen officieel document.',
    status: 'Geaccepteerd',
    flagNames: ['Af Bij', 'D/C', 'CreditDebet'],
    flags: [
      ['Af', 'Bij'],
      ['D', 'C'],
      ['Debet', 'Credit'],
    ],
    account: ['Rekeningnummer', 'Rekening'],
    categories: ['Voeding', 'Wonen', 'Loon'],
    noise: {
      category: 'Categorie',
      card: 'Kaartnummer',
      cheque: 'Chequenummer',
      bic: 'BIC tegenpartij',
      counter: 'Rekening tegenpartij',
      status: 'Status',
      country: 'Landcode',
      tags: 'Labels',
      empty: '',
      payee: 'Naam tegenpartij',
    },
  },
  de: {
    title: 'Umsatzanzeige',
    accountLabel: 'Kontonummer',
    holder: 'Kontoinhaber',
    opening: 'Anfangssaldo',
    closing: 'Endsaldo',
    period: 'Zeitraum',
    total: 'Summe',
    note: 'Dies ist kein amtlicher Auszug.',
    status: 'Gebucht',
    flagNames: ['Soll/Haben', 'D/C'],
    flags: [
      ['S', 'H'],
      ['Soll', 'Haben'],
    ],
    account: ['Auftragskonto', 'Kontonummer'],
    categories: ['Lebensmittel', 'Wohnen', 'Gehalt'],
    noise: {
      category: 'Kategorie',
      card: 'Kartennummer',
      cheque: 'Schecknummer',
      bic: 'BIC',
      counter: 'IBAN Zahlungsempfänger',
      status: 'Status',
      country: 'Land',
      tags: 'Notiz',
      empty: '',
      payee: 'Begünstigter',
    },
  },
  es: {
    title: 'Movimientos de la cuenta',
    accountLabel: 'Cuenta',
    holder: 'Titular',
    opening: 'Saldo inicial',
    closing: 'Saldo final',
    period: 'Periodo',
    total: 'Total',
    note: 'Documento sin valor contractual.',
    status: 'Realizado',
    flagNames: ['D/C', 'Debe/Haber'],
    flags: [
      ['D', 'C'],
      ['Debe', 'Haber'],
    ],
    account: ['Cuenta', 'Número de cuenta'],
    categories: ['Comida', 'Casa', 'Sueldo'],
    noise: {
      category: 'Categoría',
      card: 'Número de tarjeta',
      cheque: 'Número de cheque',
      bic: 'BIC',
      counter: 'Cuenta beneficiario',
      status: 'Estado',
      country: 'País',
      tags: 'Notas',
      empty: '',
      payee: 'Beneficiario',
    },
  },
}
