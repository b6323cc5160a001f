/**
 * What the program knows by heart: charts, GIFI lines, countries, taxes, forms, words of banks, limits of the matching. A change of one word or of one part shows
 * here, row by row, so that it is meant. `vitest run test/db/rules/tables.test.ts -u` writes them anew.
 */
import { expect, test } from 'vitest'
import { COUNTRIES } from '../../../db/rules/charts/countries.ts'
import { GIFI } from '../../../db/rules/charts/gifi.ts'
import { ACCOUNT_ROLES, ACCOUNT_TYPES, chartFor } from '../../../db/rules/charts/index.ts'
import { knownKind } from '../../../db/rules/labels/known-kinds.ts'
import { reasonTexts } from '../../../db/rules/matching/reasons.ts'
import * as scale from '../../../db/rules/matching/scale.ts'
import { DIFFERENCE_KINDS } from '../../../db/rules/matching/types.ts'
import * as words from '../../../db/rules/matching/words.ts'
import { BELGIUM_RETURN } from '../../../db/rules/returns/belgium.ts'
import type { ReturnForm } from '../../../db/rules/returns/form.ts'
import { FRANCE_RETURN } from '../../../db/rules/returns/france.ts'
import { canadaReturn } from '../../../db/rules/returns/quebec.ts'
import { taxOf } from '../../../db/rules/tax.ts'
import { BELGIUM_TAXES } from '../../../db/rules/taxes/belgium.ts'
import { CANADA_TAXES, CANADA_USUAL, QUICK_METHOD_RATES } from '../../../db/rules/taxes/canada.ts'
import { FRANCE_TAXES } from '../../../db/rules/taxes/france.ts'
import { OHADA_TAXES } from '../../../db/rules/taxes/ohada.ts'

/** Labels as banks write them, and what each is when money goes out and when it comes in. */
const LABELS = [
  'RETENUES A LA SOURCE REVENU QC',
  'CNESST 2026-03',
  'IMPOT SUR LE REVENU DES SOCIETES',
  'CORPORATE TAX',
  'PAIE 12',
  'PAYROLL DEPOSIT',
  'PAIEMENT VISA DESJARDINS',
  'CREDIT CARD PAYMENT',
  'PAYMENT - THANK YOU',
  'TPS TVQ REVENU QUEBEC',
  'GST REMITTANCE',
  'FRAIS MENSUELS',
  'SERVICE CHARGE',
  'INTERETS DEBITEURS',
  'INTEREST EARNED',
  'INTERET',
  'VIREMENT ENTRE COMPTES',
  'TRANSFER TO SAVINGS',
  'FRAISE DES CHAMPS',
]
const kinds = LABELS.map((label) => ({
  label,
  out: knownKind(label, -1),
  in: knownKind(label, 1),
  none: knownKind(label, 0),
}))

const linesOf = (...forms: readonly ReturnForm[]) =>
  forms.flatMap(({ parts, ...form }) => [form, ...parts.flatMap(({ lines, ...part }) => [part, ...lines])])

const TABLES: Readonly<Record<string, readonly unknown[]>> = {
  'account-parts': [...ACCOUNT_TYPES, ...ACCOUNT_ROLES],
  'chart-canada': chartFor('CA'),
  'chart-france': chartFor('FR'),
  'chart-belgium': chartFor('BE'),
  'chart-ohada': chartFor('SN'),
  gifi: GIFI,
  countries: COUNTRIES,
  'taxes-canada': [...CANADA_TAXES, CANADA_USUAL, ...QUICK_METHOD_RATES],
  'taxes-france': FRANCE_TAXES,
  'taxes-belgium': BELGIUM_TAXES,
  'taxes-ohada': OHADA_TAXES,
  'taxes-anywhere': [taxOf('ZERO'), taxOf('EXO')],
  'labels-known': kinds,
  'matching-reasons': Object.entries(reasonTexts),
  'matching-scale': Object.entries(scale)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .filter(([, value]) => typeof value !== 'function')
    .map(([name, value]) => [name, value instanceof Set ? [...value] : value]),
  'matching-words': [
    DIFFERENCE_KINDS,
    ...Object.entries(words)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([name, value]) => (value instanceof Set ? [[name, ...value]] : [])),
  ],
  'return-quebec': linesOf(canadaReturn(true, 'regular'), canadaReturn(true, 'quick')),
  'return-canada': linesOf(canadaReturn(false, 'regular'), canadaReturn(false, 'quick')),
  'return-france': linesOf(FRANCE_RETURN),
  'return-belgium': linesOf(BELGIUM_RETURN),
}

/** One row a line; what is computed by a function is told by the tests of its part. */
const rowsOf = (name: string) => TABLES[name]!.map((row) => `${JSON.stringify(row)}\n`).join('')

test.each(Object.keys(TABLES))('%s', async (name) => {
  await expect(rowsOf(name)).toMatchFileSnapshot(`golden/${name}.jsonl`)
})
