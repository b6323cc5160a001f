/** What an export is drawn with: words in the language asked, columns by name, spans of days as they are said. */
import type { Company } from '../../../db/company/company.ts'
import type { Day } from '../../../db/rules/dates.ts'
import { catalogue, fill, type Text } from '../../../db/rules/errors.ts'
import { showDay } from '../../exports/figures.ts'
import type { ColumnKind, Language, ReportColumn, ReportRow } from '../../exports/table.ts'
import { HEADINGS, type Heading } from './words.ts'

/** Rows of one file. Above, a person asks for a shorter period: nobody reads so many, and paper takes minutes. */
export const ROWS_MAX = 100_000

const { refuse } = catalogue({
  'export.tooMany': {
    fr: 'Cela fait plus de {max} lignes, le maximum d’un fichier. Choisissez une période plus courte ou d’autres filtres.',
    en: 'This makes more than {max} rows, the most of one file. Choose a shorter period or other filters.',
  },
})

/** Refuses more rows than a file holds. */
export function checkRows(count: number): void {
  if (count > ROWS_MAX) throw refuse('export.tooMany', { max: ROWS_MAX })
}

/** A report as drawn; the frame (company, day of printing, currency) is put around it by the operation. */
export interface Drawn {
  readonly title: string
  readonly subtitle: readonly string[]
  readonly columns: readonly ReportColumn[]
  readonly rows: readonly ReportRow[]
  readonly notes?: readonly string[]
  /** Of its amounts, when it is not the company's. */
  readonly currency?: string
  /** What the file is named after its title: the days, an account. */
  readonly stamp: string
}

type Values = Readonly<Record<string, string | number>>

/** Columns in order: their heading with what their cells hold. */
export type Columns = Readonly<Partial<Record<Heading, ColumnKind>>>

export class Sheet {
  readonly company: Company
  readonly language: Language
  readonly currency: string
  readonly decimals: number

  constructor(company: Company, language: Language) {
    const { currency, decimals } = company.facts()
    this.company = company
    this.language = language
    this.currency = currency
    this.decimals = decimals
  }

  say(text: Text, values?: Values): string {
    return fill(text, values)[this.language]
  }

  /** A word of a closed list; what the list lacks stays as it is, rather than vanishing. */
  word(list: Readonly<Record<string, Text>>, key: string | null): string | null {
    if (key === null) return null
    const text = list[key]
    return text ? text[this.language] : key
  }

  /** The name of an account or of a tax. */
  nameOf({ name, nameEn }: { readonly name: string; readonly nameEn: string }): string {
    return this.language === 'en' ? nameEn : name
  }

  day(day: Day): string {
    return showDay(day, this.language)
  }

  columns(columns: Columns): ReportColumn[] {
    return Object.entries(columns).map(([key, kind]) => {
      const { wide, ...label } = HEADINGS[key as Heading] as Text & { wide?: number }
      return { key, kind, label: this.say(label), ...(wide === undefined ? {} : { width: wide }) }
    })
  }

  asOf(day: Day): string {
    return this.say({ fr: 'Au {day}', en: 'As of {day}' }, { day: this.day(day) })
  }

  /** A span that may be open on either side; nothing when it is on both. */
  span(from: Day | null | undefined, to: Day | null | undefined): string[] {
    const values = { from: from ? this.day(from) : '', to: to ? this.day(to) : '' }
    if (from && to) return [this.say({ fr: 'Du {from} au {to}', en: 'From {from} to {to}' }, values)]
    if (from) return [this.say({ fr: 'Depuis le {from}', en: 'Since {from}' }, values)]
    return to ? [this.say({ fr: 'Jusqu’au {to}', en: 'Through {to}' }, values)] : []
  }
}

/** The days of a span in a file's name. */
export const stampOf = (...days: readonly (string | null | undefined)[]): string =>
  days.filter(Boolean).join(' ')
