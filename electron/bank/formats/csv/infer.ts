/** Tables without a header (Desjardins, TD, BNP Paribas, Raiffeisen ...): what the columns hold tells their roles. */
import { dateShape, dayUnder, decideOrder } from '../calendar.ts'
import { amountOf, isZero, negate, scanAmount } from '../decimal.ts'
import { fold } from '../text.ts'
import type { AmountColumn } from './amount-columns.ts'
import { type Balanced, chainShares } from './balances.ts'
import { type Columns, noColumns } from './columns.ts'
import { type ColumnProfile, isFlagColumn, VALUES_MAX } from './profile.ts'
import type { TableRow } from './split.ts'

export interface Inferred {
  readonly columns: Columns
  /** False when debit and credit could be the other way round for all the file shows. */
  readonly sidesProven: boolean
  /** Only the letters of a flag say what is money out: `K` is the credit in Swedish and the way out in Hungarian. */
  readonly byFlag: boolean
  /** A column of days before the one taken lacks some: it may print each day once, and the other be the value date. */
  readonly daysOpen: boolean
  /** What the layout itself tells: Desjardins accounts are in Canadian dollars. */
  readonly currency: string | null
}

const PROVEN = 0.8
const SAMPLE = 300

/** Amount in a cell for the purpose of proving a chain; the mark hardly matters there. */
function amountAt(row: TableRow, index: number): string | null {
  const scanned = scanAmount(row.cells[index] ?? '')
  return scanned ? amountOf(scanned, '.') : null
}

/** The course of time from the first row to the last; null when all rows are of one day, or in no order. */
type Course = 'forward' | 'back' | null

function courseOf(rows: readonly TableRow[], date: number): Course {
  const shapes = rows.slice(0, SAMPLE).flatMap(({ cells }) => dateShape(cells[date] ?? '') ?? [])
  const { order } = decideOrder(shapes, null)
  const days = shapes.flatMap((shape) => dayUnder(shape, order) ?? [])
  let forward = 0
  let back = 0
  for (let i = 1; i < days.length; i++) {
    if (days[i]! > days[i - 1]!) forward++
    else if (days[i]! < days[i - 1]!) back++
  }
  if (forward > 4 * back) return 'forward'
  return back > 4 * forward ? 'back' : null
}

/** How far balances on the rows follow from amounts, and whether they stand before their rows. */
interface Follows {
  readonly share: number
  readonly before: boolean
  /** False when the same figures could be read the other way round, for want of days that differ. */
  readonly certain: boolean
}

/**
 * Newest first with balances after the rows looks just like oldest first with balances before them and all signs turned:
 * only the days tell which it is.
 */
function chainOf(
  rows: readonly TableRow[],
  course: Course,
  balance: number,
  amount: (row: TableRow) => string | null,
): Follows {
  const steps: Balanced[] = []
  for (const row of rows.slice(0, SAMPLE)) {
    const value = amount(row)
    if (value !== null) steps.push({ amount: value, balance: amountAt(row, balance) })
  }
  const { down, up, ahead, behind } = chainShares(steps)
  if (course === null) return { share: Math.max(down, up), before: false, certain: down >= PROVEN }
  const [after, before] = course === 'forward' ? [down, ahead] : [up, behind]
  return { share: Math.max(after, before), before: before > after, certain: true }
}

const filledIn = (row: TableRow, index: number) => {
  const amount = amountAt(row, index)
  return amount !== null && !isZero(amount)
}

/** True when no row fills both columns and every row fills one. */
function exclusive(rows: readonly TableRow[], a: number, b: number): boolean {
  const sample = rows.slice(0, SAMPLE)
  let either = 0
  for (const row of sample) {
    if (filledIn(row, a) && filledIn(row, b)) return false
    if (filledIn(row, a) || filledIn(row, b)) either++
  }
  return either >= sample.length * 0.9
}

const sided = (debit: number, credit: number) => (row: TableRow) => {
  const out = amountAt(row, debit)
  if (out !== null && !isZero(out)) return out.startsWith('-') ? out : negate(out)
  return amountAt(row, credit)
}

const column = (index: number, kind: AmountColumn['kind']): AmountColumn => ({ index, kind, currency: null })

interface Money {
  readonly amounts: AmountColumn[]
  readonly balance: number | null
  readonly proven: boolean
}

/** Thanks for a payment received: what a card writes beside money that comes in. */
const THANKS =
  /(payment|paiement|paiemen|pago|pagamento)\b.*(thank|merci|received|recu|gracias|obrigad)|^pre-?authorized payment/

/** Thanks stand beside figures of this column. */
function isThankedFor(rows: readonly TableRow[], index: number): boolean {
  return rows
    .slice(0, SAMPLE)
    .some(
      (row) => filledIn(row, index) && row.cells.some((cell) => cell.length < 100 && THANKS.test(fold(cell))),
    )
}

/** Most balances are without a minus: those of a debt are then what is owed (the Visa of TD), and not what was paid too much. */
function isOwed(rows: readonly TableRow[], balance: number): boolean {
  const printed = rows.slice(0, SAMPLE).flatMap((row) => amountAt(row, balance) ?? [])
  return printed.filter((value) => value.startsWith('-')).length * 2 < printed.length
}

/** What the rows of a table without a header are of. */
interface Origin {
  /** Its heading is that of a bank. */
  readonly known: boolean
  /** `asset` or `liability`. */
  readonly accountHint: string | undefined
}

/**
 * Two columns that exclude each other are debit and credit; the balance, if any, says which is which. One that rises by the first
 * column is that of a bank which writes deposits first, or what is owed on a card: the type of the account tells them apart.
 */
function sidesOf(
  rows: readonly TableRow[],
  numeric: readonly number[],
  course: Course,
  { accountHint }: Origin,
): Money | null {
  for (const [i, a] of numeric.entries()) {
    for (const b of numeric.slice(i + 1)) {
      if (!exclusive(rows, a, b)) continue
      for (const balance of numeric.filter((index) => index !== a && index !== b)) {
        const usual = chainOf(rows, course, balance, sided(a, b))
        const turned = chainOf(rows, course, balance, sided(b, a))
        const best = usual.share >= turned.share ? usual : turned
        if (best.share < PROVEN) continue
        const asDebt = [column(a, 'debit'), column(b, 'credit')]
        if (best === turned && accountHint === 'liability' && isOwed(rows, balance))
          return { amounts: asDebt, balance: null, proven: best.certain }
        const doubtful = best === turned && isThankedFor(rows, b)
        const amounts = best === usual ? asDebt : [column(b, 'debit'), column(a, 'credit')]
        return { amounts, balance: best.before ? null : balance, proven: best.certain && !doubtful }
      }
      const balance = numeric.find((index) => index > b) ?? null
      return { amounts: [column(a, 'debit'), column(b, 'credit')], balance, proven: false }
    }
  }
  return null
}

/** A column that is there on every row and never filled: a side of the account that did not move. */
const isUnused = (rows: readonly TableRow[], index: number) =>
  rows.slice(0, SAMPLE).every(({ cells }) => cells[index]?.trim() === '')

/**
 * Amounts without a sign in the first of two columns that come in by their balances, or go out in the second one: debits stand
 * first as a rule, and on a single day balances before their rows would say so.
 */
function isAgainstHabit(rows: readonly TableRow[], { index, kind }: AmountColumn): boolean {
  if (!isUnused(rows, kind === 'debit' ? index - 1 : index + 1)) return false
  return rows.slice(0, SAMPLE).every(({ cells }) => scanAmount(cells[index] ?? '')?.signed === 'no')
}

/** A single column of amounts beside a running balance: signed, or of debits only; or beside a balance before. */
function signedOf(
  rows: readonly TableRow[],
  numeric: readonly number[],
  course: Course,
  { known }: Origin,
): Money | null {
  const pairs = numeric.flatMap((amount) => numeric.map((balance) => ({ amount, balance })))
  for (const { amount, balance } of pairs) {
    if (balance === amount) continue
    const value = chainOf(rows, course, balance, (row) => amountAt(row, amount))
    const opposite = chainOf(rows, course, balance, sided(amount, amount))
    const best = value.share >= opposite.share ? value : opposite
    if (best.share < PROVEN) continue
    const found = column(amount, best === value ? 'amount' : 'debit')
    const proven = best.certain && !(course === null && isAgainstHabit(rows, found))
    return { amounts: [found], balance: best.before ? null : balance, proven }
  }
  const [only] = numeric
  if (only === undefined) return null
  // amounts that are all positive may as well be withdrawals: nothing in the file tells
  const signed = known || rows.some((row) => (scanAmount(row.cells[only] ?? '')?.signed ?? 'no') !== 'no')
  return { amounts: [column(only, 'amount')], balance: null, proven: numeric.length === 1 && signed }
}

/** Cells that tell whether a column holds money: a bare zero says nothing of it, nor does a dash. */
function toldBy({ filled, bareZeros, dashes }: ColumnProfile): number {
  return filled - bareZeros - dashes
}

/** `1`, `2`, `3` down the rows, or up them: their numbers. */
function isCounter(rows: readonly TableRow[], index: number): boolean {
  const cells = rows.slice(0, SAMPLE).map((row) => (row.cells[index] ?? '').trim())
  if (cells.length < 2 || !cells.every((cell) => /^\d{1,7}$/.test(cell))) return false
  const step = Number(cells[1]) - Number(cells[0])
  return (
    Math.abs(step) === 1 && cells.every((cell, i) => i === 0 || Number(cell) - Number(cells[i - 1]) === step)
  )
}

function moneyColumns(
  rows: readonly TableRow[],
  profiles: readonly ColumnProfile[],
  taken: ReadonlySet<number>,
): number[] {
  const numeric = profiles.filter(
    (profile) =>
      !taken.has(profile.index) &&
      !isCounter(rows, profile.index) &&
      profile.filled > 0 &&
      profile.amounts > 0 &&
      profile.amounts >= (profile.filled - profile.dashes) * 0.9 &&
      profile.zeros < profile.filled &&
      profile.dates < profile.filled * 0.5,
  )
  // where amounts have decimals, whole numbers are cheques and codes; francs have none
  const withDecimals = numeric.some((profile) => profile.decimals >= toldBy(profile) * 0.5)
  const marked = withDecimals ? numeric.filter((profile) => profile.money >= toldBy(profile) * 0.5) : []
  return (marked.length > 0 ? marked : numeric).map((profile) => profile.index)
}

/** The column with the longest texts that are not always the same. */
export function textColumn(profiles: readonly ColumnProfile[], taken: ReadonlySet<number>): number | null {
  let best: { index: number; score: number } | null = null
  for (const profile of profiles) {
    if (taken.has(profile.index) || profile.ibans >= profile.filled * 0.5) continue
    if (profile.letters < profile.filled * 0.5 || profile.filled === 0) continue
    const varied =
      profile.filled === 1 ? 1 : Math.max(0.1, profile.values.size / Math.min(profile.filled, VALUES_MAX))
    const score = (profile.characters / profile.filled) * varied
    if (!best || score > best.score) best = { index: profile.index, score }
  }
  return best?.index ?? null
}

/** Several words in most of its cells: no codes, no numbers of accounts. */
function isWorded({ filled, letters, ibans, values }: ColumnProfile): boolean {
  const phrases = [...values].filter((value) => {
    const word = value.search(/\p{L}{2}/u)
    return word >= 0 && value.includes(' ', word + 2)
  }).length
  return filled > 0 && letters >= filled * 0.8 && ibans === 0 && values.size > 1 && phrases * 2 > values.size
}

/** From so many characters on a text is more than a code. */
const NAME_CHARACTERS = 5
/** So many different names tell a column of names from one of products or kinds. */
const NAMES_MIN = 3

/** Names of the other party on most rows, of one word too. */
function isNamed({ filled, rows, letters, ibans, characters, values }: ColumnProfile): boolean {
  return (
    filled >= rows * 0.5 &&
    letters >= filled * 0.8 &&
    ibans === 0 &&
    characters >= filled * NAME_CHARACTERS &&
    values.size >= Math.max(NAMES_MIN, Math.min(filled, VALUES_MAX) * 0.5)
  )
}

/** The text of a table without a header, and what else is said in words, in file order (Scotiabank: the kind, then the shop). */
function textColumns(profiles: readonly ColumnProfile[], taken: ReadonlySet<number>): number[] {
  const longest = textColumn(profiles, taken)
  const isText = (profile: ColumnProfile) =>
    profile.index === longest || (!taken.has(profile.index) && (isWorded(profile) || isNamed(profile)))
  return profiles.filter(isText).map(({ index }) => index)
}

/** Desjardins: caisse, folio, product, date, sequence, text, cheque, withdrawal, deposit, four more, balance. */
function isDesjardins(profiles: readonly ColumnProfile[], columns: Columns): boolean {
  const product = profiles[2]
  if (profiles.length < 14 || columns.date !== 3 || !product || product.filled === 0) return false
  return [...product.values].every((value) => /^[A-Z]{1,4}\d{0,3}$/.test(value.trim()))
}

const DESJARDINS = {
  account: 2,
  reference: 4,
  amounts: [column(7, 'debit'), column(8, 'credit')],
  balance: 13,
} satisfies Partial<Columns>

/** Of a card the figures stand in other columns, and the balance is what is owed: the person confirms which side is which. */
function desjardins(profiles: readonly ColumnProfile[], columns: Columns): Inferred {
  const { account, reference, amounts, balance } = DESJARDINS
  if (amounts.some(({ index }) => profiles[index]!.filled > 0))
    return {
      columns: { ...columns, account, reference, amounts, balance },
      sidesProven: true,
      byFlag: false,
      daysOpen: false,
      currency: 'CAD',
    }
  const [first, second] = columns.amounts.map(({ index }) => index).sort((a, b) => a - b)
  const sides =
    first !== undefined && second !== undefined
      ? [column(first, 'debit'), column(second, 'credit')]
      : columns.amounts
  const card = { ...columns, account, reference, amounts: sides, balance: null }
  return { columns: card, sidesProven: false, byFlag: false, daysOpen: false, currency: 'CAD' }
}

/** Share of the rows that have a day where each is printed once: banks have some movements a day. */
const ONCE_MIN = 0.1

/** Settles the roles of a table without a header; null when it shows no date. */
export function inferColumns(
  rows: readonly TableRow[],
  profiles: readonly ColumnProfile[],
  origin: Origin,
): Inferred | null {
  const columns = noColumns()
  const isDate = (profile: ColumnProfile) => profile.dates >= profile.filled * 0.6 && profile.filled > 0
  const most = Math.max(0, ...profiles.filter(isDate).map((profile) => profile.filled))
  const dates = profiles.filter((profile) => isDate(profile) && profile.filled >= most * 0.8)
  const daysOpen = profiles.some(
    (profile) => isDate(profile) && profile.filled >= most * ONCE_MIN && profile.index < dates[0]!.index,
  )
  columns.date = dates[0]?.index ?? null
  columns.valueDate = dates[1]?.index ?? null
  if (columns.date === null) return null
  const taken = new Set(dates.map((profile) => profile.index))
  const numeric = moneyColumns(rows, profiles, taken)
  const course = courseOf(rows, columns.date)
  const money = sidesOf(rows, numeric, course, origin) ?? signedOf(rows, numeric, course, origin)
  if (!money) return { columns, sidesProven: false, byFlag: false, daysOpen, currency: null }
  columns.amounts = money.amounts
  columns.balance = money.balance
  for (const index of numeric) taken.add(index)
  const free = (profile: ColumnProfile) => !taken.has(profile.index) && profile.filled > 0
  const flag = profiles.find(
    (profile) => free(profile) && isFlagColumn(profile) && profile.filled >= most * 0.9,
  )
  const currency = profiles.find((profile) => free(profile) && profile.currencies === profile.filled)
  columns.direction = money.amounts.length === 1 ? (flag?.index ?? null) : null
  columns.currency = currency?.index ?? null
  for (const used of [flag, currency]) if (used) taken.add(used.index)
  columns.text = textColumns(profiles, taken)
  const byFlag = !money.proven && columns.direction !== null && numeric.length === 1
  if (!isDesjardins(profiles, columns))
    return { columns, sidesProven: money.proven || byFlag, byFlag, daysOpen, currency: null }
  return desjardins(profiles, columns)
}
