/** Payment terms as people write them on an invoice, and the day they make it due. */
import { addDays, type Day, lastDayOf, monthOf } from '../dates.ts'
import type { Ppm } from '../money.ts'
import { Exact } from './decimals.ts'

/**
 * Where the end of a month comes in. `after`: the days, then the end of that month (« 30 jours fin de mois »).
 * `before`: the end of the month, then the days (“Net 30 EOM”). An invoice of 10 January is due on 28 February by the
 * first and on 2 March by the second.
 */
export type MonthEnd = 'none' | 'after' | 'before'

export interface Terms {
  readonly days: number
  readonly monthEnd: MonthEnd
  /** Part of the total that is given up when it is paid within so many days of the invoice. */
  readonly early?: { readonly discountPpm: Ppm; readonly days: number }
}

/** Nobody writes longer terms. */
const TERMS_LENGTH_MAX = 60

const DAYS = String.raw`(\d{1,3}) ?(?:jours?|j|days?|d)?(?: nets?)?`
const LEAD = '(?:(?:payable|due) )?(?:(?:net|n|a|dans|in|within) ?/? ?)?'
const FRENCH_END = '(?:fin (?:de|du) mois|fdm)'
const ENGLISH_END = '(?:eom|end of (?:the )?month)'

const RECEIPT =
  /^(?:(?:payable|due) )?(?:(?:sur|a|des(?: la)?|on|upon) (?:reception|receipt)(?: de (?:la )?facture)?|immediat(?:e|ement|ely)?)$|^(?:comptant|cash|cod)$/

/** Each form with the place of the month end in it; the first that fits is it. */
const FORMS: readonly (readonly [form: RegExp, monthEnd: MonthEnd])[] = [
  [new RegExp(`^${LEAD}${DAYS}(?: date de (?:la )?facture)?$`), 'none'],
  [new RegExp(`^${LEAD}${DAYS},? (?:puis )?(?:a )?(?:la )?${FRENCH_END}$`), 'after'],
  [new RegExp(`^${LEAD}${DAYS},? then (?:the )?${ENGLISH_END}$`), 'after'],
  [
    new RegExp(`^${LEAD}${DAYS},? (?:apres la |(?:after )?(?:the )?)(?:${FRENCH_END}|${ENGLISH_END})$`),
    'before',
  ],
  [new RegExp(`^(?:${FRENCH_END}|${ENGLISH_END}) ?[+,]? ?${DAYS}$`), 'before'],
]

const EARLY =
  /^(\d{1,2}(?:[.,]\d{1,4})?)(?: ?% ?(?:\/ ?|dans |in |within )?| ?\/ ?)(\d{1,3}) ?(?:jours?|j|days?|d)? ?,? ?(n.*)$/

function parseBase(text: string): Terms | null {
  if (RECEIPT.test(text)) return { days: 0, monthEnd: 'none' }
  if (new RegExp(`^(?:${FRENCH_END}|${ENGLISH_END})$`).test(text)) return { days: 0, monthEnd: 'after' }
  for (const [form, monthEnd] of FORMS) {
    const days = form.exec(text)?.[1]
    if (days)
      return { days: Number(days), monthEnd: monthEnd !== 'none' && Number(days) === 0 ? 'after' : monthEnd }
  }
  return null
}

/**
 * Reads terms in French or English, whatever their case, accents and spaces: "Net 30", "30 jours", "Payable sur
 * réception", "2/10 Net 30", "Fin de mois", "30 jours fin de mois", "Net 30 EOM", "Fin de mois + 15 jours". Null for
 * anything else, which stays a text without a due date.
 */
export function parseTerms(text: string): Terms | null {
  if (text.length > TERMS_LENGTH_MAX) return null
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim()
  const early = EARLY.exec(plain)
  if (!early) return parseBase(plain)
  const base = parseBase(early[3]!)
  const discountPpm = new Exact(early[1]!.replace(',', '.')).times(10_000).toNumber()
  const days = Number(early[2])
  if (base?.monthEnd !== 'none' || days > base.days || discountPpm === 0) return null
  return { ...base, early: { discountPpm, days } }
}

/** The last day on which a document of that day is paid in time. */
export function dueDate(terms: Terms, date: Day): Day {
  if (terms.monthEnd === 'before') return addDays(lastDayOf(monthOf(date)), terms.days)
  const due = addDays(date, terms.days)
  return terms.monthEnd === 'after' ? lastDayOf(monthOf(due)) : due
}

const MONTH_END_TEXTS = {
  fr: {
    after: (days: number) => `${days} jours fin de mois`,
    before: (days: number) => `Fin de mois + ${days} jours`,
  },
  en: {
    after: (days: number) => `Net ${days}, then end of month`,
    before: (days: number) => `Net ${days} EOM`,
  },
} as const

/** Terms in the words of an invoice; `parseTerms` reads them back. */
export function termsText({ days, monthEnd, early }: Terms, language: 'fr' | 'en'): string {
  if (monthEnd !== 'none') {
    if (days === 0) return language === 'fr' ? 'Fin de mois' : 'End of month'
    return MONTH_END_TEXTS[language][monthEnd](days)
  }
  if (early) {
    const percent = new Exact(early.discountPpm).div(10_000).toFixed()
    return `${language === 'fr' ? percent.replace('.', ',') : percent}/${early.days} Net ${days}`
  }
  if (days > 0) return `Net ${days}`
  return language === 'fr' ? 'Payable sur réception' : 'Due on receipt'
}

/** The part of the total given up when a document of `date` is paid on `paidOn`; 0 when it is too late for it. */
export function earlyDiscount(terms: Terms, date: Day, paidOn: Day): Ppm {
  const { early } = terms
  return early && paidOn <= addDays(date, early.days) ? early.discountPpm : 0
}
