/**
 * Names of columns by role and language, for made-up statements: those of the reference material where it is there,
 * else (and besides) a list of our own, written from what banks and bookkeeping programs print.
 */
import fs from 'node:fs'
import { sharedPath } from '../../support/shared.ts'

export const LANGUAGES = ['fr', 'en', 'nl', 'de', 'es'] as const
export type Language = (typeof LANGUAGES)[number]

export const NAMED_ROLES = [
  'date',
  'valueDate',
  'text',
  'amount',
  'debit',
  'credit',
  'balance',
  'reference',
  'currency',
] as const
export type NamedRole = (typeof NAMED_ROLES)[number]

export type Names = Readonly<Record<NamedRole, Readonly<Record<Language, readonly string[]>>>>

const split = (names: string): string[] => names.split('|').map((name) => name.trim())

/** Our own list. */
const OWN: Readonly<Record<NamedRole, Readonly<Record<Language, string>>>> = {
  date: {
    fr: 'Date|Date opération|Date de l’opération|Date comptable|Date d’inscription|Date du mouvement|Jour|Date transaction',
    en: 'Date|Transaction Date|Posting Date|Posted Date|Booking Date|Trans. Date|Entry Date|Effective Date',
    nl: 'Datum|Boekdatum|Boekingsdatum|Uitvoeringsdatum|Transactiedatum',
    de: 'Datum|Buchungstag|Buchungsdatum|Transaktionsdatum',
    es: 'Fecha|Fecha operación|Fecha de operación',
  },
  valueDate: {
    fr: 'Date valeur|Date de valeur|Date val.',
    en: 'Value Date|Settlement date',
    nl: 'Valutadatum|Rentedatum',
    de: 'Valutadatum|Wertstellung',
    es: 'Fecha valor',
  },
  text: {
    fr: 'Libellé|Description|Détail|Nature de l’opération|Opération|Communication|Intitulé|Motif',
    en: 'Description|Details|Transaction Details|Memo|Narrative|Particulars|Payee|Name',
    nl: 'Omschrijving|Mededeling|Beschrijving|Naam / Omschrijving',
    de: 'Verwendungszweck|Buchungstext|Beschreibung|Empfänger',
    es: 'Concepto|Descripción',
  },
  amount: {
    fr: 'Montant|Montant EUR|Montant de l’opération|Montant en EUR|Somme',
    en: 'Amount|Transaction Amount|Amount (CAD)|Net Amount|CAD$',
    nl: 'Bedrag|Bedrag (EUR)|Mutatie',
    de: 'Betrag|Betrag (EUR)|Umsatz|Buchungsbetrag',
    es: 'Importe|Importe (EUR)',
  },
  debit: {
    fr: 'Débit|Débits|Débit euros|Retrait|Retraits|Sortie|Dépense|Montant débit',
    en: 'Debit|Debits|Debit Amount|Withdrawal|Withdrawals ($)|Money Out|Paid Out|Outflow',
    nl: 'Af|Debet|Uit',
    de: 'Soll|Belastung|Lastschrift',
    es: 'Cargo|Cargos',
  },
  credit: {
    fr: 'Crédit|Crédits|Crédit euros|Dépôt|Dépôts|Entrée|Recette|Montant crédit',
    en: 'Credit|Credits|Credit Amount|Deposit|Deposits ($)|Money In|Paid In|Inflow',
    nl: 'Bij|Credit|In',
    de: 'Haben|Gutschrift',
    es: 'Abono|Abonos',
  },
  balance: {
    fr: 'Solde|Solde comptable|Solde après opération|Nouveau solde',
    en: 'Balance|Running Balance|Account Balance|Balance ($)|Ending Balance',
    nl: 'Saldo|Boeksaldo',
    de: 'Saldo|Kontostand|Saldo nach Buchung',
    es: 'Saldo|Saldo disponible',
  },
  reference: {
    fr: 'Référence|Numéro d’opération|N° de transaction|N° pièce',
    en: 'Reference|Transaction ID|Reference Number|Operation Number',
    nl: 'Referentie|Volgnummer|Transactiereferentie',
    de: 'Kundenreferenz|Buchungsreferenz',
    es: 'Referencia',
  },
  currency: {
    fr: 'Devise|Monnaie|Devise du compte',
    en: 'Currency|CCY|Account Currency',
    nl: 'Munt|Muntcode|Devies',
    de: 'Währung|Buchungswährung',
    es: 'Moneda|Divisa',
  },
}

const HEADINGS: readonly (readonly [RegExp, NamedRole])[] = [
  [/^### Transaction/, 'date'],
  [/^### Value date/, 'valueDate'],
  [/^### Description/, 'text'],
  [/^### Signed amount/, 'amount'],
  [/^### Debit/, 'debit'],
  [/^### Credit/, 'credit'],
  [/^### Running balance/, 'balance'],
  [/^### Reference/, 'reference'],
  [/^### Currency/, 'currency'],
]
const LETTERS: Readonly<Record<string, readonly Language[]>> = {
  F: ['fr'],
  E: ['en'],
  N: ['nl'],
  D: ['de'],
  'N/D': ['nl', 'de'],
  S: ['es'],
}
/** Marked as ambiguous, converted amounts, parts of numbered columns, and days of use beside days of booking. */
const PASSED_OVER =
  /\*|FRANCS|accountbalance|VWZ|Beschreibung1|-1\/-2|^Net$|^Net ?Amount$|Original currency|^Transfer|[Ss]tarted|[Cc]ompleted|de début|de fin/

/** A name without the remarks that stand behind it in brackets; a currency in brackets is part of the name. */
function bare(name: string): string {
  return name.replace(/ \((?!EUR|GBP|SGD|UTC|\$|total|local|TTC|incl)[^)]*\)$/, '').trim()
}

function fromReference(): Partial<Record<NamedRole, Partial<Record<Language, string[]>>>> {
  const file = sharedPath('statements', 'COLUMNS.md')
  const found: Partial<Record<NamedRole, Partial<Record<Language, string[]>>>> = {}
  if (!file) return found
  let role: NamedRole | null = null
  for (const line of fs.readFileSync(file, 'utf8').split('\n')) {
    if (line.startsWith('#')) role = HEADINGS.find(([heading]) => heading.test(line))?.[1] ?? null
    const match = /^(F|E|N|D|N\/D|S): (.*)$/.exec(line)
    if (!role || !match) continue
    const names = match[2]!.split(' · ').filter((name) => !PASSED_OVER.test(name))
    for (const language of LETTERS[match[1]!]!) {
      found[role] ??= {}
      found[role]![language] = [...(found[role]![language] ?? []), ...names.map(bare)]
    }
  }
  return found
}

/** Both lists together; at least one name for every role and language. */
export function allNames(): Names {
  const reference = fromReference()
  const names: Record<string, Record<string, string[]>> = {}
  for (const role of NAMED_ROLES) {
    names[role] = {}
    for (const language of LANGUAGES) {
      const both = [...split(OWN[role][language]), ...(reference[role]?.[language] ?? [])]
      names[role]![language] = [...new Set(both)].filter((name) => name !== '')
    }
  }
  return names as unknown as Names
}
