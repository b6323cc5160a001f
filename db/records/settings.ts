/**
 * What a company chose once for all its documents: a closed list of keys, each with its type and what it is when nothing
 * was chosen. A value lies in the `setting` record of its key, as JSON.
 */
import Decimal from 'decimal.js'
import type { Company } from '../company/company.ts'
import { DOCUMENT_KINDS, type DocumentKind } from '../rules/documents/kinds.ts'
import { defaultForms, parseNumberForm } from '../rules/documents/numbers.ts'
import { parseTerms } from '../rules/documents/terms.ts'
import { catalogue, type Detail, Refusal } from '../rules/errors.ts'
import { decimalsOf } from '../rules/money.ts'
import type { Sql } from '../sql.ts'
import { recordDrafts } from './fields.ts'

const { detail, refuse } = catalogue({
  'settings.refused': {
    fr: 'Ces paramètres ne peuvent pas être enregistrés : {count} chose(s) à corriger.',
    en: 'These settings cannot be saved: {count} thing(s) to correct.',
  },
  'settings.unknown': {
    fr: 'Le paramètre « {key} » n’existe pas. Paramètres possibles : {known}.',
    en: 'Setting “{key}” does not exist. Possible settings: {known}.',
  },
  'settings.notText': {
    fr: 'Donnez ici un texte d’au plus {max} caractères, ou rien pour revenir à l’usage.',
    en: 'Give a text of at most {max} characters here, or nothing to go back to the usual.',
  },
  'settings.notWhole': {
    fr: 'Donnez ici un nombre entier de {min} à {max}.',
    en: 'Give a whole number from {min} to {max} here.',
  },
  'settings.notAmount': {
    fr: 'Donnez ici un montant positif, par exemple « 1000 » ou « 2500.50 », ou « {off} » pour ne pas en être averti.',
    en: 'Give a positive amount here, for example “1000” or “2500.50”, or “{off}” not to be told.',
  },
  'settings.notPercent': {
    fr: 'Donnez ici un pourcentage de 0 à 100, par exemple « 10 » ou « 7.5 ».',
    en: 'Give a percentage from 0 to 100 here, for example “10” or “7.5”.',
  },
  'terms.unknown': {
    fr: 'Les modalités « {text} » ne se lisent pas. Écrivez par exemple « Net 30 », « 30 jours fin de mois », « 2/10 Net 30 » ou « Payable sur réception ».',
    en: 'The terms “{text}” cannot be read. Write for example “Net 30”, “Net 30 EOM”, “2/10 Net 30” or “Due on receipt”.',
  },
})

/** What is wrong with terms of payment, under the path of their field; nothing when they can be read. */
export function termsProblems(path: string, text: string | null | undefined): Detail[] {
  const isFine = text === null || text === undefined || parseTerms(text) !== null
  return isFine ? [] : [detail(path, 'terms.unknown', { text: text.slice(0, 60) })]
}

interface Rule<T> {
  /** The value when nothing was chosen. */
  readonly usual: T
  /** What is wrong with a value; nothing for one to keep. */
  readonly problems: (value: unknown, path: string) => Detail[]
}

const TEXT_MAX = 2_000

function textRule(max: number): Rule<string | null> {
  return {
    usual: null,
    problems: (value, path) =>
      typeof value === 'string' && value.length <= max ? [] : [detail(path, 'settings.notText', { max })],
  }
}

function termsRule(usual: string | null): Rule<string | null> {
  return {
    usual,
    problems: (value, path) =>
      typeof value === 'string'
        ? termsProblems(path, value)
        : [detail(path, 'settings.notText', { max: 60 })],
  }
}

function wholeRule(usual: number, min: number, max: number): Rule<number> {
  return {
    usual,
    problems: (value, path) =>
      Number.isSafeInteger(value) && (value as number) >= min && (value as number) <= max
        ? []
        : [detail(path, 'settings.notWhole', { min, max })],
  }
}

const PERCENT = /^\d{1,3}(\.\d{1,4})?$/
const percentRule = (usual: string): Rule<string> => ({
  usual,
  problems: (value, path) =>
    typeof value === 'string' && PERCENT.test(value) && new Decimal(value).lte(100)
      ? []
      : [detail(path, 'settings.notPercent')],
})

/** What stands in the place of an amount when nothing is to be told. */
export const OFF = 'off'
const AMOUNT = /^\d{1,12}(\.\d{1,3})?$/
const amountRule = (usual: string): Rule<string> => ({
  usual,
  problems: (value, path) =>
    value === OFF || (typeof value === 'string' && AMOUNT.test(value))
      ? []
      : [detail(path, 'settings.notAmount', { off: OFF })],
})

/** Settings whose usual value does not depend on the company. */
const RULES = {
  'sales.terms': termsRule('Net 30'),
  /** At the foot of quotes and invoices. */
  'sales.notes': textRule(TEXT_MAX),
  /** How to pay: printed on invoices. */
  'sales.paymentInstructions': textRule(TEXT_MAX),
  /** Days for which a quote can be accepted. */
  'sales.quoteDays': wholeRule(30, 0, 365),
  'purchase.terms': termsRule(null),
  /** Part of an invoice that the client keeps until the work is accepted, in percent. */
  'holdback.percent': percentRule('10'),
  /** A bank account below this, in the company's currency, is an alert. */
  'alerts.lowBalance': amountRule('1000'),
  /** Money out above this in one movement is an alert, for so many days. */
  'alerts.largeExpense': amountRule('5000'),
  'alerts.largeExpenseDays': wholeRule(30, 1, 366),
  /** Days from which a late invoice is told (0: never), is a warning, is critical. */
  'alerts.overdueInfoDays': wholeRule(1, 0, 3_650),
  'alerts.overdueWarningDays': wholeRule(30, 1, 3_650),
  'alerts.overdueWarningAmount': amountRule(OFF),
  'alerts.overdueCriticalDays': wholeRule(60, 1, 3_650),
  /** Accounts of the differences that a bank line explains; those of the chart when nothing was chosen. */
  'bank.discountGivenAccount': textRule(20),
  'bank.discountReceivedAccount': textRule(20),
  'bank.feeAccount': textRule(20),
  'bank.roundingAccount': textRule(20),
} as const

type Values = { readonly [K in keyof typeof RULES]: (typeof RULES)[K] extends Rule<infer T> ? T : never }

/** Every setting with the type of its value. `numbers.<kind>` is the form of the numbers of a kind of document. */
export type Settings = Values & { readonly [K in `numbers.${DocumentKind}`]: string }
export type SettingKey = keyof Settings

const NUMBERS = 'numbers.'

/** Every key, in the order in which they are shown. */
export const SETTING_KEYS: readonly SettingKey[] = [
  ...(Object.keys(RULES) as (keyof Values)[]),
  ...DOCUMENT_KINDS.map((kind) => `${NUMBERS}${kind}` as const),
]

const ruleOf = (key: SettingKey) => (RULES as Partial<Record<SettingKey, Rule<unknown>>>)[key]

function numberProblems(value: unknown, path: string): Detail[] {
  if (typeof value !== 'string') return [detail(path, 'settings.notText', { max: 40 })]
  try {
    parseNumberForm(value)
    return []
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return error.details.map((problem) => ({ ...problem, path }))
  }
}

const problemsOf = (key: SettingKey, value: unknown, path: string): Detail[] =>
  (ruleOf(key)?.problems ?? numberProblems)(value, path)

function usualOf(sql: Sql, key: SettingKey): unknown {
  const rule = ruleOf(key)
  const company = sql.get<{ country: string; language: string | null; currency: string }>(
    'SELECT country, language, currency FROM company',
  )!
  // the usual amounts are of dollars and euros: about 500 francs CFA for one of them
  if (
    rule &&
    key.startsWith('alerts.') &&
    typeof rule.usual === 'string' &&
    decimalsOf(company.currency) === 0
  )
    return rule.usual === OFF ? OFF : new Decimal(rule.usual).times(500).toString()
  if (rule) return rule.usual
  const forms = defaultForms(company.country, company.language === 'en' ? 'en' : 'fr')
  return forms[key.slice(NUMBERS.length) as DocumentKind]
}

function chosen(sql: Sql, key: SettingKey): { value: unknown } | null {
  const text = sql.get<{ value: string | null }>('SELECT value FROM setting WHERE id = ?', key)?.value
  if (text === null || text === undefined) return null
  const value: unknown = JSON.parse(text)
  // what a newer program wrote and this one does not understand counts for nothing
  return problemsOf(key, value, '').length === 0 ? { value } : null
}

/** The value of a setting: what was chosen, else the usual one of the company's country and language. */
export function getSetting<K extends SettingKey>(sql: Sql, key: K): Settings[K] {
  const found = chosen(sql, key)
  return (found ? found.value : usualOf(sql, key)) as Settings[K]
}

export interface ShownSetting {
  readonly key: SettingKey
  readonly value: string | number | null
  /** What it is when nothing was chosen. */
  readonly usual: string | number | null
  readonly isUsual: boolean
}

/** Every setting with its value and its usual one. */
export function allSettings(sql: Sql): ShownSetting[] {
  return SETTING_KEYS.map((key) => ({
    key,
    value: getSetting(sql, key),
    usual: usualOf(sql, key) as string | number | null,
    isUsual: chosen(sql, key) === null,
  }))
}

const isKey = (key: string): key is SettingKey => (SETTING_KEYS as readonly string[]).includes(key)

/** Chooses settings; null goes back to the usual. Refuses, all at once, unknown keys and values that do not fit. */
export function setSettings(
  company: Company,
  values: Readonly<Record<string, string | number | null>>,
): void {
  const problems = Object.entries(values).flatMap(([key, value]) => {
    if (!isKey(key)) return [detail(key, 'settings.unknown', { key, known: SETTING_KEYS.join(', ') })]
    return value === null ? [] : problemsOf(key, value, key)
  })
  if (problems.length > 0) throw refuse('settings.refused', { count: problems.length }, problems)
  const sets = Object.entries(values).map(([key, value]) => ({
    kind: 'setting' as const,
    record: key,
    values: { value: value === null ? null : JSON.stringify(value) },
  }))
  if (sets.length > 0) company.append(recordDrafts(company.sql, sets))
}
