/** What was outstanding before the books began, as one types it from the old reconciliation. */
import { decimalsOf, formatCents } from '../../../db/rules/money.ts'
import { isNil, toCents } from '../../format/figures.ts'
import type { Input } from '../../transport/wire.ts'

export interface PriorItem {
  readonly key: number
  readonly date: string
  readonly number: string
  readonly memo: string
  /** Money that goes out: a cheque, a purchase. */
  readonly isOut: boolean
  /** Without sign. */
  readonly amount: string
}

type Prior = NonNullable<Input<'reconciliation.begin'>['prior']>[number]

/** The items that say something, in the sign of the books. */
export function priorOf(items: readonly PriorItem[], through: string): Prior[] {
  return items
    .filter(({ amount }) => amount !== '' && !isNil(amount))
    .map(({ date, number, memo, isOut, amount }) => ({
      date: date === '' ? through : date,
      ...(number.trim() ? { number: number.trim() } : {}),
      ...(memo.trim() ? { memo: memo.trim() } : {}),
      amount: isOut ? `-${amount.replace('-', '')}` : amount.replace('-', ''),
    }))
}

/** What the statement must say: the books without what is outstanding. */
export function expectedBalance(
  books: string,
  outstanding: readonly string[],
  prior: readonly Prior[],
  currency: string,
): string {
  const cents = (amount: string) => toCents(amount, currency)
  const left = [...outstanding, ...prior.map(({ amount }) => amount)]
  return formatCents(
    cents(books) - left.reduce((sum, amount) => sum + cents(amount), 0),
    decimalsOf(currency),
  )
}
