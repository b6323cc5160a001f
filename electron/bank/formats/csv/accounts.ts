/** From sorted rows to accounts with their lines, and to the balances that open and close them. */
import { BETWEEN_CATEGORIES } from '../../../../db/rules/labels/category.ts'
import type { ParsedAccount, ParsedLine, ParseProblem } from '../../parsed.ts'
import { type DateOrder, dayUnder } from '../calendar.ts'
import {
  absolute,
  amountOf,
  type DecimalMark,
  isZero,
  markOfGroups,
  negate,
  type ScannedAmount,
  sameAmount,
  scanAmount,
  sumDecimals,
} from '../decimal.ts'
import { decodeEntities } from '../entities.ts'
import { joinTexts, tidyText } from '../text.ts'
import { excerpt, rowProblem, warning } from '../texts.ts'
import { type MarkChoice, rowAmount, type SignRule } from './amounts.ts'
import { type Balanced, chainShares, proveBalances } from './balances.ts'
import type { Columns } from './columns.ts'
import { hasThreeDecimals } from './decide.ts'
import type { Block, Entry } from './entries.ts'
import { type MarginBalance, type Margins, readMargins } from './margins.ts'
import { withCharge } from './proven.ts'

/** Everything decided about a table, needed to read its rows. */
export interface Reading {
  readonly columns: Columns
  readonly order: DateOrder
  readonly amounts: MarkChoice
  readonly balances: MarkChoice
  readonly signs: SignRule
  readonly invert: boolean
  /** The account is a debt: its balances may be what is owed. */
  readonly owed: boolean
  readonly currency: string | null
  readonly problems: ParseProblem[]
  /** Set when amounts without a sign lead to the balances on the rows hardly ever, or against the days: some of them are money out. */
  misread: boolean
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] }

interface Group {
  accountId: string | null
  currency: string | null
  readonly lines: ParsedLine[]
}

const cellAt = (entry: Entry, index: number | null) =>
  index === null ? '' : (entry.row.cells[index] ?? '').trim()

function descriptionOf(entry: Entry, reading: Reading): string {
  const { text, instead } = reading.columns
  const silent = instead?.texts.every((index) => cellAt(entry, index) === '')
  const said = silent ? [...text, ...instead!.kinds] : text
  const texts = said.map((index) => tidyText(decodeEntities(cellAt(entry, index))))
  return joinTexts([...texts, tidyText(decodeEntities(entry.more))])
}

function balanceOf(entry: Entry, reading: Reading): string | null {
  const scanned = scanAmount(cellAt(entry, reading.columns.balance))
  return scanned && amountOf(scanned, reading.balances.mark)
}

/** What the movement is for, by every column that tells. */
function categoryOf(entry: Entry, { columns }: Reading): string {
  const said = columns.categories.map((index) => tidyText(decodeEntities(cellAt(entry, index))))
  return [...new Set(said)].filter((text) => text !== '').join(BETWEEN_CATEGORIES)
}

function feeOf(entry: Entry, reading: Reading): string | null {
  const scanned = scanAmount(cellAt(entry, reading.columns.fee))
  return scanned && amountOf(scanned, reading.amounts.mark)
}

/** One movement, or null with a problem that names its line. */
function lineOf(entry: Entry, reading: Reading): { line: ParsedLine; currency: string | null } | null {
  const { columns, problems } = reading
  const where = { line: entry.row.line }
  const date = dayUnder(entry.date, reading.order)
  if (!date) {
    problems.push(rowProblem('row.date', where, { text: excerpt(cellAt(entry, columns.date)) }))
    return null
  }
  const read = rowAmount(entry, reading)
  if ('code' in read) {
    problems.push(read)
    return null
  }
  const valueDate = entry.valueDate && dayUnder(entry.valueDate, reading.order)
  const reference = cellAt(entry, columns.reference)
  const balance = balanceOf(entry, reading)
  const fee = columns.feeMoves === null ? null : feeOf(entry, reading)
  const moved = withCharge(read.amount, fee, columns.feeMoves)
  const amount = reading.invert ? negate(moved) : moved
  const line: Writable<ParsedLine> = {
    date,
    amount,
    description: descriptionOf(entry, reading),
    row: entry.row.line,
  }
  if (valueDate) line.valueDate = valueDate
  if (reference !== '') {
    line.givenId = reference
    line.reference = reference
  }
  const category = categoryOf(entry, reading)
  if (category !== '') line.category = category
  if (balance) line.balance = balance
  if (fee !== null && !isZero(fee)) line.charges = absolute(fee)
  return { line, currency: cellAt(entry, columns.currency).toUpperCase() || read.currency }
}

/**
 * The account column; a column of account names only counts when it tells several accounts apart, one of cards when no
 * heading names the account, one that never changes not when the headings name several, and one whose name may mean the
 * other party not beside a heading.
 */
function accountColumn(
  blocks: readonly Block[],
  headings: readonly Margins[],
  columns: Columns,
): number | null {
  const valuesOf = (index: number) => {
    const values = new Set(blocks.flatMap((block) => block.entries.map((entry) => cellAt(entry, index))))
    values.delete('')
    return values.size
  }
  const headed = headings.every(({ accountId }) => accountId !== null)
  const several = headed && new Set(headings.map(({ accountId }) => accountId)).size > 1
  const { account, accountOpen, accountName, card } = columns
  if (account !== null && !(accountOpen && headed)) return several && valuesOf(account) <= 1 ? null : account
  if (accountName !== null && valuesOf(accountName) > 1) return accountName
  return headed ? null : card
}

/**
 * A column of accounts that are those of the books, in words (`Loyer`, `Ventes`): the balances of the rows are those of one
 * account, whatever stands there, or a heading names the account.
 */
function isOfBooks(column: number, blocks: readonly Block[], headed: boolean, reading: Reading): boolean {
  const entries = blocks.flatMap((block) => block.entries)
  const values = new Set(entries.map((entry) => cellAt(entry, column)))
  values.delete('')
  if (values.size < 2 || [...values].some((value) => /\d/.test(value))) return false
  if (headed) return true
  const apart = { ...reading, problems: [] }
  const lines = entries.flatMap((entry) => lineOf(entry, apart)?.line ?? [])
  return proveBalances(lines.map(({ amount, balance = null }) => ({ amount, balance }))) !== null
}

/** Accounts of the books say what a movement is for. */
function withCategory(reading: Reading, column: number): Reading {
  const { columns } = reading
  return { ...reading, columns: { ...columns, categories: [...columns.categories, column] } }
}

/** Groups the movements of one block by account and currency: sums of two currencies mean nothing. */
function groupsOf(block: Block, margins: Margins, column: number | null, reading: Reading): Group[] {
  const groups = new Map<string, Group>()
  for (const entry of block.entries) {
    const read = lineOf(entry, reading)
    if (!read) continue
    const accountId = cellAt(entry, column) || margins.accountId
    const currency = read.currency ?? reading.currency
    const key = `${accountId ?? ''}\n${currency ?? ''}`
    let group = groups.get(key)
    if (!group) {
      group = { accountId, currency, lines: [] }
      groups.set(key, group)
    }
    group.lines.push(read.line)
  }
  if (groups.size === 0)
    groups.set('', { accountId: margins.accountId, currency: reading.currency, lines: [] })
  return [...groups.values()]
}

type Order = 'oldest-first' | 'newest-first' | null
type Ends = { opening: string | null; closing: string | null; order?: Order; before?: boolean }

/** The mark of a balance printed around the table; where no value shows any, three digits after a mark are a group. */
function marginMark(scanned: ScannedAmount, { balances, currency }: Reading): DecimalMark {
  if (balances.proven || !scanned.ambiguous || hasThreeDecimals(currency)) return balances.mark
  return markOfGroups(scanned.core)
}

function marginAmounts(
  margins: Margins,
  reading: Reading,
): { kind: MarginBalance['kind']; amount: string }[] {
  return margins.balances.flatMap(({ kind, text }) => {
    const scanned = scanAmount(text)
    const amount = scanned && amountOf(scanned, marginMark(scanned, reading))
    return amount ? [{ kind, amount }] : []
  })
}

const onlyOf = <T>(list: readonly T[]): T | undefined => (list.length === 1 ? list[0] : undefined)

/** Opening and closing balance printed around the table; two that may be either are settled by the sum and their order. */
function endsInMargins(margins: Margins, sum: string, reading: Reading): Ends {
  const found = marginAmounts(margins, reading)
  const leadsTo = (a: string, b: string) => sameAmount(sumDecimals([a, sum]), b)
  for (const [i, a] of found.entries()) {
    for (const [j, b] of found.entries()) {
      // `solde au` is said of both: the first of them opens
      const opens = a.kind !== 'closing' || (b.kind === 'closing' && i < j)
      if (i !== j && opens && b.kind !== 'opening' && leadsTo(a.amount, b.amount))
        return { opening: a.amount, closing: b.amount }
    }
  }
  const opening = found.find(({ kind }) => kind === 'opening')?.amount ?? null
  const closing =
    found.findLast(({ kind }) => kind === 'closing') ??
    found.findLast(({ kind }) => kind === 'unknown') ??
    onlyOf(found.filter(({ kind }) => kind === 'day'))
  return { opening, closing: closing?.amount ?? null }
}

const MISREAD = 0.5
const MISREAD_MIN = 4

/** Balances on every row that change and yet follow no order: rows are missing or changed. */
function breaksChain(lines: readonly ParsedLine[]): boolean {
  const balances = new Set(lines.map((line) => line.balance))
  return lines.length >= 3 && balances.size > 1 && !balances.has(undefined)
}

/** Days that only go the other way than the order of the rows that the balances prove. */
function contradictsDays(lines: readonly ParsedLine[], order: Order): boolean {
  const first = lines[0]?.date ?? ''
  const last = lines.at(-1)?.date ?? ''
  const contrary = order === 'newest-first' ? first < last : order === 'oldest-first' && first > last
  const sorted = (a: string, b: string) => (order === 'newest-first' ? a <= b : a >= b)
  return contrary && lines.every(({ date }, i) => i === 0 || sorted(lines[i - 1]!.date, date))
}

const isOneSigned = (lines: readonly ParsedLine[]) => lines.every(({ amount }) => !amount.startsWith('-'))

/** The ends of a debt whose balances print what is owed: they rise by what is spent, and are no balances of the lines. */
function proveOwed(balanced: readonly Balanced[]): Ends | null {
  const turned = balanced.map(({ amount, balance }) => ({ amount, balance: balance && negate(balance) }))
  const proof = proveBalances(turned)
  return proof && { ...proof, before: true }
}

/** A balance printed as the closing one is where the rows begin, and not where they lead: they are read the wrong way round. */
function beginsWithClosing({ opening, closing }: Ends, margins: Margins, reading: Reading): boolean {
  const closings = marginAmounts(margins, reading).filter(({ kind }) => kind === 'closing')
  const isOne = (end: string | null) => closings.some(({ amount }) => end !== null && sameAmount(amount, end))
  return isOne(opening) && !isOne(closing)
}

/**
 * Opening and closing balance of an account: proven by running balances, else as printed around the table. Without names
 * (`unnamed`) the balances have told the sides of the amounts, too.
 */
function endsOf(group: Group, margins: Margins | null, reading: Reading, unnamed: boolean): Ends {
  const { lines } = group
  const balanced = lines.map((line) => ({ amount: line.amount, balance: line.balance ?? null }))
  const proof = proveBalances(balanced)
  const contrary = proof?.order && contradictsDays(lines, proof.order)
  if (contrary && (isOneSigned(lines) || proof.before)) {
    const owed = proof.before && reading.owed ? proveOwed(balanced) : null
    if (owed) return owed
    reading.misread = true
  }
  if (proof && unnamed && margins && beginsWithClosing(proof, margins, reading)) reading.misread = true
  if (proof) return proof
  if (breaksChain(lines)) {
    reading.problems.push(warning('file.balanceChain'))
    const { down, up } = chainShares(balanced)
    if (isOneSigned(lines) && lines.length >= MISREAD_MIN && Math.max(down, up) < MISREAD)
      reading.misread = true
  }
  if (!margins) return { opening: null, closing: null }
  const sum = sumDecimals(lines.map((line) => line.amount))
  const ends = endsInMargins(margins, sum, reading)
  const { opening, closing } = ends
  if (opening !== null && closing !== null && !sameAmount(sumDecimals([opening, sum]), closing))
    reading.problems.push(warning('file.balanceMismatch', { opening, sum, closing }))
  return ends
}

/** Identifiers that could serve to recognise a movement again: on all rows, all different, no mere row numbers. */
function withBankIds(lines: readonly ParsedLine[]): ParsedLine[] {
  const ids = new Set(lines.map((line) => line.givenId ?? ''))
  const usable =
    lines.length > 0 && ids.size === lines.length && lines.every(({ givenId = '' }) => givenId.length >= 6)
  return usable ? lines.map((line) => ({ ...line, bankId: line.givenId! })) : [...lines]
}

/** The balance of a line is the one after it: what is printed before a line is left out. */
function withoutEarlier(lines: readonly ParsedLine[], { before }: Ends): readonly ParsedLine[] {
  return before ? lines.map(({ balance: _, ...line }) => line) : lines
}

/** Blocks of the same account are one account. */
function merged(groups: readonly { group: Group; margins: Margins | null }[]) {
  const byKey = new Map<string, { group: Group; margins: Margins | null }>()
  for (const { group, margins } of groups) {
    const key = `${group.accountId ?? ''}\n${group.currency ?? ''}`
    const known = byKey.get(key)
    if (known) known.group.lines.push(...group.lines)
    else byKey.set(key, { group, margins })
  }
  return [...byKey.values()]
}

/** The accounts of a table, and the order of the rows when the balances of the largest account prove it. */
export function readAccounts(blocks: readonly Block[], reading: Reading, identified: boolean) {
  const headings = blocks.map((block) => readMargins([...block.before, ...block.after]))
  const named = accountColumn(blocks, headings, reading.columns)
  const headed = headings.every(({ accountId }) => accountId !== null)
  const ofBooks = named !== null && isOfBooks(named, blocks, headed, reading)
  const column = ofBooks ? null : named
  const filled = ofBooks ? withCategory(reading, named) : reading
  const all = blocks.flatMap((block, i) => {
    const margins = headings[i]!
    const groups = groupsOf(block, margins, column, filled)
    return groups.map((group) => ({ group, margins: groups.length === 1 ? margins : null }))
  })
  let order: Order = null
  let longest = 0
  const accounts = merged(all).map(({ group, margins }): ParsedAccount => {
    const ends = endsOf(group, margins, reading, !identified)
    if (group.lines.length > longest) {
      longest = group.lines.length
      order = ends.order ?? null
    }
    return {
      accountId: group.accountId,
      currency: group.currency ?? margins?.currency ?? null,
      openingBalance: ends.opening,
      closingBalance: ends.closing,
      lines: withoutEarlier(identified ? withBankIds(group.lines) : group.lines, ends),
    }
  })
  return { accounts, order: order as Order }
}
