/** What a client or supplier is given: checked all at once, and what looks odd is told without being refused. */
import type { Company } from '../company/company.ts'
import { catalogue, type Detail } from '../rules/errors.ts'
import { checkTaxNumber, type TaxNumberKind } from '../rules/taxnumbers.ts'
import { getParty, type PartyRow, partyFamily, saveRecord } from './parties.ts'
import { findDuplicates, type Traits } from './party-duplicates.ts'
import { termsProblems } from './settings.ts'
import { accountProblems, taxProblems } from './usual-choices.ts'

const { refuse, detail } = catalogue({
  'party.refused': {
    fr: 'Cette fiche ne peut pas être enregistrée : {count} chose(s) à corriger.',
    en: 'This record cannot be saved: {count} thing(s) to correct.',
  },
  'party.negativeLimit': {
    fr: 'Une limite de crédit ne va pas sous zéro. Videz le champ pour n’en avoir aucune.',
    en: 'A credit limit does not go below zero. Empty the field to have none.',
  },
  'party.likelyDuplicate': {
    fr: '« {name} » est peut-être déjà dans vos fiches ({reasons}). Regardez-la, et fusionnez-les au besoin.',
    en: '“{name}” may already be in your records ({reasons}). Look at it, and merge them if need be.',
  },
  'party.numberTwice': {
    fr: 'Le numéro {number} est aussi celui de « {name} ». Changez l’un des deux.',
    en: 'Number {number} is also that of “{name}”. Change one of the two.',
  },
})

/** `taxNumber` → what it says; the same words in both languages where there are only figures. */
const REASON_NAMES = {
  taxNumber: { fr: 'même numéro de taxes', en: 'same tax number' },
  email: { fr: 'même courriel', en: 'same e-mail' },
  phone: { fr: 'même téléphone', en: 'same phone' },
  name: { fr: 'même nom', en: 'same name' },
  similarName: { fr: 'nom presque pareil', en: 'almost the same name' },
} as const

export type PartyValues = Readonly<Partial<Omit<PartyRow, 'id' | 'merged_into'>>>

function problems(company: Company, values: PartyValues): Detail[] {
  const { sql } = company
  const { credit_limit: limit } = values
  return [
    ...termsProblems('terms', values.terms),
    ...accountProblems(sql, 'salesAccount', values.sales_account),
    ...accountProblems(sql, 'purchaseAccount', values.purchase_account),
    ...taxProblems(company, 'salesTaxes', values.sales_taxes, true),
    ...taxProblems(company, 'purchaseTaxes', values.purchase_taxes, false),
    ...(limit != null && limit < 0 ? [detail('creditLimit', 'party.negativeLimit')] : []),
  ]
}

/**
 * Adds a party (`id` null) or changes the one that stands for `id`. Refuses, all at once: terms that cannot be read, a
 * negative limit, accounts and taxes that do not exist.
 */
export function saveParty(company: Company, id: string | null, values: PartyValues): PartyRow {
  const kept = id === null ? null : getParty(company.sql, id).id
  const wrong = problems(company, values)
  if (wrong.length > 0) throw refuse('party.refused', { count: wrong.length }, wrong)
  return getParty(company.sql, saveRecord(company, 'party', kept, values))
}

/** Which rule checks a kind of number: TVH is TPS (Excise Tax Act, Part IX); the others are kept unchecked. */
const CHECKED: Readonly<Record<string, TaxNumberKind>> = {
  TPS: 'TPS',
  TVH: 'TPS',
  TVQ: 'TVQ',
  SIREN: 'SIREN',
  'TVA-FR': 'TVA-FR',
  'TVA-BE': 'TVA-BE',
}

/** What is odd about tax numbers: they are kept as they are. */
export function taxNumberWarnings(numbers: Readonly<Record<string, string>>): Detail[] {
  return Object.entries(numbers).flatMap(([kind, text]) => {
    const rule = Object.hasOwn(CHECKED, kind) ? CHECKED[kind] : undefined
    const message = rule && text.trim() !== '' ? checkTaxNumber(rule, text).warning : undefined
    return message ? [{ path: `taxNumbers.${kind}`, code: 'party.taxNumber', message }] : []
  })
}

/** Likely duplicates told at once: the others are found by `party.duplicates`. */
const DUPLICATES_TOLD = 3

function duplicateWarnings(company: Company, id: string, traits: Traits): Detail[] {
  return findDuplicates(company.sql, traits, partyFamily(company.sql, id))
    .slice(0, DUPLICATES_TOLD)
    .map(({ name, reasons }) => {
      const words = (language: 'fr' | 'en') =>
        reasons.map((reason) => REASON_NAMES[reason][language]).join(', ')
      const { message, ...rest } = detail('', 'party.likelyDuplicate', { name })
      return {
        ...rest,
        message: {
          fr: message.fr.replace('{reasons}', words('fr')),
          en: message.en.replace('{reasons}', words('en')),
        },
      }
    })
}

function numberWarnings(company: Company, { id, number }: PartyRow): Detail[] {
  if (!number) return []
  const other = company.sql.get<{ name: string | null }>(
    `SELECT name FROM party WHERE number = ? COLLATE NOCASE AND coalesce(archived, 0) = 0
       AND id NOT IN (SELECT value FROM json_each(?)) LIMIT 1`,
    number,
    JSON.stringify(partyFamily(company.sql, id)),
  )
  return other ? [detail('number', 'party.numberTwice', { number, name: other.name ?? '' })] : []
}

/** What is odd about a record as it stands now: tax numbers, another one with its number, likely duplicates. */
export function partyWarnings(company: Company, row: PartyRow): Detail[] {
  const taxNumbers = JSON.parse(row.tax_numbers ?? '{}') as Record<string, string>
  return [
    ...taxNumberWarnings(taxNumbers),
    ...numberWarnings(company, row),
    ...duplicateWarnings(company, row.id, { ...row, taxNumbers }),
  ]
}
