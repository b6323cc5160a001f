/** Operations on periods and fiscal years. */
import { z } from 'zod'
import type { Company } from '../../db/company/company.ts'
import { type Closing, closedBy, closeYear, previewClosing } from '../../db/ledger/closing.ts'
import { lockedThrough, lockPeriod, unlockPeriod } from '../../db/ledger/periods.ts'
import { getAccount } from '../../db/records/accounts.ts'
import {
  addDays,
  type Day,
  fiscalYear,
  fiscalYearOf,
  lastDayOf,
  localDay,
  monthOf,
} from '../../db/rules/dates.ts'
import { date, line, money } from './codecs.ts'
import { reads, writes } from './registry.ts'
import { sides } from './shapes.ts'

const year = z.int().min(1901).max(2198)

/** Fiscal years from the first entry's to the present one (or the last entry's, when later). */
function years(company: Company): number[] {
  const { fiscalYearEnd } = company.facts()
  const span = company.sql.get<{ first: Day | null; last: Day | null }>(
    'SELECT min(date) AS first, max(date) AS last FROM entry',
  )!
  const today = localDay(company.now())
  const first = fiscalYearOf(span.first ?? today, fiscalYearEnd).year
  const last = fiscalYearOf(span.last && span.last > today ? span.last : today, fiscalYearEnd).year
  return Array.from({ length: last - Math.min(first, last) + 1 }, (_, index) => Math.min(first, last) + index)
}

function months(start: Day, end: Day): string[] {
  const list: string[] = []
  for (let day = start; day <= end; day = addDays(lastDayOf(monthOf(day)), 1)) list.push(monthOf(day))
  return list
}

const list = reads({
  name: 'period.list',
  summary: {
    fr: 'Liste les exercices et les mois, avec leur état.',
    en: 'Lists the fiscal years and months, with their state.',
  },
  scope: 'periods:read',
  input: z.strictObject({ year: year.optional() }),
  output: z.strictObject({
    lockedThrough: date.nullable(),
    years: z.array(
      z.strictObject({
        year: z.int(),
        start: date,
        end: date,
        closed: z.boolean(),
        closingEntry: z.string().nullable(),
      }),
    ),
    months: z.array(z.strictObject({ month: z.string(), locked: z.boolean(), entries: z.int() })),
  }),
  run: (input, company) => {
    const locked = lockedThrough(company.sql)
    const { fiscalYearEnd } = company.facts()
    const shown = fiscalYear(input.year ?? company.currentYear().year, fiscalYearEnd)
    const count = (month: string) =>
      company.sql.get<{ n: number }>(
        'SELECT count(*) AS n FROM entry WHERE date BETWEEN ? AND ?',
        `${month}-01`,
        `${month}-31`,
      )!.n
    return {
      lockedThrough: locked,
      years: years(company).map((number) => {
        const closing = closedBy(company.sql, number)
        return {
          ...fiscalYear(number, fiscalYearEnd),
          closed: closing !== null,
          closingEntry: closing?.id ?? null,
        }
      }),
      months: months(shown.start, shown.end).map((month) => ({
        month,
        locked: locked !== null && lastDayOf(month) <= locked,
        entries: count(month),
      })),
    }
  },
})

const lock = writes({
  name: 'period.lock',
  summary: { fr: 'Verrouille tout jusqu’à une date.', en: 'Locks everything through a day.' },
  scope: 'periods:write',
  input: z.strictObject({ through: date, reason: line(500).optional() }),
  output: z.strictObject({ lockedThrough: date }),
  run: (input, company) => ({ lockedThrough: lockPeriod(company, input.through, input.reason) }),
})

const unlock = writes({
  name: 'period.unlock',
  summary: {
    fr: 'Déverrouille, en tout ou jusqu’à une date antérieure ; le motif reste au journal.',
    en: 'Unlocks, wholly or back to an earlier day; the reason stays in the log.',
  },
  scope: 'periods:write',
  input: z.strictObject({ reason: line(500).min(1), through: date.optional() }),
  output: z.strictObject({ lockedThrough: date.nullable() }),
  run: (input, company) => ({ lockedThrough: unlockPeriod(company, input.reason, input.through) }),
})

const closingLine = z.strictObject({
  account: z.string(),
  name: z.string(),
  nameEn: z.string(),
  debit: money.optional(),
  credit: money.optional(),
})

function shown(company: Company, closing: Closing) {
  return {
    year: closing.year.year,
    date: closing.year.end,
    result: closing.result,
    retainedEarnings: closing.retainedEarnings,
    lines: closing.lines.map(({ account, cents }) => {
      const { name, nameEn } = getAccount(company.sql, account)
      return { account, name, nameEn, ...sides(cents) }
    }),
  }
}

const close = writes({
  name: 'year.close',
  summary: {
    fr: 'Ferme un exercice : montre l’écriture de fermeture (preview) ou l’enregistre ; elle se contrepasse.',
    en: 'Closes a fiscal year: shows the closing entry (preview) or posts it; it can be reversed.',
  },
  scope: 'periods:write',
  input: z.strictObject({ year, preview: z.boolean().default(false) }),
  output: z.strictObject({
    preview: z.boolean(),
    year: z.int(),
    date,
    result: money,
    retainedEarnings: z.string(),
    lines: z.array(closingLine),
    id: z.string().optional(),
    number: z.string().optional(),
  }),
  run: (input, company) => {
    if (input.preview) return { preview: true, ...shown(company, previewClosing(company, input.year)) }
    const { closing, posted } = closeYear(company, input.year)
    return { preview: false, ...shown(company, closing), id: posted.id, number: posted.number }
  },
})

export const periodOperations = [list, lock, unlock, close] as const
