/** The day that a reconciliation is proposed for. */
import { addDays, type Day, isDay, lastDayOf, monthOf } from '../../../db/rules/dates.ts'
import type { BankAccount } from '../../transport/wire.ts'

/** Days between the last line of a month and the statement of that month. */
const QUIET_DAYS = 5

/** The end of a month when it is near; statements of accounts end there, and the last line is a little earlier. */
const statementDay = (last: Day): Day => {
  const end = lastDayOf(monthOf(last))
  return addDays(last, QUIET_DAYS) >= end ? end : last
}

/**
 * The day of the newest statement that is not reconciled yet; without one, the end of the month that follows what is, or of
 * the last whole month.
 */
export function proposedDay(
  { lastStatement, reconciledThrough }: Pick<BankAccount, 'lastStatement' | 'reconciledThrough'>,
  today: Day,
): Day {
  const last = lastStatement?.lastDate
  if (last && isDay(last) && (reconciledThrough === null || last > reconciledThrough))
    return statementDay(last)
  if (reconciledThrough !== null && isDay(reconciledThrough))
    return lastDayOf(monthOf(addDays(reconciledThrough, 1)))
  const end = lastDayOf(monthOf(today))
  return end === today ? end : addDays(`${monthOf(today)}-01` as Day, -1)
}
