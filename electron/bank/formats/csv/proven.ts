/** Which of several amounts of a row moves the balance printed on it: the gross, the net, or the amount and its fee. */
import { amountOf, negate, sameAmount, scanAmount, sumDecimals } from '../decimal.ts'
import { isNetName } from './amount-columns.ts'
import { chainShares } from './balances.ts'
import type { Columns } from './columns.ts'
import { cellAt } from './entries.ts'
import { type HeaderName, rolesOfName } from './names.ts'
import type { TableRow } from './split.ts'

const PROVEN = 0.8
const SAMPLE = 300
/** So many rows with balances prove something. */
const ROWS_MIN = 3

/** The mark hardly matters here: amounts and balances are misread alike. */
function amountAt(row: TableRow, index: number): string | null {
  const scanned = scanAmount(cellAt(row, index))
  return scanned && amountOf(scanned, '.')
}

/** Share of balances that follow from the amounts, each account and currency apart. */
function shareOf(
  rows: readonly TableRow[],
  columns: Columns,
  amount: (row: TableRow) => string | null,
): number {
  const groups = new Map<string, { amount: string; balance: string | null }[]>()
  for (const row of rows.slice(0, SAMPLE)) {
    const value = amount(row)
    if (value === null) continue
    const key = `${cellAt(row, columns.account)}\n${cellAt(row, columns.currency)}`
    const steps = groups.get(key) ?? []
    steps.push({ amount: value, balance: amountAt(row, columns.balance!) })
    groups.set(key, steps)
  }
  let [pairs, followed] = [0, 0]
  for (const steps of groups.values()) {
    const { down, up } = chainShares(steps)
    pairs += steps.length - 1
    followed += Math.max(down, up) * (steps.length - 1)
  }
  return pairs === 0 ? 0 : followed / pairs
}

/** The net beside an amount and a fee, when on every row it is the amount with its fee (Stripe, Shopify). */
function withNet(columns: Columns, header: readonly HeaderName[], rows: readonly TableRow[]): Columns {
  const [only] = columns.amounts
  const { fee } = columns
  const index = header.findIndex(isNetName)
  if (!only || fee === null || index < 0 || index === only.index || rows.length === 0) return columns
  const isLeft = (row: TableRow, feeMoves: Columns['feeMoves']) => {
    const [amount, net] = [amountAt(row, only.index), amountAt(row, index)]
    return (
      amount !== null && net !== null && sameAmount(withCharge(amount, amountAt(row, fee), feeMoves), net)
    )
  }
  for (const feeMoves of ['taken', 'added'] as const)
    if (rows.every((row) => isLeft(row, feeMoves)))
      return {
        ...columns,
        amounts: [{ index, kind: 'amount', currency: header[index]!.currency }],
        feeMoves: 'inside',
      }
  return columns
}

/**
 * The columns with the amount that the balances prove: another column of amounts (PayPal: net, not gross), or the amount with
 * its fee (Revolut); as they are when the balances follow already, or prove nothing.
 */
export function provenAmounts(
  columns: Columns,
  header: readonly HeaderName[],
  rows: readonly TableRow[],
): Columns {
  const [only, other] = columns.amounts
  if (only?.kind !== 'amount' || other || columns.direction !== null) return columns
  if (columns.balance === null) return withNet(columns, header, rows)
  const proves = (amount: (row: TableRow) => string | null) => shareOf(rows, columns, amount) >= PROVEN
  const own = (row: TableRow) => amountAt(row, only.index)
  if (rows.length < ROWS_MIN || proves(own)) return columns
  for (const [index, name] of header.entries()) {
    if (index === only.index || !rolesOfName(name.key).includes('amount')) continue
    if (proves((row) => amountAt(row, index)))
      return {
        ...columns,
        amounts: [{ index, kind: 'amount', currency: name.currency }],
        feeMoves: 'inside',
      }
  }
  const { fee } = columns
  if (fee === null) return columns
  for (const feeMoves of ['taken', 'added'] as const) {
    const withFee = (row: TableRow) => {
      const amount = own(row)
      return amount === null ? null : withCharge(amount, amountAt(row, fee), feeMoves)
    }
    if (proves(withFee)) return { ...columns, feeMoves }
  }
  return columns
}

/** The amount with the fee of its row. */
export function withCharge(amount: string, fee: string | null, feeMoves: Columns['feeMoves']): string {
  if (fee === null || feeMoves === null || feeMoves === 'inside') return amount
  return sumDecimals([amount, feeMoves === 'taken' ? negate(fee) : fee])
}
