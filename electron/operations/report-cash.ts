/** Cash flow by month, with what the last months let expect of the next ones. */
import { z } from 'zod'
import { cashFlow } from '../../db/ledger/cash-flow.ts'
import { dueByMonth, dueWithin } from '../../db/records/documents/due.ts'
import { localDay, monthOf } from '../../db/rules/dates.ts'
import { date, money } from './codecs.ts'
import { reads } from './registry.ts'

const flow = { month: z.string(), inflow: money, outflow: money, net: money, closing: money }

const cash = reads({
  name: 'report.cashFlow',
  summary: {
    fr: 'Entrées, sorties et solde de l’encaisse, mois par mois, avec une prévision de trois mois.',
    en: 'Money in, money out and cash balance, month by month, with a forecast of three months.',
  },
  scope: 'reports:read',
  input: z.strictObject({
    months: z.int().min(1).max(36).default(12),
    /** A day of the last month; left out: today. */
    through: date.optional(),
  }),
  output: z.strictObject({
    /** Their movements: ledger.register of these accounts over the days of a month. */
    accounts: z.array(z.string()),
    opening: money,
    months: z.array(z.strictObject({ ...flow, from: date, to: date })),
    inflow: money,
    outflow: money,
    net: money,
    closing: money,
    /** Mean change of the balance in a month. */
    trend: money,
    /**
     * Mean of the last three months that are over; between the worst and the best of them. Beside it what is known:
     * `dueIn` and `dueOut`, open invoices and bills that fall due in the month; null when the months ahead are past.
     */
    forecast: z.array(
      z.strictObject({
        ...flow,
        lowest: money,
        highest: money,
        dueIn: money.nullable(),
        dueOut: money.nullable(),
      }),
    ),
    /** Open invoices and bills that are late or fall due before the first month of the forecast. */
    dueBefore: z.strictObject({ inflow: money, outflow: money }).nullable(),
  }),
  run: ({ months, through }, company) => {
    const today = localDay(company.now())
    const report = cashFlow(company.sql, { months, through: through ?? today })
    const last = report.months.at(-1)!.month
    // what is open is known of today alone: it says nothing of months ahead of a past day
    const due = last < monthOf(today) ? null : dueByMonth(company.sql)
    return {
      ...report,
      accounts: [...report.accounts],
      months: [...report.months],
      forecast: report.forecast.map((ahead) => {
        const known = due && dueWithin(due, (month) => month === ahead.month)
        return { ...ahead, dueIn: known?.inflow ?? null, dueOut: known?.outflow ?? null }
      }),
      dueBefore: due && dueWithin(due, (month) => month <= last),
    }
  },
})

export const cashOperations = [cash] as const
