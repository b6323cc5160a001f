/** Numbers of documents: given when one is issued, from the device's own series, without a gap. */
import type { Company } from '../../company/company.ts'
import type { Day } from '../../rules/dates.ts'
import type { DocumentKind } from '../../rules/documents/kinds.ts'
import { numberOf, parseNumberForm, seriesOf } from '../../rules/documents/numbers.ts'
import { getSetting } from '../settings.ts'
import { detail, refuse } from './errors.ts'

export interface Numbered {
  readonly number: string
  readonly series: { readonly name: string; readonly last: number }
}

/** Countries whose law asks for numbers in the order of dates: France, Belgium and OHADA; not Canada. */
const isInOrder = (country: string) => country !== 'CA'

/**
 * The next number of a kind on a day, read inside the transaction. Refuses a number already taken (another form gave it),
 * and, where the law asks for order, a sales document dated before the last one of its series.
 */
export function nextNumber(company: Company, kind: DocumentKind, date: Day): Numbered {
  const { sql } = company
  const device = company.ensureDevice()
  const form = parseNumberForm(getSetting(sql, `numbers.${kind}`))
  const name = `${kind}:${seriesOf(form, date)}`
  const row = sql.get<{ last: number }>('SELECT last FROM series WHERE device = ? AND name = ?', device, name)
  const last = (row?.last ?? 0) + 1
  const { mark } = sql.get<{ mark: string }>('SELECT mark FROM device WHERE id = ?', device)!
  const number = numberOf(form, date, last, mark)
  if (sql.get('SELECT 1 FROM document WHERE number = ? AND kind = ?', number, kind))
    throw refuse('document.numberTaken', { number })
  if (isInOrder(company.facts().country) && (kind === 'invoice' || kind === 'creditNote'))
    checkOrder(company, device, name, date)
  return { number, series: { name, last } }
}

function checkOrder(company: Company, device: string, series: string, date: Day): void {
  const before = company.sql.get<{ number: string; date: Day }>(
    `SELECT d.number, d.date FROM document d JOIN change c ON c.seq = d.change
     WHERE c.device = ? AND d.series = ? ORDER BY c.device_seq DESC LIMIT 1`,
    device,
    series,
  )
  if (!before || before.date <= date) return
  const values = { number: before.number, last: before.date }
  throw refuse('document.outOfOrder', values, [detail('date', 'document.outOfOrder', values)])
}
