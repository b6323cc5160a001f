/** The countries whose chart and taxes the program knows: ISO 3166 codes, ISO 4217 currencies. */
import { catalogue } from '../errors.ts'

const { refuse } = catalogue({
  'country.unsupported': {
    fr: 'Le pays « {code} » n’est pas pris en charge. Choisissez parmi : {known}.',
    en: 'Country “{code}” is not supported. Choose among: {known}.',
  },
})

export interface Province {
  readonly code: string
  readonly name: string
  readonly nameEn: string
}

export interface Country {
  /** ISO 3166-1 alpha-2. */
  readonly code: string
  readonly name: string
  readonly nameEn: string
  /** ISO 4217 code of the money in which the books are kept. */
  readonly currency: string
  /** Language proposed for a new company. */
  readonly language: 'fr' | 'en'
  /** Proposed year end, `MM-DD`. */
  readonly fiscalYearEnd: string
  /** Places whose taxes differ; empty where the country has one system. */
  readonly provinces: readonly Province[]
}

// biome-ignore format: one province a line
const CANADIAN_PROVINCES: readonly Province[] = [
  { code: 'QC', name: 'Québec', nameEn: 'Quebec' },
  { code: 'ON', name: 'Ontario', nameEn: 'Ontario' },
  { code: 'NB', name: 'Nouveau-Brunswick', nameEn: 'New Brunswick' },
  { code: 'NS', name: 'Nouvelle-Écosse', nameEn: 'Nova Scotia' },
  { code: 'PE', name: 'Île-du-Prince-Édouard', nameEn: 'Prince Edward Island' },
  { code: 'NL', name: 'Terre-Neuve-et-Labrador', nameEn: 'Newfoundland and Labrador' },
  { code: 'MB', name: 'Manitoba', nameEn: 'Manitoba' },
  { code: 'SK', name: 'Saskatchewan', nameEn: 'Saskatchewan' },
  { code: 'AB', name: 'Alberta', nameEn: 'Alberta' },
  { code: 'BC', name: 'Colombie-Britannique', nameEn: 'British Columbia' },
  { code: 'YT', name: 'Yukon', nameEn: 'Yukon' },
  { code: 'NT', name: 'Territoires du Nord-Ouest', nameEn: 'Northwest Territories' },
  { code: 'NU', name: 'Nunavut', nameEn: 'Nunavut' },
]

/** The 17 states of OHADA keep their books by SYSCOHADA, with the calendar year as the fiscal year (AUDCIF, art. 7). */
// biome-ignore format: one state a line
const OHADA_ROWS: readonly (readonly [code: string, name: string, nameEn: string, currency: string])[] = [
  ['BJ', 'Bénin', 'Benin', 'XOF'],
  ['BF', 'Burkina Faso', 'Burkina Faso', 'XOF'],
  ['CM', 'Cameroun', 'Cameroon', 'XAF'],
  ['CF', 'République centrafricaine', 'Central African Republic', 'XAF'],
  ['KM', 'Comores', 'Comoros', 'KMF'],
  ['CG', 'Congo', 'Congo', 'XAF'],
  ['CI', 'Côte d’Ivoire', 'Côte d’Ivoire', 'XOF'],
  ['GA', 'Gabon', 'Gabon', 'XAF'],
  ['GN', 'Guinée', 'Guinea', 'GNF'],
  ['GW', 'Guinée-Bissau', 'Guinea-Bissau', 'XOF'],
  ['GQ', 'Guinée équatoriale', 'Equatorial Guinea', 'XAF'],
  ['ML', 'Mali', 'Mali', 'XOF'],
  ['NE', 'Niger', 'Niger', 'XOF'],
  ['CD', 'République démocratique du Congo', 'Democratic Republic of the Congo', 'CDF'],
  ['SN', 'Sénégal', 'Senegal', 'XOF'],
  ['TD', 'Tchad', 'Chad', 'XAF'],
  ['TG', 'Togo', 'Togo', 'XOF'],
]

const calendarYear = { language: 'fr', fiscalYearEnd: '12-31', provinces: [] } as const

/** Every supported country, in the order in which a person is shown them. */
export const COUNTRIES: readonly Country[] = [
  {
    ...calendarYear,
    code: 'CA',
    name: 'Canada',
    nameEn: 'Canada',
    currency: 'CAD',
    provinces: CANADIAN_PROVINCES,
  },
  { ...calendarYear, code: 'FR', name: 'France', nameEn: 'France', currency: 'EUR' },
  { ...calendarYear, code: 'BE', name: 'Belgique', nameEn: 'Belgium', currency: 'EUR' },
  ...OHADA_ROWS.map(([code, name, nameEn, currency]) => ({ ...calendarYear, code, name, nameEn, currency })),
]

/** ISO codes of the states that use the SYSCOHADA chart. */
export const OHADA_COUNTRIES: readonly string[] = OHADA_ROWS.map(([code]) => code)

/** The country of an ISO code, if it is supported. */
export function countryOf(code: string): Country | undefined {
  return COUNTRIES.find((country) => country.code === code)
}

/** The country of an ISO code; refuses one that the program has no chart for. */
export function requireCountry(code: string): Country {
  const country = countryOf(code)
  if (!country) throw refuse('country.unsupported', { code, known: COUNTRIES.map((c) => c.code).join(', ') })
  return country
}
