/** Operations on alerts: what of the money deserves a look today. */
import { z } from 'zod'
import { alertsOf, markSeen } from '../../db/records/alerts.ts'
import { SEVERITIES } from '../../db/rules/alerts.ts'
import { date, money } from './codecs.ts'
import { reads, writes } from './registry.ts'

const severity = z.enum(SEVERITIES)

const alertShape = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('lowBalance'),
    severity,
    low: z.strictObject({ account: z.string(), balance: money }),
    threshold: money,
  }),
  z.strictObject({
    kind: z.literal('largeExpense'),
    severity,
    expense: z.strictObject({
      /** For `alert.seen`. */
      key: z.string(),
      date,
      account: z.string(),
      cents: money.meta({ description: 'amount that went out, positive' }),
      text: z.string(),
      entry: z.string().nullable(),
      line: z.string().nullable(),
      seen: z.boolean(),
    }),
  }),
  z.strictObject({
    kind: z.literal('consent'),
    severity,
    /** Of a bank connection. */
    consent: z.strictObject({ id: z.string(), name: z.string(), daysLeft: z.int().nullable() }),
  }),
  z.strictObject({
    kind: z.literal('overdue'),
    severity,
    count: z.int(),
    open: money,
    /** Days of the latest. */
    days: z.int(),
    /** The latest, at most five. */
    invoices: z.array(
      z.strictObject({
        id: z.string(),
        number: z.string(),
        party: z.string().nullable(),
        partyName: z.string().nullable(),
        due: date,
        open: money,
      }),
    ),
  }),
])

const list = reads({
  name: 'alert.list',
  summary: {
    fr: 'Alertes du jour : soldes bas, grosses dépenses, factures en retard, consentements bancaires qui finissent, selon les seuils des paramètres.',
    en: 'Alerts of the day: low balances, large expenses, late invoices, bank consents that end, by the thresholds of the settings.',
  },
  scope: 'reports:read',
  input: z.strictObject({
    /** With the large expenses that were marked as seen. */
    seen: z.boolean().default(false),
  }),
  output: z.strictObject({
    items: z.array(alertShape),
    critical: z.int(),
    warning: z.int(),
    info: z.int(),
  }),
  run: ({ seen }, company) => {
    const items = alertsOf(company, seen).map((alert) =>
      alert.kind === 'overdue' ? { ...alert, invoices: [...alert.invoices] } : alert,
    )
    const count = (of: string) => items.filter((item) => item.severity === of).length
    return { items, critical: count('critical'), warning: count('warning'), info: count('info') }
  },
})

const seen = writes({
  name: 'alert.seen',
  summary: {
    fr: 'Note qu’une grosse dépense a été vue : elle ne sera plus signalée ; ou le contraire.',
    en: 'Notes that a large expense was seen: it is told no more; or the contrary.',
  },
  scope: 'bank:write',
  input: z.strictObject({ key: z.string().min(1).max(120), seen: z.boolean().default(true) }),
  output: z.strictObject({}),
  run: (input, company) => {
    markSeen(company, input.key, input.seen)
    return {}
  },
})

export const alertOperations = [list, seen] as const
