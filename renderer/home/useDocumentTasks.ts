import { addDays, localDay } from '../../db/rules/dates.ts'
import { useFormat } from '../data/useFormat.ts'
import { useRead } from '../data/useRead.ts'
import { addAmounts } from '../format/figures.ts'

/** Days within which a bill is due soon, and a quote about to expire. */
const DUE_DAYS = 7
const EXPIRY_DAYS = 14
const QUOTES_MAX = 200

/** How many documents wait for something, and for how much. */
export function useDocumentTasks() {
  const { currency } = useFormat()
  const today = localDay(Date.now())
  const { data: kpis } = useRead('report.kpis', {})
  const { data: drafts } = useRead('invoice.list', { status: 'draft', limit: 1 })
  const { data: quotes } = useRead('quote.list', { status: 'sent', limit: QUOTES_MAX })
  const { data: payables } = useRead('report.agedPayables', { asOf: today, detail: true })
  const { data: stock } = useRead('stock.stats', {})
  const due = (payables?.rows ?? [])
    .flatMap(({ documents }) => documents ?? [])
    .filter(({ kind, dueDate }) => kind === 'bill' && dueDate !== null && dueDate <= addDays(today, DUE_DAYS))
  const expiring = (quotes?.items ?? [])
    .flatMap(({ dueDate }) => dueDate ?? [])
    .filter((day) => day >= today && day <= addDays(today, EXPIRY_DAYS))
  return {
    overdue: { count: kpis?.overdueCount ?? 0, amount: kpis?.overdue ?? '0' },
    drafts: drafts?.total ?? 0,
    due: {
      count: due.length,
      amount: addAmounts(
        due.map(({ balance }) => balance),
        currency,
      ),
    },
    expiring: { count: expiring.length, first: expiring.toSorted()[0] },
    low: stock ? stock.low + stock.critical + stock.out : 0,
  }
}
