/**
 * The accounts of a file, each whole. A file may hold an account in several statements (a page, a day, a month each): they
 * are put together in the order in which their balances follow, so that all of them are imported and proved as one.
 */
import { gapsIn, gapTold } from './formats/gaps.ts'
import { excerpt, warning } from './formats/texts.ts'
import type { ParsedAccount, ParseProblem } from './parsed.ts'

const keyOf = ({ accountId, currency }: ParsedAccount) => JSON.stringify([accountId, currency])

function grouped(statements: readonly ParsedAccount[]): ParsedAccount[][] {
  const groups = new Map<string, ParsedAccount[]>()
  for (const statement of statements) {
    const group = groups.get(keyOf(statement))
    if (group) group.push(statement)
    else groups.set(keyOf(statement), [statement])
  }
  return [...groups.values()]
}

/** One statement without those that repeat one seen before: same balances, same movements. */
function withoutRepeats(statements: readonly ParsedAccount[]): ParsedAccount[] {
  if (statements.length === 1) return [...statements]
  const seen = new Set<string>()
  return statements.filter(({ openingBalance, closingBalance, lines }) => {
    if (lines.length === 0) return true
    const rows = lines.map(({ date, amount, description, bankId }) => [date, amount, description, bankId])
    const key = JSON.stringify([openingBalance, closingBalance, rows])
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

const hasBalances = ({ openingBalance, closingBalance }: ParsedAccount) =>
  openingBalance !== null && closingBalance !== null

/** What is only announced is in no balance, and imported when it is booked. */
const booked = ({ lines }: ParsedAccount) =>
  lines.some(({ pending }) => pending) ? lines.filter(({ pending }) => !pending) : lines

/** By the days of their movements; a statement without any adds nothing. */
function byDay(statements: readonly ParsedAccount[]): ParsedAccount[] {
  const dated = statements.flatMap((statement) => {
    const days = booked(statement).map(({ date }) => date)
    return days.length > 0 ? [{ statement, day: days.reduce((one, day) => (day < one ? day : one)) }] : []
  })
  return dated.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)).map(({ statement }) => statement)
}

/**
 * By day, in the order of the file or the other way round, when the balances follow so; else null. Balances of days on which
 * nothing changed follow in any order, so days come first; where some have no movement, last.
 */
function following(statements: readonly ParsedAccount[]): ParsedAccount[] | null {
  const days = statements.every(hasBalances) ? byDay(statements) : []
  const inFile = [[...statements], [...statements].reverse()]
  const orders = days.length === statements.length ? [days, ...inFile] : [...inFile, days]
  return orders.find((order) => order.length > 0 && gapsIn(order).length === 0) ?? null
}

/** True when balances, all known, lead from each statement to the next: then nothing is in two of them. */
const isChain = (statements: readonly ParsedAccount[]) =>
  statements.every(hasBalances) && following(statements) !== null

interface Apart {
  readonly statements: ParsedAccount[]
  /** Those that lost a movement which another has as well. */
  readonly shortened: ReadonlySet<ParsedAccount>
  /** How many movements these were. */
  readonly count: number
}

/**
 * Statements of which none repeats a movement of another: reports of a day tell the day so far each time, and downloads overlap.
 * The same movement has the bank's number, the day and the amount alike; it stays where balances prove it.
 */
function withoutOverlaps(statements: readonly ParsedAccount[]): Apart {
  if (statements.length === 1 || isChain(statements))
    return { statements: [...statements], shortened: new Set(), count: 0 }
  // how often a statement before has it: what one statement has twice is two movements
  const seen = new Map<string, number>()
  const kept = new Map<ParsedAccount, ParsedAccount>()
  let count = 0
  const proved = statements.filter(hasBalances)
  for (const statement of [...proved, ...statements.filter((one) => !hasBalances(one))]) {
    const own = new Map<string, number>()
    const lines = statement.lines.filter(({ date, amount, bankId, pending }) => {
      if (!bankId || pending) return true
      const key = JSON.stringify([date, amount, bankId])
      own.set(key, (own.get(key) ?? 0) + 1)
      return own.get(key)! > (seen.get(key) ?? 0)
    })
    for (const [key, times] of own) seen.set(key, Math.max(times, seen.get(key) ?? 0))
    count += statement.lines.length - lines.length
    kept.set(statement, lines.length === statement.lines.length ? statement : { ...statement, lines })
  }
  const shorter = statements.map((statement) => kept.get(statement)!)
  return {
    statements: shorter.filter(({ lines }, i) => lines.length > 0 || statements[i]!.lines.length === 0),
    shortened: new Set(shorter.filter((statement, i) => statement !== statements[i])),
    count,
  }
}

const ordered = (statements: ParsedAccount[]): ParsedAccount[] => following(statements) ?? statements

function joined(statements: readonly ParsedAccount[]): ParsedAccount {
  const [first] = statements
  return {
    accountId: first!.accountId,
    currency: first!.currency,
    openingBalance: first!.openingBalance,
    closingBalance: statements.at(-1)!.closingBalance,
    lines: statements.length === 1 ? booked(first!) : statements.flatMap(booked),
  }
}

/** The name of the only account of a file that has none, beside others: by it, it can be chosen. */
export const UNNAMED = '—'

/** One entry for each account of a file, with what is booked. Accounts of one number in several currencies bear the currency in their name. */
export function wholeAccounts(statements: readonly ParsedAccount[]): readonly ParsedAccount[] {
  const accounts = grouped(statements).map((group) =>
    joined(ordered(withoutOverlaps(withoutRepeats(group)).statements)),
  )
  const count = new Map<string | null, number>()
  for (const { accountId } of accounts) count.set(accountId, (count.get(accountId) ?? 0) + 1)
  return accounts.map((account) => {
    const { accountId, currency } = account
    const isAlone = count.get(accountId) === 1
    if (isAlone && accountId === null && accounts.length > 1) return { ...account, accountId: UNNAMED }
    if (isAlone) return account
    return { ...account, accountId: `${accountId ?? ''} ${currency ?? '?'}`.trim() }
  })
}

/** Says where a statement is missing between two of an account, which ones the file holds twice, and what several of them repeat. */
export function statementProblems(statements: readonly ParsedAccount[]): ParseProblem[] {
  return grouped(statements).flatMap((group) => {
    const kept = withoutRepeats(group)
    const account = excerpt(group[0]!.accountId ?? UNNAMED)
    const repeats = group.length - kept.length
    const { statements: whole, shortened, count } = withoutOverlaps(kept)
    const gaps = gapsIn(ordered(whole))
      .filter(({ first, second }) => !shortened.has(first) && !shortened.has(second))
      .map(gapTold)
    if (count > 0) gaps.push(warning('file.overlap', { account, count }))
    return repeats > 0 ? [...gaps, warning('file.statementTwice', { account, count: repeats })] : gaps
  })
}
